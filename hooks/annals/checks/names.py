"""Rules on names and spellings."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from annals.checks.common import Faults, Rules, at
from annals.facts.facts import Facts
from annals.language.arabic import has_arabic
from annals.language.lookalikes import skeleton
from annals.language.names import fold, folded
from annals.model import Archive, Named, Source
from annals.printing import quoted
from annals.problems import Fault, Problem

N = TypeVar("N", bound=Named)


def spellings_lead_to_one_record(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """A spelling leads to one record; where two share it, all but one list it as ambiguous."""
    seen: dict[str, Named] = {}
    for record in _oldest_first(archive, archive.named()):
        for spelling in dict.fromkeys(record.known_names):
            if spelling in record.ambiguous:
                continue
            first = seen.setdefault(" ".join(fold(word) for word in spelling.replace("-", " ").split()), record)
            if first is not record:
                message = f"{quoted(spelling)} is also a name of {quoted(first.id)}"
                yield at(archive, record, ("spellings",), message, "list it under ambiguous in one of the two")


def ambiguous_names_are_names(record: Named) -> Faults:
    """What is listed as ambiguous is one of the record's names."""
    for i, spelling in enumerate(record.ambiguous):
        if spelling not in record.known_names:
            hint = "list it under spellings as well"
            yield Fault(("ambiguous", i), f"{quoted(spelling)} is not a name of this record", hint)


def names_are_not_listed_twice(record: Named) -> Faults:
    """A record lists each of its names once."""
    for i, spelling in enumerate(record.spellings):
        if spelling in (record.name, record.name_ar, *record.spellings[:i]):
            yield Fault(("spellings", i), f"{quoted(spelling)} is already listed", "remove it")


def longer_names_hold_a_name(record: Named) -> Faults:
    """A longer name that is not the record's has one of its names in it."""
    known = [f" {' '.join(folded(name))} " for name in record.known_names]
    for i, longer in enumerate(record.not_this):
        words = f" {' '.join(folded(longer))} "
        if not any(name in words and name != words for name in known):
            hint = "leave it out; only a longer name in which one of these stands could be taken for this record"
            yield Fault(("not_this", i), f"{quoted(longer)} has no name of this record in it", hint)


def arabic_names_have_a_source(record: Named) -> Faults:
    """An Arabic name, or an Arabic spelling, has a reference where it can be read."""
    if (record.name_ar or any(map(has_arabic, record.spellings))) and not record.references:
        yield Fault(("references",), "is missing", "say where the Arabic name was read, with cites and url")


def judgements_have_a_reference(record: Named) -> Faults:
    """What is said of a source's independence has a reference that a reader can follow."""
    if isinstance(record, Source) and record.independence and not record.references:
        hint = "say where that can be read, with cites and url; if nobody says it, leave independence out"
        yield Fault(("references",), "is missing", hint)


def names_are_not_imitated(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No name is drawn with other letters so that it looks like the name of another record."""
    seen: dict[str, tuple[Named, str]] = {}
    for record in _oldest_first(archive, archive.named()):
        for spelling in dict.fromkeys(record.known_names):
            first, known = seen.setdefault(skeleton(spelling), (record, spelling))
            if first is not record and fold(known) != fold(spelling):
                message = f"{quoted(spelling)} looks like {quoted(known)}, a name of {quoted(first.id)}"
                yield at(archive, record, ("name",), message, "type it again with plain letters")


def names_are_no_ids(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No name of a record is the id of another: a form or a reader could take one for the other."""
    for record in _oldest_first(archive, archive.named()):
        for spelling in dict.fromkeys(record.known_names):
            other = archive.find(spelling)
            if other and other.id != record.id:
                yield at(
                    archive,
                    record,
                    ("name",),
                    f"{quoted(spelling)} is the id of {other.path}",
                    "write a name here, not an id",
                )


def hosts_belong_to_one_source(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """A host belongs to one source; it is how an article's publisher is known."""
    seen: dict[str, Source] = {}
    for source in _oldest_first(archive, archive.sources.values()):
        for i, host in enumerate(source.hosts):
            if (first := seen.setdefault(host.removeprefix("www."), source)) is not source:
                message = f"{quoted(host)} already belongs to {quoted(first.id)}"
                yield at(archive, source, ("hosts", i), message, "keep it in one of the two")


def _oldest_first(archive: Archive, records: Iterable[N]) -> list[N]:
    """Return records in their order, those that nobody registered yet last: where two clash, the new one is told."""
    registered = archive.registered_on
    return sorted(records, key=lambda record: record.id not in registered)


RULES = Rules(
    of_named=(
        ambiguous_names_are_names, names_are_not_listed_twice, longer_names_hold_a_name, arabic_names_have_a_source,
        judgements_have_a_reference,
    ),
    between=(
        spellings_lead_to_one_record, names_are_not_imitated, names_are_no_ids, hosts_belong_to_one_source,
    ),
)  # fmt: skip
