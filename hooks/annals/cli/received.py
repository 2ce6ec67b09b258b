"""An archive with the proposals of its inbox in their places, to be checked as if somebody had received them."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from annals.language.messages import counted
from annals.problems import Problem, Severity
from annals.records.files import ARCHIVE, holds_links
from annals.records.proposals import in_the_way, proposals, read_proposal


@dataclass(frozen=True)
class Received:
    """The folder of a project as it will be, and where each record came from that is not in its place yet.

    `came` has a proposal's path, and the number of the line before the record there, by the record's path. `problems`
    are those of the proposals themselves.
    """

    root: Path
    came: Mapping[str, tuple[str, int]]
    problems: tuple[Problem, ...] = ()

    def told(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems with the paths and lines at which they can be mended, and those of the proposals."""
        return sorted([*map(self._told, problems), *self.problems])

    def waiting(self) -> Iterator[Problem]:
        """Yield a note on the records that wait in the inbox, if any."""
        if self.came:
            message = f"{counted(len(self.came), 'record is waiting', 'records are waiting')} here"
            first = min(name for name, _line in self.came.values())
            yield Problem(first, 1, "-", message, "run 'annals receive' to put them in their places", Severity.NOTE)

    def _told(self, problem: Problem) -> Problem:
        path, before = self.came.get(problem.path, (problem.path, 0))
        return replace(problem, path=path, line=before + problem.line)


@contextmanager
def as_received(root: Path) -> Iterator[Received]:
    """Give a project with its proposals received: the project itself where none waits, else a copy of its archive.

    An archive that holds a link is not copied, since a proposal could be written through it; the check tells of it.
    """
    waiting = proposals(root)
    if not waiting or holds_links(root / ARCHIVE):
        yield Received(root, {})
        return
    with tempfile.TemporaryDirectory(prefix="annals-") as folder:
        copy = Path(folder)
        shutil.copytree(root / ARCHIVE, copy / ARCHIVE, symlinks=True)
        came: dict[str, tuple[str, int]] = {}
        faults: list[Problem] = []
        for file in waiting:
            name = file.relative_to(root).as_posix()
            found, problems = read_proposal(file, name)
            faults += problems
            for each in found:
                target = copy / each.path
                if target.exists():
                    hint = "correct that record instead, or give this one an id of its own"
                    faults.append(Problem(name, max(1, each.before), "-", f"{each.path} exists already", hint))
                    continue
                if file_there := in_the_way(copy, each.path):
                    hint = "put a folder in its place"
                    faults.append(Problem(name, max(1, each.before), "-", f"{file_there} is not a folder", hint))
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("x", encoding="utf-8") as record:
                    record.write(each.text)
                came[each.path] = name, each.before
        yield Received(copy, came, tuple(faults))
