"""The search: that whatever a reader types finds what is there or is told to be missing, and what it costs."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, quote_plus, urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from annals.cli.main import main
from annals.language.transliteration import letters
from annals.model import Claim
from annals.site.search import pagefind
from annals.site.search.index import FOLDER
from tests.support import SAMPLE, loaded

from .conftest import with_modules
from .test_hostile import Watch

pytestmark = pytest.mark.browser

UNKNOWN = ""
MISSING = "is in no record."

TOWN, SADAD, MAHIN, PALMYRA, SUKHNAH = (
    "towns/al-qaryatayn/", "towns/sadad/", "towns/mahin/", "towns/palmyra/", "towns/al-sukhnah/",
)  # fmt: skip
IS, HEZBOLLAH, NUSRA = "groups/islamic-state/", "groups/hezbollah/", "groups/nusra-front/"

FACETS = ("kind", "year", "town", "group", "source", "publisher", "event", "attested")

REAL = loaded(SAMPLE).archive

ON_AN_INDEX = {
    "Sadad": SADAD, "صدد": SADAD, "al-Qaryatayn": TOWN, "القريتين": TOWN, "مهين": MAHIN, "Tadmur": PALMYRA,
    "تدمر": PALMYRA, "Sukhna": SUKHNAH, "السخنة": SUKHNAH, "ISIS": IS, "Hezbollah": HEZBOLLAH, "حزب الله": HEZBOLLAH,
    "Nusra": NUSRA, "Observatory": "sources/sohr/", "Reuters": "sources/reuters/",
    "Baybars Tallawi": f"sources/{REAL.source_named['baybars tallawi'].id}/", "Palmyra": PALMYRA,
    "Christians": "events/al-qaryatayn-christians-abduction/", "abducted": "a/dnd8qp68/#c18",
    "human shields": "events/douma-2015-11-captives/", "suicide": "events/al-qaryatayn-2015-08-bombings/",
    "car bomb": "events/mahin-2015-10-bombings/", "M5": "towns/m5-highway/", "Russian": "groups/russian-forces/",
    "Zabadani": "towns/zabadani/", "Mahin": MAHIN, "Islamic State": IS, "Ahrar al-Sham": "groups/ahrar-al-sham/",
    "Talbiseh": "towns/talbiseh/",
}  # fmt: skip
DEEP = {
    "Saddad": SADAD, "Qaryatain": TOWN, "Qaryatein": TOWN, "Maheen": MAHIN, "Mheen": MAHIN, "Tadmor": PALMYRA,
    "Sukhneh": SUKHNAH, "Daesh": IS, "داعش": IS, "ISIL": IS, "Hizbullah": HEZBOLLAH, "SOHR": "sources/sohr/",
    "Assyrian": "a/hg1srg35/#c20", "270": "a/dnd8qp68/#c18", "depot": "a/s1z05n60/#c25",
    "Muallem": "sources/syrian-foreign-minister/", "de Mistura": "sources/united-nations/",
    "displaced": "a/tmmmfqjv/#c15", "Nassib": "towns/nasib/",
}  # fmt: skip
NOWHERE = {
    "Rami Abdel Rahman": "a/mt5c42d9/#c6", "SANA": "sources/syrian-state-media/", "Amaq": UNKNOWN, "church": UNKNOWN,
    "monastery": UNKNOWN, "hostages": "a/dnd8qp68/#c18", "refugees": "a/tmmmfqjv/#c15", "Mar Elian": UNKNOWN,
    "chemical": UNKNOWN,
}  # fmt: skip
"""What no index page led to when the site had no search, and what of it the archive had all the same."""

OWN = {
    "qaryatayn": TOWN, "AL-QARYATAYN": TOWN, "Al Qaryatayn": TOWN, "قريتين": TOWN, "والقريتين": TOWN,
    "Karyatayn": TOWN, "Qary": TOWN, "بتدمر": PALMYRA, "تَدْمُر": PALMYRA, "Tadmūr": PALMYRA, "Palmyre": PALMYRA,
    "تلبيسة": "towns/talbiseh/", "السخنه": SUKHNAH, "Sukhnah": SUKHNAH, "Mare": "towns/mare/", "مارع": "towns/mare/",
    "Mahín": MAHIN, "Jabhat al-Nusra": NUSRA, "al Nusra Front": NUSRA, "الدولة الاسلامية": IS, "تنظيم الدولة": IS,
    "Deir Ezzor": "towns/deir-ez-zor/", "Deir ez-Zor": "towns/deir-ez-zor/", "Raqqa": "towns/raqqa/",
    "Qalamoun": "towns/qalamoun/", "AFP": "sources/afp/", "Agence France Presse": "sources/afp/",
    "BBC": "sources/bbc/", "Anadolu": "sources/anadolu/", "37": "a/mt5c42d9/#c8",
    "suicide bombers": "events/al-qaryatayn-2015-08-bombings/", "special forces": "groups/us-special-forces/",
    "Vienna": "towns/vienna/", "Iran": "towns/iran/", "Zabadini": "towns/zabadani/",
    "checkpoints": "events/mahin-2015-08-checkpoint-clashes/", "Aleppo": "towns/aleppo-governorate/",
    "New Arab": "sources/new-arab/", "oasis": TOWN, "bombs": "events/mahin-2015-10-bombings/",
    "IS militants seize key Syrian town": "a/mt5c42d9/",
    "Soukhna": SUKHNAH, "Talbisa": "towns/talbiseh/", "Tālbīseh": "towns/talbiseh/", "Qaryatyn": TOWN, "Tadmr": PALMYRA,
    "Hisbollah": UNKNOWN, "Kerry": UNKNOWN, "Lavrov": UNKNOWN, "Putin": UNKNOWN, "xyzzy": UNKNOWN, "zzqall": UNKNOWN,
    "%": UNKNOWN, "<script>alert(1)</script>": UNKNOWN, "Damascus church": UNKNOWN,
}  # fmt: skip
"""Fifty of our own, some of which only a near name answers."""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Give a page that stays open for all searches."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def search(tab: Page, origin: str, query: str, more: str = "") -> tuple[str, list[str]]:
    """Search for something; return what the page then says, and the addresses that it leads to, within the site."""
    tab.goto(f"{origin}search/?q={quote_plus(query)}{more}")
    tab.locator("#search[aria-busy=false]").wait_for()
    links = tab.locator("#found a").evaluate_all("links => links.map(link => link.href)")
    return tab.locator("#search").inner_text(), [link.removeprefix(origin) for link in links]


@pytest.mark.parametrize(("query", "leads"), {**ON_AN_INDEX, **DEEP, **NOWHERE, **OWN}.items())
def test_what_is_typed_finds_what_is_there_or_is_told_to_be_missing(
    tab: Page, origin: str, query: str, leads: str
) -> None:
    said, links = search(tab, origin, query)
    if leads:
        assert leads in links
    else:
        assert MISSING in said or "Nothing in the archive has" in said


def test_a_spelling_is_told_with_the_name_it_is_of_and_the_others(tab: Page, origin: str) -> None:
    said, links = search(tab, origin, "Saddad")
    assert "“Saddad” is a spelling of Sadad" in said
    assert "events/mahin-2015-10-offensive/" in links
    said, _links = search(tab, origin, "Mahin")
    assert "also written مهين, Maheen, Mheen" in said


def test_a_statement_is_told_with_its_chain_and_leads_to_its_place(tab: Page, origin: str) -> None:
    said, links = search(tab, origin, "37 killed")
    assert "37 killed, of Syrian government forces" in said
    assert "Syrian Observatory for Human Rights (Rami Abdel Rahman) → Agence France-Presse → The New Arab" in said
    tab.goto(f"{origin}{next(link for link in links if link.endswith('#c8'))}")
    assert tab.locator("#c8").count() == 1


def test_the_empty_search_fetches_no_index(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("search/", "search/?q=", "search/?q=+&order=new"):
        page.goto(origin + address)
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if FOLDER in url or "names.json" in url] == []


@pytest.mark.parametrize("asked", ["q=Mahin", *(f"{name}=Mahin" for name in FACETS)])
def test_what_any_query_needs_is_asked_for_before_a_script_has_come(
    context: BrowserContext, origin: str, asked: str
) -> None:
    page = context.new_page()
    page.route("**/search.js", lambda route: None)
    wanted = {"pagefind-entry.json", "wasm.en.pagefind", "pagefind.en_", "pagefind.en-events_", "pagefind.en-articles_"}

    def is_last(request: Request) -> bool:
        wanted.difference_update([name for name in wanted if f"{FOLDER}{name}" in request.url])
        return not wanted

    with page.expect_request(is_last):
        page.goto(f"{origin}search/?{asked}", wait_until="commit")
    page.close()


def test_a_filter_alone_fetches_a_part_of_the_index(context: BrowserContext, origin: str, site: Path) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    said, links = search(page, origin, "", "&kind=Event&year=2017&order=old")
    assert "records" in said
    assert links[0].startswith("events/")
    fragments = len(list((site / FOLDER / "fragment").iterdir()))
    assert len([url for url in asked if "fragment" in url]) < fragments / 3
    assert [url for url in asked if not url.startswith(origin)] == []


def test_results_are_narrowed_and_ordered_and_the_address_says_so(tab: Page, origin: str) -> None:
    search(tab, origin, "Mahin")
    tab.locator("#search summary").click()
    tab.locator("select[name=kind] option[value=Event]").wait_for(state="attached")
    assert tab.locator("select[name=kind] option[value=Event]").inner_text().startswith("Event (")
    tab.select_option("select[name=kind]", "Event")
    tab.locator("#search[aria-busy=false]").wait_for()
    tab.select_option("select[name=order]", "old")
    tab.locator("#search[aria-busy=false]").wait_for()
    assert tab.url == f"{origin}search/?q=Mahin&kind=Event&order=old"
    links = tab.locator("#found a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert all("/events/" in link for link in links)
    assert links[0].endswith("-2015-islamic-state-advance/")  # it began in May
    tab.go_back()
    tab.locator("#search[aria-busy=false]").wait_for()
    assert tab.url == f"{origin}search/?q=Mahin&kind=Event"


@pytest.mark.parametrize(
    ("facet", "id"),
    [("source", "reuters"), ("source", "sohr"), ("group", "hezbollah"), ("town", "palmyra"), ("town", "qalamoun")],
)
def test_statements_are_narrowed_by_what_each_says_and_who_said_it(tab: Page, origin: str, facet: str, id: str) -> None:
    def refers(claim: Claim) -> bool:
        event = REAL.events.get(claim.about)
        of_event = (*event.places, *event.sides) if event else ()
        return id in (claim.chain if facet == "source" else (claim.about, claim.side, claim.to, *of_event))

    expected = {f"a/{each.id}/#{c.id}" for each in REAL.articles.values() for c in each.claims if refers(c)}
    search(tab, origin, "", f"&kind=Statement&{facet}={quote_plus(REAL.name(id))}")
    while (more := tab.get_by_role("button", name="Show more statements")).is_visible():
        before = tab.locator("#found li").count()
        more.click()
        expect(tab.locator("#found li")).not_to_have_count(before)
    links = tab.locator("#found a").evaluate_all("links => links.map(link => link.href)")
    assert sorted(links) == sorted(f"{origin}{each}" for each in expected)
    assert tab.locator("#found h2").inner_text() == f"Statements ({len(expected)})"
    option = tab.locator("select[name=kind] option:checked").inner_text()
    assert option == f"Statement ({len(expected)})"


def test_a_search_for_statements_alone_has_their_number_and_their_list(tab: Page, origin: str) -> None:
    said, found = search(tab, origin, "suicide bombers", "&kind=Statement")
    assert "Statements of 3 articles on “suicide bombers”" in said
    assert [url.partition("#")[0] for url in found] == [*["a/s1z05n60/"] * 2, "a/mt5c42d9/", "a/tmmmfqjv/"]
    said, _found = search(tab, origin, "suicide bombers", "&kind=Statement&group=Hezbollah")
    assert "Nothing on “suicide bombers” is left with these filters." in said
    search(tab, origin, "suicide bombers", "&kind=Statement&town=al-Qaryatayn")
    with tab.expect_download() as saved:
        tab.get_by_role("button", name="Download this list").click()
    lines = list(csv.reader(Path(saved.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert [line[0] for line in lines[1:]] == ["Statement"] * 3


def options(tab: Page, name: str) -> dict[str, int | None]:
    """Return the values of a filter with their numbers, by what the address calls them; None where none is told."""
    rows = tab.locator(f"select[name={name}] option:not(:first-child)").evaluate_all(
        "options => options.map(({ value, text }) => [value, text])"
    )
    numbers = {value: re.search(r" \((\d+)\)$", text) for value, text in rows}
    return {value: int(each[1]) if each else None for value, each in numbers.items()}


@pytest.mark.parametrize("query", ["q=killed", "q=killed&kind=Statement", "kind=Event", "q=Mahin&group=Hezbollah"])
def test_a_number_beside_a_value_is_that_of_the_results_if_it_is_chosen(tab: Page, origin: str, query: str) -> None:
    given = dict(parse_qsl(query))
    tab.goto(f"{origin}search/?{query}&order=old")  # so that the filters are open
    tab.locator("#search[aria-busy=false]").wait_for()
    numbers = {facet: options(tab, facet) for facet in ("kind", "group", "source", "event")}
    assert sum(map(len, numbers.values())) > 9
    for facet, found in numbers.items():
        for value in [*found][:4]:
            asked = {**given, facet: value}
            tab.goto(f"{origin}search/?{urlencode(asked)}&order=old")
            tab.locator("#search[aria-busy=false]").wait_for()
            heads = tab.locator("#found h2:visible").all_inner_texts()
            wanted = "Statements" if asked.get("kind") == "Statement" else "(?!Statements|Pages).*"
            shown = [int(each[1]) for head in heads if (each := re.fullmatch(rf"{wanted} \((\d+)\)", head))]
            assert (facet, value, sum(shown)) == (facet, value, found[value])


def test_filters_that_are_opened_with_nothing_asked_have_their_values(tab: Page, origin: str) -> None:
    tab.goto(f"{origin}search/")
    tab.locator("#search summary").click()
    tab.locator("select[name=kind] option[value=Statement]").wait_for(state="attached")
    tab.locator("#search[aria-busy=false]").wait_for()
    number = sum(len(each.claims) for each in REAL.articles.values())
    assert options(tab, "kind")["Statement"] == number
    assert tab.locator("#found > *").count() == 0
    tab.select_option("select[name=kind]", "Statement")
    tab.locator("#found h2").wait_for()
    assert tab.locator("#found h2").inner_text() == f"Statements ({number})"


def test_a_date_alone_has_the_statements_of_what_was_published_then(tab: Page, origin: str) -> None:
    search(tab, origin, "August 2015", "&kind=Statement")
    number = sum(len(each.claims) for each in REAL.articles.values() if str(each.published.date).find("2015-08") >= 0)
    assert tab.locator("#found h2").inner_text() == f"Statements ({number})"


@pytest.mark.parametrize("query", ["zz", "zq", "zqz", "zzq"])
def test_no_word_of_the_index_alone_is_found(tab: Page, origin: str, query: str) -> None:
    said, _links = search(tab, origin, query)
    assert f"Nothing in the archive has “{query}”." in said


def test_sources_that_are_named_together_stand_together_in_the_chain_of_a_hit(tab: Page, origin: str) -> None:
    search(tab, origin, "", "&kind=Statement&source=Activists%2C+unnamed")
    assert "Syrian Observatory for Human Rights and Activists, unnamed" in tab.locator("#found").inner_text()


def test_on_a_phone_filters_of_an_address_hide_no_result_and_their_number_is_told(
    browser: Browser, origin: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    search(page, origin, "Sadad", "&kind=Statement&year=2015")
    assert page.locator("#search summary").inner_text() == "Narrow the results (2)"
    assert page.locator("#found a").first.bounding_box()["y"] < 844  # type: ignore[index]
    page.close()


def test_what_filters_leave_out_is_not_said_to_be_missing(tab: Page, origin: str) -> None:
    said, links = search(tab, origin, "Sadad", "&town=Vienna&kind=Place")
    assert "Nothing on “Sadad” is left with these filters." in said
    assert "Nothing in the archive" not in said
    assert "Names that are near" not in said
    assert "search/?q=Sadad" in links
    said, _links = search(tab, origin, "xylophone", "&kind=Place")
    assert "Nothing in the archive has “xylophone”." in said


def test_what_was_found_is_saved_as_a_table(tab: Page, origin: str) -> None:
    search(tab, origin, "270")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download this list").click()
    rows = list(csv.reader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][:4] == ["kind", "title", "date", "earliest day"]
    assert rows[1] == [
        "Article", REAL.articles["dnd8qp68"].title, "21 October 2017", "2017-10-21", "Middle East Eye",
        "", "", f"{origin}a/dnd8qp68/",
    ]  # fmt: skip
    assert rows[2][-1] == f"{origin}a/dnd8qp68/#c18"


def test_a_list_that_is_cut_says_where_it_stops(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    most = "const LISTED=500;"

    def shortened(route: Route) -> None:
        body = route.fetch().text()
        assert most in body
        route.fulfill(body=body.replace(most, "const LISTED=2;"), content_type="text/javascript")

    page.route("**/search/list.js", shortened)
    search(page, origin, "Mahin")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download this list").click()
    rows = list(csv.reader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert rows[-1][1].startswith("The list ends here: it has the first 2 of ")
    assert rows[-1][-1] == f"{origin}search/?q=Mahin"
    assert "The list ends here" in page.locator("#search").inner_text()


def test_a_name_is_found_before_the_rest_has_come_and_no_part_of_the_index_is_fetched_twice(
    context: BrowserContext, origin: str
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/pagefind.en-articles_*.pf_meta", hold)
    page.goto(f"{origin}search/?q=Mahin")
    page.locator("#found a", has_text="Mahin").first.wait_for()
    assert page.locator("#search[aria-busy=true]").count() == 1
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    page.locator("#search[aria-busy=false]").wait_for()
    parts = [url for url in asked if FOLDER in url and "pagefind-entry.json" not in url]
    assert len(parts) == len(set(parts))
    assert [url for url in parts if "pf_filter" in url or "worker" in url] == []


def test_the_form_of_every_page_leads_to_the_search(tab: Page, origin: str) -> None:
    for address in ("", "towns/sadad/", "no/such/page/"):
        tab.goto(origin + address)
        field = tab.locator("input[name=q]:visible")  # the home page has its own, and none in the header
        assert field.count() == 1
        field.fill("Maheen")
        field.press("Enter")
        tab.locator("#search[aria-busy=false]").wait_for()
        assert tab.url == f"{origin}search/?q=Maheen"


def test_without_its_index_the_page_says_so(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    said, _links = search(page, origin, "Sadad")
    assert "could not be loaded" in said


def test_without_a_script_every_name_is_a_link(browser: Browser, origin: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}search/?q=Maheen")
    assert page.get_by_role("link", name="Maheen", exact=True).get_attribute("href") == "../towns/mahin/"
    assert page.get_by_role("link", name="السخنة", exact=True).get_attribute("href") == "../towns/al-sukhnah/"
    context.close()
    text = (site / "search" / "index.html").read_bytes()
    assert len(gzip.compress(text)) <= 40_000
    assert len(html.fromstring(text).findall(".//ul[@class='an-spelt']/li")) > 250


def test_nothing_that_is_typed_or_found_becomes_markup(browser: Browser, origin: str) -> None:
    page = browser.new_page()
    watch = Watch(page, origin)
    for attack in ("<img src=x onerror=alert(1)>", "javascript:alert(1)", "\u202egnp.exe", "a" * 5_000):
        search(page, origin, attack)
        assert page.locator("#found img").count() == 0
    assert watch.done == []
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.parametrize("query", ["Maheen&kind=Event", "Mar Elian", "monastery"])
def test_the_search_is_for_everyone(browser: Browser, origin: str, query: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{origin}search/?q={query}")
    page.locator("#search[aria-busy=false]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found.response["violations"]] == []
    context.close()


def test_names_are_folded_in_the_browser_as_in_the_archive(browser: Browser, origin: str, site: Path) -> None:
    names = [name for row in json.loads((site / "search/names.json").read_text())["names"] for name in row[1:]]
    page = with_modules(browser.new_page())
    page.goto(f"{origin}search/")
    found = page.evaluate(
        """async (names) => {
          const { folding } = await import('/assets/search/words.js');
          const { letters } = folding(JSON.parse(document.getElementById('asked').textContent).tables);
          return names.map(letters);
        }""",
        names,
    )
    page.close()
    wrong = [(name, one, letters(name)) for name, one in zip(names, found, strict=True) if one != letters(name)]
    assert wrong == []


@pytest.mark.parametrize("missing", ["PACKAGE", "READER"])
def test_where_the_program_is_missing_a_build_warns_and_the_page_is_the_list_of_names(
    toy_project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    monkeypatch.setattr(pagefind, missing, "a-package-that-is-not-installed")
    assert main(["--root", str(toy_project), "build", "--jobs", "1"]) == 0
    assert (
        "pagefind_bin and cbor2 are not both installed, so the site has no search, only its list of names"
        in capsys.readouterr().err
    )
    assert not (toy_project / "site" / FOLDER).exists()
    page = html.fromstring((toy_project / "site" / "search" / "index.html").read_bytes())
    assert "towns/" in {
        link.get("href", "").split("/")[1] + "/" for link in page.findall(".//ul[@class='an-spelt']/li/a")
    }
