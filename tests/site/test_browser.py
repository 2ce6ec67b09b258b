"""The real site in real Chromium: one page of each kind, phone and desktop, light and dark."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.support import SAMPLE, loaded

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "article": "a/mt5c42d9/",
    "event": "events/al-qaryatayn-2015-08-capture/",
    "aggregate event": "events/syrian-war-toll/",
    "kinds of event": "events/kinds/",
    "one kind of event": "events/kinds/battles/",
    "harm to civilians": "harm/",
    "two accounts": "compare/mt5c42d9/s1z05n60/",
    "any two accounts": "compare/",
    "town": "towns/al-qaryatayn/",
    "governorate": "towns/aleppo-governorate/",
    "group": "groups/ahrar-al-sham/",
    "source": "sources/sohr/",
    "all dates": "dates/",
    "year": "dates/2015/",
    "month": "dates/2015/08/",
    "day": "dates/2015/08/05/",
    "chronology": "chronology/",
    "chronology of a year": "chronology/2015/",
    "map": "map/",
    "disagreements": "disagreements/",
    "towns": "towns/",
    "groups": "groups/",
    "sources": "sources/",
    "articles": "a/",
    "data": "data/",
    "codebook": "data/codebook/",
    "search": "search/",
    "form to add an article": "add/",
    "about": "about/",
    "how to cite": "cite/",
    "how to contribute": "contribute/",
    "fields": "fields/",
    "decisions": "decisions/",
    "decisions on pages": "decisions-pages/",
    "benchmarks": "benchmarks/",
    "version": "a/mt5c42d9/v1/",
    "events": "events/",
    "corrections": "corrections/",
    "waiting": "waiting/",
    "what we promise": "persistence/",
    "report in private": "private/",
    "how to code": "coding/",
    "no such page": "a/mt5c42d8/",
    "coverage": "coverage/",
}
FORM = "form to add an article"
MISSING = "no such page"
SEARCH = "search"
RECORDS = ("article", "event", "aggregate event", "town", "governorate", "group", "source", "version")
WITH_SCRIPT = {
    KINDS[kind]
    for kind in (
        FORM,
        MISSING,
        SEARCH,
        "chronology",
        "chronology of a year",
        "harm to civilians",
        "map",
        "any two accounts",
        *RECORDS,
    )
}
"""The pages with a script; test_add.py, test_missing.py, test_search.py, test_citing.py and others try them."""

PHONE, DESKTOP = 390, 1280
NARROWEST, TWICE = 320, 640
"""The width at which text must still flow, and that of a window of 1280 px at 200 %."""

FITS = "document.documentElement.scrollWidth <= window.innerWidth"
MOST_BYTES, MOST_REQUESTS = 60_000, 8
"""Of a page's first view, compressed: what a reader waits for who only came to look."""

LISTS = {
    "kinds of event", "one kind of event", "harm to civilians", "all dates", "year", "month", "day", "chronology",
    "chronology of a year", "disagreements", "towns", "groups", "sources", "articles", "search", "events",
    "corrections", "waiting", "coverage",
}  # fmt: skip
LONGEST_LIST = 40_000
"""Bytes of a list's HTML. test_light.py holds the lists of a larger archive to it."""

MOVES = """[...document.querySelectorAll("*")].filter(e => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(e);
  return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
}).map(e => e.outerHTML.slice(0, 80))"""

UNREACHED = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(e => {
  if (!e.checkVisibility() || !e.getClientRects().length || e.disabled || e.closest("[aria-hidden=true]")) return false;
  const shapes = [...e.querySelectorAll("circle, rect")].map(shape => getComputedStyle(shape));
  const drawn = () => shapes.map(({ stroke, strokeWidth }) => stroke + strokeWidth).join();
  document.activeElement.blur();
  const before = drawn();
  e.focus();
  const { outlineStyle, outlineWidth } = getComputedStyle(e);
  const { width, height, left, right } = e.getBoundingClientRect();
  const isMarked = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || drawn() !== before;
  const isSeen = isMarked && width > 0 && height > 0 && right >= 0 && left <= innerWidth;
  return e.tabIndex !== 0 || document.activeElement !== e || !isSeen;
}).map(e => e.outerHTML.slice(0, 120))"""
"""The controls that Tab leads past, or on which the focus is not to be seen; asked after a key was pressed."""

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}}
EVERY_RULE: dict[str, Any] = {}
"""Every rule that axe has: best practices, what it calls experimental, and contrast as for AAA among them."""


@pytest.fixture(params=[(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")], ids=str)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.fixture(params=[PHONE, DESKTOP])
def light(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    size: ViewportSize = {"width": request.param, "height": 844}
    # without motion, so that colours are there at once when the scheme changes
    context = browser.new_context(viewport=size, color_scheme="light", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_quietly_within_its_width_and_for_everyone(
    light: Page, origin: str, site: Path, kind: str
) -> None:
    page, address = light, KINDS[kind]
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(origin + address)

    assert page.locator("h1").count() == 1
    # the browser itself tells of an address that is not there
    assert [text for text in told if "404" not in text] == []
    assert [url for url in asked if not url.startswith(origin)] == []
    assert page.evaluate(FITS)
    scripts = page.evaluate("document.querySelectorAll('script:not([type*=json])').length")
    assert scripts == (address in WITH_SCRIPT) + (address == "search/")  # a line asks early for what the search needs
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert _violations(page, EVERY_RULE) == []
    page.emulate_media(color_scheme="dark")
    assert _violations(page, COLOURS) == []
    assert page.evaluate(MOVES) == []
    weights = {url: _weight(site, url) for url in asked}
    assert sum(weights.values()) <= MOST_BYTES, weights
    assert len(asked) <= MOST_REQUESTS, weights
    assert kind not in LISTS or len(_file(site, asked[0]).read_bytes()) <= LONGEST_LIST

    hold_to_the_keyboard(page)


def hold_to_the_keyboard(page: Page) -> None:
    """Hold that the skip link leads to the headline, and that Tab reaches every control and shows that it does."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(
        "document.querySelector(location.hash).compareDocumentPosition(document.querySelector('h1')) & 16"
    ), "the skip link leads past the headline"
    assert page.evaluate(UNREACHED) == []


