"""The files that cite a record, and the forms they come in."""

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

RECORD = "citation"
"""What the files of a record are called, before their endings."""


def record_files(url: str, item: Item, source: str) -> Iterator[Output]:
    """Yield the files beside the page of a record: `a/mt5c42d9/citation.ris`."""
    for form in FORMS.values():
        yield Output(f"{url}{RECORD}{form.suffix}", form.whole([form.entry(item, abstract=True)]), source)
