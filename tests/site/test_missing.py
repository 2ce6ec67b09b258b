"""The page for addresses where nothing is: what it says of an id, what it offers, and that it cannot be turned."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route
from rapidfuzz.distance import OSA

from annals.site.pages import ids as id_lists
from annals.site.pages import titles as title_lists
from annals.values import ids
from tests.hostile.payloads import PAYLOADS
from tests.support import SAMPLE, TOY, build_site, loaded

from .conftest import annals, served, with_modules
from .test_hostile import Watch

pytestmark = pytest.mark.browser

ARTICLE = "/a/mt5c42d9/"
EVENT = "/events/al-qaryatayn-2015-08-capture/"
MISTYPED = "is mistyped: its last character"
UNKNOWN = "No record ever had the id"
CUT = "is mistyped or cut off"
HERE = "Most likely you want this"
NEAR = "Did you mean:"
SPELT = "That is a spelling of:"
TITLED = "That is the title of:"


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Give a page that stays open for all addresses."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def module(browser: Browser, origin: str) -> Iterator[Page]:
    """Give a page on which the functions of near.js and titles.js are at hand."""
    page = with_modules(browser.new_page())
    page.goto(f"{origin}add/")
    for name in ("near", "titles"):
        page.evaluate(f"async () => Object.assign(window, await import('/assets/{name}.js'))")
    yield page
    page.close()


def visit(tab: Page, address: str) -> tuple[str, list[str]]:
    """Open an address and return what its script says there, and the addresses it offers."""
    tab.goto("about:blank")  # an address that differs in its anchor alone is no other page
    answer = tab.goto(address)
    assert answer
    assert answer.status == 404
    tab.locator("#near[aria-busy=false]").wait_for(state="attached")
    links = tab.locator("#near a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return tab.locator("#near").inner_text(), links


SLIPS = {
    "a wrong check character": ("a/mt5c42d8/", MISTYPED, [ARTICLE]),
    "two characters swapped": ("a/mt5c24d9/", MISTYPED, [ARTICLE]),
    "a wrong character and the claim": ("a/mt5c42d8/#c8", MISTYPED, [f"{ARTICLE}#c8"]),
    "what is no claim": ("a/mt5c42d8/#<img>", MISTYPED, [ARTICLE]),
    "a character lost": ("a/mt5c42d/", CUT, [ARTICLE]),
    "capitals and hyphens": ("A/MT5C-42D9/", HERE, [ARTICLE]),
    "an encoded space": ("a/mt5c%2042d9/", HERE, [ARTICLE]),
    "a bracket and a full stop": ("a/mt5c42d9).", HERE, [ARTICLE]),
    "a bracket as a part of its own": ("a/mt5c42d9/%3E", HERE, [ARTICLE]),
    "a comma": ("a/mt5c42d9,", HERE, [ARTICLE]),
    "an ending": ("a/mt5c42d9.html", HERE, [ARTICLE]),
    "invisible characters": ("a/mt5c%C2%AD42d9%E2%80%8B/", HERE, [ARTICLE]),
    "an id in a slug's folder": ("towns/mt5c42d9/", HERE, [ARTICLE]),
    "a wrong letter in a slug": ("towns/palmyro/", UNKNOWN, ["/towns/palmyra/"]),
    "neighbours swapped in a slug": ("events/al-qaryatayn-2015-08-catpure/", UNKNOWN, [EVENT]),
    "spaces in a slug": ("towns/Al%20Qaryatayn/", HERE, ["/towns/al-qaryatayn/"]),
    "an accent": (f"towns/{quote('Zabadānī')}/", HERE, ["/towns/zabadani/"]),
    "a group asked for as a town": ("towns/islamic-state/", HERE, ["/groups/islamic-state/"]),
    "a slip and the wrong kind": ("towns/islamc-state/", UNKNOWN, ["/groups/islamic-state/"]),
    "an unknown folder": ("town/palmyra/", HERE, ["/towns/palmyra/"]),
    "no folder": ("mt5c42d9", HERE, [ARTICLE]),
    "a slip in an unknown folder": ("x/y/palmira/", NEAR, ["/towns/palmyra/"]),
    "a mistyped id in an unknown folder": ("article/mt5c42d8", MISTYPED, [ARTICLE]),
    "nothing like an id": ("what/is/this/", "", []),
    "a name of every object": ("constructor/__proto__/", "", []),
    "a spelling": ("towns/qaryatain/", SPELT, ["/towns/al-qaryatayn/"]),
    "a spelling in Arabic": (f"towns/{quote('تدمر')}/", SPELT, ["/towns/palmyra/"]),
    "a spelling of two words": ("groups/Al%20Nusra%20Front/", SPELT, ["/groups/nusra-front/"]),
    "a name near a spelling": ("towns/tadmr/", UNKNOWN, ["/towns/palmyra/"]),
    "the beginning of a headline": ("a/isis-storms-into-strategic-town/", TITLED, ["/a/s1z05n60/"]),
    "a headline without its folder": ("ISIS%20storms%20into%20strategic%20town/", TITLED, ["/a/s1z05n60/"]),
    "most words of a headline": ("a/isis-storms-strategic-town/", CUT, ["/a/s1z05n60/"]),
    "a title in other words": ("events/capture-of-mahin/", UNKNOWN, ["/events/mahin-2015-10-capture/"]),
    "no id": (f"towns/{quote('ححح')}/", "", []),
    "a version that is not there": ("a/mt5c42d9/v99/", "The record is there, but it has no version 99", [ARTICLE]),
    "a version, in capitals": ("A/MT5C42D9/V1/", HERE, [f"{ARTICLE}v1/", ARTICLE]),
    "a version of a mistyped id": ("a/mt5c42d8/v1/", MISTYPED, [ARTICLE]),
    "a percent sign that encodes nothing": ("a/mt5c42d9%/", HERE, [ARTICLE]),
}


@pytest.mark.parametrize(("address", "says", "offers"), SLIPS.values(), ids=SLIPS)
def test_what_was_meant_is_said_and_offered(tab: Page, origin: str, address: str, says: str, offers: list[str]) -> None:
    said, links = visit(tab, origin + address)
    assert says in said
    assert bool(says) is bool(said)
    assert links == offers
    assert tab.url == origin + address.replace("<", "%3C").replace(">", "%3E")  # it leads nowhere by itself


def test_an_offer_says_what_the_record_is_called(tab: Page, origin: str) -> None:
    title = loaded(SAMPLE).archive.articles["mt5c42d9"].title
    assert f"{title} (article)" in visit(tab, f"{origin}a/mt5c42d8/")[0]
    assert "Palmyra (town)" in visit(tab, f"{origin}towns/tadmor/")[0]


def test_an_id_that_checks_but_was_never_given_out_is_said_to_be_none(tab: Page, origin: str) -> None:
    stem = "zzzzzzz"
    said, links = visit(tab, f"{origin}a/{stem}{ids.check_character(stem)}/")
    assert f"{UNKNOWN} “{stem}{ids.check_character(stem)}”" in said
    assert links == []


def test_every_offer_leads_to_a_page(tab: Page, origin: str) -> None:
    _said, links = visit(tab, f"{origin}towns/mahi/")
    assert "/towns/mahin/" in links
    for link in links:
        answer = tab.goto(origin.rstrip("/") + link)
        assert answer
        assert answer.ok


def test_at_most_five_ids_are_offered_the_nearest_and_those_of_the_kind_first(module: Page) -> None:
    entries = [{"id": f"abcdefgh-{each}", "kind": kind} for each in "1234" for kind in ("town", "group")]
    asked = {"kind": "group", "id": "abcdefgh-6", "version": "", "path": ""}
    judged = module.evaluate(
        "([asked, entries]) => judge(asked, entries)", [asked, [{"id": "abcdefgh", "kind": "group"}, *entries]]
    )
    assert judged["verdict"] == "unknown"
    groups = [f"groups/abcdefgh-{each}/" for each in "1234"]
    assert [each["address"] for each in judged["offers"]] == [*groups, "towns/abcdefgh-1/"]


def test_a_withdrawn_record_is_offered_as_such(tab: Page, origin: str) -> None:
    text = "id,status\nmt5c42d9,withdrawn\n"
    said, links = with_register(tab, f"{origin}a/mt5c42d8/", lambda route: route.fulfill(body=text))
    assert "(article, withdrawn)" in said
    assert links == [ARTICLE]


def with_register(tab: Page, address: str, answer: Callable[[Route], None]) -> tuple[str, list[str]]:
    """Open an address where the register is what `answer` makes of it."""
    tab.route("**/search/ids/*.csv", answer)
    try:
        return visit(tab, address)
    finally:
        tab.unroute("**/search/ids/*.csv")


def test_of_many_articles_only_the_ids_that_begin_or_end_alike_are_asked_for(tab: Page, origin: str) -> None:
    lists = {"article": "parts\n", "article-first-m": "id,status\nmt5c42d9\nmzzzzzzz\n"}
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url.rpartition("/")[2].removesuffix(".csv"))
        text = lists.get(asked[-1])
        route.fulfill(status=404) if text is None else route.fulfill(body=text)

    said, links = with_register(tab, f"{origin}a/mt5c42d8/", answer)
    assert MISTYPED in said
    assert links == [ARTICLE]
    assert sorted(asked) == ["article", "article-first-m", "article-last-8"]


def test_each_id_of_many_articles_stands_in_two_short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(id_lists, "WHOLE", 1)
    files = build_site(TOY).files
    articles = sorted(loaded(TOY).archive.articles)
    assert files["search/ids/article.csv"] == id_lists.IN_PARTS.encode()
    for place, at in (("first", 0), ("last", -1)):
        for id in articles:
            assert id in files[f"search/ids/article-{place}-{id[at]}.csv"].decode().split()


BROKEN: dict[str, Callable[[Route], None]] = {
    "not to be had": lambda route: route.abort(),
    "missing": lambda route: route.fulfill(status=404, body="id,status\nmt5c42d9"),
    "a page": lambda route: route.fulfill(body="<!doctype html><title>ids</title>"),
    "empty": lambda route: route.fulfill(body=""),
    "of half a line": lambda route: route.fulfill(body="id,status\nmt5c4"),
    "of other things": lambda route: route.fulfill(body="id,status\n../mt5c42d8,\n__proto__\n<b>,withdrawn\n\n,,,\n"),
}


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN)
def test_a_mistyped_id_is_told_without_a_register(tab: Page, origin: str, answer: Callable[[Route], None]) -> None:
    broken: list[str] = []
    tab.on("pageerror", lambda error: broken.append(str(error)))
    said, links = with_register(tab, f"{origin}a/mt5c42d8/", answer)
    assert MISTYPED in said
    assert links == []
    assert broken == []


def test_nothing_is_said_to_be_unknown_without_a_register(tab: Page, origin: str) -> None:
    said, links = with_register(tab, f"{origin}towns/palmyro/", BROKEN["missing"])
    assert UNKNOWN not in said
    assert links == ["/towns/palmyra/"]  # by its name
    assert with_register(tab, f"{origin}towns/xyzzyx/", BROKEN["missing"]) == ("", [])


def test_the_text_of_a_link_is_what_the_record_is_called(tab: Page, origin: str) -> None:
    visit(tab, f"{origin}towns/mahi/")
    texts = tab.locator("#near a").all_inner_texts()
    assert "Mahin" in texts
    assert [text for text in texts if "/" in text] == []


def test_a_long_list_of_titles_is_cut_by_their_first_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(title_lists, "WHOLE", 1)
    files = build_site(TOY).files
    assert files["search/titles/article.txt"] == id_lists.IN_PARTS.encode()
    for article in loaded(TOY).archive.articles.values():
        first = "-".join(f"{ord(each):x}" for each in "".join(title_lists.words_of(article.title))[:2])
        assert f"{article.id}\t{article.title}\n" in files[f"search/titles/article-{first}.txt"].decode()


def test_of_many_titles_only_those_that_begin_alike_are_asked_for(tab: Page, origin: str) -> None:
    asked: list[str] = []
    rows = "s1z05n60\tISIS storms into strategic town\n../x\tISIS storms\nhalf\n"
    lists = {"article": "parts\n", "article-69-73": rows}

    def answer(route: Route) -> None:
        asked.append(route.request.url.rpartition("/")[2].removesuffix(".txt"))
        text = lists.get(asked[-1])
        route.fulfill(status=404) if text is None else route.fulfill(body=text)

    tab.route("**/search/titles/*.txt", answer)
    said, links = visit(tab, f"{origin}a/isis-storms-into/")
    tab.unroute("**/search/titles/*.txt")
    assert TITLED in said
    assert links == ["/a/s1z05n60/"]
    assert asked == ["article", "article-69-73"]


@given(st.text(st.characters(max_codepoint=0x6FF), max_size=30))
def test_words_of_titles_are_the_same_in_python_and_in_the_browser(module: Page, text: str) -> None:
    assert module.evaluate("text => wordsOf(text)", text) == title_lists.words_of(text)


ATTACKS = ["<img src=x onerror=alert(1)>", "javascript:alert(1)", "\\\\evil.test", "\u202egnp.exe", *PAYLOADS]


def test_an_address_cannot_put_anything_on_the_page(browser: Browser, origin: str) -> None:
    page = browser.new_page()
    watch = Watch(page, origin)
    for attack in ATTACKS:
        written = quote(attack.replace("\0", ""), safe="")  # Python's server refuses a null byte
        said, _links = visit(page, f"{origin}a/{written}/")
        assert not set(said) & set("<>&=\\\u202e"), attack
        assert page.locator("#near :not(p, ul, li, a, bdi)").count() == 0
    assert watch.done == []
    page.close()


def test_an_id_of_any_length_is_cut(tab: Page, origin: str) -> None:
    said, links = visit(tab, f"{origin}towns/{'x' * 20_000}/")
    assert f"“{'x' * 80}”" in said
    assert links == []


def test_without_a_script_the_page_says_how_ids_look_and_leads_on(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    answer = page.goto(f"{origin}a/b/c/mt5c42d8/")
    assert answer
    assert answer.status == 404
    text = page.locator("article").inner_text()
    for words in ("Nothing is at this address", "eight characters", "The last one checks the others", "withdrawn"):
        assert words in text
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    page.get_by_role("link", name="home page").click()
    assert page.url == origin
    context.close()


@pytest.fixture(scope="module")
def two_languages(real_site: Path) -> Iterator[str]:
    """Give the address of the real site, which is in English and in Arabic."""
    with served(real_site) as address:
        yield address


def test_an_arabic_address_with_a_mistyped_id_is_told_in_arabic_and_offers_the_arabic_page(
    tab: Page, two_languages: str
) -> None:
    said, links = visit(tab, f"{two_languages}ar/a/mt5c42d8/#c8")
    assert "«mt5c42d8» خطأ في الكتابة" in said
    assert "(مقال)" in said
    assert links == ["/ar/a/mt5c42d9/#c8"]
    root = tab.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    assert tab.title() == "الصفحة غير موجودة – حوليات حمص"
    assert tab.locator("h1:visible").all_inner_texts() == ["الصفحة غير موجودة"]
    assert tab.locator("header a").first.get_attribute("href") == "/ar/"
    tab.locator("#near a").click()
    assert tab.url == f"{two_languages}ar/a/mt5c42d9/#c8"


def test_what_is_offered_in_arabic_is_called_as_in_arabic_and_a_version_stands_at_the_root(
    tab: Page, two_languages: str
) -> None:
    said, links = visit(tab, f"{two_languages}ar/towns/mahi/")
    assert "مهين (بلدة)" in said
    assert "/ar/towns/mahin/" in links
    said, links = visit(tab, f"{two_languages}AR/a/mt5c42d9/v1/")
    assert links == ["/a/mt5c42d9/v1/", "/ar/a/mt5c42d9/"]
    assert "(مقال، باللغة الإنجليزية)" in said
    assert tab.locator("#near a[hreflang=en]").count() == 1
    assert visit(tab, f"{two_languages}ar/{quote('تدمر')}/")[1] == ["/ar/towns/palmyra/"]


def test_an_english_address_is_told_in_english_alone(tab: Page, two_languages: str) -> None:
    said, links = visit(tab, f"{two_languages}arab/mt5c42d8/")
    assert MISTYPED in said
    assert links == [ARTICLE]
    assert tab.locator("html").get_attribute("lang") == "en"
    assert tab.locator("h1:visible").all_inner_texts() == ["Page not found"]


def test_without_a_script_each_language_can_be_read(browser: Browser, two_languages: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{two_languages}ar/a/mt5c42d8/")
    assert page.locator("h1:visible").all_inner_texts() == ["Page not found", "الصفحة غير موجودة"]
    assert page.locator("div[lang=ar][dir=rtl] a").last.get_attribute("href") == "/ar/"
    assert page.locator("header, footer").count() == 2
    context.close()


def test_an_archive_in_one_language_says_it_once(site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert text.count("<h1>") == 1
    assert "<template" not in text
    assert 'type="application/json"' not in text


def test_a_site_below_a_folder_finds_its_register(browser: Browser, toy_project: Path, tmp_path: Path) -> None:
    about = toy_project / "archive/archive.md"
    about.write_text(about.read_text().replace("languages: [en]", "languages: [en, ar]"))
    built = annals("build", root=toy_project, ANNALS_SITE_URL="https://site.test/archive/")
    assert built.returncode == 0, built.stderr
    for folder in ("", "ar/"):
        address = f'<meta property="og:image" content="https://site.test/archive/{folder}picture.png">'
        assert address in (toy_project / f"site/{folder}towns/al-mahbara/index.html").read_text(encoding="utf-8")
    host = tmp_path / "host"
    shutil.move(toy_project / "site", host / "archive")
    shutil.copy(host / "archive" / "404.html", host)
    page = browser.new_page()
    with served(host) as origin:
        assert visit(page, f"{origin}archive/a/ggm67h9n/")[1] == ["/archive/a/ggm67h9m/"]
        page.locator("#near a").click()
        assert page.url == f"{origin}archive/a/ggm67h9m/"
    page.close()


WRITTEN = st.text(alphabet="abc-1", max_size=9)


@given(WRITTEN, WRITTEN)
def test_slips_are_counted_as_rapidfuzz_counts_them(module: Page, one: str, other: str) -> None:
    assert module.evaluate("([one, other]) => slips(one, other)", [one, other]) == OSA.distance(one, other)


@given(st.text())
def test_whatever_is_written_only_letters_digits_and_hyphens_are_read(module: Page, text: str) -> None:
    asked = module.evaluate("text => readAddress(`/a/${text}`, '/')", text)
    assert set(asked["id"] + asked["version"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
