"""Pages of events and the lists that lead to them: what a reader is told first, and each thing once."""

import csv
import re
from html import unescape
from itertools import combinations
from pathlib import Path

import pytest

from annals.facts import pairs as pairs_of_articles
from tests.support import SAMPLE, TOY, Site, add_articles, build_site, copy_toy, loaded, site_of

pytestmark = pytest.mark.slow

BOTH = pytest.mark.parametrize("root", [TOY, SAMPLE], ids=["toy", "real"])
CAPTURE = "events/al-qaryatayn-2015-08-capture/"


def said(page: str) -> str:
    """Return a page as text, without tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split()).replace(" .", ".").replace(" ,", ",")


def test_how_well_an_event_is_attested_stands_before_its_facts() -> None:
    page = site_of(SAMPLE).page(CAPTURE)
    assert page.index('<div class="an-attested">') < page.index("<dt>When")
    assert (
        "Several sources agree. 3 articles report it, and name 2 sources that are independent of one another: "
        "Syrian Observatory for Human Rights, Islamic State statement." in said(page)
    )


@BOTH
def test_beside_the_sentence_stand_four_rows_at_most(root: Path) -> None:
    boxes = [re.search(r'<div class="an-attested">.*?</div>', page, re.DOTALL) for page in events(site_of(root))]
    rows = [box[0].count("<li>") for box in boxes if box]
    assert max(rows) <= 4 < sum(rows)


def events(site: Site) -> list[str]:
    return [page for url, page in site.pages.items() if re.fullmatch(r"events/(?!kinds/)[^/]+/", url)]


@BOTH
def test_no_account_is_told_twice(root: Path) -> None:
    for page in events(site_of(root)):
        anchors = re.findall(r'<h3 id="(account-[^"]+)"', page)
        assert len(anchors) == len(set(anchors))
        reasons = re.findall(r'<ul class="an-why">\n(.*?)</ul>', page, re.DOTALL)
        assert len(reasons) == len(set(reasons))


@BOTH
def test_codes_stand_in_a_closed_fold_alone(root: Path) -> None:
    for page in events(site_of(root)):
        body = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
        assert not re.search(r"\b(EDTF|UCDP|ACLED)\b", body)
        assert "<details open" not in page


def test_sources_that_one_sentence_names_together_stand_as_one() -> None:
    page = said(site_of(SAMPLE).page("events/nasib-2017-08-explosion/"))
    together = "Syrian Observatory for Human Rights and Activists, unnamed named together"
    assert f"at least 23 killed one source only : {together}" in page


def test_the_sentence_the_row_and_the_chronology_count_sources_named_together_once() -> None:
    site = site_of(SAMPLE)
    together = "Syrian Observatory for Human Rights and Activists, unnamed named together"
    page, months = map(said, (site.page("events/nasib-2017-08-explosion/"), site.page("chronology/2017/")))
    sources = f"{together}; Supporters of Jaysh al-Islam"
    assert f"names 2 sources that are independent of one another: {sources}. No two of them" in page
    assert "Reported by" not in page  # they are named once
    assert f"2 original sources ({sources})" in months
    row = next(each for each in csv.DictReader(site.text("data/events.csv").splitlines()) if "nasib" in each["event"])
    assert row["number_of_origins"] == "2"


def test_civilians_who_were_hurt_are_told_without_a_number() -> None:
    assert "Civilians: many wounded, no figure one source only : Baybars Tallawi" in said(
        site_of(SAMPLE).page("events/al-qaryatayn-2015-08-shelling/")
    )


def test_the_list_of_harm_says_who_is_blamed_by_whom() -> None:
    page = said(site_of(SAMPLE).page("harm/"))
    assert "Blamed: Syrian government forces (by Baybars Tallawi )" in page
    assert "270 abducted (Christians) no source named ; reported by Agence France-Presse" in page
    assert "more than 70 killed not said whether civilians" in page


@BOTH
def test_every_event_of_a_kind_is_on_the_list_that_its_page_links_to(root: Path) -> None:
    site = site_of(root)
    for url, page in site.pages.items():
        for kind in re.findall(r'<p class="an-kicker"><a href="../../(events/kinds/[^/"]+/)"', page):
            assert f'href="../../../{url}"' in site.page(kind)


@BOTH
def test_every_two_articles_of_a_small_archive_have_a_page_that_the_page_of_comparing_lists(root: Path) -> None:
    site = site_of(root)
    told = sorted(article.id for article in loaded(root).archive.articles.values() if article.claims)
    listed = re.findall(r'<li><a href="([^"]+)">', site.page("compare/").partition('class="an-plain an-every"')[2])
    assert sorted(listed) == [f"../compare/{one}/{other}/" for one, other in combinations(told, 2)]
    assert {url.removeprefix("../") for url in listed} == {url for url in site.pages if re.match("compare/.", url)}
    for one, other in combinations(told, 2):
        assert f'compare/{one}/{other}/"' in site.page(f"a/{one}/") or f"?a={one}" in site.page(f"a/{one}/")


def test_two_articles_with_nothing_in_common_say_so_and_what_each_reports_alone(tmp_path: Path) -> None:
    copy_toy(tmp_path)
    add_articles(tmp_path, 1)
    site = build_site(tmp_path)
    pages = {url: said(page) for url, page in site.pages.items() if "Report 1" in page and "compare/" in url}
    bare = [page for page in pages.values() if "No event, place or group is reported by both." in page]
    assert len(pages) == 3
    assert len(bare) == 1
    alone = bare[0].partition("Reported by one alone")[2]
    assert re.search(r"The Harbour Post \(1 October 2003\) al-Mahbara ", alone)
    assert re.search(r"Salt Gazette \(between 7 and about 8 March 2003\) Ink Front captures", alone)
    assert "Reported by one alone" not in said(site.page("compare/ggm67h9m/q5bct8vf/"))  # it has events in common


def test_of_an_archive_of_more_than_ten_articles_only_some_pairs_have_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_toy(tmp_path)
    add_articles(tmp_path, 7)
    assert len([url for url in build_site(tmp_path).pages if re.match("compare/.", url)]) == 45
    add_articles(tmp_path, 8)
    assert not [url for url in build_site(tmp_path).pages if re.match("compare/.", url)]  # none differ on two topics
    monkeypatch.setattr(pairs_of_articles, "LEAST_DIFFERING", 1)
    site = build_site(tmp_path)
    pairs = {url for url in site.pages if re.match("compare/.", url)}
    assert pairs == {pair for page in events(site) for pair in re.findall(r'href="../../(compare/[^"]+)"', page)}
    assert 0 < len(pairs) < 4
    assert "an-every" not in site.page("compare/")


@BOTH
def test_two_accounts_side_by_side_lead_searches_to_their_event(root: Path) -> None:
    site = site_of(root)
    compared = {url: page for url, page in site.pages.items() if url.startswith("compare/") and url != "compare/"}
    assert compared
    unlisted = {path for target in site.targets for path in target.unlisted}
    linked = {pair for page in events(site) for pair in re.findall(r'href="../../(compare/[^"]+)"', page)}
    assert linked <= set(compared)
    for url, page in compared.items():
        one, other = url.split("/")[1:3]
        assert one < other
        assert f"{url}index.html" in unlisted
        assert re.search(rf"https://archive.example/({url}|events/[^/]+/)\n", page)
    assert all(re.search(r"https://archive.example/events/[^/]+/\n", site.page(url)) for url in linked)


@BOTH
def test_a_table_of_accounts_has_no_column_in_which_no_row_has_a_day(root: Path) -> None:
    tables = [each for page in events(site_of(root)) for each in re.findall(r"<table.*?</table>", page, re.DOTALL)]
    compared = [each for each in tables if "an-compared" in each.partition(">")[0]]
    days = {"Happened": "Day it happened", "Said on": "Day it was said"}
    widths = set()
    for table in compared:
        heads = re.findall(r'<th scope="col">([^<]+)', table)
        rows = [re.split(r"<td[^>]*>", row)[1:] for row in table.split("<tr>")[2:]]
        assert {len(row) for row in rows} == {len(heads)}
        widths.add(len(heads))
        for number, head in enumerate(heads):
            assert head not in days.values() or any("–</i>" not in row[number] for row in rows)
    assert widths > {5}


def test_a_day_whose_column_stands_in_the_place_of_another_is_named_on_a_phone() -> None:
    tables = re.findall(r"<table.*?</table>", "".join(events(site_of(SAMPLE))), re.DOTALL)
    alone = [each for each in tables if "Day it was said" in each and "Day it happened" not in each]
    assert alone
    assert all('<td data-label="Said on">' in each for each in alone)
    assert not [each for each in tables if "Day it happened" in each and 'data-label="Said on"' in each]
