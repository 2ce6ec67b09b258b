"""What a query means: names with words and dates beside them, and that what is listed on a record is all there is."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from annals.facts.harm import Harm
from annals.site.build import context_of, read_source
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.search.references import References
from annals.site.search.tokens import HARM, token

from .conftest import sample_project, served, with_modules
from .test_search import TOWN, search

CAPTURE = "events/al-qaryatayn-2015-08-capture/"
PALMYRA = "towns/palmyra/"
SOHR = "sources/sohr/"


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Give a page that stays open for all searches."""
    context = browser.new_context(viewport={"width": 1280, "height": 2_000})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def both(real_site: Path) -> Iterator[str]:
    """Give the address of the archive itself in two languages."""
    with served(real_site) as address:
        yield address


@pytest.fixture(scope="module")
def context() -> Context:
    """Give what the pages of the sample are made with."""
    return context_of(read_source(sample_project()), Frame.bare(""))


def group(tab: Page, name: str) -> list[str]:
    """Return where the results of a group lead, all of them, without the language."""
    section = tab.locator(f"section[aria-labelledby=found-{name}]")
    if not section.count():
        return []
    more = section.get_by_role("button")
    while more.is_visible():
        number = section.locator("li").count()
        more.click()
        section.locator(f"li:nth-child({number + 1})").or_(section.locator("button[hidden]")).first.wait_for(
            state="attached"
        )
    hrefs = section.locator("a").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    return [href.removeprefix("/").removeprefix("ar/") for href in hrefs]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("spelling", "source"),
    {
        "SOHR": "sohr", "Observatory": "sohr", "المرصد السوري": "sohr", "SANA": "syrian-state-media", "AFP": "afp",
        "BBC": "bbc", "Reuters": "reuters",
    }.items(),
)  # fmt: skip
def test_all_events_that_a_source_tells_of_are_listed_and_no_others(
    tab: Page, origin: str, context: Context, spelling: str, source: str
) -> None:
    said, _links = search(tab, origin, spelling)
    articles = context.untracked.articles.values()
    claims = [(each, claim) for each in articles for claim in each.claims]
    behind = {claim.about for each, claim in claims if source in (*claim.chain, *claim.jointly, each.publisher)}
    events = {f"events/{id}/" for id in behind if id in context.untracked.events}
    named = {
        f"events/{id}/"
        for id, event in context.untracked.events.items()
        if source in (each.id for each in context.names.find(f"{event.title}\n{event.body}"))
    }
    assert events
    assert set(group(tab, "events")) == events | named
    assert f"everything on {context.untracked.name(source)} is listed" in said or "a spelling" not in said


@pytest.mark.browser
@pytest.mark.parametrize("query", ["Rami Abdel Rahman", "Abdulrahman", "Rami Abdulrahman", "Abdel Rahmann"])
def test_whoever_speaks_for_a_source_leads_to_it(tab: Page, origin: str, query: str) -> None:
    said, links = search(tab, origin, query)
    assert SOHR in links
    assert "Rami Abdel Rahman speaks for Syrian Observatory for Human Rights." in said


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "ar/"])
@pytest.mark.parametrize(
    ("query", "place"),
    {
        "بتدمر": PALMYRA, "وتدمر": PALMYRA, "لتدمر": PALMYRA, "والقريتين": TOWN, "في القريتين": TOWN,
        "بالقريتين": TOWN, "من القريتين": TOWN,
    }.items(),
)  # fmt: skip
def test_what_is_joined_to_an_arabic_name_hides_nothing(
    tab: Page, both: str, query: str, place: str, language: str
) -> None:
    _said, links = search(tab, f"{both}{language}", query)
    assert links[0] == place
    assert len(group(tab, "events")) == {TOWN: 12, PALMYRA: 2}[place]


