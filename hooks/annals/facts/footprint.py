"""What each record adds to an archive's cells, so that two states of an archive can be compared.

A footprint holds, for each cell that a record has a part in, a sum of that part. A cell has changed
where the sums of two states differ: then some page may have to be made again, and no other.
"""

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import Any, TypeAlias

from annals import urls
from annals.facts.index import RELATIONS
from annals.facts.statements import report_of
from annals.facts.tracking import ALL, Cell
from annals.facts.view import HISTORY, LABEL, NAMED, RECORD
from annals.model import Article, Entry, Named, Source, kind_of
from annals.model.version import Version

Footprint: TypeAlias = Mapping[Cell, bytes]
"""The sum of a record's part in each cell."""

STATEMENTS = "statements"
CLAIMS = "claims"


def sum_of(value: Any) -> bytes:
    """Return a sum of a value that prints the same in every process: texts, numbers, records, tuples of them."""
    return blake2b(repr(value).encode(), digest_size=8).digest()


def footprint(entry: Entry, order: tuple[Any, ...]) -> dict[Cell, bytes]:
    """Return what a record adds to the cells of an archive; `order` is its place among the records of its kind."""
    name = entry.name if isinstance(entry, Named) else entry.title
    statements = _statements(entry) if isinstance(entry, Article) else {}
    record = sum_of((_beside_claims(entry), list(statements.items())))  # in the order in which the record has them
    found: dict[Cell, bytes] = {
        (RECORD, entry.id): record,
        (LABEL, entry.id): sum_of((name, *_translated(entry), urls.of_record(entry))),
        (kind_of(entry).name, ALL): record,
        **statements,
    }
    if isinstance(entry, Source):
        found |= {(NAMED, name.casefold()): record for name in entry.known_names}
    for relation, pairs in RELATIONS.get(type(entry), {}).items():
        found |= _relation(relation, pairs, entry, order)
    return found


def _beside_claims(entry: Entry) -> list[Any]:
    """Return the values of a record but for its claims, which are the most of it and have sums of their own."""
    return [getattr(entry, name) for name in entry.__pydantic_fields__ if name != CLAIMS]


def _translated(entry: Entry) -> tuple[str | None, ...]:
    """Return what a record is called in other languages, as `Archive.name` has it."""
    return tuple(getattr(entry, field) for field in ("name_ar", "title_ar") if hasattr(entry, field))


def _statements(article: Article) -> dict[Cell, bytes]:
    """Return the statements of an article: each is its claim, and the article as its statements know it."""
    around = sum_of(report_of(article))
    found = {(STATEMENTS, f"{article.id}/{claim.id}"): sum_of((around, claim)) for claim in article.claims}
    return {**found, (STATEMENTS, ALL): sum_of(list(found.items()))} if found else {}


def _relation(
    name: str, pairs: Callable[[Any], Iterable[tuple[str, str]]], entry: Entry, order: tuple[Any, ...]
) -> dict[Cell, bytes]:
    grouped: dict[str, list[str]] = {}
    for key, id in pairs(entry):
        grouped.setdefault(key, []).append(id)
    found = {(name, key): sum_of((order, ids)) for key, ids in grouped.items()}
    return {**found, (name, ALL): sum_of(sorted(found.items()))} if found else {}


def of_history(id: str, versions: Iterable[Version]) -> dict[Cell, bytes]:
    """Return what a record's history adds to the cells of an archive."""
    found = sum_of([(v.number, v.sha256, v.day.isoformat(), v.summary, v.withdrawal, v.erased) for v in versions])
    return {(HISTORY, id): found, (HISTORY, ALL): found}


def difference(before: Footprint, since: Footprint) -> set[Cell]:
    """Return the cells in which two footprints of a record differ."""
    return {cell for cell in {*before, *since} if before.get(cell) != since.get(cell)}
