"""Field types: what each accepts, and that what it refuses is said in one printable line."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from annals.model import Group, fields
from annals.problems import Problem
from annals.records.frontmatter import read
from annals.records.validate import validate
from tests.support import WORDS

SHA = "0551bbe59dab19e20acc22eca4cfd0d9e951106ea874d02d820302c19da47587"
GOOD: dict[str, dict[str, Any]] = {
    "Text": {"a  b\n c": "a b c", "القريتين": "القريتين", "x" * 2000: "x" * 2000},
    "Slug": {"al-qaryatayn": "al-qaryatayn", "x1": "x1"},
    "ArticleId": {"mt5c42d9": "mt5c42d9"},
    "ClaimId": {"c1": "c1", "c999": "c999"},
    "ClaimRef": {"mt5c42d9/c3": "mt5c42d9/c3"},
    "Language": {"en": "en", "ar-SY": "ar-SY", "zh-Hant-TW": "zh-Hant-TW"},
    "Sha256": {SHA: SHA},
    "PCode": {"SY040106": "SY040106", "C2889": "C2889"},
    "Host": {"newarab.com": "newarab.com"},
    "Bearing": {"NNW": "NNW"},
    "Number": {"0": 0, "6": 6},
    "YesNo": {"yes": True, "no": False},
    "Latitude": {"34.22833": 34.22833, "-90": -90.0},
    "Longitude": {"180.0": 180.0},
    "Spans": {"5": ((5, 5),), "3-9, 12": ((3, 9), (12, 12))},
    "Url": {"https://example.org": "https://example.org", "http://a.example.org:80/b?c#d": "http://a.example.org:80/b?c#d"},
}  # fmt: skip
BAD: dict[str, list[Any]] = {
    "Text": ["", "  ", "x" * 2001, ["a"], {"a": "b"}],
    "Slug": ["Al-Qaryatayn", "a b", "../x", "a/b", "é", "a--b"],
    "ArticleId": ["mt5c42d8", "mt5c42d", "MT5C42D9", "al-qaryatayn"],
    "ClaimId": ["1", "c0", "c01", "c1000", "C1"],
    "ClaimRef": ["c3", "mt5c42d9", "mt5c42d9/c0", "mt5c42d9/c3/c4"],
    "Language": ["English", "EN", "en_GB", "e"],
    "Sha256": [SHA[:-1], SHA.upper(), SHA + "0"],
    "PCode": ["SY", "sy040106", "2889"],
    "Host": ["https://newarab.com", "newarab", "newarab.com/x", "NewArab.com"],
    "Bearing": ["north", "ne", "NEN"],
    "Number": ["-1", "1.0", "01", "six", "1,000"],
    "YesNo": ["true", "Yes", "1"],
    "Latitude": ["90.1", "34N", "1e1", ".5", "nan"],
    "Longitude": ["-180.5", "inf"],
    "Spans": ["0", "9-3", "3–9", "a", "1,,2"],
    "Url": ["example.org", "javascript:alert(1)", "ftp://example.org", "https://", "https://a b.org/", "http://x.org/é"],
}  # fmt: skip


def adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(getattr(fields, name))


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in GOOD.items() for text in texts])
def test_a_good_value_is_read(name: str, text: str) -> None:
    assert adapter(name).validate_python(text) == GOOD[name][text]


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_a_bad_value_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ValidationError) as error:
        adapter(name).validate_python(value)
    (fault,) = error.value.errors()
    assert fault["type"] == "value_error"
    assert str(fault["ctx"]["error"].args[0])


@given(
    st.sampled_from([*GOOD, "Edtf", "Figure"]),
    st.one_of(st.text(), st.lists(st.text()), st.dictionaries(st.text(), st.text())),
)
def test_any_value_is_read_or_refused(name: str, value: object) -> None:
    with suppress(ValidationError):
        adapter(name).validate_python(value)


def problems_with(field: str, value: str) -> list[Problem]:
    """Return the problems of a group's record in which one field has another value."""
    lines = {"id": "x", "name": "X", "kind": "rebel-group", "parent": "y", "collective": "no"}
    block = "".join(f'{key}: "{text}"\n' for key, text in {**lines, field: value}.items())
    document, problems = read(f"---\n{block}---\n", "x.md")
    return problems if document is None else validate(document, Group, WORDS)[1]


@pytest.mark.parametrize("field", ["id", "name", "parent", "collective"])
@pytest.mark.parametrize("value", [r"a\0b", r"a\e[2J"])
def test_escaped_control_characters_are_refused_in_printable_words(field: str, value: str) -> None:
    problems = problems_with(field, value)
    assert problems
    assert all(str(problem).isprintable() for problem in problems)


@pytest.mark.parametrize(
    ("name", "text"),
    [("Number", "1٣"), ("Edtf", "٢٠١٥"), ("Figure", "3٧"), ("Latitude", "٣٤"), ("Spans", "3٤"), ("ClaimId", "c1٣")],
)
def test_digits_are_those_of_ascii(name: str, text: str) -> None:
    with pytest.raises(ValidationError):
        adapter(name).validate_python(text)