@pytest.mark.parametrize("width", [NARROWEST, TWICE])
def test_no_page_is_wider_than_a_small_phone_or_a_window_at_twice_the_size(
    browser: Browser, origin: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 400}, device_scale_factor=2)
    page = context.new_page()
    wide = []
    for kind, address in KINDS.items():
        page.goto(origin + address)
        if not page.evaluate(FITS):
            wide.append(kind)
    context.close()
    assert wide == []


def _file(site: Path, url: str) -> Path:
    """Return the file that is sent for an address."""
    path = site / urlsplit(url).path.lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else site / "404.html"


def _weight(site: Path, url: str) -> int:
    """Return the bytes that are sent for an address by a host that compresses what can be."""
    data = _file(site, url).read_bytes()
    return min(len(data), len(gzip.compress(data, 6, mtime=0)))


def _violations(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe finds on a page, each with the first place of it."""
    axe = Axe()
    if options is EVERY_RULE:
        axe.run(page, options=COLOURS)  # so that it can be asked for its rules
        options = {
            "rules": {rule: {"enabled": True} for rule in page.evaluate("axe.getRules().map(rule => rule.ruleId)")}
        }
    found = axe.run(page, options=options)
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found.response["violations"]]


def test_the_keyboard_reaches_the_search_and_the_menu_first(page: Page, origin: str) -> None:
    page.goto(origin + KINDS["event"])
    reached = []
    for _press in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name"))
    assert reached == ["Skip to content", loaded(SAMPLE).archive.about.title, "q", "Search", "Chronology", "Events"]


def test_focus_is_never_off_the_screen(page: Page, origin: str) -> None:
    page.goto(origin + KINDS["town"])
    for _press in range(40):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "(e => { const b = e.getBoundingClientRect(); return [b.width, b.left] })(document.activeElement)"
        )
        assert box[0] > 0
        assert box[1] >= 0


def test_a_claims_permalink_leads_to_its_row(page: Page, origin: str) -> None:
    page.goto(origin + KINDS["article"] + "#c8")
    row = page.locator("#c8")
    assert "37" in row.inner_text()
    assert row.evaluate("e => e.matches(':target') && e.getBoundingClientRect().top < window.innerHeight")


def test_the_event_says_who_gave_which_figure(page: Page, origin: str) -> None:
    page.goto(origin + KINDS["event"])
    text = page.locator("article").inner_text()
    for words in (
        "28 or 37",
        "1 original source (Syrian Observatory for Human Rights)",
        "accounts differ",
        "paragraph 6",
    ):
        assert words in text
    assert text.count("Both come from one source, and nothing explains the difference.") == 1


def test_arabic_names_are_marked_and_run_from_the_right(page: Page, origin: str) -> None:
    page.goto(origin + KINDS["town"])
    name = page.locator("bdi[lang=ar]").first
    assert name.inner_text() == "القريتين"
    assert name.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_headings_are_read_without_their_marks_and_in_the_order_of_the_page(light: Page, origin: str) -> None:
    for kind in ("town", "about"):
        light.goto(origin + KINDS[kind])
        tree = light.locator("body").aria_snapshot()
        assert '#"' not in tree
        order = [tree.index(part) for part in ("Skip to content", "banner", 'heading "', "contentinfo")]
        assert order == sorted(order)


def test_the_contents_are_a_closed_fold_under_the_title_on_a_phone(light: Page, origin: str) -> None:
    for kind in ("town", "about"):
        light.goto(origin + KINDS[kind])
        on_phone = light.viewport_size is not None and light.viewport_size["width"] == PHONE
        assert light.locator(".an-onpage").is_visible() is on_phone
        assert light.locator(".an-toc").is_visible() is not on_phone
        if on_phone:
            assert not light.locator(".an-onpage a").first.is_visible()
            light.locator(".an-onpage summary").press("Enter")
            assert light.locator(".an-onpage a").first.is_visible()


def test_the_site_follows_the_readers_scheme(page: Page, origin: str) -> None:
    page.goto(origin)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    red = page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red < 128) is dark


def test_the_chronology_prints_without_the_menu(page: Page, origin: str) -> None:
    page.goto(origin + KINDS["chronology"])
    page.emulate_media(media="print")
    assert page.locator(".an-header nav").is_hidden()
    assert page.locator("#al-qaryatayn-2015-08-capture").is_visible()
