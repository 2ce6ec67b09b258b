"""The map's page in Chromium: zoom, a range of months and a group, by pointer and keyboard, and without its script."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support import SAMPLE, loaded

pytestmark = pytest.mark.browser

ROWS = ".an-mapped > li:visible"
CIRCLES = ".an-map > svg:first-child > g.an-wide circle[data-id]:visible"
WHOLE = "0 0 960"


@pytest.fixture
def page(context: BrowserContext, origin: str) -> Page:
    page = context.new_page()
    page.goto(f"{origin}map/")
    return page


def counts(page: Page) -> dict[str, int]:
    """Return the places in the list that have events, with their number."""
    rows = page.locator(f"{ROWS}:has(b)").all()
    return {row.get_attribute("data-id") or "": int(row.locator("b").inner_text()) for row in rows}


def part_shown(page: Page) -> str:
    return page.locator(".an-map > svg").first.get_attribute("viewBox") or ""


def test_every_place_is_in_the_list_whether_or_not_it_is_on_the_map(page: Page) -> None:
    archive = loaded(SAMPLE).archive
    assert {row.get_attribute("data-id") for row in page.locator(ROWS).all()} == set(archive.places)
    assert "not placed" in page.locator("[data-id=al-hamrat-base]").inner_text()
    assert "outside the map" in page.locator("li[data-id=raqqa]").inner_text()
    assert "country" in page.locator("li[data-id=syria]").inner_text()


def test_a_group_and_months_recount_the_list_and_the_circles_and_stand_in_the_address(page: Page) -> None:
    every = counts(page)
    page.get_by_label("Group").select_option(label="Islamic State")
    of_group = counts(page)
    assert 0 < sum(of_group.values()) < sum(every.values())
    assert page.url.endswith("?group=islamic-state")
    page.get_by_role("slider", name="To", exact=True).press("Home")
    assert page.get_by_role("slider", name="To", exact=True).get_attribute("aria-valuetext") == "March 2011"
    page.get_by_role("slider", name="To", exact=True).press("ArrowRight")
    in_range = counts(page)
    assert sum(in_range.values()) < sum(of_group.values())
    assert "to=2015-05" in page.url
    drawn = {circle.get_attribute("data-id") for circle in page.locator(CIRCLES).all()}
    assert drawn == {circle for circle in drawn if circle in in_range}
    expect(page.get_by_role("status")).to_have_text(
        re.compile(rf"Places with events: {len(in_range)} of {len(every)}\. .*Group: Islamic State\.")
    )
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(ROWS).first).to_be_visible()
    page.wait_for_url("**/map/")
    assert counts(page) == every


def test_an_address_with_a_choice_shows_it(page: Page) -> None:
    page.goto(f"{page.url}?from=2015-08&to=2015-08&group=islamic-state")
    assert page.get_by_role("slider", name="From", exact=True).get_attribute("aria-valuetext") == "August 2015"
    assert page.get_by_role("slider", name="To", exact=True).get_attribute("aria-valuetext") == "August 2015"
    archive = loaded(SAMPLE).archive
    events = [
        event
        for event in archive.events.values()
        if "al-qaryatayn" in (*event.places, *event.concerns)
        and "islamic-state" in (*event.sides, *(event.control.holders if event.control else ()))
        and (event.when.lower is None or event.when.lower.isoformat() < "2015-09")
        and (event.when.upper is None or event.when.upper.isoformat() >= "2015-08")
    ]
    assert counts(page)["al-qaryatayn"] == len(events) > 0


def test_one_end_of_the_range_pushes_the_other_along(page: Page) -> None:
    page.get_by_role("slider", name="To", exact=True).press("Home")
    page.get_by_role("slider", name="From", exact=True).press("End")
    last = page.get_by_role("slider", name="From", exact=True).get_attribute("aria-valuetext")
    assert page.get_by_role("slider", name="To", exact=True).get_attribute("aria-valuetext") == last


def test_a_group_that_is_nowhere_is_told_and_not_passed_over(page: Page) -> None:
    page.goto(f"{page.url}?group=<b>nobody</b>&from=x&to=0")
    assert counts(page) == {}
    assert page.get_by_role("status").inner_text().startswith("Places with events: 0 of ")
    assert page.locator("#shown b").count() == 0


def test_the_map_can_be_zoomed_with_buttons_keys_and_wheel_up_to_six_times(page: Page) -> None:
    for _time in range(8):
        button = page.get_by_role("button", name="Zoom in")
        if button.is_enabled():
            button.click()
    assert part_shown(page).split()[2] == "160"
    assert button.is_disabled()
    page.get_by_role("button", name="Whole map").click()
    assert part_shown(page).startswith(WHOLE)

    page.locator(".an-map").focus()
    page.keyboard.press("+")
    zoomed = part_shown(page)
    assert zoomed.split()[2] == "640"
    page.keyboard.press("ArrowRight")
    assert float(part_shown(page).split()[0]) > float(zoomed.split()[0])
    page.keyboard.press("0")
    assert part_shown(page).startswith(WHOLE)

    page.locator(".an-map > svg").first.hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function("document.querySelector('.an-map svg').viewBox.baseVal.width === 800")


def test_a_zoomed_map_is_dragged_or_moved_with_a_click_and_a_drag_opens_no_page(page: Page) -> None:
    page.get_by_role("button", name="Zoom in").click()
    mark = page.locator(f"{CIRCLES}[data-id=al-qaryatayn]")
    mark.scroll_into_view_if_needed()
    box, before = mark.bounding_box(), part_shown(page)
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=3)
    page.mouse.up()
    dragged = part_shown(page)
    assert float(dragged.split()[0]) > float(before.split()[0])
    assert page.url.endswith("map/")
    page.locator(".an-map > svg").first.click(position={"x": 300, "y": 30})
    assert part_shown(page) != dragged


def test_without_its_script_the_whole_map_and_every_place_are_there_and_no_form(
    context: BrowserContext, origin: str
) -> None:
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{origin}map/?group=islamic-state")
    assert page.locator("#filter, #zoom").evaluate_all("all => all.every(e => e.checkVisibility() === false)")
    assert page.locator(ROWS).count() == page.locator(".an-mapped > li").count() > 10
    assert page.locator(".an-map > svg a[href]:visible").count() > 2


@pytest.mark.parametrize(("width", "kind"), [(390, "slim"), (1280, "wide")])
def test_every_circle_of_the_home_page_has_a_name_or_stands_in_an_inset(
    page: Page, origin: str, width: int, kind: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(origin)
    layer = page.locator(f".an-map > svg:first-child > g.an-{kind}")
    boxes = [box for each in layer.locator("rect").all() if (box := each.bounding_box())]
    bare = layer.locator(":scope > circle").evaluate_all(
        "all => all.filter((each) => each.nextElementSibling?.tagName !== 'text')"
        ".map((each) => each.getBoundingClientRect()).map(({x, y, width}) => [x + width / 2, y + width / 2])"
    )
    assert all(
        any(b["x"] < x < b["x"] + b["width"] and b["y"] < y < b["y"] + b["height"] for b in boxes) for x, y in bare
    )
    assert layer.locator("a:not(:has(text))").count() == 0
    shown = page.locator(f".an-map > svg.an-inset.an-{kind}")
    assert shown.locator("a:not(:has(text)), :scope > circle").count() == 0 < shown.count() == len(boxes)


def test_the_home_page_shows_strips_map_and_one_search_in_its_first_screen(page: Page, origin: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(origin)
    assert all((box := page.locator(each).bounding_box()) and box["y"] < 400 for each in (".an-stack", ".an-map"))
    assert page.locator("input[type=search]:visible").count() == 1
    assert "2015 to 2017" in page.locator(".an-lede").inner_text()
