"""The text layer of a PDF, as a plain text.

pypdf reads it. Letters that a PDF holds in the shapes they are drawn in are made letters again, lines that were drawn
from the left in spite of their language are turned, and what a browser prints at the head and foot of each page is
taken off: its day is that of printing.
"""

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annals.capture.saved.lines import unwrapped
from annals.capture.saved.unreadable import NotInstalled, Unreadable
from annals.language.words import words

MOST_PAGES = 40
"""Pages of a PDF that are read; an article has a few, a whole issue many."""

_SHAPES = re.compile("[\ufb00-\ufdff\ufe70-\ufeff]+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_LEFT_TO_RIGHT = re.compile(r"[0-9٠-٩A-Za-z][0-9٠-٩A-Za-z.,:/%-]*[0-9٠-٩A-Za-z]")
_DIGITS = re.compile("[٠-٩][٠-٩٫٬]*[٠-٩]")
"""Digits that pypdf turns as it does letters, though numbers run from the left in Arabic too."""

_FOOT = re.compile(r"^(?P<url>(?:https?://|www\.)\S+)?\s*(?:page\s*)?\d+\s*(?:/|of|من)\s*\d+\s*$", re.IGNORECASE)
_FOOT_OF_ONE = re.compile(r"^(?P<url>https?://\S+)\s+\d{1,3}$")
_HEAD = re.compile(r"^\s*\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d\d(?::\d\d)?\s*(?:[AP]M\b)?")


@dataclass(frozen=True)
class PdfText:
    """The text of a PDF, with the title and the address that it gives; `""` for each it does not."""

    text: str
    title: str = ""
    url: str = ""


def text_of_pdf(data: bytes) -> PdfText:
    """Return the text of a PDF.

    Raises `NotInstalled` without pypdf, and `Unreadable` for a PDF that is damaged, locked, too long, or of pictures.
    """
    try:
        import pypdf  # noqa: PLC0415
    except ImportError:
        raise NotInstalled("PDF") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("this PDF is protected by a password; save it without one, or save its text")
        count = len(reader.pages)
        pages = [_lines(page.extract_text()) for page in reader.pages[:MOST_PAGES]]
        title = str((reader.metadata and reader.metadata.title) or "")
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"this PDF cannot be read ({type(error).__name__}); save its text as UTF-8") from None
    if count > MOST_PAGES:
        raise Unreadable(f"this PDF has {count} pages, and at most {MOST_PAGES} are read; save those of the article")
    if not any(words(line) for page in pages for line in page):
        raise Unreadable("this PDF has only pictures of pages; type or copy out its text, and save it as UTF-8")
    kept, url = _without_margins(pages)
    return PdfText("\n\n".join(_paragraphs(kept, title)) + "\n", title, url)


def _lines(text: str) -> list[str]:
    plain = _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    lines = [" ".join(line.split(" ")).rstrip() for line in plain.replace("\x00", "").splitlines()]
    if _is_turned(plain):
        return [_turned(line) for line in lines]
    return [_DIGITS.sub(lambda match: match[0][::-1], line) for line in lines]


def _is_turned(text: str) -> bool:
    """Return whether Arabic is written from the left: its words end in the article that they should begin with."""
    found: list[str] = re.findall(r"[\u0621-\u064a]{4,}", text)
    backwards = sum(word.endswith("لا") for word in found)
    return backwards > 2 and backwards > sum(word.startswith("ال") for word in found)


def _turned(line: str) -> str:
    if not _ARABIC.search(line):
        return line
    return _LEFT_TO_RIGHT.sub(lambda match: match[0][::-1], line[::-1]).translate(str.maketrans("()[]«»", ")(][»«"))


def _without_margins(pages: Sequence[Sequence[str]]) -> tuple[list[str], str]:
    """Return the lines of all pages without their heads and feet, and the address that stands in those."""
    repeated = Counter(line.strip() for page in pages for line in {*page[:2], *page[-2:]} if line.strip())
    kept, url = list[str](), ""
    for page in pages:
        for place, line in enumerate(page):
            edge = place < 2 or place >= len(page) - 2
            foot = _FOOT.match(line.strip()) or _FOOT_OF_ONE.match(line.strip())
            if edge and foot:
                url = url or (foot["url"] or "")
            elif not (edge and (_HEAD.match(line) or (len(pages) > 2 and repeated[line.strip()] * 2 > len(pages)))):
                kept.append(line)
    return kept, url if url.startswith("http") else ""


def _paragraphs(lines: Sequence[str], title: str) -> list[str]:
    """Return the paragraphs of lines; a headline that was broken in two is one where the PDF's title says so."""
    rows = list(lines)
    wanted = words(title)
    for first in range(min(12, len(rows))):
        for last in range(first + 2, min(first + 6, len(rows) + 1)):
            joined = words(" ".join(rows[first:last]))
            if joined and len(joined) >= 3 and wanted[: len(joined)] == joined:
                rows = [*rows[:first], "", " ".join(rows[first:last]), "", *rows[last:]]
                break
    found, part = list[str](), list[str]()
    for line in [*rows, ""]:
        if line.strip():
            part.append(line)
            continue
        found += unwrapped(part)
        part = []
    return found
