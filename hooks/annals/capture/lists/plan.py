"""A list into files: a record for each row that is new and whole, a draft for what a person must finish.

Nothing is written here: what will be is handed over whole, each record read back by the archive's own rules first.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from annals.capture.drafts.publishers import NewSource
from annals.capture.lists.days import Order, Reading, order_of
from annals.capture.lists.judge import Judge, Listed, Trouble, towns_by_name
from annals.capture.lists.known import Known, Likeness, add_drafts, of_archive, title_key
from annals.capture.lists.publishers import Publishers
from annals.capture.lists.read import Rows
from annals.capture.lists.row import Row
from annals.capture.lists.sheet import draft_text, record_text
from annals.capture.text.recognise import Recogniser
from annals.checks import check_record
from annals.model import Archive, Article
from annals.model.kinds import ARTICLE
from annals.problems import errors
from annals.progress import Progress
from annals.records.read import read_record
from annals.records.walk import Found, Stamp
from annals.values import ids
from annals.values.addresses import plain_url

DRAFTS = "captures/lists"
"""Where drafts stand, and the table of what is left to do; git ignores it."""

NO_ARTICLES = frozenset(["attachment", "note", "annotation"])
"""Kinds of items of a reference manager that are no articles."""

_NOWHERE = Stamp(0, 0, 0, 0)
_LATE = 1
"""Years after the archive's period in which an article may still have come out."""


@dataclass(frozen=True)
class Told:
    """What a person said of the list as a whole; `""` and None where they did not say.

    `name` is that of its file, `origin` what it is, for the sentence that a record has.
    """

    name: str
    today: date
    publisher: str = ""
    language: str = ""
    held: str = ""
    origin: str = ""
    order: Order | None = None


@dataclass(frozen=True)
class New:
    """A file to write for a row, or one that is `there` already: a record, or a draft."""

    listed: Listed
    path: str
    text: str
    there: bool = False


@dataclass(frozen=True)
class Plan:
    """What a list comes to. `doubles` are rows with the place where each article is already; `stubs` sources to make.

    `orders` are the order of day and month in each column that has digits alone, with the text that shows it.
    `finished` are drafts of rows that are whole by now.
    """

    written: tuple[New, ...]
    doubles: tuple[tuple[Row, str], ...]
    left: tuple[New, ...]
    stubs: tuple[NewSource, ...]
    orders: tuple[tuple[str, Order, str], ...]
    finished: tuple[str, ...]


def plan(archive: Archive, root: Path, rows: Rows, told: Told, taken: Iterable[str], tell: Progress) -> Plan:
    """Return what the rows of a list come to in an archive; `taken` are the ids of articles that are given out."""
    publishers = Publishers(archive, rows.rows, told.publisher)
    readings = _readings(archive, rows.rows, told)
    judge = Judge(
        archive, Recogniser(archive), publishers, readings, told.language, told.held, towns_by_name(archive)
    )  # fmt: skip
    known = of_archive(archive)
    add_drafts(known, _drafts(archive, root))
    judged = []
    for count, row in enumerate(rows.rows, 1):
        tell(f"the rows, {count:,} of {len(rows.rows):,}")
        judged.append(judge.judge(row))
    sorting = _Sorting(archive, root, known, told, rows.what, set(taken), publishers.stubs)
    for count, listed in enumerate(sorted(judged, key=lambda each: bool(each.gaps)), 1):  # whole rows go first
        tell(f"the records, {count:,} of {len(rows.rows):,}")
        sorting.sort(listed)
    used = dict.fromkeys(new.listed.publisher for new in sorting.written)
    return Plan(
        tuple(sorting.written), tuple(sorting.doubles), tuple(sorted(sorting.left, key=_number)),
        tuple(publishers.stubs[id] for id in used if id in publishers.stubs),
        tuple((name, reading.order, reading.decided) for name, reading in readings.items() if reading.order),
        tuple(sorting.finished),
    )  # fmt: skip


def _number(new: New) -> int:
    return new.listed.row.number


