"""The ids of the register in small lists, for the page for what is not there: it fetches those in which an id may be.

There is a list for each kind. Ids of articles look random and cannot be packed, so of many there is a list for each
first character and one for each last: whoever mistypes one character leaves one of these as it was.
`assets/ids.js` reads them.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from annals import urls
from annals.model import kinds
from annals.model.version import Registered
from annals.site.context import Context
from annals.site.target import Made, Maker, Target

FOLDER = f"{urls.SEARCH}ids/"
WHOLE = 1_000
"""Ids of articles that are one list, at most; each takes some six bytes where it is packed."""

IN_PARTS = "parts\n"
"""The list of articles where it is in parts."""

_ARTICLE = "article"


def _plan(context: Context) -> Iterator[Target]:
    yield Target("ids", "all", tuple(_lists(context)))


def _make(context: Context, _key: str) -> Iterator[Made]:
    for path, lines in _lists(context).items():
        yield Made(path, partial(_written, lines))


IDS = Maker("ids", "ids in lists", _plan, _make)


def _lists(context: Context) -> Mapping[str, list[Registered] | None]:
    """Return the lines of each list by its path; None of the list of articles where that is in parts."""
    found: dict[str, list[Registered] | None] = {}
    for kind in kinds.KINDS:
        lines = [line for line in context.archive.register if line.kind == kind.name]
        is_long = kind.name == _ARTICLE and len(lines) > WHOLE
        found[f"{FOLDER}{kind.name}.csv"] = None if is_long else lines
        found |= _parts(lines) if is_long else {}
    return found


def _parts(lines: Iterable[Registered]) -> dict[str, list[Registered]]:
    found: dict[str, list[Registered]] = {}
    for line in lines:
        for place, character in (("first", line.id[0]), ("last", line.id[-1])):
            found.setdefault(f"{FOLDER}{_ARTICLE}-{place}-{character}.csv", []).append(line)
    return dict(sorted(found.items()))


def _written(lines: list[Registered] | None) -> bytes:
    """Return a list as text: an id a line, and `withdrawn` behind those whose record is gone."""
    if lines is None:
        return IN_PARTS.encode()
    rows = (line.id if line.status == "published" else f"{line.id},{line.status}" for line in lines)
    return "".join(f"{row}\n" for row in ("id,status", *rows)).encode()
