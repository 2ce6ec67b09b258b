"""Arabic headlines in Chromium: who reads them from the right reads their beginning first, wherever they stand."""

from collections.abc import Iterator
from itertools import cycle, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from annals.values.ids import mint
from tests.support import Site, build_site, copy_toy

pytestmark = pytest.mark.browser

TITLES = (
    "مقتل 37 جنديا في القريتين",
    "مقتل ٣٧ جنديا في القريتين",
    "تنظيم الدولة: «القريتين» في قبضته",
    "«القريتين» في قبضة التنظيم",
    "القريتين .. مدينة منسية - تقرير",
    "نزوح 1,200 أسرة (50%) عن حمص",
    "12/8/2015 يوم في القريتين / شهادة",
    'قال "لا نعلم" ثم مضى!',
    "ما عدد القتلى في القريتين ؟",
    "تنظيم IS يسيطر على القريتين",
    "BBC تزور القريتين",
    "القريتين بيد IS",
    "عام '2015' في حمص: 3.5 ملايين",
)
"""Each is of parts between spaces, one word at most of which is in Latin letters in a row."""

RECORD = """---
id: {id}
title: '{title}'
publisher: salt-gazette
published:
  date: 2003-03-08
  basis: stated
language: ar
url: https://gazette.example.org/{id}
url_status: unchecked
rights: http://rightsstatements.org/vocab/InC/1.0/
capture:
  sha256: {sum}
  bytes: 25
  paragraphs: 9
towns:
  al-mahbara: [المحبرة, {spelling}]
sources:
  salt-gazette: [salt-gazette]
---

The paper writes {term} of the town.
"""
SPELLING = "مدينة IS"
TERM = "«المحبرة» 37"

LEFTS = """element => {
  const parts = [], walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());)
    for (const word of node.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const box = range.getBoundingClientRect();
      parts.push([word[0], box.left, box.top]);
    }
  return parts;
}"""


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    letters = cycle("bcdfghjkmnpqrstvwxz")  # nineteen in turn, seven to an id: the first nineteen ids differ
    return {title: mint(lambda _all: next(letters)) for title in TITLES}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, ids: dict[str, str]) -> Site:
    root = tmp_path_factory.mktemp("arabic")
    copy_toy(root)
    town = root / "archive/towns/al-mahbara.md"
    known = town.read_text(encoding="utf-8").replace("spellings: [", f"spellings: [{SPELLING}, ")
    town.write_text(known, encoding="utf-8")
    for title, id in ids.items():
        sum = id.encode().hex() * 4
        text = RECORD.format(id=id, title=title.replace("'", "''"), sum=sum, term=TERM, spelling=SPELLING)
        file = Path(root, f"archive/articles/2003/2003-03-08-salt-gazette-{id}.md")
        file.write_text(text, encoding="utf-8")
    return build_site(root)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1800, "height": 900})
    yield context.new_page()
    context.close()


def reads_from_the_right(page: Page, selector: str, title: str) -> None:
    """Hold that the parts of a title stand on one line in one element, each further to the left."""
    parts = page.locator(f"{selector} bdi[dir=rtl]").first.evaluate(LEFTS)
    assert [part for part, _left, _top in parts] == title.split()
    assert all(one[1] > other[1] for one, other in pairwise(parts)), parts


@pytest.mark.parametrize("title", TITLES)
def test_the_first_part_of_a_headline_stands_furthest_to_the_right(
    page: Page, site: Site, ids: dict[str, str], title: str
) -> None:
    here = f"a/{ids[title]}/"
    page.set_content(f"<!DOCTYPE html>{site.page(here)}")
    reads_from_the_right(page, "h1", title)
    for there in ("a/", "sources/salt-gazette/", "towns/al-mahbara/", "dates/2003/03/08/"):
        page.set_content(f"<!DOCTYPE html>{site.page(there)}")
        reads_from_the_right(page, f'a[href$="{here}"]', title)


def test_a_headline_is_one_element_of_its_language_that_turns_nothing_around_it(
    page: Page, site: Site, ids: dict[str, str]
) -> None:
    here = f"a/{ids[TITLES[0]]}/"
    page.set_content(f"<!DOCTYPE html>{site.page(here)}")
    heading = page.locator("h1 bdi")
    assert heading.count() == 1
    assert heading.evaluate("it => [it.lang, getComputedStyle(it).direction]") == ["ar", "rtl"]
    assert heading.evaluate("it => getComputedStyle(it).unicodeBidi").startswith("isolate")
    assert page.locator("h1").evaluate("it => getComputedStyle(it).direction") == "ltr"
    terms = page.locator(".an-terms dd").first.evaluate(LEFTS)
    assert [word for word, *_ in terms] == ["المحبرة", "·", "مدينة", "IS"]
    lefts = [left for _word, left, _top in terms]
    assert lefts[0] < lefts[1] < lefts[3] < lefts[2]


def test_where_no_elements_can_stand_a_headline_is_whole(site: Site, ids: dict[str, str]) -> None:
    title = TITLES[0]
    here = f"a/{ids[title]}/"
    for path in ("record.json", "record.jsonld", "citation.ris"):
        assert title in site.text(f"{here}{path}"), path
    assert f'<meta name="DC.title" content="{title}">' in site.page(here)
    assert site.page(here).startswith(title)
    assert title in site.text("data/articles.csv")
