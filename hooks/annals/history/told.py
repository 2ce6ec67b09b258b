"""The summary of a version in words for readers: `changed title; new claim c9` is sealed, and names fields by keys.

Each part is a whole phrase with a list behind it, so that it can be translated as it is.
"""

import re
from typing import NamedTuple

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

_WORDING = frozenset({
    "title", "title_ar", "title_romanised", "title_translated", "text", "abstract_ar", "note", "url_note", "name",
    "name_ar", "spellings", "ambiguous", "not_this", "towns", "groups", "sources", "references",
})  # fmt: skip
"""Fields in which whoever keeps the archive words, spells and names things, and says where that is from."""

_ADDING = ("more", "new")


class StatementsPart(NamedTuple):
    """What a summary says of statements: that they `changed`, are `new` or were `removed`, and their ids."""

    word: str
    ids: tuple[str, ...]


def told(catalog: Catalog, kind: str, summary: str) -> str:
    """Return the summary of a version of a record of a kind in words: `Changed: Headline. Statements added: c9`.

    A part in words of another form, which nobody but a program writes, stays as it is.
    """
    if summary.startswith("withdrawn: "):
        return catalog.say("Withdrawn: %(reason)s", reason=catalog.say(summary.removeprefix("withdrawn: ")))
    return ". ".join(part_told(catalog, kind, part) for part in parts(summary))


def parts(summary: str) -> list[str]:
    """Return the parts of a summary, each of which says one thing."""
    return [summary] if summary.startswith("withdrawn: ") else summary.split("; ")


def statements_part(part: str) -> StatementsPart | None:
    """Return what a part of a summary says of statements, or None where it is about something else."""
    found = _STATEMENTS.fullmatch(part)
    return StatementsPart(found[1], tuple(found[2].split(", "))) if found else None


def only_wording(summary: str) -> bool:
    """Return whether all that a correction changed or took out is how the archive words, spells or names things.

    This is read from the summary, which is sealed, so that no build reads the data of every version.
    """
    return all(map(_is_wording, parts(summary)))


def _is_wording(part: str) -> bool:
    if found := _STATEMENTS.fullmatch(part) or _FIELDS.fullmatch(part):
        return found[1] in _ADDING or _WORDING.issuperset(found[2].split(", "))
    return bool(_RENAMED.fullmatch(part)) or part in _WHOLE


def part_told(catalog: Catalog, kind: str, part: str) -> str:
    """Return one part of the summary of a version of a record of a kind in words."""
    if part.startswith("withdrawn: "):
        return told(catalog, kind, part)
    if found := statements_part(part):
        return catalog.say(_OF_STATEMENTS[found.word], ids=", ".join(found.ids))
    if match := _FIELDS.fullmatch(part):
        names = catalog.say(", ").join(catalog.say(field_name(kind, key)) for key in match[2].split(", "))
        return catalog.say(_OF_FIELDS[match[1]], fields=names)
    if match := _RENAMED.fullmatch(part):
        return catalog.say("The record %(old)s is now %(new)s", old=match[1], new=match[2])
    return catalog.say(_WHOLE[part]) if part in _WHOLE else part
