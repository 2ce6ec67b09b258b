"""What a file is, told by its first bytes before anything of it is read as an article.

A page, a page in a mail's form (MHTML, RFC 2557), a PDF and a plain text are read. What else people have is named,
with what to do: a file of a word processor, a picture, a web archive, a list of references, a table, a feed.
"""

import csv
import io
import json
import re
import zipfile
import zlib
from enum import StrEnum

from annals.capture.saved.encodings import decoded
from annals.capture.saved.unreadable import Unreadable


class Form(StrEnum):
    """A form of file that is read."""

    PAGE = "page"
    MHTML = "MHTML"
    PDF = "PDF"
    TEXT = "text"


AS_TEXT = "save the article as text in UTF-8, and give the name of that file"
AS_LIST = "for a list, run 'annals new --list FILE'"

_BINARY = (
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file, such as Word's .doc", AS_TEXT),
    (rb"\{\\rtf", "a file of rich text (RTF)", AS_TEXT),
    (rb"\xdb\xa5-|\xff\xd8\xff|\x89PNG|GIF8|BM....\0\0|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)|AT&TFORM",
     "a picture", "type or copy out the article's text, and save it as UTF-8"),
    (rb"WARC/[01]\.", "a web archive (WARC)", "open it in ReplayWeb.page, and save the article's page as HTML"),
    (rb"bplist00", "a web archive of Safari", "save the page again as 'Page Source', or as text"),
    (rb"%!PS", "a PostScript file", "convert it to PDF"),
    (rb"SQLite format 3\0", "a database", AS_TEXT),
    (rb"7z\xbc\xaf|Rar!|\xfd7zXZ|BZh\d1AY", "a compressed file", "unpack it, and give the name of the article's file"),
)  # fmt: skip
_ZIPPED = (
    ("word/", "a Word file (.docx)", AS_TEXT),
    ("xl/", "an Excel file", f"save its sheet as CSV; {AS_LIST}"),
    ("ppt/", "a PowerPoint file", AS_TEXT),
    ("META-INF/container.xml", "an e-book (EPUB)", AS_TEXT),
    ("content.xml", "an OpenDocument file, of LibreOffice or the like", AS_TEXT),
    ("archive/", "a web archive (WACZ)", "open it in ReplayWeb.page, and save the article's page as HTML"),
    ("Index/", "a file of Apple's Pages or Numbers", AS_TEXT),
)
_XML = (
    (r"<(?:\w+:)?(?:rss|feed|RDF)\b", "a feed", AS_LIST),
    (r"<(?:urlset|sitemapindex)\b", "a sitemap", "give the address of the article's page"),
    (
        r"<(?:xml|records|mods|modsCollection)\b",
        "a list of references in XML",
        f"export it as RIS or BibTeX; {AS_LIST}",
    ),
)
_TEXTS = (
    (r"TY  ?- ", "a list of references (RIS)", AS_LIST),
    (r"%0 [\w ]+\n%", "a list of references (EndNote)", f"export it as RIS or BibTeX; {AS_LIST}"),
    (r"PMID ?- ", "a list of references (PubMed)", f"export it as RIS or BibTeX; {AS_LIST}"),
    (r"(?:%.*\n|\s)*@comment\s*\{|(?:%.*\n|\s)*@(?:comment|string|preamble|[a-z]{4,16})\s*[{(]\s*[^\s,{}]*\s*[,=]",
     "a list of references (BibTeX)", AS_LIST),
    (r"---[ \t]*\n(?:[\w-]+:.*\n|[ \t#-].*\n)+(?:---|\.\.\.)[ \t]*\n", "a Markdown file with front matter",
     "save the article's text without the front matter"),
    (r"\[InternetShortcut\]|\[Desktop Entry\]", "a link to a page", "give the address in it"),
    (r"\\documentclass", "a LaTeX file", AS_TEXT),
)  # fmt: skip
_MIME = re.compile(rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n", re.DOTALL)
_MIME_HEAD = re.compile(rb"^(?:MIME-Version|Content-Type):", re.MULTILINE | re.IGNORECASE)
_RELATED = re.compile(
    rb"^Content-Type:\s*multipart/related|^Snapshot-Content-Location:|^From: .{0,20}Saved by ",
    re.MULTILINE | re.IGNORECASE,
)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|article|h1|script|table|center)\b[^<]*>", re.IGNORECASE
)
_TAG_FIRST = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:[a-z][a-z0-9]*[\s>/]|!doctype)", re.IGNORECASE | re.DOTALL
)
_PAGE_BELOW = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_COLUMN = re.compile(
    r"(?:article |page )?(?:url|link|title|headline|date|published|publication|publisher|source|author|language|"
    r"id|doi|key)s?|"
    r"العنوان|الرابط|التاريخ|المصدر|الناشر",
    re.IGNORECASE,
)
_HEAD = 8_000


