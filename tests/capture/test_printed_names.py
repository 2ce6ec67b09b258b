"""What a draft lists of names: each form as printed, open ones with their meanings, near ones with a question."""

import pytest

from annals.capture.text.recognise import Recognised, Recogniser, recognise
from annals.model import Archive, Group, Place, kind_named
from tests.support import WORDS, Loaded, having


def archive_of(toy: Loaded) -> Archive:
    """Return the toy archive with a few names of Syria."""
    places = [
        Place(
            id="al-qaryatayn",
            name="al-Qaryatayn",
            name_ar="القريتين",
            kind=WORDS.place_kinds["town"],
            body="",
            path="a.md",
        ),
        Place(id="mahin", name="Mahin", name_ar="مهين", kind=WORDS.place_kinds["town"], body="", path="b.md"),
        Place(
            id="aleppo",
            name="Aleppo Governorate",
            name_ar="محافظة حلب",
            kind=WORDS.place_kinds["governorate"],
            body="",
            path="c.md",
        ),
        Place(
            id="us", name="United States", spellings=("US",), kind=WORDS.place_kinds["country"], body="", path="d.md"
        ),
    ]
    groups = [
        Group(
            id="is",
            name="Islamic State",
            spellings=("IS", "ISIS"),
            kind=WORDS.group_kinds["rebel-group"],
            body="",
            path="e.md",
        ),
        Group(id="now", name="NOW", kind=WORDS.group_kinds["rebel-group"], body="", path="f.md"),
        Group(id="sohr", name="SOHR", kind=WORDS.group_kinds["rebel-group"], body="", path="g.md"),
        Group(id="coalition", name="US-led coalition", kind=WORDS.group_kinds["state-forces"], body="", path="h.md"),
    ]
    archive = having(toy.archive, kind_named("town"), {**toy.archive.places, **{each.id: each for each in places}})
    return having(archive, kind_named("group"), {**toy.archive.groups, **{each.id: each for each in groups}})


@pytest.fixture(scope="module")
def recogniser(toy: Loaded) -> Recogniser:
    return Recogniser(archive_of(toy))


def read(recogniser: Recogniser, *paragraphs: str) -> Recognised:
    return recogniser.read(enumerate(paragraphs, 1))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Al-Qaryatayn fell. They left al-Qaryatayn.", ("Al-Qaryatayn", "al-Qaryatayn")),
        ("al Qaryatayn, al-Qaryatayn's fall and al-Qaryatayn", ("al Qaryatayn", "al-Qaryatayn")),
        ("AL-QARYATAYN", ("AL-QARYATAYN",)),
        ("al-\nQaryatayn, al  Qaryatayn", ("al- Qaryatayn", "al Qaryatayn")),
        ("إلى القريتين وبالقريتين وللقريتين والقريتَين", ("القريتين", "القريتَين")),
        ("القریتین", ("القریتین",)),
        ("ﺍﻟﻘﺮﻳﺘﻴﻦ", ("ﺍﻟﻘﺮﻳﺘﻴﻦ",)),
    ],
)
def test_a_name_is_listed_as_the_article_prints_it_each_form_once(
    recogniser: Recogniser, text: str, printed: tuple[str, ...]
) -> None:
    assert read(recogniser, text).names == {"al-qaryatayn": printed}


def test_an_article_that_the_record_lacks_is_printed_too(recogniser: Recogniser) -> None:
    assert read(recogniser, "near al-Mahin and Mahin").names == {"mahin": ("al-Mahin", "Mahin")}


@pytest.mark.parametrize(
    "printed", ["Aleppo province", "Aleppo Province", "province of Aleppo", "Aleppo governorate", "محافظة حلب"]
)
def test_a_governorate_is_found_by_what_it_is_called(recogniser: Recogniser, printed: str) -> None:
    assert read(recogniser, f"in {printed}.").names == {"aleppo": (printed,)}


