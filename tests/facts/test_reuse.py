"""Text that articles share is told from fingerprints alone, and furniture is no reuse."""

from collections.abc import Sequence

import pytest

from annals.citations.store import Store
from annals.facts.index import build_index
from annals.facts.shared_text import Prints, Reuse, Shared, comparable, shared_text, shared_with
from annals.model import Archive
from annals.model.kinds import ARTICLE
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.kinds import article
from annals.site.labels import as_spans
from tests.support import Loaded, altered, capture_of, having

POST, SALT, WEEKLY = "q5bct8vf", "ggm67h9m", "d2k56qfh"


def marks(*numbers: int) -> tuple[str, ...]:
    """Return fingerprints: one for each number, `short` for 0."""
    return tuple(f"{number:016x}" if number else "short" for number in numbers)


def printed(archive: Archive, **articles: Sequence[int]) -> Archive:
    """Return the archive with fingerprints given to its articles."""
    changed = dict(archive.articles)
    for id, numbers in articles.items():
        capture = altered(capture_of(changed[id]), {"fingerprints": marks(*numbers)})
        changed[id] = altered(changed[id], {"capture": capture})
    return having(archive, ARTICLE, changed)


def shared(archive: Archive) -> dict[str, Shared]:
    """Return what each article of an archive shares with others."""
    return shared_text(archive, build_index(archive))


def as_it_is(*numbers: int) -> Reuse:
    """Return paragraphs that stand in another article word for word."""
    return Reuse(numbers, ())


@pytest.fixture
def sharing(toy: Loaded) -> Archive:
    """Return an archive whose first article shares its paragraphs 3, 4 and 6 with the second."""
    # claims of the first stand in its paragraphs 2 to 8; its last paragraph is furniture
    return printed(toy.archive, q5bct8vf=(0, 2, 3, 4, 5, 6, 7, 8, 99), ggm67h9m=(0, 3, 4, 41, 6, 42, 99))


def test_shared_paragraphs_are_told_for_both_articles(sharing: Archive) -> None:
    assert shared(sharing) == {POST: {SALT: as_it_is(3, 4, 6)}, SALT: {POST: as_it_is(2, 3, 5)}}


def test_a_paragraph_in_which_no_claim_stands_is_no_reuse(toy: Loaded) -> None:
    archive = printed(toy.archive, q5bct8vf=(0, 2, 3, 4, 5, 6, 7, 8, 99), d2k56qfh=(99,))
    assert shared(archive) == {}


def test_a_short_paragraph_is_no_reuse(toy: Loaded) -> None:
    assert shared(printed(toy.archive, q5bct8vf=(0,) * 9, ggm67h9m=(0,) * 7)) == {}


def test_articles_without_fingerprints_share_nothing(toy: Loaded) -> None:
    assert shared(toy.archive) == {}


def test_a_new_text_is_compared_with_all_that_is_archived(sharing: Archive) -> None:
    index = build_index(sharing)
    found = shared_with(sharing, index, Prints(marks(0, 6, 77, 3, 41, 99), ()))
    assert found == {SALT: as_it_is(2, 4, 5), POST: as_it_is(2, 4)}
    assert shared_with(sharing, index, Prints(marks(77, 0, 99), ())) == {}


def test_the_order_is_by_paragraphs_shared(toy: Loaded) -> None:
    archive = printed(toy.archive, q5bct8vf=(0, 2, 3, 4, 5, 6, 7, 8, 9), ggm67h9m=(3,), d2k56qfh=(4, 5))
    assert list(shared(archive)[POST]) == [WEEKLY, SALT]


def test_the_page_says_how_much_is_shared_with_whom(sharing: Archive) -> None:
    context = Context(sharing, build_index(sharing), Frame.bare(""), Store())
    pages = {made.path: made.data.decode() for id in (POST, WEEKLY) for made in article.ARTICLE.make(context, id)}
    page = pages[f"a/{POST}/index.html"]
    assert comparable(sharing.articles[POST]) == 8
    assert '<h2 id="shares">Text it shares<' in page
    assert "3 of 8 paragraphs also appear in <a href" in page
    assert "paragraphs 3, 4 and 6" in page
    assert "Text it shares" not in pages[f"a/{WEEKLY}/index.html"]


@pytest.mark.parametrize(
    ("numbers", "spans"), [((), []), ((4,), [(4, 4)]), ((1, 2, 3, 5, 7, 8), [(1, 3), (5, 5), (7, 8)])]
)
def test_rising_numbers_are_joined_to_spans(numbers: tuple[int, ...], spans: list[tuple[int, int]]) -> None:
    assert list(as_spans(numbers)) == spans
