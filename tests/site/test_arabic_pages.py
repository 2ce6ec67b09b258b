"""The real site in Arabic, in Chromium: pages of every sort, at both widths, light and dark."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support import PROJECT, Once

from .conftest import built, served
from .test_browser import COLOURS, DESKTOP, EVERY_RULE, FITS, PHONE, _violations

pytestmark = pytest.mark.browser

PAGES = (
    "", "a/mt5c42d9/", "events/al-qaryatayn-2015-08-capture/", "towns/al-qaryatayn/", "groups/islamic-state/",
    "sources/sohr/", "chronology/2015/", "map/", "search/?q=القريتين", "add/", "disagreements/", "harm/", "data/",
    "compare/mt5c42d9/s1z05n60/", "about/", "cite/", "contribute/", "persistence/", "private/",
)  # fmt: skip


@pytest.fixture(scope="module")
def origin(once: Once) -> Iterator[str]:
    with served(once("real-site", lambda folder: built(folder, root=PROJECT))) as address:
        yield f"{address}ar/"


@pytest.fixture(params=[PHONE, DESKTOP], ids=["390", "1280"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 844}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_in_arabic_opens_quietly_within_its_width_and_for_everyone(
    page: Page, origin: str, address: str
) -> None:
    told, asked = list[str](), list[str]()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(origin + address)
    page.wait_for_load_state("networkidle")
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    assert page.locator("a[hreflang=en]").count() >= 1
    assert told == []
    assert [url for url in asked if not url.startswith(origin.removesuffix("ar/"))] == []
    assert page.evaluate(FITS)
    assert _violations(page, EVERY_RULE) == []
    page.emulate_media(color_scheme="dark")
    assert _violations(page, COLOURS) == []


def test_what_is_searched_for_in_arabic_is_found_and_leads_to_a_page_in_arabic(page: Page, origin: str) -> None:
    page.goto(f"{origin}search/?q=القريتين")
    link = page.locator("main a[href*='towns/al-qaryatayn/']").first
    link.wait_for()
    link.click()
    page.wait_for_url(f"{origin}towns/al-qaryatayn/*")
    assert page.locator("h1").inner_text() == "القريتين"


def test_the_foot_of_a_page_that_somebody_wrote_is_in_arabic_and_leads_to_pages(page: Page, origin: str) -> None:
    page.goto(f"{origin}about/")
    foot = page.locator("footer")
    links = foot.locator("a").all()
    arabic = re.compile("[\u0621-\u064a]")
    assert [told for each in links if not arabic.search(told := each.inner_text())] == []
    assert foot.locator("a[href='../../fields/'][hreflang=en]").first.inner_text() == "الحقول باللغة الإنجليزية"
    for each in {each.evaluate("link => link.href") for each in links}:
        assert page.request.get(each).ok, each


def test_each_link_of_languages_leads_to_the_same_page_in_the_other(page: Page, origin: str) -> None:
    english = origin.removesuffix("ar/")
    page.goto(f"{origin}towns/mahin/")
    page.locator("a[hreflang=en]").first.click()
    page.wait_for_url(f"{english}towns/mahin/")
    page.locator("a[hreflang=ar]").first.click()
    page.wait_for_url(f"{origin}towns/mahin/")
