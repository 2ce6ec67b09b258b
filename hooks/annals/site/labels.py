"""Claims, accounts and reasons in words a reader understands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape

from annals.facts.accounts import Account
from annals.facts.disagreements import Disagreement, Parting, Reason
from annals.facts.statements import Statement
from annals.facts.versions import Version, extent, scale_of
from annals.language import date_format, figure_format
from annals.language.catalog import Catalog, message
from annals.model import Claim, Span
from annals.model.entries import GroupKind, Measure, SourceKind
from annals.model.fixed import CONTROL, KM, OCCURRENCE, Family
from annals.model.vocabulary import filled
from annals.model.word import Word
from annals.site.bidi import mark_arabic
from annals.site.wordings import REASONS, REASONS_ALONE, STANCE_WORDS, UNIT_WORDS

_MOST_NAMED = 6
"""Versions that are named in a line; the rest is in the table below it."""

_SEVERAL = 100
"""A number that has the plural form of a word such as `dozens`."""


class Speaker(Protocol):
    """What knows the language of the page in the making, and what its readers call records."""

    @property
    def catalog(self) -> Catalog:
        """Return the texts of that language."""
        ...

    def name(self, id: str) -> str:
        """Return what a reader calls a record."""
        ...


@dataclass(frozen=True)
class Speaking:
    """A language, and what records are called in it."""

    catalog: Catalog
    name: Callable[[str], str]


class Labels:
    """Claims, accounts and reasons in words, in the language of whatever page is in the making."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    @property
    def _catalog(self) -> Catalog:
        return self._speaker.catalog

    def measure_title(self, states: str) -> str:
        """Return what is stated, or `date`, as a heading: `Killed`, `Where exactly`; a word of no measure as it is."""
        if isinstance(states, Word):
            return self._catalog.say(states.entry.heading)
        return self._catalog.say("The date") if states == "date" else states.replace("-", " ").capitalize()

    def whose(self, states: str, side: Markup | str = "") -> Markup:
        """Return a measure as a heading, with whose it is: `Killed among Islamic State`; `side` is a name or a link."""
        if not side or not isinstance(states, Word):
            return escape(self.measure_title(states))
        phrase = states.entry.whose
        return filled(self._catalog.say(phrase), side=side) if phrase else self.beside(states, side)

    def beside(self, states: Word[Measure], side: Markup | str) -> Markup:
        """Return a measure as a heading with whose it is behind: `Killed, of Islamic State`, `Attackers, by …`."""
        return filled(self._catalog.say(states.entry.beside), title=self.measure_title(states), side=side)

    def side_title(self, side: str) -> str:
        """Return what pages call a side that is no group: `Civilians`; `""` for a group."""
        return self._catalog.say(side.entry.title) if isinstance(side, Word) else ""

    def figure(self, statement: Statement, *, named: bool = False) -> str:
        """Return the figure with what it counts: `at least 50 killed or wounded`, `about 100 km`.

        Where what it counts is `named` beside it, it is the figure alone: `at least 50`.
        """
        claim = statement.claim
        if not claim.figure:
            return ""
        if claim.measure.is_measured:
            return self._converted(claim, self._with_unit(claim))
        if named:
            return self._figure(claim)
        phrase = claim.measure.single if claim.figure.text == "1" else claim.measure.counts
        return self.counted(self._figure(claim), phrase)

    def _figure(self, claim: Claim) -> str:
        return figure_format.words(claim.figure, self._catalog) if claim.figure else ""

    def counted(self, figure: str, phrase: str) -> str:
        """Return a figure with what it counts; `phrase` is the measure's, such as `{figure} killed`."""
        return self._catalog.say(phrase).format(figure=figure)

    def _converted(self, claim: Claim, told: str) -> str:
        """Return a distance that is printed in another unit in kilometres too: `13 miles (21 km)`."""
        if claim.measure.family != Family.DISTANCE or claim.unit in (None, KM) or not claim.figure:
            return told
        if not claim.figure.has_number:
            return told
        first, last = (self._catalog.number(round(bound * scale_of(claim))) for bound in claim.figure.bounds)
        km = first if first == last else self._catalog.say("%(first)s–%(last)s", first=first, last=last)
        return self._catalog.say("%(distance)s (%(km)s km)", distance=told, km=km)

    def content(self, statement: Statement) -> str:
        """Return what a claim says where it is no figure."""
        claim = statement.claim
        if claim.value:
            return claim.value if claim.value.startswith("al-") else claim.value[0].upper() + claim.value[1:]
        return self._catalog.say(_HAPPENED.get(claim.states, ""))

    def account_range(self, account: Account) -> str:
        """Return an account's range: lowest to highest of plain numbers, else what is said, in its own words."""
        claims = [s.claim for s in account.statements if s.claim.figure and s.claim.asserted]
        numbers = sorted((claim for claim in claims if claim.figure and not claim.figure.vague), key=extent)
        texts = list(dict.fromkeys(self._with_unit(claim) for claim in numbers))
        if len(texts) > 2 and all(claim.figure and claim.figure.text.isdigit() for claim in numbers):
            texts = [self._catalog.say("%(first)s to %(last)s", first=texts[0], last=texts[-1])]
        texts += dict.fromkeys(self._figure(claim) for claim in claims if claim.figure and claim.figure.vague)
        return self._or(texts)

    def _or(self, texts: Iterable[str]) -> str:
        """Return texts, each once, joined as alternatives; of very many the first."""
        each = list(dict.fromkeys(texts))
        others = [self._catalog.say("others")] if len(each) > _MOST_NAMED else []
        return self._catalog.either([*each[:_MOST_NAMED], *others])

    def _with_unit(self, claim: Claim) -> str:
        """Return a figure, with its unit where it is no count."""
        figure = self._figure(claim)
        if not claim.measure.is_measured:
            return figure
        number = claim.figure.bounds[1] if claim.figure and claim.figure.has_number else _SEVERAL
        return self._catalog.count(*UNIT_WORDS[claim.counted_in], number, figure=figure)

    def versions(self, point: Disagreement, marked: Callable[[str], Markup] = mark_arabic) -> str:
        """Return what parts as HTML, each version once and `marked`: `37 or 28`, `“overnight” or “in August”`."""
        shown = [version for parting in point.partings for version in (parting.one, parting.other)]
        return self._or(marked(self._shown(point.subject, each)) for each in _rising(shown))

    def _shown(self, subject: str, found: Version) -> str:
        """Return a version of a point; losses that are counted in two ways have what they count, `23 killed`."""
        if is_unsplit(subject) and found.first.claim.figure and not found.first.claim.stance:
            return self.figure(found.first)
        return self.dated(found) if subject == "date" else self.version(found)

    def version(self, found: Version) -> str:
        """Return what a version says, short: `37`, `24 casualties`, who holds a place; `denied` after it."""
        said, stance = self._said(found), found.first.claim.stance
        if not stance:
            return said
        return self._catalog.say("%(said)s (%(stance)s)", said=said, stance=self.stance(stance))

    def _said(self, found: Version) -> str:
        claim = found.first.claim
        if claim.measure.rival and claim.side:
            return self._speaker.name(claim.side)
        if not claim.figure:
            return claim.value or self.content(found.first)
        return self.figure(found.first) if claim.measure.unsplit else self._with_unit(claim)

    def stance(self, stance: str) -> str:
        """Return what an origin does with a statement that it does not make: `denied`."""
        return self._catalog.say(STANCE_WORDS[stance])

    def dated(self, found: Version) -> str:
        """Return the day that a version gives, in the words of its article where it has them."""
        claim = found.first.claim
        if not claim.when:
            return ""
        day = date_format.words(claim.when, self._catalog)
        return self._catalog.say("“%(words)s”, %(day)s", words=claim.when_words, day=day) if claim.when_words else day

    def why(
        self, subject: str, parting: Parting, *, alone: bool = False, marked: Callable[[str], Markup] = mark_arabic
    ) -> Markup:
        """Return why two versions part on a subject, as a sentence that names both; not where they are `alone`.

        Two versions are alone where the heading above names them, and no others.
        """
        if alone:
            return escape(self._catalog.say(REASONS_ALONE[parting.reason]))
        told = (self._shown(subject, each) for each in _rising([parting.one, parting.other]))
        one, other = (Markup("<strong>{}</strong>").format(marked(text)) for text in told)
        return self._catalog.html(REASONS[parting.reason], one=one, other=other)

    def reasons(self, found: tuple[Reason, ...]) -> str:
        """Return the reasons of a point, short: `different sources, at least one gives no day`."""
        return self._catalog.say(", ").join(self._catalog.say(each.value) for each in found)

    def group_kind(self, kind: Word[GroupKind]) -> str:
        """Return a group's kind: `state forces`."""
        return self._catalog.say(kind.entry.means)

    def source_kind(self, kind: Word[SourceKind]) -> str:
        """Return a source's kind in words."""
        return self._catalog.say(kind.entry.means)

    def distance_apart(self, short: int) -> str:
        """Return in words by how many kilometres a stated distance falls short of the computed, or exceeds it."""
        if short > 0:
            return self._catalog.say("the stated distance is %(number)s km shorter", number=short)
        return self._catalog.say("the stated distance is %(number)s km longer", number=-short)

    def spans(self, found: tuple[Span, ...]) -> str:
        """Return paragraphs in words: `paragraphs 3–9 and 12`."""
        parts = [part for span in found for part in self._span(span)]
        total = sum(span.last - span.first + 1 for span in found)
        told = self._catalog.listed(parts)
        return self._catalog.count("paragraph %(numbers)s", "paragraphs %(numbers)s", total, numbers=told)

    def _span(self, span: Span) -> list[str]:
        if span.last - span.first < 2:
            return [str(number) for number in range(span.first, span.last + 1)]
        return [self._catalog.say("%(first)s–%(last)s", first=span.first, last=span.last)]

    def size(self, length: int) -> str:
        """Return a number of bytes for a reader: `870 bytes`, `12 kB`, `3.4 MB`."""
        if length < 1_000:
            return self._catalog.count("%(number)s byte", "%(number)s bytes", length)
        if length < 1_000_000:
            return self._catalog.say("%(number)s kB", number=self._catalog.number(round(length / 1_000)))
        return self._catalog.say("%(number)s MB", number=f"{length / 1_000_000:,.1f}")

    def position(self, latitude: float, longitude: float) -> str:
        """Return a position in degrees as maps print it: `34.2283° N, 37.2406° E`, south and west without a minus."""
        say, ends = self._catalog.say, {"latitude": abs(latitude), "longitude": abs(longitude)}
        if longitude >= 0:
            north = say("%(latitude)s° N, %(longitude)s° E", **ends)
            return north if latitude >= 0 else say("%(latitude)s° S, %(longitude)s° E", **ends)
        north = say("%(latitude)s° N, %(longitude)s° W", **ends)
        return north if latitude >= 0 else say("%(latitude)s° S, %(longitude)s° W", **ends)


