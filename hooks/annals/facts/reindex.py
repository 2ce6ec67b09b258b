"""An index brought up to date: the old one and what changed in, the same as from the beginning out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from annals.facts.index import RELATIONS, Ids, Index, Pairs, owners
from annals.facts.statements import Statement, statements_of, statements_of_all
from annals.model import Archive, Article, Entry, Source, kind_of


class Changed(NamedTuple):
    """A record before and after a change; None where there was none, or is none any more."""

    before: Entry | None
    after: Entry | None

    @property
    def record(self) -> Entry | None:
        """Return the record as it is, or as it was where it is no more."""
        return self.after or self.before

    @property
    def in_place(self) -> bool:
        """Return whether the record is still the same one, at the same place in the order of its kind."""
        one, other = self
        if one is None or other is None or one.id != other.id or type(one) is not type(other):
            return False
        return bool(kind_of(one).order(one) == kind_of(other).order(other))


def reindexed(index: Index, archive: Archive, changes: Sequence[Changed]) -> Index:
    """Return the index of an archive, of which `index` is that before some changes."""
    renewed: dict[str, Any] = {}
    for model, relations in RELATIONS.items():
        touched = [change for change in changes if isinstance(change.record, model)]
        if touched:
            ranks = {id: rank for rank, id in enumerate(archive.of(model))}
            renewed |= {
                name: _regrouped(getattr(index, name), pairs, touched, ranks) for name, pairs in relations.items()
            }
    articles = [change for change in changes if isinstance(change.record, Article)]
    if articles:
        renewed["statements"] = _statements(index.statements, archive, articles)
    if any(isinstance(change.record, Source) for change in changes):
        renewed["owners"] = owners(archive.sources)
    return replace(index, **renewed)


def _statements(
    before: Mapping[str, Statement], archive: Archive, articles: Sequence[Changed]
) -> Mapping[str, Statement]:
    renewed = dict(before)
    for change in articles:
        one, other = (statements_of(each) if isinstance(each, Article) else {} for each in change)
        if not change.in_place or list(one) != list(other):
            return statements_of_all(archive)
        renewed |= other
    return renewed


def _regrouped(
    grouped: Mapping[str, Ids], pairs: Callable[[Any], Pairs], touched: Sequence[Changed], ranks: Mapping[str, int]
) -> Mapping[str, Ids]:
    """Return a mapping of the index with what changed records add to it in their places."""
    before = _by_key(pairs, (change.before for change in touched))
    fresh = _by_key(pairs, (change.after for change in touched))
    in_place = all(change.in_place for change in touched)
    keys = [key for key in {*before, *fresh} if not in_place or before.get(key) != fresh.get(key)]
    if not keys:
        return grouped
    result = dict(grouped)
    for key in keys:
        gone = set(before.get(key, ()))
        kept = [id for id in grouped.get(key, ()) if id not in gone]
        result[key] = _in_order([*kept, *fresh.get(key, ())], ranks)
    if any(key not in grouped or not result[key] for key in keys):
        return {key: ids for key in sorted(result) if (ids := result[key])}
    return result


def _by_key(pairs: Callable[[Any], Pairs], records: Iterable[Entry | None]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in records:
        for key, id in pairs(record) if record else ():
            found.setdefault(key, []).append(id)
    return found


def _in_order(ids: Iterable[str], ranks: Mapping[str, int]) -> Ids:
    """Return ids of records, claims or paragraphs, each once, in the order of the records."""
    return tuple(dict.fromkeys(sorted(ids, key=lambda id: ranks.get(id.partition("/")[0], 0))))
