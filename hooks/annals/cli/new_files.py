"""The files of a draft: where each belongs, and all of them written or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from annals.capture.drafts.draft import sheet
from annals.capture.drafts.gather import Gathered
from annals.capture.drafts.publishers import NewSource
from annals.capture.saved.formats import Form, form_of
from annals.cli.source import STANDARD_INPUT
from annals.model import Archive, kinds
from annals.problems import ArchiveError, Problem, UsageError
from annals.records.files import ARCHIVE

CAPTURES = "captures"
"""Folder for texts taken out of pages, or typed in; git ignores it."""

ENDINGS = MappingProxyType({Form.PAGE: "html", Form.MHTML: "mhtml", Form.PDF: "pdf", Form.TEXT: "original.txt"})
"""Ends of the names of what was fetched."""


@dataclass(frozen=True)
class Draft:
    """A draft that is not written yet. `record` is its file, `capture` the article's text, None where there is none.

    `files` holds every file that is to be written, the record first.
    """

    record: Path
    capture: Path | None
    files: Mapping[Path, bytes]


@dataclass(frozen=True)
class Article:
    """What a draft is made of: the file or address that was read, `""` for none, its bytes, and the id to be used."""

    id: str
    source: str = ""
    data: bytes = b""


def taken(archive: Archive) -> set[str]:
    """Return every id that is, or was, that of a record, readable or not."""
    entries = {entry.id for _kind, entry in archive.entries()}
    return entries | archive.broken | archive.histories.keys() | archive.registered_on.keys()


def draft_of(
    root: Path, archive: Archive, article: Article, gathered: Gathered, new: NewSource | None, out: str, *, brief: bool
) -> Draft:
    """Return the draft of an article, with that of its publisher where it is `new`; `out` is `""` or a file's name."""
    record = Path(out) if out else draft_path(root, gathered, article.id)
    capture, texts = captured(root, article, gathered)
    files = {record: sheet(archive, gathered, article.id, brief=brief).encode(), **texts}
    if new:
        files[root / new.path] = new.text().encode()
    return Draft(record, capture, files)


def captured(root: Path, article: Article, gathered: Gathered) -> tuple[Path | None, dict[Path, bytes]]:
    """Return where an article's text is, None where there is none, and the files that keep it where no file has it."""
    if not gathered.reading.page and article.source != STANDARD_INPUT:
        return (Path(article.source) if article.source else None), {}
    capture = root / CAPTURES / f"{article.id}.txt"
    files = {capture: gathered.reading.text.encode()}
    if gathered.given.fetched:
        files[capture.with_suffix(f".{ENDINGS[form_of(article.data)]}")] = article.data
    return capture, files


def draft_path(root: Path, gathered: Gathered, id: str) -> Path:
    """Return where a draft goes: its place in the archive once publisher and date are known, or that it bears none."""
    published = gathered.published
    day = published.lower if published else None
    if not gathered.publisher or not (day or gathered.undated):
        return root / CAPTURES / f"{id}.md"
    year, when = (f"{day.year:04}", day.isoformat()) if day else (kinds.UNDATED, kinds.UNDATED)
    return root / ARCHIVE / kinds.ARTICLE.folder / year / f"{when}-{gathered.publisher.value}-{id}.md"


def refuse_twice(root: Path, gathered: Gathered, source: str) -> None:
    """Raise ArchiveError where a record or a draft of this very text is there already, finished or not.

    A text in captures/ that is named for a record is that record's.
    """
    own = Path(source).stem if Path(source).resolve().parent == (root / CAPTURES).resolve() else ""
    line = f"  sha256: {gathered.text.sha256}"
    if not gathered.text.paragraphs:
        return
    for path in sorted([*(root / ARCHIVE / kinds.ARTICLE.folder).rglob("*.md"), *(root / CAPTURES).glob("*.md")]):
        rows = path.read_text(encoding="utf-8", errors="replace").splitlines()
        id = path.stem.rpartition("-")[2]
        if line in rows or id == own:
            number, field = (rows.index(line) + 1, "capture.sha256") if line in rows else (1, "id")
            why = "this record was written from this same text" if line in rows else "the text is named for this record"
            hint = f"'annals new FILE --for {id}' adds to it what the text offers"
            shown = path.relative_to(root).as_posix()
            raise ArchiveError([Problem(shown, number, field, f"{why}; nothing was written", hint)])


def write(files: Mapping[Path, bytes]) -> None:
    """Write files that are not there yet, all or none; raise UsageError where one is there or cannot be written."""
    written: list[Path] = []
    try:
        for path, data in files.items():
            _write(path, data, written)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes, written: list[Path]) -> None:
    if link := _link_above(path):
        raise UsageError(f"{link} is a link; replace it with the folder itself")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            written.append(path)
            file.write(data)
    except FileExistsError:
        raise UsageError(f"{path} exists already; move it away, or name another file with --out") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None


def _link_above(path: Path) -> Path | None:
    """Return the folder of the archive, among those that hold a file, that is a link; None where none is."""
    inside = [parent for parent in path.parents if ARCHIVE in parent.parts]
    return next((parent for parent in inside if parent.is_symlink()), None)


def shown(root: Path, path: Path) -> str:
    """Return the path of a file as it is told: from the project's folder, if it lies in there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
