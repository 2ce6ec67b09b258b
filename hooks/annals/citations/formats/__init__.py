"""The files that cite a record, and the forms they come in."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from annals.citations.formats import bibtex, csl, ris


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
