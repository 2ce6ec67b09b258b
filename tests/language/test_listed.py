"""Items in a sentence."""

from markupsafe import Markup

from annals.language.catalog import ENGLISH


def test_items_stand_with_commas() -> None:
    assert ENGLISH.listed(["a", "b", "c"]) == "a, b and c"
    assert ENGLISH.enumerated(["a", "b"]) == "a, b"


def test_items_of_which_one_has_a_comma_stand_with_semicolons() -> None:
    unnamed = Markup('<a href="x">Residents, unnamed</a>')
    assert ENGLISH.enumerated(["a", unnamed]) == Markup('a; <a href="x">Residents, unnamed</a>')
    assert ENGLISH.listed(["a", "Residents, unnamed", "c"]) == "a; Residents, unnamed and c"
    assert ENGLISH.either(["a", "Residents, unnamed"]) == "a or Residents, unnamed"
