"""Towns, groups and sources are recognised by every known spelling, ambiguous ones only with a cue."""

import hashlib
from pathlib import Path

import pytest

from annals.capture.fingerprints import text_of
from annals.capture.saved.paragraphs import Part, read_parts
from annals.capture.text.recognise import Recognised, printed_in, recognise
from annals.facts.spellings import build_spellings
from tests.support import CAPTURES, PROJECT, Loaded, loaded


def names(toy: Loaded, *paragraphs: str) -> Recognised:
    return recognise(toy.archive, enumerate(paragraphs, 1))


def test_names_are_listed_with_the_spellings_used_and_their_paragraphs(toy: Loaded) -> None:
    found = names(toy, "Tall Qirtas fell.", "The Ink Front holds Tell Qirtas; IF says so.")
    assert found.names == {"tell-qirtas": ("Tall Qirtas", "Tell Qirtas"), "ink-front": ("Ink Front", "IF")}
    assert found.where == {"tell-qirtas": (1, 2), "ink-front": (2,)}


@pytest.mark.parametrize(
    "text", ["وصلوا إلى المحبرة", "وللمحبرة سوق", "بالمحبرة", "المحبره", "المُحبَرة", "al Mahbara", "al-Mahbara's walls"]
)
def test_arabic_particles_vowel_signs_and_joins_hide_no_name(text: str, toy: Loaded) -> None:
    assert set(names(toy, text).names) == {"al-mahbara"}


def test_a_spelling_is_listed_as_its_record_has_it(toy: Loaded) -> None:
    assert names(toy, "وللمحبرة سوق").names == {"al-mahbara": ("المحبرة",)}


@pytest.mark.parametrize("text", ["the town of Inkwell", "in Inkwell town", "بلدة Inkwell", "وبلدة Inkwell"])
def test_an_ambiguous_name_is_taken_behind_a_word_that_announces_it(text: str, toy: Loaded) -> None:
    found = names(toy, text)
    assert set(found.names) == {"al-mahbara"}
    assert found.open == {}


@pytest.mark.parametrize("text", ["an Inkwell on the desk", "the province of Inkwell"])
def test_an_ambiguous_name_alone_stays_open(text: str, toy: Loaded) -> None:
    found = names(toy, "Nothing here.", text)
    assert found.names == {}
    assert found.open == {"Inkwell": (2,)}
    assert found.meanings == {"Inkwell": ("al-mahbara",)}


@pytest.mark.parametrize(
    "text", ["«جبهة» الحبر", "جبهة «الحبر»", 'جبهة "الحبر"', "لجبهة “الحبر” الجديدة", "جبهة\nالحبر"]
)
def test_quotation_marks_inside_an_arabic_name_hide_it_not_and_are_not_listed(text: str, toy: Loaded) -> None:
    assert names(toy, text).names == {"ink-front": ("جبهة الحبر",)}


@pytest.mark.parametrize("text", ["(أ ف ب)", "أ.ف.ب.", "أ. ف. ب"])
def test_the_letters_of_an_arabic_short_form_may_have_full_stops(text: str) -> None:
    assert printed_in(text, ["أ ف ب"]) != ()


def test_a_longer_name_that_is_another_s_names_nothing(copy: Path) -> None:
    file = copy / "archive/groups/ink-front.md"
    text = file.read_text(encoding="utf-8")
    longer = "not_this: [Old Ink Front, جبهة الحبر القديمة]"
    file.write_text(text.replace("name: Ink Front", f"name: Ink Front\n{longer}"), encoding="utf-8")
    archive = loaded(copy).archive
    for text in ("The Old Ink Front left.", "انسحبت جبهة الحبر القديمة", "وبجبهة الحبر القديمه"):
        assert recognise(archive, [(1, text)]).names == {}
        assert list(build_spellings(archive).names.find(text)) == []
    found = recognise(archive, [(1, "The Old Ink Front met the Ink Front.")])
    assert found.names == {"ink-front": ("Ink Front",)}


def test_a_dash_may_stand_inside_an_arabic_name() -> None:
    assert printed_in("على طريق دمشق – حمص الدولي", ["طريق دمشق حمص"]) == ("طريق دمشق – حمص",)


def test_letters_in_a_row_are_no_short_form_across_sentences() -> None:
    assert printed_in("من القلم. الحبر", ["القلم الحبر"]) == ()


