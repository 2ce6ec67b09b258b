r"""Patterns of Python as JavaScript reads them: the browser matches what Python does, and no pattern stands twice.

JavaScript's `\w`, `\d` and `\b` know ASCII only; they are written as the classes of Unicode that Python means. No group
of it depends on another: `branched` writes a pattern that has them twice, once for each branch. Only what the
package's own patterns use is known; anything else is a ValueError.
"""

import re

_WORD, _DIGIT = r"\p{L}\p{N}_", r"\p{Nd}"
_TOKEN = re.compile(
    r"\\(?P<escaped>.)|(?P<cls>\[\^?\]?(?:\\.|[^\]\\])*\])|\(\?P<(?P<group>\w+)>|\(\?P=(?P<back>\w+)\)"
    r"|(?P<ignore>\(\?i:)|(?P<strange>\(\?[^:=!<]|\(\?<[^=!])|(?P<open>\((?:\?(?:[:=!]|<[=!]))?)|(?P<close>\))|(?P<char>.)",
    re.DOTALL,
)
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_ESCAPES = {
    "w": f"[{_WORD}]",
    "W": f"[^{_WORD}]",
    "d": _DIGIT,
    "D": r"\P{Nd}",
    "s": r"\s",
    "S": r"\S",
    "b": f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
    "n": r"\n",
    "t": r"\t",
}
_IN_CLASS = {"w": _WORD, "d": _DIGIT, "s": r"\s", "n": r"\n", "t": r"\t"}
_LETTERS_AND_SIGNS = r"[\p{L}\p{Nl}\p{No}]"
"""What `[^\\W\\d_]` is: whatever is part of a word, but for digits and the line below."""

_ONLY_AHEAD = "(?:(?="
_CONDITION = re.compile(r"\(\?\((?P<name>\w+)\)")


def javascript(pattern: str) -> str:
    """Return a pattern as JavaScript reads it with the flag `u`; raise ValueError for what it has no word for."""
    pattern = _with_empty_choices(pattern)
    made: list[str] = []
    ignoring: list[bool] = [False]
    for token in _TOKEN.finditer(pattern):
        kind, text = token.lastgroup, token[0]
        if kind in ("ignore", "open", "group"):
            ignoring.append(kind == "ignore" or ignoring[-1])
            made.append({"ignore": "(?:", "group": f"(?<{token['group']}>"}.get(str(kind), text))
        elif kind == "close":
            ignoring.pop()
            made.append(text)
        elif kind == "back":
            made.append(rf"\k<{token['back']}>")
        elif kind == "cls":
            made.append(_class(text))
        elif kind == "escaped":
            made.append(_escaped(token["escaped"]))
        elif kind == "char" and text.isalpha() and text.isascii() and ignoring[-1]:
            made.append(f"[{text.lower()}{text.upper()}]")
        elif kind == "char":
            made.append(text)
        else:
            raise ValueError(f"{text} of {pattern[:40]} has no form in JavaScript")
    return "".join(made)


def _with_empty_choices(pattern: str) -> str:
    """Return a pattern with `(?:(?=x)|)` for `(?:(?=x))?`, of which JavaScript forgets the groups: it has no length."""
    start = pattern.find(_ONLY_AHEAD)
    while start >= 0:
        end = _closing(pattern, start)
        inner = _closing(pattern, start + len("(?:"))
        if inner + 1 == end and pattern[end + 1 : end + 2] == "?":
            pattern = f"{pattern[:end]}|){pattern[end + 2 :]}"
        start = pattern.find(_ONLY_AHEAD, start + 1)
    return pattern


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isalnum():
        raise ValueError(rf"\{char} has no form in JavaScript")
    return f"\\{char}" if char in _SYNTAX else char


def _class(text: str) -> str:
    """Return a class of characters."""
    if text == r"[^\W\d_]":
        return _LETTERS_AND_SIGNS
    inner = text[1:-1].removeprefix("^")
    mark = "^" if text.startswith("[^") else ""
    inner = re.sub(r"^\]", r"\\]", inner)
    if re.search(r"\\[WDSb]", inner):
        raise ValueError(f"{text} has no form in JavaScript")
    inner = re.sub(r"\\([wdsnt])", lambda match: _IN_CLASS[match[1]], inner)
    inner = re.sub(r"\\([^\w\\\]\[^-])", lambda match: match[1], inner)
    inner = re.sub(r"(?<!\\)\[", r"\\[", inner)
    return f"[{mark}{re.sub(r'^-|-$', lambda _match: chr(92) + '-', inner)}]"


def branched(pattern: str, name: str) -> str:
    """Return a pattern that begins with the optional group `name`, without what depends on that group.

    It is written once with the group and once without it; there its other groups have `_` at the end of their names.
    """
    begin = re.match(rf"\(\?P<{name}>", pattern)
    end = _closing(pattern, 0)
    if not begin or pattern[end + 1 : end + 2] != "?":
        raise ValueError(f"no optional group {name} begins {pattern[:40]}")
    group, rest = pattern[: end + 1], pattern[end + 2 :]
    without = re.sub(r"\(\?P<(\w+)>", r"(?P<\1_>", _chosen(rest, name, given=False))
    return f"(?:{group}(?:{_chosen(rest, name, given=True)})|(?:{without}))"


def _chosen(pattern: str, name: str, *, given: bool) -> str:
    """Return a pattern with one branch in place of each choice that depends on a group."""
    while match := _CONDITION.search(pattern):
        end = _closing(pattern, match.start())
        inner = pattern[match.end() : end]
        bar = _bar(inner)
        yes, no = (inner[:bar], inner[bar + 1 :]) if bar >= 0 else (inner, "")
        if match["name"] != name:
            raise ValueError(f"a choice depends on {match['name']}")
        pattern = f"{pattern[: match.start()]}(?:{yes if given else no}){pattern[end + 1 :]}"
    return pattern


def _closing(pattern: str, start: int) -> int:
    """Return where the bracket closes that opens at `start`."""
    depth = 0
    for place, char in _marks(pattern, start):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return place
    raise ValueError(f"a bracket of {pattern[:40]} is not closed")


def _bar(inner: str) -> int:
    """Return where the bar stands that parts a choice, or -1."""
    depth = 0
    for place, char in _marks(inner, 0):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            return place
    return -1


def _marks(pattern: str, start: int) -> list[tuple[int, str]]:
    """Return the brackets and bars of a pattern from a place on, but for those that are escaped or in a class."""
    found = re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|([()|])", pattern[start:], re.DOTALL)
    return [(start + match.start(), match[1]) for match in found if match[1]]
