"""Statements as the search knows them: what each says, what it is about, who said it through whom.

What a statement is about and who said it stand once in the record of its article, and the statement's anchor has their
places: a large archive has these words by the hundred thousand. They stand in Python, not in a template, for that too.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from annals.facts.statements import Statement
from annals.language.catalog import Catalog
from annals.model import Claim
from annals.model.fixed import Family
from annals.site.labels import Labels, Speaking

Naming = Callable[[str], str]

_COUNTED = (Family.LOSSES, Family.COUNT)
"""Families of measures whose figure says what is counted."""


@dataclass
class Sayings:
    """The statements of one article, gathered with their anchors; what they are about and their sources, each once.

    A source is an id, whoever spoke for it, or `""`, and those named together with it. `values` are what its statements
    are filtered by.
    """

    statements: list[tuple[str, Statement]] = field(default_factory=list)
    about: dict[str, int] = field(default_factory=dict)
    sources: dict[tuple[str, str, tuple[str, ...]], int] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=dict)

    def add(self, statement: Statement, values: Iterable[str]) -> None:
        """Add a statement with what it is filtered by.

        Its anchor is `c8~2~0.1~0.4`: its id, what it is about, the chain but for the publisher, and its values.
        """
        claim = statement.claim
        about = self.about.setdefault(claim.about, len(self.about))
        chain, speaker, beside = [], claim.speaker or "", claim.jointly
        for source in claim.chain:
            chain.append(str(self.sources.setdefault((source, speaker, beside), len(self.sources))))
            speaker, beside = "", ()  # who spoke, or is named together with it, is so of the first
        has = ".".join(str(self.values.setdefault(value, len(self.values))) for value in values)
        self.statements.append((f"{claim.id}~{about}~{'.'.join(chain)}~{has}", statement))


class Wording:
    """Statements, and what they refer to, in the words of one language."""

    def __init__(self, catalog: Catalog, name: Naming) -> None:
        self.name = name
        self.say, self.listed = catalog.say, catalog.listed
        self._words = Labels(Speaking(catalog, name))

    def source(self, id: str, speaker: str, beside: tuple[str, ...] = ()) -> str:
        """Return what a source is called, with whoever spoke for it, and with those named together with it."""
        name = self.name(id)
        own = self.say("%(name)s (%(speaker)s)", name=name, speaker=speaker) if speaker else name
        return str(self.listed((own, *map(self.name, beside)))) if beside else own

    def line(self, statement: Statement) -> str:
        """Return what a statement says, as one line; the word of an article for it stands behind it."""
        said, term = _opened(self._says(statement)), statement.claim.term
        return self.say("%(said)s “%(term)s”", said=said, term=term) if term else said

    def _says(self, statement: Statement) -> str:
        claim, words = statement.claim, self._words
        if claim.figure and claim.measure.family in _COUNTED:
            said = self._whose(claim, words.figure(statement))
        else:
            told = words.figure(statement) or words.content(statement)
            title = words.measure_title(claim.states)
            said = self.say("%(whose)s: %(told)s", whose=self._whose(claim, title, told), told=told)
        if claim.figure and claim.value:
            said = self.say("%(said)s, %(more)s", said=said, more=claim.value)
        return self.say("%(stance)s: %(said)s", stance=words.stance(claim.stance), said=said) if claim.stance else said

    def _whose(self, claim: Claim, said: str, told: str = "") -> str:
        """Return what is said with whose it is, of whom, and to where; a side that is told anyway is left out."""
        if claim.side and not self._is_told(claim, told):
            said = self.say(claim.measure.beside).format(title=said, side=self.name(claim.side))
        if claim.subset:
            said = self.say("%(said)s, %(more)s", said=said, more=claim.subset)
        return self.say("%(said)s, to %(place)s", said=said, place=self.name(claim.to)) if claim.to else said

    def _is_told(self, claim: Claim, told: str) -> bool:
        """Return whether what is told names the side; of things counted whether the event's title does."""
        counts_things = bool(claim.figure) and claim.measure.family == Family.COUNT and claim.measure.unit != "people"
        return claim.side is not None and self.name(claim.side) in (self.name(claim.about) if counts_things else told)


def _opened(said: str) -> str:
    """Return a line with a capital letter where it begins, but for a name with its article: `al-Qaryatayn`."""
    return said if said.startswith("al-") else said[:1].upper() + said[1:]
