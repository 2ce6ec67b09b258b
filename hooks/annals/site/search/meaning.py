"""What words of a query mean beside names: dates, harm to civilians, and what the archive has under another word.

The browser takes a query apart with these; `assets/search/meaning.js` does.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType

from annals import urls
from annals.language.date_names import MONTHS
from annals.language.sorting import bare
from annals.model.vocabulary import Vocabulary
from annals.site.context import Context

DATES = f"{urls.SEARCH}dates.json"
"""Where the list stands of every day, month and year that has a page."""

_SOUGHT: Mapping[str, str] = MappingProxyType({
    "killed": "dead death deaths died fatalities killing killings victim victims قتلى قتيل قتل مقتل ضحايا ضحية شهداء",
    "wounded": "injured injuries injury hurt جرحى جريح إصابات مصابون مصابين",
    "abducted": "hostage hostages prisoner prisoners captive captives kidnapped kidnapping abductees detainees رهائن "
    "رهينة مختطفون مختطفين مخطوفون مخطوفين أسرى خطف اختطاف",
    "freed": "released release liberated محررون محررين إطلاق",
    "displaced": "refugee refugees displacement fled idps نازحون نازحين نازح لاجئون لاجئين لاجئ نزوح",
    "population": "inhabitants residents سكان",
    "strikes": "airstrike airstrikes bombing غارة غارات",
})  # fmt: skip
"""Words under which readers look for what a measure counts, by its name in the vocabulary."""

_CIVILIANS = "civilian civilians harm harmed مدني مدنيون مدنيين مدنيا أذى"
"""Words for those whose losses stand first in an archive of harm to people, and for these."""


def meanings(context: Context) -> dict[str, object]:
    """Return what words of a query mean.

    `months` are the numbers of months by every name, `names` their names in the language of the page; `sought` has the
    words by which readers look for what statements call otherwise, by the word that these have; `harm` is the title of
    the page of harm, the words for civilians, and what is counted there.
    """
    vocabulary = context.untracked.vocabulary
    found: dict[str, object] = {
        "months": {bare(name.casefold()): number for name, number in MONTHS.items()},
        "names": list(context.catalog.months),
        "sought": _sought(vocabulary),
    }
    if vocabulary.people:
        harming = [name for name, each in vocabulary.measures.items() if each.entry.harms and name in _SOUGHT]
        found["harm"] = {"title": context.phrase("harm"), "civilians": bare(_CIVILIANS), "measures": harming}
    return found


def _sought(vocabulary: Vocabulary) -> dict[str, str]:
    return {measure: bare(words) for measure, words in _SOUGHT.items() if measure in vocabulary.measures}


def dates_json(context: Context) -> str:
    """Return every day, month and year that has a page, as one line of JSON."""
    dates = sorted(date for length in ("4", "7", "10") for date in context.dates(length))
    return json.dumps(dates, separators=(",", ":")) + "\n"
