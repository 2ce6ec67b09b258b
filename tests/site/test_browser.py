"""The real site in real Chromium: one page of each kind, phone and desktop, light and dark."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "article": "a/mt5c42d9/",
    "event": "events/al-qaryatayn-2015-08-capture/",
    "aggregate event": "events/syrian-war-toll/",
    "town": "towns/al-qaryatayn/",
    "governorate": "towns/homs-governorate/",
    "group": "groups/ahrar-al-sham/",
    "source": "sources/sohr/",
    "all dates": "dates/",
    "year": "dates/2015/",
    "month": "dates/2015/08/",
    "day": "dates/2015/08/05/",
    "chronology": "chronology/",
    "chronology of a year": "chronology/2015/",
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
    "benchmarks": "benchmarks/",
    "no such page": "a/mt5c42d8/",
}
FORM = "form to add an article"
MISSING = "no such page"
SEARCH = "search"
RECORDS = ("article", "event", "aggregate event", "town", "governorate", "group", "source")
WITH_SCRIPT = {KINDS[kind] for kind in (FORM, MISSING, SEARCH, *RECORDS)}
"""The pages with a script; see test_add.py, test_missing.py, test_search.py and test_citing.py."""

PHONE, DESKTOP = 390, 1280


@pytest.fixture(params=[(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")], ids=str)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_a_page_opens_quietly_within_its_width_and_for_everyone(page: Page, origin: str, address: str) -> None:
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
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("document.querySelectorAll('script').length") == (address in WITH_SCRIPT)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0

    found = Axe().run(page)
    grave = [each for each in found.response["violations"] if each["impact"] in ("serious", "critical")]
    assert grave == [], "\n".join(f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in grave)


def test_the_keyboard_reaches_the_menu_first(page: Page, origin: str) -> None:
    page.goto(origin + KINDS["event"])
    reached = []
    for _press in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert reached[0] == "Skip to content"
    assert reached[1:4] == ["Annals of Homs", "Chronology", "Towns"]


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
    assert "37 killed" in row.inner_text()
    assert row.evaluate("e => e.matches(':target') && e.getBoundingClientRect().top < window.innerHeight")


def test_the_event_says_who_gave_which_figure(page: Page, origin: str) -> None:
    page.goto(origin + KINDS["event"])
    text = page.locator("article").inner_text()
    for words in ("28 to 37", "1 origin (Syrian Observatory for Human Rights)", "accounts differ", "¶ 6, c8"):
        assert words in text
    assert "37 or 28: they name one origin, and no text says why they part." in text


def test_arabic_names_are_marked_and_run_from_the_right(page: Page, origin: str) -> None:
    page.goto(origin + KINDS["town"])
    name = page.locator("bdi[lang=ar]").first
    assert name.inner_text() == "القريتين"
    assert name.evaluate("e => getComputedStyle(e).direction") == "rtl"


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
