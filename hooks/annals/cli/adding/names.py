"""The questions which towns, groups and sources an article names, and with which words."""

import re
from collections.abc import Callable
from dataclasses import replace

from annals.capture.drafts.named_draft import NamedDraft, choices, named_sheet
from annals.capture.drafts.nearby import named, near_names
from annals.capture.text.recognise import printed_in
from annals.cli.adding.questions import Again, Question, ask, numbered, picked
from annals.cli.adding.terminal import Terminal
from annals.cli.adding.work import Work
from annals.cli.new_named import drafted, file_of
from annals.cli.seen import of_gathered
from annals.model import Named, kinds
from annals.problems import UsageError

_OFF = re.compile(r"-(\d+)")


def question(kind: str) -> Question[Work]:
    """Return the question which records of a kind an article names."""
    what = {"town": "Places", "group": "Armed groups", "source": "Sources quoted"}[kind]
    return Question[Work](
        f"{what} that it names. Enter goes on; '-1' removes the first; a name adds one; 'new NAME' makes a new record",
        "After each id are the words that the article prints; 'al-x = Al-X, Aleks' changes them.",
        _taking(kind), options=_lines(kind), repeats=True,
    )  # fmt: skip


def _ids(kind: str, work: Work) -> list[str]:
    publisher = work.gathered.publisher.value if work.gathered.publisher else ""
    known = work.archive.of_kind(kind)
    return [id for id in work.gathered.named if id in known and id != publisher]


def _lines(kind: str) -> Callable[[Work], list[str]]:
    def lines(work: Work) -> list[str]:
        found = [f"{id}: {', '.join(work.gathered.named[id])}{_apart(id, work)}" for id in _ids(kind, work)]
        return [*numbered(found), *_open(kind, work)] if found else [*_open(kind, work), "none yet"]

    return lines


def _apart(id: str, work: Work) -> str:
    return (
        ", in the dateline alone: take it off if the article is not about it" if id in work.gathered.datelined else ""
    )


def _open(kind: str, work: Work) -> list[str]:
    """Return words that may mean a record of a kind, for the person to say."""
    known = work.archive.of_kind(kind)
    meanings = work.gathered.names.meanings
    found = ((word, [id for id in meanings[word] if id in known]) for word in work.gathered.names.open)
    return [
        f" ?  {word} may mean {' or '.join(meant)}; write the id to add it"
        for word, meant in found
        if meant and not any(id in work.gathered.named for id in meant)
    ]


def _taking(kind: str) -> Callable[[Work, str, Terminal], Work]:
    def take(work: Work, answer: str, terminal: Terminal) -> Work:
        if not answer:
            return work
        ids = _ids(kind, work)
        names = dict(work.gathered.named)
        if match := _OFF.fullmatch(answer):
            del names[picked(match[1], ids)]
            return work.said(names=names)
        if answer.startswith("new "):
            return _new(work, kind, answer.removeprefix("new ").strip(), terminal)
        name, _, words = answer.partition("=")
        id = _known(work, kind, picked(name.strip(), ids), terminal)
        printed = tuple(filter(None, map(str.strip, re.split("[,،]", words)))) or _printed(work, id, name.strip())
        return work.said(names={**names, id: printed}).checked(kinds.kind_named(kind).folder)

    return take


def _known(work: Work, kind: str, name: str, terminal: Terminal) -> str:
    """Return the record that a name leads to, if need be after a choice of near ones."""
    if id := named(work.archive, kind, name):
        return id
    alike = near_names(work.archive, kind, name)
    if not alike:
        raise Again(f"The archive has no {kind} '{name}'. 'new {name}' makes a record of it.")
    terminal.say("Which of these? Enter for none of them.")
    terminal.show(f"  {line}" for line in _told(alike))
    if not (choice := terminal.line()):
        raise Again(f"'new {name}' makes a record of it.")
    return picked(choice, [record.id for record in alike])


def _told(records: list[Named]) -> list[str]:
    return numbered([f"{record.id}: {', '.join(record.known_names[:4])}" for record in records])


def _printed(work: Work, id: str, typed: str) -> tuple[str, ...]:
    """Return the words for a record that a text prints, else what was typed, if that is a name and no id."""
    record = work.archive.find(id)
    meant = (word for word, ids in work.gathered.names.meanings.items() if id in ids)
    names = (*(record.known_names if isinstance(record, Named) else ()), typed, *meant)
    return printed_in(work.gathered.reading.text, names) or (
        (typed,) if typed not in (id, "") and not typed.isdecimal() else ()
    )


def _new(work: Work, kind: str, name: str, terminal: Terminal) -> Work:
    """Return the work with a new town, group or source, once near ones are refused and its kind is said."""
    if not name:
        raise Again("Write its name after it: new Example Hill")
    if alike := near_names(work.archive, kind, name):
        terminal.say("The archive has similar names. A number picks one of them; Enter makes a new one.")
        terminal.show(f"  {line}" for line in _told(alike))
        if choice := terminal.line():
            id = picked(choice, [record.id for record in alike])
            return _taking(kind)(work, f"{id} = {name}", terminal)
    try:
        draft = drafted(work.archive, kind, name, of_gathered(work.archive, work.gathered, ""))
    except UsageError:
        raise Again(
            "Write its usual name in Latin letters, from which an id can be made; give the printed one later."
        ) from None
    terminal.say(f"A new {kind}, with the id {draft.id}:")
    asked = [_KIND, _LARGER] if kind == "town" else [_KIND]
    answered = ask(asked, (work, draft), terminal)[1]
    path = file_of(work.root, answered)
    added = work.with_record(kind, path, named_sheet(answered))
    printed = tuple(word for word in (name, *answered.spellings) if word in work.gathered.reading.text) or (name,)
    return added.said(names={**work.gathered.named, answered.id: printed})


Drafted = tuple[Work, NamedDraft]


def _take_kind(state: Drafted, answer: str, _terminal: Terminal) -> Drafted:
    work, draft = state
    known = choices(draft.words, draft.record)
    kind = picked(answer, known)
    if kind not in known:
        raise Again(f"Choose one of {', '.join(known)}.")
    return work, replace(draft, kind=kind, guessed=False)


def _take_larger(state: Drafted, answer: str, _terminal: Terminal) -> Drafted:
    work, draft = state
    id = "" if answer in ("", "-") else named(work.archive, "town", answer)
    if not id and answer not in ("", "-"):
        raise Again(f"The archive has no place '{answer}'.")
    return work, replace(draft, larger=id, guessed=False)


_KIND = Question[Drafted](
    "Its kind, by number or word", "Whichever comes closest; it can be corrected later.", _take_kind,
    lambda state: state[1].kind, lambda state: numbered(choices(state[1].words, state[1].record)),
)  # fmt: skip
_LARGER = Question[Drafted](
    "The larger place it is in; '-' if it is not known", "An id or a name, the narrowest that the archive has.",
    _take_larger, lambda state: state[1].larger, optional=True,
)  # fmt: skip
