"""Where text runs from right to left: one run from its first letter to its last, with the marks that belong to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.language.direction import has_right_to_left, is_right_to_left, runs

WHOLE = (
    "القريتين",
    "تنظيم الدولة: «القريتين» في قبضته",
    "«القريتين» في قبضة التنظيم",
    "مقتل 37 جنديا في القريتين",
    "مقتل ٣٧ جنديا",
    "37 قتيلا في القريتين",
    "ما عدد القتلى؟",
    "عاجل!",
    "القريتين.. مدينة (منسية)",
    "هجوم - ثم صمت / 12/8/2015",
    'قال "لا نعلم" ومضى',
    "1,200 أسرة نزحت (50%)",
    "ﻣﻘﺘﻞ 37 ﺟﻨﺪﻳﺎ",
    "הצבא: 37 הרוגים",
)


@pytest.mark.parametrize("text", WHOLE)
def test_text_without_other_letters_is_one_run_with_its_marks_and_digits(text: str) -> None:
    assert [(run.start, run.end) for run in runs(text)] == [(0, len(text))]
    assert [(run.start, run.end) for run in runs(f" {text}\n")] == [(1, len(text) + 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in القريتين، حلب (Aleppo) و", ["القريتين، حلب", "و"]),
        ("the paper says مقتل 37 جنديا, no more", ["مقتل 37 جنديا"]),
        ("it wrote تنظيم: «القريتين» and so on", ["تنظيم: «القريتين»"]),
        ("it wrote «القريتين» and so on", ["«القريتين»"]),
        ("it wrote (القريتين) and “حمص”, twice", ["القريتين", "حمص"]),
        ('it wrote قال "نعم" and so on', ['قال "نعم"']),
        ("it wrote [أ] ب (ج) and so on", ["[أ] ب (ج)"]),
        ("no Arabic é", []),
        ("37 – 12", []),
        ("", []),
    ],
)
def test_in_other_text_a_run_takes_in_the_marks_whose_other_half_stands_in_it(text: str, expected: list[str]) -> None:
    assert [text[run.start : run.end] for run in runs(text)] == expected
    assert has_right_to_left(text) is bool(expected)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("مقتل قيادي في IS قرب حمص, version 2", "مقتل قيادي في IS قرب حمص"),
        ("BBC: «القريتين» تسقط, version 2", "BBC: «القريتين» تسقط"),
        ("A. Author, “‘القريتين’ بيد IS.” 7 August", '"القريتين" بيد IS'),
    ],
)
def test_a_name_in_its_language_is_one_run_with_the_letters_of_others_in_it(text: str, name: str) -> None:
    (run,) = runs(text, name, "ar")
    assert text[run.start : run.end].replace("‘", '"').replace("’", '"') == name
    assert run.language == "ar"


def test_a_name_of_nothing_but_other_letters_marks_nothing() -> None:
    assert list(runs("BBC, version 2", "BBC", "ar")) == []
    assert [run.start for run in runs("BBC قال", "BBC", "ar")] == [4]


@pytest.mark.parametrize(("text", "language"), [("حمص", "ar"), ("חומס", "he"), ("ܚܡܨ", "")])
def test_a_run_says_its_language_where_its_script_tells(text: str, language: str) -> None:
    assert [run.language for run in runs(text)] == [language]


@pytest.mark.parametrize("language", ["ar", "ar-SY", "fa", "he", "ckb", "az-Arab", "ar-Arab-SY"])
def test_languages_that_are_written_from_right_to_left_are_known(language: str) -> None:
    assert is_right_to_left(language)


@pytest.mark.parametrize("language", ["en", "ar-Latn", "tr", "ku", ""])
def test_other_languages_are_not(language: str) -> None:
    assert not is_right_to_left(language)


@given(st.text(alphabet="اب ،؟«»()[]\"'.:-/%!37٣,xé\n", max_size=40), st.text(alphabet='اب x("', max_size=8))
def test_runs_hold_every_letter_once_and_in_order(text: str, name: str) -> None:
    last = 0
    for run in runs(text, name, "ar"):
        assert last <= run.start < run.end <= len(text)
        assert not has_right_to_left(text[last : run.start])
        last = run.end
    assert not has_right_to_left(text[last:])
