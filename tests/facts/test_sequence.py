"""Events in order: by date, and on one day by what a record says came before."""

import pytest

from annals.facts.index import build_index
from annals.facts.sequence import in_sequence, neighbours, town_of
from annals.model import Archive
from annals.values.edtf import parse
from tests.facts.saying import BOMBINGS, CAPTURE, CLASHES, RAIDS, RECAPTURE, archive_of


def around(archive: Archive, event: str) -> tuple[str, str]:
    return neighbours(archive, build_index(archive).events_in[town_of(archive, event)], event)


@pytest.mark.parametrize("ids", [(CAPTURE, BOMBINGS, CLASHES), (CLASHES, CAPTURE, BOMBINGS)])
def test_events_stay_in_the_order_given_where_no_record_says_otherwise(ids: tuple[str, ...]) -> None:
    assert in_sequence(archive_of(), ids) == ids


def test_what_came_before_goes_before_on_the_same_day() -> None:
    archive = archive_of(al_mahbara_2003_03_bombings={"after": (CAPTURE,)})
    assert in_sequence(archive, (BOMBINGS, CAPTURE, CLASHES)) == (CAPTURE, BOMBINGS, CLASHES)


def test_what_came_before_what_came_before_goes_first() -> None:
    archive = archive_of(
        al_mahbara_2003_03_bombings={"after": (CAPTURE,)}, al_mahbara_2003_03_capture={"after": (CLASHES,)}
    )
    assert in_sequence(archive, (BOMBINGS, CAPTURE, CLASHES)) == (CLASHES, CAPTURE, BOMBINGS)


def test_what_is_not_asked_for_is_not_put_in() -> None:
    archive = archive_of(al_mahbara_2003_03_bombings={"after": (CAPTURE,)})
    assert in_sequence(archive, (BOMBINGS, CLASHES)) == (BOMBINGS, CLASHES)


def test_a_ring_of_events_ends() -> None:
    archive = archive_of(
        al_mahbara_2003_03_bombings={"after": (CAPTURE,)}, al_mahbara_2003_03_capture={"after": (BOMBINGS,)}
    )
    assert set(in_sequence(archive, (BOMBINGS, CAPTURE))) == {BOMBINGS, CAPTURE}


def test_before_and_after_are_of_one_town() -> None:
    archive = archive_of()
    assert around(archive, CAPTURE) == ("", RECAPTURE)
    assert around(archive, RECAPTURE) == (CAPTURE, "")
    assert around(archive, CLASHES) == ("", "")


def test_before_and_after_do_not_lead_from_a_whole_to_its_part_or_back() -> None:
    archive = archive_of()
    assert archive.events[BOMBINGS].part_of == CAPTURE
    assert around(archive, BOMBINGS) == ("", RECAPTURE)
    assert BOMBINGS not in around(archive, CAPTURE)
    assert around(archive_of(al_mahbara_2003_03_bombings={"part_of": None}), CAPTURE) == (BOMBINGS, RECAPTURE)


def test_before_and_after_do_not_lead_across_a_part_of_a_part() -> None:
    archive = archive_of(
        al_mahbara_2003_03_capture={"part_of": RECAPTURE}, al_mahbara_2003_03_bombings={"part_of": CAPTURE}
    )
    assert around(archive, BOMBINGS) == ("", "")


def test_before_and_after_follow_what_a_record_says_came_before() -> None:
    archive = archive_of(
        al_mahbara_2003_03_bombings={"part_of": None, "after": (CAPTURE,)},
        al_mahbara_2003_03_capture={"when": parse("2003-03-04")},
    )
    assert around(archive, CAPTURE) == ("", BOMBINGS)
    assert around(archive, RECAPTURE) == (BOMBINGS, "")


def test_a_subject_stands_in_no_chronology() -> None:
    index = build_index(archive_of(tell_qirtas_2003_03_clashes={"clarity": "subject"}))
    assert CLASHES not in {id for ids in index.events_dated.values() for id in ids}
    assert CLASHES not in index.events_begun["2003"]
    assert {BOMBINGS, CAPTURE, RECAPTURE, RAIDS} == set(index.events_begun["2003"])
    assert index.is_subject(CLASHES)
    assert not index.is_distinct(CLASHES)


def test_a_subject_is_nothing_that_came_before_or_after() -> None:
    archive = archive_of(tell_qirtas_2003_03_clashes={"clarity": "subject", "places": ("al-mahbara",)})
    assert CLASHES in build_index(archive).events_in["al-mahbara"]
    assert around(archive, CAPTURE) == ("", RECAPTURE)


@pytest.mark.parametrize(
    ("places", "town"),
    [
        ((), ""),
        (("warraqa",), ""),
        (("salt-road", "tell-qirtas"), "tell-qirtas"),
        (("al-mahbara", "tell-qirtas"), "al-mahbara"),
    ],
)
def test_an_event_has_its_order_in_the_first_of_its_places_that_is_a_town(places: tuple[str, ...], town: str) -> None:
    assert town_of(archive_of(tell_qirtas_2003_03_clashes={"places": places}), CLASHES) == town
