"""What the pages of towns, groups and sources share: who uses which of a record's names."""

from dataclasses import dataclass

from annals.model import Named
from annals.pages.desk import Desk


@dataclass(frozen=True)
class Spelling:
    """One name of a record, and the articles that use it."""

    name: str
    articles: tuple[str, ...]


def spellings_of(desk: Desk, record: Named) -> list[Spelling]:
    """Return the names of a record: the archive's, those articles use, those seen elsewhere."""
    used: dict[str, list[str]] = {}
    for id in desk.index.articles_naming.get(record.id, ()):
        for term in desk.archive.articles[id].names[record.id]:
            used.setdefault(term, []).append(id)
    known = dict.fromkeys((*record.known_names, *used))
    return [Spelling(name, tuple(used.get(name, ()))) for name in known]
