"""Claims, accounts and reasons in words a reader understands."""

import re
from zlib import crc32

from annals.facts.accounts import Account, Agreement
from annals.facts.disagreements import UNSPLIT, Disagreement, Reason
from annals.facts.statements import Statement
from annals.language import date_format
from annals.model import Span
from annals.model.vocabulary import GROUP_KINDS, MEASURES, SOURCE_KINDS, WHERE_PREC, Family

_COUNTED = {
    "killed-or-wounded": "killed or wounded",
    "places": "places",
    "strikes": "air strikes or raids",
    "population": "inhabitants",
}
_TITLES = {
    "killed-or-wounded": "Killed or wounded, not split",
    "casualties": "Casualties, unit unclear",
    "control": "Held or taken",
    "occurrence": "That it happened",
    "place": "Where exactly",
    "label": "What it is called",
    "target": "What was hit",
    "responsibility": "Who is blamed",
    "presence": "What is still held",
    "character": "What the place is",
    "forecast": "Expected, not reported",
    "attackers": "Attackers",
    "strikes": "Air strikes or raids",
    "date": "The date",
}


_JOINED = {
    "control": " by ", "target": ", by ", "attackers": ", by ", "strikes": ", by ", "explosions": ", by ",
    "presence": ", by ", "occurrence": ": ", "responsibility": ": ", "duration": ": ", "distance": ": ",
}  # fmt: skip


def measure_title(states: str) -> str:
    """Return a measure as a heading: `Killed`, `Where exactly`."""
    return _TITLES.get(states, states.replace("-", " ").capitalize())


def figure(statement: Statement) -> str:
    """Return the figure with what it counts: `at least 50 killed or wounded`, `about 100 km`."""
    claim = statement.claim
    if not claim.figure:
        return ""
    unit = _COUNTED.get(claim.states, claim.states)
    unit = unit.removesuffix("s") if claim.figure.text == "1" and unit.endswith("s") else unit
    if claim.measure.family is Family.DISTANCE or claim.states == "duration":
        unit = claim.counted_in
    return f"{claim.figure.words} {unit}"


def content(statement: Statement) -> str:
    """Return what a claim says where it is no figure."""
    claim = statement.claim
    if claim.value:
        return claim.value if claim.value.startswith("al-") else claim.value[0].upper() + claim.value[1:]
    return {"control": "Takes or holds it", "occurrence": "It happened"}.get(claim.states, "")


def account_range(account: Account) -> str:
    """Return an account's range: lowest to highest of plain numbers, else what is said, in its own words."""
    figures = sorted((s.claim.figure for s in account.statements if s.claim.figure), key=lambda figure: figure.bounds)
    texts = list(dict.fromkeys(figure.words for figure in figures if not figure.vague))
    if len(texts) > 1 and all(figure.text.isdigit() for figure in figures if not figure.vague):
        texts = [f"{texts[0]} to {texts[-1]}"]
    texts += dict.fromkeys(figure.words for figure in figures if figure.vague)
    claim = account.statements[0].claim
    unit = claim.measure.family is Family.DISTANCE or claim.states == "duration"
    return " or ".join(texts) + (f" {claim.counted_in}" if texts and unit else "")


def anchor(account: Account) -> str:
    """Return the id of an account's heading: letters, digits and hyphens."""
    topic = account.topic
    parts = (topic.states, topic.unit if topic.states == "duration" else "", topic.side, topic.subset, topic.to)
    whole = "-".join(filter(None, parts))
    plain = re.sub(r"[^a-z0-9]+", "-", whole.lower()).strip("-")
    # words of another script leave no letters; their sum keeps two such anchors apart
    return (
        f"account-{plain}"
        if re.fullmatch(r"[\w -]*", whole, re.ASCII)
        else f"account-{plain}-{crc32(whole.encode()):08x}"
    )


def topic_side(states: str) -> str:
    """Return the word that joins a measure's title with its side: `Killed, of`, `Attackers, by`."""
    return _JOINED.get(states, ", of ")


def agreement(account: Account) -> str:
    """Return in words what an account's claims say of one another."""
    if account.agreement is not Agreement.AGREE:
        return str(account.agreement)
    if MEASURES[account.topic.states].family is Family.HAPPENING:
        days = {statement.claim.when.text for statement in account.statements if statement.claim.when}
        told = "told alike" if account.topic.states == "control" else "wording not compared"
        return f"{told}; their dates differ" if len(days) > 1 else told
    return "accounts agree, from one origin" if len(account.origins) == 1 else str(account.agreement)


def versions(point: Disagreement) -> str:
    """Return what the accounts say, each version once: `37 or 28`, `5–6 August 2015 or August 2015`."""
    return " or ".join(dict.fromkeys(_version(point.subject, statement) for statement in point.statements))


def _version(subject: str, statement: Statement) -> str:
    if subject == "date" and statement.claim.when:
        said = statement.claim.when_words
        return f"“{said}”" if said else date_format.words(statement.claim.when)
    if not statement.claim.figure:
        return statement.claim.value or content(statement)
    return figure(statement) if subject in UNSPLIT else statement.claim.figure.words


def relation_notes(point: Disagreement) -> list[str]:
    """Return what the records note on how the claims of a disagreement relate, each note once."""
    notes = list(dict.fromkeys(relation.note for relation in point.relations if relation.note))
    inferred = any(relation.basis == "inferred" for relation in point.relations)
    return [*notes, "So we read it; no article says so."] if inferred else notes


REASONS = {
    Reason.TALLY: "One origin, two counts: one reads as the later.",
    Reason.COPYING: "The outlet's wording differs from the text it copied.",
    Reason.MEASURE: "They may not count the same thing.",
    Reason.PRECISION: "Some are less precise than others.",
    Reason.ORIGIN: "They go back to different origins.",
    Reason.UNSPLIT: "The source does not tell the dead from the wounded.",
    Reason.MOMENT: "They speak of different times: a series, not a conflict.",
    Reason.CONTRADICTION: "As worded, one excludes the other.",
    Reason.UNEXPLAINED: "They name one origin, and no text says why they part.",
}
"""Why accounts part, as a sentence."""

RELATION_WORDS = {
    "repeats": "repeats",
    "updates": "later tally than",
    "contradicts": "contradicts",
    "narrows": "narrows",
    "mutates": "changed in copying from",
}


def reasons(found: tuple[Reason, ...]) -> str:
    """Return reasons as sentences."""
    return " ".join(REASONS[reason] for reason in found)


def group_kind(kind: str) -> str:
    """Return a group's kind with ACLED's code: `state forces (ACLED actor type 1)`."""
    code, word = GROUP_KINDS[kind]
    return f"{word} (ACLED actor type {code})"


def source_kind(kind: str) -> str:
    """Return a source's kind in words."""
    return SOURCE_KINDS[kind]


def where_precision(step: int) -> str:
    """Return UCDP's step of place precision in words."""
    return f"{WHERE_PREC[step]} (UCDP {step})"


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
