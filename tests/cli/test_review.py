"""`annals review`: a record beside the text it was written from. The story is of our own making."""

import hashlib
import math
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from annals.capture.fingerprints import text_of
from annals.capture.review import Review, review
from annals.cli.main import main
from annals.cli.review_page import as_page
from annals.cli.review_text import as_text
from annals.facts.spellings import build_spellings
from annals.model import Archive, Article
from tests.support import HERE, read_toy

RECORD = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"
STORY = HERE / "saved_pages" / "q5bct8vf.txt"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(copy: Path) -> Path:
    """Return a copy of the toy whose record was written from the story, which lies in captures/."""
    change(copy, r"sha256: \w+", f"sha256: {hashlib.sha256(STORY.read_bytes()).hexdigest()}")
    (copy / "captures").mkdir()
    shutil.copy(STORY, copy / "captures/q5bct8vf.txt")
    return copy


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "100")

    def reviewed(*arguments: str) -> tuple[int, str, str]:
        code = main(["--root", str(project), "review", *arguments], patience=math.inf)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return reviewed


def change(root: Path, old: str, new: str) -> None:
    text = (root / RECORD).read_text(encoding="utf-8")
    changed, number = re.subn(old, new, text, count=1)
    assert number == 1
    (root / RECORD).write_text(changed, encoding="utf-8")


def change_story(root: Path, old: str, new: str) -> None:
    """Change the saved story, and let the record say that it was written from that."""
    file = root / "captures/q5bct8vf.txt"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    change(root, r"sha256: \w+", f"sha256: {hashlib.sha256(file.read_bytes()).hexdigest()}")


def part(out: str, number: int) -> str:
    """Return what stands at a paragraph, and under it."""
    return out.partition(f"\n[{number}] ")[2].partition("\n\n[")[0]


def test_under_each_paragraph_stand_the_claims_read_from_it(run: Run) -> None:
    code, out, _err = run("q5bct8vf")
    assert code == 0
    assert "checksum" not in out
    third = part(out, 3)
    assert third.startswith("At least 20 men of the Warraqa Guard")
    assert "c1  killed Warraqa Guard: at least 20" in third
    assert "about Ink Front captures al-Mahbara (al-mahbara-2003-03-capture)" in third
    assert "said by Nib Monitor > The Harbour Post" in third
    assert "verified: yes, exact" in third
    assert "made by Nib Monitor (text, not credited)" in third
    assert "names: Warraqa Guard (warraqa-guard), Nib Monitor (nib-monitor)" in third
    assert "when 2003-03-05; “on Wednesday”" in part(out, 2)
    assert "said 2003-03-06; “on Thursday”" in part(out, 2)


def test_a_paragraph_without_claims_is_there_all_the_same(run: Run) -> None:
    out = run("q5bct8vf")[1]
    assert part(out, 1).rstrip().endswith("no statement")
    assert [f"\n[{number}] " in out for number in range(1, 10)] == [True] * 9


def test_the_checksum_tells_the_record_of_a_text(run: Run, project: Path) -> None:
    for items in ((str(STORY),), ("q5bct8vf", str(STORY)), (str(project / RECORD),), (RECORD,)):
        code, out, _err = run(*items)
        assert (code, out.splitlines()[0]) == (0, "q5bct8vf: Ink Front overruns al-Mahbara")


def test_a_text_of_another_name_in_the_folder_is_found_by_its_checksum(run: Run, project: Path) -> None:
    (project / "captures/q5bct8vf.txt").rename(project / "captures/post.txt")
    assert run("q5bct8vf")[0] == 0
    (project / "captures").rename(project / "elsewhere")
    assert run("q5bct8vf", "--captures", str(project / "elsewhere"))[0] == 0
    code, out, _err = run("q5bct8vf")
    assert (code, "save the article there as q5bct8vf.txt" in out) == (1, True)


