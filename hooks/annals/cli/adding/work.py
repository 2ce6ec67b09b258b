"""What a dialogue has so far: the archive with records that are new, and the article as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annals.capture.drafts.draft import sheet
from annals.capture.drafts.gather import Gathered, gathered_again
from annals.cli.adding.questions import Again
from annals.cli.new_files import CAPTURES, Article, draft_path, shown
from annals.model import Archive
from annals.problems import Problem
from annals.records.read import read_record
from annals.records.walk import Found, Stamp

_NO_STAMP = Stamp(0, 0, 0, 0)
_NONE: Mapping[Path, str] = MappingProxyType({})


@dataclass(frozen=True)
class Work:
    """The state of the dialogue. `records` holds the files of new publishers, events, towns and groups.

    `no_event` says that the person refused the likeliest event, `write` that the files are to be written.
    """

    root: Path
    archive: Archive
    article: Article
    gathered: Gathered
    records: Mapping[Path, str] = field(default_factory=lambda: _NONE)
    no_event: bool = False
    write: bool = False

    def said(self, **answers: Any) -> "Work":
        """Return the work with more of what a person said of the article."""
        given = replace(self.gathered.given, **answers)
        return replace(self, gathered=gathered_again(self.archive, self.gathered, given))

    def with_record(self, kind: str, path: Path, text: str) -> "Work":
        """Return the work with a new record in its archive; raise `Again` where it is none."""
        outcome = read_record(self.archive.vocabulary, Found(kind, shown(self.root, path), _NO_STAMP), text)
        if outcome.value is None or outcome.problems:
            raise Again(told(outcome.problems[0]))
        known: dict[str, Mapping[str, Any]] = dict(self.archive.records)
        known[kind] = {**known[kind], outcome.value.id: outcome.value}
        archive = replace(self.archive, records=known)
        return replace(self, archive=archive, records={**self.records, path: text})

    @property
    def text(self) -> str:
        """Return the article's file as it stands."""
        return sheet(self.archive, self.gathered, self.article.id, brief=True)

    @property
    def path(self) -> Path:
        """Return where that file belongs."""
        return draft_path(self.root, self.gathered, self.article.id)

    @property
    def capture(self) -> Path | None:
        """Return the file of the article's text, or None where there is none."""
        if self.gathered.reading.page:
            return self.root / CAPTURES / f"{self.article.id}.txt"
        return Path(self.article.source) if self.article.source else None

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the article's file as it stands."""
        found: tuple[Problem, ...] = read_record(
            self.archive.vocabulary, Found("article", self.path.name, _NO_STAMP), self.text
        ).problems
        return found

    def checked(self, *fields: str) -> "Work":
        """Return the work; raise `Again` where something is wrong with one of some fields of the article."""
        for problem in self.problems():
            if problem.field.partition(".")[0] in fields:
                raise Again(told(problem))
        return self


def told(problem: Problem) -> str:
    """Return a problem for somebody who has just typed what is wrong."""
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"This {problem.message}{hint}." if not problem.message.startswith("'") else f"{problem.message}{hint}."