def form_of(data: bytes, said: str = "") -> Form:
    """Return what form a file has. `said` is the encoding that its host named.

    Raises `Unreadable` for a form that is not read, which names the form and what to do.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Form.PDF
    _refuse_binary(data, head)
    match = _MIME.match(head.replace(b"\r\n", b"\n").lstrip())
    if match and _MIME_HEAD.search(match[0]):
        if not _RELATED.search(match[0]):
            raise Unreadable(_named("an e-mail", AS_TEXT))
        return Form.MHTML
    text, _encoding = decoded(data, said)
    return _form_of_text(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def _named(what: str, advice: str) -> str:
    return f"it is {what}, not the article's page or text; {advice}"


def _refuse_binary(data: bytes, head: bytes) -> None:
    if head.startswith(b"PK\3\4"):
        raise Unreadable(_named(*_zipped(data)))
    if head.startswith(b"\x1f\x8b"):
        inside = zlib.decompressobj(31).decompress(data, 10) if len(data) > 20 else b""
        what = "a web archive (WARC)" if inside.startswith(b"WARC/") else "a compressed file (gzip)"
        raise Unreadable(_named(what, "unpack it, and give the name of the article's page or text"))
    for signs, what, advice in _BINARY:
        if re.match(signs, head.lstrip() if head[:1].isspace() else head, re.DOTALL):
            raise Unreadable(_named(what, advice))


def _zipped(data: bytes) -> tuple[str, str]:
    """Return what a ZIP archive is, and what to do, by the names of its files."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        names = []
    found = ((what, advice) for part, what, advice in _ZIPPED if any(name.startswith(part) for name in names))
    return next(found, ("a compressed file (ZIP)", "unpack it, and give the name of the article's file"))


def _form_of_text(text: str) -> Form:
    """Return whether a text is a page or plain; raise `Unreadable` for a list, a table or code."""
    head = text[:_HEAD]
    xml = head.lstrip()[:500]
    if xml.startswith("<"):
        for pattern, what, advice in _XML:
            if re.match(rf"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE (?!html)[^>]*>|\s)*{pattern}", xml, re.DOTALL):
                raise Unreadable(_named(what, advice))
    if _PAGE_BELOW.search(head[:2_000]) or (_TAG_FIRST.match(head) and _PAGE.search(head)):
        return Form.PAGE
    if xml.startswith("<?xml"):
        raise Unreadable(_named("an XML file", AS_TEXT))
    for pattern, what, advice in _TEXTS:
        if re.match(pattern, head.lstrip("\n "), re.IGNORECASE if "BibTeX" in what else 0):
            raise Unreadable(_named(what, advice))
    if _is_json(text):
        raise Unreadable(_named("a list in JSON", AS_LIST))
    if _is_table(text):
        raise Unreadable(_named("a table (CSV)", AS_LIST))
    return Form.TEXT


def _is_json(text: str) -> bool:
    """Return whether a text is JSON, whole or an item on each line."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    for part in (text, text.strip().partition("\n")[0]):
        try:
            return isinstance(json.loads(part), (dict, list))
        except (ValueError, RecursionError):
            continue
    return re.match(r"\s*(?:\[\s*)?\{\s*\"", text) is not None


def _is_table(text: str) -> bool:
    """Return whether a text is a table: a row of short heads, and rows of as many fields below."""
    rows = text.strip()[:20_000].splitlines()[:6]
    for sign in ",;\t|":
        try:
            read = [len(row) for row in csv.reader(io.StringIO("\n".join(rows)), delimiter=sign, strict=True)]
        except csv.Error:
            continue
        heads = rows[0].split(sign) if rows else []
        short = all(0 < len(head.split()) <= 4 and not head.rstrip().endswith(".") for head in heads)
        known = any(_COLUMN.fullmatch(head.strip(' "')) for head in heads)
        least = len(read) * 2 / 3 if known else len(read)
        if short and len(heads) >= (2 if known else 3) and len(read) >= 2 and read.count(len(heads)) >= least:
            return True
    return False
