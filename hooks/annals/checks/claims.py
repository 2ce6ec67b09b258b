"""Rules on single statements."""

import re
from collections.abc import Iterator
from datetime import date

from annals.checks.common import Faults, Rules, at, one_of, repeated
from annals.checks.known import Known
from annals.facts.facts import Facts
from annals.language.date_phrases import days_allowed, days_meant
from annals.language.messages import did_you_mean
from annals.model import Archive, Article, Claim
from annals.model.fixed import UNITS, Family
from annals.printing import quoted
from annals.problems import Fault, Problem, Severity
from annals.values.edtf import Edtf, Shape


def claims_hold_what_they_state(article: Article, claim: Claim) -> Faults:
    """A count or distance has a figure, a statement in words a value; neither has the other's field alone."""
    needs = claim.measure.needs if claim.asserted else ""
    if needs and getattr(claim, needs) is None:
        message = f"is missing; {claim.states} states {claim.measure.means}"
        yield Fault((needs,), message, "write it as the article has it")
    if claim.figure and claim.measure.needs != "figure":
        hint = "only what is counted or measured has one; leave the field out"
        yield Fault(("figure",), f"does not belong to {claim.states}", hint)


def only_what_is_measured_has_units(article: Article, claim: Claim) -> Faults:
    """A unit stands only with a duration or a distance, and is one of it; `to` and a bearing only with a distance."""
    if claim.unit and UNITS[claim.unit][0] != claim.measure.unit:
        units = ", ".join(unit for unit, (base, _scale) in UNITS.items() if base == claim.measure.unit)
        hint = f"write {units}" if units else f"its unit is {claim.measure.unit or 'none'}; leave the field out"
        yield Fault(("unit",), f"does not belong to {claim.states}", hint)
    if (claim.to or claim.bearing) and claim.measure.family != Family.DISTANCE:
        for field in ("to", "bearing"):
            if getattr(claim, field):
                yield Fault((field,), f"does not belong to {claim.states}", "only a distance has it")


def distances_lead_somewhere(article: Article, claim: Claim) -> Faults:
    """A distance says to where: another place in `to`, or words in `value` where the article names none."""
    if not claim.to and not claim.value and claim.measure.family == Family.DISTANCE:
        hint = "name the place the distance leads to, or say in value what the article says"
        yield Fault(("to",), "is missing", hint)
    if claim.to and claim.to == claim.about:
        message = f"{quoted(claim.to)} is what the statement is about"
        yield Fault(("to",), message, "name the place the distance leads to")


def dates_keep_their_words(article: Article, claim: Claim) -> Faults:
    """A statement's date keeps the words it was read from, or says how it was worked out."""
    hint = "write the two or three words of the article that date it"
    if claim.when and not claim.when_words and not claim.when_basis:
        yield Fault(("when_words",), "is missing", hint)
    if claim.said and not claim.said_words:
        yield Fault(("said_words",), "is missing", hint)


def nothing_is_reported_before_it_happens(article: Article, claim: Claim) -> Faults:
    """What an article reports happened, and was said, no later than it came out."""
    latest = article.published.date.upper or date.max
    for field, day in (("when", claim.when), ("said", claim.said)):
        if day and day.lower and day.lower > latest and not claim.measure.ahead:
            message = f"{day} is after the article came out ({article.published.date})"
            yield Fault((field,), message, "look at the words again: they may mean the week before")


def dates_fit_their_words(article: Article, claim: Claim) -> Faults:
    """A statement's date is one that its words allow: `on Wednesday` is the last Wednesday up to publication.

    Where the article means another day, `when_basis` says why, or of `said` the statement's `note`.
    """
    for field, stated, words in (("when", claim.when, claim.when_words), ("said", claim.said, claim.said_words)):
        read = days_meant(words, article.published.date) if stated and words else []
        if stated and words and len(read) == 1:
            when, basis = read[0]
            told = claim.note if field == "said" else claim.when_basis if claim.when_basis != basis else ""
            if when != stated.text and not told and _apart(stated, *days_allowed(words, article.published.date)):
                hint = f"that is {basis}; if" if basis else "read the words again; if"
                hint += f" the article means another day, say why in {'note' if field == 'said' else 'when_basis'}"
                yield Fault((field,), f"{stated} is not what {quoted(words)} says: {when}", hint, Severity.WARNING)


