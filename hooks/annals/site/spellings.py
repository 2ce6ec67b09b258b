"""What the pages of places, groups and sources share: who uses which of a record's names."""

from dataclasses import dataclass

from annals.model import Named
from annals.site.context import Context

LONGEST_USE = 3
"""Articles of one publisher that a name's row links; of more it gives the number."""


Used = dict[str, dict[str, str]]
"""By each name the articles that use it, each with its publisher."""


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
    """Return the names of a record: the archive's, those articles use, those seen elsewhere.

    Names that differ only by capitals or `the` are one, shown as it is used most.
    """
    used: Used = {}
    for id in context.index.articles_naming.get(record.id, ()):
        article = context.archive.articles[id]
        for term in article.names[record.id]:
            used.setdefault(term, {})[id] = article.publisher
    alike: dict[str, list[str]] = {}
    for name in dict.fromkeys((*record.known_names, *used)):
        alike.setdefault(_folded(name), []).append(name)
    return [_spelling(names, record.name, used) for names in alike.values()]


def own_spellings(record: Named) -> list[Spelling]:
    """Return the names that a record itself has, whoever uses them."""
    return [Spelling(name, ()) for name in dict.fromkeys(record.known_names)]


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _spelling(names: list[str], own: str, used: Used) -> Spelling:
    """Return names that are one as a spelling: the record's own, or else that of most articles."""

    def often(name: str) -> tuple[bool, int, bool]:
        return name == own, len(used.get(name, ())), name[:1].islower()  # a capital may be that of a sentence

    articles = {id: publisher for name in names for id, publisher in used.get(name, {}).items()}
    by_publisher: dict[str, list[str]] = {}
    for id, publisher in articles.items():
        by_publisher.setdefault(publisher, []).append(id)
    return Spelling(max(names, key=often), tuple(_use(*use) for use in by_publisher.items()))


def _use(publisher: str, ids: list[str]) -> Use:
    return Use(publisher, tuple(ids[:LONGEST_USE]), max(0, len(ids) - LONGEST_USE))
