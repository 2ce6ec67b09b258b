"""Events, and what accounts of them count, in words: kinds of event, losses, who holds a place."""

from annals.facts.accounts import Account
from annals.model.entries import EventType
from annals.model.fixed import DAYS, KM
from annals.model.word import Word
from annals.site.labels import account_range


def lost(account: Account) -> str:
    """Return what an account says was done to people: `28 or 37 killed`, `many wounded, no figure`."""
    figures = [s.claim.figure for s in account.statements if s.claim.figure and s.claim.asserted]
    told = (account.measure.lost or f"{{figure}} {account.measure.counts}").format(figure=account_range(account))
    return told if any(figure.has_number for figure in figures) else f"{told}, no figure"


def counted_range(account: Account) -> str:
    """Return what an account counts, with its range: `more than 25 air strikes or raids`, `Sentence: 2 years`."""
    number = account_range(account)
    if account.measure.unit in (DAYS, KM):
        return f"{account.measure.heading}: {number}"
    return f"{number} {account.measure.single if number == '1' else account.measure.counts}"


def holders(account: Account) -> list[str]:
    """Return who is said to have taken or held a place, each once."""
    return list(dict.fromkeys(s.claim.side for s in account.statements if s.claim.side and s.claim.asserted))


def type_words(kind: Word[EventType]) -> str:
    """Return a type of event in plain words; the codes of a page have the vocabulary's own."""
    return kind.entry.plain or str(kind)


def kind_words(kind: Word[EventType], within: str) -> str:
    """Return a kind within a type in plain words."""
    known = kind.entry.kind_of.get(within)
    return (known and known.plain) or within
