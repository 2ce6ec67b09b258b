"""`annals check` warns of an abstract that copies words of an article, where the article's text is at hand."""

from pathlib import Path

import pytest

from annals.cli.main import main

ID = "xj3h5zxk"
COPIED = "the mills on the hill burned for a night and a day"
RECORD = f"archive/articles/2003/2003-03-07-harbour-post-{ID}.md"
LISTED = f"""---
id: {ID}
title: Mills burn at Tell Qirtas
publisher: harbour-post
published: 2003-03-07
language: en
url: https://post.example.org/2003/mills
towns: {{tell-qirtas: [Tell Qirtas]}}
---
The Post writes that {COPIED}.
"""
STORY = f"Mills burn\n\nAt Tell Qirtas {COPIED} before anybody came.\n"


def checked(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["--root", str(root), "check", *arguments])
    return code, capsys.readouterr().out


@pytest.fixture
def listed(copy: Path) -> Path:
    """Return a copy of the toy archive with a new record, whose text is at hand."""
    (copy / RECORD).write_text(LISTED, encoding="utf-8")
    (copy / "captures").mkdir()
    (copy / f"captures/{ID}.txt").write_text(STORY, encoding="utf-8")
    return copy


def test_words_copied_into_a_new_record_are_a_warning(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = checked(listed, capsys)
    assert code == 0
    line = LISTED.splitlines().index(f"The Post writes that {COPIED}.") + 1
    assert (
        f"{RECORD}:{line}: text: warning: shares 8 words in a row with paragraph 2 of captures/{ID}.txt; "
        "say it in words of your own\n"
    ) in told


def test_words_of_its_own_or_of_the_headline_are_none(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (listed / RECORD).write_text(LISTED.replace(COPIED, "mills burned for a day"), encoding="utf-8")
    assert "words in a row" not in checked(listed, capsys)[1]


def test_without_its_text_nothing_is_said(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (listed / f"captures/{ID}.txt").write_bytes(b"\xff\xfe\x00no text")
    assert "words in a row" not in checked(listed, capsys)[1]
    (listed / f"captures/{ID}.txt").unlink()
    assert "words in a row" not in checked(listed, capsys)[1]


def test_texts_of_registered_records_are_not_read(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (record,) = copy.glob("archive/articles/2003/*-q5bct8vf.md")
    (copy / "captures").mkdir()
    body = record.read_text(encoding="utf-8").rpartition("---\n")[2]
    (copy / "captures/q5bct8vf.txt").write_text(body, encoding="utf-8")
    assert "words in a row" not in checked(copy, capsys)[1]
