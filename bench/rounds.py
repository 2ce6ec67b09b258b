"""Rounds: everything that is measured at one size, in turn, so that a slow minute of the machine hits all alike."""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeAlias

from bench import ours, peers
from bench.peers import Written
from bench.process import Command, Cost, put_aside, run
from bench.serving import edited, seconds_to_right

Tell: TypeAlias = Callable[[str], None]


@dataclass(frozen=True)
class Options:
    """What is measured beside the builds: MkDocs with prose, edits while a server runs, formatting of citations.

    `patience` is how many seconds a server has to start, and again to show an edit.
    """

    hugo: str
    plain: bool
    edits: bool
    cite: bool
    patience: float


@dataclass(frozen=True)
class Subject:
    """One size, made ready below `base`: our project, the same records for Hugo, and an article to edit."""

    articles: int
    base: Path
    article: str
    record: Path

    @property
    def ours(self) -> Path:
        """Return the folder of our project."""
        return self.base / "ours"

    @property
    def hugo(self) -> Path:
        """Return the folder of the site for Hugo."""
        return self.base / "hugo"


@dataclass(frozen=True)
class Measured:
    """What was measured at one size, by what it is of: every cost and wait of all rounds, and what was written.

    Costs: `ours`, `hugo`, `mkdocs`, `writing`, `rebuild`, `check cold`, `check warm`, `check edited`, `new-id`,
    `show`, `cite`.
    Waits, in seconds from saving an edit to the right page: `ours` and `hugo`.
    """

    articles: int
    costs: defaultdict[str, list[Cost]] = field(default_factory=lambda: defaultdict(list))
    waits: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    written: dict[str, Written] = field(default_factory=dict)


AT_REST = 3.0
"""Seconds after which a file that was edited is taken to be as it is; a check trusts none before."""


def prepare(articles: int, folder: Path) -> Subject:
    """Return a subject in a folder of its own below `folder`."""
    base = folder / str(articles)
    ours.prepare(articles, base / "ours")
    peers.prepare_hugo(base / "ours", base / "hugo")
    article, record = ours.middle_article(base / "ours")
    return Subject(articles, base, article, record)


def measure(subject: Subject, options: Options, measured: Measured, tell: Tell) -> None:
    """Add one round to `measured`. What is slow and stands in no pair is measured in the first round only."""
    first, round = not measured.costs["ours"], len(measured.costs["ours"]) + 1
    record = partial(_record, measured, tell)
    _builds(subject, options, measured, record)
    if first:
        _plain(subject, options, measured, record)
    with edited(subject.record, round):
        record("rebuild", ours.build(subject.ours))
    time.sleep(AT_REST)
    _commands(subject, record, round)  # these forget what the build kept
    if options.edits:
        _edits(subject, options, measured, tell)
    if first and options.cite:
        record("cite", ours.cite(subject.ours))


def _record(measured: Measured, tell: Tell, name: str, command: Command) -> None:
    cost = run(command)
    measured.costs[name].append(cost)
    tell(
        f"{measured.articles:,} articles, {name}: {cost.wall:.2f} s on the clock, {cost.cpu:.2f} s of processor time, "
        f"{cost.peak_mb:,.0f} MB"
    )


def _builds(subject: Subject, options: Options, measured: Measured, record: Callable[[str, Command], None]) -> None:
    """Build both sites from scratch, one right after the other, and write as many bytes as ours has."""
    ours.cool(subject.ours)
    record("ours", ours.build(subject.ours))
    put_aside(subject.hugo / peers.PUBLIC)
    record("hugo", peers.hugo(options.hugo, subject.hugo))
    site = subject.ours / ours.SITE
    measured.written["ours"] = measured.written["writing"] = peers.written(site)
    measured.written["hugo"] = peers.written(subject.hugo / peers.PUBLIC)
    folder = subject.base / "writing"
    peers.prepare_writing(site, folder)
    record("writing", peers.writing(folder))
    put_aside(folder)


def _plain(subject: Subject, options: Options, measured: Measured, record: Callable[[str, Command], None]) -> None:
    if options.plain:
        folder = subject.base / "plain"
        peers.prepare_plain(subject.ours / ours.SITE, folder)
        record("mkdocs", peers.mkdocs(folder))
        measured.written["mkdocs"] = peers.written(folder / ours.SITE)
        put_aside(folder)


def _commands(subject: Subject, record: Callable[[str, Command], None], round: int) -> None:
    root = subject.ours
    ours.forget(root)
    record("check cold", ours.check(root))
    record("check warm", ours.check(root))
    record("new-id", ours.new_id(root))
    record("show", ours.show(root, subject.article))
    with edited(subject.record, round):
        record("check edited", ours.check(root))


def _edits(subject: Subject, options: Options, measured: Measured, tell: Tell) -> None:
    page = f"a/{subject.article}/"
    served = {
        "ours": (partial(ours.serve, subject.ours), subject.record),
        "hugo": (
            partial(peers.hugo_serve, options.hugo, subject.hugo),
            peers.hugo_file(subject.hugo, subject.article),
        ),
    }
    for name, (serve, file) in served.items():
        round = len(measured.waits[name]) + 1
        wait = seconds_to_right(serve, page, file, round, options.patience)
        measured.waits[name].append(wait)
        tell(f"{measured.articles:,} articles, {name}: {wait:.2f} s from saving an edit to the right page")
