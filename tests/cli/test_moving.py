"""Records renamed, joined and taken out: everything that names them follows, at once or not at all."""

import math
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import annals
from annals.cli.main import main
from annals.history.changes import corrections, mere_changes
from annals.model import Article, Event, Source
from annals.model.links import links
from annals.records.frontmatter import read
from annals.records.retag import retag
from tests.support import build_site, read_toy

Run = Callable[..., str]
ARTICLE = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"


@pytest.fixture
def run(copy: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on a copy of the toy archive, expects its exit code and gives its words."""

    def command(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        found = main(["--root", str(copy), *arguments], patience=math.inf)
        printed = capsys.readouterr()
        assert found == code, printed
        return printed.out + printed.err

    return command


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def lines_changed(before: dict[str, bytes], after: dict[str, bytes], path: str) -> list[str]:
    old, new = (each[path].decode().splitlines() for each in (before, after))
    return [line for line in new if line not in old]


def test_a_renamed_town_is_followed_by_all_that_names_it_and_no_other_line_changes(copy: Path, run: Run) -> None:
    edit(
        copy,
        ARTICLE,
        "  tell-qirtas: [Tell Qirtas]\n",
        "  # tell-qirtas, as printed\n  'tell-qirtas':  [Tell Qirtas]\n",
    )
    before = files(copy)
    assert "Nothing was written." in run("rename", "tell-qirtas", "qirtas-hill", "--dry-run")
    assert files(copy) == before
    said = run("rename", "tell-qirtas", "qirtas-hill")
    assert "archive/towns/tell-qirtas.md (removed)" in said
    after = files(copy)
    assert lines_changed(before, after, ARTICLE) == ["  'qirtas-hill':  [Tell Qirtas]", "    to: qirtas-hill"]
    assert "archive/towns/tell-qirtas.md" not in after
    moved = before["archive/towns/tell-qirtas.md"].replace(b"id: tell-qirtas", b"id: qirtas-hill")
    assert after["archive/towns/qirtas-hill.md"] == moved
    assert all(": note: " in line for line in run("check").splitlines()[:-1])


@pytest.mark.slow
def test_what_only_follows_a_rename_is_no_correction_and_the_old_address_leads_on(copy: Path, run: Run) -> None:
    told = len(corrections(read_toy(copy)))
    run("rename", "tell-qirtas", "qirtas-hill")
    assert "q5bct8vf: tell-qirtas is now qirtas-hill" in run("register")
    archive = read_toy(copy)
    assert len(corrections(archive)) == told
    assert mere_changes(archive) >= 5
    assert "no problems" in run("check")
    tomb = build_site(copy).pages["towns/tell-qirtas/"]
    assert 'content="0; url=../../towns/qirtas-hill/"' in tomb


@pytest.mark.slow
def test_a_publisher_takes_the_files_of_its_articles_along(copy: Path, run: Run) -> None:
    run("rename", "harbour-post", "quay-post")
    assert (copy / ARTICLE.replace("harbour-post", "quay-post")).is_file()
    assert not (copy / ARTICLE).exists()
    run("register")
    assert "no problems" in run("check")


@pytest.mark.slow
def test_an_article_is_renamed_with_the_relations_to_its_claims(copy: Path, run: Run) -> None:
    new = run("new-id").strip()
    run("rename", "q5bct8vf", new)
    run("register")
    assert "no problems" in run("check")
    assert not any("q5bct8vf/" in text.decode() for path, text in files(copy).items() if path.endswith(".md"))


def test_a_record_that_was_never_registered_is_renamed_without_a_trace(copy: Path, run: Run) -> None:
    add_twin(copy, "northway")
    before = files(copy)
    run("rename", "northway", "southway")
    after = files(copy)
    assert after.keys() ^ before.keys() == {"archive/towns/northway.md", "archive/towns/southway.md"}
    assert after["archive/ids.csv"] == before["archive/ids.csv"]


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("rename", "nobody", "x"), 2, "no record 'nobody'"),
        (
            ("rename", "salt-road", "tell-qirtas"),
            2,
            "'tell-qirtas' is another record; to join the two, run 'annals merge'",
        ),
        (("rename", "salt-road", "w1mqvqgr"), 2, "'w1mqvqgr' was used before; choose another id"),
        (("rename", "salt-road", "Salt Road"), 1, "'Salt Road' is not an id"),
        (("rename", "salt-road", "index"), 1, "is reserved for the page of a list"),
        (("rename", "q5bct8vf", "my-article"), 1, "run 'annals new-id'"),
        (("merge", "salt-road", "salt-road"), 2, "are the same record; name two different ones"),
        (("merge", "salt-road", "ink-front"), 2, "is a town, but 'ink-front' is a group; name two of one kind"),
        (("merge", "q5bct8vf", "ggm67h9m"), 2, "'annals withdraw q5bct8vf --reason duplicate --successor ggm67h9m'"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], code: int, why: str, copy: Path, run: Run
) -> None:
    before = files(copy)
    assert why in run(*arguments, code=code)
    assert files(copy) == before


TWIN = """---
id: {id}
name: North Way
kind: town
spellings: [Northway, 'N: Way']
within: warraqa
admin1: Warraqa
pcode: SY0999
references:
  - cites: 'Atlas: second'
    url: https://atlas.example.org/second
---

A town.
"""


def add_twin(root: Path, id: str) -> None:
    """Add a town beside Tell Qirtas, that an article names as well."""
    (root / f"archive/towns/{id}.md").write_text(TWIN.format(id=id), encoding="utf-8")
    named = "  tell-qirtas: [Tell Qirtas]\n"
    edit(root, ARTICLE, named, f"{named}  {id}: [Northway]\n")


@pytest.mark.slow
@pytest.mark.parametrize("registered", [True, False])
def test_a_town_that_is_joined_with_another_leaves_it_all_that_it_lacks(registered: bool, copy: Path, run: Run) -> None:
    add_twin(copy, "northway")
    edit(
        copy,
        "archive/towns/northway.md",
        "spellings: [Northway, 'N: Way']",
        "spellings: [Northway, 'N: Way', Tell Qirtas]",
    )
    if registered:
        run("register")
    said = run("merge", "northway", "tell-qirtas")
    assert "tell-qirtas takes over pcode" in said
    assert "its text is not taken over" in said
    text = (copy / "archive/towns/tell-qirtas.md").read_text(encoding="utf-8")
    assert "spellings: [Tall Qirtas, Qirtas, North Way, Northway, 'N: Way']" in text
    assert "pcode: SY0999\n" in text
    assert "  - cites: Invented atlas\n" in text
    assert "  - cites: 'Atlas: second'\n    url: https://atlas.example.org/second\n" in text
    article = (copy / ARTICLE).read_text(encoding="utf-8")
    assert "  tell-qirtas: [Tell Qirtas, Northway]\n" in article
    assert "northway" not in article
    run("register")
    assert "no problems" in run("check")
    assert ("northway,town" in (copy / "archive/ids.csv").read_text(encoding="utf-8")) is registered


def test_a_join_that_would_bring_a_problem_is_refused_whole(copy: Path, run: Run) -> None:
    before = files(copy)
    assert "is what the statement is about" in run("merge", "tell-qirtas", "al-mahbara", code=1)
    assert files(copy) == before


def test_a_dry_withdrawal_tells_what_would_follow_and_with_dependents_it_goes_too(copy: Path, run: Run) -> None:
    before = files(copy)
    said = run("withdraw", "d2k56qfh", "--reason", "error", "--dry-run", code=1)
    assert "that would follow:" in said
    assert "run 'annals withdraw al-mahbara-2003-09-recapture --reason unreported'" in said
    assert files(copy) == before
    said = run("withdraw", "d2k56qfh", "--reason", "error", "--with-dependents")
    assert "al-mahbara-2003-09-recapture is withdrawn" in said
    assert "no article" not in run("check", code=1 if "problem" in said else 0)
    (last,) = read_toy(copy).histories["al-mahbara-2003-09-recapture"][-1:]
    assert last.withdrawal
    assert last.withdrawal.reason == "unreported"


def test_a_withdrawal_that_leaves_problems_exits_with_1_once_it_is_done(copy: Path, run: Run) -> None:
    assert "that followed:" in run("withdraw", "d2k56qfh", "--reason", "error", code=1)
    assert "d2k56qfh" not in read_toy(copy).articles


LEFT = {
    "same_house": ("sources", "sources/harbour-post.md", "same_house: {id}"),
    "party": ("groups", "sources/harbour-post.md", "party: {id}"),
    "parent": ("groups", "groups/warraqa-guard.md", "parent: {id}"),
    "within": ("towns", "towns/warraqa.md", "within: {id}"),
    "concerns": ("towns", "events/2003/al-mahbara-2003-03-capture.md", "concerns: [{id}]"),
    "side_a": ("groups", "events/2003/al-mahbara-2003-03-capture.md", "side_a: [{id}]"),
    "after": ("events", "events/2003/al-mahbara-2003-03-capture.md", "after: [{id}]"),
    "part_of": ("events", "events/2003/al-mahbara-2003-03-capture.md", "part_of: {id}"),
}


def add_left(root: Path, folder: str) -> str:
    """Add a record that the article `d2k56qfh` alone names, and return its id."""
    path = "archive/articles/2003/2003-09-28-harbour-weekly-d2k56qfh.md"
    text = (root / path).read_text(encoding="utf-8")
    if folder == "events":
        id = "warraqa-2003-quay-talks"
        head = f"id: {id}\ntitle: Talks on the quay\nclarity: subject\nwhen: 2003-03\n---\n\nTalks.\n"
        file, more = root / f"archive/events/2003/{id}.md", f"events: [{id}]\n"
        text = text.replace("claims:\n", f"{more}claims:\n", 1)
    else:
        id = "quay"
        kind = next((root / "archive" / folder).glob("*.md")).read_text(encoding="utf-8").split("kind: ")[1].split()[0]
        head = f"id: {id}\nname: Old Quay Works\nkind: {kind}\n---\n"
        file = root / f"archive/{folder}/{id}.md"
        block = f"{folder}:\n"
        text = (
            text.replace(block, f"{block}  {id}: [Old Quay Works]\n", 1)
            if f"\n{block}" in text
            else text.replace("claims:\n", f"{block}  {id}: [Old Quay Works]\nclaims:\n", 1)
        )
    file.write_text(f"---\n{head}", encoding="utf-8")
    (root / path).write_text(text, encoding="utf-8")
    assert id in text
    return id


@pytest.mark.slow
@pytest.mark.parametrize("field", LEFT)
def test_a_dependent_stays_while_a_record_that_stays_names_it(field: str, copy: Path, run: Run) -> None:
    folder, path, line = LEFT[field]
    id = add_left(copy, folder)
    leave = ("withdraw", "d2k56qfh", "--reason", "error", "--with-dependents", "--dry-run")
    assert f"/{id}.md (removed)" in run(*leave)
    file = copy / "archive" / path
    text = "\n".join(row for row in file.read_text(encoding="utf-8").split("\n") if not row.startswith(f"{field}:"))
    file.write_text(text.replace("---\n", f"---\n{line.format(id=id)}\n", 1), encoding="utf-8")
    said = run(*leave, code=0 if field in ("within", "part_of") else 1)
    assert f"/{id}.md (removed)" not in said


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [("withdraw", "qirtas-hill", "--reason", "error"), ("rename", "qirtas-hill", "hill")]
)
def test_what_an_address_leads_to_is_registered_before_it_goes(command: tuple[str, ...], copy: Path, run: Run) -> None:
    run("rename", "tell-qirtas", "qirtas-hill")
    before = files(copy)
    said = run(*command, code=2)
    assert "'tell-qirtas' became 'qirtas-hill', which is not registered yet; run 'annals register' first" in said
    assert files(copy) == before
    run("register")
    code = 1 if command[0] == "withdraw" else 0
    run(*command, code=code)
    assert "successor" not in run("check", code=code)


def test_a_record_cannot_be_renamed_as_it_is_called(copy: Path, run: Run) -> None:
    assert "'tell-qirtas' is the id of this record already" in run("rename", "tell-qirtas", "tell-qirtas", code=2)


def test_what_was_never_registered_is_taken_out_and_leaves_nothing(copy: Path, run: Run) -> None:
    before = files(copy)
    add_twin(copy, "northway")
    assert "was never registered, so it leaves no trace" in run("withdraw", "northway", "--reason", "error", code=1)
    (copy / ARTICLE).write_bytes(before[ARTICLE])
    assert files(copy) == before


def test_the_hint_on_a_record_whose_file_is_gone_is_one_that_works(copy: Path, run: Run) -> None:
    run("withdraw", "d2k56qfh", "--reason", "error", code=1)
    (copy / "archive/events/2003/al-mahbara-2003-09-recapture.md").unlink()
    said = run("check", code=1)
    assert "restore its file, or run 'annals withdraw al-mahbara-2003-09-recapture --reason unreported'" in said
    run("withdraw", "al-mahbara-2003-09-recapture", "--reason", "unreported")
    assert "was published, but is gone" not in run("check", code=1)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("edited", ["", "archive/archive.md", ARTICLE])
def test_the_advice_to_undo_brings_back_what_was_there(edited: str, copy: Path, run: Run) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "begin"]):
        subprocess.run(["git", "-C", str(copy), *who, *words], check=True)
    if edited:
        (copy / edited).write_text((copy / edited).read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    before = {path: text for path, text in files(copy).items() if not path.startswith(".git/")}
    said = run("rename", "tell-qirtas", "qirtas-hill")
    if edited == ARTICLE:
        assert f"Git cannot undo all of it: {ARTICLE} had changes that were not committed" in said
        return
    (advice,) = [line for line in said.splitlines() if line.startswith("To undo it before you commit: ")]
    subprocess.run(["sh", "-c", advice.partition(": ")[2]], cwd=copy, check=True)
    assert {path: text for path, text in files(copy).items() if not path.startswith(".git/")} == before


KILLER = """
import os, signal, sys
from pathlib import Path
from annals.records import atomic
left = int(sys.argv[1])
real = Path.replace
def replace(self, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)
Path.replace = replace
from annals.cli.main import main
sys.exit(main(["--root", sys.argv[2], "rename", "tell-qirtas", "qirtas-hill"]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("writes", [0, 1, 4])
def test_a_command_that_is_killed_half_way_has_changed_nothing(writes: int, copy: Path, run: Run) -> None:
    before = files(copy / "archive")
    env = {**os.environ, "PYTHONPATH": str(Path(annals.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", KILLER, str(writes), str(copy)], check=False, env=env)
    assert done.returncode == -signal.SIGKILL
    assert files(copy / "archive") == before
    run("rename", "tell-qirtas", "qirtas-hill")
    assert [path.name for path in copy.iterdir() if "building" in path.name] == []


def test_links_are_found_by_their_type() -> None:
    fields = {
        "id": "e",
        "title": "mahin",
        "places": ["mahin", "sadad"],
        "control": {"from": "a", "to": "b"},
        "part_of": "f",
    }
    assert dict(links(Event, fields)) == {
        ("places", 0): "mahin",
        ("places", 1): "sadad",
        ("control", "from"): "a",
        ("control", "to"): "b",
        ("part_of",): "f",
    }
    assert dict(links(Source, {"id": "s", "hosts": ["a.org"], "party": "g"})) == {("party",): "g"}


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("publisher: old\ntitle: old", "publisher: new\ntitle: old"),
        ('publisher: "old"', 'publisher: "new"'),
        ("towns: {new: [A], old: [B, A], z: [C]}", "towns: {new: [A, B], z: [C]}"),
        ("towns: {old: [B], new: [A]}", "towns: {new: [A, B]}"),
        ("towns:\n  old:\n    - A\n    - B\n  new: [A]", "towns:\n  new: [A, B]"),
        ("towns:\n  new:\n  - A\n  # of the next\n  old: [B]", "towns:\n  new: [A, B]\n  # of the next"),
        ("claims:\n  - chain: [old, x, new]", "claims:\n  - chain: [x, new]"),
        ("claims:\n  - chain: [x, new,\n      old]", "claims:\n  - chain: [x, new]"),
        (
            "claims:\n  - chain:\n      - new\n      - old\n    value: old",
            "claims:\n  - chain:\n      - new\n    value: old",
        ),
        (
            "claims:\n  - relations:\n      - {kind: part, to: old/c1}",
            "claims:\n  - relations:\n      - {kind: part, to: new/c1}",
        ),
        ("title: old-fashioned\npublisher: older", "title: old-fashioned\npublisher: older"),
    ],
)
def test_only_the_id_changes(text: str, now: str) -> None:
    document, problems = read(f"---\n{text}\n---\n\nold\n", "x.md")
    assert document, problems
    assert retag(document, Article, "old", "new") == f"---\n{now}\n---\n\nold\n"