def test_a_text_with_another_checksum_is_told_first(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(STORY.read_text(encoding="utf-8") + "\n\nOne more.\n", encoding="utf-8")
    code, out, _err = run("q5bct8vf", str(other))
    assert code == 1
    assert "! this is not the text that the record was written from" in out.splitlines()[0]


def test_a_figure_that_is_not_there_is_told(run: Run, project: Path) -> None:
    change(project, "figure: at least 20", "figure: at least 21")
    code, out, _err = run("q5bct8vf")
    assert code == 1
    assert "! verified: no, this text does not state at least 21 here" in " ".join(part(out, 3).split())
    assert "! no statement here states at least 20" in part(out, 3)


def test_figures_without_a_claim_are_told_and_days_are_none(run: Run, project: Path) -> None:
    change_story(project, "Ink Front overruns al-Mahbara", "Ink Front overruns al-Mahbara: 7 boats, 5 March 2003, 2003")
    assert "! no statement here states 7\n" in part(run("q5bct8vf")[1], 1) + "\n"


def test_a_claim_that_points_at_no_paragraph_is_told(run: Run, project: Path) -> None:
    change(project, "    paragraph: 3\n", "    paragraph: 12\n")
    code, out, _err = run("q5bct8vf")
    assert code == 1
    assert (
        "! c1 points at paragraph 12, which this text does not have; correct its paragraph" in out.partition("[1]")[0]
    )


def test_a_name_that_the_record_does_not_list_is_told(run: Run, project: Path) -> None:
    change_story(project, "Ink Front overruns", "The Salt Gazette and Ink Front overrun")
    assert "! salt-gazette is named here, but the record does not list it" in part(run("q5bct8vf")[1], 1)


def test_paragraphs_of_another_edition_are_known_by_their_fingerprints(project: Path) -> None:
    text = text_of(STORY.read_bytes())
    change(project, "(  paragraphs: 9\n)", rf"\1  fingerprints: [{', '.join(text.fingerprints)}]\n")
    archive = read_toy(project)
    moved = text_of(b"A line that stands before all the others, and was not in the capture.\n\n" + STORY.read_bytes())
    found = review(archive.articles["q5bct8vf"], moved, build_spellings(archive).names)
    assert [each.claim.id for each in found.paragraphs[3].claims] == ["c1"]
    assert (found.same, found.stray, found.found == found.known > 0) == (False, (), True)
    assert f"; {found.known} of the" in as_text(archive, found, "x.txt", 200, colour=False).splitlines()[0]


@pytest.mark.parametrize("width", [20, 60, 100])
def test_lines_are_as_wide_as_the_terminal(run: Run, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    words = max(map(len, run("q5bct8vf")[1].split()))
    assert all(len(line) <= max(width, words + 10) for line in run("q5bct8vf")[1].splitlines())


def test_colour_is_for_those_who_ask(project: Path) -> None:
    archive, article, found = _of(project)
    assert "\x1b[" in as_text(archive, found, "x", 80, colour=True)
    assert "\x1b[" not in as_text(archive, found, "x", 80, colour=False)
    assert article.id in as_text(archive, found, "x", 80, colour=False)


def test_what_a_text_holds_cannot_act_on_a_terminal(run: Run, project: Path) -> None:
    change_story(project, "Ink Front overruns", "Ink \x1b]0;owned\x07 Front overruns")
    assert "\x1b" not in run("q5bct8vf")[1]


class Page(HTMLParser):
    """What a page loads, runs, and says of directions."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.right: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [name for name, _value in attrs if name in ("src", "href", "data", "poster", "srcset")]
        self.right += [dict(attrs).get("lang") for name, value in attrs if (name, value) == ("dir", "rtl")]


def test_the_page_loads_nothing_runs_nothing_and_escapes_what_it_shows(run: Run, project: Path, tmp_path: Path) -> None:
    change_story(
        project, "Ink Front overruns", "Ink <script>alert(1)</script><img src=x onerror=alert(1)> Front overruns"
    )
    file = tmp_path / "review.html"
    code, out, err = run("q5bct8vf", "--html", str(file))
    assert (code, err) == (0, "")
    assert "keep it to yourself" in out
    page = file.read_text(encoding="utf-8")
    found = Page(page)
    assert "&lt;script&gt;alert(1)" in page
    assert not {"script", "img", "link", "iframe", "form"} & set(found.tags)
    assert found.loads == []
    assert "default-src 'none'" in page
    assert found.tags.count("section") == 9
    assert found.right == []


def test_arabic_runs_from_right_to_left(project: Path) -> None:
    change_story(project, "Ink Front overruns al-Mahbara", "سيطر المسلحون على المدينة الصغيرة قرب البحر")
    archive, _article, found = _of(project)
    assert Page(as_page(archive, [(found, "x")])).right == ["ar"]


def test_a_page_is_not_written_among_the_records(run: Run, project: Path) -> None:
    code, _out, err = run("q5bct8vf", "--html", str(project / "archive/review.html"))
    assert (code, "which is published" in err) == (2, True)
    assert not (project / "archive/review.html").exists()


def test_what_names_nothing_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Nothing that any record knows.", encoding="utf-8")
    for items in ((), ("q5bct8vx",), (str(tmp_path / "notes.txt"),), ("--changed", "nowhere")):
        code, _out, err = run(*items)
        assert code == 2
        assert "Traceback" not in err
    assert "did you mean 'q5bct8vf'" in run("q5bct8vx")[2]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_branch_is_reviewed_by_the_articles_it_changed(run: Run, project: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(project), *who, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "archive")
    git("commit", "-qm", "begin")
    assert run("--changed", "main")[:2] == (0, "no article was changed\n")
    change(project, "figure: 37", "figure: 38")
    code, out, _err = run("--changed", "main")
    assert (code, out.splitlines()[0]) == (1, "q5bct8vf: Ink Front overruns al-Mahbara")


def _of(project: Path) -> tuple[Archive, Article, Review]:
    archive = read_toy(project)
    article = archive.articles["q5bct8vf"]
    return (
        archive,
        article,
        review(article, text_of((project / "captures/q5bct8vf.txt").read_bytes()), build_spellings(archive).names),
    )
