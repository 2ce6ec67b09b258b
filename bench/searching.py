"""What a search costs: a reader on a slow phone, until the first result is there, and the builder, for the index.

`python -m bench.searching` builds archives of 100, 1,000 and 10,000 articles, and beside each a site of Material's with
its built-in search and the same records. With `SITE …` it measures built sites, each of either sort. Bytes are those
that would come over the wire, compressed as a host does.
"""

import argparse
import gzip
import http.server
import json
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, sync_playwright

from bench import ours, peers
from bench.process import BenchError, Cost, python, run

KBIT, DELAY, SLOWER = 1_600, 150, 4
"""Slow 4G: kilobits a second, milliseconds a request; and how many times slower the processor is."""

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 600_000
WORDS = ("depot", "killed civilians")
"""What is searched for beside a name: a word that some articles have, and two that nearly all have."""

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
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages has it
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
        page.goto(f"{origin}{'search/' if is_ours else ''}?q={quote_plus(query)}", wait_until="commit")
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


@dataclass(frozen=True)
class Index:
    """What an index takes: seconds on the clock and of the processor, and the peak of memory with the records read."""

    wall: float
    cpu: float
    peak_mb: float


def indexed(root: Path, target: Path) -> Index:
    """Return what the index of the project under `root` takes; it is made in a folder."""
    cost, said = _told("index", root, target)
    wall, cpu = json.loads(said)
    return Index(wall, cpu, cost.peak_mb)


def _told(what: str, root: Path, target: Path) -> tuple[Cost, str]:
    """Run a command of `bench.found`; return what it took and printed."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as file:
        command = python(["bench.found", what, str(root), str(target)], root, [ours.PROJECT / "hooks", ours.PROJECT])
        shell = replace(
            command, arguments=["sh", "-c", 'out=$1; shift; exec "$@" > "$out"', "sh", file.name, *command.arguments]
        )
        return run(shell), file.read()


def rows(articles: int, folder: Path, browser: Browser) -> Iterator[str]:
    """Build an archive of so many articles below a folder, with both searches, and yield the rows of the table."""
    root = folder / f"{articles}"
    ours.prepare(articles, root)
    run(ours.build(root))
    took = indexed(root, folder / f"{articles}-index")
    for query in (_town(root / ours.SITE), *WORDS):
        yield row(f"{articles:,}", f"ours, “{query}”", measured(browser, root / ours.SITE, query), took)
    other = folder / f"{articles}-material"
    _told("material", root, other)
    run(peers.mkdocs(other))
    yield row(f"{articles:,}", f"Material's, “{WORDS[0]}”", measured(browser, other / "site", WORDS[0]))


def row(size: str, search: str, waited: tuple[Waited, Waited], index: Index | None = None) -> str:
    """Return a row of the table: what a reader waits for, the first result and all that is shown, and the index."""
    cells = f"{index.wall:.1f} | {index.cpu:.1f} | {index.peak_mb:,.0f}" if index else "— | — | —"
    return f"| {size} | {search} | {waited[0]} | {waited[1]} | {cells} |"


COLUMNS = (
    "Articles", "Search", "First result", "Bytes", "Requests", "All shown", "Bytes", "Requests",
    "Index, seconds", "Processor seconds", "Memory, MB",
)  # fmt: skip


def main() -> int:
    """Measure and print; return the exit code."""
    given = _parser().parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="annals-bench-") as folder, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            print(f"| {' | '.join(COLUMNS)} |\n|{' ---: |' * len(COLUMNS)}")
            for row in _measured(given, Path(folder), browser):
                print(row, flush=True)
    except (BenchError, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.searching", description=__doc__)
    add = parser.add_argument
    add("sites", nargs="*", type=Path, metavar="SITE", help="built sites to measure, in place of archives made for it")
    add("--sizes", type=int, nargs="+", default=[100, 1000, 10_000], metavar="N", help="articles (100 1000 10000)")
    add("--query", help="what is searched for in each SITE (its first town)")
    return parser


def _measured(given: argparse.Namespace, folder: Path, browser: Browser) -> Iterator[str]:
    for site in given.sites:
        query = given.query or _town(site)
        yield row(str(site), query, measured(browser, site, query))
    for articles in () if given.sites else given.sizes:
        yield from rows(articles, folder, browser)


if __name__ == "__main__":
    raise SystemExit(main())
