"""Selections: what a page lists is what its files hold, in every format."""

import csv
import io
import json

from annals.facts.calendar import build_almanac
from annals.facts.disagreements import all_disagreements
from annals.site.article_lists import FORMATS, Selection, build_selections
from annals.site.build import build_site
from tests.support import PROJECT, loaded


def selections() -> dict[str, Selection]:
    archive, index = loaded(PROJECT).archive, loaded(PROJECT).index
    return build_selections(archive, index, build_almanac(archive), all_disagreements(archive, index))


def test_lists_of_every_kind_can_be_taken_along() -> None:
    assert {url.partition("/")[0] for url in selections()} == {
        "a",
        "towns",
        "groups",
        "sources",
        "dates",
        "disagreements",
    }
    index = loaded(PROJECT).index
    assert set(selections()["towns/zabadani/"].articles) == set(index.articles_naming["zabadani"])
    assert set(selections()["sources/afp/"].articles) >= set(index.articles_naming["afp"])


def test_every_format_holds_the_articles_of_its_selection() -> None:
    made = {output.path: output for output in build_site(PROJECT).outputs}
    for url, selection in selections().items():
        tabled = list(csv.DictReader(io.StringIO(made[f"{url}articles.csv"].text)))
        listed = json.loads(made[f"{url}articles.json"].text)
        assert [row["article"] for row in tabled] == list(selection.articles)
        assert [row["article"] for row in listed] == list(selection.articles)
        assert all(f"{url}{name}" in made for name in FORMATS)


def test_articles_stand_in_the_order_of_the_archive() -> None:
    order = list(loaded(PROJECT).archive.articles)
    for selection in selections().values():
        assert list(selection.articles) == sorted(selection.articles, key=order.index)
