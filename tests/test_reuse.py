"""Text that articles share is told from fingerprints alone, and furniture is no reuse."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from annals.facts.index import build_index
from annals.facts.shared_text import comparable, shared_text, shared_with
from annals.model import Archive
from annals.site.context import build_desk
from annals.site.kinds.article import article_pages, as_spans
from tests.support import Loaded

POST, SALT, WEEKLY = "q5bct8vf", "ggm67h9m", "d2k56qfh"


def marks(*numbers: int) -> tuple[str, ...]:
    """Return fingerprints: one for each number, `short` for 0."""
    return tuple(f"{number:016x}" if number else "short" for number in numbers)


def printed(archive: Archive, **articles: Sequence[int]) -> Archive:
    """Return the archive with fingerprints given to its articles."""
    changed = dict(archive.articles)
    for id, numbers in articles.items():
        capture = changed[id].capture.model_copy(update={"fingerprints": marks(*numbers)})
        changed[id] = changed[id].model_copy(update={"capture": capture})
    return replace(archive, articles=changed)


@pytest.fixture
def sharing(toy: Loaded) -> Archive:
    """Return an archive whose first article shares its paragraphs 3, 4 and 6 with the second."""
    # claims of the first stand in its paragraphs 2 to 8; its last paragraph is furniture
    return printed(toy.archive, q5bct8vf=(0, 2, 3, 4, 5, 6, 7, 8, 99), ggm67h9m=(0, 3, 4, 41, 6, 42, 99))


def test_shared_paragraphs_are_told_for_both_articles(sharing: Archive) -> None:
    assert shared_text(sharing) == {POST: {SALT: (3, 4, 6)}, SALT: {POST: (2, 3, 5)}}


def test_a_paragraph_in_which_no_claim_stands_is_no_reuse(toy: Loaded) -> None:
    archive = printed(toy.archive, q5bct8vf=(0, 2, 3, 4, 5, 6, 7, 8, 99), d2k56qfh=(99,))
    assert shared_text(archive) == {}


def test_a_short_paragraph_is_no_reuse(toy: Loaded) -> None:
    assert shared_text(printed(toy.archive, q5bct8vf=(0,) * 9, ggm67h9m=(0,) * 7)) == {}


def test_articles_without_fingerprints_share_nothing(toy: Loaded) -> None:
    assert shared_text(toy.archive) == {}


def test_a_new_text_is_compared_with_all_that_is_archived(sharing: Archive) -> None:
    assert shared_with(sharing, marks(0, 6, 77, 3, 41, 99)) == {SALT: (2, 4, 5), POST: (2, 4)}
    assert shared_with(sharing, marks(77, 0, 99)) == {}


def test_the_order_is_by_paragraphs_shared(toy: Loaded) -> None:
    archive = printed(toy.archive, q5bct8vf=(0, 2, 3, 4, 5, 6, 7, 8, 9), ggm67h9m=(3,), d2k56qfh=(4, 5))
    assert list(shared_text(archive)[POST]) == [WEEKLY, SALT]


def test_the_page_says_how_much_is_shared_with_whom(sharing: Archive) -> None:
    pages = {output.path: output.text for output in article_pages(build_desk(sharing, build_index(sharing)))}
    page = pages[f"a/{POST}.md"]
    assert comparable(sharing.articles[POST]) == 8
    assert "## Text it shares {#shares}" in page
    assert "3 of 8 paragraphs also stand in <a href" in page
    assert "paragraphs 3–4 and 6" in page
    assert "## Text it shares" not in pages[f"a/{WEEKLY}.md"]


@pytest.mark.parametrize(
    ("numbers", "spans"), [((), []), ((4,), [(4, 4)]), ((1, 2, 3, 5, 7, 8), [(1, 3), (5, 5), (7, 8)])]
)
def test_rising_numbers_are_joined_to_spans(numbers: tuple[int, ...], spans: list[tuple[int, int]]) -> None:
    assert list(as_spans(numbers)) == spans
