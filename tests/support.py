"""What tests share beside fixtures: archives loaded once, and cases of broken records."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annals.checks.read import read_archive
from annals.facts.index import Index
from annals.model import Archive
from annals.problems import Problem

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
TOY = HERE / "toy_archive"
BROKEN = HERE / "broken"
CAPTURES = Path(os.environ.get("ANNALS_CAPTURES", PROJECT.parent / "shared" / "captures"))
"""Texts of the archived articles, which are no part of the project; tests that need them skip without."""


@dataclass(frozen=True)
class Loaded:
    """An archive that was read, with its index."""

    archive: Archive
    index: Index
    problems: tuple[Problem, ...]


@cache
def loaded(root: Path) -> Loaded:
    """Return the archive under `root`, read once."""
    archive, index, problems = read_archive(root)
    assert archive is not None
    assert index is not None
    return Loaded(archive, index, tuple(problems))


@dataclass(frozen=True)
class Case:
    """What is done to a copy of the toy archive, and the problems that must be told, in order."""

    name: str
    rule: str
    edits: tuple[tuple[str, str, str], ...]
    text: str
    problems: tuple[str, ...]

    def apply(self, root: Path) -> None:
        """Break the copy of the toy archive under `root`."""
        for path, old, new in self.edits:
            file = root / path
            text = file.read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{self.name}: {old!r} stands {text.count(old)} times in {path}"
            file.write_text(text.replace(old, new), encoding="utf-8")
        if self.text:
            path, _, text = self.text.partition("\n")
            (root / path).write_text(text, encoding="utf-8")


def read_case(file: Path) -> Case:
    """Return the case in a file of `tests/broken`; its README.md tells the form."""
    head, _, text = file.read_text(encoding="utf-8").partition("\ntext: ")
    rule, path, old = "", "", ""
    edits: list[tuple[str, str, str]] = []
    problems: list[str] = []
    for line in head.splitlines():
        key, _, value = line.partition(": ")
        value = value.replace("\\n", "\n")
        if key == "rule":
            rule = value
        elif key == "in":
            path = value
        elif key == "replace":
            old = value
        elif key in ("with", "remove"):
            edits.append((path, old, value) if key == "with" else (path, value, ""))
        elif key == "problem":
            problems.append(value)
        else:
            raise AssertionError(f"{file.name}: what is {line!r}?")
    return Case(file.stem, rule, tuple(edits), text, tuple(problems))


def cases() -> list[Case]:
    """Return every case of `tests/broken`."""
    return [read_case(file) for file in sorted(BROKEN.glob("*.txt"))]


def read_toy(root: Path) -> Archive:
    """Return the archive of a copy of the toy, whatever is wrong with it."""
    archive, _index, _problems = read_archive(root)
    assert archive is not None
    return archive
