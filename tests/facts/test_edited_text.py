"""Text that was edited is found by its sketches, and other reports of one event are not.

The stories in `reuse` are invented. Of each there are an agency's `story`, its `twin` as a newspaper would print it,
and a report `apart` of the same event by somebody else, with the same names, figures, stock phrases and quotations.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.capture.fingerprints import Text, text_of
from annals.capture.sketches import sketch
from annals.citations.store import Store
from annals.facts import shared_text
from annals.facts.index import build_index
from annals.facts.likeness import is_whole
from annals.facts.shared_text import Prints, Reuse, Shared
from annals.language.words import words
from annals.model import Archive
from annals.model.kinds import ARTICLE
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.kinds import article
from annals.values.evidence import SHORT
from annals.values.sketches import FEWEST, MOST, RUN, hashes, is_sketch, leads
from tests.support import CAPTURES, Loaded, altered, capture_of, having

needs_captures = pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are no part of the project")

POST, SALT = "q5bct8vf", "ggm67h9m"
FOLDER = Path(__file__).parent / "reuse"

STANDS_IN = MappingProxyType(
    {
        "canal": ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (5, 6), (6, 7), (7, 8), (8, 8), (9, 9)),
        "border": ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 6), (8, 7), (9, 8), (10, 9)),
        "talks": ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (6, 7), (7, 8), (8, 9), (9, 10)),
        "flood": tuple((number, number) for number in range(1, 9)),
    }
)
"""Paragraphs of each story with those of its twin that were made of them: some were cut in two or put together."""


def read(name: str) -> Text:
    return text_of((FOLDER / f"{name}.txt").read_bytes())


def written(archive: Archive, *, without: Sequence[int] = (), **texts: Text) -> Archive:
    """Return the archive with texts given to its articles, a claim in each paragraph but some."""
    changed = dict(archive.articles)
    for id, text in texts.items():
        capture = altered(capture_of(changed[id]), {"fingerprints": text.fingerprints, "sketches": text.sketches})
        claim = changed[id].claims[0]
        numbers = [number for number in range(1, len(text.paragraphs) + 1) if number not in without]
        claims = tuple(altered(claim, {"id": f"c{number}", "paragraph": number}) for number in numbers)
        changed[id] = altered(changed[id], {"capture": capture, "claims": claims})
    return having(archive, ARTICLE, changed)


def shared(archive: Archive) -> dict[str, Shared]:
    return shared_text.shared_text(archive, build_index(archive))


def both(archive: Archive, one: Text, other: Text) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return which paragraphs of two texts stand in the other, edited or not."""
    found = shared(written(archive, q5bct8vf=one, ggm67h9m=other))
    nowhere = {POST: Reuse((), ()), SALT: Reuse((), ())}
    return found.get(POST, nowhere)[SALT].paragraphs, found.get(SALT, nowhere)[POST].paragraphs


@pytest.mark.parametrize("name", STANDS_IN)
def test_a_twin_is_found_in_all_its_paragraphs(name: str, toy: Loaded) -> None:
    found = both(toy.archive, read(f"{name}.story"), read(f"{name}.twin"))
    expected = tuple(tuple(sorted({pair[side] for pair in STANDS_IN[name]})) for side in (0, 1))
    assert found == expected


@pytest.mark.parametrize("name", STANDS_IN)
@pytest.mark.parametrize("print_", ["story", "twin"])
def test_another_report_of_the_event_shares_no_text(name: str, print_: str, toy: Loaded) -> None:
    assert both(toy.archive, read(f"{name}.{print_}"), read(f"{name}.apart")) == ((), ())


@pytest.mark.parametrize(("one", "other"), list(combinations(STANDS_IN, 2)))
def test_stories_of_other_events_share_no_text(one: str, other: str, toy: Loaded) -> None:
    assert both(toy.archive, read(f"{one}.story"), read(f"{other}.story")) == ((), ())


@pytest.mark.parametrize("name", STANDS_IN)
def test_background_taken_from_a_story_does_not_draw_in_what_a_paper_wrote_itself(name: str, toy: Loaded) -> None:
    own, taken = read(f"{name}.apart").paragraphs, read(f"{name}.twin").paragraphs[-3:]
    report = text_of("\n\n".join((*own, *taken)).encode())
    _story, found = both(toy.archive, read(f"{name}.story"), report)
    drawn_in = [number for number in found if number <= len(own)]
    assert len(drawn_in) <= 1
    assert len(found) - len(drawn_in) >= 2


def test_what_is_the_same_and_what_is_edited_are_told_apart(toy: Loaded) -> None:
    story = read("canal.story")
    printed = text_of("\n\n".join((*story.paragraphs[:3], *read("canal.twin").paragraphs[3:])).encode())
    found = shared(written(toy.archive, q5bct8vf=story, ggm67h9m=printed))[POST][SALT]
    assert found == Reuse((1, 2, 3), (4, 5, 6, 7, 8, 9))
    assert found.paragraphs == (1, 2, 3, 4, 5, 6, 7, 8, 9)


def test_a_new_text_is_compared_with_all_that_is_archived(toy: Loaded) -> None:
    archive = written(toy.archive, q5bct8vf=read("flood.story"), ggm67h9m=read("flood.apart"))
    twin = read("flood.twin")
    found = shared_text.shared_with(archive, build_index(archive), Prints(twin.fingerprints, twin.sketches))
    assert found == {POST: Reuse((), (1, 2, 3, 4, 5, 6, 7, 8))}


