"""Reports of our own making, ten in Arabic and ten in English, with what a person finds in each.

They are about what the project's own archive is about, so their texts lie beside the sample of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annals.capture.fingerprints import text_of
from annals.capture.saved.paragraphs import Paragraph, Part, read_parts
from annals.capture.text.candidates import offers
from annals.capture.text.recognise import Recogniser
from annals.language.date_phrases import find_days
from annals.values.edtf import parse
from tests.support import SAMPLE

TEXTS = SAMPLE / "reports"
Each = tuple[str, str]
"""What is looked for: the report's name, and what is found in it."""


@dataclass(frozen=True)
class Report:
    """A report: its language and text, the day it came out, and what a person reads in it.

    `names` are ids of records, `figures` a measure and a figure each, `days` dates in EDTF.
    """

    name: str
    text: str
    published: date
    names: frozenset[str]
    figures: frozenset[str]
    days: frozenset[str]

    @property
    def language(self) -> str:
        """Return `ar` or `en`."""
        return self.name[:2]

    @property
    def parts(self) -> list[Paragraph]:
        """Return its paragraphs, the page's own apart."""
        found = read_parts(text_of(self.text.encode()).paragraphs, "")
        return [part for part in found if part.part is not Part.FURNITURE]


@dataclass(frozen=True)
class Score:
    """How well something is recognised: what is wanted and what is found, over several reports."""

    wanted: frozenset[Each]
    found: frozenset[Each]

    @property
    def precision(self) -> float:
        """Return the share of what is found that is wanted."""
        return len(self.wanted & self.found) / len(self.found)

    @property
    def recall(self) -> float:
        """Return the share of what is wanted that is found."""
        return len(self.wanted & self.found) / len(self.wanted)


def reports(language: str) -> list[Report]:
    """Return the reports in a language, in order."""
    return [_read(file) for file in sorted(TEXTS.glob(f"{language}-*.txt"))]


def _read(file: Path) -> Report:
    head, _, text = file.read_text(encoding="utf-8").partition("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    figures, days = (frozenset(fields[key].split(", ")) for key in ("figures", "days"))
    published = date.fromisoformat(fields["published"])
    return Report(file.stem, text, published, frozenset(fields["names"].split()), figures, days)


def names(every: list[Report], recogniser: Recogniser) -> tuple[Score, Score]:
    """Return how well names are found in reports, and how well if those are counted that a person is asked about."""
    wanted = frozenset((report.name, id) for report in every for id in report.names)
    sure, offered = set[Each](), set[Each]()
    for report in every:
        seen = recogniser.read([(part.number, part.text) for part in report.parts])
        sure |= {(report.name, id) for id in seen.names}
        offered |= {(report.name, id) for ids in seen.meanings.values() for id in ids}
    return Score(wanted, frozenset(sure)), Score(wanted, frozenset(sure | offered))


def figures(every: list[Report]) -> Score:
    """Return how well the figures of reports are found, each with what it counts."""
    return _scored(every, lambda report: report.figures, _figures)


def days(every: list[Report]) -> Score:
    """Return how well the days of reports are found and dated."""
    return _scored(every, lambda report: report.days, _days)


def _figures(report: Report) -> Iterator[str]:
    return (f"{offer.counted.states} {offer.figure}".strip() for offer in offers(report.parts))


def _days(report: Report) -> Iterator[str]:
    published = parse(report.published.isoformat())
    for part in report.parts:
        yield from (found.when for found in find_days(part.number, part.text, published) if found.when)


def _scored(
    every: list[Report], wanted: Callable[[Report], Iterable[str]], found: Callable[[Report], Iterable[str]]
) -> Score:
    asked = frozenset((report.name, each) for report in every for each in wanted(report))
    return Score(asked, frozenset((report.name, each) for report in every for each in found(report)))
