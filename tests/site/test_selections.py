"""Selections: what a page lists is what its files hold, in every format that it offers."""

import csv
import io
import re
from functools import cache
from urllib.parse import urljoin

import pytest
import rispy

from annals.data.lists import list_formats
from annals.facts.facts import Facts
from annals.language.messages import counted
from annals.site.article_lists import MOST_TAKEN, formats_at
from tests.support import PROJECT, loaded, site_of

pytestmark = pytest.mark.slow

BASE = "https://archive.example/"
WITH_ALL_FORMATS = {"a", "dates", "disagreements"}


@cache
def selections() -> dict[str, list[str]]:
    """Return the ids that each page with a list offers, told from the archive alone."""
    archive, index = loaded(PROJECT).archive, loaded(PROJECT).index
    facts, order = Facts(archive, index), list(archive.articles)
    sources = {id: [index.articles_by, index.articles_naming, index.articles_crediting] for id in archive.sources}
    lists = {"a/": set(order)}
    lists |= {f"towns/{id}/": set(index.articles_naming.get(id, ())) for id in archive.places}
    lists |= {f"groups/{id}/": set(index.articles_naming.get(id, ())) for id in archive.groups}
    lists |= {f"sources/{id}/": {a for each in maps for a in each.get(id, ())} for id, maps in sources.items()}
    lists |= {f"dates/{year}/": set(index.articles_dated.get(year, ())) for year in facts.dates("4")}
    points = [point for about in index.claims_about for point in facts.disagreements(about)]
    lists["disagreements/"] = {statement.article.id for point in points for statement in point.statements}
    return {url: sorted(ids, key=order.index) for url, ids in lists.items() if ids}


def test_lists_of_every_kind_can_be_taken_along_and_no_other() -> None:
    made = site_of(PROJECT).files
    assert {url.partition("/")[0] for url in selections()} == {"towns", "groups", "sources", *WITH_ALL_FORMATS}
    offered = {path.rpartition("articles.")[0] for path in made if path.rpartition("/")[2].startswith("articles.")}
    assert offered - {"data/"} == set(selections())


def test_a_list_of_a_town_group_or_source_is_offered_in_the_first_format_and_others_in_all() -> None:
    made = site_of(PROJECT).files
    for url, ids in selections().items():
        offered = {path for path in made if path.startswith(f"{url}articles.")}
        every = list_formats()
        wanted = every if url.partition("/")[0] in WITH_ALL_FORMATS else every[:1]
        told = {f"{url}{format.file}" for format in formats_at(url, len(ids))}
        assert offered == {f"{url}{format.file}" for format in wanted} == told


def test_a_long_list_of_a_town_group_or_source_is_not_offered() -> None:
    assert [format.suffix for format in formats_at("towns/al-mahbara/", MOST_TAKEN)] == [".ris"]
    assert formats_at("towns/al-mahbara/", MOST_TAKEN + 1) == ()
    assert len(formats_at("articles/", MOST_TAKEN + 1)) == len(list_formats())


def test_every_format_holds_the_articles_of_its_selection_in_the_order_of_the_archive() -> None:
    site = site_of(PROJECT)
    for url, ids in selections().items():
        assert [entry["id"] for entry in rispy.loads(site.text(f"{url}articles.ris").replace("\r\n", "\n"))] == ids, url
        if f"{url}articles.csv" in site.files:
            assert [row["article"] for row in csv.DictReader(io.StringIO(site.text(f"{url}articles.csv")))] == ids, url


def test_a_page_says_how_many_articles_it_offers_and_links_each_file() -> None:
    site = site_of(PROJECT)
    for url, ids in selections().items():
        page = site.page(url)
        linked = {urljoin(f"{BASE}{url}", link) for link in re.findall(r'<a href="([^"]+)" download>', page)}
        assert f"Download {counted(len(ids), 'article')}: " in page, url
        lists = {link for link in linked if link.startswith(f"{BASE}{url}articles.")}
        assert lists == {f"{BASE}{url}{format.file}" for format in formats_at(url, len(ids))}, url
