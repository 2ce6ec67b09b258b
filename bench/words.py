"""The words of generated archives: invented parties and sources, and phrases that claims and prose are made of."""

GROUPS = (
    ("government-forces", "Government forces", "القوات الحكومية", ("government troops", "the army"), "state-forces"),
    ("northern-front", "Northern Front", "جبهة الشمال", ("NF", "the Front"), "rebel-group"),
    ("desert-brigades", "Desert Brigades", "ألوية البادية", ("Badiya Brigades", "brigade fighters"), "rebel-group"),
    ("river-army", "River Army", "جيش النهر", ("RA", "Army of the River"), "rebel-group"),
    ("eastern-league", "Eastern League", "رابطة الشرق", ("EL", "league fighters"), "rebel-group"),
    ("hill-guards", "Hill Guards", "حرس التلال", ("Guards of the Hills",), "identity-militia"),
    ("town-committees", "Place Committees", "لجان البلدات", ("local committees",), "political-militia"),
    ("southern-union", "Southern Union", "اتحاد الجنوب", ("SU", "union forces"), "rebel-group"),
    ("allied-air-force", "Allied air force", "طيران الحلفاء", ("allied jets", "allied aircraft"), "external-forces"),
    ("outer-coalition", "Outer Coalition", "التحالف الخارجي", ("the coalition",), "external-forces"),
    ("border-legion", "Border Legion", "فيلق الحدود", ("legion fighters",), "external-forces"),
    ("unnamed-fighters", "Fighters, unnamed", "", ("gunmen", "armed men"), "rebel-group"),
)
"""Groups: id, name, Arabic name, other words for it, kind. The first holds every place at the start."""

AIR = ("allied-air-force", "outer-coalition", "government-forces")
"""Groups that bomb from the air."""

SOURCES = (
    ("rights-monitor", "Provincial Rights Monitor", "monitor", ("PRM", "the Monitor"), ""),
    ("toll-desk", "Toll Desk", "monitor", ("TD",), ""),
    ("state-agency", "State News Agency", "state-media", ("state media",), "government-forces"),
    ("state-television", "State Television", "state-media", ("state TV",), "government-forces"),
    ("meridian-wire", "Meridian Press Agency", "wire", ("MPA",), ""),
    ("continental-wire", "Continental Wire", "wire", ("CW",), ""),
    ("front-statement", "Northern Front statement", "belligerent", (), "northern-front"),
    ("brigades-statement", "Desert Brigades statement", "belligerent", (), "desert-brigades"),
    ("river-statement", "River Army statement", "belligerent", (), "river-army"),
    ("league-statement", "Eastern League statement", "belligerent", (), "eastern-league"),
    ("coalition-statement", "Outer Coalition statement", "belligerent", (), "outer-coalition"),
    ("military-source", "Military source", "belligerent", ("a military source",), "government-forces"),
    ("activists", "Activists, unnamed", "activist", ("local activists",), ""),
    ("media-centre", "Provincial Media Centre", "activist", ("the media centre",), ""),
    ("field-doctors", "Field Doctors", "activist", ("doctors in the town",), ""),
    ("residents", "Residents, unnamed", "activist", ("a resident",), ""),
    ("province-office", "Provincial Office", "official", ("the governor",), "government-forces"),
    ("relief-mission", "Relief Mission", "official", ("the mission",), ""),
    ("morning-herald", "Morning Herald", "publisher", (), ""),
    ("levant-courier", "Levant Courier", "publisher", (), ""),
    ("daily-ledger", "Daily Ledger", "publisher", (), ""),
    ("harbour-times", "Harbour Times", "publisher", (), ""),
    ("al-barid", "Al-Barid", "publisher", (), ""),
    ("city-gazette", "City Gazette", "publisher", (), ""),
    ("world-radio", "World Radio", "broadcaster", (), ""),
    ("evening-post", "Evening Post", "publisher", (), ""),
    ("open-view", "Open View", "publisher", (), ""),
    ("crossroads", "Crossroads Review", "publisher", (), ""),
    ("al-barid-english", "Al-Barid English", "publisher", (), ""),
    ("southern-star", "Southern Star", "publisher", (), ""),
)
"""Sources: id, name, kind, other words for it, the group on whose side it stands. Publishers come last."""