class _Sorting:
    """Rows sorted into what is new, what is known, and what is left for a person."""

    def __init__(
        self,
        archive: Archive,
        root: Path,
        known: Known,
        told: Told,
        what: str,
        taken: set[str],
        stubs: Mapping[str, NewSource],
    ) -> None:
        self._words = archive.vocabulary
        self._known, self._told, self._taken, self._stubs = known, told, taken, stubs
        origin = told.origin or what
        self._sentence = f"Found in {origin}; not yet read for this archive."
        self._there = {path.stem.rpartition("-")[2]: path for path in sorted((root / DRAFTS).glob("*.md"))}
        self.written: list[New] = []
        self.doubles: list[tuple[Row, str]] = []
        self.left: list[New] = []
        self.finished: list[str] = []

    def sort(self, listed: Listed) -> None:
        """Put a row where it belongs."""
        row = listed.row
        place, how = self._known.find(listed.piece, row.id)
        if how is Likeness.SAME:
            self.doubles.append((row, place))
            return
        if how is Likeness.UNSURE:
            gap = Trouble(
                row.heading("title"),
                f"may be {place}",
                "compare the two; keep this one only if they are different articles",
            )
            listed = replace(listed, gaps=(*listed.gaps, gap))
        self._known.add(listed.piece, f"row {row.number} of this list")
        if row.kind.casefold() in NO_ARTICLES:
            gap = Trouble(row.heading("kind"), f"'{row.kind}' is not an article", "leave the row out")
            listed = replace(listed, gaps=(*listed.gaps, gap))
        id = self._mint()
        new = None if listed.gaps else self._record(listed, id)
        if isinstance(new, New):
            self.written.append(new)
            if draft := self._there.get(_mark(row)):
                self.finished.append(f"{DRAFTS}/{draft.name}")
        else:
            self._leave(replace(listed, gaps=(*listed.gaps, new)) if new else listed, id)

    def _mint(self) -> str:
        id = ids.mint(secrets.choice, self._taken)
        self._taken.add(id)
        return id

    def _record(self, listed: Listed, id: str) -> New | Trouble:
        """Return the record of a row, or why the archive's own rules refuse it."""
        text = record_text(listed, id, self._sentence)
        outcome = read_record(self._words, Found(ARTICLE.name, f"row-{listed.row.number}.md", _NOWHERE), text)
        record = outcome.value
        if not isinstance(record, Article):
            first = errors(outcome.problems)[0]
            return Trouble(first.field, first.message, first.hint)
        path = f"archive/{ARTICLE.path(record)}"
        for fault in check_record(record):
            if fault.loc != ("id",):  # a record that is not in its place yet has another name
                return Trouble(".".join(map(str, fault.loc)), fault.message, fault.hint)
        return New(listed, path, text)

    def _leave(self, listed: Listed, id: str) -> None:
        mark = _mark(listed.row)
        if there := self._there.get(mark):
            self.left.append(New(listed, f"{DRAFTS}/{there.name}", "", there=True))
            return
        if not (listed.title or listed.url or listed.row.title):
            self.left.append(New(listed, "", "", there=True))  # of nothing there can be no draft
            return
        stem = "".join(char if char.isalnum() else "-" for char in Path(self._told.name).stem)[:40].strip("-") or "list"
        path = f"{DRAFTS}/{stem}-{listed.row.number}-{mark}.md"
        origin = f"{self._told.name}, row {listed.row.number}"
        self.left.append(New(listed, path, draft_text(listed, id, self._sentence, origin, self._source(listed))))

    def _source(self, listed: Listed) -> NewSource | None:
        """Return the source that a draft brings along: its publisher's, which no record of the list has made.

        It is no trouble of the row: once the row is whole, the list makes the source. Only whoever finishes the draft
        by hand needs it, and it cannot be written before, since a source that no article names fails the check.
        """
        stub = self._stubs.get(listed.publisher)
        return None if stub and any(new.listed.publisher == stub.id for new in self.written) else stub


def _mark(row: Row) -> str:
    """Return what a row's draft is found again by, whatever else of the row is filled in later."""
    known_by = plain_url(row.url) or title_key(row.title) or repr(row)
    return hashlib.sha256(known_by.encode()).hexdigest()[:8]


def _readings(archive: Archive, rows: Iterable[Row], told: Told) -> dict[str, Reading]:
    """Return how the days of each column are read."""
    columns: dict[str, list[str]] = {}
    for row in rows:
        columns.setdefault(row.dated_by, []).append(row.published)
    period = archive.about.period
    first = period.lower.year if period.lower else 1900
    last = min(told.today.year, period.upper.year + _LATE if period.upper else told.today.year)
    found: dict[str, Reading] = {}
    for name, texts in columns.items():
        order, shown = (told.order, "--dates") if told.order else order_of(texts)
        found[name] = Reading(order, (first, last), told.today, shown)
    return found


def _drafts(archive: Archive, root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files that may be records soon: drafts of `annals new`, and records that cannot be read yet."""
    read = {article.path for article in archive.articles.values()}
    places: tuple[Callable[[], Iterable[Path]], ...] = (
        (root / "captures").glob("*.md").__iter__, (root / "archive/articles").rglob("*.md").__iter__,
    )  # fmt: skip
    for place in places:
        for path in sorted(place()):
            shown = path.relative_to(root).as_posix()
            if shown not in read and path.is_file() and not path.is_symlink():
                yield path, shown
