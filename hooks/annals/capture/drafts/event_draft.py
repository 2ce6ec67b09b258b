"""A draft of an event: what an article tells of it filled in, the closed lists as choices in comments."""

from collections.abc import Iterator
from dataclasses import dataclass

from annals.capture.drafts.event_words import transfers, type_of
from annals.capture.drafts.written import date, row, scalar
from annals.language.characters import without_refused
from annals.language.date_phrases import DayWords
from annals.language.slugs import proposed
from annals.model.fixed import UNRECORDED
from annals.model.vocabulary import Vocabulary
from annals.values.edtf import Edtf

_HEAD = """\
# A draft made by 'annals new event'. Do what each '# TODO:' says, then delete that line; 'annals check' refuses the
# record as long as one is left."""
_MOST_DAYS = 8
_MONTHS = 12


@dataclass(frozen=True)
class EventDraft:
    """What is known of an event before a person looks.

    `words` are those of the archive, `what` a word or two for what happened. `source` says where places, days and
    groups were read, `""` where a person said them. `body` is the paragraph below the front matter, `before` who held
    the place.
    """

    id: str
    what: str
    when: Edtf
    words: Vocabulary
    title: str = ""
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    side_a: tuple[str, ...] | None = None
    side_b: tuple[str, ...] | None = None
    type: str = ""
    sub_type: str = ""
    days: tuple[DayWords, ...] = ()
    source: str = ""
    body: str = ""
    before: str = ""


def proposed_id(place: str, when: Edtf, what: str) -> str:
    """Return the id of an event: place, year, month and what happened, as far as they are known."""
    first = when.lower or when.upper
    month = when.points[0].month if when.points else ""
    known = month.isdigit() and int(month) <= _MONTHS  # else it is a season, or not known
    dated = f"{first.year:04}-{month}" if first and known else f"{first.year:04}" if first else ""
    return "-".join(filter(None, (place, dated, proposed(what))))


def event_sheet(event: EventDraft) -> str:
    """Return the text of a draft; with everything known nothing is left to do."""
    lines = [
        *_title(event), *_type(event), *_when(event), *_where(event), *_sides(event), *_control(event),
    ]  # fmt: skip
    last = [] if event.body else ["# TODO: below the closing '---', say in a neutral paragraph what happened"]
    head = [_HEAD] if last or any("# TODO" in line for line in lines) else []
    whole = ["---", *head, f"id: {event.id}", *lines, *last, "---"]
    text = without_refused("\n".join(whole) + "\n")
    return f"{text}\n{event.body.strip()}\n" if event.body else text


def _title(event: EventDraft) -> Iterator[str]:
    if not event.title:
        yield "# TODO: say in a few neutral words what happened, with the archive's names for places and groups"
    yield f"title: {scalar(event.title)}" if event.title else "title:"


def _type(event: EventDraft) -> Iterator[str]:
    kind, sub = (event.type, event.sub_type) if event.sub_type else type_of(event.words, event.what)
    types = event.words.event_types
    if not sub:
        yield "# TODO: choose a type, and one of the kinds that follow it as sub_event_type:"
        yield from (f"#   {name}: {'; '.join(word.entry.kind_of)}" for name, word in types.items())
    elif not event.sub_type:
        others = "; ".join(each for each in types[kind].entry.kind_of if each != sub)
        yield f"# from: the word {event.what}" + (f"; or else {others}" if others else "")
    yield f"event_type: {scalar(kind) if kind else ''}".rstrip()
    yield f"sub_event_type: {scalar(sub) if sub else ''}".rstrip()
    if not event.sub_type:
        yield "# distinct: one event; aggregate: many counted together; subject: not an event, such as a war"
    yield "clarity: distinct"


def _when(event: EventDraft) -> Iterator[str]:
    if event.days:
        yield "# Days that the article names; let 'when' cover every day that the accounts allow:"
    for day in event.days[:_MOST_DAYS]:
        yield f"#   paragraph {day.paragraph}: {day.words} is {day.when}{', when it was said' if day.said else ''}"
    if event.source:
        yield "# TODO: is this the day it happened? Correct it if not"
    yield f"when: {date(event.when)}"


def _where(event: EventDraft) -> Iterator[str]:
    if event.source and len(event.places) > 1:
        yield f"# from: {event.source}"
        yield "# TODO: keep only the places where it happened, as narrow as is known; the first is drawn on the map"
    if not event.places:
        yield "# places: [an id of archive/towns]   leave it out if it is not known"
        return
    yield f"places: {row(event.places)}"
    if not event.body:
        steps = list(event.words.steps.items())[:4]
        yield f"# where_prec: {'; '.join(f'{step} {meaning}' for step, meaning in steps)}"
    yield "where_prec: 1"


def _sides(event: EventDraft) -> Iterator[str]:
    if event.side_a is not None:
        yield from (f"{name}: {row(side)}" for name, side in _both(event) if side)
        return
    # the order in which a text names groups does not tell who attacked
    named = f"; {event.source or 'the text'} names {', '.join(event.groups)}" if event.groups else ""
    others = ", or ".join(("ids of archive/groups", *event.words.sides))
    told = f"write who was on each side: {others}; side_a acted first"
    yield f"# TODO: {told}{named}"
    yield from ("side_a: []", "side_b: []")


def _both(event: EventDraft) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("side_a", event.side_a or ()), ("side_b", event.side_b or ()))


def _control(event: EventDraft) -> Iterator[str]:
    """Yield who held the place before and after, for events in which it changed hands."""
    sub = event.sub_type or type_of(event.words, event.what)[1]
    if not transfers(event.words, sub):
        return
    if event.side_a is None:
        yield f"# TODO: write who held the place before and after; '{UNRECORDED}' if no archived article says so"
        yield from ("control:", "  from:", "  to:")
    elif event.side_a:
        other = event.side_b or ()
        before = event.before or (other[0] if len(other) == 1 else UNRECORDED)
        yield from ("control:", f"  from: {before}", f"  to: {event.side_a[0]}")
