"""People who work beside one another: branches that are merged, with real git, and what is given out afterwards."""

import math
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from annals.cli.main import main
from annals.cli.new_id import fresh_id
from annals.history.changes import corrections
from tests.support import build_site, read_toy

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="needs git")]

Run = Callable[..., str]
TOWN = "archive/towns/tell-qirtas.md"
HISTORY = "archive/history/towns/tell-qirtas.jsonl"
IDS = "archive/ids.csv"


def git(root: Path, *arguments: str, fails: bool | None = False) -> str:
    """Run git as somebody; `fails` is None where it may fail or not."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(root), *who, *arguments], check=False, capture_output=True, text=True)
    assert fails is None or (done.returncode != 0) is fails, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def project(copy: Path) -> Path:
    """Give the toy archive under git, on its main branch."""
    git(copy, "init", "-q", "-b", "main")
    git(copy, "add", ".")
    git(copy, "commit", "-qm", "begin")
    return copy


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on the project, expects its exit code and gives its words."""

    def command(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        found = main(["--root", str(project), *arguments], patience=math.inf)
        printed = capsys.readouterr()
        assert found == code, printed
        return printed.out + printed.err

    return command


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def versions(root: Path, path: str = HISTORY) -> int:
    return len((root / path).read_text(encoding="utf-8").splitlines())


def changed(root: Path) -> list[str]:
    """Return what git says of the archive; what `register` formats of citations lies beside it."""
    return git(root, "status", "--porcelain", "--", "archive").split()


def clean(root: Path) -> bool:
    return not changed(root)


def test_registering_in_a_branch_enters_nothing_and_says_what_happens_instead(project: Path, run: Run) -> None:
    git(project, "switch", "-qc", "mine")
    edit(project, TOWN, "kind: town", "kind: city")
    said = run("register")
    assert "This is the branch 'mine'" in said
    assert "entered only on 'main': nothing was entered; 1 record of it is waiting" in said
    assert "To enter them here all the same, add --here" in said
    assert changed(project) == ["M", TOWN]
    run("register", "--here")
    assert versions(project) == 2
    assert "1 version that main does not have, removed" in run("register")
    assert changed(project) == ["M", TOWN]


@pytest.mark.parametrize("times", [1, 3])
def test_registering_again_before_a_merge_makes_no_further_version(times: int, project: Path, run: Run) -> None:
    git(project, "switch", "-qc", "mine")
    for number in range(times):
        edit(
            project,
            TOWN,
            "kind: town" if not number else f"kind: town\npcode: SY0{number - 1}",
            f"kind: town\npcode: SY0{number}",
        )
        run("register", "--here")
        git(project, "commit", "-qam", f"step {number}")
        assert versions(project) == 2
    git(project, "switch", "-q", "main")
    git(project, "merge", "-q", "--no-ff", "-m", "merge", "mine")
    run("register")
    assert versions(project) == 2
    assert "0 lines entered" in run("register")
    assert "no problems" in run("check")


def two_that_registered(project: Path, run: Run) -> None:
    """Leave main in a merge of two branches that each changed and registered a town, which git could not finish."""
    for name, old, new in (("one", "kind: town", "kind: city"), ("two", "---\n\n", "---\n\nA place. ")):
        git(project, "switch", "-qc", name, "main")
        text = (project / TOWN).read_text(encoding="utf-8")
        head, mark, tail = text.rpartition(old)
        (project / TOWN).write_text(f"{head}{new}{tail}" if mark else text, encoding="utf-8")
        run("register", "--here")
        git(project, "commit", "-qam", name)
    git(project, "switch", "-q", "main")
    git(project, "merge", "-q", "one")
    git(project, "merge", "-q", "two", fails=True)
    assert git(project, "diff", "--name-only", "--diff-filter=U").split() == [HISTORY]


def test_two_branches_that_registered_the_same_town_are_joined_by_one_command(project: Path, run: Run) -> None:
    two_that_registered(project, run)
    (project / "mkdocs.yml").write_text("site_name: archive\nplugins: [annals]\n", encoding="utf-8")
    for command in (("check",), ("show", "tell-qirtas"), ("withdraw", "salt-road", "--reason", "error"), ("build",)):
        if command[0] != "show":
            assert "has a mark of a merge that is not finished: '<<<<<<<'; run 'annals register'" in run(
                *command, code=1
            )
    run("register")
    assert "no problems" in run("check")
    assert versions(project) == 3
    git(project, "commit", "-qam", "merge")
    assert "0 lines entered" in run("register")
    assert clean(project)


def test_whoever_keeps_the_lines_of_both_is_told_the_same_command(project: Path, run: Run) -> None:
    two_that_registered(project, run)
    lines = (project / HISTORY).read_text(encoding="utf-8").splitlines(keepends=True)
    (project / HISTORY).write_text("".join(line for line in lines if line.startswith("{")), encoding="utf-8")
    git(project, "commit", "-qam", "merge")
    said = run("check", code=1)
    assert "is version 2 where 3 should be; two branches added versions; run 'annals register'" in said
    run("register")
    assert "no problems" in run("check")
    assert versions(project) == 3


@pytest.mark.parametrize("both", [True, False])
def test_without_git_the_same_command_ends_it_too(both: bool, project: Path, run: Run) -> None:
    two_that_registered(project, run)
    shutil.rmtree(project / ".git")
    if both:
        lines = (project / HISTORY).read_text(encoding="utf-8").splitlines(keepends=True)
        (project / HISTORY).write_text("".join(line for line in lines if line.startswith("{")), encoding="utf-8")
    assert "run 'annals register'" in run("check", code=1)
    run("register")
    assert "no problems" in run("check")
    assert versions(project) == 3


def test_a_register_with_marks_is_ended_by_the_command_that_the_message_names(project: Path, run: Run) -> None:
    row = "salt-road,town,2003-10-01,published\n"
    edit(project, IDS, row, f"<<<<<<< HEAD\n{row}=======\n>>>>>>> two\n")
    assert "has a mark of a merge that is not finished: '<<<<<<<'; run 'annals register'" in run("check", code=1)
    run("register")
    assert "no problems" in run("check")
    assert clean(project)


def test_a_line_of_the_register_that_stands_twice_is_ended_by_the_same(project: Path, run: Run) -> None:
    row = "salt-road,town,2003-10-01,published\n"
    shutil.rmtree(project / ".git")
    edit(project, IDS, row, row + row)
    assert "'annals register' does so where a merge left two" in run("check", code=1)
    run("register")
    assert "no problems" in run("check")


def test_what_a_branch_took_from_a_history_comes_back(project: Path, run: Run) -> None:
    edit(project, HISTORY, '"Tell Qirtas"', '"Tell Kirtas"')
    assert "'annals register', which restores the line where git has it" in run("check", code=1)
    assert "history restored to that of main" in run("register")
    assert clean(project)


ARTICLE = """---
id: {id}
title: "Report {number} from Tell Qirtas"
publisher: harbour-post
published:
  date: 2003-04-{day:02}
  basis: stated
language: en
url: https://post.example.org/report-{number}
url_status: unchecked
rights: http://rightsstatements.org/vocab/InC/1.0/
capture:
  sha256: {sum}
  bytes: 25
  paragraphs: 3
towns:
  tell-qirtas: [{spelling}]
groups:
  ink-front: [Ink Front]
claims:
  - id: c1
    about: {event}
    states: occurrence
    chain: [harbour-post]
    paragraph: 2
---

A short report.
"""
EVENT = """---
id: {event}
title: Shelling of Tell Qirtas, {number}
event_type: Explosions/Remote violence
sub_event_type: Shelling/artillery/missile attack
clarity: distinct
when: 2003-04-{day:02}
places: [tell-qirtas]
where_prec: 1
side_a: [ink-front]
side_b: [warraqa-guard]
---

Shells hit the town.
"""


SPELLINGS = (
    "Tel Qirtas", "Tall Kirtas", "Tal Qirtas", "Tell Kirtas", "Tell Qartas", "Tell Qirtaas", "Til Qirtas",
    "Tell Qirtaz", "Tell Girtas", "Till Kirtas",
)  # fmt: skip
"""Spellings of one town that no record has, a contributor's each."""


def contribute(root: Path, number: int) -> list[str]:
    """Add an article and an event, each of its own; return the files."""
    day = number + 1
    words = {
        "id": fresh_id(root),
        "number": number,
        "day": day,
        "event": f"tell-qirtas-2003-04-shelling-{day}",
        "sum": f"{number:064x}",
        "spelling": SPELLINGS[number],
    }
    article = f"archive/articles/2003/2003-04-{day:02}-harbour-post-{words['id']}.md"
    event = f"archive/events/2003/{words['event']}.md"
    for path, text in ((article, ARTICLE), (event, EVENT)):
        (root / path).write_text(text.format(**words), encoding="utf-8")
    return [article, event]


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_ten_branches_merge_in_any_order_and_one_command_enters_them_all(
    seed: int | None, project: Path, run: Run
) -> None:
    names = [f"branch-{number}" for number in range(10)]
    for number, name in enumerate(names):
        git(project, "switch", "-qc", name, "main")
        contribute(project, number)
        told = run("check")
        assert f"'{SPELLINGS[number]}' is not a known spelling of 'tell-qirtas'" in told
        assert "1 warning in 1 file" in told
        run("register")
        git(project, "add", "-A")
        git(project, "commit", "-qm", name)
        assert git(project, "diff", "--name-only", "main").count("archive/") == 2
    git(project, "switch", "-q", "main")
    if seed is not None:
        random.Random(seed).shuffle(names)  # noqa: S311 - an order, not a secret
    for name in names:
        git(project, "merge", "-q", "--no-ff", "-m", name, name)
    assert run("register").count("first version") == 20
    assert "no problems" in run("check")
    assert git(project, "diff", "--numstat", "--", IDS).split()[:2] == ["20", "0"]
    page = build_site(project).page("towns/tell-qirtas/")
    assert [spelling for spelling in SPELLINGS if spelling not in page] == []


@pytest.fixture
def ahead(project: Path, tmp_path: Path) -> Path:
    """Give the project with a remote, which has its first commit and no later one."""
    git(tmp_path, "clone", "-q", "--bare", str(project), str(tmp_path / "there.git"))
    git(project, "remote", "add", "origin", str(tmp_path / "there.git"))
    git(project, "fetch", "-q", "origin")
    return project


def test_an_id_that_was_entered_and_renamed_before_a_push_keeps_its_address(ahead: Path, run: Run) -> None:
    run("rename", "tell-qirtas", "qirtas-hill")
    run("register")
    git(ahead, "add", "archive")
    git(ahead, "commit", "-qm", "renamed")
    run("rename", "qirtas-hill", "qirtas-mound")
    said = run("register")
    assert "q5bct8vf: 1 version that origin/main does not have, removed" in said
    assert "q5bct8vf: tell-qirtas is now qirtas-mound" in said
    lines = (ahead / IDS).read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[3] for line in lines if "qirtas-" in line and "clashes" not in line] == [
        "withdrawn",
        "published",
    ]
    assert versions(ahead, "archive/history/towns/qirtas-hill.jsonl") == 2
    assert "no problems" in run("check")
    assert "0 lines entered" in run("register")


