"""Pages of dates: what happened on a day, what lies in a span that includes it, and what was known by then."""

import re

import pytest

from tests.support import SAMPLE, site_of

DAY = "dates/2015/08/06/"


def part(url: str, id: str) -> str:
    """Return the part of a page below the heading with an id; `""` where there is none."""
    _before, found, rest = site_of(SAMPLE).page(url).partition(f'<h2 id="{id}">')
    return rest.partition("<h2 ")[0] if found else ""


@pytest.mark.slow
def test_what_happened_on_a_day_stands_apart_from_what_a_span_includes() -> None:
    assert "al-qaryatayn-2015-08-capture" in part(DAY, "happened")
    assert "al-qaryatayn-2015-08-checkpoints" not in part(DAY, "happened")
    assert "between" in part(DAY, "spanning")


@pytest.mark.slow
def test_a_day_tells_figures_as_they_had_been_published_by_then() -> None:
    known = part(DAY, "known")
    assert re.search(r"Syrian government forces(?:</a>)?: <strong>37 killed</strong>", known)
    assert "1 article by then, 2 articles later" in known
    assert part("dates/2015/08/05/", "known") == ""


@pytest.mark.slow
def test_a_day_that_only_a_span_includes_keeps_its_page_and_is_in_no_list() -> None:
    site = site_of(SAMPLE)
    assert part("dates/2015/10/27/", "happened") == ""
    assert part("dates/2015/10/27/", "spanning")
    assert "dates/2015/10/27/" not in site.page("dates/")
    assert "Days within longer periods only" in site.page("dates/2015/10/")


def test_both_ends_of_a_few_days_lead_to_their_days() -> None:
    page = site_of(SAMPLE).page("events/al-qaryatayn-2015-08-capture/")
    assert '<a href="../../dates/2015/08/05/">5</a>–<a href="../../dates/2015/08/06/">6 August 2015</a>' in page
