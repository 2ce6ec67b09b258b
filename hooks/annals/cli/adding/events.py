"""The question which events an article reports, and those about an event that the archive does not have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from annals.capture.drafts.event_draft import EventDraft, event_sheet
from annals.capture.drafts.event_words import kinds_within, transfers, type_of
from annals.capture.drafts.nearby import named
from annals.cli.adding.questions import Again, Question, ask, numbered, picked
from annals.cli.adding.terminal import Terminal
from annals.cli.adding.work import Work
from annals.cli.new_event import drafted, file_of, likely_day, lines_of, near
from annals.cli.seen import of_gathered
from annals.language import date_format, suggest
from annals.model.fixed import UNRECORDED
from annals.problems import UsageError


def _types(state: "Asked") -> list[tuple[str, str]]:
    return [(kind, sub.name) for kind, sub in kinds_within(state.work.archive.vocabulary)]


def _near(work: Work) -> list[str]:
    return list(dict.fromkeys([*work.gathered.given.events, *work.gathered.near.events]))


def _lines(work: Work) -> list[str]:
    events = (work.archive.events[id] for id in _near(work))
    chosen = work.gathered.given.events
    found = [
        f"{'*' if event.id in chosen else ' '} {event.id}: {event.title} ({date_format.words(event.when)})"
        for event in events
    ]
    return numbered(found) if found else ["none of these places at about these days"]


def _clear(work: Work) -> str:
    return "" if work.gathered.given.events or work.no_event else work.gathered.near.clear


def _take(work: Work, answer: str, terminal: Terminal) -> Work:
    chosen = work.gathered.given.events
    if not answer:
        return work
    if answer == "-":
        return replace(work.said(events=()), no_event=True)
    if answer.startswith("new "):
        return _new(work, answer.removeprefix("new ").strip(), terminal)
    id = picked(answer, _near(work))
    if id not in work.archive.events:
        raise Again(f"The archive has no event '{id}'. 'new capture' makes a record of one, named for what happened.")
    rest = tuple(each for each in chosen if each != id)
    return work.said(events=rest if id in chosen else (*chosen, id))


REPORTS = Question[Work](
    "Which events does it report? Enter goes on; a number adds one or removes it (*); 'new WHAT' makes a new one",
    "WHAT is a word or two for what happened: capture, clashes, air-strikes, shelling, abduction. '-' removes all.",
    _take, _clear, _lines, repeats=True,
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """An event that is being asked for."""

    work: Work
    draft: EventDraft


def _new(work: Work, what: str, terminal: Terminal) -> Work:
    """Return the work with a new event that the article reports, or with one that turned out to be there."""
    article = of_gathered(work.archive, work.gathered, "")
    places, when = ask(_WHERE_AND_WHEN, (work, (article.places[:1], str(likely_day(article.days) or ""))), terminal)[1]
    try:
        draft = drafted(work.archive, article, what, places, when)
    except UsageError as error:
        raise Again(f"{str(error).removeprefix('--when: ')}.") from None
    if alike := near(work.archive, draft):
        terminal.say("The archive has similar events. A number picks one of them; Enter makes a new one.")
        terminal.show(f"  {line}" for line in numbered([line.strip() for line in lines_of(alike)]))
        if choice := terminal.line():
            return _take(work, picked(choice, [event.id for event in alike]), terminal)
    terminal.say(f"A new event, with the id {draft.id}:")
    kind, sub = type_of(work.archive.vocabulary, what)
    made = ask(_ABOUT_IT, Asked(work, replace(draft, type=kind, sub_type=sub, side_a=(), side_b=())), terminal).draft
    added = work.with_record("event", file_of(work.root, made), event_sheet(made))
    return added.said(events=(*work.gathered.given.events, made.id))


Where = tuple[Work, tuple[tuple[str, ...], str]]


def _take_where(state: Where, answer: str, _terminal: Terminal) -> Where:
    work, (_places, when) = state
    return work, (_ids(work, "town", answer), when)


def _take_when(state: Where, answer: str, _terminal: Terminal) -> Where:
    work, (places, _when) = state
    return work, (places, suggest.date(answer) or answer)


_WHERE_AND_WHEN = (
    Question[Where](
        "Where did it happen? The narrowest place, its id or name",
        "Several with commas; the first is drawn on the map.", _take_where,
        lambda state: ", ".join(state[1][0]), optional=True,
    ),
    Question[Where](
        "When did it happen? Such as 2015-08-05, 5 August 2015 or 2015-08-05/2015-08-06",
        "As precise as the article is: for a month write 2015-08.", _take_when, lambda state: state[1][1],
    ),
)  # fmt: skip


def _ids(work: Work, kind: str, answer: str, choices: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the ids that an answer names or picks from choices by number, with commas between."""
    names = [picked(name, choices) for each in answer.split(",") if (name := each.strip()) and name != "-"]
    sides = work.archive.vocabulary.sides if kind == "group" else {}
    found = {name: name if name in sides else named(work.archive, kind, name) for name in names}
    if unknown := [name for name, id in found.items() if not id]:
        raise Again(f"The archive has no {kind} '{unknown[0]}'.")
    return tuple(dict.fromkeys(found.values()))


