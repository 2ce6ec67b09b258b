"""Values and blocks as the front matter of a draft writes them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from annals.language.characters import without_refused
from annals.values.edtf import Edtf

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()’–-]*[\w.)])?")
_ADDRESS = re.compile(r"https?://[\w.~:/?@!$&'()*+;=%-]*[\w/=]", re.ASCII)
_NO_TEXT = frozenset(["yes", "no", "true", "false", "null", "on", "off"])


def scalar(text: str) -> str:
    """Return a text as a value of the front matter, quoted where it could be read as something else."""
    text = without_refused(text)  # before quoting, which would spell such characters out
    plain = _ADDRESS.fullmatch(text) or (_PLAIN.fullmatch(text) and text.casefold() not in _NO_TEXT)
    return text if plain else json.dumps(text, ensure_ascii=False)


def row(items: Iterable[str]) -> str:
    """Return texts as a list on one line."""
    return f"[{', '.join(map(scalar, items))}]"


def date(when: Edtf) -> str:
    """Return a date as a value, quoted where YAML would take it for a list."""
    return f'"{when}"' if when.text[0] in "[{" else when.text


def block(field: str, named: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield a block of ids with the words for each, a list of ids where there are no words; none without ids."""
    kept = {id: row(words) for id, words in named.items()}
    if set(kept.values()) == {row(())}:
        yield f"{field}: {row(kept)}"
    elif kept:
        yield f"{field}:"
        yield from (f"  {id}: {words}" for id, words in kept.items())


def filled(field: str, value: str) -> Iterator[str]:
    """Yield a field with its value; nothing where that is `""`."""
    if value:
        yield f"{field}: {scalar(value)}"


def as_comments(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as comments, which are made part of the record by taking two characters off each."""
    yield from (f"# {line}" for line in lines)
