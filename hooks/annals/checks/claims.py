"""Rules on single claims."""

from collections.abc import Iterator
from datetime import date

from annals.checks.common import Rule, at
from annals.facts.index import Index
from annals.language.date_phrases import DayWords, find_days
from annals.model import Archive, Article, Claim
from annals.model.vocabulary import MEASURES, Family
from annals.printing import quoted
from annals.problems import Problem, Severity
from annals.values import edtf
from annals.values.edtf import Edtf


def _claims(archive: Archive) -> Iterator[tuple[Article, int, Claim]]:
    for article in archive.articles.values():
        for place, claim in enumerate(article.claims):
            yield article, place, claim


def claims_hold_what_they_state(archive: Archive, index: Index) -> Iterator[Problem]:
    """A count or distance has a figure, a statement in words a value; neither has the other's field alone."""
    for article, place, claim in _claims(archive):
        needs = claim.measure.needs
        if needs and getattr(claim, needs) is None:
            yield at(
                archive,
                article,
                ("claims", place, needs),
                f"is missing; {claim.states} states {claim.measure.meaning}",
                "write it as the article has it",
            )
        if claim.figure and needs != "figure":
            counts = ", ".join(name for name, measure in MEASURES.items() if measure.needs == "figure")
            yield at(
                archive,
                article,
                ("claims", place, "figure"),
                f"does not belong to {claim.states}",
                f"a figure goes with {counts}",
            )


def only_durations_have_units(archive: Archive, index: Index) -> Iterator[Problem]:
    """A unit stands only with a duration; `to` and a bearing only with a distance."""
    for article, place, claim in _claims(archive):
        if claim.unit and claim.states != "duration":
            yield at(
                archive,
                article,
                ("claims", place, "unit"),
                f"does not belong to {claim.states}",
                f"its unit is {claim.measure.unit or 'none'}; leave the field out",
            )
        for field in ("to", "bearing"):
            if getattr(claim, field) and claim.measure.family is not Family.DISTANCE:
                yield at(
                    archive,
                    article,
                    ("claims", place, field),
                    f"does not belong to {claim.states}",
                    "only a distance has it",
                )


def distances_lead_somewhere(archive: Archive, index: Index) -> Iterator[Problem]:
    """A distance says to where: a place in `to`, or words in `value` where the article names none."""
    for article, place, claim in _claims(archive):
        if claim.measure.family is Family.DISTANCE and not claim.to and not claim.value:
            yield at(
                archive,
                article,
                ("claims", place, "to"),
                "is missing",
                "name the place the distance leads to, or say in value what the article says",
            )


def dates_keep_their_words(archive: Archive, index: Index) -> Iterator[Problem]:
    """A claim's date keeps the words it was read from, or says how it was worked out."""
    for article, place, claim in _claims(archive):
        for field in ("when", "said"):
            words = getattr(claim, f"{field}_words")
            basis = claim.when_basis if field == "when" else None
            if getattr(claim, field) and not words and not basis:
                yield at(
                    archive,
                    article,
                    ("claims", place, f"{field}_words"),
                    "is missing",
                    "write the two or three words of the article that date it",
                )


def nothing_is_reported_before_it_happens(archive: Archive, index: Index) -> Iterator[Problem]:
    """What an article reports happened, and was said, no later than it came out."""
    for article, place, claim in _claims(archive):
        latest = article.published.date.upper
        for field in ("when", "said"):
            when = getattr(claim, field)
            if when and latest and claim.states != "forecast" and when.lower and when.lower > latest:
                yield at(
                    archive,
                    article,
                    ("claims", place, field),
                    f"{when} is after the article came out ({article.published.date})",
                    "look at the words again: they may mean the week before",
                )


def dates_fit_their_words(archive: Archive, index: Index) -> Iterator[Problem]:
    """A claim's date is one that its words allow: `on Wednesday` is the last Wednesday up to publication."""
    known: dict[tuple[str, str], list[DayWords]] = {}  # the same few words stand in most articles
    for article, place, claim in _claims(archive):
        for field in ("when", "said"):
            stated, words = getattr(claim, field), getattr(claim, f"{field}_words") or ""
            key = (words, article.published.date.text)
            if key not in known:
                known[key] = [day for day in find_days(0, words, article.published.date) if day.when]
            read = known[key]
            if stated and len(read) == 1 and _apart(stated, edtf.parse(read[0].when)):
                yield at(
                    archive,
                    article,
                    ("claims", place, field),
                    f"{stated} is not what {quoted(words)} says: {read[0].when}",
                    f"that is {read[0].basis}" if read[0].basis else "read the words again",
                    Severity.WARNING,
                )


def claims_fit_their_event(archive: Archive, index: Index) -> Iterator[Problem]:
    """The day that a claim gives for an event can be a day of the event, whose date spans all accounts."""
    for article, place, claim in _claims(archive):
        event = archive.events.get(claim.about)
        if event is None or claim.when is None:
            continue
        if _apart(claim.when, event.when):
            yield at(
                archive,
                article,
                ("claims", place, "when"),
                f"{claim.when} is no day of {quoted(event.id)} ({event.when})",
                f"look at the words again, or widen 'when' in {event.path}",
                Severity.WARNING,
            )


def chains_lead_to_the_publisher(archive: Archive, index: Index) -> Iterator[Problem]:
    """A chain begins with the origin, ends with the article's publisher and names nobody twice."""
    for article, place, claim in _claims(archive):
        loc = ("claims", place, "chain")
        if not claim.chain:
            yield at(archive, article, loc, "is empty", "name the origin first and the publisher last")
        elif claim.chain[-1] != article.publisher:
            yield at(
                archive,
                article,
                loc,
                f"ends with {quoted(claim.chain[-1])}",
                f"end with the publisher, {article.publisher}",
            )
        if len(set(claim.chain)) != len(claim.chain):
            yield at(
                archive,
                article,
                loc,
                "names a source twice",
                "name each once, in the order the statement passed through them",
            )


def control_names_the_holder(archive: Archive, index: Index) -> Iterator[Problem]:
    """A claim of control or presence names whose it is."""
    for article, place, claim in _claims(archive):
        if claim.states in ("control", "presence") and not claim.side:
            yield at(
                archive, article, ("claims", place, "side"), "is missing", f"name the group whose {claim.states} it is"
            )


def evidence_belongs_to_a_figure(archive: Archive, index: Index) -> Iterator[Problem]:
    """Only a claim with a figure has evidence; a note says how a figure was worked out that is not printed."""
    for article, place, claim in _claims(archive):
        if claim.evidence and not claim.figure:
            yield at(archive, article, ("claims", place, "evidence"), "has no figure to stand for", "remove the line")
        elif claim.evidence and not claim.evidence.first and not claim.note:
            yield at(archive, article, ("claims", place, "note"), "is missing", "say how the figure was worked out")


def _apart(one: Edtf, other: Edtf) -> bool:
    """Return whether two dates can be no day in common."""
    ends = [(day.lower or date.min, day.upper or date.max) for day in (one, other)]
    return ends[0][1] < ends[1][0] or ends[1][1] < ends[0][0]


RULES: tuple[Rule, ...] = (
    claims_hold_what_they_state, only_durations_have_units, distances_lead_somewhere, dates_keep_their_words,
    dates_fit_their_words, nothing_is_reported_before_it_happens, claims_fit_their_event,
    chains_lead_to_the_publisher, control_names_the_holder, evidence_belongs_to_a_figure,
)  # fmt: skip