@pytest.mark.browser
@pytest.mark.parametrize(
    "query",
    [
        "al-Qaryatayn August 2015", "Qaryatain August 2015", "August 2015 al-Qaryatayn", "al-Qaryatayn 2015-08",
        "القريتين آب 2015", "القريتين أغسطس ٢٠١٥", "al-Qaryatayn 6 August 2015", "al-Qaryatayn August 6, 2015",
        "القريتين 6 آب/أغسطس 2015", "al-Qaryatayn on 6th of August 2015",
    ],
)  # fmt: skip
def test_a_name_with_a_date_gives_the_record_the_page_of_the_date_and_what_happened_there_then(
    tab: Page, origin: str, query: str
) -> None:
    _said, _links = search(tab, origin, query)
    day = "6/" if re.search(r"\b0?6", query) else ""
    assert group(tab, "pages") == [f"dates/2015/08/{'06/' if day else ''}"]
    assert group(tab, "named")[0] == TOWN
    events = group(tab, "events")
    assert events[0] == CAPTURE
    assert "events/al-qaryatayn-2017-10-capture/" not in events
    assert "events/qalamoun-2015-hezbollah-campaign/" not in events


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "leads"),
    {
        "6 August 2015": ("dates/2015/08/06/", CAPTURE), "٦ آب ٢٠١٥": ("dates/2015/08/06/", CAPTURE),
        "2015-10": ("dates/2015/10/", ""), "Oct. 2015": ("dates/2015/10/", ""), "2017": ("dates/2017/", ""),
        "تشرين الأول 2015": ("dates/2015/10/", ""), "clashes October 2015": ("dates/2015/10/", ""),
    }.items(),
)  # fmt: skip
def test_a_date_alone_leads_to_its_page_and_lists_what_stands_on_it(
    tab: Page, origin: str, context: Context, query: str, leads: tuple[str, str]
) -> None:
    page, first = leads
    search(tab, origin, query)
    assert group(tab, "pages") == [page]
    assert (tab.context.request.get(f"{origin}{page}")).ok
    date = page.removeprefix("dates/").rstrip("/").replace("/", "-")
    events = group(tab, "events")
    assert events
    assert {each.split("/")[1] for each in events} <= set(context.index.events_dated[date])
    assert not first or events[0] == first


@pytest.mark.browser
def test_a_date_that_nothing_has_is_told_and_the_month_of_it_offered(tab: Page, origin: str) -> None:
    said, links = search(tab, origin, "al-Qaryatayn 2 August 2015")
    assert "Nothing on this has that date. What follows has other dates." in said
    assert links[:2] == ["dates/2015/08/", TOWN]


@pytest.mark.browser
@pytest.mark.parametrize("query", ["who held al-Qaryatayn", "al-Qaryatayn church", "what happened in Qaryatein?"])
def test_other_words_beside_a_name_do_not_hide_its_record(tab: Page, origin: str, query: str) -> None:
    search(tab, origin, query)
    assert group(tab, "named")[0] == TOWN
    assert group(tab, "events")


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "ar/"])
@pytest.mark.parametrize("query", ["civilians", "civilians killed", "killed", "مدنيون", "المدنيين", "قتلى"])
def test_who_asks_for_civilians_is_led_to_all_harm(
    tab: Page, both: str, context: Context, query: str, language: str
) -> None:
    said, _links = search(tab, f"{both}{language}", query)
    assert group(tab, "pages") == ["harm/"]
    harmed = {f"events/{id}/" for id in context.untracked.events if isinstance(context.harm(id), Harm)}
    assert harmed
    assert harmed <= set(group(tab, "events"))
    assert "Nothing in the archive has" not in said


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "leads"),
    {
        "hostages": "a/dnd8qp68/#c18", "prisoners": "a/dnd8qp68/#c18", "رهائن": "a/dnd8qp68/#c18",
        "refugees": "a/tmmmfqjv/#c15", "al-Qaryatayn hostages": "a/dnd8qp68/#c18",
    }.items(),
)  # fmt: skip
def test_what_the_archive_calls_otherwise_is_found(tab: Page, origin: str, query: str, leads: str) -> None:
    said, links = search(tab, origin, query)
    assert leads in links
    assert "What follows has “" in said or "al-Qaryatayn" in query


@pytest.mark.browser
def test_the_beginning_of_another_name_is_no_result_of_a_query_of_several_words(tab: Page, origin: str) -> None:
    said, links = search(tab, origin, "Mar Elian")
    assert "“Mar” is in no record." in said
    assert "“Elian” is in no record." in said
    assert links == []
    assert tab.locator("body").inner_text().count("The archive holds") == 1


@pytest.mark.browser
def test_statements_are_counted_beside_the_records(tab: Page, origin: str) -> None:
    said, _links = search(tab, origin, "270")
    assert "1 record for “270”" in said
    assert "Statements (2)" in said


@pytest.mark.browser
def test_a_name_comes_before_what_has_it_as_a_spelling(tab: Page, origin: str, context: Context) -> None:
    region = context.untracked.about.region
    city = context.untracked.places[region.partition("-")[0]]
    assert city.name in context.untracked.places[region].spellings
    said, links = search(tab, origin, city.name)
    assert links[:2] == [f"towns/{city.id}/", f"towns/{region}/"]
    assert "is a spelling of" not in said


