"""Harm to civilians: what accounts of an event say was done to people, and who is said to have done it.

Nothing is added up. Whoever an account does not say was a civilian or a fighter stands here too, marked so: a market
that was shelled is not left out because a report says "people".
"""

from collections.abc import Iterable
from dataclasses import dataclass

from annals.facts.accounts import Account
from annals.facts.statements import Statement
from annals.model import Event
from annals.model.claim import side_of
from annals.model.fixed import CONTROL
from annals.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Blamed:
    """A side that is said to have done it, and the sources on whose word; those who deny it."""

    side: str
    by: tuple[str, ...]
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Harm:
    """The harm to civilians of one event: its accounts, those of civilians first, and who is blamed by whom."""

    accounts: tuple[Account, ...]
    blamed: tuple[Blamed, ...]

    @property
    def was_done(self) -> bool:
        """Return whether anything was done to people, beside setting them free."""
        return not self.accounts or any(not account.measure.frees for account in self.accounts)


def harm_of(vocabulary: Vocabulary, event: Event, accounts: tuple[Account, ...]) -> Harm | None:
    """Harm is to civilians, or people not said to be fighters: killed, wounded, abducted, freed or displaced.

    An event of violence against civilians is harm without a count too. Return the harm that accounts of an event tell;
    None where they tell none, and of a subject, which is a war or a campaign rather than an event.
    """
    if not vocabulary.people or event.clarity == "subject":
        return None
    found = [each for each in accounts if _is_harm(vocabulary, each)]
    uncounted = event.event_type is not None and event.event_type.entry.harms
    if not (found or (uncounted and accounts)):
        return None
    ordered = sorted(found, key=lambda account: not of_people(vocabulary, account))
    return Harm(tuple(ordered), blamed(accounts))


def _is_harm(vocabulary: Vocabulary, account: Account) -> bool:
    if not account.measure.harms or account.topic.part:
        return False
    return bool(_made(account)) and (of_people(vocabulary, account) or _untold(vocabulary, account))


def _made(account: Account) -> list[Statement]:
    return [each for each in account.statements if each.claim.asserted and each.claim.figure]


def of_people(vocabulary: Vocabulary, account: Account) -> bool:
    """Return whether some statement of an account says that it counts those who stand first, such as civilians."""
    people = vocabulary.status_of("people")
    side = side_of(account.topic.side)
    said = side is not None and side.status == people
    return said or any(each.claim.counts(vocabulary) == people != "" for each in _made(account))


def _untold(vocabulary: Vocabulary, account: Account) -> bool:
    """Return whether an account does not say of whom it counts: people of no side, not told to be fighters."""
    unsaid = ("", vocabulary.status_of("nobody"))
    return not account.topic.side and all(each.claim.counts(vocabulary) in unsaid for each in _made(account))


def blamed(accounts: Iterable[Account]) -> tuple[Blamed, ...]:
    """Return who is said to have done it, in the order of what weighs: blame first, then what a side is said to do."""
    said: dict[str, dict[str, None]] = {}
    denied: dict[str, dict[str, None]] = {}
    ranked = sorted((a for a in accounts if a.measure.blames), key=lambda account: account.measure.blames or 0)
    for statement in (each for account in ranked for each in account.statements):
        claim = statement.claim
        if claim.side is None or side_of(claim.side):
            continue
        if claim.asserted:
            said.setdefault(claim.side, {}).update(dict.fromkeys((claim.origin, *claim.jointly)))
        elif claim.stance == "denies":
            denied.setdefault(claim.side, {}).update(dict.fromkeys((claim.origin, *claim.jointly)))
    sides = dict.fromkeys((*said, *denied))
    return tuple(Blamed(side, tuple(said.get(side, ())), tuple(denied.get(side, ()))) for side in sides)


def by_side(
    vocabulary: Vocabulary, event: Event, accounts: Iterable[Account]
) -> tuple[tuple[str, tuple[Account, ...]], ...]:
    """Losses are listed by side: civilians, then one side, then the other; `""` where nobody says whose they are.

    Return the accounts of what was done to people of each side, also those without a number.
    """
    found: dict[str, list[Account]] = {}
    for account in accounts:
        if account.measure.harms and not account.topic.part and _made(account):
            side = vocabulary.people if of_people(vocabulary, account) else account.topic.side
            found.setdefault(side, []).append(account)
    order = (*([vocabulary.people] if vocabulary.people else ()), *event.side_a, *event.side_b)
    sides = sorted(found, key=lambda side: (order.index(side) if side in order else len(order), not side))
    return tuple((side, tuple(found[side])) for side in sides)


def main_points(accounts: Iterable[Account], losses: Iterable[Account], most: int) -> tuple[Account, ...]:
    """Beside the sentence on how well an event is attested stand a few accounts: who took the place, then losses.

    Return at most so many, those on which sources differ before others, in the order of the page.
    """
    held = [each for each in accounts if each.topic.states == CONTROL]
    found = [*held, *losses]
    rest = (each for each in accounts if each not in found and each.measure.main)
    found += [each for each in rest if not each.topic.part and _made(each)]
    kept = sorted(range(len(found)), key=lambda place: not found[place].is_disputed)[:most]
    return tuple(found[place] for place in sorted(kept))