def test_edited_furniture_is_no_reuse(toy: Loaded) -> None:
    story, twin = read("flood.story"), read("flood.twin")
    assert shared(written(toy.archive, without=range(1, 9), q5bct8vf=story, ggm67h9m=twin)) == {}
    some = shared(written(toy.archive, without=(1, 2, 8), q5bct8vf=story, ggm67h9m=twin))
    assert some[POST][SALT] == Reuse((), (3, 4, 5, 6, 7))


def test_a_run_that_stands_everywhere_leads_nowhere(toy: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_text, "STOCK", 1)
    assert shared(written(toy.archive, q5bct8vf=read("flood.story"), ggm67h9m=read("flood.twin"))) == {}


@pytest.mark.slow
def test_the_page_says_which_paragraphs_are_edited(toy: Loaded) -> None:
    story, twin = read("canal.story"), read("canal.twin")
    printed = text_of("\n\n".join((*story.paragraphs[:3], *twin.paragraphs[3:])).encode())
    assert "9 of 9 paragraphs also appear in <a" in (page := page_of(toy, story, printed))
    assert "</a>, 6 of them edited <span" in page
    assert "paragraphs 1–9; edited: paragraphs 4–9<" in page
    assert "</a>, edited <span" in page_of(toy, story, twin)
    assert "edited <span" not in page_of(toy, story, story)


def page_of(toy: Loaded, one: Text, other: Text) -> str:
    """Return the page of the first of two articles that have these texts."""
    archive = written(toy.archive, q5bct8vf=one, ggm67h9m=other)
    context = Context(archive, build_index(archive), Frame.bare(""), Store())
    return next(made.data.decode() for made in article.ARTICLE.make(context, POST) if made.path.endswith(".html"))


def edits(paragraph: Sequence[str], word: str) -> Iterator[list[str]]:
    """Yield a paragraph with each of its words replaced, taken out, and another put before it."""
    for place in range(len(paragraph)):
        before, after = [*paragraph[:place]], [*paragraph[place + 1 :]]
        yield [*before, word, *after]
        yield [*before, *after]
        yield [*before, word, paragraph[place], *after]


@pytest.mark.parametrize("name", STANDS_IN)
def test_a_paragraph_with_one_word_edited_is_found_by_itself(name: str) -> None:
    for found in read(f"{name}.story").words:
        if len(found) >= 25:
            for edited in edits(found, "otherwise"):
                assert nearly_same(sketch(found), sketch(edited))


def nearly_same(one: str, other: str) -> bool:
    """Return whether two sketches lead to one another, and are of one paragraph by themselves."""
    here, there = hashes(one), hashes(other)
    common, least = len({*here} & {*there}), min(len(here), len(there))
    return is_whole(common, least) and not set(leads(one)).isdisjoint(leads(other))


LONG = st.text("abcdefg", min_size=4, max_size=6)


@given(st.lists(LONG, min_size=25, max_size=60, unique=True), LONG, st.data())
def test_any_edit_of_one_word_leaves_the_sketch_near(paragraph: list[str], word: str, data: st.DataObject) -> None:
    edited = data.draw(st.sampled_from(list(edits(paragraph, word))))
    assert nearly_same(sketch(paragraph), sketch(edited))


@given(st.text(max_size=400))
def test_a_sketch_is_of_the_words_alone_and_always_the_same(text: str) -> None:
    made = sketch(words(text))
    assert made == SHORT or is_sketch(made)
    assert made == sketch(words(f" {text}\n"))
    assert len(hashes(made)) <= MOST


def test_a_sketch_is_the_smallest_hashes_of_runs_of_longer_words() -> None:
    assert sketch(words("They left the old town by boat on 7 March 2003.")) == (
        # printf 'they left town' | sha256sum, and so on: left town boat, town boat 7, boat 7 march, 7 march 2003
        "0c449d6f905276d5d87d7ee8c7534c"
    )
    assert sketch(words("They left the old town by boat.")) == SHORT
    assert FEWEST == RUN == 3


@needs_captures
def test_of_the_captures_no_two_share_text_in_which_a_claim_stands(real: Loaded) -> None:
    assert shared(real.archive) == {}


@needs_captures
def test_an_edited_copy_of_a_capture_is_found_in_its_paragraphs(real: Loaded) -> None:
    text = (CAPTURES / "002_e72dd448992d5374.txt").read_text(encoding="utf-8")
    for one, other in (("militant", "jihadist"), ("US-backed", "U.S.-backed"), ("Deir Ezzor", "Deir al-Zor"),
                       ("Sukhna,", "Sukhnah,"), ("50 km ", "50 km (30 miles) ")):  # fmt: skip
        text = text.replace(one, other)
    twin = text_of(text.encode())
    found = shared_text.shared_with(real.archive, build_index(real.archive), Prints(twin.fingerprints, twin.sketches))
    (id, reuse), *others = found.items()
    record = real.archive.articles[id]
    used = {claim.paragraph for claim in record.claims}
    long = {number for number, each in enumerate(twin.sketches, 1) if each != SHORT}
    assert others == []
    assert used & long <= set(reuse.paragraphs)
    assert len(reuse.edited) >= 6
