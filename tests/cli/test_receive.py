"""Proposals: records that came in one file are checked as if they were in their places, and put there."""

import shutil
from pathlib import Path

import pytest

from annals.cli.main import main
from tests.support import copy_toy

ARTICLE = """\
---
id: q9m8qck9
title: Two towns and a road
publisher: hill-courier
published: 2003-03-06
language: en
url: https://hill-courier.example/two-towns
towns: {al-mahbara: [al-Mahbara]}
---

The paper tells of the road between two towns.
"""
SOURCE = "---\nid: hill-courier\nname: The Hill Courier\nkind: publisher\nhosts: [hill-courier.example]\n---\n"
ARTICLE_PATH = "archive/articles/2003/2003-03-06-hill-courier-q9m8qck9.md"
SOURCE_PATH = "archive/sources/hill-courier.md"
PROPOSAL = f"Two records.\n\n=== {ARTICLE_PATH}\n{ARTICLE}\n=== {SOURCE_PATH}\n{SOURCE}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a copy of the toy archive with an inbox."""
    copy_toy(tmp_path)
    (tmp_path / "inbox").mkdir()
    return tmp_path


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), *arguments])


def test_a_proposal_passes_the_check_as_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "inbox" / "q9m8qck9.md").write_text(PROPOSAL, encoding="utf-8")
    assert run(project, "check") == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("inbox/")]
    assert all(": warning: " in line or ": note: " in line for line in told)
    assert not (project / ARTICLE_PATH).exists()


def test_what_is_wrong_with_a_proposal_is_told_at_its_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = PROPOSAL.replace("kind: publisher", "kind: paper")
    (project / "inbox" / "q9m8qck9.md").write_text(wrong, encoding="utf-8")
    assert run(project, "check") == 1
    line = wrong[: wrong.index("kind: paper")].count("\n") + 1
    assert f"inbox/q9m8qck9.md:{line}: kind: " in capsys.readouterr().out


def test_the_records_of_the_inbox_are_put_in_their_places(project: Path) -> None:
    waiting = project / "inbox" / "q9m8qck9.md"
    waiting.write_text(PROPOSAL, encoding="utf-8")
    assert run(project, "receive") == 0
    assert (project / ARTICLE_PATH).read_text(encoding="utf-8") == ARTICLE
    assert (project / SOURCE_PATH).read_text(encoding="utf-8") == SOURCE
    assert not waiting.exists()
    assert run(project, "check") == 0


def test_a_file_that_was_sent_is_received_and_stays(project: Path, tmp_path: Path) -> None:
    sent = tmp_path / "2003-03-06-hill-courier-q9m8qck9.md"
    sent.write_text(ARTICLE.replace("\n", "\r\n"), encoding="utf-8")
    assert run(project, "receive", str(sent)) == 0
    assert (project / ARTICLE_PATH).read_bytes() == ARTICLE.encode()
    assert sent.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PROPOSAL.replace(SOURCE_PATH, "archive/../mkdocs.yml"), "is not a place for a record"),
        (PROPOSAL.replace(SOURCE_PATH, "archive/sources/../../x.md"), "is not a place for a record"),
        (PROPOSAL.replace(SOURCE_PATH, "archive/ids.csv"), "is not a place for a record"),
        (PROPOSAL.replace(SOURCE_PATH, ARTICLE_PATH), "is here twice"),
        (PROPOSAL.replace(SOURCE_PATH, "archive/sources/harbour-post.md"), "exists already"),
        (PROPOSAL.replace(SOURCE, "The Hill Courier is a paper.\n"), "is not followed by a record"),
        (f"=== {SOURCE_PATH}\n", "is not followed by a record"),
        ("A letter.\n", "holds 0 records"),
        (ARTICLE, "does not say where it belongs"),
        ("", "holds 0 records"),
    ],
)
def test_what_cannot_be_received_is_told_and_nothing_is_written(
    project: Path, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "inbox" / "q9m8qck9.md").write_text(text, encoding="utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert run(project, "check") == 1
    assert told in capsys.readouterr().out
    assert run(project, "receive") == 1
    assert told in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("place", ["archive/sources", "archive/articles", "archive/articles/2003"])
def test_a_file_where_a_folder_belongs_is_told_by_its_own_name(
    project: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting = project / "inbox" / "q9m8qck9.md"
    waiting.write_text(PROPOSAL, encoding="utf-8")
    shutil.rmtree(project / place)
    (project / place).write_text("x", encoding="utf-8")
    assert run(project, "check") == 1
    assert run(project, "receive") == 1
    printed = capsys.readouterr()
    for said in (printed.out, printed.err):
        assert f": {place} is not a folder; put a folder in its place" in said
        assert "/annals-" not in said
    assert waiting.exists()


def test_without_a_proposal_it_is_said_where_they_wait(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "receive") == 0
    assert "no proposal is waiting in inbox/" in capsys.readouterr().out