def is_rival(subject: str) -> bool:
    """Return whether what accounts of a point differ on is whose it is."""
    return isinstance(subject, Word) and subject.entry.rival


def is_unsplit(subject: str) -> bool:
    """Return whether a point is on losses that are counted in two ways."""
    return isinstance(subject, Word) and bool(subject.entry.unsplit)


def _rising(found: list[Version]) -> list[Version]:
    """Return versions with the lowest figure first, as ranges have them, where each is a number; else as they were."""
    numbers = all(each.first.claim.figure and not each.first.claim.figure.vague for each in found)
    return sorted(found, key=lambda each: extent(each.first.claim)) if numbers else found


def notes(parting: Parting) -> list[str]:
    """Return what the records note on why two versions part, each note once."""
    return list(dict.fromkeys(relation.note for relation in parting.declared if relation.note))


def as_spans(paragraphs: tuple[int, ...]) -> tuple[Span, ...]:
    """Return rising numbers as spans, neighbours joined."""
    found: list[Span] = []
    for number in paragraphs:
        if found and found[-1].last == number - 1:
            found[-1] = Span(found[-1].first, number)
        else:
            found.append(Span(number, number))
    return tuple(found)


_HAPPENED = {CONTROL: message("In control"), OCCURRENCE: message("It happened")}
"""What a statement says of what it needs no word for."""
