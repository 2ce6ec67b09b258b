"""The register of ids: read, written, added to, and never shortened."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.cli.main import main
from annals.history.register import HEADER, STATUSES, read_register, write_register
from annals.history.registration import register
from annals.model.version import FIRST_DAY, LAST_DAY, Registered
from tests.support import Loaded, read_toy

LINES = st.lists(
    st.builds(
        Registered,
        id=st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True),
        kind=st.sampled_from(["article", "event", "town"]),
        first_published=st.dates(FIRST_DAY, LAST_DAY),
        status=st.sampled_from(STATUSES),
        line=st.just(0),
    ),
    unique_by=lambda entry: entry.id,
)


def facts(lines: tuple[Registered, ...] | list[Registered]) -> set[tuple[str, str, date, str]]:
    return {(entry.id, entry.kind, entry.first_published, entry.status) for entry in lines}


@given(LINES)
def test_a_register_written_reads_back(lines: list[Registered]) -> None:
    text = write_register(lines)
    read, problems = read_register(text, "ids.csv")
    assert problems == []
    assert facts(read) == facts(lines)
    assert [entry.line for entry in read] == list(range(2, len(lines) + 2))
    assert write_register(read) == text


@given(
    st.one_of(
        st.text(st.characters(exclude_characters="\r", codec="utf-8")),
        st.text(alphabet='",\n-0a').map((",".join(HEADER) + "\n").__add__),
    )
)
def test_any_text_gives_lines_or_problems(text: str) -> None:
    lines, problems = read_register(text, "ids.csv")
    assert lines or problems or text.strip() == ",".join(HEADER)


def test_a_very_long_line_is_a_problem() -> None:
    _lines, problems = read_register(",".join(HEADER) + "\n" + "a" * 140_000 + "\n", "ids.csv")
    assert len(problems) == 1


def test_a_complete_register_is_left_as_it_is(toy: Loaded, copy: Path) -> None:
    file = copy / "archive/ids.csv"
    before = file.read_bytes()
    assert register(toy.archive, copy, date(2004, 1, 1)) == []
    assert file.read_bytes() == before


@pytest.mark.slow
def test_new_records_are_added_and_every_old_line_stays(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copy / "archive/ids.csv"
    complete = file.read_text(encoding="utf-8").splitlines()
    partial = [line for line in complete if not line.startswith(("salt-road,", "ggm67h9m,"))]
    (copy / "archive/history/towns/salt-road.jsonl").unlink()
    file.write_text("\n".join(partial) + "\n", encoding="utf-8")
    assert main(["--root", str(copy), "register", "--date", "2004-01-02"]) == 0
    assert capsys.readouterr().out == (
        "ggm67h9m: its line in ids.csv restored\nsalt-road: first version\n"
        "2 lines entered in archive/ids.csv and archive/history\n"
        "20 citations in citations.json, 20 of them new\n"
        "Next: run 'git add archive citations.json' and commit; new records have new files in archive/history.\n"
    )
    lines = file.read_text(encoding="utf-8").splitlines()
    assert set(lines) == {*partial, "ggm67h9m,article,2003-10-01,published", "salt-road,town,2004-01-02,published"}


def test_a_lost_register_comes_back_from_the_histories(copy: Path) -> None:
    file = copy / "archive/ids.csv"
    file.unlink()
    archive = read_toy(copy)
    added = register(archive, copy, date(2004, 1, 1))
    assert added == [f"{entry.id}: its line in ids.csv restored" for _kind, entry in archive.entries()]
    days = {line.first_published for line in read_toy(copy).register}
    assert days == {date(2003, 10, 1)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id,kind,first_published,status\n", "id,kind,status\n"),
        ("w1mqvqgr,article,2003-10-01,withdrawn\n", "w1mqvqgr,article,2003-10-01,withdrew\n"),
    ],
)
def test_a_damaged_register_is_not_written_over(copy: Path, old: str, new: str) -> None:
    file = copy / "archive/ids.csv"
    damaged = file.read_text(encoding="utf-8").replace(old, new).replace("salt-road,town,2003-10-01,published\n", "")
    file.write_text(damaged, encoding="utf-8")
    assert main(["--root", str(copy), "register"]) == 1
    assert file.read_text(encoding="utf-8") == damaged


def test_a_damaged_header_is_the_only_complaint(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copy / "archive/ids.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("first_published", "day"), encoding="utf-8")
    assert main(["--root", str(copy), "check"]) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        "archive/ids.csv:1: is not a register; the first line must be 'id,kind,first_published,status'"
    ]
