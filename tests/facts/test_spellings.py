"""A place's spellings: its record's, those that follow from its name, and those of registered articles."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from annals.checks import check
from annals.facts.facts import Facts
from annals.facts.governorates import forms_of
from annals.facts.index import build_index
from annals.facts.spellings import Spellings, build_spellings, renewed_spellings
from annals.language.transliteration import Nearest, can_be_a_name
from annals.model import Archive, Article, Place
from annals.model.version import Registered
from tests.support import WORDS, Loaded, altered

TOWN, OTHER = "al-mahbara", "tell-qirtas"


def first(archive: Archive) -> Article:
    return next(iter(archive.articles.values()))


def printing(toy: Loaded, words: Iterable[str], town: str = TOWN) -> Archive:
    """Return the toy archive, whose first article prints more words for a town."""
    article = first(toy.archive)
    towns = {**article.towns, town: (*article.towns[town], *words)}
    articles = {**toy.archive.articles, article.id: altered(article, {"towns": towns})}
    return replace(toy.archive, records={**toy.archive.records, "article": articles})


def unregistered(archive: Archive, id: str) -> Archive:
    return replace(archive, register=tuple(line for line in archive.register if line.id != id))


def told(archive: Archive) -> list[str]:
    facts = Facts(archive, build_index(archive))
    return [str(problem) for problem in check(facts) if problem.field.startswith("towns.")]


def linked(spellings: Spellings, text: str) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.id) for found in spellings.names.find(text)]


def test_what_a_registered_article_prints_is_a_spelling_of_its_place(toy: Loaded) -> None:
    archive = printing(toy, ["al-Muhbara"])
    assert build_spellings(archive).is_known(TOWN, "al-Muhbara")
    assert told(archive) == []
    assert linked(build_spellings(archive), "near al-Muhbara") == [("al-Muhbara", TOWN)]


def test_what_an_unregistered_article_prints_is_a_warning_with_names_near_it(toy: Loaded) -> None:
    archive = unregistered(printing(toy, ["al-Muhbara"]), first(toy.archive).id)
    assert not build_spellings(archive).is_known(TOWN, "al-Muhbara")
    (line,) = told(archive)
    assert "warning: 'al-Muhbara' is not a known spelling of 'al-mahbara'; did you mean 'Mahbara'" in line
    assert linked(build_spellings(archive), "near al-Muhbara") == []


def test_registering_ends_the_warning_in_every_article(toy: Loaded) -> None:
    before = unregistered(printing(toy, ["Muhbara"]), first(toy.archive).id)
    article = list(before.articles.values())[-1]
    later = altered(article, {"towns": {**article.towns, TOWN: ("Muhbara",)}})
    records = {**before.records, "article": {**before.articles, article.id: later}}
    assert len(told(unregistered(replace(before, records=records), article.id))) == 2
    line = Registered(first(before).id, "article", date(2026, 1, 1), "published", 0)
    registered = replace(before, records=records, register=(*before.register, line))
    assert told(unregistered(registered, article.id)) == []


@pytest.mark.parametrize(
    "same",
    ["Al-Mahbara", "al Mahbara", "AL-MAHBARA", "el-Mahbara", "al-Maḥbara", "al‑Mahbara", "mahbara", "مَحبَرَة", "المحبره"],
)
def test_case_marks_hyphens_and_the_article_make_no_other_spelling(same: str, toy: Loaded) -> None:
    assert build_spellings(toy.archive).is_known(TOWN, same)


def test_a_spelling_of_another_place_is_said_to_be_that(toy: Loaded) -> None:
    (line,) = told(unregistered(printing(toy, ["Tall Qirtas"]), first(toy.archive).id))
    assert "it is one of 'tell-qirtas'" in line


def test_where_the_register_cannot_be_read_no_spelling_is_told(toy: Loaded) -> None:
    archive = replace(printing(toy, ["Nowhere"]), register=(), register_read=False)
    assert told(archive) == []


@pytest.mark.parametrize("words", ["the town", "The Town", "that hill", "Mahbaran", "Mahbarans", "بلدة"])
def test_descriptions_and_words_for_people_are_taken_for_no_name(words: str, toy: Loaded) -> None:
    spellings = build_spellings(printing(toy, [words]))
    assert spellings.is_known(TOWN, words)
    assert words not in (*spellings.sure[TOWN], *spellings.maybe[TOWN])
    assert linked(spellings, f"in {words}") == []


def test_a_name_that_an_article_alone_has_is_recognised_and_links_no_prose(toy: Loaded) -> None:
    spellings = build_spellings(printing(toy, ["Bride of the Salt"]))
    assert "Bride of the Salt" in spellings.sure[TOWN]
    assert linked(spellings, "the Bride of the Salt") == []


def test_a_word_that_articles_print_for_two_places_leads_to_neither(toy: Loaded) -> None:
    article = first(toy.archive)
    towns = {**article.towns, TOWN: ("Upper Town Hill",), OTHER: ("Upper Town Hill",)}
    records = {**toy.archive.records, "article": {article.id: altered(article, {"towns": towns})}}
    spellings = build_spellings(replace(toy.archive, records=records))
    assert "Upper Town Hill" in spellings.maybe[TOWN]
    assert "Upper Town Hill" in spellings.maybe[OTHER]
    assert "Upper Town Hill" not in (*spellings.sure[TOWN], *spellings.sure[OTHER])


def test_a_record_s_own_name_goes_before_what_an_article_prints_for_another(toy: Loaded) -> None:
    spellings = build_spellings(printing(toy, ["Tell Qirtas"]))
    assert linked(spellings, "at Tell Qirtas") == [("Tell Qirtas", OTHER)]


def test_what_a_group_is_called_in_an_article_is_no_name_of_it(toy: Loaded) -> None:
    article = first(toy.archive)
    groups = {**article.groups, "ink-front": ("Ink Front", "Regime Troops")}
    records = {**toy.archive.records, "article": {article.id: altered(article, {"groups": groups})}}
    assert "Regime Troops" not in build_spellings(replace(toy.archive, records=records)).known("ink-front")


def test_spellings_are_made_anew_only_where_they_differ(toy: Loaded) -> None:
    before = build_spellings(toy.archive)
    article = first(toy.archive)
    titled = {**toy.archive.articles, article.id: altered(article, {"title": "New"})}
    records = {**toy.archive.records, "article": titled}
    assert renewed_spellings(before, toy.archive, replace(toy.archive, records=records)) is before
    since = printing(toy, ["al-Muhbara"])
    assert renewed_spellings(before, toy.archive, since) == build_spellings(since) != before
    gone = unregistered(since, article.id)
    assert renewed_spellings(build_spellings(since), since, gone) == before


def governorate(name: str, arabic: str = "") -> Place:
    return Place(id="x", name=name, name_ar=arabic or None, kind=WORDS.place_kinds["governorate"], body="", path="x.md")


@pytest.mark.parametrize("name", ["Aleppo Governorate", "Aleppo Province", "Governorate of Aleppo", "Aleppo"])
def test_what_a_governorate_is_called_follows_from_its_name(name: str) -> None:
    forms = forms_of(governorate(name, "محافظة حلب"))
    assert {"Aleppo province", "province of Aleppo", "Aleppo governorate", "governorate of Aleppo"} <= set(forms.sure)
    assert "محافظة حلب" in forms.sure
    assert {"ريف حلب", "Aleppo countryside", "rural Aleppo"} <= set(forms.maybe)


def test_a_governorate_that_is_the_land_around_a_city_is_called_so_alone() -> None:
    forms = forms_of(governorate("Rif Dimashq Governorate", "محافظة ريف دمشق"))
    assert {"ريف دمشق", "Rif Dimashq", "Rif Dimashq province"} <= set(forms.sure)
    assert forms.maybe == ()


NEAR = Nearest(
    ["al-Qaryatayn", "Palmyra", "Tadmur", "Idlib", "Mahin", "Syria", "Turkey", "Iraq", "Russia", "القريتين", "سوريا",
     "Deir ez-Zor", "Talbiseh", "Zabadani", "Hama", "Damascus"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("spelling", "known"),
    [
        ("al-Qaryateen", "al-Qaryatayn"), ("Qariatain", "al-Qaryatayn"), ("Karyatein", "al-Qaryatayn"),
        ("Al-Qariyatayn", "al-Qaryatayn"), ("Palmira", "Palmyra"), ("Tedmor", "Tadmur"), ("Edlib", "Idlib"),
        ("Maheen", "Mahin"), ("Dayr-az-Zawr", "Deir ez-Zor"), ("Talbisa", "Talbiseh"), ("Zabadany", "Zabadani"),
        ("القريتان", "القريتين"),
    ],
)  # fmt: skip
def test_another_transliteration_is_near(spelling: str, known: str) -> None:
    assert NEAR.to(spelling) == [known]


@pytest.mark.parametrize(
    "word",
    ["Syrian", "Syrians", "Turkish", "Iraqi", "Russian", "Idlibi", "Hamas", "Human", "Damascene", "Palm", "السوريين",
     "السورية", "الروسية", "", "-", "7"],
)  # fmt: skip
def test_people_and_other_words_are_not_near(word: str) -> None:
    assert NEAR.to(word) == []


@pytest.mark.parametrize(
    ("words", "can"), [("Old City", True), ("The City", False), ("the hill", False), ("تدمر", True)]
)
def test_a_name_has_a_capital_or_is_arabic_and_says_which_place(words: str, can: bool) -> None:
    assert can_be_a_name(words) is can
