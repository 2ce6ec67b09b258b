"""Figures: what is accepted, its bounds and words, and what is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.values.figure import CODED_MINIMUM, FORMS, UNQUANTIFIED, Figure, FigureError, parse

WHOLE = st.integers(0, 10**12 - 1)
WORDS = ("at least", "at most", "more than", "fewer than", "about", "nearly")
NUMBERS = st.one_of(
    WHOLE.map(str),
    st.builds("{} {}".format, st.sampled_from(WORDS), st.integers(1, 10**12 - 1)),
    st.tuples(WHOLE, WHOLE).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: f"{min(pair)}-{max(pair)}"),
    st.sampled_from(sorted(CODED_MINIMUM)),
)
"""Figures that give a number, or a word that is coded as one."""
FIGURES = st.one_of(NUMBERS, st.sampled_from(UNQUANTIFIED))


@pytest.mark.parametrize(
    ("text", "low", "high", "bounds", "words"),
    [
        ("0", 0, 0, (0, 0), "0"),
        ("37", 37, 37, (37, 37), "37"),
        ("at least 50", 50, None, (50, 50), "at least 50"),
        ("more than 230000", 230_000, None, (230_000, 230_000), "more than 230,000"),
        ("at most 20", None, 20, (20, 20), "at most 20"),
        ("fewer than 50", None, 50, (50, 50), "fewer than 50"),
        ("about 300", 300, 300, (300, 300), "about 300"),
        ("20-25", 20, 25, (20, 25), "20–25"),
        ("1000-25000", 1_000, 25_000, (1_000, 25_000), "1,000–25,000"),
        ("dozens", 12, None, (12, 12), "dozens"),
        ("hundreds of thousands", 100_000, None, (100_000, 100_000), "hundreds of thousands"),
    ],
)
def test_a_figure_has_bounds_and_words(
    text: str, low: int | None, high: int | None, bounds: tuple[int, int], words: str
) -> None:
    figure = parse(text)
    assert (figure.low, figure.high, figure.bounds, figure.words) == (low, high, bounds, words)


def test_vague_words_and_about_are_marked() -> None:
    assert parse("dozens").vague
    assert not parse("dozens").approximate
    assert parse("about 300").approximate
    assert not parse("37").vague
    assert not parse("37").approximate


def test_a_vague_word_has_a_coded_minimum_and_no_upper_bound() -> None:
    found = {word: (parse(word).low, parse(word).high) for word in CODED_MINIMUM}
    assert found == {
        "dozens": (12, None),
        "hundreds": (100, None),
        "thousands": (1_000, None),
        "tens of thousands": (10_000, None),
        "hundreds of thousands": (100_000, None),
    }


@pytest.mark.parametrize("word", UNQUANTIFIED)
def test_a_word_that_gives_no_number_has_no_bounds(word: str) -> None:
    figure = parse(word)
    assert (figure.low, figure.high, figure.vague, figure.has_number) == (None, None, True, False)
    with pytest.raises(FigureError):
        _ = figure.bounds


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "thirty", "37 people", " 37", "37 ", "037", "1,000", "1.5", "-3", "+3", "3-", "-", "25-20", "20-20",
        "20–25", "at least", "at least fifty", "At least 50", "about  300", "about 20-25", "a dozen", "Dozens",
        "nearly", "nearly 20-25", "a few",
        "~300", "50+", ">50", "1000000000000", "1e3", "37\n",
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused_with_the_forms_to_write(text: str) -> None:
    with pytest.raises(FigureError) as error:
        parse(text)
    assert error.value.args[1] == FORMS


@given(NUMBERS)
def test_every_figure_keeps_its_text_and_its_bounds_are_in_order(text: str) -> None:
    figure = parse(text)
    low, high = figure.bounds
    assert figure.text == text
    assert 0 <= low <= high
    assert figure.low in (None, low)
    assert figure.high in (None, high)


@given(FIGURES)
def test_words_state_the_same_numbers(text: str) -> None:
    assert parse(text).words.replace(",", "").replace("–", "-") == text


@given(st.one_of(st.text(), st.text(alphabet="0123456789- atlesmohn", max_size=20)))
def test_any_other_text_is_refused_and_nothing_breaks(text: str) -> None:
    with suppress(FigureError):
        assert parse(text).text == text


def test_a_figure_without_any_number_has_no_bounds() -> None:
    with pytest.raises(FigureError):
        _ = Figure("none", None, None).bounds
