"""The summary of a version in words for readers: `changed title; new claim c9` is sealed, and names fields by keys.

Each part is a whole phrase with a list behind it, so that it can be translated as it is.
"""

import re

from annals.language.catalog import Catalog, message
from annals.model.field_names import field_name

_OF_FIELDS = {
    "changed": message("Changed: %(fields)s"),
    "more": message("Added to: %(fields)s"),
    "new": message("New: %(fields)s"),
    "removed": message("Taken out: %(fields)s"),
}
_OF_STATEMENTS = {
    "changed": message("Statements changed: %(ids)s"),
    "new": message("Statements added: %(ids)s"),
    "removed": message("Statements taken out: %(ids)s"),
}
_WHOLE = {"first version": message("First version"), "changed in form only": message("Changed in form only")}
_STATEMENTS = re.compile(r"(changed|new|removed) claims? (c\d+(?:, c\d+)*)")
_FIELDS = re.compile(r"(changed|more|new|removed) (\w+(?:, \w+)*)")
_RENAMED = re.compile(r"([a-z0-9-]+) is now ([a-z0-9-]+)")


def told(catalog: Catalog, kind: str, summary: str) -> str:
    """Return the summary of a version of a record of a kind in words: `Changed: Headline. Statements added: c9`.

    A part in words of another form, which nobody but a program writes, stays as it is.
    """
    if summary.startswith("withdrawn: "):
        return catalog.say("Withdrawn: %(reason)s", reason=catalog.say(summary.removeprefix("withdrawn: ")))
    return ". ".join(_part(catalog, kind, part) for part in summary.split("; "))


def _part(catalog: Catalog, kind: str, part: str) -> str:
    if found := _STATEMENTS.fullmatch(part):
        return catalog.say(_OF_STATEMENTS[found[1]], ids=found[2])
    if found := _FIELDS.fullmatch(part):
        names = catalog.say(", ").join(catalog.say(field_name(kind, key)) for key in found[2].split(", "))
        return catalog.say(_OF_FIELDS[found[1]], fields=names)
    if found := _RENAMED.fullmatch(part):
        return catalog.say("The record %(old)s is now %(new)s", old=found[1], new=found[2])
    return catalog.say(_WHOLE[part]) if part in _WHOLE else part
