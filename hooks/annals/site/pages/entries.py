"""Events as the chronology and the page of a day tell them: losses, who reports them, what they can be chosen by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from annals.facts.accounts import Account
from annals.facts.attestation import Attestation
from annals.facts.origins import Voices, voices
from annals.model import Event
from annals.model.claim import side_of
from annals.site.context import Context

MOST_FIGURES = 5
"""Figures of one event in a list; its page has all."""


@dataclass(frozen=True)
class Row:
    """One event in the chronology: its losses, who stands behind it, and when it was first reported, if known."""

    event: Event
    figures: tuple[Account, ...]
    voices: Voices
    attested: Attestation
    articles: int
    reported: str

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups it can be chosen by."""
        holders = self.event.control.holders if self.event.control else ()
        return tuple(side for side in dict.fromkeys((*self.event.sides, *holders)) if not side_of(side))

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources it can be chosen by."""
        return tuple(dict.fromkeys((*self.voices.sources, *self.voices.press)))

    @property
    def kind(self) -> str:
        """Return its kind as a word of an address: `explosions-remote-violence`."""
        return kind_word(self.event.event_type or "")


def kind_word(event_type: str) -> str:
    """Return a type of event as a word of an address."""
    return re.sub(r"[^a-z]+", "-", event_type.lower())


def row_of(context: Context, id: str) -> Row:
    """Return an event as the chronology tells it."""
    index = context.index
    return Row(
        context.archive.events[id],
        harm_of(context, context.accounts(id)),
        voices(index, index.statements_of(index.claims_about.get(id, ()))),
        context.attested(id),
        len(index.articles_about.get(id, ())),
        context.reported_on(id),
    )


def harm_of(context: Context, accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return the accounts of losses and of people abducted or displaced, those of civilians first."""
    found = [account for account in accounts if _is_harm(account)]
    first = context.archive.vocabulary.people
    return tuple(sorted(found, key=lambda account: account.topic.side != first)[:MOST_FIGURES])


def _is_harm(account: Account) -> bool:
    if not account.measure.harms or account.measure.frees or account.topic.part:
        return False
    return any(each.claim.asserted and each.claim.figure for each in account.statements)
