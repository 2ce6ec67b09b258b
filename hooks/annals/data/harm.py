"""The table of harm to civilians: what each account of an event says was done to people, and who is blamed by whom."""

from collections.abc import Iterator
from typing import NamedTuple

from annals import urls
from annals.data.tables import Column, PerRecord, Table
from annals.facts.accounts import Account
from annals.facts.attestation import Attestation
from annals.facts.facts import Facts
from annals.facts.harm import Harm, of_people
from annals.language.catalog import message
from annals.model import Event
from annals.model.kinds import EVENT

_BETWEEN = " | "


class Harmed(NamedTuple):
    """What one account says was done to people in an event; None where nobody is counted."""

    facts: Facts
    event: Event
    harm: Harm
    account: Account | None

    @property
    def attested(self) -> Attestation:
        """Return how well the account is attested; without one, how well that the event happened."""
        return self.account.attested if self.account else self.facts.attested(self.event.id)


def _rows(facts: Facts, id: str) -> Iterator[Harmed]:
    event = facts.archive.events.get(id)
    if event and (harm := facts.harm(id)):
        yield from (Harmed(facts, event, harm, account) for account in harm.accounts or (None,))


def _key(row: Harmed) -> str:
    return f"{row.event.id}#{row.account.anchor}" if row.account else row.event.id


def _whole(bound: float | None) -> int | None:
    return None if bound is None else int(bound)


def _said(row: Harmed) -> tuple[str, ...]:
    """Return the figures as stated, each once: `at least 20`, `many`."""
    figures = (s.claim.figure for s in row.account.statements if s.claim.asserted) if row.account else ()
    return tuple(dict.fromkeys(figure.words for figure in figures if figure))


def _who(row: Harmed) -> str:
    if row.account is None:
        return "not counted"
    words = row.facts.archive.vocabulary
    return words.people if of_people(words, row.account) else words.status_of("nobody")


def _denied(row: Harmed) -> tuple[str, ...]:
    return tuple(f"{each.side} by {source}" for each in row.harm.blamed for source in each.denied_by)


def _blamed(row: Harmed) -> tuple[str, ...]:
    return tuple(each.side for each in row.harm.blamed if each.by)


HARM: Table[Harmed] = Table(
    "harm",
    message("{harm}: a row for each thing that accounts of an event say was done to people"),
    (
        Column("harm", "id of the event, and where the account stands on its page", _key),
        Column("event", "event id", lambda row: row.event.id, refers="events"),
        Column("title", "what happened", lambda row: row.event.title),
        Column("date_edtf", "when, EDTF", lambda row: row.event.when.text),
        Column("date_start", "first possible day", lambda row: row.event.when.lower, "date"),
        Column("date_end", "last possible day", lambda row: row.event.when.upper, "date"),
        Column("place", "place id, where it is drawn", lambda row: row.event.place or None, refers="towns"),
        Column("places", "ids of all its places", lambda row: row.event.places, between=" "),
        Column(
            "states",
            "what was done, a word of the list of measures; empty where nobody is counted",
            lambda row: row.account.topic.states if row.account else None,
        ),
        Column(
            "who",
            "civilians; not said, where no account says whether they were fighters; or not counted, of an event of "
            "violence against civilians without a number",
            _who,
        ),
        Column("subset", "who exactly", lambda row: row.account.topic.subset or None if row.account else None),
        Column("said", "the figures as stated", _said, between=_BETWEEN),
        Column(
            "low",
            "lowest number stated; a vague word's coded minimum where no number is",
            lambda row: _whole(row.account.low) if row.account else None,
            "integer",
        ),
        Column(
            "high", "highest number stated", lambda row: _whole(row.account.high) if row.account else None, "integer"
        ),
        Column(
            "origins",
            "independent origins of the account",
            lambda row: row.account.voices.count if row.account else None,
            "integer",
        ),
        Column(
            "articles",
            "articles that state it",
            lambda row: len(row.account.articles) if row.account else None,
            "integer",
        ),
        Column(
            "attested",
            f"how well the account is attested: {', '.join(Attestation)}; of an event without one, that it happened",
            lambda row: str(row.attested),
        ),
        Column("blamed", "ids of groups that are said to have done it", _blamed, between=_BETWEEN),
        Column(
            "blamed_by",
            "who says so: a group id, 'by', and a source id",
            lambda row: tuple(f"{each.side} by {source}" for each in row.harm.blamed for source in each.by),
            between=_BETWEEN,
        ),
        Column("denied_by", "who denies that a group did it, in the same form", _denied, between=_BETWEEN),
        Column(
            "claims",
            "keys of the statements",
            lambda row: tuple(statement.key for statement in row.account.statements) if row.account else (),
            between=" ",
        ),
    ),
    PerRecord(lambda facts: facts.ids(EVENT.name), _rows),
    lambda row: f"{urls.of_record(row.event)}#{row.account.anchor}" if row.account else urls.of_record(row.event),
    searched=("title",),
    label="title",
    facets=("states", "who", "attested"),
    sort="date_start",
)
