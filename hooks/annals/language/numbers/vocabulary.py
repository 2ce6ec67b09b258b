"""The words of numbers, English and Arabic, folded as `words` folds them."""

from collections.abc import Mapping

from annals.language.words import words


def _numbered(*rows: str, by: int = 1) -> dict[str, int]:
    """Return the number of each word: its row's place, from 0, times `by`."""
    return {word: by * place for place, row in enumerate(rows) for word in words(row)}


SMALL = _numbered(
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = _numbered("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", by=10)
HUNDRED = "hundred"
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12, "score": 20}
SHORT_SCALES = {"k": 10**3, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}
"""Scales as letters behind digits; `m` is not among them, since it may stand for metres."""

ENGLISH = frozenset([*SMALL, *TENS, HUNDRED, *SCALES])
ARTICLES = frozenset(["a", "an"])
ORDINALS = _numbered(
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
LATER_ORDINALS = frozenset(
    words(
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
        "fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth billionth"
    )
)
FRACTIONS = frozenset(
    [
        "half", "halves", "quarter", "quarters", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "thirds", "fourths", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths", "hundredths",
    ]
)  # fmt: skip

ZERO_AR = "صفر"
UNITS_AR = {
    ZERO_AR: 0,
    **_numbered(
        "", "واحد واحدة", "اثنان اثنين اثنتان اثنتين", "ثلاثة ثلاث", "أربعة أربع", "خمسة خمس", "ستة ست", "سبعة سبع",
        "ثمانية ثماني ثمان ثمانيا", "تسعة تسع", "عشرة عشر",
    ),
}  # fmt: skip
JOINED_UNITS_AR = _numbered("", "أحد إحدى", "اثنا اثني اثنتا اثنتي")
"""Units that stand before `عشر`, and some before a ten; alone they are other words, such as `one of`."""

TEN_AR = frozenset(words("عشر عشرة"))
TENS_AR = _numbered(
    "", "", "عشرون عشرين", "ثلاثون ثلاثين", "أربعون أربعين", "خمسون خمسين", "ستون ستين", "سبعون سبعين", "ثمانون ثمانين",
    "تسعون تسعين", by=10,
)  # fmt: skip
HUNDRED_AR = frozenset(words("مئة مائة"))
_JOINED = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "ثماني", "تسع")
HUNDREDS_AR = {
    **_numbered("", "", "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي", by=100),
    **{word: 100 * UNITS_AR[words(unit)[0]] for unit in _JOINED for word in words(f"{unit}مئة {unit}مائة")},
}  # fmt: skip


def _scales(dozen: str, thousand: str, million: str, milliard: str) -> dict[str, int]:
    rows = ((12, dozen), (10**3, thousand), (10**6, million), (10**9, milliard))
    return {word: value for value, row in rows for word in words(row)}


SCALE_AR = _scales("دزينة", "ألف", "مليون", "مليار بليون")
SCALES_AR = _scales("دزينات", "آلاف ألوف", "ملايين", "مليارات بلايين")
TWO_SCALES_AR = _scales("دزينتان دزينتين", "ألفان ألفين", "مليونان مليونين", "ملياران مليارين")
TWO_SCALES_OF_AR = _scales("دزينتي", "ألفي", "مليوني", "ملياري")
"""Duals that have lost their last letter before the noun that they count: `two thousand soldiers`."""

SCALE_OR_TWO_AR = _scales("دزينتا", "ألفا", "مليونا", "مليارا بليونا")
"""The scale in the accusative, `thirty thousand`, or its dual before a noun, `two thousand soldiers`."""

MULTIPLIES_AR: Mapping[str, int] = {**SCALE_AR, **SCALES_AR, **SCALE_OR_TWO_AR}
"""Scales that multiply the number before them."""

PARTS_AR = {"نصف": 2, "ربع": 4}
ARABIC: Mapping[str, int] = {
    **UNITS_AR, **TENS_AR, **dict.fromkeys(HUNDRED_AR, 100), **HUNDREDS_AR, **MULTIPLIES_AR, **TWO_SCALES_AR,
    **TWO_SCALES_OF_AR,
}  # fmt: skip

ORDINALS_AR = frozenset(
    words(
        "أول أولى حادي حادية ثاني ثانية ثالث ثالثة رابع رابعة خامس خامسة سادس سادسة سابع سابعة ثامن ثامنة تاسع تاسعة "
        "عاشر عاشرة"
    )
)
_EITHER_CASE = (
    "جندي قتيل جريح شخص رجل طفل ضابط عنصر صاروخ يوم شهر أسبوع عام انفجار تفجير لغم شهيد "
    "أسير لواء فصيل حاجز مسجد هجوم كيلومتر"
)
_NAMING_CASE = "مقاتل مسلح مدني مهاجم انتحاري لاجئ مصاب مختطف مخطوف مراسل صحفي مسعف متطرف معتقل"
"""Nouns whose dual has another form in the accusative, which is that of their plural too."""

_FEMININE = (
    "امرأة طفلة غارة قذيفة ضربة عبوة سيارة شاحنة دبابة قرية بلدة مدينة سنة عائلة أسرة جثة عملية قنبلة مدرعة طائرة "
    "مروحية نقطة كتيبة منطقة هجمة جريحة فتاة سيدة"
)
DUALS_AR = frozenset(
    [
        *words(" ".join(f"{noun}ان {noun}ين" for noun in _EITHER_CASE.split())),
        *words(" ".join(f"{noun}ان" for noun in _NAMING_CASE.split())),
        *words(" ".join(f"{noun[:-1]}تان {noun[:-1]}تين" for noun in _FEMININE.split())),
    ]
)
"""Nouns of what measures count, in the dual: one of them is a figure of two."""

YEARS = range(1900, 2101)
"""Four digits that may be a year and no count."""

PARTICLES = frozenset("وفبل")
"""Arabic particles of one letter that are joined to the word behind them."""
