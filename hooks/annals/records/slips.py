"""Slips of the pen in a line of front matter that make it no YAML, told in the words of whoever made them.

libyaml tells where it noticed, which is often a line below, and what its grammar wanted there.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

_KEY = r" *(?:- +)*[\w-]+:"
_NO_SPACE = re.compile(rf"({_KEY})(?!//)([^\s:].*)")
_ODD_SPACE = re.compile(rf"{_KEY} *([^\S \t\r\n])")
_VALUE = re.compile(rf"(?:{_KEY}|(?= *- )) +(?:- +)*(\S.*)")
_OTHER_COLON = re.compile(r" *(?:- +)*([\w-]+)[ \t]*([=;：﹕]|->)[ \t]*(?=\S)")
_JSON = re.compile(r""" *(?:- +)*(["'])([\w-]+)\1 *: *(\S.*?),$""")
_TEXT = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""
_GOES_ON = re.compile(rf"({_TEXT})[ \t]*(?=[^\s#])(.*)")
_ITEM = re.compile(rf"[\[,] *({_TEXT} +[^\s,\]}}:#][^,\]}}]*)")
"""A text between quotation marks in a list, and text behind it."""

_ADJACENT = re.compile(rf"[\[,] *({_TEXT}) +({_TEXT})")
_ESCAPE = re.compile(r'"(?:[^"\\]|\\[0abtnvfre "/\\N_LPxuU])*\\([^0abtnvfre "/\\N_LPxuU])')
_PACKED = re.compile(r"[{,] *([\w-]+):(?=[\[{\"'])")
_BLOCK = re.compile(r"[|>][-+1-9]{0,2}")
"""What stands before a text of several lines."""

_BRACKETS = {"[": "]", "{": "}"}
_RESERVED = "@`%&*!|>?-"
"""Marks that mean something at the beginning of a value."""


class Slip(NamedTuple):
    """What is wrong with a line, and what to write instead."""

    message: str
    hint: str


def slip_in(line: str) -> Slip | None:
    """Return what a line of front matter that libyaml does not take has wrong, where it is one of the usual slips."""
    if found := _in_key(line):
        return found
    value = value_of(line)
    return next((slip for look in _IN_VALUES if (slip := look(value))), None) if value else None


def value_of(line: str) -> str:
    """Return what stands behind the key of a line, or behind the dash of a list; `""` where nothing does."""
    found = _VALUE.match(line)
    return found[1].rstrip() if found else ""


def named(character: str) -> str:
    """Return `a no-break space (U+00A0)` for a character."""
    name = unicodedata.name(character, "space").lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} (U+{ord(character):04X})"


def in_quotes(value: str) -> str:
    """Return a text between quotation marks that YAML reads as it is."""
    if "'" in value and '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _in_key(line: str) -> Slip | None:
    if odd := _ODD_SPACE.match(line):
        return Slip(f"{named(odd[1])} follows the colon", "write a plain space")
    if packed := _NO_SPACE.match(line):
        return Slip("has a key without a space after its colon", f"write '{packed[1].strip()} {packed[2].rstrip()}'")
    if other := _OTHER_COLON.match(line):
        instead = f"{other[1]}: {line[other.end() :].rstrip()}"
        return Slip(f"has {other[2]!r} after its key, where a colon belongs", f"write '{instead}'")
    if json := _JSON.match(line):
        return Slip("ends with a comma", f"write '{json[2]}: {json[3]}'")
    return None


def _behind_quotes(value: str) -> Slip | None:
    found = _GOES_ON.match(value)
    if found and found[2] in (",", ";", "."):
        return Slip(f"{found[2]!r} follows the closing quotation mark", "take it out")
    return Slip("the text goes on after its closing quotation mark", _all_of(value)) if found else None


def _in_list(value: str) -> Slip | None:
    if value[:1] not in _BRACKETS:
        return None
    if pair := _ADJACENT.search(value):
        return Slip("has no comma between two items of a list", f"write {pair[1]}, {pair[2]}")
    if item := _ITEM.search(value):
        return Slip("the text goes on after its closing quotation mark", _all_of(item[1].rstrip()))
    if packed := _PACKED.search(value):
        return Slip("has a key without a space after its colon", f"write '{packed[1]}: …'")
    return _behind_brackets(value)


def _behind_brackets(value: str) -> Slip | None:
    rest = _rest(value)
    if not rest or rest.startswith("#"):
        return None
    if rest in ("]", "}"):
        return Slip(f"has one '{rest}' too many", "take it out")
    if rest in (",", ";", "."):
        return Slip(f"{rest!r} follows the closing bracket", "take it out")
    return Slip("the text goes on after its closing bracket", _all_of(value))


def _escaped(value: str) -> Slip | None:
    found = _ESCAPE.match(value)
    return found and Slip(f"has '\\{found[1]}' between double quotes", "write single quotes, or '\\\\' for a backslash")


def _reserved(value: str) -> Slip | None:
    if value[0] not in _RESERVED or (value[0] in "?-" and value[1:2] != " ") or _BLOCK.fullmatch(value):
        return None
    return Slip(f"begins with '{value[0]}', which means something else here", f"put it into quotes: {in_quotes(value)}")


def _colon(value: str) -> Slip | None:
    """Return a slip where a plain text has a colon that YAML takes for the end of a key."""
    if value[0] in "[{\"'" or not (": " in value or value.endswith(":")):
        return None
    return Slip("has a colon in its text", f"put it into quotes: {in_quotes(value)}")


_IN_VALUES: tuple[Callable[[str], Slip | None], ...] = (_behind_quotes, _in_list, _escaped, _reserved, _colon)


def _all_of(value: str) -> str:
    quoted = in_quotes(value)
    marks = "single" if quoted.startswith("'") else "double"
    return f"put all of it into {marks} quotes: {quoted}"


def _rest(value: str) -> str:
    """Return the text behind the bracket that closes the one with which a value begins."""
    depth = 0
    for position, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return value[position + 1 :].lstrip()
    return ""
