"""Why a block of front matter is not YAML: libyaml's error in, a line with what to write out.

A usual slip is told in its own words. What is left keeps the words of libyaml, with advice.
"""

from typing import Any

import yaml

from annals.printing import quoted
from annals.records.slips import in_quotes, slip_in, value_of

NO_KEY = "has an empty key", "write 'key: value'"
_DEPTH = "begin the line where the other lines of its block begin"
_QUOTE = "put a text that begins with a mark, or holds ': ', into quotes"
_ADVICE = (
    (
        "block sequence entries are not allowed",
        "begin a list on a line of its own; put a text that begins with '-' into quotes",
    ),
    ("mapping values are not allowed", _DEPTH),
    ("did not find expected key", _DEPTH),
    ("did not find expected '-' indicator", _DEPTH),
)

Told = tuple[int, str, str]
"""A line, what is wrong with it, and what to write instead."""


def told(error: yaml.YAMLError, rows: list[str]) -> Told:
    """Return why a block of these lines is not YAML; a key that went wrong is told on its own line."""
    problem = str(getattr(error, "problem", None) or "cannot be read")
    here, context = (_line(error, name, rows) for name in ("problem_mark", "context_mark"))
    if found := _never_closed(problem, context or here or 1, rows):
        return found
    line = context or here or 1
    line = (context if "expected ':'" in problem else here) or line
    for number in (line, _above(line, rows)):
        if slip := slip_in(rows[number - 1]):
            return number, *slip
    return _not_yaml(problem, line, rows)


def _not_yaml(problem: str, line: int, rows: list[str]) -> Told:
    row = rows[line - 1]
    if row.lstrip(" -").startswith((": ", ":\t")) or row.lstrip(" -") == ":":
        return line, *NO_KEY
    if _has_tab(row):
        return line, f"is not YAML: {problem}", "use spaces instead of the tab"
    if "expected ':'" in problem:
        hint = "write 'key: value'; a text that goes on from the line above is indented by two spaces"
        return line, f"is not a field: {quoted(row.strip())}", hint
    return line, f"is not YAML: {problem}", next((advice for part, advice in _ADVICE if part in problem), _QUOTE)


def _never_closed(problem: str, opened: int, rows: list[str]) -> Told | None:
    """Return the fault of quotation marks or brackets that are opened on a line and never closed."""
    if "unexpected end of stream" in problem or "unexpected document indicator" in problem:
        value = value_of(rows[opened - 1])
        hint = f"close it; or put all of it into quotes: {in_quotes(value)}" if value[:1] not in "\"'" else "close it"
        return opened, "has a quotation mark that is never closed", hint
    for closing, opening in (("]", "["), ("}", "{")):
        if f"expected ',' or '{closing}'" in problem:
            if slip := slip_in(rows[opened - 1]):
                return opened, *slip
            hint = f"write '{closing}' at its end, and commas between its items"
            return opened, f"has a '{opening}' that is never closed", hint
    return None


def _line(error: yaml.YAMLError, name: str, rows: list[str]) -> int:
    """Return the line that a mark of an error stands on, or 0 where there is no such mark."""
    mark: Any = getattr(error, name, None)
    return min(mark.line + 1, len(rows)) if mark else 0


def _above(line: int, rows: list[str]) -> int:
    """Return the next line above one that is not empty, or that line itself."""
    return next((number for number in range(line - 1, 0, -1) if rows[number - 1].strip()), line)


def _has_tab(row: str) -> bool:
    return "\t" in row[: len(row) - len(row.lstrip())] or "\t" in row.partition(":")[2][:2]
