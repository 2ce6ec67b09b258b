"""The real site in Arabic, in Chromium: pages of every sort, at both widths, light and dark."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from annals.records.frontmatter import read
from annals.site.search.names import LONGEST
from tests.support import PROJECT

from .conftest import annals, served
from .forms import opened
from .test_browser import (
    COLOURS,
    DESKTOP,
    EVERY_RULE,
    FITS,
    KINDS,
    LISTS,
    LONGEST_LIST,
    MOST_BYTES,
    MOST_REQUESTS,
    PHONE,
    _violations,
    _weight,
    hold_to_the_keyboard,
)  # fmt: skip

pytestmark = pytest.mark.browser

PAGES = (
    "", "a/mt5c42d9/", "events/al-qaryatayn-2015-08-capture/", "towns/al-qaryatayn/", "groups/islamic-state/",
    "sources/sohr/", "chronology/2015/", "map/", "search/?q=القريتين", "add/", "disagreements/", "harm/", "data/",
    "compare/mt5c42d9/s1z05n60/", "compare/?a=mt5c42d9&b=s1z05n60", "about/", "cite/",
    "contribute/", "persistence/", "private/",
)  # fmt: skip

REPORT = {
    "title": "نص مختلق عن القريتين",
    "url": "https://www.newarab.com/أخبار/نص مختلق",
    "language": "ar",
    "date": "2015-08-07",
    "abstract": "ملخّص مختلق يروي ما قاله التقرير عن القريتين.",
    "text": "عنوان مختلق\n\nدخلت قوات إلى القريتين وبلدة مهين.\n\n"
    "وقال المرصد السوري لحقوق الإنسان إن ١٢ من تنظيم الدولة الإسلامية قُتلوا.",
}
CLAIM = {
    "about": "al-qaryatayn-2015-08-capture",
    "states": "killed",
    "side": "islamic-state",
    "figure": "ما لا يقل عن ١٢",
    "when": "2015-08-05",
    "when_words": "يوم الأربعاء",
    "origin": "المرصد السوري لحقوق الإنسان",
    "paragraph": "3",
}


@pytest.fixture(scope="module")
def origin(real_site: Path) -> Iterator[str]:
    with served(real_site) as address:
        yield f"{address}ar/"


@pytest.fixture(params=[PHONE, DESKTOP], ids=["390", "1280"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 844}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_in_arabic_opens_quietly_within_its_width_and_for_everyone(
    page: Page, origin: str, real_site: Path, address: str
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
    if "?" not in address:  # what a search needs is measured apart
        weights = {url: _weight(real_site, url) for url in asked}
        assert sum(weights.values()) <= MOST_BYTES, weights
        assert len(asked) <= MOST_REQUESTS, weights
    assert _violations(page, EVERY_RULE) == []
    page.emulate_media(color_scheme="dark")
    assert _violations(page, COLOURS) == []
    hold_to_the_keyboard(page)


@pytest.mark.parametrize("folder", ["", "ar/"])
@pytest.mark.parametrize("kind", sorted(LISTS))
def test_no_list_is_heavy_in_either_language(real_site: Path, folder: str, kind: str) -> None:
    told = (real_site / folder / KINDS[kind] / "index.html").read_text(encoding="utf-8")
    page = told[told.index("<main") : told.index("</main>")]
    listed = re.sub(r"<form.*?</form>|<table class=\"an-grid.*?</table>|<script.*?</script>", "", page, flags=re.DOTALL)
    assert len(listed.encode()) <= LONGEST_LIST


@pytest.mark.parametrize("folder", ["", "ar/"])
def test_the_list_of_all_names_weighs_no_more_than_it_is_taken_for(real_site: Path, folder: str) -> None:
    told = (real_site / folder / "search/index.html").read_text(encoding="utf-8")
    every = re.search(r'<details id="every".*?</details>', told, re.DOTALL)
    assert every
    assert len(every[0].encode()) <= LONGEST


def test_the_keyboard_goes_through_the_head_from_right_to_left(page: Page, origin: str) -> None:
    page.goto(f"{origin}events/al-qaryatayn-2015-08-capture/")
    reached = list[str]()
    places = list[float]()
    for _press in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name"))
        places.append(page.evaluate("document.activeElement.getBoundingClientRect().right"))
    assert reached[0] == "انتقل إلى المحتوى"
    assert reached[2:] == ["q", "بحث", "التسلسل الزمني", "الأحداث"]
    assert places[2] > places[3]
    assert places[4] > places[5]


def test_a_record_made_in_the_form_in_arabic_passes_the_check(
    context: BrowserContext, origin: str, tmp_path: Path
) -> None:
    shutil.copytree(PROJECT / "archive", tmp_path / "archive")
    form = opened(context, f"{origin}add/")
    form.fill(REPORT)
    expect(form.page.locator("#sha256")).not_to_have_value("")
    form.press("claim")
    form.fill(CLAIM, "claim1-")
    form.finished()
    path, text = form.file()
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    checked = annals("check", root=tmp_path)
    told = [line for line in checked.stdout.splitlines() if line.startswith(path)]
    assert (checked.returncode, [line for line in told if ": warning: " not in line]) == (0, []), checked.stdout
    document, problems = read(text, path)
    assert document, problems
    made = {"id": "c1", **CLAIM, "figure": "at least 12", "chain": ["sohr", "new-arab"]}
    assert document.fields["claims"] == [{name: value for name, value in made.items() if name != "origin"}]
    form.left_no_trace(f"{origin.removesuffix('ar/')}add/")


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
    for each in {each.evaluate("link => link.href") for each in links}:
        assert page.request.get(each).ok, each


def test_each_link_of_languages_leads_to_the_same_page_in_the_other(page: Page, origin: str) -> None:
    english = origin.removesuffix("ar/")
    page.goto(f"{origin}towns/mahin/")
    page.locator("a[hreflang=en]").first.click()
    page.wait_for_url(f"{english}towns/mahin/")
    page.locator("a[hreflang=ar]").first.click()
    page.wait_for_url(f"{origin}towns/mahin/")


def _results(page: Page, origin: str, query: str) -> str:
    page.goto(f"{origin}search/?q={query}")
    page.locator("#search[aria-busy=false]").wait_for()
    page.locator("#found h2").first.wait_for()
    return page.locator("#found").inner_text()


def test_results_are_told_in_arabic_titles_dates_chains_and_statements(page: Page, origin: str) -> None:
    said = _results(page, origin, "قتلى")
    assert "AzVision.az · 2 تشرين الثاني/نوفمبر 2015" in said
    assert "القتلى: 28 (القوات الحكومية السورية)" in said
    assert "المرصد السوري لحقوق الإنسان ← NOW" in said
    said = _results(page, origin, "القريتين")
    assert "عدة مصادر متفقة" in said
    assert "several sources agree" not in said


def test_a_word_in_english_finds_in_the_arabic_search_what_it_does_in_english(page: Page, origin: str) -> None:
    arabic = _results(page, origin, "depot")
    assert "مهين" in arabic
    found = {link.get_attribute("href") for link in page.locator("#found a").all()}
    _results(page, origin.removesuffix("ar/"), "depot")
    english = {link.get_attribute("href") for link in page.locator("#found a").all()}
    assert {str(href).replace("/ar/", "/") for href in found} == english


def test_what_results_are_narrowed_by_is_named_and_ordered_in_arabic(page: Page, origin: str) -> None:
    _results(page, origin, "القريتين")
    page.locator("details.an-narrow summary").click()
    towns = page.locator("select[name=town] option")
    page.wait_for_function("document.querySelectorAll('select[name=town] option').length > 3")
    names = [name.rpartition(" (")[0] for name in towns.all_inner_texts()[1:]]
    assert {"القريتين", "تدمر", "مهين"} <= set(names)
    assert names == sorted(names, key=lambda name: name.replace("إ", "ا").replace("أ", "ا"))
    page.select_option("select[name=town]", "Palmyra")
    page.wait_for_function("location.search.includes('town=Palmyra')")
    page.locator("#search[aria-busy=false]").wait_for()
    assert page.locator("select[name=town] option:checked").inner_text().startswith("تدمر")


def test_a_spelling_is_told_by_the_name_in_arabic(page: Page, origin: str) -> None:
    said = _results(page, origin, "Saddad")
    assert "«Saddad» من طرق كتابة الاسم «صدد»" in page.locator("#search").inner_text() + said
    assert page.locator("#found a[href$='towns/sadad/']").first.inner_text() == "صدد"


def test_the_form_names_events_and_their_days_in_arabic(page: Page, origin: str) -> None:
    known = page.request.get(f"{origin.removesuffix('ar/')}add/names.json").json()
    event = known["events"]["al-qaryatayn-2015-08-capture"]
    assert (event["ar"], event["when-ar"]) == ("تنظيم الدولة الإسلامية يسيطر على القريتين", "من 5 إلى 6 آب/أغسطس 2015")


def test_alternatives_in_latin_letters_are_set_apart_one_by_one(real_site: Path) -> None:
    page = (real_site / "ar" / "disagreements" / "index.html").read_text(encoding="utf-8")
    one, other = (
        f'<bdi lang="en" dir="ltr">{words}</bdi>'
        for words in ("reconciliation deals", "forced displacement of opponents")
    )
    assert f"{one} أو {other}" in page


def test_a_long_text_in_latin_letters_keeps_its_lines_in_order(page: Page, origin: str) -> None:
    page.goto(f"{origin}disagreements/")
    note = page.locator(".an-why bdi[dir=ltr]").first
    assert note.evaluate("e => getComputedStyle(e).display") == "inline-block"