def test_an_id_that_a_branch_entered_and_renamed_is_taken_back_there(project: Path, run: Run) -> None:
    git(project, "switch", "-qc", "mine")
    run("rename", "tell-qirtas", "qirtas-hill")
    run("register", "--here")
    run("rename", "qirtas-hill", "qirtas-mound")
    assert "qirtas-hill: 2 versions that main does not have, removed" in run("register")


def test_what_is_to_enter_is_counted_as_what_is_entered(project: Path, run: Run) -> None:
    (project / "archive/towns/northway.md").write_text("---\nid: northway\nname: Northway\nkind: town\n---\n")
    edit(project, TOWN, "kind: town", "kind: city")
    assert "2 lines to enter" in run("register", "--check", code=1)
    assert "2 lines entered" in run("register")
    assert "0 lines to enter" in run("register", "--check")


def test_two_who_wrote_the_same_line_conflict_there_alone_and_one_command_ends_it(project: Path, run: Run) -> None:
    for name, kind in (("one", "city"), ("two", "village")):
        git(project, "switch", "-qc", name, "main")
        edit(project, TOWN, "kind: town", f"kind: {kind}")
        contribute(project, 1 if name == "one" else 2)
        run("register")
        git(project, "add", "-A")
        git(project, "commit", "-qm", name)
    git(project, "switch", "-q", "main")
    git(project, "merge", "-q", "--no-ff", "-m", "one", "one")
    git(project, "merge", "-q", "--no-ff", "-m", "two", "two", fails=True)
    assert git(project, "diff", "--name-only", "--diff-filter=U").split() == [TOWN]
    text = (project / TOWN).read_text(encoding="utf-8")
    start, end = text.index("<<<<<<<"), text.index("\n", text.index(">>>>>>>")) + 1
    (project / TOWN).write_text(f"{text[:start]}kind: city\n{text[end:]}", encoding="utf-8")
    said = run("register")
    assert "tell-qirtas: changed kind" in said
    assert "no problems" in run("check")
    assert versions(project) == 2
    assert [each.title for each in corrections(read_toy(project)) if each.kind == "town"] == ["Tell Qirtas"]


def test_a_withdrawal_in_a_branch_is_kept_when_it_is_merged(project: Path, run: Run) -> None:
    for name, id in (("one", "guard-radio"), ("two", "nib-monitor")):
        git(project, "switch", "-qc", name, "main")
        run("withdraw", id, "--reason", "safety", code=1)
        git(project, "commit", "-qam", name)
        run("register")
        assert clean(project)
    git(project, "switch", "-q", "main")
    git(project, "merge", "-q", "one")
    git(project, "merge", "two", fails=None)
    run("register")
    text = (project / IDS).read_text(encoding="utf-8")
    assert "guard-radio,source,2003-10-01,withdrawn\n" in text
    assert "nib-monitor,source,2003-10-01,withdrawn\n" in text
    assert "Guard Radio" not in (project / "archive/history/sources/guard-radio.jsonl").read_text(encoding="utf-8")
