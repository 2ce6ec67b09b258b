"""Problems in the form that a terminal, a program, an annotation or a job summary reads.

One engine finds the problems; this only prints them. Whatever a contributor wrote stays quoted,
on one line, and inert in the form it is printed in.
"""

import html
import json
import re
from collections.abc import Callable, Collection, Sequence
from itertools import groupby
from types import MappingProxyType

from annals.language.messages import counted
from annals.printing import printable
from annals.problems import Problem, Severity, report, tally

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_COMMANDS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"})
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~@:-])")
"""What Markdown, and a host's own shorthand such as `@name`, could read as more than text."""


def changed_first(problems: Sequence[Problem], changed: Collection[str]) -> list[Problem]:
    """Return problems with those of changed files first, and in each half the heaviest first."""
    return sorted(problems, key=lambda each: (each.path not in changed, _ORDER.index(each.severity), each))


def divided(problems: Sequence[Problem], changed: Collection[str] | None) -> tuple[list[Problem], list[Problem]]:
    """Return the problems to print, and warnings and notes of other files, which are only counted.

    `changed` holds the files that somebody changed, who is answerable for them; None prints everything. The errors of
    other files are printed too, since they stop publication.
    """
    if changed is None:
        return sorted(problems), []
    ordered = changed_first(problems, changed)
    shown = [each for each in ordered if each.path in changed or each.severity is Severity.ERROR]
    return shown, [each for each in ordered if each.path not in changed and each.severity is not Severity.ERROR]


def text(problems: Sequence[Problem], changed: Collection[str] | None = None) -> str:
    """Return one line a problem, in order of path and line, and last lines that count them."""
    shown, others = divided(problems, changed)
    lines = report(shown) if shown or not others else "no problems in the files that changed"
    return f"{lines}\n{_others(others)}; 'annals check' prints them" if others else lines


def github(problems: Sequence[Problem], changed: Collection[str] | None = None) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request, then the text.

    Ten errors, ten warnings and ten notices of a step are shown; what is heaviest comes first.
    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    shown = changed_first(divided(problems, changed)[0], changed or ())
    return "\n".join([*map(_annotation, shown), text(problems, changed)])


def as_json(problems: Sequence[Problem], changed: Collection[str] | None = None) -> str:
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


def markdown(problems: Sequence[Problem], changed: Collection[str] | None = None) -> str:
    """Return a summary for people: what to do first, then each file with its lines."""
    if not problems:
        return "## The records are in order\n"
    shown, others = divided(problems, changed)
    ordered = changed_first(shown, changed or ())
    heading = tally(ordered) if ordered else "No problems in the files that changed"
    lines = [f"## {heading}", ""]
    if ordered:
        lines += [_lead(ordered), ""]
    for path, found in groupby(
        sorted(ordered, key=lambda each: each.path not in (changed or ())), lambda each: each.path
    ):
        lines += [
            f"### {plain(path)}{' (not changed here)' if changed is not None and path not in changed else ''}",
            "",
        ]
        lines += [_item(each) for each in found]
        lines.append("")
    return "\n".join([*lines, f"{_others(others)}.", ""] if others else lines)


def _lead(problems: Sequence[Problem]) -> str:
    blocking = sum(each.severity is Severity.ERROR for each in problems)
    if blocking:
        return f"{counted(blocking, 'problem')} must be mended before this can be published."
    return "Nothing here keeps this from being published. Please look at it all the same."


def _others(problems: Sequence[Problem]) -> str:
    return f"Not printed: {tally(problems)} not changed here"


def plain(value: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _MARKS.sub(r"\\\1", html.escape(printable(value), quote=False))


def _item(problem: Problem) -> str:
    mark = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    where = f"line {problem.line}" + ("" if problem.field == "-" else f", {plain(problem.field)}")
    hint = f" *{plain(problem.hint)}*" if problem.hint else ""
    return f"- **{where}**: {mark}{plain(problem.message)}.{hint}"


def _annotation(problem: Problem) -> str:
    hint = f"; {problem.hint}" if problem.hint else ""
    place = f"file={_property(problem.path)},line={problem.line},title={_property(problem.field)}"
    return f"::{_COMMANDS[problem.severity]} {place}::{_data(problem.message + hint)}"


def _data(value: str) -> str:
    return printable(value).replace("%", "%25")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: MappingProxyType[str, Callable[[Sequence[Problem], Collection[str] | None], str]] = MappingProxyType(
    {"text": text, "github": github, "json": as_json, "markdown": markdown}
)
"""Every form of a report, by the word that `annals check --format` takes."""
