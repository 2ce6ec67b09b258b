"""The real site, built once with the real command, served on a port of this machine, and Chromium to open it."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PLAIN_HOST = "annals.test"
"""A name of this machine that Chromium does not trust as it trusts 127.0.0.1."""

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1",
]  # fmt: skip


def annals(*arguments: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a contributor does and return what it said."""
    command = [sys.executable, "-m", "annals", "--root", str(root), *arguments]
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment}
    return subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the built site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    built = annals("build", "--site-dir", str(folder))
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as README.md asks a host to: its media types, and its 404.html where nothing is."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Return the media type of a file."""
        name = Path(path).name
        known = {"linkset.json": "application/linkset+json"}
        return known.get(name) or (
            "application/ld+json" if name.endswith(".jsonld") else super().guess_type(os.fspath(path))
        )

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
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """Give the address at which the built site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a Chromium that asks no host but ours."""
    chromium = shutil.which("chromium")
    assert chromium, "install chromium, or run 'make test', which does"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=FLAGS)
