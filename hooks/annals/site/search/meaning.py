"""What words of a query mean beside names: dates, harm to civilians, and what the archive has under another word.

The browser takes a query apart with these; `assets/search/meaning.js` does.
"""

import json
from collections.abc import Iterator, Mapping
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

_CIVILIANS = "civilian civilians مدني مدنيون مدنيين مدنيا"
"""Words for those whose losses stand first in an archive of harm to people."""


def meanings(context: Context) -> str:
    """Return as JSON what words of a query mean.

    `months` are the numbers of months by every name, `names` their names in the language of the page; `sought` leads
    from a word to the one that statements have; `harm` is the title of the page of harm, the words that ask
    for it, and those of them that ask for all its events.
    """
    vocabulary = context.untracked.vocabulary
    found: dict[str, object] = {
        "months": {bare(name.casefold()): number for name, number in MONTHS.items()},
        "names": list(context.catalog.months),
        "sought": dict(_sought(vocabulary)),
    }
    if vocabulary.people:
        harming = [name for name, each in vocabulary.measures.items() if each.entry.harms and name in _SOUGHT]
        words = {name: [name, *_SOUGHT[name].split()] for name in harming}
        every = [*_CIVILIANS.split(), *(word for some in words.values() for word in some)]
        whole = [*_CIVILIANS.split(), *words.get("killed", ())]
        found["harm"] = {
            "title": context.phrase("harm"), "words": list(map(bare, every)), "events": list(map(bare, whole)),
        }  # fmt: skip
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _sought(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for measure, words in _SOUGHT.items():
        if measure in vocabulary.measures:
            yield from ((bare(word), measure) for word in words.split())


def dates_json(context: Context) -> str:
    """Return every day, month and year that has a page, as one line of JSON."""
    dates = sorted(date for length in ("4", "7", "10") for date in context.dates(length))
    return json.dumps(dates, separators=(",", ":")) + "\n"
