"""What the pages of places, groups and sources share: who uses which of a record's names."""

from dataclasses import dataclass

from annals.model import Named
from annals.site.context import Context

LONGEST_USE = 3
"""Articles of one publisher that a name's row links; of more it gives the number."""


@dataclass(frozen=True)
class Use:
    """A publisher's use of a name: its first articles to use it, and the number of the others."""

    publisher: str
    articles: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class Spelling:
    """One name of a record, and who uses it."""

    name: str
    uses: tuple[Use, ...]


def spellings_of(context: Context, record: Named) -> list[Spelling]:
    """Return the names of a record: the archive's, those articles use, those seen elsewhere."""
    used: dict[str, dict[str, list[str]]] = {}
    for id in context.index.articles_naming.get(record.id, ()):
        article = context.archive.articles[id]
        for term in article.names[record.id]:
            used.setdefault(term, {}).setdefault(article.publisher, []).append(id)
    known = dict.fromkeys((*record.known_names, *used))
    return [Spelling(name, tuple(_use(*use) for use in used.get(name, {}).items())) for name in known]


def _use(publisher: str, ids: list[str]) -> Use:
    return Use(publisher, tuple(ids[:LONGEST_USE]), max(0, len(ids) - LONGEST_USE))
