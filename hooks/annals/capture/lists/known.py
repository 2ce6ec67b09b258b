"""What a list's articles may be already: a record, a withdrawn one, a draft, or a row further up."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from annals.history.record_history import withdrawals
from annals.language.names import fold
from annals.model import Archive
from annals.model.kinds import ARTICLE
from annals.values import edtf
from annals.values.addresses import plain_url
from annals.values.edtf import DateError, Edtf, Precision

_LINE = re.compile(r"^(?:  )?(url|title|publisher|published|date): *(\S.*)$", re.MULTILINE)
_WORDS = re.compile(r"\w+")


class Likeness(StrEnum):
    """Whether two articles are one."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True)
class Piece:
    """What an article is known by: its addresses, its publisher and headline, its day, its page, who holds it."""

    urls: tuple[str, ...]
    publisher: str
    title: str
    date: Edtf | None
    page: str = ""
    held: str = ""


class Known:
    """Articles that are known, found again by an address, or by publisher, headline and day; each has a place."""

    def __init__(self) -> None:
        self._urls: dict[str, str] = {}
        self._titles: dict[tuple[str, str], list[tuple[Piece, str]]] = {}
        self._ids: dict[str, str] = {}

    def add(self, piece: Piece, place: str, id: str = "") -> None:
        """Remember an article; `place` says where it is, for a person."""
        for url in piece.urls:
            self._urls.setdefault(plain_url(url), place)
        if key := _key(piece):
            self._titles.setdefault(key, []).append((piece, place))
        if id:
            self._ids.setdefault(id, place)

    def find(self, piece: Piece, id: str = "") -> tuple[str, Likeness]:
        """Return where an article is that a piece is of, or may be of; `""` where none is like it."""
        places = (self._ids.get(id, ""), *(self._urls.get(plain_url(url), "") for url in piece.urls))
        if place := next(filter(None, places), ""):
            return place, Likeness.SAME
        found = {_alike(piece, other): place for other, place in self._titles.get(_key(piece) or ("", ""), ())}
        return next(
            ((found[how], how) for how in (Likeness.SAME, Likeness.UNSURE) if how in found), ("", Likeness.OTHER)
        )


def title_key(title: str) -> str:
    """Return a headline as it is compared: its words in one case, letters folded, signs left out."""
    return " ".join(fold(word) for word in _WORDS.findall(title))


def _key(piece: Piece) -> tuple[str, str] | None:
    words = title_key(piece.title)
    return (piece.publisher, words) if words and piece.publisher else None


def _alike(piece: Piece, other: Piece) -> Likeness:
    """Return whether two articles of one publisher and headline are one: so they are on one day, and on one page."""
    first, second = piece.date, other.date
    if (piece.page and other.page and piece.page != other.page) or first is None or second is None:
        return Likeness.OTHER if first or second else Likeness.SAME
    if first.lower and first.upper and second.lower and second.upper:
        if not second.overlaps(first.lower, first.upper):
            return Likeness.OTHER
        if first.precision is second.precision is Precision.DAY:
            return Likeness.SAME
    elif first != second:
        return Likeness.OTHER
    one_place = piece.held == other.held and not (piece.urls and other.urls)
    return Likeness.SAME if first == second and one_place else Likeness.UNSURE


def of_archive(archive: Archive) -> Known:
    """Return what an archive knows: its articles, by their copies too, and those that were withdrawn."""
    known = Known()
    for article in archive.articles.values():
        urls = (*filter(None, [article.url]), *article.archived)
        page = (article.printed.page or "") if article.printed else ""
        piece = Piece(urls, article.publisher, article.title, article.published.date, page, article.held or "")
        known.add(piece, article.path, article.id)
    for line in archive.register:
        if line.kind == ARTICLE.name and line.status == "withdrawn":
            why = [each.reason for each in withdrawals(archive, line.id)][-1:]
            place = f"{line.id}, which was withdrawn{f' ({why[0]})' if why else ''}"
            known.add(_last_data(archive, line.id), place, line.id)
    return known


def _last_data(archive: Archive, id: str) -> Piece:
    """Return what the last version with data says of a withdrawn article."""
    data: Mapping[str, Any] = next((each.data for each in reversed(archive.histories.get(id, ())) if each.data), {})
    published = data.get("published")
    day = str(published.get("date", "")) if isinstance(published, Mapping) else ""
    urls = tuple(str(url) for url in (data.get("url"), *(data.get("archived") or ())) if url)
    return Piece(urls, str(data.get("publisher", "")), str(data.get("title", "")), date_of(day))


def add_drafts(known: Known, files: Iterator[tuple[Path, str]]) -> None:
    """Remember drafts, and records that cannot be read yet, by the lines that say what they are."""
    for path, shown in files:
        found: dict[str, str] = {}
        for match in _LINE.finditer(path.read_text(encoding="utf-8", errors="replace")[:20_000]):
            found.setdefault("date" if match[1] == "published" else match[1], _unquoted(match[2]))
        urls = tuple(filter(None, [found.get("url", "")]))
        known.add(
            Piece(urls, found.get("publisher", ""), found.get("title", ""), date_of(found.get("date", ""))), shown
        )


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text)) if text.startswith('"') else text.strip().strip("'")
    except ValueError:
        return text


def date_of(text: str) -> Edtf | None:
    """Return a date of EDTF, or None where a text is none."""
    try:
        return edtf.parse(text) if text else None
    except DateError:
        return None