@pytest.mark.parametrize("printed", ["Aleppo countryside", "rural Aleppo", "countryside of Aleppo", "ريف حلب"])
def test_the_land_around_a_city_is_asked_about(recogniser: Recogniser, printed: str) -> None:
    found = read(recogniser, f"in {printed}.")
    assert found.names == {}
    assert found.meanings == {printed: ("aleppo",)}


@pytest.mark.parametrize(
    ("line", "id"),
    [("MAHIN IS LOST", "is"), ("WHAT NOW FOR MAHIN", "now"), ("HELP US, SAYS MAHIN", "us"), ("IS MAHIN LOST?", "is")],
)
def test_a_name_that_is_a_word_tells_nothing_in_a_line_of_capitals(recogniser: Recogniser, line: str, id: str) -> None:
    found = read(recogniser, line, "Mahin was shelled.")
    assert set(found.names) == {"mahin"}
    assert list(found.meanings.values()) == [(id,)]


@pytest.mark.parametrize(
    ("line", "id"),
    [("MAHIN LOST, SAYS SOHR", "sohr"), ("Mahin: IS takes it", "is"), ("IS", "is"), ("سيطر IS على مهين", "is"),
     ("MAHIN LOST TO ISIS", "is"), ("THE ISLAMIC STATE", "is")],
)  # fmt: skip
def test_other_names_in_capitals_are_found(recogniser: Recogniser, line: str, id: str) -> None:
    assert id in read(recogniser, line).names


def test_a_name_hidden_by_capitals_is_not_asked_about_where_the_text_has_it(recogniser: Recogniser) -> None:
    found = read(recogniser, "MAHIN IS LOST", "IS took it.")
    assert found.names["is"] == ("IS",)
    assert found.open == {}


def test_a_word_in_capitals_is_no_short_form_of_a_name_that_the_text_has_in_full(recogniser: Recogniser) -> None:
    found = read(recogniser, "MAHIN IS LOST", "Islamic State took it.")
    assert found.names["is"] == ("Islamic State",)
    assert found.open == {"IS": (1,)}


@pytest.mark.parametrize("text", ["the U.S.-led coalition", "the US-led coalition", "U.S.‑led coalition's"])
def test_capitals_with_full_stops_are_those_without(recogniser: Recogniser, text: str) -> None:
    assert set(read(recogniser, text).names) == {"coalition"}


@pytest.mark.parametrize(("text", "id"), [("in the U.S.", "us"), ("the U.S. said", "us"), ("(U.S.)", "us")])
def test_an_abbreviation_is_found_at_the_end_of_a_sentence_too(recogniser: Recogniser, text: str, id: str) -> None:
    assert set(read(recogniser, text).names) == {id}


@pytest.mark.parametrize(
    ("text", "printed", "id"),
    [
        ("near al-Qaryateen", "al-Qaryateen", "al-qaryatayn"), ("In Qariatain they", "Qariatain", "al-qaryatayn"),
        ("from Maheen on", "Maheen", "mahin"), ("at Tell Qirtaas", "Tell Qirtaas", "tell-qirtas"),
        ("وصلوا إلى القريتان", "القريتان", "al-qaryatayn"), ("وبالقريتان", "القريتان", "al-qaryatayn"),
    ],
)  # fmt: skip
def test_an_unknown_spelling_near_a_place_s_is_told(recogniser: Recogniser, text: str, printed: str, id: str) -> None:
    found = read(recogniser, "A line.", text)
    assert [(each, one.places, one.paragraphs) for each, one in found.unknown.items()] == [(printed, (id,), (2,))]


@pytest.mark.parametrize(
    "text", ["Muhin", "Mohin. Mohin.", "near al-Qaryatayn", "MAHEEN", "the Alepponese", "They met Hamas."]
)
def test_what_only_begins_sentences_or_is_known_or_far_is_not(recogniser: Recogniser, text: str) -> None:
    assert read(recogniser, text).unknown == {}


def test_the_archive_alone_is_enough_to_read_one_text(toy: Loaded) -> None:
    assert recognise(toy.archive, [(3, "Tell Qirtas")]).where == {"tell-qirtas": (3,)}
