"""The rules. Each is a generator whose docstring is the rule, and knows of no other.

A rule of one record looks at that record alone and yields its faults; some also ask what the archive
knows by name. The others look at the whole archive and yield problems. A reference to a record whose
own file cannot be read is passed over: that file has its own problem.
"""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from annals.checks import articles, claims, events, names, persons, places, prose, references, register
from annals.checks.common import Rule, Rules, at, joined
from annals.checks.known import Known, known_of
from annals.facts.facts import Facts
from annals.model import About, Article, Entry, Event, Named
from annals.problems import Fault, Problem
from annals.processes import in_processes

_MODULES = (references, articles, claims, events, names, places, prose, persons, register)
RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)
"""Every rule, in the order in which docs/fields.md lists them."""

EVERY = joined(module.RULES for module in _MODULES)
"""Every rule, by what it looks at."""


def check(facts: Facts, rules: Rules = EVERY, jobs: int = 1) -> list[Problem]:
    """Return every problem that the rules find, in an order of their own; `jobs` processes share the work."""
    archive = facts.archive
    records = [archive.about, *(entry for _kind, entry in archive.entries())]
    known = known_of(archive, facts.names)
    shares = in_processes([partial(_share, facts, known, rules, records[n::jobs], n, jobs) for n in range(jobs)])
    faults: list[list[Fault]] = [[] for _record in records]
    found: list[list[Problem]] = [[] for _rule in rules.between]
    for number, (told, between) in enumerate(shares):
        faults[number::jobs] = told
        found[number::jobs] = between
    alone = [at(archive, record, *fault) for record, each in zip(records, faults, strict=True) for fault in each]
    return [*alone, *chain.from_iterable(found)]


def _share(
    facts: Facts, known: Known, rules: Rules, records: list[About | Entry], number: int, jobs: int
) -> tuple[list[list[Fault]], list[list[Problem]]]:
    """Return the faults of each of some records, and the problems of every so many a rule between records."""
    told = [[*check_record(record, rules), *check_names(record, known, rules)] for record in records]
    return told, [list(rule(facts.archive, facts)) for rule in rules.between[number::jobs]]


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
