"""Words beside a figure that tell what it counts, English and Arabic."""

WORDS = {
    "killed": "killed dead died deaths lives killing kill kills قتلى قتيلا قتيل قتيلان قتيلين شهيدا شهداء قتلوا يقتلوا "
    "مصرعهم حتفهم",
    "wounded": "wounded hurt wounding injured injuring injure injures جريح جرحى جريحا جريحان جريحين مصابا مصابين "
    "أصيبوا جرحوا يصابوا",
    "casualties": "casualties",
    "abducted": "abducted kidnapped مخطوفا مختطفا خطفوا",
    "freed": "freed released",
    "displaced": "displaced homes families fled نازح نازحا نزحوا",
    "surrendered": "surrendered",
    "attackers": "bombers attackers",
    "explosions": "blasts explosions bombs انفجارات انفجارا انفجاران انفجارين تفجيرات تفجيران تفجيرين",
    "strikes": "strikes raids غارات غارة غارتان غارتين",
    "troops": "troops",
    "population": "population",
    "places": "villages settlements towns قرى قريتان قريتين بلدات بلدتان بلدتين",
}
"""Verbs and nouns of what is counted, by measure."""

PEOPLE = frozenset([
    "killed", "wounded", "killed-or-wounded", "casualties", "abducted", "freed", "displaced", "departed",
    "surrendered", "attackers", "troops", "population",
])  # fmt: skip
"""Measures of these, and of what whole phrases tell, that count people."""

UNITS = {
    "": "km kilometre kilometres kilometer kilometers كم كيلومتر كيلومترا كيلومترات كيلومتران كيلومترين",
    "days": "day days يوم يوما أيام يومان يومين",
    "weeks": "week weeks أسبوع أسبوعا أسابيع أسبوعان أسبوعين",
    "months": "month months شهر شهرا أشهر شهور شهران شهرين",
    "years": "year years عام عاما أعوام عامان عامين سنة سنوات سنتان سنتين",
}
"""Units of durations, and of distances under `""`."""

HOUSEHOLDS = frozenset([
    "family", "families", "household", "households", "home", "homes", "house", "houses", "عائله", "عائلات",
    "عوائل", "اسره", "اسر", "عائلتان", "عائلتين", "اسرتان", "اسرتين", "منزل", "منزلا", "منازل", "بيت", "بيتا", "بيوت",
])  # fmt: skip
"""Words for what people live in or as; a measure of people does not count them."""

NO_FIGURE = frozenset(
    [
        "mile", "miles", "hour", "hours", "minutes", "am", "pm", "gmt", "first", "old", "thirds", "quarters",
        "sides", "parties",
    ]
)  # fmt: skip
"""Words before which a number counts nothing that the archive holds."""
