"""What no article tells of any more once some records are gone."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from annals.checks.articles import records_are_named_by_articles
from annals.checks.events import events_are_reported
from annals.checks.references import known_ids, references_of
from annals.facts.facts import Facts
from annals.facts.index import build_index
from annals.model import Archive


def left_over(archive: Archive, gone: Collection[str]) -> list[str]:
    """Return the ids of records that are only there for those that go, and for one another.

    What nothing told of before is not among them, nor is what a record names that stays. An archive with files that
    cannot be read gives none.
    """
    before, found = set(_untold(archive)), list[str]()
    while more := [id for id in _untold(_without(archive, {*gone, *found})) if id not in before]:
        found += more
    naming = _naming(archive)
    while kept := [id for id in found if naming.get(id, set()) - {*gone, *found}]:
        found = [id for id in found if id not in kept]
    return found


def _naming(archive: Archive) -> dict[str, set[str]]:
    """Return the ids of the records that name each record; of the archive's own file the id is `""`."""
    nothing = {kind: frozenset[str]() for kind in known_ids(archive)}
    found: dict[str, set[str]] = {}
    ids = {entry.path: entry.id for _kind, entry in archive.entries()}
    for record, _loc, id, _kind in references_of(archive, nothing):
        found.setdefault(id, set()).add(ids.get(record.path, ""))
    return found


def _without(archive: Archive, gone: Collection[str]) -> Archive:
    records = {
        kind: {id: entry for id, entry in entries.items() if id not in gone}
        for kind, entries in archive.records.items()
    }
    return replace(archive, records=records)


def _untold(archive: Archive) -> Iterator[str]:
    facts = Facts(archive, build_index(archive))
    paths = {entry.path: entry.id for _kind, entry in archive.entries()}
    for rule in (events_are_reported, records_are_named_by_articles):
        yield from (paths[problem.path] for problem in rule(archive, facts))
