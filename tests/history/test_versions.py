"""Versions: data changed give a new one, nothing else does, and no line can be changed unnoticed."""

import json
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from annals.history.difference import changes
from annals.history.lines import Stored, read_history, summaries
from annals.history.versions import REASONS, canonical, new_version, withdrawn, write_history
from annals.model.version import Version, Withdrawal
from annals.problems import ArchiveError

DAYS = (date(2026, 11, 21), date(2026, 12, 1), date(2027, 1, 5))
TEXT = st.text('ab1é<&"\\ \n\tقﷺ€𝔞', max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
DATA = st.dictionaries(st.sampled_from(["title", "when", "note", "x"]), VALUES, min_size=1)


def grown(datas: list[dict[str, Any]]) -> list[Version]:
    """Return the history of a record whose data were these, one after another."""
    history: list[Version] = []
    for data in datas:
        if version := new_version(history, data, DAYS[0]):
            history.append(version)
    return history


@given(st.lists(DATA, min_size=1, max_size=4))
def test_there_is_a_version_for_each_change_and_for_nothing_else(datas: list[dict[str, Any]]) -> None:
    history = grown(datas)
    changed = [datas[0]] + [b for a, b in pairwise(datas) if canonical(a) != canonical(b)]
    assert [version.data for version in history] == changed
    assert [version.number for version in history] == list(range(1, len(history) + 1))
    assert history[0].summary == "first version"


@given(st.lists(DATA, min_size=1, max_size=3))
def test_a_history_reads_back_as_it_was_written(datas: list[dict[str, Any]]) -> None:
    history = tuple(grown(datas))
    assert read_history(write_history(history), "x") == (history, [])


@given(st.lists(DATA, min_size=1, max_size=3, unique_by=canonical), st.data())
def test_no_line_can_be_changed_unnoticed(datas: list[dict[str, Any]], draw: st.DataObject) -> None:
    lines = [json.loads(line) for line in write_history(grown(datas)).removesuffix("\n").split("\n")]
    line = draw.draw(st.sampled_from(lines))
    key = draw.draw(st.sampled_from(["date", "summary", "previous", "data", "version", "sha256"]))
    line[key] = {"date": "2020-01-01", "version": 9, "data": {"other": 1}}.get(key, f"{line[key]}0")
    _versions, problems = read_history("\n".join(map(json.dumps, lines)), "x")
    assert len(problems) == 1


@given(st.lists(DATA, min_size=2, max_size=4, unique_by=canonical))
def test_no_line_but_the_last_can_be_taken_out_unnoticed(datas: list[dict[str, Any]]) -> None:
    lines = write_history(grown(datas)).removesuffix("\n").split("\n")
    for place in range(len(lines) - 1):
        assert read_history("\n".join(lines[:place] + lines[place + 1 :]), "x")[1]


@given(st.text(max_size=60) | VALUES.map(json.dumps))
def test_any_text_gives_versions_or_a_problem(text: str) -> None:
    versions, problems = read_history(text, "x")
    assert bool(versions) != bool(problems)


def test_what_nests_too_deeply_is_a_problem() -> None:
    assert read_history('{"data":' + "[" * 100_000, "x")[1]


def test_the_sum_is_of_canonical_json() -> None:
    (version,) = grown([{"b": "é", "a": [1, "<"]}])
    line = '{"data":{"a":[1,"<"],"b":"é"},"date":"2026-11-21","previous":"","summary":"first version","version":1}'
    assert version.sha256 == sha256(line.encode()).hexdigest()


@given(st.dictionaries(st.text("abcXYZ_", max_size=4), VALUES.filter(lambda value: not has_odd_keys(value))))
def test_canonical_json_is_what_another_implementation_writes(value: dict[str, Any]) -> None:
    assert canonical(value) == rfc8785.dumps(value)


def has_odd_keys(value: Any) -> bool:
    """Return whether a value has a key that is not ASCII, as no record has."""
    if isinstance(value, dict):
        return any(not key.isascii() or has_odd_keys(each) for key, each in value.items())
    return isinstance(value, list) and any(map(has_odd_keys, value))


def test_a_fraction_is_no_data() -> None:
    line = '{"version":1,"date":"2026-11-21","summary":"x","previous":"","data":{"a":1.5},"sha256":""}'
    assert read_history(line, "x")[1]


def sealed(line: dict[str, Any]) -> str:
    """Return a line with its right sum, in the form in which histories have it, whatever it says."""
    whole = {"version": 1, "date": "2026-11-21", "summary": "x", "previous": "", **line}
    return json.dumps({**whole, "sha256": sha256(canonical(whole)).hexdigest()}, ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"data": {"title": "a\u202eb"}}, "U+202E"),
        ({"data": {"title": "a\x00b"}}, "a control character"),
        ({"data": {"title": "\\\\\x0c"}}, "a control character"),
        ({"data": {"x": [[[[[[[1]]]]]]]}}, "lists and objects nested more than 8 deep"),
        ({"data": {"claims": 5}}, "is not a version"),
        ({"data": {"claims": [{"id": 5}]}}, "is not a version"),
        ({"data": {"claims": ["c1"]}}, "is not a version"),
        ({"data": {"x": 2**53}}, "is not a version"),
        ({"data": None}, "as 'annals register' writes it"),
        ({"data": {}, "withdrawn": None}, "as 'annals register' writes it"),
        ({"data": {}, "withdrawn": {"reason": "error"}}, "is not a version"),
        ({"withdrawn": {"reason": "error", "note": "x"}}, "as 'annals register' writes it"),
        ({"withdrawn": {"reason": "error", "successor": 5}}, "as 'annals register' writes it"),
        ({"data": {}, "summary": 5}, "as 'annals register' writes it"),
        ({"data": {}, "version": "1"}, "as 'annals register' writes it"),
        ({"data": {}, "version": True}, "as 'annals register' writes it"),
        ({"data": {}, "date": "20261121"}, "as 'annals register' writes it"),
        ({"data": {}, "date": "1969-12-31"}, "has a date outside 1970 to 2100"),
        ({"data": {}, "date": "9999-12-31"}, "has a date outside 1970 to 2100"),
        ({}, "has lost its data"),
    ],
)
def test_a_line_sealed_by_a_stranger_cannot_deceive_or_break_a_page(line: dict[str, Any], why: str) -> None:
    (problem,) = read_history(sealed(line), "x")[1]
    assert why in problem.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"data"', '"data": {"title": "another"}, "data"'),  # of a key that stands twice, programs read either
        ('"title"', '"title": "another", "title"'),
        ('"date"', ' "date"'),
    ],
)
def test_a_line_that_says_the_same_otherwise_is_refused(old: str, new: str) -> None:
    line = sealed({"data": {"title": "a"}})
    assert read_history(line, "x")[1] == []
    (problem,) = read_history(line.replace(old, new, 1), "x")[1]
    assert problem.message == "is not written as 'annals register' writes it"


