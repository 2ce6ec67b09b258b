"""Hostile texts in the fields of the toy archive: put in, and those that are refused taken out again."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annals.checks.read import read_archive
from annals.problems import errors
from tests.hostile.site import FREE
from tests.support import TOY


@dataclass(frozen=True)
class Place:
    """A line of a file of the toy archive, and what stands before the text in its place."""

    path: str
    line: str
    before: str


def free_places() -> Iterator[Place]:
    """Yield every field of the records that holds any text."""
    for file in sorted(TOY.glob("archive/*/**/*.md")):
        head = file.read_text(encoding="utf-8").rpartition("\n---\n")[0]
        yield from (Place(file.relative_to(TOY).as_posix(), found[0], found[1]) for found in FREE.finditer(head))


def put(root: Path, texts: Iterable[tuple[Place, str]]) -> tuple[set[str], set[str]]:
    """Put each text into its place in the copy under `root`; return those that stand there, and those refused.

    What the check refuses is taken out again, until it has nothing against what is left.
    """
    standing = list(texts)
    refused: set[str] = set()
    paths = {place.path for place, _text in standing}
    while True:
        where = {found: each for path in paths for found, each in _write(root, path, standing)}
        faults = errors(read_archive(root)[2])
        if not faults:
            return {text for _place, text in standing}, refused
        wrong = [where[fault.path, fault.line] for fault in faults if (fault.path, fault.line) in where]
        # a text that YAML reads as several lines moves those below it: then all of its file go
        wrong = wrong or [each for each in standing if each[0].path in {fault.path for fault in faults}]
        assert wrong, faults
        refused |= {text for _place, text in wrong}
        standing = [each for each in standing if each not in wrong]


def _write(
    root: Path, path: str, texts: Sequence[tuple[Place, str]]
) -> Iterator[tuple[tuple[str, int], tuple[Place, str]]]:
    """Write a file with its texts; yield each of them with the file and the number of its line."""
    here = {place.line: (place, text) for place, text in texts if place.path == path}
    written: list[str] = []
    for line in (TOY / path).read_text(encoding="utf-8").split("\n"):
        if line in here:
            place, text = each = here.pop(line)
            written += f"{place.before}{json.dumps(text, ensure_ascii=False)}".split("\n")
            yield (path, len(written)), each
        else:
            written.append(line)
    assert not here, (path, here)
    (root / path).write_text("\n".join(written), encoding="utf-8")
