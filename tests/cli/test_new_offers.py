"""`annals new FILE --for ID`: a listed record is given its capture and what its text offers, and nothing twice."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from annals.capture.fingerprints import text_of
from annals.cli.main import main
from annals.records.frontmatter import Document, read
from tests.support import HERE, PROJECT

PAGE = HERE / "saved_pages" / "json-ld.html"
ID = "xj3h5zxk"
LISTED = f"""---
id: {ID}
title: Ink Front pushes on to Tell Qirtas
# a note of the person who listed it
publisher: harbour-post
published: 2003-03-07
language: en
url: https://post.example.org/2003/pushes-on
events: [al-mahbara-2003-03-capture]
towns: {{tell-qirtas: [Tell Qirtas]}}
---
A sentence of our own.
"""
STORY = """Ink Front pushes on to Tell Qirtas

At least 14 guards were killed on the road, the Nib Monitor said.

The Ink Front freed 270 clerks from the customs house, Guard Radio said.
"""


def run(root: Path, *arguments: object) -> int:
    return main(["--root", str(root), *map(str, arguments)])


@pytest.fixture
def record(copy: Path) -> Path:
    """Return the file of a listed record in a copy of the toy archive."""
    path = copy / f"archive/articles/2003/2003-03-07-harbour-post-{ID}.md"
    path.write_bytes(LISTED.encode())
    return path


@pytest.fixture
def text(copy: Path) -> Path:
    path = copy / "captures" / f"{ID}.txt"
    path.parent.mkdir()
    path.write_bytes(STORY.encode())
    return path


def figures(record: Path) -> list[object]:
    claims = fields(record).fields["claims"]
    assert isinstance(claims, list)
    return [claim["figure"] for claim in claims if isinstance(claim, dict)]


def fields(record: Path) -> Document:
    document, problems = read(record.read_text(encoding="utf-8"), record.name)
    assert document is not None, problems
    return document


def confirm(record: Path, *, every: bool = True) -> None:
    """Take the `# ` off the claims that are offered, or the first of them only; do what the TODO lines say."""
    rows = [row for row in record.read_text(encoding="utf-8").split("\n") if "# TODO" not in row]
    first = next(number for number, row in enumerate(rows) if row.startswith(("# about:", "# claims:")))
    last = rows.index("---", first)
    if not every:
        last = [number for number, row in enumerate(rows) if row.startswith("#   - id:")][1]
    rows[first:last] = [row.removeprefix("# ") for row in rows[first:last]]
    record.write_text("\n".join(rows), encoding="utf-8")


def test_a_listed_record_gets_its_capture_and_offers_and_keeps_every_other_line(record: Path, copy: Path) -> None:
    assert run(copy, "new", PAGE, "--for", ID) == 0
    added = record.read_text(encoding="utf-8")
    left = iter(added.split("\n"))
    assert all(line in left for line in LISTED.split("\n"))  # each in its turn
    text = text_of((copy / "captures" / f"{ID}.txt").read_bytes())
    capture = fields(record).fields["capture"]
    assert isinstance(capture, dict)
    assert capture["sha256"] == text.sha256
    assert capture["fingerprints"] == list(text.fingerprints)
    assert "claims" not in fields(record).fields
    assert "# about: al-mahbara-2003-03-capture\n" in added
    assert "#     states: killed\n#     figure: at least 14\n" in added
    assert "#   paragraph 2: on Thursday is 2003-03-06" in added
    assert "#   in groups: ink-front: [Ink Front]\n" in added
    assert "\n#   in towns: tell-qirtas" not in added
    assert "# TODO: confirm or delete each statement below" in added


def test_the_full_draft_offers_no_claim_that_is_not_added(record: Path, copy: Path, tmp_path: Path) -> None:
    assert run(copy, "new", PAGE, "--out", tmp_path / "draft.md") == 0
    drafted = (
        (tmp_path / "draft.md").read_text(encoding="utf-8").partition("# TODO: confirm or delete each statement")[2]
    )
    (written,) = (copy / "captures").glob("*.txt")
    written.unlink()
    assert run(copy, "new", PAGE, "--for", ID) == 0
    added = record.read_text(encoding="utf-8").partition("# TODO: confirm or delete each statement")[2]
    assert re.findall(r"#     (?:figure|paragraph): .*", added) == re.findall(
        r"#     (?:figure|paragraph): .*", drafted
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_second_run_adds_nothing(end: str, record: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record.write_bytes(LISTED.replace("\n", end).encode())
    assert run(copy, "new", PAGE, "--for", ID) == 0
    once = record.read_bytes()
    assert once.count(b"\n") == once.count(end.encode())
    assert run(copy, "new", PAGE, "--for", ID) == 0
    assert record.read_bytes() == once
    assert "nothing was added; what this text offers is there already" in capsys.readouterr().out


@pytest.mark.parametrize("every", [True, False])
def test_what_was_confirmed_is_not_offered_again(every: bool, record: Path, text: Path, copy: Path) -> None:
    assert run(copy, "new", text, "--for", ID) == 0
    confirm(record, every=every)
    once = record.read_bytes()
    assert run(copy, "new", text, "--for", ID) == 0
    assert record.read_bytes() == once


def test_confirmed_claims_pass_the_check(
    record: Path, text: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(copy, "new", text, "--for", ID) == 0
    confirm(record)
    whole = record.read_text(encoding="utf-8")
    whole = whole.replace("chain:\n", "chain: [harbour-post]\n").replace("language: en", "language: en\n" + (
        "groups: {ink-front: [Ink Front], warraqa-guard: [guards]}\n"
        "sources: {nib-monitor: [Nib Monitor], guard-radio: [Guard Radio]}"
    ))  # fmt: skip
    record.write_text(whole, encoding="utf-8")
    capsys.readouterr()
    run(copy, "check")
    told = capsys.readouterr().out
    assert f"{ID}.md" not in "".join(line for line in told.splitlines() if not re.search(": (?:warning|note): ", line))
    assert run(copy, "verify", text, "--write") == 0
    assert figures(record) == ["at least 14", "270"]


def test_a_record_with_claims_is_offered_the_others_at_the_end_of_their_list(
    record: Path, text: Path, copy: Path
) -> None:
    claims = (
        "chain: [nib-monitor, harbour-post]\nclaims:\n- id: c4\n  about: al-mahbara-2003-03-capture\n"
        "  states: killed\n  figure: 14\n  paragraph: 2\n"
    )
    record.write_text(LISTED.replace("towns:", f"{claims}# towns that it names\ntowns:"), encoding="utf-8")
    assert run(copy, "new", text, "--for", ID) == 0
    added = record.read_text(encoding="utf-8")
    assert "at least 14" not in added
    offer = "# - id: c5\n#   about:\n#   states: freed\n#   figure: 270\n#   chain: [guard-radio, harbour-post]\n"
    assert offer in added
    assert f"{offer}#   paragraph: 3\n# towns that it names\ntowns:" in added
    assert added.count("claims:\n") == 1
    once = record.read_bytes()
    assert run(copy, "new", text, "--for", ID) == 0
    assert record.read_bytes() == once


def test_a_text_that_is_not_the_capture_is_refused(
    record: Path, text: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(copy, "new", text, "--for", ID) == 0
    once = record.read_bytes()
    assert run(copy, "new", PAGE, "--for", ID) == 2
    assert (
        "json-ld.html is not the text that archive/articles/2003/2003-03-07-harbour-post-xj3h5zxk.md was written"
        in (capsys.readouterr().err)
    )
    assert record.read_bytes() == once


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((PAGE, "--for", "xj3h5zxm"), "--for 'xj3h5zxm' is no article of the archive; did you mean 'xj3h5zxk'?"),
        (
            (PAGE, "--for", ID, "--brief", "--title", "X"),
            "--for goes without --brief and --title; the record",
        ),
        (("--for", ID), "name the file with the article's text: annals new FILE --for xj3h5zxk"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    arguments: tuple[object, ...], told: str, record: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(copy, "new", *arguments) == 2
    assert told in capsys.readouterr().err
    assert record.read_bytes() == LISTED.encode()


def test_a_record_that_cannot_be_read_stays_as_it_is(
    record: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record.write_text(LISTED.replace("towns: {", "towns: {{"), encoding="utf-8")
    before = record.read_bytes()
    assert run(copy, "new", PAGE, "--for", ID) == 2
    assert "cannot be added to" in capsys.readouterr().err
    assert record.read_bytes() == before
    assert not (copy / "captures").exists()


def test_a_text_whose_record_is_there_is_refused_with_the_command_that_adds_to_it(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(copy, "new", "--brief", PAGE) == 0
    (made,) = (copy / "captures").glob("*.txt")
    capsys.readouterr()
    assert run(copy, "new", PAGE) == 1
    assert f"'annals new FILE --for {made.stem}' adds to it what the text offers" in capsys.readouterr().err
    assert run(copy, "new", PAGE, "--for", made.stem) == 0
    (record,) = copy.glob(f"archive/articles/2003/*{made.stem}.md")
    assert "# claims:\n" in record.read_text(encoding="utf-8")


def test_a_text_named_for_a_record_drafts_no_second_one(
    record: Path, text: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(copy.rglob("*"))
    assert run(copy, "new", text) == 1
    told = capsys.readouterr().err
    assert f"{record.name}:1: id: the text is named for this record; nothing was written" in told
    assert f"'annals new FILE --for {ID}' adds to it what the text offers" in told
    assert sorted(copy.rglob("*")) == before


def typed(root: Path, text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "annals", "--root", str(root), "new", "-", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, cwd=PROJECT / "hooks", check=False)


@pytest.mark.slow
def test_a_text_is_read_from_standard_input_and_kept(copy: Path) -> None:
    done = typed(copy, STORY, "--brief", "--publisher", "harbour-post", "--date", "2003-03-08", "--held", "Me")
    assert done.returncode == 0, done.stderr
    (kept,) = (copy / "captures").glob("*.txt")
    assert kept.read_bytes() == STORY.encode()
    (record,) = copy.glob(f"archive/articles/2003/*{kept.stem}.md")
    assert f"sha256: {text_of(kept.read_bytes()).sha256}\n" in record.read_text(encoding="utf-8")
    assert f"the article's text is captures/{kept.stem}.txt" in done.stdout
    assert run(copy, "verify", kept) == 0


@pytest.mark.slow
def test_a_text_from_standard_input_is_added_to_a_record(record: Path, copy: Path) -> None:
    assert typed(copy, STORY, "--for", ID).returncode == 0
    assert (copy / "captures" / f"{ID}.txt").read_bytes() == STORY.encode()
    assert "#     figure: at least 14\n" in record.read_text(encoding="utf-8")


@pytest.mark.slow
def test_empty_standard_input_is_told(copy: Path) -> None:
    done = typed(copy, "")
    assert done.returncode in (1, 2)
    assert "standard input: " in done.stderr
    assert not (copy / "captures").exists()
