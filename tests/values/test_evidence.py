"""Evidence: figures are found again in other copies of a text, and never where they do not stand."""

import hashlib
import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annals.capture.fingerprints import Text, Verdict, fingerprint, paragraphs, text_of, verdict, witness
from annals.language.words import words
from annals.values import evidence
from annals.values.evidence import SHORT
from annals.values.figure import parse as parse_figure

STORY = (
    "Ferry stops at Inkwell\n\n"
    "The ferry across the sound stopped on Tuesday after the harbour master counted 1,250 loose planks.\n\n"
    "At least 40 clerks slept in the customs house, twelve of them on ledgers, the “Nib Gazette” wrote.\n\n"
    "It was the third closure since March, and dozens of carts waited on the quay until the evening."
)
CLAIMS = (("1250", 2), ("at least 40", 3), ("12", 3), ("dozens", 4))
ELSEWHERE = "A regatta on the sound drew 1,250 visitors, at least 40 boats, 12 bands and dozens of gulls last summer."
MUTATED = {"1250": "1260", "at least 40": "at least 400", "12": "20", "dozens": "hundreds"}


def verdicts(text: str, figure_of: dict[str, str] | None = None, *, prints: bool = True) -> list[Verdict]:
    """Return how another text bears out the claims made from the story; figures may be swapped in the record."""
    source, other = text_of(STORY.encode()), text_of(text.encode())
    found = []
    for figure, paragraph in CLAIMS:
        witnessed = witness(parse_figure(figure), source.paragraphs[paragraph - 1])
        assert witnessed is not None
        sought = parse_figure((figure_of or {}).get(figure, figure))
        print_ = source.fingerprints[paragraph - 1] if prints else SHORT
        found.append(verdict(sought, witnessed, paragraph, print_, source.sha256, other))
    return found


def test_the_capture_itself_bears_every_figure_out() -> None:
    assert verdicts(STORY) == [Verdict.EXACT] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Menu\n\n" + STORY + "\n\nSubscribe",
        STORY.replace("“", '"').replace("”", '"').replace("1,250", "1250"),
        STORY.replace(" ", "\u00a0"),
        STORY.replace("\n", "\r\n"),
        "\n\n".join(STORY.split("\n\n")[::-1]),
        STORY.upper(),
    ],
    ids=["furniture", "quotes", "no-break spaces", "line ends", "order", "capitals"],
)
def test_the_same_paragraphs_in_another_copy_bear_every_figure_out(text: str) -> None:
    assert verdicts(text) == [Verdict.PARAGRAPH] * 4


@pytest.mark.parametrize("text", [" ".join(STORY.split()), STORY.replace(", ", ",\n\n")], ids=["one line", "rewrapped"])
def test_a_text_cut_otherwise_is_recognised_around_the_figures(text: str) -> None:
    assert set(verdicts(text)) <= {Verdict.PARAGRAPH, Verdict.WINDOW}


def test_an_edit_elsewhere_in_the_paragraph_is_survived() -> None:
    assert (
        verdicts(STORY.replace("ferry", "boat").replace("wrote", "says").replace("evening", "night"))
        == [Verdict.WINDOW] * 4
    )


def test_a_figure_changed_in_the_record_is_refused_in_every_text() -> None:
    for text in (STORY, "Menu\n\n" + STORY, " ".join(STORY.split())):
        assert verdicts(text, MUTATED) == [Verdict.NOT_FOUND] * 4


def test_a_figure_changed_in_the_text_is_refused() -> None:
    text = STORY.replace("1,250", "1,260").replace("40", "400").replace("twelve", "twenty").replace("dozens", "scores")
    assert verdicts(text) == [Verdict.NOT_FOUND] * 4


@pytest.mark.parametrize("prints", [True, False])
def test_another_article_with_the_same_figures_is_refused(prints: bool) -> None:
    assert verdicts(ELSEWHERE, prints=prints) == [Verdict.NOT_FOUND] * 4


def test_a_bound_that_the_text_does_not_set_is_refused() -> None:
    assert (
        verdicts(STORY, {"at least 40": "40", "12": "at least 12", "1250": "about 1250"})[:3] == [Verdict.NOT_FOUND] * 3
    )


