"""Events, and what accounts of them count, in words: kinds of event, losses, who holds a place."""

from annals.facts.accounts import Account
from annals.model.entries import EventType
from annals.model.word import Word
from annals.site.labels import Labels, Speaker


class EventWords:
    """Events in words, in the language of whatever page is in the making."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker, self._labels = speaker, Labels(speaker)

    def lost(self, account: Account) -> str:
        """Return what an account says was done to people: `28 or 37 killed`, `many wounded, no figure`."""
        figures = [s.claim.figure for s in account.statements if s.claim.figure and s.claim.asserted]
        phrase = account.measure.lost or account.measure.counts
        told = self._labels.counted(self._labels.account_range(account), phrase)
        if any(figure.has_number for figure in figures):
            return told
        return self._speaker.catalog.say("%(losses)s, no figure", losses=told)

    def counted_range(self, account: Account) -> str:
        """Return what an account counts, with its range: `more than 25 air strikes or raids`, `Sentence: 2 years`."""
        number, catalog = self._labels.account_range(account), self._speaker.catalog
        if account.measure.is_measured:
            return catalog.say("%(what)s: %(figure)s", what=catalog.say(account.measure.heading), figure=number)
        return self._labels.counted(number, account.measure.single if number == "1" else account.measure.counts)

    def type_words(self, kind: Word[EventType]) -> str:
        """Return a type of event in plain words; the codes of a page have the vocabulary's own."""
        return self._speaker.catalog.say(kind.entry.plain or str(kind))

    def kind_words(self, kind: Word[EventType], within: str) -> str:
        """Return a kind within a type in plain words."""
        known = kind.entry.kind_of.get(within)
        return self._speaker.catalog.say((known and known.plain) or within)

    @staticmethod
    def holders(account: Account) -> list[str]:
        """Return who is said to have taken or held a place, each once."""
        return list(dict.fromkeys(s.claim.side for s in account.statements if s.claim.side and s.claim.asserted))
