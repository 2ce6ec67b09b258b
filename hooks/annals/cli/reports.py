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


def text(problems: Sequence[Problem], changed: Collection[str] = ()) -> str:
    """Return one line a problem, in order of path and line, and a last line that counts them."""
    return report(changed_first(problems, changed) if changed else sorted(problems))


def github(problems: Sequence[Problem], changed: Collection[str] = ()) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request, then the text.

    Ten errors, ten warnings and ten notices of a step are shown; what is heaviest comes first.
    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    return "\n".join([*map(_annotation, changed_first(problems, changed)), text(problems, changed)])


def as_json(problems: Sequence[Problem], changed: Collection[str] = ()) -> str:
    """Return a list of objects, one a problem."""
    found = [
        {
            "path": each.path,
            "line": each.line,
            "field": each.field,
            "severity": str(each.severity),
            "message": each.message,
            "hint": each.hint,
            "changed": each.path in changed,
        }
        for each in changed_first(problems, changed)
    ]
    return json.dumps(found, indent=1)  # ASCII only: whatever reads it, no character acts on it


def markdown(problems: Sequence[Problem], changed: Collection[str] = ()) -> str:
    """Return a summary for people: what to do first, then each file with its lines."""
    if not problems:
        return "## The records are in order\n"
    ordered = changed_first(problems, changed)
    blocking = sum(each.severity is Severity.ERROR for each in ordered)
    lead = (
        f"{counted(blocking, 'problem')} must be mended before this can be published."
        if blocking
        else "Nothing here keeps this from being published. Please look at it all the same."
    )
    lines = [f"## {tally(ordered)}", "", lead, ""]
    for path, found in groupby(sorted(ordered, key=lambda each: each.path not in changed), lambda each: each.path):
        lines += [f"### {plain(path)}{'' if path in changed or not changed else ' (not changed here)'}", ""]
        lines += [_item(each) for each in found]
        lines.append("")
    return "\n".join(lines)


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


FORMATS: MappingProxyType[str, Callable[[Sequence[Problem], Collection[str]], str]] = MappingProxyType(
    {"text": text, "github": github, "json": as_json, "markdown": markdown}
)
"""Every form of a report, by the word that `annals check --format` takes."""
