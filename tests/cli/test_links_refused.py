"""No command writes through a link that a branch, a proposal or a list brought into the archive."""

from pathlib import Path

import pytest

from annals.cli.main import main

SOURCE = "---\nid: evil\nname: Evil Post\nkind: publisher\n---\n"
LIST = "title,publisher,date,language,url\nA story,harbour-post,2001-03-02,en,https://post.example.org/a-story-of-old\n"


def proposal(root: Path, path: str) -> None:
    (root / "inbox").mkdir(exist_ok=True)
    (root / "inbox" / "a.md").write_text(f"=== {path}\n{SOURCE}", encoding="utf-8")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("command", ["check", "receive"])
def test_a_proposal_is_not_written_through_a_dangling_link(command: str, copy: Path, outside: Path) -> None:
    (copy / "archive/sources/evil.md").symlink_to(outside / "evil.sh")
    proposal(copy, "archive/sources/evil.md")
    assert main(["--root", str(copy), command]) == 1
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "receive"])
def test_a_proposal_is_not_written_into_a_linked_folder(command: str, copy: Path, outside: Path) -> None:
    (copy / "archive/events/1999").symlink_to(outside)
    proposal(copy, "archive/events/1999/evil.md")
    assert main(["--root", str(copy), command]) == 1
    assert list(outside.iterdir()) == []


def test_a_list_is_not_written_into_a_linked_folder(copy: Path, outside: Path) -> None:
    (copy / "archive/articles/2001").symlink_to(outside)
    file = copy.parent / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    assert main(["--root", str(copy), "new", "--list", str(file)]) != 0
    assert list(outside.iterdir()) == []


def test_a_draft_is_not_written_into_a_linked_folder(copy: Path, outside: Path) -> None:
    (copy / "archive/towns").rename(outside / "towns")
    (copy / "archive/towns").symlink_to(outside / "towns")
    before = sorted((outside / "towns").iterdir())
    assert main(["--root", str(copy), "new", "town", "Foobar"]) != 0
    assert sorted((outside / "towns").iterdir()) == before


def test_two_proposals_with_one_id_are_told(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inbox = copy / "inbox"
    inbox.mkdir()
    for name, path in (("a", "undated/undated"), ("b", "2003/2003-03-06")):
        text = f"=== archive/articles/{path}-harbour-post-q9m8qck9.md\n---\nid: q9m8qck9\n---\n"
        (inbox / f"{name}.md").write_text(text, encoding="utf-8")
    assert main(["--root", str(copy), "receive"]) == 1
    told = capsys.readouterr()
    assert "has the same id as another, q9m8qck9" in told.out + told.err
    assert len(list(inbox.iterdir())) == 2


def test_what_waits_in_the_inbox_is_received_before_it_is_registered(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proposal(copy, "archive/sources/evil.md")
    main(["--root", str(copy), "check"])
    told = capsys.readouterr().out
    assert "run 'annals receive' to put them in their places" in told
    assert "not registered yet" not in told
