"""A record's public data: plain JSON values of that record alone, without a float, and complete."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annals.history.canonical import public_record, record_of
from annals.model import Place, kind_named, kind_of
from annals.model.record import adapter
from tests.support import PROJECT, TOY, WORDS, loaded

BOTH = pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])


def leaves(value: Any) -> Iterator[Any]:
    """Yield every value of nested lists and objects that holds no other."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield value


@BOTH
def test_public_data_is_text_whole_numbers_and_truth_values_only(root: Path) -> None:
    for _kind, entry in loaded(root).archive.entries():
        record = public_record(entry)
        assert {type(leaf) for leaf in leaves(record)} <= {str, int, bool}
        assert json.loads(json.dumps(record)) == record


@BOTH
def test_public_data_names_its_kind_and_id_and_leaves_no_path(root: Path) -> None:
    for kind, entry in loaded(root).archive.entries():
        record = public_record(entry)
        assert (record["record"], record["id"]) == (kind, entry.id)
        assert "path" not in record


def test_public_data_keeps_dates_figures_and_aliases_as_they_were_written() -> None:
    archive = loaded(TOY).archive
    article = public_record(archive.articles["q5bct8vf"])
    assert article["published"]["date"] == "2003-03-06"
    assert article["claims"][0]["figure"] == "at least 20"
    controlled = next(event for event in archive.events.values() if event.control)
    assert set(public_record(controlled)["control"]) == {"from", "to"}


def test_degrees_are_decimal_text() -> None:
    town = next(town for town in loaded(TOY).archive.places.values() if town.coordinates)
    assert public_record(town)["coordinates"]["lat"] == str(town.coordinates.lat if town.coordinates else "")


def test_a_very_small_number_of_degrees_has_no_exponent() -> None:
    place = {"lat": "0.0000001", "lon": "-0.5", "source": "a map"}
    town = adapter(Place).validate_python(
        {"id": "x", "name": "X", "kind": "town", "coordinates": place, "body": "", "path": "x"},
        context=WORDS,
    )
    assert public_record(town)["coordinates"] == {"lat": "0.0000001", "lon": "-0.5", "source": "a map"}


@BOTH
def test_a_record_is_read_from_its_public_data_as_it_was(root: Path) -> None:
    for _kind, entry in loaded(root).archive.entries():
        read = record_of(kind_of(entry), public_record(entry), WORDS)
        assert read is not None
        assert read[1] == ()
        assert public_record(read[0]) == public_record(entry)


def test_data_of_a_form_that_is_no_longer_read_give_no_record() -> None:
    assert record_of(kind_named("group"), {"record": "group", "id": "ink-front", "called": "Ink Front"}, WORDS) is None


def test_fields_that_the_model_has_no_more_are_left_out_of_the_record_and_named() -> None:
    group = public_record(loaded(TOY).archive.groups["ink-front"])
    older = {**group, "flag": "a pen", "references": [{**group["references"][0], "read_on": "2003-01-01"}]}
    read = record_of(kind_named("group"), older, WORDS)
    assert read is not None
    assert (public_record(read[0]), set(read[1])) == (group, {"flag", "read_on"})
    assert record_of(kind_named("group"), {**older, "kind": "a club"}, WORDS) is None
