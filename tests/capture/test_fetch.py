"""A page is fetched by its address only, with limits on where it leads, its length and its kind."""

import gzip
import math
import socket
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from annals.capture.saved import fetch as fetching
from annals.capture.saved.fetch import FetchError, fetch
from annals.cli.main import main
from tests.support import HERE

PAGE = (HERE / "saved_pages" / "json-ld.html").read_bytes()
RAW = zlib.compressobj(wbits=-15)
PACKED = {
    "gzip": ("gzip", gzip.compress(PAGE)),
    "old-gzip": ("X-GZIP", gzip.compress(PAGE)),
    "unsaid": ("", gzip.compress(PAGE)),
    "deflate": ("deflate", zlib.compress(PAGE)),
    "raw": ("deflate", RAW.compress(PAGE) + RAW.flush()),
    "twice": ("deflate, gzip", gzip.compress(zlib.compress(PAGE))),
    "identity": ("identity", PAGE),
    "br": ("br", b"\x0b\x02\x80"),
    "cut": ("gzip", gzip.compress(PAGE)[:-9]),
    "bomb": ("gzip", gzip.compress(bytes(fetching.MAX_BYTES + 1))),
    "wrong": ("gzip", PAGE),
}
"""Pages that come packed though nobody asked for it: what the host says, and what it sends."""

ELSEWHERE = {"/moved": "/page", "/file": "file:///etc/hostname", "/ftp": "ftp://host.example/x", "/ring": "/ring"}


class Host(BaseHTTPRequestHandler):
    """A site of a few pages, good and bad."""

    def do_GET(self) -> None:
        if self.path in ELSEWHERE:
            self.send_response(302)
            self.send_header("Location", ELSEWHERE[self.path])
            self.end_headers()
            return
        kind = "image/png" if self.path == "/picture" else "text/html; charset=utf-8"
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", kind)
        name = self.path.removeprefix("/packed/")
        if name in PACKED:
            coding, data = PACKED[name]
            if coding:
                self.send_header("Content-Encoding", coding)
            self.end_headers()
            self.wfile.write(data)
            return
        self.end_headers()
        self.wfile.write(b"x" * (fetching.MAX_BYTES + 1) if self.path == "/long" else PAGE)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the address of a host on this machine."""
    monkeypatch.setenv("no_proxy", "*")
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_comes_with_the_address_it_was_found_at(host: str) -> None:
    assert fetch(f"{host}/page") == (PAGE, f"{host}/page")
    assert fetch(f"{host}/moved") == (PAGE, f"{host}/page")


@pytest.mark.parametrize("name", ["gzip", "old-gzip", "unsaid", "deflate", "raw", "twice", "identity"])
def test_a_page_that_comes_packed_unasked_is_unpacked(host: str, name: str) -> None:
    assert fetch(f"{host}/packed/{name}")[0] == PAGE


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/file", "is not allowed"),
        ("/packed/br", "it is compressed as 'br'; save it in a browser"),
        ("/packed/cut", "it is compressed and incomplete"),
        ("/packed/wrong", "it is compressed and incomplete"),
        ("/packed/bomb", "it is longer than 5,000,000 bytes"),
        ("/ftp", "it redirects to ftp:, which is not a web address"),
        ("/ring", "redirect"),
        ("/picture", "it is image/png, not a page"),
        ("/long", "it is longer than 5,000,000 bytes"),
        ("/none", "the host answered 404"),
    ],
)
def test_what_is_no_page_is_told(path: str, told: str, host: str) -> None:
    with pytest.raises(FetchError, match=told):
        fetch(f"{host}{path}")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/x", "http://[x/", "http://127.0.0.1:99999/", "http://127.0.0.1/a b"]
)
def test_a_host_that_is_not_there_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch(url)


def test_a_host_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(fetching, "TIMEOUT", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FetchError, match="timed out"):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/")


def test_a_draft_from_an_address_keeps_the_page_and_its_text(host: str, copy: Path) -> None:
    assert main(["--root", str(copy), "new", f"{host}/moved"]) == 0
    (draft,) = (copy / "archive/articles/2003").glob("2003-03-07-harbour-post-*.md")
    id = draft.stem.rpartition("-")[2]
    assert "\nurl_status: live\n" in draft.read_text(encoding="utf-8")
    assert (copy / "captures" / f"{id}.html").read_bytes() == PAGE
    assert (copy / "captures" / f"{id}.txt").exists()


def test_an_address_that_fails_is_told_in_a_line(host: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(copy), "new", f"{host}/none"], patience=math.inf) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == f"fetching {host}/none"
    assert len(told) == 2