def _take_title(state: Asked, answer: str, _terminal: Terminal) -> Asked:
    return replace(state, draft=replace(state.draft, title=answer))


def _type_lines(state: Asked) -> list[str]:
    return numbered([f"{kind}: {sub}" for kind, sub in _types(state)])


def _take_type(state: Asked, answer: str, _terminal: Terminal) -> Asked:
    types = _types(state)
    sub = picked(answer, [each for _kind, each in types])
    kind = next((kind for kind, each in types if each == sub), "")
    if not kind:
        raise Again("Choose a number from the list.")
    return replace(state, draft=replace(state.draft, type=kind, sub_type=sub))


def _taking_side(field: str) -> Callable[[Asked, str, Terminal], Asked]:
    def take(state: Asked, answer: str, _terminal: Terminal) -> Asked:
        side = _ids(state.work, "group", answer, state.draft.groups)
        if field == "side_b" and set(side) & set(state.draft.side_a or ()):
            raise Again("Nobody can be on both sides.")
        return replace(state, draft=replace(state.draft, **{field: side}))  # type: ignore[arg-type]

    return take


def _group_lines(state: Asked) -> list[str]:
    """Return the groups that the article names; their order tells nothing, so that none is a default."""
    return numbered([f"{id}: {state.work.archive.name(id)}" for id in state.draft.groups])


def _take_body(state: Asked, answer: str, _terminal: Terminal) -> Asked:
    return replace(state, draft=replace(state.draft, body=answer))


def _take_before(state: Asked, answer: str, _terminal: Terminal) -> Asked:
    holder = answer if answer == UNRECORDED else "".join(_ids(state.work, "group", answer)[:1])
    if holder != UNRECORDED and holder not in (state.draft.side_b or ()):
        raise Again(f"Write one of the other side, or '{UNRECORDED}'.")
    return replace(state, draft=replace(state.draft, before=holder))


def _changes_hands(state: Asked) -> bool:
    return transfers(state.work.archive.vocabulary, state.draft.sub_type) and bool(state.draft.side_a)


_ABOUT_IT = (
    Question[Asked](
        "What happened, in a few neutral words", "With the archive's names: Example Force captures Example Town.",
        _take_title,
    ),
    Question[Asked](
        "What kind of event was it?", "One of the archive's types; a number from the list.", _take_type,
        lambda state: state.draft.sub_type, _type_lines,
    ),
    Question[Asked](
        "Who acted first? Groups, with commas; Enter if it is not known",
        "Numbers, ids or names of groups, or a side that is none, such as civilians.", _taking_side("side_a"),
        options=_group_lines, optional=True,
    ),
    Question[Asked](
        "Who was on the other side? Enter if it is not known",
        "Numbers, ids or names of groups, with commas, or a side that is none, such as civilians.",
        _taking_side("side_b"), options=_group_lines, optional=True,
    ),
    Question[Asked](
        "Who held the place before?", f"A group of the other side, or '{UNRECORDED}' where no article says it.",
        _take_before, lambda state: "".join((state.draft.side_b or ())[:1]) or UNRECORDED, applies=_changes_hands,
    ),
    Question[Asked](
        "What happened, in a neutral sentence",
        "What all accounts agree on; figures are worked out from the statements.",
        _take_body,
    ),
)  # fmt: skip
