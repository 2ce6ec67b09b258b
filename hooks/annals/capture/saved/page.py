"""A saved article read: a file or a page in, its paragraphs and what it says of itself out.

Every value comes with where it was read. trafilatura and htmldate read pages, pypdf reads PDFs; they are installed
with the extra `import`, and nothing else needs them. A date is taken only from what names the day of publication;
dates in side boxes, of later changes, or outside the archive's years are not.
"""

import logging
import re
from dataclasses import replace
from datetime import date
from typing import Any

from annals.capture.saved import metadata
from annals.capture.saved.days import days_of_page
from annals.capture.saved.encodings import decoded
from annals.capture.saved.extract import article_blocks, prepare
from annals.capture.saved.formats import Form, form_of
from annals.capture.saved.found import Found, Note
from annals.capture.saved.headlines import headings, headline
from annals.capture.saved.linked_data import LinkedData, linked_data
from annals.capture.saved.mhtml import page_of
from annals.capture.saved.page_lines import beside_headline, blocks_in
from annals.capture.saved.pdf import text_of_pdf
from annals.capture.saved.reading import Reading
from annals.capture.saved.saved_from import Address, address, host_of, saved_from
from annals.capture.saved.sites import is_section, site_of, sites_of
from annals.capture.saved.texts import read_text
from annals.capture.saved.unreadable import NotInstalled, Unreadable
from annals.capture.saved.walls import is_closed, refuse_walls
from annals.language.words import words
from annals.printing import quoted

__all__ = ["NotInstalled", "Reading", "Unreadable", "is_page", "read_article"]

MAX_TEXT = 200_000
"""Characters of an article's text that is read; a long one of the press has a fifth of it."""

MAX_PAGE_TEXT = 1_000_000
"""Characters of text on a page, with everything beside the article."""

MAX_MARKUP = 5_000_000
"""Characters of a page without the pictures in it; a page of the press has a tenth of it."""

MAX_ELEMENTS = 50_000
"""Elements of a page; one of the press, with hundreds of comments, has half of it."""

LEAD = 3
_DATA = re.compile(r"data:[\w/+.-]+(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=\s]{100,}")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_TOOLBARS = (
    "//*[@id='wm-ipp-base' or @id='wm-ipp' or @id='wm-ipp-print' or @id='donato']"
    " | //div[@id='HEADER'][.//input[@name='q']]"
)


def read_article(data: bytes, period: tuple[date, date], url: str = "", charset: str = "") -> Reading:
    """Return what a saved file holds.

    `period` is the first and last day an article may be of, `url` where it was read, `charset` the encoding that its
    host named. Raises `Unreadable` where no article is in it, and `NotInstalled` where a page or PDF cannot be read.
    """
    form = form_of(data, charset)
    reading = _READERS[form](data, period, url, charset)
    if not words(reading.text):
        raise Unreadable("no article was found in it; save only the article's text")
    return reading if reading.language else replace(reading, language=metadata.language_of(reading.text))


def is_page(data: bytes) -> bool:
    """Return whether a file is other than plain UTF-8 text, so that its text has to be taken out of it."""
    try:
        return form_of(data) is not Form.TEXT or decoded(data)[1] not in ("utf-8", "utf-8-sig")
    except Unreadable:
        return False


def _refuse_long(length: int, most: int) -> None:
    """Raise `Unreadable` for a text of more than `most` characters, which is no article and would take long to read."""
    if length > most:
        raise Unreadable(
            f"it holds {length:,} characters of text, and at most {most:,} are read; save only the article's text"
        )


def _read_text(data: bytes, period: tuple[date, date], url: str, charset: str) -> Reading:
    text, encoding = decoded(data, charset)
    _refuse_long(len(text), MAX_TEXT)
    plain = encoding.startswith("utf-8")
    reading = read_text(data.decode("utf-8") if plain else text, period)
    return replace(_addressed(reading, url), page=reading.page or not plain)


def _read_pdf(data: bytes, period: tuple[date, date], url: str, charset: str) -> Reading:
    found = text_of_pdf(data)
    _refuse_long(len(found.text), MAX_TEXT)
    reading = read_text(found.text, period, found.title)
    note = Note(
        "capture",
        "the text was extracted from a PDF; compare its paragraphs, their order and the figures with the pages",
    )
    return replace(_addressed(reading, url or found.url), page=True, notes=(*reading.notes, note))


def _addressed(reading: Reading, url: str) -> Reading:
    """Return a reading with the address it was read from, that of a copy told from the original's."""
    if not url:
        return reading
    from lxml.html import fromstring  # noqa: PLC0415

    where = address(fromstring("<html></html>"), Found(url, "the address it was read from"))
    return replace(reading, url=where.original, archived=where.copy, notes=(*reading.notes, *_notes(where)))


def _read_mhtml(data: bytes, period: tuple[date, date], url: str, charset: str) -> Reading:
    page, said, saved = page_of(data)
    return _read_page(page, period, url or saved, said)


