"""Figures in running text are read as an archive writes them, in English and Arabic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.language.numbers.figures import places, stated
from annals.language.words import line
from annals.values.figure import parse as parse_figure


def told(text: str) -> list[str]:
    return [each.text for each in stated(line(text)) if not each.bare]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("37 guards", "37"),
        ("1,200 people", "1200"),
        ("٢٣ مقاتلا", "23"),
        ("١٬٢٠٠ شخص", "1200"),
        ("twenty-three scribes", "23"),
        ("twin blasts", "2"),
        ("a six-day siege", "6"),
        ("two hundred and fifty boats", "250"),
        ("more than 11 million people", "more than 11000000"),
        ("1.5 million people", "1500000"),
        ("over 60 dead", "more than 60"),
        ("no fewer than 12 barges", "at least 12"),
        ("no more than 12 barges", "at most 12"),
        ("not fewer than 12 barges", "at least 12"),
        ("not exceeding 20 barges", "at most 20"),
        ("لا يقل عن 37 شخصا", "at least 37"),
        ("ليس أقل من 37 شخصا", "at least 37"),
        ("لا يزيد عن 37 شخصا", "at most 37"),
        ("ليس أكثر من 37 شخصا", "at most 37"),
        ("about 20 to 25 carts", "20-25"),
        ("at least a dozen", "at least 12"),
        ("two dozen", "24"),
        ("50 or more", "at least 50"),
        ("killed 35 soldiers at least", "at least 35"),
        ("35 government soldiers at least.", "at least 35"),
        ("٣٥ عنصرا على الأقل من قوات", "at least 35"),
        ("35 soldiers and at least some guards", "35"),
        ("35 soldiers, at least in the north", "35"),
        ("أصيب العشرات", "dozens"),
        ("fewer than 50 troops", "fewer than 50"),
        ("up to 40 carts", "at most 40"),
        ("within 20km", "at most 20"),
        ("nearly 300km", "nearly 300"),
        ("dozens of people", "dozens"),
        ("tens of thousands of people", "tens of thousands"),
        ("hundreds of thousands fled", "hundreds of thousands"),
        ("between 20 and 25 carts", "20-25"),
        ("20 to 25 carts", "20-25"),
        ("أكثر من 60 شخصا", "more than 60"),
        ("نحو ثلاثة كيلومترات", "about 3"),
        ("عشرات القتلى", "dozens"),
        ("مئات الآلاف", "hundreds of thousands"),
        ("بين 20 و25 شخصا", "20-25"),
    ],
)
def test_a_figure_in_words_is_read_as_the_archive_writes_it(text: str, figure: str) -> None:
    assert told(text) == [figure]
    assert parse_figure(figure).text == figure


@pytest.mark.parametrize(
    "text",
    [
        "the second half",
        "fewer than zero carts",
        "over 100 to 200 carts",
        "up to 20-25 carts",
        "at least 5 to 7 carts",
        "no number here",
        "half of them",
        "in part",
        "1.5 km",
        "",
        "9" * 5000,
        "three" + " million" * 999,
    ],
)
def test_words_without_a_whole_number_state_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("dash", ["-", "‐", "–", "—", "−", " - ", " – "])
def test_a_range_with_a_dash_is_one_figure(dash: str) -> None:
    assert told(f"20{dash}25 carts") == ["20-25"]


@pytest.mark.parametrize(("text", "figure"), [("a bomber", "1"), ("in its seventh year", "more than 6")])
def test_what_is_only_implied_is_found_where_it_is_sought(text: str, figure: str) -> None:
    assert told(text) == []
    assert len(places(parse_figure(figure), line(text))) == 1


@pytest.mark.parametrize("figure", ["230", "23", "at least 2300", "about 2300", "2301", "thousands"])
def test_another_figure_or_bound_is_not_found(figure: str) -> None:
    assert places(parse_figure(figure), line("more than 2,300 people")) == []
    assert len(places(parse_figure("more than 2300"), line("more than 2,300 people"))) == 1


@given(st.integers(0, 10**9))
def test_a_number_is_read_with_and_without_separators(number: int) -> None:
    assert told(f"{number} people") == told(f"{number:,} people") == [str(number)]


@given(st.text())
def test_every_figure_found_is_one_that_a_record_may_hold_or_too_long_for_it(text: str) -> None:
    found = line(text)
    for each in stated(found):
        assert 0 <= each.start < each.end <= len(found.words)
        if len(each.text) < 12:
            assert parse_figure(each.text).text == each.text