@pytest.mark.browser
def test_an_excerpt_has_dots_only_where_it_is_cut(tab: Page, origin: str) -> None:
    search(tab, origin, "al-Qaryatayn")
    town = tab.locator("section[aria-labelledby=found-named] li").first.locator(".an-excerpt").inner_text()
    assert town.startswith("A town on a desert oasis")
    assert town.endswith("…")
    articles = tab.locator("section[aria-labelledby=found-articles] li")
    assert articles.count() == articles.locator(".an-excerpt").count()


@pytest.mark.browser
def test_kinds_of_events_are_called_as_on_all_pages(tab: Page, origin: str) -> None:
    search(tab, origin, "Mahin")
    tab.locator("summary", has_text="Narrow").click()
    option = tab.locator("select[name=event] option[value='Explosions/Remote violence']")
    option.wait_for(state="attached")
    assert option.inner_text().startswith("Explosions, shelling and air strikes (")


@pytest.mark.browser
def test_the_list_of_names_is_folded_where_a_script_runs_and_nobody_asked_for_it(tab: Page, origin: str) -> None:
    tab.goto(f"{origin}search/")
    tab.locator("#search form").wait_for()
    assert tab.locator("#every").get_attribute("open") is None
    tab.goto("about:blank")
    tab.goto(f"{origin}search/#names")
    tab.locator("#search form").wait_for()
    assert tab.locator("#every").get_attribute("open") is not None


@pytest.mark.browser
def test_of_many_articles_the_statements_are_not_counted_nor_said_to_be_none(browser: Browser, origin: str) -> None:
    page = with_modules(browser.new_page())
    page.goto(f"{origin}search/")
    counts = page.evaluate(
        """async () => {
          const { countsOf } = await import('/assets/search/counts.js');
          const articles = Array.from({ length: 21 }, (_each, at) => ({ id: `en-articles_abcdefg${at.toString(16)}` }));
          const tables = [{ part: 'en-articles', filters: [['town', [['Here', articles.map((_each, at) => at)]]]] }];
          const answer = { named: [], events: [], articles };
          const asked = { q: 'killed', kind: 'Statement', town: 'Here', group: 'Nobody' };
          return countsOf(asked, answer, tables, async () => answer);
        }"""
    )
    assert counts["kind"] == {"Statement": None}
    assert counts["town"] == {"Here": None}
    assert counts["group"] == {"Nobody": 0}
    page.close()


@pytest.mark.browser
def test_a_token_is_the_same_in_the_browser(browser: Browser, origin: str) -> None:
    page = with_modules(browser.new_page())
    page.goto(f"{origin}search/")
    keys = ["sohr", "m5-highway", "hezbollah", "2015-08-06", HARM]
    made = page.evaluate(
        "async (keys) => { const { token } = await import('/assets/search/tokens.js'); return keys.map(token); }", keys
    )
    page.close()
    assert made == [token(key) for key in keys]


def test_no_token_begins_another() -> None:
    keys = ["a", "aa", "a-b", "ab", "z", "zz", "za", "zq", "q", "m5", "2015", "2015-08", "2015-08-06", "0", "-0"]
    tokens = [token(key) for key in keys]
    assert len(set(tokens)) == len(keys)
    assert all(re.fullmatch("[a-z]+", each) for each in tokens)
    assert [(one, two) for one in tokens for two in tokens if one != two and two.startswith(one)] == []


def test_an_event_refers_to_everybody_behind_its_statements_and_to_its_dates(context: Context) -> None:
    found = References.of(context).of_event(context.untracked.events["mahin-2015-10-bombings"])
    assert token("mahin") in found["subjects"].split()
    assert {token(key) for key in ("sohr", "bbc", "azvision", "2015-10", "2015-10-31")} <= set(found["refers"].split())
    whole = References.of(context).of_event(context.untracked.events["al-qaryatayn-2015-08-capture"])
    assert token("al-qaryatayn") in whole["whole"].split()


def test_a_page_of_all_names_is_light_and_has_those_who_speak_for_sources(site: Path) -> None:
    text = (site / "search/index.html").read_bytes()
    assert len(gzip.compress(text)) <= 40_000
    assert not (site / "search/names/q").exists()
    assert b"Rami Abdulrahman" in text
