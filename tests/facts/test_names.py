"""Names found in text: by every spelling, in English and Arabic, and only where a name is meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.facts.spellings import build_spellings
from annals.language.names import Names, fold, names_of
from tests.support import TOY, Loaded, loaded


@pytest.fixture(scope="module")
def names(toy: Loaded) -> Names:
    return build_spellings(toy.archive).names


@pytest.fixture(scope="module")
def real_names(real: Loaded) -> Names:
    return build_spellings(real.archive).names


def found(names: Names, text: str) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.id) for mention in names.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("al-Mahbara fell", [("al-Mahbara", "al-mahbara")]),
        ("Al-Mahbara fell", [("Al-Mahbara", "al-mahbara")]),
        ("al Mahbara", [("al Mahbara", "al-mahbara")]),
        ("al‑Mahbara", [("al‑Mahbara", "al-mahbara")]),
        ("AL-MAHBARA", [("AL-MAHBARA", "al-mahbara")]),
        ("Mahbarah, al-Mehbara", [("Mahbarah", "al-mahbara"), ("al-Mehbara", "al-mahbara")]),
        ("(Mahbara)", [("Mahbara", "al-mahbara")]),
        ("Tell\nQirtas", [("Tell\nQirtas", "tell-qirtas")]),
        ("the Warraqa Guard in Warraqa", [("Warraqa Guard", "warraqa-guard"), ("Warraqa", "warraqa")]),
        ("near Tell Qirtas and Qirtas", [("Tell Qirtas", "tell-qirtas"), ("Qirtas", "tell-qirtas")]),
    ],
)
def test_a_name_is_found_by_any_spelling_longest_first(
    names: Names, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(names, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "if", "If", "iffy", "IFFY", "Mahbarana", "xMahbara", "Mahbara2", "mahbara", "tell qirtas", "Salt, Road",
        "Salt. Road", "Salt (Road)", "Inkwell", "the Front", "the highway", "Warraqas", "", "-", "al-",
    ],
)  # fmt: skip
def test_no_name_is_found_inside_words_in_small_letters_or_where_ambiguous(names: Names, text: str) -> None:
    assert found(names, text) == []


def test_a_name_in_capitals_is_found_in_capitals_only(names: Names) -> None:
    assert found(names, "IF it is IF") == [("IF", "ink-front"), ("IF", "ink-front")]
    assert found(names_of([("IS", "a-group")]), "What is, Is and IS") == [("IS", "a-group")]


@pytest.mark.parametrize(
    "text", ["المحبرة", "والمحبرة", "بالمحبرة", "للمحبرة", "وللمحبرة", "فالمحبرة", "كالمحبرة", "المحبره", "المحـبرة"]
)
def test_an_arabic_name_is_found_behind_particles(names: Names, text: str) -> None:
    assert found(names, f"قرب {text}.") == [(text, "al-mahbara")]


def test_an_arabic_name_is_found_behind_two_particles(names: Names) -> None:
    assert found(names, "وبالمحبرة") == [("وبالمحبرة", "al-mahbara")]


def test_an_arabic_name_is_found_with_vowel_signs(names: Names) -> None:
    assert found(names, "المَحْبَرَة") == [("المَحْبَرَة", "al-mahbara")]


def test_a_longer_arabic_name_is_found_whole(names: Names) -> None:
    assert found(names, "قال مرصد الريشة عن تل قرطاس") == [("مرصد الريشة", "nib-monitor"), ("تل قرطاس", "tell-qirtas")]
    assert found(names, "حرس وراقة") == [("حرس وراقة", "warraqa-guard")]


@pytest.mark.parametrize("text", ["محبرات", "المحبرتين", "xالمحبرة"])
def test_no_arabic_name_is_found_inside_words(names: Names, text: str) -> None:
    assert found(names, text) == []


@pytest.mark.parametrize(
    ("text", "id"), [("Mahbara's", "al-mahbara"), ("IF’s", "ink-front"), ("Warraqa Guard's", "warraqa-guard")]
)
def test_a_name_is_found_before_a_possessive(names: Names, text: str, id: str) -> None:
    assert [each for _text, each in found(names, f"{text} losses")] == [id]


def test_accents_written_in_two_ways_are_one() -> None:
    assert fold("Mahi\u0304n") == fold("Mah\u012bn")


def test_an_accent_written_apart_is_found() -> None:
    assert found(names_of([("Mahīn", "mahin")]), "Mahi\u0304n") == [("Mahi\u0304n", "mahin")]


def test_every_name_of_plain_words_is_found(real: Loaded, real_names: Names) -> None:
    archive = real.archive
    missed = [
        (record.id, spelling)
        for record in (*archive.places.values(), *archive.groups.values(), *archive.sources.values())
        for spelling in record.known_names
        if re.fullmatch(r"[\w\s'’-]+", spelling) and spelling not in record.ambiguous
        if record.id not in {id for _text, id in found(real_names, spelling)}
    ]
    assert missed == []


WORDS = st.sampled_from(
    ["al", "-", " ", "Mahbara", "IF", "if", "Tell", "Qirtas", "Warraqa", "Guard", "تل", "قرطاس", "و", "\n", "'", "x"]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=12).map("".join)))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    mentions = list(build_spellings(loaded(TOY).archive).names.find(text))
    places = [place for mention in mentions for place in (mention.start, mention.end)]
    assert places == sorted(places)
    assert all(mention.start < mention.end for mention in mentions)
