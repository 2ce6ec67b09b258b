"""What is asked of a file that can be read, though a faulty field keeps it from being a record.

Whoever mends that field would otherwise learn of the rest only in the next run.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from annals.checks.articles import prose_is_missing
from annals.checks.common import at
from annals.checks.references import ANY, known_ids, unknown
from annals.model import Archive, kinds
from annals.model.fixed import UNRECORDED
from annals.model.unread import Unread
from annals.problems import Loc, Problem
from annals.values.ids import SLUG

EACH = "*"
"""Stands in a path for every item of a list, and for every key of a block."""

_NAMING: Mapping[str, Mapping[tuple[str, ...], str]] = MappingProxyType({
    "about": {("region",): "town"},
    "article": {
        ("publisher",): "source", ("events", EACH): "event", ("credits", EACH, "source"): "source",
        **{(kind.folder, EACH): kind.name for kind in kinds.named()},
        ("claims", EACH, "about"): ANY, ("claims", EACH, "side"): "group", ("claims", EACH, "to"): "town",
        ("claims", EACH, "jointly", EACH): "source", ("claims", EACH, "chain", EACH): "source",
    },
    "event": {
        ("places", EACH): "town", ("concerns", EACH): "town", ("after", EACH): "event",
        ("different_from", EACH): "event", ("side_a", EACH): "group", ("side_b", EACH): "group",
        ("control", "from"): "group", ("control", "to"): "group", ("part_of",): "event",
    },
    "town": {("within",): "town"},
    "group": {("parent",): "group"},
    "source": {("same_house",): "source", ("party",): "group"},
})  # fmt: skip
"""The fields of each kind of record that name others, and what kind these must be of; `references` asks the same."""


def problems_of_unread(archive: Archive) -> Iterator[Problem]:
    """Yield the ids that name no record, and the missing prose, in files that are no record for another fault."""
    found = [(unread, *each) for unread in archive.unread for each in named_in(unread, archive.vocabulary.sides)]
    yield from unknown(archive, found, known_ids(archive))
    for unread in archive.unread:
        if unread.kind in (kinds.ARTICLE.name, kinds.EVENT.name):
            yield from (at(archive, unread, *fault) for fault in prose_is_missing(unread.body))


def named_in(unread: Unread, sides: Collection[str]) -> Iterator[tuple[Loc, str, str]]:
    """Yield where each id stands, the id, and the kind of record it must name; what is no id has its own problem.

    `sides` are words that stand where the id of a group may stand.
    """
    for path, kind in _NAMING.get(unread.kind, {}).items():
        for loc, id in _at(unread.fields, path, ()):
            if SLUG.fullmatch(id) and not (kind == "group" and (id in sides or id == UNRECORDED)):
                yield loc, id, kind


def _at(value: Any, path: tuple[str, ...], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield the texts to which a path leads from a value, and where they stand; other shapes lead nowhere."""
    if not path:
        if isinstance(value, str):
            yield loc, value
    elif path[0] != EACH:
        if isinstance(value, dict) and path[0] in value:
            yield from _at(value[path[0]], path[1:], (*loc, path[0]))
    elif isinstance(value, list):
        for i, each in enumerate(value):
            yield from _at(each, path[1:], (*loc, i))
    elif isinstance(value, dict):
        yield from (((*loc, key), key) for key in value)
