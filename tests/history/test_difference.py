"""What makes a change of a record a correction: readers are told otherwise, or no longer, than before."""

from typing import Any

import pytest

from annals.history.difference import changes, corrects
from annals.history.lines import read_history
from annals.history.versions import has_data, new_version, write_history
from tests.history.test_versions import DAYS

CLAIM = {"id": "c1", "about": "mahin", "figure": "37", "chain": ["sohr", "post"]}
BEFORE: dict[str, Any] = {
    "title": "A title",
    "text": "They left.",
    "towns": {"mahin": ["Mahin"]},
    "spellings": ["Mahin"],
    "capture": {"sha256": "0"},
    "places": ["mahin"],
    "claims": [CLAIM],
}


def with_claim(**values: Any) -> dict[str, Any]:
    return {"claims": [{**CLAIM, **values}]}


@pytest.mark.parametrize(
    "more",
    [
        {"spellings": ["Maheen", "Mahin"]},
        {"towns": {"mahin": ["Mahin", "Maheen"]}},
        {"towns": {"mahin": ["Mahin"], "sadad": ["Sadad"]}},
        {"claims": [CLAIM, {"id": "c2"}]},
        {"text": "They left. So it says."},
        {"archived": ["https://archive.example.org"]},
        {"capture": {"sha256": "1", "fingerprints": ["x"]}},
        with_claim(evidence="6-7 9f3c5e7a1b2c3d4e"),
        with_claim(note="A note."),
        with_claim(relations=[{"kind": "part"}]),
    ],
)
def test_more_is_no_correction(more: dict[str, Any]) -> None:
    assert not corrects(BEFORE, {**BEFORE, **more})


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Another"},
        {"text": "They stayed."},
        {"spellings": []},
        {"towns": {"mahin": ["Maheen"]}},
        {"towns": {}},
        {"claims": []},
        {"places": ["mahin", "sadad"]},
        with_claim(figure="38"),
        with_claim(chain=["sohr", "afp", "post"]),
        with_claim(about="sadad"),
    ],
)
def test_otherwise_or_no_longer_is_a_correction(other: dict[str, Any]) -> None:
    assert corrects(BEFORE, {**BEFORE, **other})
    assert corrects(BEFORE, {key: value for key, value in BEFORE.items() if key != "title"})


def test_a_record_that_names_another_by_its_new_id_corrects_nothing() -> None:
    moved = {"mahin": "maheen"}
    after = {
        **BEFORE,
        "towns": {"maheen": ["Mahin"]},
        "places": ["maheen"],
        "claims": [{**CLAIM, "about": "maheen"}],
    }
    assert corrects(BEFORE, after)
    assert not corrects(BEFORE, after, moved)
    assert changes(BEFORE, after, moved) == "mahin is now maheen"
    assert corrects(BEFORE, {**after, "title": "Another"}, moved)
    assert changes(BEFORE, {**after, "title": "Another"}, moved) == "mahin is now maheen; changed title"


def test_two_entries_that_a_join_made_one_correct_nothing() -> None:
    before = {"towns": {"a": ["A", "B"], "b": ["B"]}, "places": ["a", "b"], "claims": [{"id": "c1", "to": "a/c1"}]}
    after = {"towns": {"b": ["A", "B"]}, "places": ["b"], "claims": [{"id": "c1", "to": "b/c1"}]}
    assert not corrects(before, after, {"a": "b"})


@pytest.mark.parametrize(("other", "mark"), [({"spellings": ["Mahin", "x"]}, True), ({"title": "Another"}, False)])
def test_a_line_says_that_it_corrects_nothing_and_reads_back(other: dict[str, Any], mark: bool) -> None:
    first = new_version((), BEFORE, DAYS[0])
    assert first
    second = new_version([first], {**BEFORE, **other}, DAYS[1])
    assert second
    text = write_history([first, second])
    assert ('"correction": false' in text) is mark
    assert read_history(text, "x") == ((first, second), [])
    assert second.corrects is not mark
    assert has_data(second, {**BEFORE, **other})


@pytest.mark.parametrize(("old", "new"), [('"correction": false', '"correction": true'), ('"correction": false, ', "")])
def test_the_mark_cannot_be_changed_unnoticed(old: str, new: str) -> None:
    first = new_version((), BEFORE, DAYS[0])
    assert first
    second = new_version([first], {**BEFORE, "spellings": ["Mahin", "x"]}, DAYS[1])
    assert second
    text = write_history([first, second])
    assert old in text
    assert len(read_history(text.replace(old, new), "x")[1]) == 1
