"""Records of an earlier form become those of today by one command, and nothing else in them changes."""

from pathlib import Path

import pytest

from annals.cli.main import main
from annals.records.frontmatter import read
from annals.records.migrate import MOVED, migrated, moved_field

EVENT = "archive/events"


def _event(root: Path) -> Path:
    """Return an event with one place, with a comment above it."""
    for path in sorted((root / EVENT).rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        line = next((row for row in text.split("\n") if row.startswith("places: [")), "")
        if line and "," not in line:
            path.write_text(text.replace(line, f"# as the reports have it\n{line}"), encoding="utf-8")
            return path
    raise AssertionError("no event has one place")


def _as_once(path: Path) -> str:
    """Write an event in the form of the first sketches, and return what it was."""
    text = path.read_text(encoding="utf-8")
    line = next(row for row in text.split("\n") if row.startswith("places: ["))
    once = line.replace("places: [", "place: ").replace("]", "", 1)
    path.write_text(text.replace(line, once), encoding="utf-8")
    return text


def test_a_renamed_field_gets_its_name_and_all_else_stays(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _event(copy)
    wanted = _as_once(path)
    assert main(["--root", str(copy), "check"]) == 1
    assert "place: is called 'places' now; run 'annals migrate'" in capsys.readouterr().out
    once = path.read_text(encoding="utf-8")
    assert main(["--root", str(copy), "migrate", "--dry-run"]) == 0
    assert "Nothing was written." in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == once
    assert main(["--root", str(copy), "migrate"]) == 0
    assert path.relative_to(copy).as_posix() in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == wanted
    assert main(["--root", str(copy), "migrate"]) == 0
    assert "Every record is in today's form." in capsys.readouterr().out


def test_what_only_a_person_can_answer_is_listed_with_its_line(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sorted((copy / "archive/groups").glob("*.md"))[0]
    text = path.read_text(encoding="utf-8").replace("---\n", "---\nnames_source: what an editor knew\n", 1)
    path.write_text(text, encoding="utf-8")
    assert main(["--root", str(copy), "migrate"]) == 1
    told = capsys.readouterr().out
    assert f"archive/groups/{path.name}:2: names_source: is no field any more; give what was read" in told
    assert path.read_text(encoding="utf-8") == text


def test_a_record_with_both_names_is_left_to_a_person(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _event(copy)
    text = path.read_text(encoding="utf-8").replace("---\n", "---\nplace: somewhere\n", 1)
    path.write_text(text, encoding="utf-8")
    assert main(["--root", str(copy), "migrate"]) == 1
    assert "has both 'place' and 'places'; keep one of the two" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text


def test_every_field_that_moved_is_told_by_the_check() -> None:
    for each in MOVED:
        assert moved_field(each.kind, each.old) == each
        assert bool(each.new) != bool(each.instead)


@pytest.mark.parametrize(("once", "now"), [("x", "[x]"), ("[x]", "[x]"), ("\n  - x", "\n  - x"), ("'x y'", "['x y']")])
def test_a_value_becomes_a_list_once(once: str, now: str) -> None:
    between = "" if now.startswith("\n") else " "
    document, _problems = read(f"---\nplace:{between}{once}\n---\n", "e.md")
    assert document
    assert migrated(document, "event") == f"---\nplaces:{between}{now}\n---\n"
