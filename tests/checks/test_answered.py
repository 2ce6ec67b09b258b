"""What a rule asks of a record can be answered there once, and is then asked no more."""

from datetime import date
from pathlib import Path

import pytest

from annals.checks import EVERY, check
from annals.checks.read import read_archive
from annals.facts.facts import Facts
from annals.problems import Severity
from annals.records.cache import cache_of
from tests.support import BROKEN, read_case

POST = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"
CLASHES = "archive/events/2003/tell-qirtas-2003-03-clashes.md"
TODAY = date(2026, 11, 21)

ANSWERS = {
    "stated_distances_are_near": [(POST, "figure: about 60", "figure: about 60\n    note: The paragraph says so.")],
    "stated_bearings_are_right": [(POST, "bearing: SW", "bearing: SW\n    note: The paragraph says so.")],
    "dates_fit_their_words": [
        (POST, "when_words: late on Tuesday", "when_words: late on Tuesday\n    when_basis: after midnight")
    ],
    "claims_fit_their_event": [
        (POST, "when: 2003-02-26", "when: 2003-02-26\n    note: The article has the wrong week.")
    ],
    "events_have_one_record": [
        (CLASHES, "side_b:", "different_from: [tell-qirtas-2003-03-fighting]\nside_b:")
    ],
    "shared_text_has_a_maker": [(POST, "credits:", "note: Nobody says who wrote what both print.\ncredits:")],
    "positions_fit_their_area-alone": [
        (f"archive/towns/{id}.md", "  source: ", "  note: Far from all others.\n  source: ")
        for id in ("al-mahbara", "tell-qirtas")
    ],
    "private_persons_are_not_named": [
        (
            "archive/sources/nib-monitor.md",
            "kind:",
            "speakers:\n  - {name: Abu Qalam, role: mayor}\n  - {name: A. Reporter, role: minister}\nkind:",
        )
    ],
}  # fmt: skip
"""For each case of a question, what is written into the records so that it is answered."""


def asked(root: Path, rule: str) -> list[str]:
    archive, index, _problems = read_archive(root, today=TODAY)
    assert archive is not None
    assert index is not None
    return [str(problem) for problem in check(Facts(archive, index), EVERY.only(rule))]


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", ANSWERS)
def test_a_question_that_is_answered_in_the_record_is_asked_no_more(name: str, copy: Path) -> None:
    case = read_case(BROKEN / f"{name}.txt")
    case.apply(copy)
    assert asked(copy, case.rule)
    for path, old, new in ANSWERS[name]:
        edit(copy, path, old, new)
    assert asked(copy, case.rule) == []
    _archive, _index, problems = read_archive(copy, today=TODAY)
    assert [
        each for each in problems if each.severity is Severity.ERROR and "no article reports" not in str(each)
    ] == []


@pytest.mark.parametrize("answer", ["after", "different_from"])
def test_either_of_two_events_may_say_that_the_other_is_another(answer: str, copy: Path) -> None:
    read_case(BROKEN / "events_have_one_record.txt").apply(copy)
    other = "archive/events/2003/tell-qirtas-2003-03-fighting.md"
    edit(copy, other, "side_b:", f"{answer}: [tell-qirtas-2003-03-clashes]\nside_b:")
    assert asked(copy, "events_have_one_record") == []


def test_the_words_from_which_we_read_another_day_are_no_answer(copy: Path) -> None:
    read_case(BROKEN / "dates_fit_their_words.txt").apply(copy)
    ours = "the last Tuesday up to publication"
    edit(copy, POST, "when_words: late on Tuesday", f"when_words: late on Tuesday\n    when_basis: {ours}")
    assert len(asked(copy, "dates_fit_their_words")) == 1


def test_a_day_of_saying_is_explained_by_the_note(copy: Path) -> None:
    edit(copy, POST, "said_words: on Thursday\n    chain: [nib-monitor, harbour-post]\n    paragraph: 2",
         "said_words: on Monday\n    chain: [nib-monitor, harbour-post]\n    paragraph: 2")  # fmt: skip
    assert "say why in note" in asked(copy, "dates_fit_their_words")[0]
    edit(copy, POST, "said_words: on Monday", "said_words: on Monday\n    note: So the printed edition.")
    assert asked(copy, "dates_fit_their_words") == []


def test_a_speaker_who_is_entered_is_known_to_the_next_run_that_remembers_this_one(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    read_case(BROKEN / "private_persons_are_not_named.txt").apply(copy)

    def persons() -> list[str]:
        _archive, _index, problems = read_archive(copy, today=TODAY, cache=cache_of(copy))
        return [str(each) for each in problems if "names a person" in each.message]

    assert len(persons()) == 2
    edit(copy, *ANSWERS["private_persons_are_not_named"][0])
    assert persons() == []
