"""Events as the chronology and the page of a day tell them: losses, who reports them, what they can be chosen by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from annals.facts.accounts import Account
from annals.facts.attestation import Attestation
from annals.facts.known import out_on
from annals.facts.origins import Voices, voices
from annals.model import Event
from annals.model.claim import side_of
from annals.site.context import Context

NEVER = "9999"
"""Stands for the day of an article that has no date, after every other day."""

MOST_FIGURES = 5
"""Figures of one event in a list; its page has all."""


@dataclass(frozen=True)
class Row:
    """One event in the chronology: its losses, who stands behind it, and when it was first reported, if known.

    `sources` are those it can be chosen by: whoever says anything of it.

    Each figure has the day by which the last article that it rests on was out, and `complete` is that day of all that
    is told of the event; `NEVER` where one of these articles has no date, and `""` where none came after the first.
    """

    event: Event
    figures: tuple[tuple[Account, str], ...]
    voices: Voices
    sources: tuple[str, ...]
    attested: Attestation
    articles: int
    reported: str
    complete: str

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups it can be chosen by."""
        holders = self.event.control.holders if self.event.control else ()
        return tuple(side for side in dict.fromkeys((*self.event.sides, *holders)) if not side_of(side))

    @property
    def kind(self) -> str:
        """Return its kind as a word of an address: `explosions-remote-violence`."""
        return kind_word(self.event.event_type or "")


def kind_word(event_type: str) -> str:
    """Return a type of event as a word of an address."""
    return re.sub(r"[^a-z]+", "-", event_type.lower())


def row_of(context: Context, id: str) -> Row:
    """Return an event as the chronology tells it."""
    index, first = context.index, context.reported_on(id)
    figures = (
        (account, _later(first, account.articles, context)) for account in harm_of(context, context.accounts(id))
    )
    articles = index.articles_about.get(id, ())
    heard = voices(index, index.statements_of(index.claims_about.get(id, ())))
    return Row(
        context.archive.events[id],
        tuple(figures),
        context.reporters(id),
        tuple(dict.fromkeys((*heard.sources, *heard.press))),
        context.attested(id),
        len(articles),
        first,
        _later(first, articles, context),
    )


def _later(first: str, articles: Iterable[str], context: Context) -> str:
    """Return the day by which the last of some articles was out, where that is after the `first` day; else `""`."""
    out = [out_on(context.archive.articles[id].published) for id in articles]
    last = max((day.isoformat() if day else NEVER for day in out), default="")
    return last if last > first else ""


def harm_of(context: Context, accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return the accounts of losses and of people abducted or displaced, those of civilians first."""
    found = [account for account in accounts if _is_harm(account)]
    first = context.archive.vocabulary.people
    return tuple(sorted(found, key=lambda account: account.topic.side != first)[:MOST_FIGURES])


def _is_harm(account: Account) -> bool:
    if not account.measure.harms or account.measure.frees or account.topic.part:
        return False
    return any(each.claim.asserted and each.claim.figure for each in account.statements)
