"""Slips of the pen in a line of front matter that make it no YAML, told in the words of whoever made them.

libyaml tells where it noticed, which is often a line below, and what its grammar wanted there.
"""

import re
import unicodedata
from typing import NamedTuple

_KEY = r" *(?:- +)*[\w-]+:"
_NO_SPACE = re.compile(rf"{_KEY}(?!//)[^\s:]")
_ODD_SPACE = re.compile(rf"{_KEY} *([^\S \t\r\n])")
_VALUE = re.compile(rf"(?:{_KEY}|(?= *- )) +(?:- +)*(\S.*)")
_QUOTED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"(?=[ \t]*[^\s#])'),
    "'": re.compile(r"'(?:[^']|'')*'(?=[ \t]*[^\s#])"),
}
_ITEM = re.compile(r"""[\[,] *((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*') +[^\s,\]}:#][^,\]}]*)""")
"""A text between quotation marks in a list, and text behind it."""

_BRACKETS = {"[": "]", "{": "}"}


class Slip(NamedTuple):
    """What is wrong with a line, and what to write instead."""

    message: str
    hint: str


def slip_in(line: str) -> Slip | None:
    """Return what a line of front matter that libyaml does not take has wrong, where it is one of the usual slips."""
    if odd := _ODD_SPACE.match(line):
        return Slip(f"{_named(odd[1])} stands behind the colon", "write a plain space")
    if _NO_SPACE.match(line):
        return Slip("has a key without a space after its colon", "write 'key: value'")
    found = _VALUE.match(line)
    value = found[1].rstrip() if found else ""
    if (quotes := _QUOTED.get(value[:1])) and quotes.match(value):
        return Slip("the text goes on behind its closing quotation mark", _quoted(value))
    if value[:1] in _BRACKETS and (item := _ITEM.search(value)):
        return Slip("the text goes on behind its closing quotation mark", _quoted(item[1].rstrip()))
    if value[:1] in _BRACKETS and _goes_on(value):
        return Slip("the text goes on behind its closing bracket", _quoted(value))
    return None


def _named(space: str) -> str:
    name = unicodedata.name(space, "space").lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} (U+{ord(space):04X})"


def _quoted(value: str) -> str:
    if "'" in value and '"' not in value and "\\" not in value:
        return f'put all of it into double quotes: "{value}"'
    doubled = value.replace("'", "''")
    return f"put all of it into single quotes: '{doubled}'"


def _goes_on(value: str) -> bool:
    """Return whether text follows behind the bracket that closes the one with which a value begins."""
    depth = 0
    for position, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            rest = value[position + 1 :].lstrip()
            return bool(rest) and not rest.startswith("#")
    return False
