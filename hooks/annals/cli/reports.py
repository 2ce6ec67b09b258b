"""Problems in the form that a terminal, a program, an annotation or a job summary reads.

One engine finds the problems; this only prints them. Whatever a contributor wrote stays quoted,
on one line, and inert in the form it is printed in. What repeats is folded, but for a program.
"""

import html
import json
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Protocol

from annals.cli.folding import Entry, folded, tally_of_folded
from annals.language.messages import counted
from annals.printing import printable
from annals.problems import WHOLE, Problem, Severity, tally

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_COMMANDS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"})
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~@:-])")
"""What Markdown, and a host's own shorthand such as `@name`, could read as more than text."""

MOST_BRIEF = 20
"""Entries that a command prints which is not asked for problems, at most."""

_OTHERS = "in files that you did not change; these stop publication too:"
_EACH = "run 'annals check --all' to print each"


class Form(Protocol):
    """Makes a report of problems, the files that somebody changed or None, and whether each place is printed."""

    def __call__(self, problems: Sequence[Problem], changed: Collection[str] | None = None, every: bool = False) -> str:
        """Return the report."""
        ...


def changed_first(problems: Sequence[Problem], changed: Collection[str]) -> list[Problem]:
    """Return problems with those of changed files first, and in each half the heaviest first."""
    return sorted(problems, key=lambda each: (each.path not in changed, _ORDER.index(each.severity), each))


def divided(
    problems: Sequence[Problem], changed: Collection[str] | None, every: bool = False
) -> tuple[list[Problem], list[Problem]]:
    """Return the problems to print, and warnings and notes of other files, which are only counted.

    `changed` holds the files that somebody changed, who is answerable for them; None prints everything, and so does
    `every`. The errors of other files are printed too, since they stop publication.
    """
    if changed is None:
        return sorted(problems), []
    ordered = changed_first(problems, changed)
    shown = [each for each in ordered if every or each.path in changed or each.severity is Severity.ERROR]
    kept = set(map(id, shown))
    return shown, [each for each in ordered if id(each) not in kept]


def text(problems: Sequence[Problem], changed: Collection[str] | None = None, every: bool = False) -> str:
    """Return one line an entry, in order of path and line, and last lines that count the problems."""
    shown, others = divided(problems, changed, every)
    entries = folded(shown, changed, every=every)
    lines = [*_rows(entries, changed)]
    if shown or not others:
        told = tally_of_folded(entries)
        lines.append(tally(shown) + (f"; {told}, {_EACH}" if told else ""))
    else:
        lines.append("no problems in the files that changed")
    return "\n".join([*lines, f"{_others(others)}; {_EACH}"] if others else lines)


def brief(problems: Sequence[Problem], most: int = MOST_BRIEF) -> str:
    """Return what `text` does for a command that goes on all the same: of more than `most` entries the heaviest."""
    entries = folded(changed_first(problems, ()), None, every=False)
    if len(entries) <= most:
        return text(problems)
    more = counted(len(entries) - most, "more line")
    return "\n".join([*_rows(entries[:most], None), f"{tally(problems)}; {more}, run 'annals check' to print them"])


def _rows(entries: Sequence[Entry], changed: Collection[str] | None) -> Iterator[str]:
    """Yield a line an entry; what is the contributor's is told apart from the rest."""
    apart = changed is not None and bool(entries) and entries[0].problem.path in changed
    for entry in entries:
        if apart and changed is not None and entry.problem.path not in changed:
            yield _OTHERS
            apart = False
        yield f"{entry.problem}{_spread(entry)}"


def _spread(entry: Entry) -> str:
    return f" ({entry.spread}, also {printable(entry.others)})" if entry.folded else ""


def github(problems: Sequence[Problem], changed: Collection[str] | None = None, every: bool = False) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request, then the text.

    Ten errors, ten warnings and ten notices of a step are shown; what is heaviest comes first.
    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    shown = changed_first(divided(problems, changed, every)[0], changed or ())
    entries = folded(shown, changed, every=every)
    return "\n".join([*map(_annotation, entries), text(problems, changed, every)])


