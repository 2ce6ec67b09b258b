"""The chronology in Chromium: it can be asked for a place, a group, a source, a kind, and what was known by a day."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

ROWS = ".an-chronology > li:visible"


@pytest.fixture
def page(context: BrowserContext, origin: str) -> Page:
    page = context.new_page()
    page.goto(f"{origin}chronology/")
    return page


def ids(page: Page) -> list[str]:
    return [row.get_attribute("id") or "" for row in page.locator(ROWS).all()]


def test_what_is_chosen_stands_in_the_address_and_hides_the_rest(page: Page) -> None:
    every = ids(page)
    page.get_by_label("Place").select_option(label="Sadad")
    assert 0 < len(ids(page)) < len(every)
    assert all("sadad" in (page.locator(f"[id='{id}']").get_attribute("data-town") or "") for id in ids(page))
    expect(page.get_by_role("status")).to_have_text(f"Events shown: {len(ids(page))} of {len(every)}")
    assert page.url.endswith("?town=sadad")
    assert page.get_by_role("heading", name="2017").is_visible()
    assert not page.get_by_role("heading", name="May 2015").is_visible()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(ROWS)).to_have_count(len(every))
    assert page.url.endswith("chronology/")


def test_an_address_with_a_choice_shows_it(page: Page) -> None:
    page.goto(f"{page.url}?by=2015-08-06&group=islamic-state")
    assert "al-qaryatayn-2015-08-capture" in ids(page)
    # reported by an article that may have come out as late as 11 August
    assert "al-qaryatayn-2015-08-attacks-west" not in ids(page)
    assert page.get_by_label("Known by this day").input_value() == "2015-08-06"
    assert page.get_by_label("Group").input_value() == "islamic-state"


def test_what_no_event_has_is_told_and_not_passed_over(page: Page) -> None:
    page.goto(f"{page.url}?town=<b>nowhere</b>")
    assert ids(page) == []
    assert re.fullmatch(r"Events shown: 0 of \d+", page.get_by_role("status").inner_text())
    assert page.locator("b").count() == 0


def test_a_choice_goes_along_to_the_page_of_a_year(page: Page) -> None:
    page.get_by_label("Place").select_option(label="Sadad")
    page.locator(".an-grid th a").first.click()
    page.wait_for_url("**/chronology/2015/?town=sadad")
    assert page.get_by_label("Place").input_value() == "sadad"
    assert all("sadad" in (page.locator(f"[id='{id}']").get_attribute("data-town") or "") for id in ids(page))


def test_each_field_of_the_grid_leads_to_as_many_events_as_it_says(page: Page) -> None:
    for link in page.locator(".an-grid td a").all():
        month = page.locator(f"[id='{(link.get_attribute('href') or '').removeprefix('#')}'] + ol > li")
        assert month.count() == int(link.inner_text())


def test_without_its_script_every_event_is_there_and_no_form(context: BrowserContext, origin: str) -> None:
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{origin}chronology/?town=sadad")
    assert page.locator("#filter").is_hidden()
    assert page.locator(ROWS).count() == page.locator(".an-chronology > li").count() > 2


def test_a_day_hides_figures_counts_and_words_that_rest_on_later_articles_and_says_so(page: Page) -> None:
    page.goto(f"{page.url}?by=2015-08-07")
    capture = page.locator("#al-qaryatayn-2015-08-capture")
    # one article was out by then, with 37; the range and how well it is attested rest on later ones
    expect(capture).to_contain_text("23 killed")
    expect(capture).to_contain_text("what later articles add is left out")
    told = capture.inner_text()
    assert not any(later in told for later in ("28", "agree", "differ", "3 articles", "; ;"))
    page.get_by_label("Known by this day").fill("2017-12-31")
    expect(capture).to_contain_text("28 or 37 killed")
    expect(capture).not_to_contain_text("left out")


def test_a_place_leads_to_the_harm_that_befell_its_people_and_to_no_other(page: Page, origin: str) -> None:
    page.goto(f"{origin}towns/al-qaryatayn/")
    page.get_by_role("link", name="Harm to civilians").first.click()
    page.wait_for_url("**/harm/?town=al-qaryatayn")
    rows = page.locator("li[data-town]:visible")
    assert "al-qaryatayn-christians-release" in {row.get_attribute("id") for row in rows.all()}
    assert 0 < rows.count() < page.locator("li[data-town]").count()
    assert all("al-qaryatayn" in (row.get_attribute("data-town") or "") for row in rows.all())
