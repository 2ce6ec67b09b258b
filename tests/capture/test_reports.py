"""Ordinary Arabic reports are read as well as English ones: their names, figures and days, ten reports each.

The reports are ours, and the readers were mended by them; what is held is that they stay read. With `pytest -s` the
tests print what was missed and what is wrong.
"""

import pytest

from annals.capture.text.recognise import Recogniser
from tests.reports.recognised import Score, days, figures, names, reports
from tests.support import PROJECT, loaded


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    """Give what knows the names of the project's own archive."""
    return Recogniser(loaded(PROJECT).archive)


def told(what: str, score: Score) -> str:
    missed, wrong = sorted(score.wanted - score.found), sorted(score.found - score.wanted)
    told = f"{what}: precision {score.precision:.2f}, recall {score.recall:.2f} of {len(score.wanted)}"
    return f"{told}\n  missed: {missed}\n  wrong: {wrong}"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_there_are_ten_reports_in_each_language(language: str) -> None:
    assert len(reports(language)) == 10


@pytest.mark.parametrize(("language", "complete"), [("ar", 0.89), ("en", 0.93)])
def test_names_are_found_and_hardly_any_is_wrong(language: str, complete: float, recogniser: Recogniser) -> None:
    sure, offered = names(reports(language), recogniser)
    print(told(f"names in {language}", sure))
    print(told(f"names in {language}, with those a person is asked about", offered))
    assert sure.precision == 1
    assert sure.recall >= complete
    assert offered.recall >= 0.98
    assert offered.precision >= 0.9


@pytest.mark.parametrize("language", ["ar", "en"])
def test_figures_are_found_with_what_they_count(language: str) -> None:
    score = figures(reports(language))
    print(told(f"figures in {language}", score))
    assert min(score.precision, score.recall) >= 0.95


@pytest.mark.parametrize("language", ["ar", "en"])
def test_days_are_found_and_dated(language: str) -> None:
    score = days(reports(language))
    print(told(f"days in {language}", score))
    assert min(score.precision, score.recall) >= 0.95
