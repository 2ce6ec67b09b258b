"""Items as BibTeX, with the fields of BibLaTeX beside the old ones, in UTF-8.

BibTeX has no newspapers: an article of the press is an `@article` of the subtype `newspaper`, which pandoc and
biblatex-chicago know. Zotero takes it for one of a journal.
"""

from collections.abc import Iterable, Iterator

from annals.citations import dates
from annals.citations.formats.format import Format
from annals.citations.item import Item
from annals.language.catalog import message
from annals.values.edtf import Precision, Shape

_TYPES = {"article-newspaper": "article", "webpage": "online"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = {"ar": "arabic", "de": "german", "en": "english", "fr": "french", "ru": "russian", "tr": "turkish"}
_ESCAPES = str.maketrans(
    {mark: f"\\{mark}" for mark in "&%#_$"}
    | {"\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
    | {"~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def entry(item: Item, *, abstract: bool = False) -> str:
    """Return one item, its key being the record's id."""
    lines = [f"  {field} = {value},\n" for field, value in _fields(item, abstract) if value not in ("", "{}")]
    return f"@{_TYPES[item.csl['type']]}{{{item.csl['id']},\n{''.join(lines)}}}\n"


def whole(entries: Iterable[str]) -> str:
    """Return a file of entries, an empty line between two."""
    return "\n".join(entries)


def text(words: str) -> str:
    """Return text in braces, with what TeX would read as a command escaped, and balanced for that."""
    return f"{{{' '.join(words.split()).translate(_ESCAPES)}}}"


def _fields(item: Item, abstract: bool) -> Iterator[tuple[str, str]]:
    csl = item.csl
    yield "title", f"{{{text(item.title)}}}"  # twice in braces: no style changes its capitals
    yield "titleaddon", text(f"[{item.translated}]" if item.translated else "")
    yield "author", f"{{{' and '.join(_name(person) for person in csl.get('author', ()))}}}"
    if csl["type"] == "webpage":
        yield "organization", text(csl["container-title"])
        yield "version", text(csl.get("version", ""))
    else:
        # the first is BibLaTeX's name for it, the second BibTeX's
        yield from (("journaltitle", text(csl["container-title"])), ("journal", text(csl["container-title"])))
        yield "entrysubtype", "{newspaper}"
    yield from _dates(item)
    if page := csl.get("page"):
        yield "pages", text(page)
    if issue := csl.get("issue"):
        yield "number", text(issue)
    yield "langid", f"{{{_LANGUAGES.get(csl['language'].partition('-')[0], '')}}}"
    yield "language", f"{{{csl['language']}}}"
    yield "url", f"{{{csl['URL'].translate(_IN_ADDRESSES)}}}"
    yield "note", text(item.note)
    if abstract and item.abstract:
        yield "abstract", text(item.abstract)


def _name(person: dict[str, str]) -> str:
    if literal := person.get("literal"):
        return text(literal)
    parts = (text(person[part])[1:-1] for part in ("family", "suffix", "given") if part in person)
    return ", ".join(parts) if "given" in person else f"{{{', '.join(parts)}}}"


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the date, in EDTF, and the year and month beside it for BibTeX, which knows nothing else."""
    if item.when is None:
        return
    if item.when.shape in (Shape.POINT, Shape.INTERVAL) and item.when.precision is not Precision.UNKNOWN:
        yield "date", f"{{{item.when.text}}}"
    yield "year", f"{{{dates.year(item.when)}}}"
    if dates.exact(item.when) and item.when.points[0].month:
        yield "month", _MONTHS[int(item.when.points[0].month) - 1]


FORMAT = Format(
    "bibtex",
    "BibTeX",
    ".bib",
    "application/x-bibtex",
    entry,
    whole,
    beside=(),
    printed=("article",),
    caveat=message("BibTeX has no type for newspaper articles"),
)
