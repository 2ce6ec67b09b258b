"""Claims, accounts and reasons in words a reader understands."""

from annals import datewords
from annals.accounts import Account, Agreement
from annals.disagreements import UNSPLIT, Disagreement, Reason
from annals.index import Statement
from annals.model.vocabulary import (
    GROUP_KINDS,
    SOURCE_KINDS,
    WHERE_PREC,
    Family,
)

_COUNTED = {
    "killed-or-wounded": "killed or wounded",
    "places": "places",
    "strikes": "air strikes or raids",
    "population": "inhabitants",
}
_TITLES = {
    "killed-or-wounded": "Killed or wounded, not split",
    "casualties": "Casualties, unit unclear",
    "control": "Who holds it",
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
    "date": "The day",
}


def measure_title(states: str) -> str:
    """Return a measure as a heading: `Killed`, `Where exactly`."""
    return _TITLES.get(states, states.replace("-", " ").capitalize())


def figure(statement: Statement) -> str:
    """Return the figure with what it counts: `at least 50 killed or wounded`, `about 100 km`."""
    claim = statement.claim
    if not claim.figure:
        return ""
    unit = _COUNTED.get(claim.states, claim.states)
    if claim.measure.family is Family.DISTANCE or claim.states == "duration":
        unit = claim.counted_in
    return f"{claim.figure.words} {unit}"


def content(statement: Statement) -> str:
    """Return what a claim says where it is no figure."""
    claim = statement.claim
    if claim.value:
        return claim.value[0].upper() + claim.value[1:]
    return {"control": "Holds or took the place", "occurrence": "It happened"}.get(claim.states, "")


def account_range(account: Account) -> str:
    """Return an account's range: one figure, or lowest to highest; empty where it has no figure."""
    figures = [statement.claim.figure for statement in account.statements if statement.claim.figure]
    texts = dict.fromkeys(figure.words for figure in figures if not figure.vague)
    vague = list(dict.fromkeys(figure.words for figure in figures if figure.vague))
    if len(texts) <= 1:
        return " or ".join([*texts, *vague])
    numbers = f"{account.low:,}" if account.low == account.high else f"{account.low:,} to {account.high:,}"
    return " or ".join([numbers, *vague])


def agreement(account: Account) -> str:
    """Return in words what an account's claims say of one another."""
    if account.agreement is Agreement.AGREE and len(account.origins) == 1:
        return "accounts agree, from one origin"
    return str(account.agreement)


def versions(point: Disagreement) -> str:
    """Return what the accounts say, each version once: `37 or 28`, `5–6 August 2015 or August 2015`."""
    return " or ".join(dict.fromkeys(_version(point.subject, statement) for statement in point.statements))


def _version(subject: str, statement: Statement) -> str:
    if subject == "date" and statement.claim.when:
        return datewords.words(statement.claim.when)
    if not statement.claim.figure:
        return statement.claim.value or content(statement)
    return figure(statement) if subject in UNSPLIT else statement.claim.figure.words


def relation_notes(point: Disagreement) -> list[str]:
    """Return what the records note on how the claims of a disagreement relate, each note once."""
    keys = {statement.key for statement in point.statements}
    relations = (relation for statement in point.statements for relation in statement.claim.relations)
    return list(dict.fromkeys(relation.note for relation in relations if relation.note and relation.to in keys))


REASONS = {
    Reason.TALLY: "One origin, two tallies: one updates the other.",
    Reason.COPYING: "The copying changed it.",
    Reason.MEASURE: "They do not count the same thing.",
    Reason.PRECISION: "One is more precise than the other.",
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
    """Return a group's kind with ACLED's code: `rebel group (ACLED actor type 2)`."""
    code, word = GROUP_KINDS[kind]
    return f"{word} (ACLED actor type {code})"


def source_kind(kind: str) -> str:
    """Return a source's kind in words."""
    return SOURCE_KINDS[kind]


def where_precision(step: int) -> str:
    """Return UCDP's step of place precision in words."""
    return f"{WHERE_PREC[step]} (UCDP {step})"
