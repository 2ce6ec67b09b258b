"""A record may be written shorter than it is published: short forms are written out before it is validated."""

from pathlib import Path

import pytest

from annals.history.canonical import public_record
from annals.model import Article
from annals.model.article import IN_COPYRIGHT, State
from annals.model.kinds import ARTICLE
from annals.records.read import read_record
from annals.records.walk import Found, Stamp
from tests.support import WORDS

STAMP = Stamp(0, 0, 0, 0)
LISTED = """\
---
id: q5bct8vf
title: Two towns and a road
publisher: harbour-post
published: 2003-03-06
language: en
url: https://harbour-post.example/two-towns
---
A sentence of our own.
"""


def read(text: str) -> tuple[Article | None, list[str]]:
    """Return the article that a text gives, and what is wrong with it."""
    outcome = read_record(WORDS, Found("article", "archive/articles/2003/a.md", STAMP), text)
    assert outcome.value is None or isinstance(outcome.value, Article)
    return outcome.value, [str(problem) for problem in outcome.problems]


def article(text: str) -> Article:
    found, problems = read(text)
    assert problems == []
    assert found
    return found


def with_fields(fields: str) -> str:
    return LISTED.replace("---\nA sentence", f"{fields}\n---\nA sentence")


def test_a_record_of_six_fields_and_a_sentence_is_one() -> None:
    found = article(LISTED)
    assert (found.published.date.text, found.published.basis) == ("2003-03-06", "stated")
    assert (found.rights, found.address_status, found.state) == (IN_COPYRIGHT, "unchecked", State.LISTED)
    assert (found.capture, found.fingerprints, found.sha256) == (None, (), "")


def test_the_short_form_is_published_as_the_long_one_is() -> None:
    long = LISTED.replace("published: 2003-03-06", "published:\n  date: 2003-03-06\n  basis: stated")
    long = long.replace("language: en", f"language: en\nrights: {IN_COPYRIGHT}")
    assert public_record(article(LISTED)) == public_record(article(long))


def test_an_undated_article_says_so_in_one_word() -> None:
    found = article(LISTED.replace("2003-03-06", "undated"))
    assert found.published.undated
    assert (found.published.date.lower, found.published.date.upper) == (None, None)
    assert found.published.reason


def test_places_may_be_listed_without_the_words_used() -> None:
    found = article(with_fields("towns: [al-mahbara, warraqa]\ngroups: {ink-front: [the Front]}"))
    assert dict(found.towns) == {"al-mahbara": (), "warraqa": ()}
    assert dict(found.groups) == {"ink-front": ("the Front",)}


CLAIMS = """\
about: al-mahbara-2003-03-capture
chain: [nib-monitor, harbour-post]
claims:
  - {id: c1, states: killed, figure: 23, paragraph: 2}
  - {id: c2, about: warraqa, states: population, figure: 500, chain: [harbour-post], paragraph: 3}"""


def test_claims_have_from_their_article_what_they_do_not_say() -> None:
    first, second = article(with_fields(CLAIMS)).claims
    assert (first.about, first.chain) == ("al-mahbara-2003-03-capture", ("nib-monitor", "harbour-post"))
    assert (second.about, second.chain) == ("warraqa", ("harbour-post",))


def test_what_claims_have_from_their_article_is_published_with_each_of_them_alone() -> None:
    found = public_record(article(with_fields(CLAIMS)))
    assert {"about", "chain"}.isdisjoint(found)
    assert [claim["about"] for claim in found["claims"]] == ["al-mahbara-2003-03-capture", "warraqa"]


def test_a_claim_without_a_chain_of_its_own_or_its_articles_is_told() -> None:
    _found, problems = read(with_fields("claims:\n  - {id: c1, about: warraqa, states: population, paragraph: 3}"))
    assert [problem for problem in problems if "claims.1.chain: is missing" in problem]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("published: 6 March 2003", "published"),
        ("published: [2003-03-06]", "published"),
        ("published:", "published"),
        ("published: {basis: stated}", "published.date"),
        ("published: undatedd", "published"),
    ],
)
def test_what_is_no_short_form_is_told_on_its_line(written: str, field: str) -> None:
    found, problems = read(LISTED.replace("published: 2003-03-06", written))
    assert found is None
    assert [problem for problem in problems if problem.startswith(f"archive/articles/2003/a.md:5: {field}")]


@pytest.mark.parametrize(
    "fields", ["towns: al-mahbara", "towns: [[al-mahbara]]", "towns: [Al Mahbara]", "claims: c1", "chain: harbour-post"]
)
def test_what_has_the_wrong_shape_is_no_traceback(fields: str) -> None:
    found, problems = read(with_fields(fields))
    assert found is None
    assert problems


def test_coded_records_are_verified_once_each_figure_has_its_evidence() -> None:
    assert article(with_fields(CLAIMS)).state is State.CODED


def test_paths_of_undated_articles_name_no_year() -> None:
    found = article(LISTED.replace("2003-03-06", "undated"))
    assert Path(ARTICLE.path(found)) == Path("articles/undated/undated-harbour-post-q5bct8vf.md")
