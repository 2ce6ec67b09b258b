"""Identifiers: opaque ones for articles, readable slugs for the rest, and the register of all.

An article's id is seven characters of the betanumeric alphabet, the first a letter, never three
digits in a row, and a check character after the NCDA rule of ARK and Noid
(https://metacpan.org/dist/Noid): the sum of position times value, modulo 29. It finds every
single wrong character and every swap of neighbours.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from annals.problems import Problem, quoted

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 8
SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
MAX_SLUG = 80
HEADER = ("id", "kind", "first_published", "status")
STATUSES = ("published", "withdrawn")
REGISTER_NAME = "ids.csv"
MAX_REGISTER_BYTES = 4_000_000
MOST_FAULTS = 20
"""Faults of a register that are told; more are of one kind."""

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2100, 12, 31)
"""Between these lies every day that a register can name."""


def check_character(stem: str) -> str:
    """Return the NCDA check character for the characters before it."""
    return ALPHABET[sum(place * ALPHABET.index(char) for place, char in enumerate(stem, 1)) % len(ALPHABET)]


def why_not_opaque(text: str) -> str:
    """Return why a text is no article id, or nothing if it is one."""
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


@dataclass(frozen=True)
class Registered:
    """One line of the register: an id that was given out, for good."""

    id: str
    kind: str
    first_published: date
    status: str
    line: int


def read_register(text: str, path: str) -> tuple[tuple[Registered, ...], list[Problem]]:
    """Return the lines of `ids.csv` and what is wrong with it."""
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error as error:
        return (), [Problem(path, 1, "-", f"is no register: {error}", f"the first line is '{','.join(HEADER)}'")]
    if not rows or tuple(rows[0]) != HEADER:
        return (), [Problem(path, 1, "-", "is no register", f"the first line is '{','.join(HEADER)}'")]
    lines: list[Registered] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows[1:], 2):
        entry = _registered(row, number)
        if isinstance(entry, str):
            problems.append(Problem(path, number, "-", entry, f"a line is '{','.join(HEADER)}'"))
            if len(problems) >= MOST_FAULTS:
                break
        else:
            lines.append(entry)
    return tuple(lines), [*problems, *_repeated(lines, path)]


def write_register(lines: Iterable[Registered]) -> str:
    """Return the register as text: sorted by kind and id, so that two additions rarely meet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for entry in sorted(lines, key=lambda entry: (entry.kind, entry.id)):
        writer.writerow((entry.id, entry.kind, entry.first_published.isoformat(), entry.status))
    return out.getvalue()


def _registered(row: list[str], number: int) -> Registered | str:
    if len(row) != len(HEADER):
        return f"has {len(row)} columns instead of {len(HEADER)}"
    try:
        first_published = date.fromisoformat(row[2])
    except ValueError:
        return f"first_published {quoted(row[2])} is not a day such as 2026-11-21"
    if not FIRST_DAY <= first_published <= LAST_DAY:
        return f"first_published {quoted(row[2])} is no day of the years 1970 to 2100"
    if not (SLUG.fullmatch(row[0]) and len(row[0]) <= MAX_SLUG) and row[1] != "article":
        return f"id {quoted(row[0])} is not small letters, digits and single hyphens"
    if row[3] not in STATUSES:
        return f"status {quoted(row[3])} is not one of {', '.join(STATUSES)}"
    return Registered(row[0], row[1], first_published, row[3], number)


def _repeated(lines: Iterable[Registered], path: str) -> list[Problem]:
    seen: dict[str, int] = {}
    problems = []
    for entry in lines:
        if entry.id in seen:
            message = f"{quoted(entry.id)} stands on line {seen[entry.id]} already"
            problems.append(Problem(path, entry.line, "id", message, "an id is given out once"))
        seen.setdefault(entry.id, entry.line)
    return problems
