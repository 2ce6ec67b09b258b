"""The real site, built once with the real command, served on a port of this machine, and Chromium to open it."""

import atexit
import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from annals.shipped import ASSETS
from tests.support import PROJECT, SAMPLE, TOY, Once

ROOT = Path(__file__).resolve().parents[2]
PLAIN_HOST = "annals.test"
"""A name of this machine that Chromium does not trust as it trusts 127.0.0.1."""

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1",
]  # fmt: skip


@functools.cache
def sample_project() -> Path:
    """Return a project with the sample archive, which no test changes; it goes with this process."""
    root = Path(tempfile.mkdtemp(prefix="annals-sample-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    make_project(root)
    for name in ("LICENSE", "LICENSES"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
    return root


def annals(*arguments: str, root: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a contributor does, in the sample project if no other is named; return what it said."""
    root = root or sample_project()
    command = [sys.executable, "-m", "annals", "--root", str(root), *arguments]
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment}
    return subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)


def built(folder: Path, root: Path | None = None, **environment: str) -> None:
    """Build the site of a project, else that of the sample, into a folder."""
    done = annals("build", "--site-dir", str(folder), root=root, **environment)
    assert done.returncode == 0, done.stdout + done.stderr


def make_project(root: Path, records: Path = SAMPLE) -> None:
    """Make a project of its own in an empty folder: this one's program and pages, and the records under `records`."""
    for source in (
        *(ROOT / name for name in ("mkdocs.yml", "docs", "hooks")),
        *(records / name for name in ("citations.json", "archive")),
    ):
        if source.is_dir():
            shutil.copytree(
                source, root / source.name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info", "ar")
            )
        else:
            shutil.copy(source, root)


def with_modules(page: Page) -> Page:
    """Let a page load scripts as they stand in the tree: a site has each page's in one file."""

    def given(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/assets/")
        route.fulfill(path=ASSETS / path, content_type="text/javascript")

    page.route("**/assets/**/*.js", given)
    return page


@contextmanager
def set_up(browser: Browser, address: str, script: str) -> Iterator[Page]:
    """Give the page at an address, with the modules of scripts, once a script has been run on it."""
    page = with_modules(browser.new_context().new_page())
    page.goto(address)
    page.evaluate(script)
    yield page
    page.context.close()


@pytest.fixture
def real_project(tmp_path: Path) -> Path:
    """Give a copy of the project that a test may break."""
    root = tmp_path / "project"
    root.mkdir()
    make_project(root)
    return root


@pytest.fixture
def toy_project(tmp_path: Path) -> Path:
    """Give a project with the toy archive that a test may break; it is built in half the time."""
    root = tmp_path / "project"
    root.mkdir()
    make_project(root, TOY)
    return root


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """Give the folder of the built site, which all tests share and none changes."""
    return once("site", built)


@pytest.fixture(scope="session")
def real_site(once: Once) -> Path:
    """Give the folder of this project's own site, in all its languages, which no test changes."""
    return once("real-site", lambda folder: built(folder, root=PROJECT))


@pytest.fixture(scope="session")
def release(site: Path, once: Once) -> Path:
    """Give the folder of a release of the built site, which no test changes."""

    def make(folder: Path) -> None:
        made = annals("release", str(folder), "--site-dir", str(site), "--trial")
        assert made.returncode == 0, made.stderr

    return once("release", make)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as README.md asks a host to: its media types, and its 404.html where nothing is."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Return the media type of a file."""
        name = Path(path).name
        return "application/ld+json" if name.endswith(".jsonld") else super().guess_type(os.fspath(path))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where nothing is, as static hosts do; else as Python does."""
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(missing.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest's output is for failures."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a port of this machine and give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """Give the address at which the built site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a Chromium that asks no host but ours."""
    chromium = shutil.which("chromium")
    assert chromium, "install chromium, or run 'make test', which does"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=FLAGS)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a window of Chromium with a clipboard."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 844}, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context
    context.close()