def claims_fit_their_event(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """The day that a statement gives for an event can be a day of the event, whose date spans all accounts.

    Where the article is wrong about the day, the statement's `note` says so.
    """
    for article in archive.articles.values():
        for i, claim in enumerate(article.claims):
            event = archive.events.get(claim.about) if claim.when and not claim.note else None
            if event and claim.when and _apart(claim.when, event.when):
                message = f"{claim.when} is not a day of {quoted(event.id)} ({event.when})"
                hint = f"read the words again, or widen 'when' in {event.path}; if the article is wrong, say so in note"
                yield at(archive, article, ("claims", i, "when"), message, hint, Severity.WARNING)


def sources_speak_on_one_day(article: Article, claim: Claim) -> Faults:
    """What is said is said on one day, which may be one of several; it is no interval."""
    if claim.said and claim.said.shape is Shape.INTERVAL:
        hint = f"write one of several days: '{one_of(claim.said)}'"
        yield Fault(("said",), f"{claim.said} is a stretch of time", hint)


def fields_belong_to_their_claim(article: Article, claim: Claim) -> Faults:
    """A status stands only with losses, a time of day only with a day; inferred links are links of the chain."""
    if claim.status and claim.measure.family != Family.LOSSES:
        yield Fault(("status",), f"does not belong to {claim.states}", "only losses have it; leave the field out")
    if claim.time and not claim.when:
        yield Fault(("time",), "needs a day", "write the day in when, or leave time out")
    for i, id in enumerate(claim.inferred):
        if id not in claim.chain[:-1]:
            message = f"{quoted(id)} is not in the chain before the publisher"
            yield Fault(("inferred", i), message, "add it to the chain, or remove it here")
    for i, id in enumerate(claim.jointly):
        if id in claim.chain:
            yield Fault(
                ("jointly", i),
                f"{quoted(id)} is in the chain already",
                "name only those who spoke together with the origin",
            )


def claims_name_each_once(article: Article, claim: Claim) -> Faults:
    """A statement infers and hears each source once, and relates to another statement in each way once."""
    for field in ("inferred", "jointly"):
        for i in repeated(getattr(claim, field)):
            yield Fault((field, i), f"{quoted(getattr(claim, field)[i])} is named already", "remove it")
    for i in repeated([(relation.kind, relation.to) for relation in claim.relations]):
        relation = claim.relations[i]
        yield Fault(("relations", i), f"{relation.kind} {relation.to} is said already", "remove one of the two")


def changes_in_copying_have_a_reference(article: Article, claim: Claim) -> Faults:
    """A wording that copying changed within one article has a reference to the text that was copied."""
    within = f"{article.id}/"
    for relation in claim.relations:
        if relation.kind == "mutates" and relation.to.startswith(within) and not claim.references:
            hint = "say where the text that was copied can be read: what it cites, and its url"
            yield Fault(("references",), "is missing", hint)


_NAME = re.compile(r"(?!(?:an?|the) [^\u0600-\u06ff]*\b[a-z]+$).*(?:\b[A-Z][^\W\d_A-Z]|[\u0600-\u06ff])")
"""What may be a person's name: it has a capital before a small letter, or Arabic, and is no role of some body.

Such a role begins with an article and ends in a common noun, as `a Foreign Ministry spokesman` does.
"""


def speakers_are_public_figures(article: Article, known: Known) -> Faults:
    """Who speaks for an origin is a public figure that its record lists, or told by an office or role alone."""
    for i, claim in enumerate(article.claims):
        source = known.sources.get(claim.origin) if claim.chain else None
        if claim.speaker and source and _NAME.match(claim.speaker):
            names = [name for each in source.speakers for name in (each.name, *each.spellings)]
            if claim.speaker not in names:
                near = did_you_mean(claim.speaker, names)
                hint = near or f"write the role: a bishop; or list a public figure in speakers of {source.path}"
                yield Fault(
                    ("claims", i, "speaker"),
                    f"{quoted(claim.speaker)} is not listed as a speaker of {source.name}",
                    hint,
                )


def chains_lead_to_the_publisher(article: Article, claim: Claim) -> Faults:
    """A chain begins with the origin, ends with the article's publisher and names nobody twice."""
    chain, publisher = claim.chain, article.publisher
    if not chain:
        yield Fault(("chain",), "is empty", "name the origin first and the publisher last")
    elif chain[-1] != publisher:
        yield Fault(("chain",), f"ends with {quoted(chain[-1])}", f"end with the publisher, {publisher}")
    if len(set(chain)) != len(chain):
        hint = "name each once, in the order the statement passed through them"
        yield Fault(("chain",), "names a source twice", hint)


def control_names_the_holder(article: Article, claim: Claim) -> Faults:
    """A statement of control, presence, absence or withdrawal names whose it is."""
    if not claim.side and claim.asserted and claim.measure.sided:
        yield Fault(("side",), "is missing", f"name the group whose {claim.states} it is")


def evidence_belongs_to_a_figure(article: Article, claim: Claim) -> Faults:
    """Only a statement with a figure has evidence; a note says how a figure was worked out that is not printed."""
    if claim.evidence and not claim.figure:
        yield Fault(
            ("evidence",), "is evidence of a figure, and there is none", "write the figure, or remove this line"
        )
    elif claim.evidence and claim.figure and not claim.figure.has_number:
        yield Fault(("evidence",), f"{quoted(claim.figure.text)} gives no number to look for", "remove the line")
    elif claim.evidence and not claim.evidence.first and not claim.note:
        yield Fault(("note",), "is missing", "say how the figure was worked out")


def _apart(one: Edtf, other: Edtf) -> bool:
    """Return whether two dates cannot overlap."""
    before = one.upper and other.lower and one.upper < other.lower
    return bool(before or (other.upper and one.lower and other.upper < one.lower))


RULES = Rules(
    of_claims=(
        claims_hold_what_they_state, only_what_is_measured_has_units, distances_lead_somewhere, dates_keep_their_words,
        dates_fit_their_words, nothing_is_reported_before_it_happens, chains_lead_to_the_publisher,
        control_names_the_holder, evidence_belongs_to_a_figure, sources_speak_on_one_day, fields_belong_to_their_claim,
        changes_in_copying_have_a_reference, claims_name_each_once,
    ),
    of_articles_and_names=(speakers_are_public_figures,),
    between=(claims_fit_their_event,),
)  # fmt: skip
