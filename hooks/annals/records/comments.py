"""HTML comments in prose: taken out as a record is read, so that no page, file or version ever holds one."""

import re

from annals.problems import TEXT, Problem, Severity

COMMENT = "<!--"

_COMMENT = re.compile(r"(?P<cut>(?<=[<!-]))?<!--.*?(?:-->|\Z)", re.DOTALL)
"""A comment, up to the end of the text where it is not closed; `cut` marks one behind the beginning of another."""


def without_comments(prose: str) -> str:
    """Return prose without its comments; what stands around one never makes another."""
    return _COMMENT.sub(lambda found: "" if found["cut"] is None else " ", prose)


def comments_told(prose: str, path: str, first: int) -> list[Problem]:
    """Return a warning for each comment in the prose of the file `path`, of which line `first` is the first."""
    return [
        Problem(
            path,
            first + prose.count("\n", 0, found.start()),
            TEXT,
            "has a comment, which is left out everywhere",
            "remove it; the file is public" if found[0].endswith("-->") else "close it with '-->', or remove it",
            Severity.WARNING,
        )
        for found in _COMMENT.finditer(prose)
    ]
