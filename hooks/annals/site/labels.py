"""Claims, accounts and reasons in words a reader understands."""

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from annals.facts.accounts import Account
from annals.facts.disagreements import Disagreement, Parting, Reason
from annals.facts.statements import Statement
from annals.facts.versions import Version, extent, scale_of
from annals.language import date_format
from annals.model import Claim, Span
from annals.model.entries import GroupKind, Measure, SourceKind
from annals.model.fixed import CONTROL, DAYS, KM, OCCURRENCE, Family
from annals.model.vocabulary import filled
from annals.model.word import Word
from annals.site.bidi import mark_arabic
from annals.site.reason_words import REASONS

_MOST_NAMED = 6
"""Versions that are named in a line; the rest is in the table below it."""


def measure_title(states: str) -> str:
    """Return what is stated, or `date`, as a heading: `Killed`, `Where exactly`; a word of no measure as it is."""
    if isinstance(states, Word):
        heading: str = states.entry.heading
        return heading
    return "The date" if states == "date" else states.replace("-", " ").capitalize()


def whose(states: str, side: Markup | str = "") -> Markup:
    """Return a measure as a heading, with whose it is: `Islamic State killed`; `side` is a name or a link."""
    if not side or not isinstance(states, Word):
        return escape(measure_title(states))
    phrase = states.entry.whose
    return filled(phrase, side=side) if phrase else beside(states, side)


def beside(states: Word[Measure], side: Markup | str) -> Markup:
    """Return a measure as a heading with whose it is behind: `Killed, of Islamic State`, `Attackers, by …`."""
    return filled(states.entry.beside, title=states.entry.heading, side=side)


def side_title(side: str) -> str:
    """Return what pages call a side that is no group: `Civilians`; `""` for a group."""
    return side.entry.title if isinstance(side, Word) else ""


def figure(statement: Statement) -> str:
    """Return the figure with what it counts: `at least 50 killed or wounded`, `about 100 km`."""
    claim = statement.claim
    if not claim.figure:
        return ""
    if _is_measured(claim):
        return f"{_with_unit(claim)}{_converted(claim)}"
    unit = claim.measure.single if claim.figure.text == "1" else claim.measure.counts
    return f"{claim.figure.words} {unit}"


def _is_measured(claim: Claim) -> bool:
    """Return whether a claim's figure has a unit, such as days, and counts nothing."""
    return claim.measure.unit in (DAYS, KM)


def _converted(claim: Claim) -> str:
    """Return a distance that is printed in another unit in kilometres too: ` (21 km)`."""
    if claim.measure.family != Family.DISTANCE or claim.unit in (None, KM) or not claim.figure:
        return ""
    if not claim.figure.has_number:
        return ""
    ends = dict.fromkeys(f"{bound * scale_of(claim):,.0f}" for bound in claim.figure.bounds)
    return f" ({'–'.join(ends)} km)"


def content(statement: Statement) -> str:
    """Return what a claim says where it is no figure."""
    claim = statement.claim
    if claim.value:
        return claim.value if claim.value.startswith("al-") else claim.value[0].upper() + claim.value[1:]
    return {CONTROL: "In control", OCCURRENCE: "It happened"}.get(claim.states, "")


def account_range(account: Account) -> str:
    """Return an account's range: lowest to highest of plain numbers, else what is said, in its own words."""
    claims = [s.claim for s in account.statements if s.claim.figure and s.claim.asserted]
    numbers = sorted((claim for claim in claims if claim.figure and not claim.figure.vague), key=extent)
    texts = list(dict.fromkeys(_with_unit(claim) for claim in numbers))
    if len(texts) > 2 and all(claim.figure and claim.figure.text.isdigit() for claim in numbers):
        texts = [f"{texts[0]} to {texts[-1]}"]
    texts += dict.fromkeys(claim.figure.words for claim in claims if claim.figure and claim.figure.vague)
    return _or(texts)


def _or(texts: Iterable[str]) -> str:
    """Return texts, each once, joined as alternatives; of very many the first."""
    each = list(dict.fromkeys(texts))
    return " or ".join([*each[:_MOST_NAMED], *(["others"] if len(each) > _MOST_NAMED else [])])


def _with_unit(claim: Claim) -> str:
    """Return a figure, with its unit where it is no count."""
    figure = claim.figure.words if claim.figure else ""
    if not _is_measured(claim):
        return figure
    return f"{figure} {claim.counted_in.removesuffix('s') if figure == '1' else claim.counted_in}"


def versions(point: Disagreement, name: Callable[[str], str]) -> str:
    """Return what parts, each version once: `37 or 28`, `“overnight” or “in August”`; `name` gives that of a side."""
    shown = [version for parting in point.partings for version in (parting.one, parting.other)]
    return _or(_shown(point.subject, each, name) for each in _rising(shown))


def is_rival(subject: str) -> bool:
    """Return whether what accounts of a point differ on is whose it is."""
    return isinstance(subject, Word) and subject.entry.rival


def is_unsplit(subject: str) -> bool:
    """Return whether a point is on losses that are counted in two ways."""
    return isinstance(subject, Word) and bool(subject.entry.unsplit)


