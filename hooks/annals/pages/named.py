"""What the pages of towns, groups and sources share: who uses which of a record's names."""

from collections.abc import Iterator
from dataclasses import dataclass

from annals.model import Named
from annals.pages.desk import Desk


@dataclass(frozen=True)
class Spelling:
    """One name of a record, the articles that use it, and a word where none does."""

    name: str
    articles: tuple[str, ...]
    note: str = ""


def spellings_of(desk: Desk, record: Named) -> list[Spelling]:
    """Return the names of a record: the archive's, those articles use, those seen elsewhere."""
    used: dict[str, list[str]] = {}
    for id in desk.index.articles_naming.get(record.id, ()):
        for term in desk.archive.articles[id].names[record.id]:
            used.setdefault(term, []).append(id)
    known = dict.fromkeys((*record.known_names, *used))
    return [Spelling(name, tuple(used.get(name, ())), note) for name, note in _noted(record, known)]


def _noted(record: Named, names: dict[str, None]) -> Iterator[tuple[str, str]]:
    for name in names:
        if name == record.name:
            yield name, "the archive's own spelling; in no article so far"
        elif name == record.name_ar:
            yield name, "the Arabic name"
        else:
            yield name, "seen elsewhere; in no article so far"
