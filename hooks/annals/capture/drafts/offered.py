"""Credits, days and claims of an article as a draft offers them: comments, for a person to confirm or delete.

What all claims would share stands before them once, so that a claim is three or four lines.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annals.capture.drafts.claimed import Claimed, block, shared
from annals.capture.drafts.gather import Credit, Gathered
from annals.capture.drafts.written import as_comments, scalar
from annals.capture.text.candidates import Offer
from annals.capture.text.happenings import Happening, happenings, occurrence
from annals.language import date_format
from annals.language.date_phrases import DayWords
from annals.model import Archive, Article, Span
from annals.model.fields import written_spans
from annals.model.fixed import CONTROL, OCCURRENCE, Family
from annals.values import edtf

CONFIRM = (
    "# TODO: confirm or delete each statement below; to confirm one, remove the '# ' from its lines and fill the gaps",
    "# 'about' and 'chain' above 'claims:' apply to every statement without its own. Side, subset and the order",
    "# of a chain are for you to write.",
    "# Figures in forecasts and captions are not offered.",
)
"""What stands above claims that are offered."""

_IN_ORDER = "put the chain in order"


def credits(archive: Archive, offered: Iterable[Credit]) -> Iterator[str]:
    """Yield who may have made the article, or parts of it."""
    every = list(offered)
    if every:
        yield "# TODO: confirm or delete these credits; correct which paragraphs each made, and write how you know"
        yield "# credits:"
    for credit in every:
        numbers = dict.fromkeys(credit.paragraphs)
        yield f"#   - source: {credit.source}"
        yield f"#     role: {credit.role}"
        yield f"#     paragraphs: {written_spans(tuple(Span(number, number) for number in numbers))}"
        yield f"#     credited: {'no' if credit.seen_in else 'yes'}"
        yield f"#     basis: {credit.basis}"
        if credit.seen_in:
            yield from _reference(archive, credit.seen_in)


def _reference(archive: Archive, other: Article) -> Iterator[str]:
    """Yield where the text of an article can be read, as a record cites it."""
    day = date_format.words(other.published.date)
    yield "#     references:"
    yield f"#       - cites: {scalar(f'{archive.name(other.publisher)}, {other.title}, {day}')}"
    yield f"#         url: {scalar(other.url)}" if other.url else "#         url:"


def days(found: Iterable[DayWords]) -> Iterator[str]:
    """Yield the words for days, each with the date it comes to."""
    every = list(found)
    if every:
        yield "# Days named in the text:"
    for day in every:
        read = f"is {day.when}" if day.when else "is not resolved"
        basis = f" ({day.basis})" if day.basis else ""
        saying = ", when it was said" if day.said else ", said or happened then" if day.unsure else ""
        yield f"#   paragraph {day.paragraph}: {day.words} {read}{basis}{saying}"


def claims(archive: Archive, gathered: Gathered, *, brief: bool) -> Iterator[str]:
    """Yield the claims that a person made; else those that the text may make, as comments, or none in a brief draft."""
    if gathered.given.claims:
        yield from block(*shared(gathered.given.claims))
    elif not brief:
        offered = possible_claims(archive, gathered)
        if offered:
            yield from CONFIRM
            yield from as_comments(with_shared(gathered, offered))


def with_shared(gathered: Gathered, offered: list[Claimed]) -> Iterator[str]:
    """Yield claims that are offered, as a record writes them, below what they share."""
    chain = _likely_chain(offered)
    yield from block([_sharing(claim, chain) for claim in offered], likely_event(gathered), chain)


def _sharing(claim: Claimed, chain: tuple[str, ...]) -> Claimed:
    """Return a claim without the chain that it shares, and without what that leaves to a person."""
    if not chain or claim.chain != chain:
        return claim
    return replace(claim, chain=(), todos=tuple(todo for todo in claim.todos if not todo.startswith(_IN_ORDER)))


def likely_event(gathered: Gathered) -> str:
    """Return the event that the claims of an article are most probably about, or `""`."""
    given, near = gathered.given.events, gathered.near
    only = near.events[0] if len(near.events) == 1 else ""
    return given[0] if len(given) == 1 else near.clear or only


def possible_claims(archive: Archive, gathered: Gathered) -> list[Claimed]:
    """Return what a text may claim, in its order: that a place was taken, and its figures; else that it happened."""
    named = gathered.named
    places = {id: words for id, words in named.items() if id in archive.places}
    groups = {id: words for id, words in named.items() if id in archive.groups}
    known = archive.vocabulary.measures
    told = [each for each in happenings(gathered.parts, places, groups) if each.states in known]
    only = None if told or gathered.offers or OCCURRENCE not in known else occurrence(gathered.parts)
    every: list[Happening | Offer] = [*told, *([only] if only else []), *gathered.offers]
    ordered = sorted(every, key=lambda each: each.paragraph)  # of one paragraph that it was taken goes first
    return [_possible(archive, gathered, each) for each in ordered]


def _possible(archive: Archive, gathered: Gathered, each: Happening | Offer) -> Claimed:
    chain, todos = _chain(archive, gathered, each.paragraph)
    unclear = ("chain",) if todos and not chain else ()
    there = [day for day in gathered.days if day.paragraph == each.paragraph and day.words in each.sentence]
    day, unsure = _dated(there)
    if isinstance(each, Happening):
        side = ("side",) if each.states == CONTROL and not each.side else ()
        return Claimed(
            each.states, each.paragraph, side=each.side, day=day, chain=chain, todos=(*todos, *unsure),
            open=(*unclear, *side), sentence=each.sentence,
        )  # fmt: skip
    counted = each.counted
    todos = [*_left(each), *todos, *unsure]
    about, gaps = _about(archive, gathered, each)
    gaps += ("states",) if not counted.states else ()
    gaps += ("subset",) if counted.part and not counted.subset else ()
    gaps += ("to",) if _is_distance(archive, counted.states) else ()
    return Claimed(
        counted.states, each.paragraph, about, subset=counted.subset, figure=each.figure, unit=counted.unit, day=day,
        chain=chain, todos=tuple(todos), open=(*unclear, *gaps), sentence=each.sentence, moot=bool(counted.households),
    )  # fmt: skip


def _left(offer: Offer) -> Iterator[str]:
    counted = offer.counted
    if counted.households:
        yield f"the text counts {counted.households}, for which there is no measure; leave this statement out"
    elif not counted.states:
        yield "write what it counts, a measure from the page of fields; or leave this statement out"
    if counted.part and not counted.subset:
        yield "this is part of the figure before it; write which part, in a word or two"


def _is_distance(archive: Archive, states: str) -> bool:
    word = archive.vocabulary.measures.get(states)
    return word is not None and word.entry.family == Family.DISTANCE


def _about(archive: Archive, gathered: Gathered, offer: Offer) -> tuple[str, tuple[str, ...]]:
    """Return the place that a figure is about, where it is about one, and the fields that this leaves open."""
    word = archive.vocabulary.measures.get(offer.counted.states)
    if word is None or not word.entry.of_place:
        return "", ()
    there = [id for id, where in gathered.names.where.items() if id in archive.places and offer.paragraph in where]
    return (there[0], ()) if len(there) == 1 else ("", ("about",))


def _chain(archive: Archive, gathered: Gathered, paragraph: int) -> tuple[tuple[str, ...], list[str]]:
    """Return through whom a paragraph may have its statements, and what else is to be done where it names several."""
    publisher = gathered.publisher.value if gathered.publisher else ""
    heard = [
        id
        for id, where in gathered.names.where.items()
        if id in archive.sources and id in gathered.named and id != publisher and paragraph in where
    ]
    heard.sort(key=lambda id: archive.sources[id].kind == "wire")  # agencies carry what others said
    todos = [f"{_IN_ORDER}; the paragraph names {', '.join(heard)}"] if len(heard) > 1 else []
    return ((*heard, publisher) if publisher and heard else ()), todos


def _likely_chain(offered: list[Claimed]) -> tuple[str, ...]:
    """Return the chain that most claims have, where no paragraph gives another; `()` where that cannot be told."""
    known = [claim.chain for claim in offered if claim.chain]
    return known[0] if len(set(known)) == 1 and 2 * len(known) >= len(offered) else ()


def _dated(found: list[DayWords]) -> tuple[tuple[str, ...], list[str]]:
    """Return the day of an offered claim, where its sentence has one and it is clear which it is and what it dates."""
    if len(found) != 1 or found[0].vague or not _of_days(found[0]):
        return (), []
    (day,) = found
    if day.unsure:
        return (), [
            f"{day.when} is the day it was said ('said') or the day it happened ('when'); write it where it belongs"
        ]
    field = "said" if day.said else "when"
    basis = [f"when_basis: {scalar(day.basis)}"] if field == "when" and day.basis else []
    return (f"{field}: {day.when}", f"{field}_words: {scalar(day.words)}", *basis), []


def _of_days(day: DayWords) -> bool:
    """Return whether words state a day, or the first and the last of several."""
    return all(edtf.parse(end or "XXXX").day for end in day.when.split("/"))
