"""The one table of Arabic: what folds by it, and how far each fold goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.language import arabic
from annals.language.date_names import plain, unsigned
from annals.language.names import fold
from annals.language.words import words

WRITTEN = "إِلى القَرْيَتَيْن وبلدةٍ الأولــى آبٍ"
FOLDED = "الي القريتين وبلده الاولي اب"


@pytest.mark.parametrize(
    "folded",
    [
        lambda text: " ".join(map(fold, text.split())),
        lambda text: " ".join(words(text)),
        lambda text: plain(unsigned(text)),
    ],
    ids=["names", "evidence", "dates"],
)
def test_names_evidence_and_dates_fold_letters_and_marks_alike(folded: object) -> None:
    assert callable(folded)
    assert folded(WRITTEN) == FOLDED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتِلَ ١٬٢٠٠ مقاتل", ["قتل", "1200", "مقاتل"]),
        ("نحو ٣٫٥ كم", ["نحو", "3.5", "كم"]),
        ("۳۷ شخصاً", ["37", "شخصا"]),
        ("المـــدينة", ["المدينه"]),
        ("عليٌّ ومصطفى", ["علي", "ومصطفي"]),
        ("مؤتمر هيئة", ["مؤتمر", "هيئه"]),
    ],
)
def test_the_words_of_evidence_stay_as_they_were_hashed(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(alphabet=[*arabic.LETTERS, *arabic.DIGITS, *"بسل ", "\u064e", "\u0640"]))
def test_folding_once_is_folding_for_good(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert plain(plain(text)) == plain(text)
    assert len(plain(text)) == len(text)
