"""Saved articles read from files, as the commands take them: faults become wrong usage, told in a line."""

from datetime import date
from pathlib import Path

from annals.capture.fingerprints import Text, text_of
from annals.capture.page import NotInstalled, Reading, Unreadable, is_page, read_article
from annals.model import Archive
from annals.problems import UsageError

MAX_BYTES = 5_000_000
"""Length of a saved text or page that is read; a page of the press has a tenth of it."""

LATE = 1
"""Years after the archive's period in which an article may still have come out."""


def read_file(name: str) -> bytes:
    """Return what a file holds, a page or UTF-8 text."""
    path = Path(name)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{name} is longer than {MAX_BYTES:,} bytes; save the article's text alone")
        data = path.read_bytes()
        if not is_page(data):
            data.decode("utf-8")
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not UTF-8 text; save it with the encoding UTF-8") from None
    return data


def read_saved(archive: Archive, name: str, data: bytes, url: str = "") -> Reading:
    """Return what an article's file or page holds."""
    period = archive.about.period
    first = date(period.lower.year, 1, 1) if period.lower else date(1900, 1, 1)
    last = date(period.upper.year + LATE, 12, 31) if period.upper else date(2100, 12, 31)
    try:
        return read_article(data, (first, last), url)
    except (NotInstalled, Unreadable) as error:
        raise UsageError(f"{name}: {error}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not UTF-8 text; save it with the encoding UTF-8") from None


def saved_text(archive: Archive, name: str) -> Text:
    """Return a saved text, or that of a saved page."""
    data = read_file(name)
    return text_of(read_saved(archive, name, data).text.encode() if is_page(data) else data)
