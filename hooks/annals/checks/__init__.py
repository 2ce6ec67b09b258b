"""The rules. Each is a generator whose docstring is the rule, and knows of no other.

A rule of one record looks at that record alone and yields its faults; some also ask what the archive
knows by name. The others look at the whole archive and yield problems. A reference to a record whose
own file gave none is passed over: that file has its own problem. Of such a file only the ids that it names
and its text are looked at (`annals.checks.unread`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from annals.checks import articles, authors, claims, events, names, persons, places, prose, references, register
from annals.checks.answers import Answers, Found
from annals.checks.common import Rule, Rules, at, joined
from annals.checks.known import Known, known_of
from annals.checks.unread import problems_of_unread
from annals.facts.facts import Facts
from annals.model import About, Archive, Article, Entry, Event, Named
from annals.problems import Fault, Loc, Problem
from annals.processes import in_processes
from annals.records.read import Lines

_MODULES = (references, articles, authors, claims, events, names, places, prose, persons, register)
RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)
"""Every rule, in the order in which pages/fields.md lists them."""

EVERY = joined(module.RULES for module in _MODULES)
"""Every rule, by what it looks at."""


FEW = 400
"""Records that are checked faster here than by processes yet to be started."""


class _Share(NamedTuple):
    """What is asked of some records and of the archive, by one process."""

    alone: Sequence[About | Entry]
    beside: Sequence[About | Entry]
    between: Sequence[Callable[[Archive, Facts], Iterator[Problem]]]


class _Answer(NamedTuple):
    """What one process found, and where that stands."""

    alone: Found
    beside: Found
    between: list[list[Problem]]
    lines: Mapping[str, Mapping[Loc, int]]


def check(facts: Facts, rules: Rules = EVERY, jobs: int = 1) -> list[Problem]:
    """Return every problem that the rules find, in an order of their own; `jobs` processes share the work."""
    return check_again(facts, Answers(), rules, jobs)[0]


def check_again(
    facts: Facts, before: Answers, rules: Rules = EVERY, jobs: int = 1, lines: Lines | None = None
) -> tuple[list[Problem], Answers]:
    """Return what `check` does, and the answers, of which those that are in `before` are not looked for again.

    `lines` tells the archive where fields stand, and learns what other processes find out. The answers lack the sums.
    """
    archive = facts.archive
    records = [archive.about, *(entry for _kind, entry in archive.entries())]
    known = known_of(archive, facts.spellings)
    jobs = jobs if len(records) > FEW else 1
    alone = [record for record in records if record.path not in before.sums]
    beside = alone if known.digest == before.digest else records
    shares = [_Share(alone[n::jobs], beside[n::jobs], rules.between[n::jobs]) for n in range(jobs)]
    found = in_processes([partial(_answer, facts, known, rules, lines, share) for share in shares])
    after = Answers(
        known.digest,
        alone=_joined(before.alone, *(each.alone for each in found)),
        beside=_joined(before.beside if beside is alone else {}, *(each.beside for each in found)),
        lines=lines.learn(each.lines for each in found) if lines else {},
    )
    told = [
        at(archive, record, *fault)
        for record in records
        for fault in (*after.alone.get(record.path, ()), *after.beside.get(record.path, ()))
    ]
    between = (found[place % jobs].between[place // jobs] for place in range(len(rules.between)))
    return [*told, *chain.from_iterable(between), *problems_of_unread(archive)], after


def _joined(*parts: Found) -> Found:
    return {path: faults for part in parts for path, faults in part.items()}


def _answer(facts: Facts, known: Known, rules: Rules, lines: Lines | None, share: _Share) -> _Answer:
    """Return what one process finds, and where it stands, if anybody is to learn that."""
    alone = {record.path: faults for record in share.alone if (faults := check_record(record, rules))}
    beside = {record.path: faults for record in share.beside if (faults := check_names(record, known, rules))}
    between = [list(rule(facts.archive, facts)) for rule in share.between]
    if lines:
        for path, faults in (*alone.items(), *beside.items()):
            for fault in faults:
                lines(path, fault.loc)
    return _Answer(alone, beside, between, lines.found if lines else {})


def check_record(record: About | Entry, rules: Rules = EVERY) -> tuple[Fault, ...]:
    """Return the faults that show in a record alone; they depend on its fields and on the program, on nothing else."""
    return tuple(_in_record(record, rules))


def check_names(record: About | Entry, known: Known, rules: Rules = EVERY) -> tuple[Fault, ...]:
    """Return the faults that show beside what is known by name; they depend on `known.digest` as well."""
    if isinstance(record, Article):
        return tuple(fault for rule in rules.of_articles_and_names for fault in rule(record, known))
    if isinstance(record, Event):
        return tuple(fault for rule in rules.of_events_and_names for fault in rule(record, known))
    return ()


def _in_record(record: About | Entry, rules: Rules) -> Iterator[Fault]:
    for of_record in rules.of_records:
        yield from of_record(record)
    if isinstance(record, About):
        return
    for of_entry in rules.of_entries:
        yield from of_entry(record)
    if isinstance(record, Article):
        yield from _in_article(record, rules)
    elif isinstance(record, Event):
        for of_event in rules.of_events:
            yield from of_event(record)
    elif isinstance(record, Named):
        for of_named in rules.of_named:
            yield from of_named(record)


def _in_article(article: Article, rules: Rules) -> Iterator[Fault]:
    for of_article in rules.of_articles:
        yield from of_article(article)
    for i, claim in enumerate(article.claims):
        for of_claim in rules.of_claims:
            for fault in of_claim(article, claim):
                yield fault._replace(loc=("claims", i, *fault.loc))
