"""The files that cite: a record's own, and one of each form for a list of articles."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from annals.citations.item import Item
from annals.exports import bibtex, csl, ris
from annals.output import Output


class Form(NamedTuple):
    """A form of file: its name for readers, how its files end, and what writes an entry and a whole file."""

    name: str
    suffix: str
    entry: Callable[..., str]
    whole: Callable[[Iterable[str]], str]


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "ris": Form("RIS", ris.SUFFIX, ris.entry, ris.whole),
        "csl": Form("CSL-JSON", csl.SUFFIX, csl.entry, csl.whole),
        "bibtex": Form("BibTeX", bibtex.SUFFIX, bibtex.entry, bibtex.whole),
    }
)
"""The forms by the words of the command line, the one that says most first."""

RECORD, LIST = "citation", "articles"
"""What the files of a record and of a list of articles are called, before their endings."""


def record_files(url: str, item: Item, source: str) -> Iterator[Output]:
    """Yield the files beside the page of a record: `a/mt5c42d9/citation.ris`."""
    for form in FORMS.values():
        yield Output(f"{url}{RECORD}{form.suffix}", form.whole([form.entry(item, abstract=True)]), source)


def list_files(url: str, entries: Mapping[str, Mapping[str, str]], ids: Iterable[str]) -> Iterator[Output]:
    """Yield the files of a list of articles: `towns/al-qaryatayn/articles.ris`.

    `entries` holds the text of every article's entry by the form and the article's id.
    """
    ids = tuple(ids)
    for key, form in FORMS.items():
        yield Output(f"{url}{LIST}{form.suffix}", form.whole(entries[key][id] for id in ids))
