"""Every rule and every fault of a record: one case each in `tests/broken`, told in full."""

import math
import re
from datetime import date
from pathlib import Path

import pytest

from annals.checks import EVERY, RULES, check
from annals.checks.read import read_archive
from annals.cli.main import main
from annals.facts.facts import Facts
from tests.support import BROKEN, TOY, Case, Loaded, cases, read_case

CASES = cases()
WAITING = re.compile(r"archive/ids\.csv:1: note: .* (?:not registered yet|changed since the last version): ")
"""What is told of the records that a case adds and edits; no case lists it."""
RECORDS = sorted(path.relative_to(TOY).as_posix() for path in TOY.glob("archive/*/**/*.md"))


def problems_printed(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    code = main(["--root", str(root), "check", "--all"], patience=math.inf)
    printed = capsys.readouterr()
    *lines, tally = printed.out.splitlines()
    mild = sum(": warning: " in line or ": note: " in line for line in lines)
    assert (code, printed.err) == (1 if len(lines) > mild else 0, "")
    assert sum(int(count) for count in re.findall(r"(\d+) (?:problem|warning|note)", tally)) == len(lines)
    return lines


def without_edited(lines: list[str]) -> list[str]:
    return [line for line in lines if not WAITING.match(line)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_record_gives_exactly_its_problems(case: Case, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case.apply(copy)
    assert without_edited(problems_printed(copy, capsys)) == case.expected(copy)


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in CASES if case.rule], ids=lambda case: case.name)
def test_the_rule_that_a_case_names_finds_it(case: Case, copy: Path) -> None:
    case.apply(copy)
    archive, index, _problems = read_archive(copy, today=date(2026, 11, 21))
    assert archive is not None
    assert index is not None
    found = [str(problem) for problem in check(Facts(archive, index), EVERY.only(case.rule))]
    assert found
    assert set(found) <= set(case.expected(copy))


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES if case.rule} == {rule.__name__ for rule in RULES}


def test_every_rule_says_what_it_asks() -> None:
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip().endswith(".")] == []


def test_the_problems_of_several_files_come_in_one_run_in_order(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("loader-bad_date", "loader-missing_field", "loader-stray_file", "reader-repeated_key", "register-status")
    chosen = [read_case(BROKEN / f"{name}.txt") for name in names]
    for case in chosen:
        case.apply(copy)
    expected = [problem for case in chosen for problem in case.expected(copy)]
    assert without_edited(problems_printed(copy, capsys)) == sorted(expected, key=lambda line: line.split(":")[:2])


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("line", ["nonsense", "colour: blue"])
def test_a_broken_file_is_the_only_complaint(
    record: str, line: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy / record
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", f"---\n{line}\n", 1), encoding="utf-8")
    (problem,) = without_edited(problems_printed(copy, capsys))
    assert problem.startswith(f"{record}:")


def test_the_toy_archive_has_no_problems(toy: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    assert toy.problems == ()
    assert main(["--root", str(TOY), "check"]) == 0
    assert capsys.readouterr().out == "no problems in 20 records\n"
