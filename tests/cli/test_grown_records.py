"""Commands take records as short as they may be: ids without words, no capture, events that were compared."""

from pathlib import Path

import pytest

from annals.capture.saved.mhtml import page_of
from annals.capture.saved.unreadable import Unreadable
from annals.cli.main import main
from tests.support import read_toy

LISTED = """\
---
id: rp5q0zvc
title: Bombs in two markets
publisher: salt-gazette
published: 2003-03-08
language: en
url: https://salt-gazette.example/bombs
events: [al-mahbara-2003-03-bombings]
towns: [al-mahbara, tell-qirtas]
about: al-mahbara-2003-03-bombings
chain: [salt-gazette]
claims:
  - id: c1
    states: killed
    figure: at least 20
    paragraph: 2
groups: {warraqa-guard: [the Guards]}
---
The paper reports the bombings.
"""
TEXT = "Bombs in two markets\n\nAt least 20 people were killed on the day of the market in the town.\n"


@pytest.fixture
def project(copy: Path) -> Path:
    """Return a copy of the toy with an article whose places stand without words, and which has no capture."""
    file = copy / "archive/articles/2003/2003-03-08-salt-gazette-rp5q0zvc.md"
    file.write_text(LISTED.replace("towns: [al-mahbara, tell-qirtas]", "towns: {al-mahbara: [al-Mahbara]}"), "utf-8")
    (copy / "captures").mkdir()
    (copy / "captures/rp5q0zvc.txt").write_text(TEXT, encoding="utf-8")
    return copy


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def test_a_rename_follows_into_ids_without_words(copy: Path) -> None:
    file = copy / "archive/articles/2003/2003-03-08-salt-gazette-rp5q0zvc.md"
    text = LISTED.split("about:", maxsplit=1)[0] + "---\nThe paper reports the bombings.\n"
    file.write_text(text, encoding="utf-8")
    assert run(copy, "rename", "tell-qirtas", "tel-qirtas") == 0
    assert "towns: [al-mahbara, tel-qirtas]" in file.read_text(encoding="utf-8")


def test_events_that_were_told_apart_can_be_merged(copy: Path) -> None:
    one, into = "al-mahbara-2003-03-bombings", "tell-qirtas-2003-03-clashes"
    for id, other in ((one, into), (into, one)):
        file = copy / f"archive/events/2003/{id}.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("clarity: distinct", f"clarity: distinct\ndifferent_from: [{other}]"), "utf-8")
    assert run(copy, "merge", one, into) == 0
    kept = read_toy(copy).events[into]
    assert kept.different_from == ()


def test_a_record_without_a_capture_is_verified_as_it_would_be(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = str(project / "captures/rp5q0zvc.txt")
    assert run(project, "verify", text) == 0
    told = capsys.readouterr().out
    assert "the record has no capture yet; --write enters this text" in told
    assert "1 figure: 1 exact" in told
    assert run(project, "review", "rp5q0zvc") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "the record has no capture yet" in told
    assert "not the text that the record was written from" not in told


def test_mhtml_that_is_nested_too_deeply_is_named() -> None:
    parts = "".join(
        f'--b{"" if number == 0 else number - 1}\nContent-Type: multipart/related; boundary="b{number}"\n\n'
        for number in range(3000)
    )
    head = 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    with pytest.raises(Unreadable, match=r"MHTML|nested too deeply"):
        page_of((head + parts).encode())
