"""What `annals show` prints: every record of both archives, as text and as JSON."""

import json
import math
from pathlib import Path

import pytest

from annals.cli.main import main
from annals.cli.show import as_json, as_text
from tests.support import PROJECT, TOY, loaded

BOTH = pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])


@BOTH
def test_every_record_shows_as_text(root: Path) -> None:
    archive, index = loaded(root).archive, loaded(root).index
    for _kind, entry in archive.entries():
        lines = as_text(archive, index, entry).splitlines()
        assert lines[0] == f"{entry.id}: {archive.name(entry.id)}"
        assert f"  file: {entry.path}" in lines
        assert all(line.strip() for line in lines)


@BOTH
def test_every_record_shows_as_json(root: Path) -> None:
    for _kind, entry in loaded(root).archive.entries():
        assert json.loads(as_json(entry))["id"] == entry.id


def test_json_keeps_dates_and_figures_as_they_were_written() -> None:
    article = json.loads(as_json(loaded(TOY).archive.articles["q5bct8vf"]))
    assert article["published"]["date"] == "2003-03-06"
    assert article["claims"][0]["figure"] == "at least 20"
    assert article["claims"][3]["when"] == "2003-03-05"


def test_an_event_shows_its_accounts_with_their_chains() -> None:
    archive, index = loaded(TOY).archive, loaded(TOY).index
    text = as_text(archive, index, archive.events["al-mahbara-2003-03-capture"])
    assert "ggm67h9m/c1: 31 killed (Nib Monitor > Salt Gazette)" in text
    assert "4–5 March 2003, al-Mahbara" in text


def test_a_withdrawn_record_is_shown_as_withdrawn(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(TOY), "show", "w1mqvqgr"], patience=math.inf) == 2
    told = "annals: 'w1mqvqgr' was withdrawn on 2003-10-20: another record holds the same; see d2k56qfh\n"
    assert capsys.readouterr().err == told


def test_a_record_shows_its_version_and_what_changed_with_it() -> None:
    archive, index = loaded(TOY).archive, loaded(TOY).index
    text = as_text(archive, index, archive.articles["ggm67h9m"])
    assert "  version: 2, since 2003-11-05: changed title; new claim c5; removed claim c6\n" in text
