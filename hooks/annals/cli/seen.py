"""What an article shows to whoever drafts another record from it: its places and groups, its days, its text."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annals.capture.drafts.gather import Gathered, Given, gather
from annals.capture.saved.reading import Reading
from annals.capture.text.happenings import happenings
from annals.cli.new_files import CAPTURES
from annals.cli.saved import read_file, read_saved
from annals.language.date_phrases import DayWords
from annals.model import Archive, kinds
from annals.printing import quoted
from annals.problems import UsageError
from annals.records import frontmatter
from annals.records.files import ARCHIVE
from annals.values.edtf import DateError, parse


@dataclass(frozen=True)
class Seen:
    """What was seen of an article, the likeliest place first. `name` says which it was, `""` for none.

    Of days only those are here whose words come to a date.
    """

    name: str = ""
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    days: tuple[DayWords, ...] = ()
    texts: tuple[str, ...] = ()


def seen(root: Path, archive: Archive, source: str) -> Seen:
    """Return what an article shows, named by its id or its text's file; raise UsageError where there is none."""
    if not source:
        return Seen()
    id = Path(source).stem if Path(source).is_file() else source
    fields = fields_of(root, id)[1]
    if not Path(source).is_file() and not fields:
        raise UsageError(f"--from {quoted(source)} is neither an article of the archive nor a file")
    text = Path(source) if Path(source).is_file() else root / CAPTURES / f"{id}.txt"
    reading = read_saved(archive, str(text), read_file(str(text))) if text.is_file() else Reading("")
    gathered = gather(archive, reading, Given(date=day_of(fields)))
    return _seen(archive, gathered, fields, f"the article {id}" if fields else text.name)


def of_gathered(archive: Archive, gathered: Gathered, name: str) -> Seen:
    """Return what was seen of an article that was gathered."""
    return _seen(archive, gathered, {}, name)


def _seen(archive: Archive, gathered: Gathered, fields: dict[str, Any], name: str) -> Seen:
    known = gathered.named
    told = [id for id in known if id not in gathered.datelined]
    named = {kind.folder: [id for id in told if id in archive.of_kind(kind.name)] for kind in kinds.named()}
    places = list(dict.fromkeys((*_listed(fields, "towns", archive.places), *named["towns"])))
    groups = list(dict.fromkeys((*_listed(fields, "groups", archive.groups), *named["groups"])))
    title = gathered.title.value if gathered.title else str(fields.get("title", ""))
    places.sort(key=lambda id: _rank(archive, gathered, id, title))
    took = happenings(
        gathered.parts, {id: known.get(id, ()) for id in places}, {id: known.get(id, ()) for id in groups}
    )
    groups.sort(key=lambda id: not any(each.side == id for each in took))
    days = tuple(day for day in gathered.days if day.when)
    return Seen(name, tuple(places), tuple(groups), days, gathered.text.paragraphs)


def _rank(archive: Archive, gathered: Gathered, id: str, title: str) -> tuple[bool, bool, int]:
    """Return by what places are put in order: towns first, those of the headline, those that are named often."""
    place = archive.places[id]
    in_title = any(name in title for name in place.known_names)
    return not place.is_small, not in_title, -len(gathered.names.where.get(id, ()))


def _listed(fields: dict[str, Any], field: str, known: Iterable[str]) -> list[str]:
    value = fields.get(field) or ()
    return [id for id in value if id in known] if isinstance(value, (dict, list)) else []


def day_of(fields: dict[str, Any]) -> str:
    """Return the day of publication as a record's file has it, or `""`."""
    value = fields.get("published") or ""
    text = str(value.get("date", "")) if isinstance(value, dict) else str(value)
    try:
        return text if text and parse(text).lower else ""
    except DateError:
        return ""


def fields_of(root: Path, id: str) -> tuple[Path | None, dict[str, Any]]:
    """Return an article's file with its fields, finished or not; None, and no fields, where there is no such file."""
    folder = root / ARCHIVE / kinds.ARTICLE.folder
    files = [path for path in folder.rglob("*.md") if path.stem.rpartition("-")[2] == id]
    for path in (*files, root / CAPTURES / f"{id}.md"):
        if path.is_file():
            document, _problems = frontmatter.read(path.read_text(encoding="utf-8", errors="replace"), path.name)
            return path, dict(document.fields) if document else {}
    return None, {}
