"""The summary of a version in words for readers: `changed title; new claim c9` is sealed, and names fields by keys.

Each part is a whole phrase with a list behind it, so that it can be translated as it is.
"""

import re

from annals.model.field_names import field_name

_OF_FIELDS = {"changed": "Changed: {}", "more": "Added to: {}", "new": "New: {}", "removed": "Taken out: {}"}
_OF_STATEMENTS = {
    "changed": "Statements changed: {}",
    "new": "Statements added: {}",
    "removed": "Statements taken out: {}",
}
_MOVED = "The record {} is now {}"
_WHOLE = {"first version": "First version", "changed in form only": "Changed in form only"}
_WITHDRAWN = "Withdrawn: {}"
_STATEMENTS = re.compile(r"(changed|new|removed) claims? (c\d+(?:, c\d+)*)")
_FIELDS = re.compile(r"(changed|more|new|removed) (\w+(?:, \w+)*)")
_RENAMED = re.compile(r"([a-z0-9-]+) is now ([a-z0-9-]+)")


def told(kind: str, summary: str) -> str:
    """Return the summary of a version of a record of a kind in words: `Changed: Headline. Statements added: c9`.

    A part in words of another form, which nobody but a program writes, stays as it is.
    """
    if summary.startswith("withdrawn: "):
        return _WITHDRAWN.format(summary.removeprefix("withdrawn: "))
    return ". ".join(_part(kind, part) for part in summary.split("; "))


def _part(kind: str, part: str) -> str:
    if found := _STATEMENTS.fullmatch(part):
        return _OF_STATEMENTS[found[1]].format(found[2])
    if found := _FIELDS.fullmatch(part):
        return _OF_FIELDS[found[1]].format(", ".join(field_name(kind, key) for key in found[2].split(", ")))
    if found := _RENAMED.fullmatch(part):
        return _MOVED.format(found[1], found[2])
    return _WHOLE.get(part, part)
