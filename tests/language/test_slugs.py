"""The id that a name proposes: its letters without marks, and nothing where there are none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.language.slugs import slug
from annals.values.ids import MAX_SLUG, SLUG

NAMES = [
    ("Süddeutsche Zeitung", "suddeutsche-zeitung"), ("Zamān al-Waṣl", "zaman-al-wasl"), ("Al-Ḥayāt", "al-hayat"),
    ("Ø Avis", "o-avis"), ("جريدة المثال", ""), ("", ""), ("L’Orient-Le Jour", "lorient-le-jour"),
    ("ʿInab Baladī", "inab-baladi"), ("Ash-Sha'b", "ash-shab"), ("24 Heures", ""), ("France 24", "france-24"),
    ("Łódź Straße Ægir", "lodz-strasse-aegir"), ("Diyarbakır", "diyarbakir"), ("İzmir & co.", "izmir-co"),
    ("Zama\u0304n", "zaman"), ("The New  Arab!", "the-new-arab"), ("Новости", ""), ("ＡＢＣ", "abc"),
    ("Word " * 40, "-".join(["word"] * 16)), ("x" * 81, ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "proposed"), NAMES)
def test_an_id_has_the_letters_of_the_name_without_their_marks(name: str, proposed: str) -> None:
    assert slug(name) == proposed


@given(st.text())
def test_what_is_proposed_is_an_id(name: str) -> None:
    found = slug(name)
    assert not found or (re.fullmatch(SLUG, found) and len(found) <= MAX_SLUG)
