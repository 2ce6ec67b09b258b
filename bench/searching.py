"""What a reader waits for: bytes and milliseconds to the first result of a search, on a slow phone.

`python -m bench.searching` builds archives of 100, 1,000 and 10,000 articles and measures their sites; with `SITE …` it
measures built sites, each an own one or one of Material's with its built-in search. Bytes are those that would come
over the wire, compressed as a host does.
"""

import argparse
import gzip
import http.server
import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, sync_playwright

from bench import ours
from bench.process import run

KBIT, DELAY, SLOWER = 1_600, 150, 4
"""Slow 4G: kilobits a second, milliseconds a request; and how many times slower the processor is."""

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 180_000
OURS, WHOLE, MATERIALS = "#found a", "#search[aria-busy=false]", ".md-search-result__item a"


@dataclass(frozen=True)
class Waited:
    """Milliseconds from the address until something was there, and the bytes and requests until then."""

    milliseconds: float
    bytes: int
    requests: int

    def __str__(self) -> str:
        """Return it as cells of a table."""
        return f"{self.milliseconds:,.0f} ms | {self.bytes / 1_000:,.0f} kB | {self.requests}"


class _Link:
    """A slow line that all requests share, also those of a worker, which a browser's own brake does not reach."""

    def __init__(self) -> None:
        self.bytes = self.requests = 0
        self._lock = threading.Lock()

    def pass_through(self, length: int) -> None:
        """Take as long as it takes to fetch so many bytes, and count them."""
        time.sleep(DELAY / 1_000)
        with self._lock:
            self.bytes, self.requests = self.bytes + length, self.requests + 1
            time.sleep(length * 8 / (KBIT * 1_000))


class _Packed(http.server.SimpleHTTPRequestHandler):
    """Serves a folder compressed, but for what is so already."""

    def __init__(self, *given: Any, link: _Link, **named: Any) -> None:
        self._link = link
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        """Answer with the file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        body = body if path.suffix.startswith(".pf_") or path.suffix == ".pagefind" else gzip.compress(body, 6)
        self._link.pass_through(len(body))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if body[:2] == b"\x1f\x8b" and not path.suffix.startswith((".pf_", ".pagefind")):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _served(folder: Path, link: _Link) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packed, directory=str(folder), link=link))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def measured(browser: Browser, site: Path, query: str) -> tuple[Waited, Waited]:
    """Return what the first result of a search costs on a built site, and all that is shown at first."""
    is_ours = (site / "search" / "pagefind").is_dir()
    page = browser.new_page()
    link = _Link()
    chrome = page.context.new_cdp_session(page)
    chrome.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    with _served(site, link) as origin:
        page.goto(f"{origin}{'search/' if is_ours else ''}?q={query}", wait_until="commit")
        first, whole = (_waited(page, link, each) for each in ((OURS, WHOLE) if is_ours else (MATERIALS, MATERIALS)))
    page.close()
    return first, whole


def _waited(page: Page, link: _Link, selector: str) -> Waited:
    page.locator(selector).first.wait_for(state="attached", timeout=PATIENCE)
    return Waited(page.evaluate("performance.now()"), link.bytes, link.requests)


def _town(site: Path) -> str:
    """Return the name of a town of an own site, or of another what the real archive has."""
    names = site / "search" / "names.json"
    rows = json.loads(names.read_text(encoding="utf-8"))["names"] if names.is_file() else []
    return next((name for address, name, *_others in rows if address.startswith("towns/")), "Mahin")


def _built(articles: int, folder: Path) -> Path:
    """Build a site of so many articles below a folder and return where it is."""
    root = folder / f"{articles}" / "project"
    ours.prepare(articles, root)
    run(ours.build(root))
    return root / ours.SITE


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.searching", description=__doc__)
    parser.add_argument("sites", nargs="*", type=Path, metavar="SITE")
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=[100, 1000, 10_000],
        metavar="N",
        help="articles, where no SITE is given (100 1000 10000)",
    )
    parser.add_argument("--query", help="what is searched for (the first town of a site)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="annals-bench-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        print("| site | first result | bytes | requests | first screen | bytes | requests |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        sites = given.sites or (_built(size, Path(folder)) for size in given.sizes)
        for site in sites:
            first, whole = measured(browser, site, quote_plus(given.query or _town(site)))
            print(f"| {_title(site)} | {first} | {whole} |", flush=True)
    return 0


def _title(site: Path) -> str:
    return f"{int(site.parents[1].name):,} articles" if site.parents[1].name.isdigit() else str(site)


if __name__ == "__main__":
    raise SystemExit(main())