def _read_page(data: bytes, period: tuple[date, date], url: str, charset: str) -> Reading:
    try:
        import htmldate  # noqa: PLC0415
        import trafilatura  # noqa: PLC0415
    except ImportError:
        raise NotInstalled from None
    for name in ("trafilatura", "htmldate"):  # they warn of slips of pages, which are told in the draft
        logging.getLogger(name).setLevel(logging.CRITICAL)
    markup = _DECLARED.sub("", _DATA.sub("data:,", decoded(data, charset)[0].removeprefix("\ufeff")))
    _refuse_long(len(markup), MAX_MARKUP)
    tree = trafilatura.load_html(markup)
    if tree is None:
        raise Unreadable("it is not a page that can be read; save it again, or save only the article's text")
    _refuse_long(sum(map(len, tree.xpath("//text()[not(parent::script or parent::style)]"))), MAX_PAGE_TEXT)
    if sum(1 for _element in tree.iter()) > MAX_ELEMENTS:
        raise Unreadable(
            f"it has more than {MAX_ELEMENTS:,} elements, more than any article has; save only the article's text"
        )
    from_where = url or saved_from(markup)
    where = address(tree, Found(from_where, "the address it was read from") if from_where else None)
    for element in tree.xpath(_TOOLBARS):
        element.drop_tree()
    return _article(tree, where, period, trafilatura, htmldate)


def _article(tree: Any, where: Address, period: tuple[date, date], trafilatura: Any, htmldate: Any) -> Reading:
    """Return what a page says, its address known."""
    url = where.original.value if where.original else ""
    linked = linked_data(tree, headings(tree), url)
    known = trafilatura.extract_metadata(tree, default_url=url or None)
    sites = sites_of(tree, linked.sites, host_of(url))
    title, other = headline(tree, linked, known.title or "", sites)
    guess = _guess(tree, url, period, htmldate)
    unseen = [each.text_content() for each in tree.xpath("//noscript")]
    printed = [*(line.text for line in blocks_in(tree)), *unseen]
    prepare(tree)
    blocks = article_blocks(tree)
    _refuse_long(sum(map(len, blocks)), MAX_TEXT)
    refuse_walls(blocks, printed, title.value if title else "")
    blocks = [block for place, block in enumerate(blocks) if place >= LEAD or not is_section(block)]
    beside = beside_headline(tree, title.value if title else "", blocks)
    if title and words(title.value) not in [words(block) for block in blocks[:LEAD]]:
        blocks.insert(0, title.value)
    text = "\n\n".join(blocks) + "\n"
    days = days_of_page(
        tree, linked, beside, blocks, title.value if title else "", url, guess, period, today=where.today
    )
    authors, credited = metadata.authors(tree, linked, beside, blocks, sites)
    language, doubt = metadata.language(tree, text)
    notes = (*_titled(other), *_unread(linked), *credited, *days.notes, *doubt, *_notes(where), *_closed(printed))
    return Reading(
        text, title, authors, days.stated, language, where.original, refused=days.refused, page=True,
        archived=where.copy, mentioned=days.mentioned, notes=notes, site=site_of(tree),
    )  # fmt: skip


def _guess(tree: Any, url: str, period: tuple[date, date], htmldate: Any) -> str:
    """Return the day that htmldate reads in a page's head or address; in its body it would take that of anything."""
    from lxml.html import fromstring, tostring  # noqa: PLC0415

    head = "".join(tostring(each, encoding="unicode") for each in tree.xpath("/html/head/meta"))
    found = htmldate.find_date(
        fromstring(f"<html><head>{head}</head><body><p></p></body></html>"), original_date=True, extensive_search=False,
        url=url or None, min_date=period[0].isoformat(), max_date=period[1].isoformat(),
    )  # fmt: skip
    return str(found or "")


def _titled(other: str) -> list[Note]:
    return [Note("title", f"{other}; the page prints the one below: check which is right")] if other else []


def _unread(linked: LinkedData) -> list[Note]:
    told = "the page's JSON-LD cannot be read; look for headline, authors and day on the page"
    other = f"JSON-LD describes {quoted(linked.others[0])}, which the page does not print" if linked.others else ""
    return [Note("title", told)] * linked.unreadable + [Note("published", other)] * bool(other)


def _notes(where: Address) -> list[Note]:
    """Return what is in doubt about an address."""
    home = [
        Note("url", f"{each.origin} says {each.value}, the front page of the site; write the article's own")
        for each in where.passed_over
    ]
    told = "the page is a machine translation; save the original, so that the article's own words are read"
    return home[:1] + ([Note("capture", told)] if where.translated else [])


def _closed(printed: list[str]) -> list[Note]:
    told = "the page says that it is for subscribers; make sure that its text is whole"
    return [Note("capture", told)] if is_closed(printed) else []


_READERS = {Form.PAGE: _read_page, Form.MHTML: _read_mhtml, Form.PDF: _read_pdf, Form.TEXT: _read_text}
