"""A sentence that tells that a place was taken is offered as a claim; what is denied, expected or of people is not."""

import pytest

from annals.capture.saved.paragraphs import read_parts
from annals.capture.text.happenings import happenings

PLACES = {"umm-haber": ("Umm Haber", "أم حبر")}
GROUPS = {"ink-front": ("Ink Front", "جبهة الحبر"), "warraqa-guard": ("Warraqa Guard",)}


def told(*paragraphs: str) -> list[tuple[int, str]]:
    found = happenings(read_parts(paragraphs, ""), PLACES, GROUPS)
    assert all(each.states == "control" for each in found)
    return [(each.paragraph, each.side) for each in found]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Ink Front captured Umm Haber from the Warraqa Guard late on Wednesday.", "ink-front"),
        ("Umm Haber fell to the Ink Front in the night, residents said.", "ink-front"),
        ("The town of Umm Haber was captured by the Ink Front on Wednesday.", "ink-front"),
        ("The Warraqa Guard retook Umm Haber after a siege.", "warraqa-guard"),
        ("The Warraqa Guard took full control of Umm Haber on Friday.", "warraqa-guard"),
        ("The Ink Front seized the town in the night of the carts.", "ink-front"),
        ("Militants seized the town of Umm Haber before dawn on Friday.", ""),
        ("سيطرت جبهة الحبر على بلدة أم حبر مساء الأربعاء.", "ink-front"),
    ],
)
def test_that_a_place_was_taken_is_told_with_who_took_it(text: str, side: str) -> None:
    assert told(text) == [(1, side)]


@pytest.mark.parametrize(
    "text",
    [
        "The Ink Front captured 12 guards near Umm Haber.",
        "The Ink Front is expected to have captured Umm Haber by Friday.",
        "The Ink Front did not capture Umm Haber, the guards said.",
        "The Ink Front captured the mill on the hill by night.",
        "The Ink Front shelled Umm Haber from the hills on Friday.",
    ],
)
def test_what_is_no_change_of_hands_is_not_offered(text: str) -> None:
    assert told(text) == []


def test_the_headline_is_read_only_where_the_story_tells_of_none() -> None:
    title, story = (
        "Ink Front captures Umm Haber",
        "The Ink Front captured Umm Haber, the guards said in a long statement.",
    )
    assert [each.paragraph for each in happenings(read_parts([title, story], title), PLACES, GROUPS)] == [2]
    assert [each.paragraph for each in happenings(read_parts([title], title), PLACES, GROUPS)] == [1]
