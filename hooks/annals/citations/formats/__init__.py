"""The formats in which records are cited, each described by its own module.

To add one, write a module that ends in a `FORMAT`, and name it in `FORMATS`. Whoever asks for the formats asks this
module, when it needs them.
"""

from annals.citations.formats import bibtex, csl, ris
from annals.citations.formats.format import Format
from annals.language.catalog import ENGLISH, Catalog

FORMATS: tuple[Format, ...] = (ris.FORMAT, csl.FORMAT, bibtex.FORMAT)
"""Every format, the one that says most first."""


def named(name: str) -> Format:
    """Return the format of a name; raise KeyError where there is none."""
    for format in FORMATS:
        if format.name == name:
            return format
    raise KeyError(name)


def beside(kind: str) -> tuple[Format, ...]:
    """Return the formats of the files beside the page of a kind of record."""
    return tuple(format for format in FORMATS if kind in format.beside)


def printed(kind: str) -> tuple[Format, ...]:
    """Return the formats in which the page of a kind of record prints it."""
    return tuple(format for format in FORMATS if kind in format.printed)


def advice(formats: tuple[Format, ...], catalog: Catalog = ENGLISH) -> str:
    """Return what a reader should know before choosing one of them; `""` where they do not differ.

    `RIS is the most complete; BibTeX has no type for newspaper articles.`
    """
    full = [format.title for format in formats if not format.caveat]
    lacking = [catalog.say(format.caveat) for format in formats if format.caveat]
    if not lacking:
        return ""
    named = catalog.listed(full)
    most = [catalog.say("%(format)s is the most complete", format=named)] if len(full) == 1 else []
    most += [catalog.say("%(formats)s are the most complete", formats=named)] if len(full) > 1 else []
    return catalog.say("%(text)s.", text=catalog.say("; ").join([*most, *lacking]))