SAME_HOUSE = {"state-television": "state-agency", "al-barid-english": "al-barid"}
ORIGINS = {
    "rights-monitor": 45, "state-agency": 16, "military-source": 7, "activists": 8, "front-statement": 3,
    "toll-desk": 4, "state-television": 3, "media-centre": 3, "brigades-statement": 2, "river-statement": 2,
    "league-statement": 2, "coalition-statement": 2, "field-doctors": 1, "residents": 1, "province-office": 1,
    "relief-mission": 1,
}  # fmt: skip
"""How often a statement goes back to each origin: one monitor leads, as it does in the press."""

RELAYS = ("activists", "field-doctors", "residents")
"""Those whom an origin may have it from."""

WIRES = ("meridian-wire", "continental-wire")
PUBLISHER_KINDS = ("publisher", "broadcaster")

VALUES = {
    "control": ("taken after heavy fighting", "held since the morning", "taken without a fight", "retaken in a raid"),
    "occurrence": ("under way when the article appeared", "ended by nightfall", "broke out at dawn", "still going on"),
    "place": ("at the northern entrance", "around the grain silos", "on the main road", "in the eastern quarter",
              "at a checkpoint outside the town", "near the bus station"),
    "label": ("a militant group", "an armed opposition group", "a local force", "a banned organisation",
              "a group close to the tribes", "fighters with foreign backing"),
    "target": ("a depot on the edge of the town", "a market street", "positions of the other side", "a bridge",
               "houses beside the mosque"),
    "responsibility": ("blamed by residents", "claimed in a statement", "denied the day after", "laid on both sides"),
    "presence": ("only the hills to the east", "a few villages along the road", "the outskirts", "the old quarter"),
    "character": ("on a road between two provinces", "known for its orchards", "home to a weekly market",
                  "a junction of three roads", "beside a dry river bed", "a stop for lorries from the border"),
    "forecast": ("a further advance within days", "talks before the end of the month", "a new offensive"),
}  # fmt: skip
"""What claims in words say, by what they state."""

SUBSETS = ("", "", "", "", "children", "conscripts")
"""Who exactly is counted; mostly the whole side."""

NOTES = (
    "The article gives the figure twice, once in the caption.",
    "The sentence is not attributed; it follows the one before.",
    "The day is that of the statement, as far as the text tells.",
)
RELATION_NOTE = {
    "repeats": "The same statement from the same origin.",
    "updates": "It reads as the later tally.",
    "narrows": "The same thing, told more exactly.",
    "contradicts": "Both cannot be true of one day.",
    "mutates": "The wording changed on the way.",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ABSTRACT = (
    "A report on the events at {place}, told mostly in the words of {origin}.",
    "{origin} is the only voice for the losses, and {publisher} adds none of its own.",
    "The article names {side} first and gives the other side a single sentence near the end.",
    "It sets the day against what had happened at {other} some weeks before, without saying who had counted then.",
    "The town, which some outlets print {spelling} ({arabic}), had been mentioned only in passing until that week.",
    "Two figures stand in the text and they do not agree; the caption repeats the lower of the two.",
    "Nothing is said of how {rival} answered, and no reporter seems to have been on the ground.",
    "The last paragraphs return to the road between {place} and {other} and to the people who left along it.",
    "Where the text speaks of the province as a whole it names no origin at all.",
    "It closes with a sentence on talks elsewhere, which does not belong to the story.",
    "Most of the background stands word for word in an earlier text of an agency.",
    "The statement of {rival} is quoted through {origin}, so that the two cannot be told apart.",
    "{publisher} dates the beginning to a single night; the paragraph below speaks of several days.",
)
EVENT_PROSE = (
    "{side} fought for {place} over several days, house by house in the end.",
    "People died on both sides, and how many is disputed to this day.",
    "It began from {other}, a few hours away.",
    "How it ended is not known.",
    "The day is not certain, and the widest span stands here.",
    "It is counted as one event, though the fighting paused once.",
)
PLACE_PROSE = (
    "A place in the province, named in articles on the fighting there.",
    "The road to {other} leads past it.",
    "Spellings differ from outlet to outlet, and {arabic} is the form in Arabic.",
    "Its position is given to the nearest minute.",
)
FILLER = (
    "road", "valley", "morning", "paper", "market", "engine", "letter", "harbour", "winter", "number", "office",
    "garden", "station", "window", "corner", "answer", "journey", "country", "machine", "question", "little", "early",
    "plain", "open", "second", "quiet", "long", "narrow", "common", "over", "between", "under", "after", "before",
    "with", "from", "near", "along", "the", "the", "the", "a", "of", "and", "to", "in",
)  # fmt: skip
"""Words of the plain prose that stands beside our pages in the measurement."""
