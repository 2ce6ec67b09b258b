"""Questions asked one at a time: what was read stands as the default, and any answer can be taken back.

What the answers give is a value that no answer changes: each gives a new one. So taking one back is going back to the
value before it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from annals.cli.adding.terminal import Terminal

S = TypeVar("S")
BACK = frozenset(["back", "undo"])
_DONE = frozenset(["yes", "y", "no", "n"])


class Back(Exception):
    """The person takes the last answer back."""


class Again(Exception):
    """An answer cannot be taken; the message says why, and what would be."""


def _nothing(_state: object) -> list[str]:
    return []


def _always(_state: object) -> bool:
    return True


def _unknown(_state: object) -> str:
    return ""


@dataclass(frozen=True)
class Question(Generic[S]):
    """A question about a state of things.

    `default` is what Enter answers, and `shown` what is told of it; `options` are lines that can be picked from.
    `take` returns the state that an answer gives, or raises `Again`. A question that `repeats` is asked again after
    each answer until it is Enter. One that does not apply is passed over.
    """

    text: str
    help: str
    take: Callable[[S, str, Terminal], S]
    default: Callable[[S], str] = _unknown
    options: Callable[[S], list[str]] = _nothing
    applies: Callable[[S], bool] = _always
    repeats: bool = False
    optional: bool = False


def ask(questions: Sequence[Question[S]], state: S, terminal: Terminal) -> S:
    """Return what the answers to all questions give; raise `Back` where the first is taken back."""
    position = 0
    taken: list[tuple[int, S]] = []
    while position < len(questions):
        question = questions[position]
        if not question.applies(state):
            position += 1
            continue
        try:
            answer = one_answer(question, state, terminal)
            given = question.take(state, answer or question.default(state), terminal)
        except Again as reason:
            terminal.say(str(reason), "  ")
            continue
        except Back:
            if not taken:
                raise
            position, state = taken.pop()
            continue
        taken.append((position, state))
        state = given
        position += 0 if question.repeats and answer else 1
    return state


def one_answer(question: Question[S], state: S, terminal: Terminal) -> str:
    """Return the answer of a person, `""` for Enter; raise `Back` where they go back instead."""
    default = question.default(state)
    terminal.say()
    terminal.say(question.text)
    if lines := question.options(state):
        terminal.show(f"  {line}" for line in lines)
    if default:
        terminal.say(f"[{' '.join(default.split())}]", "  ", " ")
    while True:
        answer = terminal.line()
        if answer.casefold() in BACK:
            raise Back
        if answer == "?":
            terminal.say(f"{question.help} 'back' undoes the last answer; Ctrl-C ends without writing.", "  ")
        elif answer or default or question.optional or question.repeats:
            return answer
        else:
            terminal.say("An answer is needed here; '?' explains.", "  ")


def is_yes(answer: str) -> bool:
    """Return whether an answer is yes; raise `Again` where it is neither yes nor no."""
    if answer.casefold() not in _DONE:
        raise Again("Answer yes or no.")
    return answer.casefold() in ("yes", "y")


def picked(answer: str, items: Sequence[str]) -> str:
    """Return the item of a numbered list that an answer picks, or the answer itself where it is no number."""
    if not answer.isdecimal():
        return answer
    if not 1 <= int(answer) <= len(items):
        raise Again(f"The list has no number {answer[:9]}.")
    return items[int(answer) - 1]


def numbered(lines: Sequence[str]) -> list[str]:
    """Return lines with the numbers by which they are picked."""
    return [f"{number:2}  {line}" for number, line in enumerate(lines, 1)]
