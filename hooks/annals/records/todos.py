"""What a draft leaves to do: comments that begin with `# TODO:`, refused until they are done and deleted."""

import re

from annals.problems import Problem

_TODO = re.compile(r"^ *# TODO:? *(.*)$")
_FENCE = re.compile(r"^---[ \t]*$")


def left_to_do(text: str, path: str) -> list[Problem]:
    """Return a problem for each thing that a record's front matter still leaves to do."""
    problems: list[Problem] = []
    if "# TODO" not in text:
        return problems
    for number, line in enumerate(text.split("\n"), 1):
        if number > 1 and _FENCE.match(line):
            break
        if match := _TODO.match(line):
            hint = "" if "delete this line" in match[1] else "then delete this line"
            problems.append(Problem(path, number, "-", f"still to do: {match[1]}", hint))
    return problems
