"""Saved articles read from files, as the commands take them: faults are told in a line."""

from datetime import date
from pathlib import Path

from annals.capture.fingerprints import Text, text_of
from annals.capture.saved.page import NotInstalled, Reading, Unreadable, is_page, read_article
from annals.model import Archive
from annals.problems import InputError, UsageError

MAX_BYTES = 60_000_000
"""Length of a file that is read; a page that was saved with its pictures has a tenth of it."""

LATE = 1
"""Years after the archive's period in which an article may still have come out."""


def read_file(name: str) -> bytes:
    """Return what a file holds; raise `UsageError` where it cannot be read, or is too long to be an article."""
    path = Path(name)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{name} is longer than {MAX_BYTES:,} bytes; save only the article's text")
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}") from None


def read_saved(archive: Archive, name: str, data: bytes, url: str = "", charset: str = "") -> Reading:
    """Return what an article's file or page holds.

    Raises `InputError` where no article is in it, and `UsageError` where a program that would read it is missing.
    """
    period = archive.about.period
    first = date(period.lower.year, 1, 1) if period.lower else date(1900, 1, 1)
    last = date(period.upper.year + LATE, 12, 31) if period.upper else date(2100, 12, 31)
    try:
        return read_article(data, (first, last), url, charset)
    except NotInstalled as error:
        raise UsageError(f"{name}: {error}") from None
    except Unreadable as error:
        raise InputError(f"{name}: {error}") from None


def saved_text(archive: Archive, name: str) -> Text:
    """Return a saved text as records count it: as it is, where a record was written from it, else as it is read."""
    data = read_file(name)
    if (
        not is_page(data)
        and (plain := _plain(data))
        and plain.sha256 in {each.sha256 for each in archive.articles.values()}
    ):
        return plain
    try:
        reading = read_saved(archive, name, data)
    except InputError as error:
        raise UsageError(str(error)) from None
    return text_of(reading.text.encode()) if reading.page else text_of(data)


def _plain(data: bytes) -> Text | None:
    try:
        return text_of(data)
    except UnicodeDecodeError:
        return None
