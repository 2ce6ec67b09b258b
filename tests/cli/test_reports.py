"""Reports: every form tells every problem, in order, and what a contributor wrote stays inert in each."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.cli.common import tell_notes
from annals.cli.folding import folded
from annals.cli.reports import FORMATS, brief, changed_first, markdown
from annals.problems import Problem, Severity

TEXT = st.text(max_size=60)
PROBLEMS = st.builds(Problem, TEXT, st.integers(1, 99), TEXT, TEXT, TEXT, st.sampled_from(list(Severity)))
NOTE = Problem("archive/a.md", 3, "figure", "is far", "look again", Severity.NOTE)
WARNING = Problem("archive/a.md", 2, "id", "is not registered", "register it", Severity.WARNING)
FAULT = Problem("archive/b.md", 1, "-", "has no front matter", "the first line is '---'")
MINE = Problem("archive/c.md", 9, "when", "is no day", "write one")
OTHERS = "in files that you did not change; these stop publication too:"
ALIKE = [
    Problem(f"archive/towns/t{n}.md", n, f"towns.{n}", f"'t{n}' has no spelling 'Hims'", "add it", Severity.WARNING)
    for n in range(0, 10)
]


def test_changed_files_come_first_and_in_each_half_what_is_heaviest() -> None:
    assert changed_first([NOTE, WARNING, FAULT, MINE], {"archive/c.md", "archive/a.md"}) == [MINE, WARNING, NOTE, FAULT]


def test_github_gets_a_command_for_each_problem_and_then_the_text() -> None:
    assert FORMATS["github"]([NOTE, FAULT], None).splitlines() == [
        "::error file=archive/b.md,line=1,title=record::has no front matter; the first line is '---'",
        "::notice file=archive/a.md,line=3,title=figure::is far; look again",
        "archive/a.md:3: figure: note: is far; look again",
        "archive/b.md:1: has no front matter; the first line is '---'",
        "1 problem, 1 note in 2 files",
    ]


def test_faults_of_other_files_are_printed_and_their_warnings_and_notes_counted() -> None:
    problems = [NOTE, WARNING, FAULT, MINE]
    last = "Not printed: 1 warning, 1 note in 1 file not changed here; run 'annals check --all' to print each"
    found = FORMATS["text"](problems, {"archive/c.md"}).splitlines()
    assert found == [str(MINE), OTHERS, str(FAULT), "2 problems in 2 files", last]
    assert FORMATS["text"](problems, {"archive/a.md"}).splitlines() == [
        str(WARNING), str(NOTE), OTHERS, str(FAULT), str(MINE), "2 problems, 1 warning, 1 note in 3 files"
    ]  # fmt: skip
    assert FORMATS["text"]([NOTE, WARNING], ()).splitlines() == ["no problems in the files that changed", last]
    assert FORMATS["github"](problems, {"archive/c.md"}).splitlines()[2:] == found
    assert len(json.loads(FORMATS["json"](problems, {"archive/c.md"}))) == len(problems)


def test_the_summary_says_what_to_do_first() -> None:
    assert markdown([NOTE, FAULT, MINE], {"archive/c.md"}) == (
        "## 2 problems in 2 files\n\n2 problems must be fixed before this can be published.\n\n"
        "### archive/c.md\n\n- **line 9, when**: is no day. *write one*\n\n"
        "### archive/b.md (not changed here)\n\n- **line 1**: has no front matter. *the first line is '\\-\\-\\-'*\n\n"
        "Not printed: 1 note in 1 file not changed here.\n"
    )
    assert markdown([NOTE], ()) == (
        "## No problems in the files that changed\n\nNot printed: 1 note in 1 file not changed here.\n"
    )
    assert markdown([NOTE]).endswith("### archive/a.md\n\n- **line 3, figure**: note: is far. *look again*\n")
    assert markdown([]) == "## The records are in order\n"


def test_a_program_gets_every_field() -> None:
    (found,) = json.loads(FORMATS["json"]([MINE], {"archive/c.md"}))
    assert found == {
        "path": "archive/c.md", "line": 9, "field": "when", "severity": "error", "message": "is no day",
        "hint": "write one", "changed": True,
    }  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
@given(problems=st.lists(PROBLEMS, max_size=5), changed=st.sets(TEXT, max_size=2))
def test_any_problem_is_told_in_printable_lines(form: str, problems: list[Problem], changed: set[str]) -> None:
    report = FORMATS[form](problems, changed)
    assert all(line.isprintable() for line in report.split("\n"))


@given(problems=st.lists(PROBLEMS, min_size=1, max_size=4))
def test_a_line_of_github_holds_the_commands_we_meant_and_no_other(problems: list[Problem]) -> None:
    lines = FORMATS["github"](problems, None, True).split("\n")
    commands = lines[: len(problems)]
    pattern = r"::(error|warning|notice) file=[^,:]*,line=\d+,title=[^,:]*::[^\n]*"
    assert all(re.fullmatch(pattern, line) for line in commands)


@given(problems=st.lists(PROBLEMS, min_size=1, max_size=4))
def test_a_summary_holds_no_markup_but_ours(problems: list[Problem]) -> None:
    summary = markdown(problems)
    assert "<" not in summary
    plain = re.sub(r"\\.", "", summary)
    assert not re.search(r"[\[\]`_~@|{}!]", plain)


def test_what_repeats_is_told_once_with_its_first_places() -> None:
    first = "archive/towns/t0.md:0: towns.0: warning: 'ID' has no spelling 'Hims'; add it"
    spread = " (in 10 records, also archive/towns/t1.md:1, archive/towns/t2.md:2 and 7 more)"
    assert FORMATS["text"](ALIKE, None, False).splitlines() == [
        first + spread, "10 warnings in 10 files; 1 line stands for several places, "
        "run 'annals check --all' to print each"
    ]  # fmt: skip
    command, *rest = FORMATS["github"](ALIKE, None, False).splitlines()
    assert command.startswith("::warning file=archive/towns/t0.md,line=0,title=towns.0::'ID' has no spelling")
    assert command.endswith(spread)
    assert len(rest) == 2


def test_a_summary_has_one_item_for_what_repeats() -> None:
    assert markdown([*ALIKE, NOTE]).split("\n\n")[2:] == [
        "### In several places",
        "- **in 10 records**: warning: 'ID' has no spelling 'Hims'. *add it* First at archive/towns/t0.md\\:0; also "
        "archive/towns/t1.md\\:1, archive/towns/t2.md\\:2 and 7 more.",
        "### archive/a.md",
        "- **line 3, figure**: note: is far. *look again*\n",
    ]  # fmt: skip


def test_everything_can_be_seen() -> None:
    assert FORMATS["text"](ALIKE, None, True).splitlines() == [*map(str, sorted(ALIKE)), "10 warnings in 10 files"]
    assert FORMATS["text"](ALIKE, (), True).splitlines()[-1] == "10 warnings in 10 files"
    assert len(FORMATS["github"](ALIKE, None, True).splitlines()) == 21
    assert len(json.loads(FORMATS["json"](ALIKE, None, False))) == 10


def test_what_repeats_in_one_record_is_counted_there() -> None:
    alike = [Problem("archive/a.md", line, "chain", "is empty", "name the origin") for line in range(1, 5)]
    assert "(4 times in 1 record, also archive/a.md:2, archive/a.md:3 and 1 more)" in FORMATS["text"](
        alike, None, False
    )
    assert "(" not in FORMATS["text"](alike[:2], None, False)


def test_a_contributors_own_is_folded_apart_from_what_others_left() -> None:
    faults = [Problem(f"archive/t{n}.md", n, "kind", "is no kind", "write town") for n in range(1, 7)]
    mine = {"archive/t4.md", "archive/t5.md", "archive/t6.md"}
    own, line, others, *_tally = FORMATS["text"](faults, mine, False).splitlines()
    assert own.startswith("archive/t4.md:4: kind: ")
    assert own.endswith(" (in 3 records, also archive/t5.md:5, archive/t6.md:6)")
    assert line == OTHERS
    assert others.startswith("archive/t1.md:1: kind: ")


@given(problems=st.lists(PROBLEMS, max_size=12), changed=st.none() | st.sets(TEXT, max_size=2))
def test_folding_loses_no_place(problems: list[Problem], changed: set[str] | None) -> None:
    places = [place for entry in folded(problems, changed, every=False) for place in entry.places]
    assert sorted(places) == sorted((each.path, each.line) for each in problems)


def test_of_many_problems_a_command_that_goes_on_tells_the_heaviest_and_counts_the_rest() -> None:
    many = [Problem(f"archive/a{n}.md", 1, "-", f"differs in {n}", "read it", Severity.NOTE) for n in range(25)]
    *told, last = brief([*many, FAULT]).splitlines()
    assert told == [str(FAULT), *map(str, sorted(many)[:19])]
    assert last == "1 problem, 25 notes in 26 files; 6 more lines, run 'annals check' to print them"
    assert brief(many[:20]) == FORMATS["text"](many[:20])


def test_a_build_tells_what_is_alike_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    tell_notes(ALIKE)
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"{FORMATS['text'](ALIKE)}\n")
    assert len(printed.err.splitlines()) == 2
    tell_notes(())
    assert capsys.readouterr().err == ""
