"""A review in words: what stands under each paragraph, as lines; and all of it for a terminal."""

import textwrap
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import click

from annals.capture.fingerprints import Verdict
from annals.capture.review import Read, Review, Reviewed
from annals.capture.verify import COPIED
from annals.language.messages import counted
from annals.model import Archive, Claim
from annals.printing import printable


class Tone(StrEnum):
    """What a line is: the paragraph itself, a claim, more about it, or what a person should look at."""

    TEXT = "text"
    CLAIM = "claim"
    MORE = "more"
    LOOK = "look"


_INDENTS = {Tone.TEXT: "", Tone.CLAIM: "    ", Tone.MORE: "        ", Tone.LOOK: "    "}
_COLOURS = {Tone.CLAIM: "cyan", Tone.LOOK: "yellow"}


class Told(NamedTuple):
    """One line of a review, and what it is."""

    tone: Tone
    text: str


def heads(archive: Archive, review: Review, name: str) -> list[Told]:
    """Return what a review begins with: whose record it is, what text, and what of the whole should be looked at."""
    article = review.article
    lines = [Told(Tone.TEXT, f"{article.id}: {article.title}"), Told(Tone.MORE, f"{article.path}, read from {name}")]
    if article.capture is None:
        hint = f"to enter this text, run 'annals verify {name} --record {article.id} --write'"
        lines.append(Told(Tone.MORE, f"the record has no capture yet; {hint}"))
    if not review.same:
        message = "this is not the text that the record was written from: its checksum differs"
        known = f"; {review.found} of the {counted(review.known, 'paragraph')} with a fingerprint are in it"
        lines.insert(
            0, Told(Tone.LOOK, message + (known if review.known else "; paragraphs are matched by number only"))
        )
    for read in review.stray:
        where = f"points at paragraph {read.claim.paragraph}, which this text does not have"
        lines.append(Told(Tone.LOOK, f"{read.claim.id} {where}; correct its paragraph, or use another text"))
    return [*lines, Told(Tone.MORE, _tally(review))]


def _tally(review: Review) -> str:
    claims = sum(len(each.claims) for each in review.paragraphs) + len(review.stray)
    empty = sum(not each.claims for each in review.paragraphs)
    missing = sum(read.verdict is Verdict.NOT_FOUND for each in review.paragraphs for read in each.claims)
    told = (
        f"{counted(claims, 'statement')} in {counted(len(review.paragraphs), 'paragraph')}, {empty} without a statement"
    )
    return told + (f"; {counted(missing, 'figure')} not found" if missing else "")


def under(archive: Archive, paragraph: Reviewed) -> Iterator[Told]:
    """Yield what stands under a paragraph: its claims, credits and names, and what a person should look at."""
    for read in paragraph.claims:
        yield from of_claim(archive, read)
    for credit in paragraph.credits:
        said = "credited" if credit.credited else "not credited"
        yield Told(Tone.CLAIM, f"made by {archive.name(credit.source)} ({credit.role}, {said}): {credit.basis}")
    if paragraph.names:
        listed = ", ".join(f"{name.printed} ({name.id})" for name in paragraph.names)
        yield Told(Tone.MORE, f"names: {listed}")
    for id in dict.fromkeys(name.id for name in paragraph.names if not name.listed):
        yield Told(Tone.LOOK, f"{id} is named here, but the record does not list it")
    if paragraph.unstated:
        yield Told(Tone.LOOK, f"no statement here states {', '.join(paragraph.unstated)}")
    if paragraph.copied:
        yield Told(Tone.LOOK, f"the abstract has {COPIED} words in a row from this paragraph; use words of your own")
    if not paragraph.claims:
        yield Told(Tone.MORE, "no statement")


def of_claim(archive: Archive, read: Read) -> Iterator[Told]:
    """Yield the lines of a claim: what it states, who said it, its days, and whether its figure stands in the text."""
    claim = read.claim
    yield Told(Tone.CLAIM, f"{claim.id}  {_states(archive, claim)}")
    yield Told(Tone.MORE, f"about {archive.name(claim.about)} ({claim.about})")
    yield Told(Tone.MORE, f"said by {_chain(archive, claim)}")
    for label, day, told in (
        ("when", claim.when, (claim.when_words and f"“{claim.when_words}”", claim.time, claim.when_basis)),
        ("said", claim.said, (claim.said_words and f"“{claim.said_words}”",)),
    ):
        if day:
            yield Told(Tone.MORE, "; ".join([f"{label} {day.text}", *filter(None, told)]))
    if claim.note:
        yield Told(Tone.MORE, f"note: {claim.note}")
    if read.verdict is Verdict.NOT_FOUND and read.printed:
        where = "is printed in this paragraph, but not where the record's evidence says; compare the two"
        yield Told(Tone.LOOK, f"    {claim.figure} {where}")
    elif read.verdict is Verdict.NOT_FOUND:
        yield Told(
            Tone.LOOK, f"    verified: no, this text does not state {claim.figure} here; correct figure or paragraph"
        )
    elif read.verdict:
        yield Told(Tone.MORE, f"verified: yes, {read.verdict}")


def _states(archive: Archive, claim: Claim) -> str:
    """Return what a claim states, in one line."""
    whose = archive.name(claim.side) if claim.side else ""
    what = [claim.states, whose, claim.subset and f"({claim.subset})", claim.status and f"({claim.status})"]
    says = [str(claim.figure) if claim.figure else "", claim.unit, claim.value, claim.bearing]
    says += [f"to {archive.name(claim.to)}" if claim.to else "", f"“{claim.term}”" if claim.term else ""]
    stance = f" [{claim.stance}]" if claim.stance else ""
    told = " ".join(filter(None, says))
    return " ".join(filter(None, what)) + (f": {told}" if told else "") + stance


def _chain(archive: Archive, claim: Claim) -> str:
    links = [archive.name(id) + (" (inferred)" if id in claim.inferred else "") for id in claim.chain]
    jointly = f", jointly with {', '.join(map(archive.name, claim.jointly))}" if claim.jointly else ""
    spoke = f", by {claim.speaker}" if claim.speaker else ""
    return f"{' > '.join(links)}{jointly}{spoke}"


def as_text(archive: Archive, review: Review, name: str, width: int, *, colour: bool) -> str:
    """Return a review for a terminal of a width."""
    rows = [_row(told, width, colour) for told in heads(archive, review, name)]
    for paragraph in review.paragraphs:
        rows += ["", _row(Told(Tone.TEXT, f"[{paragraph.number}] {paragraph.text}"), width, colour)]
        rows += [_row(told, width, colour) for told in under(archive, paragraph)]
    return "\n".join(rows)


def _row(told: Told, width: int, colour: bool) -> str:
    indent = _INDENTS[told.tone]
    mark = "! " if told.tone is Tone.LOOK else ""
    rows = textwrap.wrap(
        mark + printable(told.text),
        max(width, 20),
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if indent else "",
        break_on_hyphens=False,
    )
    tinted = _COLOURS.get(told.tone) if colour else None
    bold = colour and told.tone is Tone.TEXT
    return "\n".join(click.style(row, fg=tinted, bold=bold) if tinted or bold else row for row in rows)
