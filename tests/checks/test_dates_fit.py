"""A claim's date fits the words it was read from, and so does whatever else the words may mean."""

import pytest

from annals.checks.claims import dates_fit_their_words
from annals.values.edtf import parse
from tests.support import Loaded, altered


def faults(toy: Loaded, published: str, words: str, when: str) -> list[str]:
    article = next(article for article in toy.archive.articles.values() if article.claims)
    dated = altered(article, {"published": altered(article.published, {"date": parse(published)})})
    claim = altered(article.claims[0], {"when": parse(when), "when_words": words, "said": None, "said_words": ""})
    return [fault.message for fault in dates_fit_their_words(dated, claim)]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("late May", "2015-05"), ("late May", "[2015-05-21..2015-05-31]"), ("late May", "2015-05-20"),
        ("since May", "2015-05/.."), ("since May", "2015-05/2015-08-06"), ("since early May", "2015-05"),
        ("early 2015", "[2015-01..2015-04]"), ("early 2015", "2015"), ("أواخر تموز", "[2015-07-21..2015-07-31]"),
        ("last week", "2015-07-26"), ("last week", "[2015-07-30..2015-08-05]"), ("a month ago", "2015-06-30"),
        ("5/8/2015", "2015-05-08"), ("5/8/2015", "2015-08-05"), ("today", "2015-08-06"),
    ],
)  # fmt: skip
def test_a_date_that_words_may_mean_is_not_warned_of(toy: Loaded, words: str, when: str) -> None:
    assert faults(toy, "2015-08-06", words, when) == []


@pytest.mark.parametrize(
    ("words", "when", "read"),
    [
        ("late May", "2015-06", "2015-05"), ("since May", "2015-04", "2015-05/2015-08-06"),
        ("last week", "2015-07-20", "2015-07-27/2015-08-02"), ("Aug. 5", "2015-08-06", "2015-08-05"),
        ("قبل يومين", "2015-08-05", "2015-08-04"),
    ],
)  # fmt: skip
def test_a_date_that_words_cannot_mean_is_warned_of(toy: Loaded, words: str, when: str, read: str) -> None:
    assert faults(toy, "2015-08-06", words, when) == [f"{when} is not what '{words}' says: {read}"]


@pytest.mark.parametrize("published", ["2015-08", "2015", "2015~", "201X", "XXXX", "[2015-08-05..2015-08-06]"])
def test_words_are_held_against_a_publication_of_any_shape(toy: Loaded, published: str) -> None:
    assert faults(toy, published, "overnight", "2015-08-05/2015-08-06") == []
