"""What tests of lists share: a list written, read into a copy of the toy archive, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from annals.cli.main import main
from annals.model import Article
from tests.support import read_toy

HEADINGS = "Title,Publisher,Date,Url,Language"


@dataclass(frozen=True)
class Outcome:
    """The exit code, what was printed on both streams, and the articles that are new."""

    code: int
    out: str
    err: str
    articles: tuple[Article, ...]

    @property
    def article(self) -> Article:
        """Return the only new article."""
        (found,) = self.articles
        return found

    def titled(self, title: str) -> Article:
        """Return the new article of a headline."""
        (found,) = (each for each in self.articles if each.title == title)
        return found


class Lists:
    """Reads lists into the archive under `root`."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._capsys = root, capsys

    def read(self, content: str | bytes, *options: str, name: str = "list.csv") -> Outcome:
        """Return what comes of a list with a content."""
        file = self.root.parent / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.read_file(file, *options)

    def read_file(self, file: Path, *options: str) -> Outcome:
        """Return what comes of a file."""
        before = set(self.files())
        self._capsys.readouterr()
        code = main(["--root", str(self.root), "new", "--list", str(file), *options])
        told = self._capsys.readouterr()
        new = set(self.files()) - before
        articles = (each for each in read_toy(self.root).articles.values() if each.path in new)
        return Outcome(code, told.out, told.err, tuple(articles))

    def files(self) -> list[str]:
        """Return every file of the project by its path."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())

    def drafts(self) -> list[str]:
        """Return the texts of the drafts that lists left."""
        return [path.read_text(encoding="utf-8") for path in sorted((self.root / "captures/lists").glob("*.md"))]

    def problems(self) -> list[str]:
        """Return what the check says, but for records that nobody registered yet."""
        self._capsys.readouterr()
        main(["--root", str(self.root), "check"])
        lines = self._capsys.readouterr().out.splitlines()[:-1]
        return [line for line in lines if "not registered yet" not in line]
