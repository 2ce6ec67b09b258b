"""An index brought up to date: the old one and what changed in, the same as from the beginning out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from annals.facts.index import RELATIONS, Ids, Index, Pairs, owners, statements_of_all
from annals.model import Archive, Article, Entry, Source


class Changed(NamedTuple):
    """A record before and after a change; None where there was none, or is none any more."""

    before: Entry | None
    after: Entry | None


def reindexed(index: Index, archive: Archive, changes: Sequence[Changed]) -> Index:
    """Return the index of an archive, of which `index` is that before some changes."""
    renewed: dict[str, Any] = {}
    for model, relations in RELATIONS.items():
        touched = [change for change in changes if isinstance(change.after or change.before, model)]
        if touched:
            ranks = {id: rank for rank, id in enumerate(archive.of(model))}
            renewed |= {
                name: _regrouped(getattr(index, name), pairs, touched, ranks) for name, pairs in relations.items()
            }
    if any(isinstance(each.after or each.before, Article) for each in changes):
        renewed["statements"] = statements_of_all(archive)
    if any(isinstance(each.after or each.before, Source) for each in changes):
        renewed["owners"] = owners(archive.sources)
    return replace(index, **renewed)


def _regrouped(
    grouped: Mapping[str, Ids], pairs: Callable[[Any], Pairs], touched: Sequence[Changed], ranks: Mapping[str, int]
) -> Mapping[str, Ids]:
    """Return a mapping of the index with what changed records add to it in their places."""
    before = {pair for each in touched if each.before for pair in pairs(each.before)}
    fresh = [pair for each in touched if each.after for pair in pairs(each.after)]
    if not before and not fresh:
        return grouped
    result = dict(grouped)
    for key in {key for key, _id in (*before, *fresh)}:
        kept = (id for id in grouped.get(key, ()) if (key, id) not in before)
        merged = _in_order([*kept, *(id for other, id in fresh if other == key)], ranks)
        if merged:
            result[key] = merged
        else:
            result.pop(key, None)
    return result if result.keys() == grouped.keys() else dict(sorted(result.items()))


def _in_order(ids: Iterable[str], ranks: Mapping[str, int]) -> Ids:
    return tuple(dict.fromkeys(sorted(ids, key=lambda id: ranks.get(_record(id), 0))))


def _record(id: str) -> str:
    """Return the id of the record that a record, a claim or a paragraph belongs to."""
    return id.partition("/")[0]
