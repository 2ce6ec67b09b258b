"""What rules share: their shapes, by what each looks at, and a problem that points at a record's field."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol, TypeAlias

from annals.checks.known import Known
from annals.facts.facts import Facts
from annals.model import About, Archive, Article, Claim, Entry, Event, Named
from annals.problems import Fault, Loc, Problem, Severity
from annals.records.validate import field_name
from annals.values.edtf import Edtf

Faults: TypeAlias = Iterator[Fault]
Rule: TypeAlias = Callable[..., Iterator[Any]]
"""A rule of whatever shape; its docstring is what it asks."""


@dataclass(frozen=True)
class Rules:
    """Rules by what they look at: one record, one record beside what is known by name, or the whole archive.

    What a rule `of_claims` points at lies in the claim; of all others, in the record.
    """

    of_records: tuple[Callable[[About | Entry], Faults], ...] = ()
    of_entries: tuple[Callable[[Entry], Faults], ...] = ()
    of_articles: tuple[Callable[[Article], Faults], ...] = ()
    of_claims: tuple[Callable[[Article, Claim], Faults], ...] = ()
    of_events: tuple[Callable[[Event], Faults], ...] = ()
    of_named: tuple[Callable[[Named], Faults], ...] = ()
    of_articles_and_names: tuple[Callable[[Article, Known], Faults], ...] = ()
    of_events_and_names: tuple[Callable[[Event, Known], Faults], ...] = ()
    between: tuple[Callable[[Archive, Facts], Iterator[Problem]], ...] = ()

    def __iter__(self) -> Iterator[Rule]:
        """Yield each rule once, in the order in which pages/fields.md lists them."""
        return iter(dict.fromkeys(rule for each in fields(self) for rule in getattr(self, each.name)))

    def only(self, name: str) -> "Rules":
        """Return the one rule of a name."""
        kept = ((rule for rule in getattr(self, each.name) if rule.__name__ == name) for each in fields(self))
        return Rules(*map(tuple, kept))


def joined(parts: Iterable[Rules]) -> Rules:
    """Return the rules of several modules as one."""
    listed = list(parts)
    return Rules(*(tuple(rule for part in listed for rule in getattr(part, each.name)) for each in fields(Rules)))


class Located(Protocol):
    """Anything that was read from a file."""

    @property
    def path(self) -> str:
        """Return the file, relative to the project."""
        ...


def one_of(when: Edtf) -> str:
    """Return an interval as one of several days: `[2015-08-06..2015-08-07]`, `[..2015-08-07]`."""
    first, _slash, last = when.text.partition("/")
    return f"[{'' if first == '..' else first}..{'' if last == '..' else last}]"


def at(
    archive: Archive, record: Located, loc: Loc, message: str, hint: str = "", severity: Severity = Severity.ERROR
) -> Problem:
    """Return a problem that points at a field of a record."""
    return Problem(record.path, archive.line(record.path, loc), field_name(loc), message, hint, severity)


def repeated(listed: Sequence[Hashable]) -> Iterator[int]:
    """Yield the position of each item that stands earlier in a list too."""
    seen: set[Hashable] = set()
    for position, each in enumerate(listed):
        if each in seen:
            yield position
        seen.add(each)


def reached(start: str, step: Callable[[str], Iterable[str]]) -> set[str]:
    """Return every id to which steps lead from an id, by one or several."""
    found: set[str] = set()
    asked = [start]
    while asked:
        fresh = [each for each in step(asked.pop()) if each not in found]
        found.update(fresh)
        asked += fresh
    return found


def withdraw_hint(id: str) -> str:
    """Return the command that takes out a registered record of which no article tells any more."""
    return f"run 'annals withdraw {id} --reason unreported'"


def removal_hint(archive: Archive, id: str) -> str:
    """Return how a record is taken out: one whose id was given out leaves a page, any other just goes."""
    return withdraw_hint(id) if id in archive.registered_on else "remove the file"
