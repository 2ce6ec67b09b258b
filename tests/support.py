"""What tests share beside fixtures: archives loaded once, and cases of broken records."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic.fields import FieldInfo

from annals.checks.read import read_archive
from annals.cli.main import main
from annals.facts.index import Index
from annals.model import Archive, Article, Entry, Kind
from annals.model.article import Capture
from annals.model.record import R, rebuild
from annals.model.word import WordOf
from annals.problems import Problem
from annals.records.vocabulary import CONFLICT, shipped
from annals.shipped import PAGES
from annals.site.build import build, context_of, read_source
from annals.site.frame import Frame
from annals.site.notes import notes_of
from annals.site.target import Target
from annals.values.ids import ALPHABET, mint

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
TOY = HERE / "toy_archive"
SAMPLE = HERE / "sample_archive"
"""The archive as it was with its first five articles, which stays as it is when the project's own changes."""

PAGES_OF_DOCS = sorted(path.stem for folder in (PROJECT / "docs", PAGES) for path in folder.glob("*.md"))
"""The names of the pages that a builder makes of this project: its own, and those that come with the program."""

WORDS = shipped(CONFLICT)
"""The vocabulary of archives that have no file of their own, as the toy archive and the sample."""

BROKEN = HERE / "broken"
CAPTURES = Path(os.environ.get("ANNALS_CAPTURES", PROJECT.parent / "shared" / "captures"))
"""Texts of the archived articles, which are no part of the project; tests that need them skip without."""

Once = Callable[[str, Callable[[Path], object]], Path]
"""What gives a folder by its name, and makes it where no worker of the run has."""


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


