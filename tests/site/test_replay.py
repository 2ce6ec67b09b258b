"""The copy of the site that a release holds, played by wabac.js, the part of ReplayWeb.page that reads it."""

import http.server
import json
import os
import re
import sys
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.support import Loaded

PLAYER = Path(sys.prefix) / "player" / "pywb" / "static" / "wabacSW.js"
"""Where `make` puts it. It is not installed: the package that carries it brings modules named as ours."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not PLAYER.is_file() and "CI" not in os.environ,
        reason="needs the player: pip install --no-deps --target .venv/player -r tests/player.lock",
    ),
]
SITE = "https://archive.example/"
READY = "() => window.ready"
SHELL = """<!doctype html><title>Player</title><iframe style="width: 100%; height: 90vh"></iframe><script>
navigator.serviceWorker.addEventListener("message", (told) => {
  if (told.data.msg_type === "collAdded") window.ready = true;
});
const file = { sourceUrl: new URL("site.wacz", location).href };
const add = () => navigator.serviceWorker.controller.postMessage({ msg_type: "addColl", name: "copy", file });
navigator.serviceWorker.addEventListener("controllerchange", add);
navigator.serviceWorker.register("sw.js", { scope: "/" });
</script>"""
"""A page that hands the copy to the player, as the pages that embed ReplayWeb.page do."""


class _Host(http.server.BaseHTTPRequestHandler):
    """A static host: it gives the parts of a file that are asked for, which is how a player reads a large copy."""

    files: dict[str, tuple[str, bytes]]
    parts: list[str]

    def do_GET(self) -> None:
        """Answer with a file, or the part of it between two bytes."""
        kind, body = self.files.get(urlsplit(self.path).path, ("", b""))
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        whole = HTTPStatus.OK if kind else HTTPStatus.NOT_FOUND
        self.send_response(HTTPStatus.PARTIAL_CONTENT if asked else whole)
        if asked:
            begins, ends = _between(asked[1], asked[2], len(body))
            self.parts.append(f"{self.path}: {asked[0]}")
            self.send_header("Content-Range", f"bytes {begins}-{ends - 1}/{len(body)}")
            body = body[begins:ends]
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the file: a player asks how long it is."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest's output is for failures."""


def _between(first: str, last: str, length: int) -> tuple[int, int]:
    """Return where a part begins and where it has ended: `2-5`, `2-` to the end, or the last five, `-5`."""
    if not first:
        return max(0, length - int(last)), length
    return int(first), min(length, int(last) + 1 if last else length)


@pytest.fixture(scope="module")
def parts() -> list[str]:
    """Give the parts of files that the player asks the host for."""
    return []


@pytest.fixture(scope="module")
def player(browser: Browser, release: Path, parts: list[str]) -> Iterator[Page]:
    """Give a page that has handed the copy of the site to the player and asks no other host than its own."""
    assert PLAYER.is_file(), "install the player, or run 'make test', which does"
    files = {
        "/": ("text/html", SHELL.encode()),
        "/sw.js": ("text/javascript", PLAYER.read_bytes()),
        "/site.wacz": ("application/wacz", (release / "data" / "site.wacz").read_bytes()),
    }
    host = type("Host", (_Host,), {"files": files, "parts": parts})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), host)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.wait_for_function(READY)
    yield page
    page.close()
    server.shutdown()
    server.server_close()


def opened(page: Page, url: str) -> Frame:
    """Return the frame in which the player shows an address of the copy, once it is there."""
    page.evaluate(
        "url => new Promise((there) => { const frame = document.querySelector('iframe');"
        " frame.onload = () => there(1); frame.src = '/w/copy/mp_/' + url; })",
        url,
    )
    return page.frames[1]


def test_a_page_of_the_copy_is_shown_with_its_styles_and_leads_to_the_next(player: Page, real: Loaded) -> None:
    home = opened(player, SITE)
    assert home.title() == real.archive.about.title
    family = "getComputedStyle(document.querySelector('h1')).getPropertyValue('font-family')"
    plain = home.evaluate(f"[...document.styleSheets].forEach((sheet) => sheet.disabled = true); {family}")
    article = opened(player, f"{SITE}a/")
    assert article.evaluate(family) != plain
    article.locator("main a[href*='mt5c42d9']").first.click()
    article.wait_for_url(f"**/{SITE}a/mt5c42d9/")
    assert article.locator("h1").inner_text().startswith(real.archive.articles["mt5c42d9"].title)


def test_a_file_of_each_sort_is_found_in_the_copy_with_its_media_type(player: Page, release: Path) -> None:
    with ZipFile(release / "data" / "site.wacz") as whole:
        lines = whole.read("indexes/index.cdx").decode().splitlines()
    index = [json.loads(line.split(" ", 2)[2]) for line in lines]
    wanted = {each["url"]: each["mime"] for each in {each["mime"]: each for each in index}.values()}
    assert {"application/x-research-info-systems", "application/jsonl", "image/svg+xml"} <= set(wanted.values())
    asked = """async (urls) => {
      const found = {};
      for (const url of urls) {
        const answer = await fetch(`/w/copy/id_/${url}`);
        found[url] = answer.ok ? answer.headers.get("Content-Type").split(";")[0] : answer.status;
      }
      return found;
    }"""
    assert player.evaluate(asked, list(wanted)) == wanted


def test_an_address_that_is_not_in_the_copy_is_not_found(player: Page) -> None:
    assert opened(player, f"{SITE}nothing/").title() == "Archived Page Not Found"


def test_the_copy_is_read_in_parts(player: Page, parts: list[str]) -> None:
    opened(player, SITE)
    assert parts
    assert all(each.startswith("/site.wacz: bytes=") for each in parts)
