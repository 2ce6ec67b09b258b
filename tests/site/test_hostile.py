"""Hostile text in every field and all prose, built with the real theme and opened in real Chromium.

Three sites: as built; with the policy taken out of the pages, so that only escaping and sanitising
stand; and with the texts put raw into the pages, so that only the policy stands.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Error, Page

from tests.hostile.payloads import PAYLOADS
from tests.hostile.site import fill
from tests.support import TOY

from .conftest import built, make_project, served

pytestmark = pytest.mark.browser

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
TOUCH = "document.querySelectorAll('article *').forEach(e => e.dispatchEvent(new Event('mouseover')))"
IDLE = "new Promise(done => requestIdleCallback(() => setTimeout(() => requestIdleCallback(done))))"
"""Waits until the page has nothing left to do, twice: what it set off is done as well."""

NAVIGATES = ("http-equiv=refresh",)
"""A policy in a page cannot forbid it to lead elsewhere; sanitising alone does."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the built site of the toy archive with hostile text in every place."""
    root = tmp_path_factory.mktemp("hostile")
    make_project(root, TOY)
    assert fill(root) > 60
    built(root / "site", root)
    return root / "site"


class Watch:
    """What a page does: dialogs opened, requests that left the origin, pages it led to; and what the policy told."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.done: list[str] = []
        self.refused: list[str] = []
        self.told: list[str] = []
        page.on("dialog", self._ran)
        page.on("request", lambda request: self._asked(request.url, origin))
        page.on("framenavigated", lambda frame: self._asked(frame.url, origin))
        page.on("requestfailed", lambda request: self.refused.append(request.url))
        page.on("console", lambda message: self.told.append(message.text))

    def _ran(self, dialog: Dialog) -> None:
        self.done.append(f"ran {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str, origin: str) -> None:
        if not url.startswith((origin, "about:", "data:image/")):
            self.done.append(f"asked {url}")

    def visit(self, address: str) -> tuple[list[str], list[str]]:
        """Open a page, touch whatever could be touched, and return what it did and what the policy told."""
        self.page.goto("about:blank")
        for seen in (self.done, self.refused, self.told):
            seen.clear()
        self.page.goto(address, wait_until="load")
        with suppress(Error):  # a page that leads away is gone before it is touched; the watch has seen it
            self.page.evaluate(TOUCH)
            self.page.evaluate(IDLE)
        asked = [each for each in self.done if each.removeprefix("asked ") not in self.refused]
        return asked, [text for text in self.told if "Content Security Policy" in text]


@contextmanager
def watched(browser: Browser, folder: Path) -> Iterator[tuple[Watch, str]]:
    """Serve a folder, and give a watch on a page to open its addresses in, and where they begin."""
    with served(folder) as origin:
        page = browser.new_page()
        yield Watch(page, origin), origin
        page.close()


def addresses(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_nothing_runs_loads_or_leads_away_and_the_policy_has_nothing_to_refuse(browser: Browser, hostile: Path) -> None:
    with watched(browser, hostile) as (watch, origin):
        for address in addresses(hostile):
            assert watch.visit(origin + address) == ([], []), address


def test_the_pages_hold_as_much_without_the_policy(browser: Browser, hostile: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(hostile, bare)
    for file in bare.rglob("*.html"):
        text, number = POLICY.subn("", file.read_text(encoding="utf-8"))
        assert number == 1, file
        file.write_text(text, encoding="utf-8")
    with watched(browser, bare) as (watch, origin):
        for address in addresses(bare):
            assert watch.visit(origin + address)[0] == [], address


def test_the_policy_alone_lets_nothing_run_or_load(browser: Browser, hostile: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(hostile / "assets", raw / "assets")
    page_text = (hostile / "groups/ink-front/index.html").read_text(encoding="utf-8")
    head, _, foot = page_text.partition("<h1")
    for number, payload in enumerate(PAYLOADS):
        file = raw / "groups" / str(number) / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(f"{head}{payload}<h1{foot}", encoding="utf-8")
    told = 0
    with watched(browser, raw) as (watch, origin):
        for address in addresses(raw):
            if any(mark in PAYLOADS[int(address.split("/")[1])] for mark in NAVIGATES):
                continue
            done, refusals = watch.visit(origin + address)
            assert done == [], address
            told += bool(refusals)
    assert told > 8  # the texts are live where nothing escapes them


def test_the_texts_run_where_neither_layer_stands(browser: Browser, tmp_path: Path) -> None:
    """The watch sees what it is there to see."""
    naked = tmp_path / "naked"
    naked.mkdir()
    for number, payload in enumerate(PAYLOADS):
        (naked / f"{number}.html").write_text(f"<!doctype html><body>{payload}", encoding="utf-8")
    ran = 0
    with served(naked) as origin:
        for address in addresses(naked):  # each in a page of its own: some lead away, and are still on their way
            page = browser.new_page()
            with suppress(Error):
                ran += bool(Watch(page, origin).visit(origin + address)[0])
            page.close()
    assert ran > 8
