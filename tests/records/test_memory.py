"""What keeps a large archive small: records hold their values and no more, and equal values are one object."""

import pickle
import sys
import unicodedata
from dataclasses import FrozenInstanceError

import pytest

from annals.language import characters
from annals.model.record import Record, rebuild
from annals.records.packing import pack, unpack
from annals.values import edtf, figure
from tests.support import TOY, Loaded, loaded

ENTRIES = [entry for _kind, entry in loaded(TOY).archive.entries()]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_record_has_no_room_beside_its_fields_and_cannot_be_changed(entry: Record) -> None:
    assert not hasattr(entry, "__dict__")
    with pytest.raises(FrozenInstanceError):
        entry.body = "another"  # type: ignore[attr-defined]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_packed_record_is_the_same_record(entry: Record) -> None:
    assert unpack(pack(entry)) == entry
    assert pickle.loads(pickle.dumps(entry)) == entry  # noqa: S301


def test_a_record_is_not_made_of_too_few_values() -> None:
    with pytest.raises(ValueError, match="1 values for the"):
        rebuild(type(ENTRIES[0]), "x")


@pytest.mark.parametrize(("parse", "text"), [(edtf.parse, "2015-08-05"), (figure.parse, "at least 50")])
def test_equal_dates_and_figures_are_one_object(parse: object, text: str) -> None:
    assert callable(parse)
    value = parse(text)
    assert parse("".join(list(text))) is value
    assert unpack(pack(value)) is value


def test_ids_in_claims_are_shared(toy: Loaded) -> None:
    said: dict[str, int] = {}
    for article in toy.archive.articles.values():
        for claim in article.claims:
            assert said.setdefault(claim.about, id(claim.about)) == id(claim.about)


def test_characters_that_are_passed_over_are_harmless_each() -> None:
    passed = [char for char in map(chr, range(sys.maxunicode + 1)) if characters._HARMLESS.fullmatch(char)]
    assert [unicodedata.name(char, "") for char in passed if characters._why_a_character(char)] == []
    assert not set(passed) & characters._JOINING
