"""Hostile text in every field and all prose, built with the real theme and opened in real Chromium.

Three sites: as built; with the policy taken out of the pages, so that only escaping and sanitising
stand; and with the texts put raw into the pages, so that only the policy stands.
"""

import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Error, Page

from tests.hostile.payloads import PAYLOADS
from tests.hostile.site import fill
from tests.support import TOY

from .conftest import ROOT, annals, served

pytestmark = pytest.mark.browser

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
NAVIGATES = ("http-equiv=refresh",)
"""A policy in a page cannot forbid it to lead elsewhere; sanitising alone does."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the built site of the toy archive with hostile text in every place."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(TOY / "archive", root / "archive")
    for name in ("hooks", "docs"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    assert fill(root) > 60
    built = annals("build", root=root)
    assert built.returncode == 0, built.stdout + built.stderr
    return root / "site"


class Watch:
    """What a page does: dialogs opened, requests that left the origin, pages it led to, styles that hid it."""

    def __init__(self, page: Page, origin: str) -> None:
        self.done: list[str] = []
        page.on("dialog", self._ran)
        page.on("request", lambda request: self._asked(request.url, origin))
        page.on("framenavigated", lambda frame: self._asked(frame.url, origin))
        self.refused: list[str] = []
        page.on("requestfailed", lambda request: self.refused.append(request.url))

    def _ran(self, dialog: Dialog) -> None:
        self.done.append(f"ran {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str, origin: str) -> None:
        if not url.startswith((origin, "about:", "data:image/")):
            self.done.append(f"asked {url}")


def addresses(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def visit(page: Page, origin: str, address: str) -> tuple[list[str], list[str]]:
    """Open a page, touch whatever could be touched, and return what it did and what the policy told."""
    watch, told = Watch(page, origin), []
    page.on("console", lambda message: told.append(message.text))
    page.goto(origin + address, wait_until="load")
    with suppress(Error):  # a page that leads away is gone before it is touched; the watch has seen it
        page.evaluate("document.querySelectorAll('article *').forEach(e => e.dispatchEvent(new Event('mouseover')))")
    page.wait_for_timeout(30)
    asked = [each for each in watch.done if each.removeprefix("asked ") not in watch.refused]
    return asked, [text for text in told if "Content Security Policy" in text]


def test_nothing_runs_loads_or_leads_away_and_the_policy_has_nothing_to_refuse(browser: Browser, hostile: Path) -> None:
    with served(hostile) as origin:
        for address in addresses(hostile):
            page = browser.new_page()
            assert visit(page, origin, address) == ([], []), address
            page.close()


def test_the_pages_hold_as_much_without_the_policy(browser: Browser, hostile: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(hostile, bare)
    for file in bare.rglob("*.html"):
        text, number = POLICY.subn("", file.read_text(encoding="utf-8"))
        assert number == 1, file
        file.write_text(text, encoding="utf-8")
    with served(bare) as origin:
        for address in addresses(bare):
            page = browser.new_page()
            assert visit(page, origin, address)[0] == [], address
            page.close()


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
    with served(raw) as origin:
        for address in addresses(raw):
            if any(mark in PAYLOADS[int(address.split("/")[1])] for mark in NAVIGATES):
                continue
            page = browser.new_page()
            done, refusals = visit(page, origin, address)
            assert done == [], address
            told += bool(refusals)
            page.close()
    assert told > 8  # the texts are live where nothing escapes them


def test_the_texts_run_where_neither_layer_stands(browser: Browser, hostile: Path, tmp_path: Path) -> None:
    """The watch sees what it is there to see."""
    naked = tmp_path / "naked"
    naked.mkdir()
    ran = 0
    for number, payload in enumerate(PAYLOADS):
        (naked / f"{number}.html").write_text(f"<!doctype html><body>{payload}", encoding="utf-8")
    with served(naked) as origin:
        for address in addresses(naked):
            page = browser.new_page()
            ran += bool(visit(page, origin, address)[0])
            page.close()
    assert ran > 8