def _shown(subject: str, found: Version, name: Callable[[str], str]) -> str:
    """Return a version of a point; losses that are counted in two ways have what they count, `23 killed`."""
    if is_unsplit(subject) and found.first.claim.figure and not found.first.claim.stance:
        return figure(found.first)
    return dated(found) if subject == "date" else version(found, name)


def _rising(found: list[Version]) -> list[Version]:
    """Return versions with the lowest figure first, as ranges have them, where each is a number; else as they were."""
    numbers = all(each.first.claim.figure and not each.first.claim.figure.vague for each in found)
    return sorted(found, key=lambda each: extent(each.first.claim)) if numbers else found


def version(found: Version, name: Callable[[str], str]) -> str:
    """Return what a version says, short: `37`, `24 casualties`, the name of who holds a place; `denied` after it."""
    said = _said(found, name)
    return f"{said} ({STANCE_WORDS[found.first.claim.stance]})" if found.first.claim.stance else said


def _said(found: Version, name: Callable[[str], str]) -> str:
    claim = found.first.claim
    if claim.measure.rival and claim.side:
        return name(claim.side)
    if not claim.figure:
        return claim.value or content(found.first)
    return figure(found.first) if claim.measure.unsplit else _with_unit(claim)


def dated(found: Version) -> str:
    """Return the day that a version gives, in the words of its article where it has them."""
    claim = found.first.claim
    said = f"“{claim.when_words}”, " if claim.when_words else ""
    return f"{said}{date_format.words(claim.when)}" if claim.when else ""


def notes(parting: Parting) -> list[str]:
    """Return what the records note on why two versions part, each note once."""
    return list(dict.fromkeys(relation.note for relation in parting.declared if relation.note))


INFERRED = "This is our reading; no article says so."
"""Stands behind what rests on a relation that no text states."""

STANCE_WORDS = {
    "denies": "denied",
    "declines": "no comment",
    "unverified": "not verified",
}
"""What an origin does with a statement that it does not make."""

RELATION_WORDS = {
    "repeats": "repeats",
    "updates": "later tally than",
    "contradicts": "contradicts",
    "narrows": "narrows",
    "mutates": "changed in copying from",
    "part": "counts some of those in",
}

KIND_WORDS = {"article": "Article", "event": "Event", "town": "Place", "group": "Group", "source": "Source"}
"""What a reader calls a kind of record."""

BASIS_WORDS = {"stated": "as the article says", "inferred": "our reading"}
"""Whether a text says how two statements are related."""


def why(subject: str, parting: Parting, name: Callable[[str], str]) -> Markup:
    """Return why two versions part on a subject, as a sentence that names both; `name` gives that of a side."""
    told = (_shown(subject, each, name) for each in _rising([parting.one, parting.other]))
    one, other = (Markup("<strong>{}</strong>").format(mark_arabic(text)) for text in told)
    return REASONS[parting.reason].format(one=one, other=other)


def reasons(found: tuple[Reason, ...]) -> str:
    """Return the reasons of a point, short: `different sources, at least one gives no day`."""
    return ", ".join(map(str, found))


def group_kind(kind: Word[GroupKind]) -> str:
    """Return a group's kind, with ACLED's code where it has one: `state forces (ACLED actor type 1)`."""
    word, code = kind.entry.means, kind.entry.code
    return word if code is None else f"{word} (ACLED actor type {code})"


def source_kind(kind: Word[SourceKind]) -> str:
    """Return a source's kind in words."""
    return kind.entry.means


def distance_apart(short: int) -> str:
    """Return in words by how many kilometres a stated distance falls short of the computed, or exceeds it."""
    return f"the stated is {short} km less" if short > 0 else f"the stated is {-short} km more"


def spans(found: tuple[Span, ...]) -> str:
    """Return paragraphs in words: `paragraphs 3–9 and 12`."""
    parts = [str(span.first) if span.first == span.last else f"{span.first}–{span.last}" for span in found]
    noun = "paragraph" if len(found) == 1 and found[0].first == found[0].last else "paragraphs"
    return f"{noun} {', '.join(parts[:-1])}{' and ' if len(parts) > 1 else ''}{parts[-1]}"


def as_spans(paragraphs: tuple[int, ...]) -> tuple[Span, ...]:
    """Return rising numbers as spans, neighbours joined."""
    found: list[Span] = []
    for number in paragraphs:
        if found and found[-1].last == number - 1:
            found[-1] = Span(found[-1].first, number)
        else:
            found.append(Span(number, number))
    return tuple(found)


def size(length: int) -> str:
    """Return a number of bytes for a reader: `870 bytes`, `12 kB`, `3.4 MB`."""
    if length < 1_000:
        return f"{length} bytes"
    return f"{length / 1_000:,.0f} kB" if length < 1_000_000 else f"{length / 1_000_000:,.1f} MB"


def position(latitude: float, longitude: float) -> str:
    """Return a position in degrees as maps print it: `34.2283° N, 37.2406° E`, south and west without a minus."""
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude)}° {north}, {abs(longitude)}° {east}"
