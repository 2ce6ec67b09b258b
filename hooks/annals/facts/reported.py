"""What an article reports, put together by what it is about: the main event first, the background last."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annals.facts.index import Index
from annals.facts.statements import Statement

_HEAD = 3
"""Paragraphs by which all are taken to be later, so that headline, standfirst and caption do not outweigh the rest."""


@dataclass(frozen=True)
class Part:
    """Statements about one record, in the order of the article that makes them."""

    about: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Reported:
    """The statements of an article: its `main` part, None where it has no statements, and the others.

    `events` are other events with several statements each, `brief` those with one, `background` the places,
    groups, sources and subjects, in the order in which the article comes to them.
    """

    main: Part | None
    events: tuple[Part, ...]
    brief: tuple[Part, ...]
    background: tuple[Part, ...]


def reported(index: Index, statements: Iterable[Statement], happened: Callable[[str], bool] | None = None) -> Reported:
    """Return the statements of an article by what they are about; the main part is an event wherever there is one.

    News tells the most important first, so a statement weighs much less in a later paragraph; the event whose
    statements weigh most is the main one. `happened` tells what is an event where that is not what is one now.
    """
    parts = parts_of(statements)
    events = [part for part in parts if (happened(part.about) if happened else is_event(index, part.about))]
    main = max(events or parts, key=_weight, default=None)
    others = [part for part in events if part is not main]
    return Reported(
        main=main,
        events=tuple(part for part in others if len(part.statements) > 1),
        brief=tuple(part for part in others if len(part.statements) == 1),
        background=tuple(part for part in parts if part is not main and part not in events),
    )


def parts_of(statements: Iterable[Statement]) -> list[Part]:
    """Return statements by what they are about, in the order in which each is met first."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.claim.about, []).append(statement)
    return [Part(about, tuple(each)) for about, each in found.items()]


def is_event(index: Index, id: str) -> bool:
    """Return whether a record is an event, and no subject that articles speak of."""
    return id in index.clarity and not index.is_subject(id)


def _weight(part: Part) -> float:
    return sum((statement.claim.paragraph + _HEAD) ** -2 for statement in part.statements)
