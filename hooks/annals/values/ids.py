"""Identifiers: opaque ones for articles, readable slugs for the rest.

An article's id is seven characters of the betanumeric alphabet, the first a letter, never three
digits in a row, and a check character after the NCDA rule of ARK and Noid
(https://metacpan.org/dist/Noid): the sum of position times value, modulo 29. It finds every
single wrong character and every swap of neighbours.
"""

import re
from collections.abc import Callable, Iterable

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 8
SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
MAX_SLUG = 80


def check_character(stem: str) -> str:
    """Return the NCDA check character for the characters before it."""
    return ALPHABET[sum(position * ALPHABET.index(char) for position, char in enumerate(stem, 1)) % len(ALPHABET)]


def why_not_opaque(text: str) -> str:
    """Return the reason why a text is no article id, or `""` if it is one."""
    if len(text) != LENGTH or any(char not in ALPHABET for char in text):
        return f"is not {LENGTH} characters of {ALPHABET}"
    if text[0].isdigit() or re.search(r"\d{3}", text):
        return "does not begin with a letter, or has three digits in a row"
    return "" if text[-1] == check_character(text[:-1]) else "has a wrong check character, so it is mistyped"


def mint(choose: Callable[[str], str], taken: Iterable[str] = ()) -> str:
    """Return a new article id; `choose` picks a random character, `taken` ids are passed over."""
    used = set(taken)
    while True:
        stem = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
        candidate = stem + check_character(stem)
        if not why_not_opaque(candidate) and candidate not in used:
            return candidate
