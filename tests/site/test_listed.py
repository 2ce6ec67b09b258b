"""An article that is only listed has a whole page, and stands wherever coded ones do; so does one without a date."""

import html
import re
from pathlib import Path

import pytest

from annals.checks.read import read_archive
from annals.problems import Severity
from tests.support import Site, build_site, copy_toy

LISTED, UNDATED = "rp5q0zvc", "w26mgjzm"
BOMBS = f"""\
---
id: {LISTED}
title: Bombs in two markets
publisher: salt-gazette
published: 2003-03-08
language: en
url: https://salt-gazette.example/bombs
events: [al-mahbara-2003-03-bombings]
towns: [al-mahbara]
---
The paper reports the bombings.
"""
LEAFLET = f"""\
---
id: {UNDATED}
title: To the people of the town
publisher: harbour-post
published: undated
language: en
printed: {{page: "1", issue: "12"}}
held: Example Library, box 3
groups: {{warraqa-guard: [the Guards]}}
about: al-mahbara-2003-03-capture
chain: [harbour-post]
claims:
  - id: c1
    states: killed
    side: warraqa-guard
    figure: 5
    paragraph: 1
---
A leaflet on the capture of the town.
"""


def write(root: Path) -> None:
    """Put the two records into a copy of the toy archive."""
    articles = root / "archive" / "articles"
    (articles / "undated").mkdir()
    (articles / "2003" / f"2003-03-08-salt-gazette-{LISTED}.md").write_text(BOMBS, encoding="utf-8")
    (articles / "undated" / f"undated-harbour-post-{UNDATED}.md").write_text(LEAFLET, encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("listed")
    copy_toy(root)
    write(root)
    return build_site(root)


def text(site: Site, url: str) -> str:
    """Return the text of a page, single-spaced."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", site.page(url))).split())


def test_the_check_has_nothing_against_them(copy: Path) -> None:
    write(copy)
    _archive, _index, problems = read_archive(copy)
    assert [str(each) for each in problems if each.severity is Severity.ERROR] == []


@pytest.mark.slow
def test_its_page_says_what_it_reports_and_that_it_waits_to_be_coded(site: Site) -> None:
    page = text(site, f"a/{LISTED}/")
    assert "Events: Car bombs" in page
    assert "waiting to be coded" in page
    assert "No text held." in page
    assert "0 claims" not in page
    assert "<tbody>" not in site.page(f"a/{LISTED}/")


@pytest.mark.slow
@pytest.mark.parametrize(
    "url", ["events/al-mahbara-2003-03-bombings/", "towns/al-mahbara/", "sources/salt-gazette/", "dates/2003/03/08/",
            "a/", "waiting/"],
)  # fmt: skip
def test_its_headline_stands_on_the_pages_of_what_it_reports(url: str, site: Site) -> None:
    assert "Bombs in two markets" in text(site, url)


@pytest.mark.slow
def test_what_waits_to_be_coded_is_a_list_of_such_articles_alone(site: Site) -> None:
    page = site.page("waiting/")
    assert f"a/{LISTED}/" in page
    assert f"a/{UNDATED}/" not in page


@pytest.mark.slow
def test_home_counts_articles_that_wait_and_measures_origins_by_coded_ones(site: Site) -> None:
    home = text(site, "")
    assert "1 article waiting to be coded" in home
    assert "articles that have been coded" in home


@pytest.mark.slow
def test_an_undated_article_stands_on_no_page_of_a_date_and_is_not_the_latest(site: Site) -> None:
    dates = [url for url in site.pages if url.startswith("dates/")]
    assert all(f"a/{UNDATED}/" not in site.page(url) for url in dates)
    assert "To the people of the town" not in text(site, "")


@pytest.mark.slow
def test_an_undated_article_has_no_place_in_the_order(site: Site) -> None:
    page = text(site, f"a/{UNDATED}/")
    assert "date unknown" in page
    assert "Its place in the order of the articles is not known." in page
    assert "page 1; issue 12" in page
    assert "Example Library, box 3" in page


@pytest.mark.slow
def test_no_other_article_names_it_as_the_next(site: Site) -> None:
    last = [url for url in site.pages if url.startswith("a/") and "the last in the archive" in text(site, url)]
    assert len(last) == 1
    assert last != [f"a/{UNDATED}/"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("citation.ris", "SP  - 1\r\n"),
        ("citation.ris", "IS  - 12\r\n"),
        ("index.html", "pages = {1}"),
        ("index.html", "number = {12}"),
    ],
)
def test_it_is_cited_with_its_page_and_issue_and_no_date(file: str, line: str, site: Site) -> None:
    made = site.text(f"a/{UNDATED}/{file}")
    assert line in made
    assert not re.search(r"9999|0001", made)


@pytest.mark.slow
def test_no_file_of_the_site_has_the_ends_of_the_calendar(site: Site) -> None:
    assert [path for path, data in site.files.items() if re.search(rb"\b(9999|0001)-\d\d-\d\d", data)] == []


@pytest.mark.slow
def test_the_table_of_articles_says_how_far_each_has_come(site: Site) -> None:
    rows = site.text("data/articles.csv").splitlines()
    column = rows[0].split(",").index("state")
    states = {row.split(",")[0]: row for row in rows[1:]}
    assert ",listed," in states[LISTED]
    assert column > 0
