"""Identifiers: the check character finds every slip, and minted ids keep their rules."""

import re
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annals.values.ids import ALPHABET, LENGTH, SLUG, check_character, mint, why_not_opaque

CHANCE = st.randoms(use_true_random=True)
IDS = CHANCE.map(lambda chance: mint(chance.choice))


def noid_check_character(text: str) -> str:
    """Return the check character as Noid documents it: other characters count 0, their place counts."""
    return ALPHABET[sum(place * max(ALPHABET.find(char), 0) for place, char in enumerate(text, 1)) % len(ALPHABET)]


def test_the_example_of_noid_comes_out() -> None:
    assert noid_check_character("13030/xf93gt2") == "q"


@given(st.text(alphabet=ALPHABET, max_size=20))
def test_the_check_character_is_that_of_noid(stem: str) -> None:
    assert check_character(stem) == noid_check_character(stem)


def test_the_alphabet_is_of_prime_length_and_without_vowels() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 29
    assert not set("aeioul") & set(ALPHABET)


@given(IDS)
def test_a_minted_id_is_opaque_and_a_slug(id: str) -> None:
    assert why_not_opaque(id) == ""
    assert SLUG.fullmatch(id)
    assert id[0].isalpha()
    assert not re.search(r"\d{3}", id)


@given(IDS)
def test_every_single_wrong_character_is_found(id: str) -> None:
    for place in range(LENGTH):
        for char in set(ALPHABET) - {id[place]}:
            assert why_not_opaque(id[:place] + char + id[place + 1 :])


@given(IDS)
def test_every_swap_of_neighbours_is_found(id: str) -> None:
    for place in range(LENGTH - 1):
        swapped = id[:place] + id[place + 1] + id[place] + id[place + 2 :]
        assert swapped == id or why_not_opaque(swapped)


@given(st.text(max_size=12), IDS)
def test_any_other_text_is_no_id(text: str, id: str) -> None:
    assume(text)
    assert why_not_opaque(id + text)
    assert why_not_opaque(id[:-1])
    assert why_not_opaque(id + check_character(id))
    assert why_not_opaque(id.upper())


@given(CHANCE)
def test_taken_ids_are_passed_over(chance: Random) -> None:
    before = chance.getstate()
    first = mint(chance.choice)
    chance.setstate(before)
    second = mint(chance.choice, taken=[first])
    assert second != first
    assert why_not_opaque(second) == ""


@pytest.mark.parametrize("text", ["al-qaryatayn", "a", "x1-2", "syria-2017-government-advance"])
def test_slugs_are_small_letters_digits_and_single_hyphens(text: str) -> None:
    assert SLUG.fullmatch(text)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "1a", "a_b", "a b", "é", "a/b", "..", "a\n"])
def test_other_texts_are_no_slugs(text: str) -> None:
    assert not SLUG.fullmatch(text)
