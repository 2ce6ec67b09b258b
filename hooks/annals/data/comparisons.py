"""The tables of what is derived from claims: the accounts of each record compared, and where they part."""

from collections.abc import Iterator
from typing import NamedTuple

from annals import urls
from annals.data.tables import Column, PerRecord, Table, yes_no
from annals.facts.accounts import Account, Agreement
from annals.facts.attestation import Attestation
from annals.facts.disagreements import Disagreement, Parting, Reason
from annals.facts.facts import Facts
from annals.facts.versions import Version
from annals.language.catalog import message
from annals.model import Entry, kind_of
from annals.model.kinds import EVENT, TOWN

_TOGETHER = " + "
"""Between origins that one sentence names together."""


class Told(NamedTuple):
    """An account of a record."""

    entry: Entry
    account: Account

    @property
    def key(self) -> str:
        """Return the record's id and where the account stands on its page."""
        return f"{self.entry.id}#{self.account.anchor}"

    @property
    def address(self) -> str:
        """Return where it is printed; distances from a place to another have a section of their own."""
        apart = kind_of(self.entry) == TOWN and self.account.topic.to
        return f"{urls.of_record(self.entry)}#{'distances' if apart else self.account.anchor}"


class Parted(NamedTuple):
    """Two versions that part, on one point of a record."""

    entry: Entry
    point: Disagreement
    parting: Parting


def _accounts(facts: Facts, id: str) -> Iterator[Told]:
    entry = facts.archive.find(id)
    return (Told(entry, account) for account in facts.accounts(id) if entry)


def _partings(facts: Facts, id: str) -> Iterator[Parted]:
    entry = facts.archive.find(id)
    return (Parted(entry, point, each) for point in facts.disagreements(id) if entry for each in point.partings)


def _event(entry: Entry) -> str | None:
    return entry.id if kind_of(entry) == EVENT else None


def _number(bound: float | None) -> float | None:
    """Return a bound as it is written: whole where it is a whole number, else to two places."""
    return bound if bound is None else int(bound) if bound == int(bound) else round(bound, 2)


def _says(row: Parted, version: Version) -> str:
    """Return what a version says: a date, a figure, words, or a side."""
    claim = version.first.claim
    if row.point.subject == "date":
        return claim.when.text if claim.when else ""
    if claim.figure:
        said = f"{claim.figure.text} {claim.counted_in}"
    elif claim.measure.rival:
        said = claim.side or claim.value or claim.measure.means
    else:
        said = claim.value or claim.measure.means
    return f"{said} ({claim.stance})" if claim.stance else said