def as_json(problems: Sequence[Problem], changed: Collection[str] | None = None, every: bool = False) -> str:
    """Return a list of objects, one a problem, all of them; `changed` tells which are of changed files."""
    files = changed or ()
    found = [
        {
            "path": each.path,
            "line": each.line,
            "field": each.field,
            "severity": str(each.severity),
            "message": each.message,
            "hint": each.hint,
            "changed": each.path in files,
        }
        for each in changed_first(problems, files)
    ]
    return json.dumps(found, indent=1)  # ASCII only: whatever reads it, no character acts on it


def markdown(problems: Sequence[Problem], changed: Collection[str] | None = None, every: bool = False) -> str:
    """Return a summary for people: what to do first, then what repeats, then each file with its lines."""
    if not problems:
        return "## The records are in order\n"
    shown, others = divided(problems, changed, every)
    ordered = changed_first(shown, changed or ())
    heading = tally(ordered) if ordered else "No problems in the files that changed"
    lines = [f"## {heading}", ""]
    if ordered:
        lines += [_lead(ordered), ""]
    for title, found in groupby(_by_title(folded(ordered, changed, every=every), changed), lambda each: each[0]):
        lines += [f"### {title}", "", *(_item(entry) for _title, entry in found), ""]
    return "\n".join([*lines, f"{_others(others)}.", ""] if others else lines)


def _by_title(entries: Sequence[Entry], changed: Collection[str] | None) -> list[tuple[str, Entry]]:
    """Return entries with the title each stands under: a contributor's own first, and of those what repeats."""

    def order(entry: Entry) -> tuple[bool, bool, int]:
        path = entry.problem.path
        return path not in (changed or ()), not entry.folded, 0 if entry.folded else first[path]

    first: dict[str, int] = {}
    for number, entry in enumerate(entries):
        first.setdefault(entry.problem.path, number)
    titled = []
    for entry in sorted(entries, key=order):
        mark = " (not changed here)" if changed is not None and entry.problem.path not in changed else ""
        titled.append((("In several places" if entry.folded else plain(entry.problem.path)) + mark, entry))
    return titled


def _lead(problems: Sequence[Problem]) -> str:
    blocking = sum(each.severity is Severity.ERROR for each in problems)
    if blocking:
        return f"{counted(blocking, 'problem')} must be fixed before this can be published."
    return "None of this stops publication. Please look at it all the same."


def _others(problems: Sequence[Problem]) -> str:
    return f"Not printed: {tally(problems)} not changed here"


def plain(value: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _MARKS.sub(r"\\\1", html.escape(printable(value), quote=False))


def _item(entry: Entry) -> str:
    problem = entry.problem
    mark = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    where = f"line {problem.line}" + ("" if problem.field == WHOLE else f", {plain(problem.field)}")
    hint = f" *{plain(problem.hint)}*" if problem.hint else ""
    if entry.folded:
        where = entry.spread
        hint += f" First at {plain(f'{problem.path}:{problem.line}')}; also {plain(entry.others)}."
    return f"- **{where}**: {mark}{plain(problem.message)}.{hint}"


def _annotation(entry: Entry) -> str:
    problem = entry.problem
    hint = f"; {problem.hint}" if problem.hint else ""
    title = "record" if problem.field == WHOLE else problem.field
    place = f"file={_property(problem.path)},line={problem.line},title={_property(title)}"
    return f"::{_COMMANDS[problem.severity]} {place}::{_data(problem.message + hint + _spread(entry))}"


def _data(value: str) -> str:
    return printable(value).replace("%", "%25")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: MappingProxyType[str, Form] = MappingProxyType(
    {"text": text, "github": github, "json": as_json, "markdown": markdown}
)
"""Every form of a report, by the word that `annals check --format` takes."""
