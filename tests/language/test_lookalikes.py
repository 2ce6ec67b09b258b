"""Names that are drawn alike have one skeleton; names that are not, have not."""

import pytest

from annals.language.lookalikes import skeleton


@pytest.mark.parametrize(
    ("drawn", "plain"),
    [
        ("PaImyra", "Palmyra"),
        ("Pa1myra", "Palmyra"),
        ("Palrnyra", "Palmyra"),
        ("НОЅN", "HOSN"),
        ("Ηοѕn", "Hosn"),
        ("кнат", "khat"),
        ("ʜᴏꜱɴ", "Hosn"),
        ("ꓧꓳꓢꓠ", "Hosn"),
        ("ᎻᏚ", "HS"),
        ("𝐇𝐨𝐬𝐧", "Hosn"),
        ("Hos\u200bn", "Hosn"),
        ("Ḥimṣ", "Himṣ"),
        ("al–Qaryatayn", "al-Qaryatayn"),
        ("القريتین", "القريتين"),
        ("القريتىن", "القريتين"),
        ("حماة", "حماه"),
    ],
)
def test_names_drawn_alike_have_one_skeleton(drawn: str, plain: str) -> None:
    assert skeleton(drawn) == skeleton(plain)


@pytest.mark.parametrize(
    ("one", "other"), [("Hosn", "Hama"), ("حمص", "حماة"), ("Mahin", "Mahan"), ("Sadad", "صدد"), ("", "Hosn")]
)
def test_names_drawn_otherwise_have_skeletons_of_their_own(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_the_environment_does_not_choose_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFUSABLE_DATA", "/nowhere")
    assert skeleton("ꓢ") == skeleton("S")
