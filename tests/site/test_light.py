"""No list grows without bound: of an archive with many rows, each page of a list stays below 40 kB."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from bench.generate import write_archive

from annals.site.build import context_of, read_source
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.plan import maker_named
from annals.site.search.names import Spelt, are_long, cut_letters
from annals.site.split import in_words, share, split
from annals.site.target import Made

FRAME = 6_600
"""What the theme puts around a page."""

HEAVIEST = 40 * 1024 - FRAME
LISTS = (
    "list",
    "date",
    "chronology",
    "disagreements",
    "harm",
    "event kind",
    "names",
    "coverage",
    "corrections",
    "waiting",
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """Return what the pages of a generated archive are made with; its lists are all too long for one page."""
    root: Path = tmp_path_factory.mktemp("many")
    write_archive(200, root)
    return context_of(read_source(root), Frame.bare("https://example.org/"))


def pages(context: Context, maker: str) -> list[Made]:
    keys = [target.key for target in maker_named(maker).plan(context)]
    return [made for key in keys for made in maker_named(maker).make(context, key) if made.path.endswith(".html")]


@pytest.mark.slow
@pytest.mark.parametrize("maker", LISTS)
def test_no_page_of_a_list_is_heavy(many: Context, maker: str) -> None:
    assert {made.path: len(made.data) for made in pages(many, maker) if len(made.data) > HEAVIEST} == {}


@pytest.mark.slow
def test_each_event_stands_in_the_chronology_once(many: Context) -> None:
    found = [id for made in pages(many, "chronology") for id in re.findall(r'<li id="([\w-]+)"', made.data.decode())]
    assert len(found) == len(set(found))
    assert set(found) == {id for id in many.archive.events if not many.index.is_subject(id)}


@pytest.mark.slow
def test_what_a_year_does_not_list_stands_on_its_months(many: Context) -> None:
    listed = {made.path: set(re.findall(r'/a/(\w+)/"', made.data.decode())) for made in pages(many, "date")}
    for date, articles in many.index.articles_dated.items():
        below = f"dates/{date.replace('-', '/')}/"
        assert set(articles) <= {id for path, ids in listed.items() if path.startswith(below) for id in ids}


def test_every_part_of_a_list_is_lighter_than_the_limit_or_a_single_record() -> None:
    dated = [(f"2015-{n % 12 + 1:02}-{n % 28 + 1:02}", f"id{n}") for n in range(400)]
    parts = dict(split(dated, most=30, weight=lambda id: 40 if id == "id7" else 1))
    assert sorted(id for ids in parts.values() for id in ids) == sorted(id for _date, id in dated)
    assert all(len(ids) <= 30 for ids in parts.values())
    assert ("id7",) in parts.values()
    days = {id: date for date, id in dated}
    bounds = [(min(map(days.__getitem__, ids)), max(map(days.__getitem__, ids))) for ids in parts.values()]
    assert all(last <= first for (_first, last), (first, _last) in pairwise(bounds))


def test_names_are_cut_by_their_letters_into_lists_that_are_light() -> None:
    names = [
        Spelt(f"{letter}{other}{n} Street", f"id-{n}", f"{n} Road")
        for letter in "abk"
        for other in "ae"
        for n in range(400)
    ]
    parts = list(cut_letters(names))
    assert {part.slug for part in parts} == {"a-a", "a-e", "b-a", "b-e", "k-a", "k-e"}
    assert [each for part in parts for each in part.names] == names
    assert not any(are_long(part.names) for part in parts)


@pytest.mark.parametrize(("points", "each"), [(0, 40), (1, 40), (2, 40), (4, 20), (12, 6), (100, 5)])
def test_many_points_of_one_page_show_fewer_statements_each(points: int, each: int) -> None:
    assert share(points) == each


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2015", "2015"),
        ("2015-q3", "July to September 2015"),
        ("2015-08", "August 2015"),
        ("2015-08-t1", "1–10 August 2015"),
        ("2015-02-t3", "21–28 February 2015"),
        ("2015-08-05-towns", "5 August 2015, towns"),
        ("2015-08-05", "5 August 2015"),
        ("2015-08-05-ab", "5 August 2015, ab"),
        ("undated", "undated"),
    ],
)
def test_a_part_is_called_by_its_dates_in_words(name: str, words: str) -> None:
    assert in_words(name) == words
