"""Claims and accounts in words: with their units, and with the names of sides."""

import pytest

from annals.facts.disagreements import Disagreement
from annals.facts.statements import Statement
from annals.language.catalog import ENGLISH
from annals.site.labels import Labels, Speaking
from tests.facts.saying import CAPTURE, MONITOR, POST, RADIO, SALT, facts_of, happened, say

LABELS = Labels(Speaking(ENGLISH, str))


def told(**fields: object) -> str:
    facts = facts_of(say(POST, MONITOR, **fields))  # type: ignore[arg-type]
    (statement,) = facts.index.statements.values()
    assert isinstance(statement, Statement)
    return LABELS.figure(statement)


@pytest.mark.parametrize(
    ("figure", "states", "unit", "words"),
    [
        ("13", "distance", "miles", "13 miles (21 km)"),
        ("10-15", "distance", "miles", "10–15 miles (16–24 km)"),
        ("several", "distance", "miles", "several miles"),
        ("1", "duration", "months", "1 month"),
        ("1", "casualties", None, "1 casualty"),
        ("1", "strikes", None, "1 air strike or raid"),
        ("many", "wounded", None, "many wounded"),
    ],
)
def test_a_figure_stands_with_its_unit(figure: str, states: str, unit: str | None, words: str) -> None:
    assert told(figure=figure, states=states, unit=unit) == words


def test_who_holds_a_place_is_named_where_accounts_part() -> None:
    facts = facts_of(
        happened(POST, MONITOR, states="control", side="ink-front"),
        happened(SALT, RADIO, states="control", side="warraqa-guard"),
    )
    labels = Labels(Speaking(ENGLISH, facts.archive.name))
    (point,) = facts.disagreements(CAPTURE)
    assert isinstance(point, Disagreement)
    assert labels.versions(point) == "Ink Front or Warraqa Guard"
    assert "<strong>Ink Front</strong> or <strong>Warraqa Guard</strong>" in labels.why("control", point.partings[0])


def test_a_figure_that_two_origins_state_is_no_later_tally() -> None:
    (account,) = facts_of(say(POST, MONITOR, "37"), say(SALT, RADIO, "37")).accounts(CAPTURE)
    assert (account.best, account.is_tally) == (37, False)


def test_a_position_is_told_by_the_points_of_the_compass() -> None:
    assert LABELS.position(34.22833, 37.24056) == "34.22833° N, 37.24056° E"
    assert LABELS.position(-33.45, -70.66) == "33.45° S, 70.66° W"
    assert LABELS.position(0.0, 0.0) == "0.0° N, 0.0° E"
