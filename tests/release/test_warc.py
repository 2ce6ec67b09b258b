"""Web archives: the same bytes whenever they are written, and the types that a server would answer with."""

import io
import sys

import pytest
from warcio.archiveiterator import ArchiveIterator

from annals.problems import UsageError
from annals.release.media_types import media_type
from annals.release.warc import Capture, Writer

MOMENT = "2026-11-21T00:00:00Z"
PAGE = Capture(
    "https://archive.example/",
    "text/html; charset=utf-8",
    b"<p>",
    "9b7a8c9b9bb3a1c4eb4a0b6f1a6d9b7d9b7a8c9b9bb3a1c4eb4a0b6f1a6d9b7d",
)


def written() -> bytes:
    whole = io.BytesIO()
    writer = Writer(whole, MOMENT)
    writer.write_information({"software": "annals"})
    writer.write_response(PAGE)
    return whole.getvalue()


def test_the_same_files_give_the_same_bytes() -> None:
    assert written() == written()


def test_a_record_is_dated_and_named_by_what_it_holds() -> None:
    heads = [record.rec_headers for record in ArchiveIterator(io.BytesIO(written()))]
    assert [head.protocol for head in heads] == ["WARC/1.1", "WARC/1.1"]
    assert [head.get_header("WARC-Date") for head in heads] == [MOMENT, MOMENT]
    assert heads[1].get_header("WARC-Record-ID") == "<urn:uuid:2173e84a-9726-5350-84b5-12c18a2bf0b6>"
    assert heads[1].get_header("WARC-Payload-Digest") == f"sha256:{PAGE.sha256}"


def test_without_the_extra_writing_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.warcwriter", None)
    with pytest.raises(UsageError, match=r"^warcio is not installed; .*the extra 'release'$"):
        written()


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("a/b/index.html", "text/html; charset=utf-8"),
        ("assets/style.css", "text/css; charset=utf-8"),
        ("assets/add/form.js", "text/javascript; charset=utf-8"),
        ("assets/base.min.css.map", "application/json"),
        ("assets/basemap.svg", "image/svg+xml"),
        ("assets/favicon.png", "image/png"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("sitemap.xml.gz", "application/gzip"),
        ("data/claims.csv", "text/csv; charset=utf-8"),
        ("data/histories.jsonl.gz", "application/gzip"),
        ("a/mt5c42d9/history.jsonl", "application/jsonl"),
        ("data/events.geojson", "application/geo+json"),
        ("data/archive.sqlite.gz", "application/gzip"),
        ("data/feed.atom", "application/atom+xml"),
        ("a/mt5c42d9/record.json", "application/json"),
        ("a/mt5c42d9/record.jsonld", "application/ld+json"),
        ("a/mt5c42d9/citation.ris", "application/x-research-info-systems"),
        ("data/articles.ris", "application/x-research-info-systems"),
        ("data/articles.bib", "application/x-bibtex"),
        ("CNAME", "application/octet-stream"),
        ("of.no-known-type", "application/octet-stream"),
    ],
)
def test_a_file_has_the_type_of_the_end_of_its_name(path: str, known: str) -> None:
    assert media_type(path) == known