ACCOUNTS: Table[Told] = Table(
    "accounts",
    message("Accounts: a row for each thing that statements are about, with its range"),
    (
        Column("account", "id of the record, and where the account stands on its page", lambda row: row.key),
        Column("about", "id of the record", lambda row: row.entry.id),
        Column("kind", "event, town, group or source", lambda row: kind_of(row.entry).name),
        Column("event", "that id, where it is an event", lambda row: _event(row.entry), refers="events"),
        Column("states", "what is stated, a word of the list of measures", lambda row: row.account.topic.states),
        Column("side", "whose: a group id{or_sides}", lambda row: row.account.topic.side or None),
        Column(
            "subset", "who exactly is counted, where not the whole side", lambda row: row.account.topic.subset or None
        ),
        Column("to", "other end of a distance", lambda row: row.account.topic.to or None, refers="towns"),
        Column(
            "part",
            "yes where only some are counted of those whom another figure counts, else no",
            lambda row: yes_no(row.account.topic.part),
        ),
        Column("period_edtf", "time in which that part is counted, EDTF", lambda row: row.account.topic.period or None),
        Column("unit", "unit of low, high and best", lambda row: row.account.topic.unit or None),
        Column(
            "low",
            "lowest number stated; a vague word's coded minimum where no number is",
            lambda row: _number(row.account.low),
            "number",
        ),
        Column("high", "highest number stated", lambda row: _number(row.account.high), "number"),
        Column(
            "best",
            "the only exact figure, or the last count of an only origin by its own word; never chosen among several",
            lambda row: row.account.best,
            "integer",
        ),
        Column(
            "origins",
            "independent origins: sources of one owner or government once, those named together once, the press on "
            "its own word not at all",
            lambda row: row.account.voices.count,
            "integer",
        ),
        Column(
            "origin_ids",
            f"these origins, ids of sources; those named together with '{_TOGETHER}' between them",
            lambda row: tuple(map(_TOGETHER.join, row.account.voices.origins)),
            between=" | ",
        ),
        Column(
            "press",
            "ids of sources of the press that say it on their own word",
            lambda row: row.account.voices.press,
            between=" ",
        ),
        Column("articles", "articles that state it", lambda row: len(row.account.articles), "integer"),
        Column(
            "publishers",
            "publishers of these articles, those of one owner once",
            lambda row: len(row.account.publishers),
            "integer",
        ),
        Column(
            "agreement",
            f"how the statements compare: {'; '.join(Agreement)}; accounts agree, from one original source; "
            "of who holds a place: accounts agree on this; of what else happened: each in its own words, not compared",
            lambda row: row.account.comparison,
        ),
        Column("attested", f"how well it is attested: {', '.join(Attestation)}", lambda row: str(row.account.attested)),
        Column(
            "claims",
            "keys of the statements",
            lambda row: tuple(statement.key for statement in row.account.statements),
            between=" ",
        ),
    ),
    PerRecord(Facts.told_of, _accounts),
    lambda row: row.address,
    facets=("kind", "states", "agreement", "attested"),
)
DISAGREEMENTS: Table[Parted] = Table(
    "disagreements",
    message("Disagreements: a row for each pair of accounts that differ, and why"),
    (
        Column("about", "id of the record", lambda row: row.entry.id),
        Column("kind", "event, town, group or source", lambda row: kind_of(row.entry).name),
        Column("event", "that id, where it is an event", lambda row: _event(row.entry), refers="events"),
        Column("subject", "on what they part: a word of the list of measures, or date", lambda row: row.point.subject),
        Column("reason", f"why, as far as the records tell: {', '.join(Reason)}", lambda row: str(row.parting.reason)),
        Column(
            "in_conflict",
            "yes where accounts differ on this point, no where all that parts them is time, a series",
            lambda row: yes_no(row.point.in_conflict),
        ),
        Column("one", "statement that stands for one version", lambda row: row.parting.one.first.key, refers="claims"),
        Column("one_says", "its date, figure, words or side", lambda row: _says(row, row.parting.one)),
        Column(
            "other",
            "statement that stands for the other version",
            lambda row: row.parting.other.first.key,
            refers="claims",
        ),
        Column("other_says", "its date, figure, words or side", lambda row: _says(row, row.parting.other)),
        Column(
            "relation",
            "relations that records declare between the two, if any",
            lambda row: tuple(dict.fromkeys(relation.kind for relation in row.parting.declared)),
            between=" ",
        ),
        Column(
            "basis",
            "whether a text states these relations, or we inferred them",
            lambda row: tuple(dict.fromkeys(relation.basis for relation in row.parting.declared)),
            between=" ",
        ),
        Column(
            "notes",
            "why, in our words",
            lambda row: tuple(dict.fromkeys(relation.note for relation in row.parting.declared if relation.note)),
            between=" | ",
        ),
        Column(
            "inferred",
            "yes where it is our reading, which no text states, else no",
            lambda row: yes_no(row.parting.inferred),
        ),
        Column(
            "rank",
            "what weighs most first: 0 exclude each other, 1 denied, 2 changed in copying, 3 figures and words, "
            "4 where exactly, 5 dates, 9 a series",
            lambda row: row.point.rank,
            "integer",
        ),
    ),
    PerRecord(Facts.told_of, _partings),
    lambda row: f"{urls.of_record(row.entry)}#disagreements",
    keyed=False,
    facets=("kind", "subject", "reason", "in_conflict"),
    sort="rank",
)