def test_a_lone_half_of_a_character_is_refused() -> None:
    line = sealed({"data": {"title": "a"}}).replace('"a"', '"\\ud800"')
    assert [problem.message for problem in read_history(line, "x")[1]] == ["has a control character"]


def test_nothing_follows_a_withdrawal() -> None:
    closed = withdrawn(grown([{"title": "a"}]), Withdrawal("error"), DAYS[0])
    twice = withdrawn(closed, Withdrawal("error"), DAYS[0])
    (problem,) = read_history(write_history(twice), "x")[1]
    assert (problem.line, problem.message) == (3, "follows a withdrawal, which must be the last line")


def test_data_stay_unless_a_reason_erases_them_and_then_all_go() -> None:
    history = grown([{"title": "a"}, {"title": "b"}])
    for reason, told in (
        ("error", (2, "has lost its data")),
        ("safety", (1, "still has data, though they were withdrawn for safety")),
    ):
        closed = list(withdrawn(history, Withdrawal(reason), DAYS[1]))
        place = told[0] - 1
        closed[place] = closed[place].without_data() if reason == "error" else history[place]
        (problem,) = read_history(write_history(closed), "x")[1]
        assert (problem.line, problem.message) == told


@pytest.mark.parametrize("reason", REASONS)
def test_a_withdrawn_record_keeps_its_sums_and_where_it_must_loses_its_data(reason: str) -> None:
    history = grown([{"title": "a"}, {"title": "b"}])
    closed = withdrawn(history, Withdrawal(reason, "other"), DAYS[1])
    assert [version.sha256 for version in closed[:2]] == [version.sha256 for version in history]
    assert all((version.data is None) is (reason in ("rights", "safety")) for version in closed[:2])
    assert closed[-1].withdrawal == Withdrawal(reason, "other")
    assert read_history(write_history(closed), "x") == (closed, [])


def test_what_changed_is_said_in_words() -> None:
    before = {"title": "a", "note": "x", "claims": [{"id": "c1", "figure": "3"}, {"id": "c2"}]}
    after = {"title": "b", "when": "2015", "claims": [{"id": "c1", "figure": "4"}, {"id": "c3"}]}
    assert changes(before, after) == (
        "changed title; new when; removed note; changed claim c1; new claim c3; removed claim c2"
    )


def test_data_are_read_from_the_file_when_asked_for_and_are_those_with_the_sum(copy: Path) -> None:
    name = "archive/history/groups/ink-front.jsonl"
    text = (copy / name).read_text(encoding="utf-8")
    versions = Stored(copy, name).of(summaries(read_history(text, name)[0]))
    assert [version.data for version in versions] == [version.data for version in read_history(text, name)[0]]


def test_a_version_whose_file_was_changed_since_gives_no_data(copy: Path) -> None:
    name = "archive/history/groups/ink-front.jsonl"
    text = (copy / name).read_text(encoding="utf-8")
    (version,) = Stored(copy, name).of(summaries(read_history(text, name)[0]))
    for changed in (text.replace("Ink", "Oak"), "", "[]", '{"sha256": 5}'):
        (copy / name).write_text(changed, encoding="utf-8")
        with pytest.raises(ArchiveError, match="was changed after it was read"):
            _ = version.data
