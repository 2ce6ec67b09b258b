"""A saved article read: a page of HTML or a plain text in, its paragraphs and what it says of itself out.

Every value comes with where it was read. trafilatura and htmldate read pages; they are installed
with the extra `import`, and nothing else needs them. A date is taken only from what names the day
of publication; dates in side boxes, of later changes, or outside the archive's years are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from annals.capture import metadata
from annals.capture.fingerprints import paragraphs
from annals.capture.metadata import Found
from annals.capture.paragraphs import Part, names_in_byline, read_parts
from annals.language import arabic
from annals.language.words import GROUPING_SPACES, single_spaced, words

MAX_TEXT = 200_000
"""Characters of an article's text that is read; a long one of the press has a fifth of it."""

MAX_PAGE_TEXT = 1_000_000
"""Characters of text on a page, with everything beside the article."""

_HTML = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*<(?:[!?]|[a-z]+[\s>])", re.IGNORECASE)
_THOUSANDS = re.compile(rf"(?<=\d)[{GROUPING_SPACES}](?=\d{{3}}(?!\d))")
_THOUSANDS_SIGN = "\u2e31"
"""A sign of old manuscripts, which no article prints between digits."""

_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d+\)(https?://[!-~]+) -->")
"""What browsers write into a page that they save."""

_LATIN = re.compile(r"[A-Za-z]")
_ENGLISH = frozenset(["the", "of", "and", "in", "to", "was", "were", "that", "with", "by", "from", "for", "on"])
_ASIDE = (
    "//figcaption | //aside | //nav | //footer | //script[not(@type='application/ld+json')] | //style | //form"
    " | //*[contains(@class, 'pullquote') or contains(@class, 'pull-quote') or contains(@class, 'caption')]"
)
_BLOCKS = ("p", "head", "quote", "item")


class NotInstalled(Exception):
    """The programs that read pages are not there."""

    def __init__(self) -> None:
        super().__init__(
            "reading a page needs the extra 'import': pip install -e .[import]; or save the article as text"
        )


class Unreadable(Exception):
    """A page or text in which no article was found."""


@dataclass(frozen=True)
class Reading:
    """What was read of an article. `text` is its paragraphs, blank lines between, as they are counted.

    `dates` holds every statement of the day of publication, in ISO form; where they differ, no one
    can tell from here which is right. `refused` holds days outside the archive's years. `page` says
    that the text was taken out of a page of HTML, and `site` what that calls its site.
    """

    text: str
    title: Found | None = None
    authors: tuple[Found, ...] = ()
    dates: tuple[Found, ...] = ()
    language: Found | None = None
    url: Found | None = None
    refused: tuple[Found, ...] = ()
    page: bool = False
    site: str = ""


def read_article(data: bytes, period: tuple[date, date], url: str = "") -> Reading:
    """Return what a saved file holds. `period` is the first and last day an article may be of.

    Raises `UnicodeDecodeError` for a text that is not UTF-8, `Unreadable` where there is no article
    and `NotInstalled` where a page cannot be read.
    """
    reading = _read_page(data, period, url) if is_page(data) else _read_text(data.decode("utf-8"), period)
    if not reading.text.strip():
        raise Unreadable("no article was found in it; save the article's text alone")
    return reading if reading.language else replace(reading, language=_language(reading.text))


def is_page(data: bytes) -> bool:
    """Return whether a file is a page of HTML rather than plain text."""
    return bool(_HTML.match(data[:1_000]))


def _refuse_long(length: int, most: int) -> None:
    """Raise `Unreadable` for a text of more than `most` characters, which is no article and would take long to read."""
    if length > most:
        raise Unreadable(
            f"it holds {length:,} characters of text, and at most {most:,} are read; save the article's text alone"
        )


def _read_text(text: str, period: tuple[date, date]) -> Reading:
    _refuse_long(len(text), MAX_TEXT)
    blocks = paragraphs(text)
    parts = read_parts(blocks, "")
    kept = [each for each in parts if each.part not in (Part.FURNITURE, Part.BYLINE)]
    title = Found(kept[0].text, f"paragraph {kept[0].number}") if kept else None
    authors = [
        Found(name, f"paragraph {each.number}")
        for each in parts[: metadata.LEAD + 1] if each.part is Part.BYLINE
        for name in names_in_byline(each.text)
    ]  # fmt: skip
    return Reading(text, title, tuple(authors), tuple(metadata.printed(blocks, period)))


def _language(text: str) -> Found | None:
    """Return the language that a text's letters and commonest words show, if they do."""
    letters, latin = len(arabic.CHARACTER.findall(text)), len(_LATIN.findall(text))
    if letters > latin:
        return Found("ar", "the letters of the text")
    every = words(text)
    if sum(word in _ENGLISH for word in every) * 10 > len(every):
        return Found("en", "the words of the text")
    return None


def _read_page(data: bytes, period: tuple[date, date], url: str) -> Reading:
    try:
        import htmldate  # noqa: PLC0415
        import trafilatura  # noqa: PLC0415
    except ImportError:
        raise NotInstalled from None
    tree = trafilatura.load_html(data)
    if tree is None:
        raise Unreadable("it is no page that can be read; save it again, or save the article's text alone")
    _refuse_long(sum(map(len, tree.xpath("//text()[not(parent::script or parent::style)]"))), MAX_PAGE_TEXT)
    linked = metadata.linked_data(tree)
    saved = _SAVED_FROM.search(data[:2_000])
    address = metadata.address(tree, url or (saved[1].decode() if saved else ""))
    known = trafilatura.extract_metadata(tree, default_url=address.value if address else None)
    title = metadata.title(tree, linked, known.title or "")
    guess = htmldate.find_date(
        data, original_date=True, extensive_search=False,
        url=address.value if address else None, min_date=period[0].isoformat(), max_date=period[1].isoformat(),
    )  # fmt: skip
    for element in tree.xpath(_ASIDE):
        element.drop_tree()
    _mark_thousands(tree)
    body: Any = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False)
    blocks = list(_blocks(body.body)) if body else []
    if title and words(title.value) not in [words(block) for block in blocks[: metadata.LEAD]]:
        blocks.insert(0, title.value)
    text = "\n\n".join(blocks) + "\n"
    _refuse_long(len(text), MAX_TEXT)
    dates, refused = metadata.dates(tree, linked, blocks, guess or "", period)
    return Reading(
        text, title, metadata.authors(tree, linked), dates, metadata.language(tree), address,
        refused=refused, page=True, site=metadata.site(tree),
    )  # fmt: skip


def _mark_thousands(tree: Any) -> None:
    """Put a sign in place of each space that parts thousands; trafilatura makes common spaces of all."""
    for element in tree.iter():
        for where in ("text", "tail"):
            if text := getattr(element, where):
                setattr(element, where, _THOUSANDS.sub(_THOUSANDS_SIGN, text))


def _blocks(body: Any) -> Iterator[str]:
    """Yield the text of each block of an extracted article, a line break as a space."""
    for line_break in body.iter("lb"):
        line_break.tail = f" {line_break.tail or ''}"
    for element in body.iter(*_BLOCKS):
        text = single_spaced("".join(element.itertext()).replace(_THOUSANDS_SIGN, "\u00a0"))
        if text and not any(outer.tag in _BLOCKS for outer in element.iterancestors()):
            yield text
