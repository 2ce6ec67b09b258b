"""The preview: a server that follows what a contributor edits, and is not brought down by any request."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .conftest import ROOT

pytestmark = pytest.mark.slow

NEEDED = ("mkdocs.yml", "citations.json", "docs", "archive", "hooks")
PATIENCE = 120
"""Seconds after which a test gives up; none waits so long if all is well."""


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Preview:
    """A running preview of the project under `root`."""

    root: Path
    port: int
    process: "subprocess.Popen[str]"

    def get(self, path: str, method: str = "GET") -> Answer:
        """Return the answer to a request, whose path goes out as it is."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=False)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, body)

    def get_once(self, path: str, wanted: Callable[[str], bool]) -> str:
        """Return a page once it is as wanted; in between, wait for the server to tell of a change."""
        state = "0"
        while not wanted(text := self.get(path).text):
            state = self.get(f"/__annals__/wait?since={state}").text
        return text


def copied(root: Path) -> Path:
    """Return a copy of the project that a test may break."""
    root.mkdir()
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, root / name)
    return root


def _heeding_interrupts() -> None:
    """Let a program stop at Ctrl+C also where the tests run in the background, whose programs do not by default."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def serving(root: Path, path: str = "/", **settings: str) -> Iterator[Preview]:
    """Serve a project on a free port, and give the preview once it says that it is ready at a path."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "annals", "--root", str(root), "serve", "--address", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "TMPDIR": str(root.parent), **settings}
    with (root.parent / "said").open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            start_new_session=True,
            preexec_fn=_heeding_interrupts,  # noqa: PLW1509 - it does no more than that
        )
    try:
        assert process.stdout
        assert process.stdout.readline() == f"serving http://127.0.0.1:{port}{path}\n"
        yield Preview(root, port, process)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert "Traceback" not in (root.parent / "said").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Give a running preview of a copy of the project."""
    with serving(copied(tmp_path_factory.mktemp("served") / "project")) as running:
        yield running


def a_town(preview: Preview) -> Path:
    return min((preview.root / "archive" / "towns").glob("*.md"))


def test_an_edit_to_a_record_shows_in_the_preview(preview: Preview) -> None:
    record = a_town(preview)
    url = f"/towns/{record.stem}/"
    assert "<h1" in preview.get(url).text
    assert "seen only after the edit" not in preview.get(url).text
    record.write_text(record.read_text(encoding="utf-8") + "\nWords seen only after the edit.\n", encoding="utf-8")
    assert preview.get_once(url, lambda text: "seen only after the edit" in text)


def test_an_edit_to_a_page_of_docs_shows_in_the_preview(preview: Preview) -> None:
    page = preview.root / "docs" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nWords for about.\n", encoding="utf-8")
    assert preview.get_once("/about/", lambda text: "Words for about." in text)


def test_a_broken_record_is_listed_on_every_page_until_it_is_mended(preview: Preview) -> None:
    record = a_town(preview)
    good = record.read_text(encoding="utf-8")
    record.write_text(good.replace("---", "---\nno_such: <b>1</b>", 1), encoding="utf-8")
    told = f"archive/towns/{record.name}:2: no_such: "
    for url in ("/", "/about/", "/a/no-such/"):
        assert preview.get_once(url, lambda text: told in text)
        assert preview.get(url).status == 200
        assert "<b>" not in preview.get(url).text
    record.write_text(good, encoding="utf-8")
    assert preview.get_once("/", lambda text: told not in text)


def test_a_config_that_stops_the_builder_is_told_until_it_is_mended(preview: Preview) -> None:
    config = preview.root / "mkdocs.yml"
    good = config.read_text(encoding="utf-8")
    config.write_text(good + "\nno_such: 1\n", encoding="utf-8")
    assert preview.get_once("/towns/", lambda text: "makes the builder fail" in text)
    config.write_text(good, encoding="utf-8")
    assert preview.get_once("/towns/", lambda text: "makes the builder fail" not in text)


def test_what_is_not_there_is_answered_with_the_page_for_it(preview: Preview) -> None:
    for path in ("/%00", "/%ff", "/%", "/no-such/", "/towns/index.html/", "/frame/of/all/pages/", "*", "/404.html"):
        answer = preview.get(path)
        assert (path, answer.status) == (path, 404)
        assert "<h1>Page not found</h1>" in answer.text


def test_no_path_leads_out_of_the_site(preview: Preview) -> None:
    for path in ("/../mkdocs.yml", "/assets/../../mkdocs.yml", "/%2e%2e/mkdocs.yml", "//etc/hostname", "/..%2f.."):
        assert (path, preview.get(path).status) == (path, 404)


def test_files_have_their_types_and_are_not_kept_by_browsers(preview: Preview) -> None:
    types = {
        "/": "text/html; charset=utf-8",
        "/assets/annals.css": "text/css; charset=utf-8",
        "/assets/missing.js": "text/javascript; charset=utf-8",
        "/data/ids.csv": "text/csv; charset=utf-8",
        "/data/feed.atom": "application/atom+xml",
        f"/towns/{a_town(preview).stem}/record.jsonld": "application/ld+json",
        "/data/archive.sqlite.gz": "application/gzip",
    }
    answers = {path: preview.get(path) for path in types}
    assert {path: answer.headers["content-type"] for path, answer in answers.items()} == types
    assert {answer.headers["cache-control"] for answer in answers.values()} == {"no-store"}


def test_a_head_is_that_of_the_file_and_nothing_else(preview: Preview) -> None:
    whole, head = preview.get("/towns/"), preview.get("/towns/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.body))


def test_a_folder_is_answered_with_the_way_to_its_page(preview: Preview) -> None:
    answer = preview.get("/towns?x=1")
    assert (answer.status, answer.headers["location"]) == (302, "/towns/?x=1")


@pytest.mark.browser
def test_an_open_page_loads_again_by_itself(preview: Preview, browser: Browser) -> None:
    record = a_town(preview)
    good = record.read_text(encoding="utf-8")
    tab = browser.new_page()
    refused: list[str] = []
    tab.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    tab.goto(f"http://127.0.0.1:{preview.port}/towns/{record.stem}/")
    record.write_text(good.replace("---", "---\nno_such: 1", 1), encoding="utf-8")
    expect(tab.locator("pre")).to_contain_text("no_such", timeout=PATIENCE * 1000)
    record.write_text(good + "\nWords that came by themselves.\n", encoding="utf-8")
    expect(tab.locator("article")).to_contain_text("came by themselves", timeout=PATIENCE * 1000)
    tab.close()
    assert refused == []


def test_a_site_below_a_path_is_served_below_it(tmp_path: Path) -> None:
    settings = {"ANNALS_SITE_URL": "https://archive.example/of/harbour/"}
    with serving(copied(tmp_path / "project"), "/of/harbour/", **settings) as preview:
        ways = {path: preview.get(path).headers.get("location") for path in ("/", "/of/harbour", "/of/harbour/towns")}
        assert ways == {"/": "/of/harbour/", "/of/harbour": "/of/harbour/", "/of/harbour/towns": "/of/harbour/towns/"}
        assert preview.get("/of/harbour/towns/").status == 200
        assert preview.get("/towns/").status == 404


@pytest.mark.parametrize(("asked", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)])
def test_it_stops_when_asked_and_leaves_no_file_behind(tmp_path: Path, asked: signal.Signals, code: int) -> None:
    with serving(copied(tmp_path / "project")) as preview:
        assert list(tmp_path.glob("annals-serve-*"))
        waiting = HTTPConnection("127.0.0.1", preview.port)
        waiting.request("GET", f"/__annals__/wait?since={preview.get('/__annals__/wait?since=0').text}")
        preview.process.send_signal(asked)
        assert preview.process.wait(PATIENCE) == code
        waiting.close()
        assert not list(tmp_path.glob("annals-serve-*"))
        assert not (preview.root / "site").exists()
