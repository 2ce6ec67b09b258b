"""A file is told by its first bytes: what is an article is read, what is not is named with what to do."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from annals.capture.fingerprints import paragraphs as counted
from annals.capture.saved.page import Unreadable, read_article
from annals.cli.main import main
from tests.capture.articles import ADDRESS, ARABIC, ARABIC_HEADLINE, HEADLINE, PERIOD, STORY, page, paragraphs, text
from tests.support import HERE

PAGES = HERE / "saved_pages"
FILES = HERE / "saved_files"


def zipped(*names: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return whole.getvalue()


NAMED = {
    "docx": (zipped("[Content_Types].xml", "word/document.xml"), "a Word file"),
    "odt": (zipped("mimetype", "content.xml"), "an OpenDocument file"),
    "xlsx": (zipped("xl/workbook.xml"), "an Excel file"),
    "wacz": (zipped("archive/data.warc.gz", "datapackage.json"), "a web archive (WACZ)"),
    "zip": (zipped("a.txt"), "a compressed file (ZIP)"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old Office file"),
    "rtf": (b"{\\rtf1\\ansi ink}", "a file of rich text (RTF)"),
    "warc": (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n", "a web archive (WARC)"),
    "warc.gz": (gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n"), "a web archive (WARC)"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture"),
    "webarchive": (b"bplist00\xd1" + bytes(99), "a web archive of Safari"),
    "ris": (b"TY  - NEWS\nTI  - Ink\nER  - \n", "a list of references (RIS)"),
    "bib": (b"% by hand\n@misc{ink2003,\n title = {Ink},\n}\n", "a list of references (BibTeX)"),
    "csl.json": (json.dumps([{"id": "a", "title": HEADLINE}]).encode(), "a list in JSON"),
    "csv": (
        b"title,url,date\nInk,https://x.example/a,2003-03-06\nSalt,https://x.example/b,2003-03-07\n",
        "a table (CSV)",
    ),
    "rss": (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a feed"),
    "xml": (b'<?xml version="1.0"?><note><a>x</a></note>', "an XML file"),
    "eml": (b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain\n\nInk\n", "an e-mail"),
    "md": (b"---\ntitle: Ink\ndate: 2003-03-06\n---\n\nInk.\n", "a Markdown file with front matter"),
    "bin": (bytes(range(256)) * 4, "it is not text"),
    "pdf": (b"%PDF-1.4\nink", "this PDF cannot be read"),
}


@pytest.mark.parametrize("kind", NAMED)
def test_what_is_no_article_is_named_in_a_line_and_no_draft_is_written(
    kind: str, copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, named = NAMED[kind]
    file = tmp_path / f"ink.{kind}"
    file.write_bytes(data)
    before = sorted(copy.rglob("*"))
    assert main(["--root", str(copy), "new", str(file)]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"annals: {file}: ")
    assert named in told
    assert sorted(copy.rglob("*")) == before


WALLS = {
    "paywall": (f"<h1>{HEADLINE}</h1><p>{STORY[0]}</p><p>Subscribe to continue reading.</p>", "paywall"),
    "arabic paywall": (f"<h1>{ARABIC_HEADLINE}</h1><p>{ARABIC[0]}</p><p>اشترك الآن لقراءة المقال</p>", "paywall"),
    "login": ("<h1>Log in</h1><form><input type=password><p>Forgot your password?</p></form>", "log in"),
    "consent": (
        "<p>We and our 842 partners store and read cookies on a device to give you a better experience here.</p>",
        "cookies",
    ),
    "script": ("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>", "script"),
    "error": ("<h1>Access Denied</h1><p>You may not see what you asked for on this server, and here is why.</p>",
              "does not exist"),
    "headline alone": (f"<h1>{HEADLINE}</h1>", "no article was found"),
    "nothing": ("<div></div>", "no article was found"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WALLS)
def test_what_stands_in_place_of_an_article_is_no_article(kind: str) -> None:
    body, why = WALLS[kind]
    with pytest.raises(Unreadable, match="no article was found in it") as told:
        read_article(page(body), PERIOD)
    assert why in str(told.value)


def test_a_whole_article_with_a_note_for_subscribers_is_read_and_the_note_told() -> None:
    reading = read_article(page(f"<h1>{HEADLINE}</h1>{paragraphs(STORY * 3)}<p>For subscribers only</p>"), PERIOD)
    assert "for subscribers" in reading.notes[-1].text


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-8-sig"])
@pytest.mark.parametrize("said", ["right", "wrong", "none"])
def test_an_arabic_page_is_read_in_any_encoding_whatever_it_says(encoding: str, said: str) -> None:
    whole = page(f"<h1>{ARABIC_HEADLINE}</h1>{paragraphs(ARABIC)}", title=ARABIC_HEADLINE).decode()
    meta = {"right": f'<meta charset="{encoding}">', "wrong": '<meta charset="utf-8">', "none": ""}[said]
    reading = read_article(whole.replace('<meta charset="utf-8">', meta).encode(encoding), PERIOD)
    assert counted(reading.text) == [ARABIC_HEADLINE, *ARABIC]
    assert reading.language is not None
    assert (reading.language.value, reading.language.origin) == ("ar", "the letters of the text")


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16"])
def test_an_arabic_text_in_another_encoding_is_kept_as_utf8(encoding: str) -> None:
    reading = read_article(text(ARABIC_HEADLINE, *ARABIC).decode().encode(encoding), PERIOD)
    assert counted(reading.text) == [ARABIC_HEADLINE, *ARABIC]
    assert reading.page


@pytest.mark.slow
@pytest.mark.parametrize("name", ["chromium.mhtml", "chromium-arabic.mhtml"])
def test_a_page_in_one_file_is_read_as_the_page_that_it_holds(name: str) -> None:
    reading = read_article((FILES / name).read_bytes(), PERIOD)
    original = read_article((PAGES / f"{'arabic' if 'arabic' in name else 'json-ld'}.html").read_bytes(), PERIOD)
    assert reading.title is not None
    assert original.title is not None
    assert (reading.title.value, reading.text, reading.url) == (original.title.value, original.text, original.url)
    assert [each.value for each in reading.dates] == (["2003-04-03"] if "arabic" in name else [])


def test_a_pdf_is_read_without_what_the_browser_printed_at_its_edges() -> None:
    reading = read_article((FILES / "chromium.pdf").read_bytes(), PERIOD)
    assert reading.title is not None
    assert reading.url is not None
    assert (reading.title.value, reading.url.value) == (HEADLINE, ADDRESS)
    assert reading.dates == ()
    assert "villages on the way, where the Warraqa Guard had dug in" in reading.text
    assert "2026" not in reading.text
    assert "fled the town" in reading.text


def test_the_letters_and_numbers_of_an_arabic_pdf_are_those_that_it_shows() -> None:
    reading = read_article((FILES / "chromium-arabic.pdf").read_bytes(), PERIOD)
    assert reading.title is not None
    assert reading.title.value == ARABIC_HEADLINE
    assert "٢٣" in reading.text
    assert "٣٢" not in reading.text


def test_a_pdf_of_pictures_and_a_locked_one_are_told() -> None:
    pypdf = pytest.importorskip("pypdf")
    for lock, told in (("", "has only pictures of pages"), ("ink", "protected by a password")):
        writer, whole = pypdf.PdfWriter(), io.BytesIO()
        writer.add_blank_page(200, 200)
        if lock:
            writer.encrypt(lock)
        writer.write(whole)
        with pytest.raises(Unreadable, match=told):
            read_article(whole.getvalue(), PERIOD)


@pytest.mark.slow
def test_a_page_with_its_pictures_inside_is_read_however_long_it_is() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 8_000_000}">'
    body = f"{picture}<article><h1>{HEADLINE}</h1>{paragraphs()}</article>"
    assert counted(read_article(page(body), PERIOD).text) == [HEADLINE, *STORY]


def test_a_page_of_too_many_elements_is_refused_before_it_is_read() -> None:
    with pytest.raises(Unreadable, match="more than 50,000 elements"):
        read_article(page("<span>7 </span>" * 60_000), PERIOD)
