"""What a search costs: a reader on a slow phone, until the first result is there, and the builder, for the index.

`python -m bench.searching` builds archives of 100, 1,000 and 10,000 articles, and beside each a site of Material's with
its built-in search and the same records. With `SITE …` it measures built sites, each of either sort. Each is served
over a slow line in two ways, by HTTP/1.1 and by HTTP/2; `bench.line` tells how.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, sync_playwright

from bench import ours, peers
from bench.line import TWO, WAYS, Certificate, Line, certificate, served
from bench.process import BenchError, Cost, python, run

SLOWER = 4
"""How many times slower the processor of a phone is."""

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 600_000
WORDS = ("depot", "killed civilians")
"""What is searched for beside a name: a word that some articles have, and two that nearly all have."""

Ways = Mapping[str, Certificate | None]
"""How a site is served, each by its name, with the certificate that it takes."""

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


def measured(browser: Browser, site: Path, query: str, certificate: Certificate | None) -> tuple[Waited, Waited]:
    """Return what a search costs on a site, by HTTP/2 with a certificate: its first result, and all shown at first."""
    is_ours = (site / "search" / "pagefind").is_dir()
    wanted = (OURS, WHOLE) if is_ours else (MATERIALS, MATERIALS)
    page = browser.new_page()
    page.add_init_script(f"({_WATCH})({json.dumps(wanted)})")
    line = Line()
    chrome = page.context.new_cdp_session(page)
    chrome.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    with served(site, line, certificate) as origin:
        page.goto(f"{origin}{'search/' if is_ours else ''}?q={quote_plus(query)}", wait_until="commit")
        page.locator(wanted[-1]).first.wait_for(state="attached", timeout=PATIENCE)
        first, whole = _waited(page, line)
        page.close()
    return first, whole


_WATCH = """(wanted) => {
  globalThis.seen = {};
  const look = () => {
    for (const each of wanted) {
      if (each in seen || !document.querySelector(each)) continue;
      seen[each] = 0;
      requestAnimationFrame(() => setTimeout(() => { seen[each] = performance.now(); }));
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}"""
"""Notes when each thing first was to be seen: the page itself tells, since to ask it takes as long as it is busy."""


def _waited(page: Page, line: Line) -> list[Waited]:
    """Return when each thing was to be seen, as the page has noted it, in the order in which they were wanted."""
    page.wait_for_function("Object.values(seen).every(Boolean)", timeout=PATIENCE)
    began, seen = page.evaluate("[performance.timeOrigin, Object.values(seen)]")
    return [Waited(each, *line.until((began + each) / 1_000)) for each in (seen[0], seen[-1])]


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


def rows(articles: int, folder: Path, browser: Browser, ways: Ways) -> Iterator[str]:
    """Build an archive of so many articles below a folder, with both searches, and yield the rows of the table."""
    root = folder / f"{articles}"
    ours.prepare(articles, root)
    run(ours.build(root))
    took = indexed(root, folder / f"{articles}-index")
    for query in (_town(root / ours.SITE), *WORDS):
        for way, by in ways.items():
            yield row(f"{articles:,}", way, f"ours, “{query}”", measured(browser, root / ours.SITE, query, by), took)
    other = folder / f"{articles}-material"
    _told("material", root, other)
    run(peers.mkdocs(other))
    for way, by in ways.items():
        yield row(f"{articles:,}", way, f"Material's, “{WORDS[0]}”", measured(browser, other / "site", WORDS[0], by))


def row(size: str, way: str, search: str, waited: tuple[Waited, Waited], index: Index | None = None) -> str:
    """Return a row of the table: what a reader waits for, the first result and all that is shown, and the index."""
    cells = f"{index.wall:.1f} | {index.cpu:.1f} | {index.peak_mb:,.0f}" if index else "— | — | —"
    return f"| {size} | {way} | {search} | {waited[0]} | {waited[1]} | {cells} |"


COLUMNS = (
    "Articles", "Served by", "Search", "First result", "Bytes", "Requests", "All shown", "Bytes", "Requests",
    "Index, seconds", "Processor seconds", "Memory, MB",
)  # fmt: skip


def main() -> int:
    """Measure and print; return the exit code."""
    given = _parser().parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="annals-bench-") as folder, sync_playwright() as playwright:
            ways = {way: certificate(Path(folder)) if way == TWO else None for way in given.ways}
            flags = [*FLAGS, *(each.flag for each in ways.values() if each)]
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
            print(f"| {' | '.join(COLUMNS)} |\n|{' ---: |' * len(COLUMNS)}")
            for row in _measured(given, Path(folder), browser, ways):
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
    add("--ways", nargs="+", choices=WAYS, default=WAYS, help="how sites are served (HTTP/1.1 HTTP/2)")
    add("--query", help="what is searched for in each SITE (its first town)")
    return parser


def _measured(given: argparse.Namespace, folder: Path, browser: Browser, ways: Ways) -> Iterator[str]:
    for site in given.sites:
        query = given.query or _town(site)
        for way, by in ways.items():
            yield row(str(site), way, query, measured(browser, site, query, by))
    for articles in () if given.sites else given.sizes:
        yield from rows(articles, folder, browser, ways)


if __name__ == "__main__":
    raise SystemExit(main())