def test_a_claim_without_evidence_is_still_checked_in_its_paragraph() -> None:
    source = text_of(STORY.encode())
    copy = text_of(("Menu\n\n" + STORY).encode())
    for text, wanted in ((source, Verdict.EXACT), (copy, Verdict.PARAGRAPH)):
        for figure, then in (("1250", wanted), ("1251", Verdict.NOT_FOUND)):
            found = verdict(parse_figure(figure), None, 2, source.fingerprints[1], source.sha256, text)
            assert found is then


def test_arabic_with_vowel_signs_and_arabic_digits_is_found() -> None:
    plain = "قال المرصد إن ما لا يقل عن 23 شخصا قتلوا في المدينة يوم الاربعاء بعد الظهر"
    signed = "قالَ المرصدُ إنّ ما لا يقلّ عن ٢٣ شخصاً قُتِلوا في المدينةِ يومَ الأربعاءِ بعدَ الظُهر"
    witnessed = witness(parse_figure("at least 23"), plain)
    copy = text_of(f"عنوان\n\n{signed}".encode())
    assert verdict(parse_figure("at least 23"), witnessed, 1, fingerprint(plain), "", copy) is Verdict.PARAGRAPH


def test_of_two_places_the_one_near_the_term_is_taken() -> None:
    paragraph = "The harbour lost 12 boats and 3 carts, while the mill lost 12 sacks."
    first, near = (witness(parse_figure("12"), paragraph, term) for term in ("", "sacks"))
    assert first is not None
    assert near is not None
    assert (first.first, near.first) == (4, 13)


def test_a_number_goes_before_an_article_read_as_one() -> None:
    found = witness(parse_figure("1"), "A clerk saw one ferry leave.")
    assert found is not None
    assert found.first == 4


@pytest.mark.parametrize("text", ["7 9f3c5e7a1b2c3d4e", "6-7 9f3c5e7a1b2c3d4e", "worked out"])
def test_evidence_is_written_as_it_was_read(text: str) -> None:
    assert str(evidence.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "7", "0 9f3c5e7a1b2c3d4e", "7-6 9f3c5e7a1b2c3d4e", "7 9F3C5E7A1B2C3D4E", "7 9f3c"]
)
def test_what_is_no_evidence_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(evidence.EvidenceError) as raised:
        evidence.parse(text)
    assert "annals verify" in raised.value.args[1]


def test_paragraphs_are_counted_as_contributors_count_them() -> None:
    assert paragraphs("\ufeffHead\r\n\r\n\r\none\r\ntwo\r\n \r\nthree\n") == ["Head", "one two", "three"]
    assert paragraphs(" \n ") == []


def test_a_short_paragraph_has_no_fingerprint() -> None:
    assert fingerprint("one two three four five six seven") == SHORT
    assert len(fingerprint("one two three four five six seven eight")) == evidence.HEX


def test_a_fingerprint_is_the_hash_of_the_words_and_nothing_else() -> None:
    text = "The “Nib” counted 1,250 planks, 20km off, on Tuesday."
    wanted = hashlib.sha256(b"the nib counted 1250 planks 20 km off on tuesday").hexdigest()[:16]
    assert fingerprint(text) == wanted


@given(st.text())
def test_words_of_words_are_the_same_words(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once


@given(st.text())
def test_words_do_not_depend_on_composition_or_on_spaces(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))
    assert words(f" {text}\u00a0") == words(text)


WORD = st.text("abcdefgh", min_size=1, max_size=5)


@given(st.lists(WORD, max_size=20), st.integers(10, 9_999), st.lists(WORD, max_size=20), st.lists(WORD, max_size=20))
def test_a_witnessed_figure_is_found_again_whatever_stands_around_its_paragraph(
    before: list[str], number: int, after: list[str], around: list[str]
) -> None:
    figure = parse_figure(str(number))
    paragraph = " ".join([*before, str(number), *after])
    witnessed = witness(figure, paragraph)
    assume(witnessed is not None)
    other = Text("", 0, tuple(filter(None, [" ".join(around), paragraph, " ".join(around)])))
    found = verdict(figure, witnessed, 1, fingerprint(paragraph), "x", other)
    assert found is (Verdict.WINDOW if fingerprint(paragraph) == SHORT else Verdict.PARAGRAPH)
    flat = Text("", 0, (re.sub(r"\s+", " ", " ".join(other.paragraphs)),))
    assert verdict(figure, witnessed, 1, SHORT, "x", flat) is Verdict.WINDOW
    changed = parse_figure(str(number + 1))
    assert verdict(changed, witnessed, 1, fingerprint(paragraph), "x", other) is Verdict.NOT_FOUND