@cache
def _toy_files() -> dict[str, tuple[bytes, int]]:
    """Return the bytes and the time of every file of the toy archive by its path in the project."""
    files = [path for path in (TOY / "archive").rglob("*") if path.is_file()]
    return {path.relative_to(TOY).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def copy_toy(root: Path) -> None:
    """Write a copy of the toy archive below `root`, at a third of what `copytree` costs; hundreds of tests want one."""
    for folder in sorted({os.path.dirname(path) for path in _toy_files()}):  # noqa: PTH120
        os.makedirs(root / folder, exist_ok=True)  # noqa: PTH103
    for path, (data, time) in _toy_files().items():
        with open(f"{root}/{path}", "wb") as file:  # noqa: PTH123
            file.write(data)
        os.utime(f"{root}/{path}", ns=(time, time))


def add_articles(root: Path, number: int) -> None:
    """Add articles to a copy of an archive, of one publisher, each of which says one thing of one town."""
    archive = loaded(root).archive
    publisher = min(article.publisher for article in archive.articles.values())
    digits = cycle(ALPHABET)
    for turn in range(1, number + 1):
        id = mint(lambda _letters: next(digits), archive.articles)
        (root / "archive" / "articles" / "2003").mkdir(exist_ok=True)
        (root / "archive" / "articles" / "2003" / f"2003-10-{turn:02}-{publisher}-{id}.md").write_text(
            f"""---
id: {id}
title: Report {turn}
publisher: {publisher}
published:
  date: 2003-10-{turn:02}
  basis: stated
url_note: made for a test
language: en
rights: http://rightsstatements.org/vocab/InC/1.0/
claims:
  - id: c1
    about: {min(archive.places)}
    states: character
    value: reported {turn} times
    chain: [{publisher}]
    paragraph: 1
---

A report of a town.
"""
        )


@dataclass(frozen=True)
class Site:
    """Every generated file of a site by its path, in a bare frame, with the plan and the notes of its build."""

    files: Mapping[str, bytes]
    targets: tuple[Target, ...]
    notes: tuple[Problem, ...]

    @property
    def pages(self) -> dict[str, str]:
        """Return the HTML of every page by its URL, such as `a/k7m3p9tb/`."""
        return {
            path.removesuffix("index.html"): data.decode()
            for path, data in self.files.items()
            if path.endswith(("/index.html", "index.html"))
        }

    def page(self, url: str) -> str:
        """Return the HTML of the page at a URL."""
        return self.files[f"{url}index.html"].decode()

    def text(self, path: str) -> str:
        """Return a file as text."""
        return self.files[path].decode()


def build_site(root: Path, base: str = "") -> Site:
    """Return the generated site of the archive under `root`, published at `base`; raise ArchiveError with problems."""
    source = read_source(root)
    context = context_of(source, Frame.bare(base))
    files: dict[str, bytes] = {}
    targets = build(context, files.__setitem__, ())
    return Site(files, targets, (*source.notes, *notes_of(context)))


@cache
def site_of(root: Path) -> Site:
    """Return the generated site of the archive under `root`, built once; of archives that no test changes."""
    return build_site(root)


_LINE = re.compile(r"^([^:]+):‹(.+?)›:")
"""How a problem of a case names its line: by its text."""
BELOW = " … "
"""What stands between the text of a line and of one below it."""


@dataclass(frozen=True)
class Case:
    """What is done to a copy of the toy archive, and the problems that must be told, in order."""

    name: str
    rule: str
    edits: tuple[tuple[str, str, str], ...]
    text: str
    problems: tuple[str, ...]

    def expected(self, root: Path) -> list[str]:
        """Return the problems as the check prints them for the broken archive under `root`, with numbers of lines."""
        return [
            _LINE.sub(lambda found: f"{found[1]}:{self._number(root, found[1], found[2])}:", problem)
            for problem in self.problems
        ]

    def _number(self, root: Path, path: str, text: str) -> int:
        """Return the number of the line that `text` stands for; its parts are looked for one below the other."""
        lines = (root / path).read_text(encoding="utf-8").split("\n")
        *above, part = text.split(BELOW)
        number = 0
        for each in above:
            number = next(n for n, line in enumerate(lines[number:], number + 1) if each in line)
        found = [n for n, line in enumerate(lines[number:], number + 1) if part in line]
        assert found, f"{self.name}: {text!r} stands nowhere in {path}"
        assert above or len(found) == 1, f"{self.name}: {text!r} stands on the lines {found} of {path}"
        return found[0]

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


def having(archive: Archive, kind: Kind, records: Mapping[str, Entry]) -> Archive:
    """Return an archive with other records of a kind."""
    return replace(archive, records={**archive.records, kind.name: records})


def altered(record: R, changes: Mapping[str, object]) -> R:
    """Return a record with some values replaced, which are not validated; words are those of the toy archive."""
    fields = record.__pydantic_fields__
    told = {name: _worded(fields[name], value) for name, value in changes.items()}
    return rebuild(type(record), *(told.get(name, getattr(record, name)) for name in fields))


def _worded(field: FieldInfo, value: Any) -> Any:
    """Return a value with the words of a vocabulary in place of their texts, where a field holds such."""
    if isinstance(value, tuple):
        return tuple(_worded(field, each) for each in value)
    inner = [mark for each in get_args(field.annotation) for mark in getattr(each, "__metadata__", ())]
    lists = [mark.list for mark in (*field.metadata, *inner) if isinstance(mark, WordOf)]
    return WORDS.words(lists[0]).get(value, value) if lists and isinstance(value, str) else value


def capture_of(article: Article) -> Capture:
    """Return the capture of an article that has one."""
    assert article.capture, f"{article.id} has no capture"
    return article.capture


def read_toy(root: Path) -> Archive:
    """Return the archive of a copy of the toy, whatever is wrong with it."""
    archive, _index, _problems = read_archive(root)
    assert archive is not None
    return archive


def errors(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines of errors that a check of a project prints; warnings and notes are none."""
    capsys.readouterr()
    main(["--root", str(root), "check"])
    return [line for line in capsys.readouterr().out.splitlines()[:-1] if not re.search(": (?:warning|note): ", line)]