def test_an_arabic_name_that_is_a_word_is_taken_where_a_place_is_joined_to_it(real: Loaded) -> None:
    for text in ("دخلوا القريتين ومهين", "بين تدمر والقلمون", "من القريتين، تدمر والسخنة", "انسحبوا من مهين وصدد"):
        found = recognise(real.archive, [(1, text)])
        assert found.open == {}, text
        assert len(found.names) >= 2, text


@pytest.mark.parametrize("text", ["على مشارف صدد", "شرق تدمر", "وباتجاه مهين", "بلدتي مهين", "مدينة دوما"])
def test_an_arabic_name_that_is_a_word_is_taken_behind_a_word_for_where(text: str, real: Loaded) -> None:
    found = recognise(real.archive, [(1, text)])
    assert (len(found.names), found.open) == (1, {})


@pytest.mark.parametrize("text", ["كلام مهين بصدد نصيب", "القريتين. مهين هذا الكلام", "طائرات تدمر القريتين"])
def test_an_arabic_word_that_is_a_name_elsewhere_is_not_taken(text: str, real: Loaded) -> None:
    assert set(recognise(real.archive, [(1, text)]).names) <= {"al-qaryatayn"}


@pytest.mark.parametrize("text", ["وقال المرصد إن القتلى كثر", "بحسب المرصد", "وفقًا للمرصد", "فأفاد المرصد"])
def test_an_arabic_name_that_is_a_word_is_a_source_behind_a_word_for_saying(text: str, real: Loaded) -> None:
    found = recognise(real.archive, [(1, text)])
    assert (list(found.names), found.open) == (["sohr"], {})


def test_whoever_is_not_named_stays_open_behind_a_word_for_saying() -> None:
    found = recognise(loaded(PROJECT).archive, [(1, "أفاد ناشطون")])
    assert (found.names, found.meanings) == ({}, {"ناشطون": ("activists",)})


def test_a_place_is_not_taken_behind_a_word_for_saying(real: Loaded) -> None:
    assert recognise(real.archive, [(1, "قال مهين")]).names == {}


def test_a_short_form_is_taken_where_the_text_has_the_full_name(toy: Loaded) -> None:
    found = names(toy, "The Ink Front came.", "Then the Front left.")
    assert found.names == {"ink-front": ("Ink Front", "the Front")}
    assert found.open == {}


def test_the_same_name_with_and_without_the_is_listed_once(toy: Loaded) -> None:
    assert names(toy, "The Ink Front came, Ink Front men said.").names == {"ink-front": ("Ink Front",)}


def test_the_countryside_of_a_city_is_not_the_city(real: Loaded) -> None:
    found = recognise(
        real.archive, [(1, "وصلوا إلى مدينة دير الزور"), (2, "القصف على ريف دير الزور الشرقي"), (3, "بريف دير الزور")]
    )
    assert found.where == {"deir-ez-zor": (1,)}
    assert found.open == {"ريف دير الزور": (2, 3)}
    assert found.meanings == {"ريف دير الزور": ("deir-ez-zor-governorate",)}


def test_a_capital_is_needed_where_the_name_has_one(toy: Loaded) -> None:
    assert names(toy, "if the salt road is open").names == {}


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are no part of the project")
@pytest.mark.parametrize(
    ("kind", "precise", "complete"), [("town", 1.0, 0.89), ("group", 1.0, 0.76), ("source", 0.95, 0.68)]
)
def test_on_the_captures_names_are_found_as_well_as_measured(
    kind: str, precise: float, complete: float, real: Loaded
) -> None:
    texts = {hashlib.sha256(file.read_bytes()).hexdigest(): file.read_bytes() for file in CAPTURES.glob("*.txt")}
    wanted, found, offered = set(), set(), set()
    for article in real.archive.articles.values():
        parts = read_parts(text_of(texts[article.sha256]).paragraphs, article.title)
        seen = recognise(real.archive, [(part.number, part.text) for part in parts if part.part is not Part.FURNITURE])
        known = set(real.archive.of_kind(kind)) - {article.publisher}
        wanted |= {(article.id, id) for id in getattr(article, f"{kind}s")}
        found |= {(article.id, id) for id in seen.names if id in known}
        offered |= {(article.id, id) for ids in seen.meanings.values() for id in ids}
    assert len(wanted & found) / len(found) >= precise
    assert len(wanted & found) / len(wanted) >= complete
    assert len(wanted & (found | offered)) / len(wanted) >= 0.84
