"""The preview makes a file when it is asked for, the same as a build does, and lists problems while there are some."""

import shutil
from pathlib import Path
from typing import Any, cast

import pytest

from annals.checks.read import checked
from annals.cli.follow import Follower
from annals.cli.reload import SCRIPT_PATH, allowing, with_reload
from annals.cli.server import answer_to
from annals.problems import Problem
from annals.site.frame import FRAME_FILE, Frame
from annals.site.live import Live
from annals.site.preview import Preview, page_of_problems
from annals.site.sitemap import SITEMAP
from tests.support import PAGES_OF_DOCS, TOY, build_site

BASE = "https://archive.test/annals/"
TOWN = "towns/tell-qirtas/index.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the toy project that a test may break."""
    shutil.copytree(TOY, tmp_path / "toy")
    (tmp_path / "toy" / "docs").mkdir()
    (tmp_path / "toy" / "docs" / "about.md").touch()
    return tmp_path / "toy"


@pytest.fixture
def shell(tmp_path: Path) -> Path:
    """Return a folder as a builder leaves it, with a frame around nothing, and empty pages of `docs/`."""
    folder = tmp_path / "shell"
    for page in PAGES_OF_DOCS:
        (folder / page).mkdir(parents=True)
        (folder / page / "index.html").touch()
    (folder / FRAME_FILE).parent.mkdir(parents=True)
    (folder / FRAME_FILE).write_text(f"@@annals:set site_url={BASE}@@{Frame.bare(BASE).html}", encoding="utf-8")
    (folder / SITEMAP).write_text(f"<loc>{BASE}about/</loc>", encoding="utf-8")
    (folder / "404.html").write_text("no such page", encoding="utf-8")
    return folder


@pytest.fixture
def preview(root: Path, shell: Path) -> Preview:
    """Return the preview of the copy."""
    preview = Preview(root)
    preview.refresh()
    preview.take(shell)
    return preview


def town(root: Path) -> Path:
    return root / "archive" / "towns" / "tell-qirtas.md"


@pytest.mark.slow
def test_every_file_is_the_one_that_a_build_makes(preview: Preview) -> None:
    built = build_site(TOY, BASE).files
    generated = {path: data.decode(errors="replace") for path, data in built.items() if path != SITEMAP}
    shown = {path: (preview.file(path) or b"").decode(errors="replace") for path in generated}
    # a frame that was rendered has lost the blank lines of a bare one
    assert {path: text.split() for path, text in shown.items()} == {p: text.split() for p, text in generated.items()}


def test_the_map_of_the_site_has_the_pages_of_docs_and_the_generated_ones(preview: Preview) -> None:
    listed = (preview.file(SITEMAP) or b"").decode()
    assert f"<loc>{BASE}about/</loc>" in listed
    assert f"<loc>{BASE}towns/tell-qirtas/</loc>" in listed


def test_no_file_is_there_but_those_of_the_site(preview: Preview, root: Path) -> None:
    assert preview.file("404.html") == b"no such page"
    for path in (FRAME_FILE, "../toy/citations.json", "towns", "", "no/such", "\0", str(town(root))):
        assert not preview.holds(path)
        assert preview.file(path) is None


def test_it_is_shown_at_the_path_at_which_it_is_published(preview: Preview) -> None:
    assert preview.mount == "/annals/"
    assert Preview(TOY).mount == "/"


def test_an_edit_shows_once_the_archive_is_read_again(preview: Preview, root: Path) -> None:
    before = preview.file(TOWN)
    town(root).write_text(town(root).read_text(encoding="utf-8") + "\nWords of the edit.\n", encoding="utf-8")
    assert preview.file(TOWN) == before
    preview.refresh()
    assert b"Words of the edit." in (preview.file(TOWN) or b"")


def test_an_edit_is_not_lost_where_another_file_could_not_be_read_with_it(
    preview: Preview, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town(root).write_text(town(root).read_text(encoding="utf-8") + "\nWords of the edit.\n", encoding="utf-8")

    def gone(_live: Live, _names: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", str(root / "archive/towns/other.md"))

    with monkeypatch.context() as patched:
        patched.setattr(Live, "update", gone)
        preview.refresh(["archive/towns/tell-qirtas.md", "archive/towns/other.md"])
    assert [each.path for each in preview.problems] == ["archive/towns/other.md"]
    preview.refresh(["archive/towns/other.md"])
    assert preview.problems == ()
    assert b"Words of the edit." in (preview.file(TOWN) or b"")


def test_a_file_that_was_saved_as_it_was_changes_nothing(preview: Preview, root: Path) -> None:
    name, whole = "archive/towns/tell-qirtas.md", town(root).read_text(encoding="utf-8")
    town(root).write_text(whole, encoding="utf-8")
    assert preview.refresh([name]) is False
    town(root).write_text(whole + "\nMore.\n", encoding="utf-8")
    assert preview.refresh([name]) is True
    assert preview.refresh([name]) is False
    town(root).write_text("", encoding="utf-8")
    assert preview.refresh([name]) is True
    assert preview.refresh([name]) is False
    town(root).write_text(whole, encoding="utf-8")
    assert preview.refresh([name]) is True


class Racing:
    """A follower of a site that changes while one of its pages is made."""

    number = 7
    mount, problems = "/", ()

    @property
    def preview(self) -> "Racing":
        return self

    def catch_up(self) -> None:
        """Find no changed file."""

    def holds(self, _path: str) -> bool:
        return True

    def file(self, _path: str) -> bytes:
        self.number += 1
        return b"<p>as it was</p></body>"


def test_a_page_that_was_made_while_the_site_changed_loads_again() -> None:
    answer = answer_to(cast("Follower", Racing()), "/towns/", "n")
    assert b"?since=7" in answer.body


def test_a_record_that_others_name_and_that_goes_is_told_by_all_that_name_it(preview: Preview, root: Path) -> None:
    whole = town(root).read_text(encoding="utf-8")
    town(root).unlink()
    preview.refresh(["archive/towns/tell-qirtas.md"])
    preview.settle()
    assert any("tell-qirtas" in str(each) for each in preview.problems)
    town(root).write_text(whole, encoding="utf-8")
    preview.refresh(["archive/towns/tell-qirtas.md"])
    assert preview.problems == ()
    assert preview.file(TOWN)


def test_a_broken_record_is_a_problem_until_it_is_mended(preview: Preview, root: Path) -> None:
    good = town(root).read_text(encoding="utf-8")
    town(root).write_text(good.replace("---", "---\nno_such: 1", 1), encoding="utf-8")
    preview.refresh()
    assert any(str(each).startswith("archive/towns/tell-qirtas.md:2: no_such: ") for each in preview.problems)
    town(root).write_text(good, encoding="utf-8")
    preview.refresh()
    assert preview.problems == ()


def test_an_edit_that_comes_while_the_rules_are_asked_is_still_told(
    preview: Preview, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = checked

    def edited_meanwhile(*given: Any, **settings: Any) -> Any:
        broken = town(root).read_text(encoding="utf-8").replace("---", "---\nno_such: 1", 1)
        town(root).write_text(broken, encoding="utf-8")
        preview.refresh(["archive/towns/tell-qirtas.md"])
        return ask(*given, **settings)

    monkeypatch.setattr("annals.site.live.checked", edited_meanwhile)
    preview.settle()
    assert any("no_such" in str(each) for each in preview.problems)


def test_an_archive_that_is_broken_from_the_start_comes_with_its_mending(root: Path, shell: Path) -> None:
    good = town(root).read_text(encoding="utf-8")
    town(root).write_text("no record", encoding="utf-8")
    preview = Preview(root)
    preview.refresh()
    preview.take(shell)
    assert preview.problems
    assert preview.file(TOWN) is None
    town(root).write_text(good, encoding="utf-8")
    preview.refresh()
    assert preview.file(TOWN)


def test_a_builder_that_fails_is_a_problem_until_one_does_not(preview: Preview, shell: Path) -> None:
    fault = Problem("docs", 1, "-", "stops the builder")
    preview.refuse(fault)
    preview.refresh()
    assert list(preview.problems) == [fault]
    preview.take(shell)
    assert list(preview.problems) == []


def test_a_page_that_is_no_frame_is_a_problem_of_the_theme(preview: Preview, shell: Path) -> None:
    (shell / FRAME_FILE).write_text("no marks", encoding="utf-8")
    preview.take(shell)
    assert [each.path for each in preview.problems] == ["annals/theme/main.html"]


def test_a_page_of_docs_that_would_hide_a_generated_one_is_a_problem(preview: Preview, shell: Path) -> None:
    (shell / "towns").mkdir()
    (shell / "towns" / "index.html").write_text("mine", encoding="utf-8")
    preview.take(shell)
    assert [each.path for each in preview.problems] == ["docs/towns.md"]


def test_problems_are_listed_as_text() -> None:
    page = page_of_problems((Problem("archive/x.md", 3, "title", "is <script>alert(1)</script>"),)).decode()
    assert "archive/x.md:3: title: is &lt;script&gt;" in page
    assert "<script>" not in page


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'nonce-n'; connect-src 'self'"),
        (
            "script-src 'sha256-x='; img-src data:",
            "script-src 'sha256-x=' 'nonce-n'; img-src data:; connect-src 'self'",
        ),
        ("script-src 'self'; connect-src 'self';", "script-src 'self' 'nonce-n'; connect-src 'self'"),
        ("script-src 'self'; script-src 'none'", "script-src 'self' 'nonce-n'; connect-src 'self'"),
    ],
)
def test_the_policy_of_a_page_allows_one_script_more(policy: str, allowed: str) -> None:
    assert allowing(policy, "n") == allowed


def test_a_page_asks_for_the_script_last_of_all_and_keeps_the_rest() -> None:
    page = b"<p>\xff</p></body></html>"
    script = f'<script nonce="n" src="{SCRIPT_PATH}?since=7"></script>\n'.encode()
    assert with_reload(page, 7, "n") == b"<p>\xff</p>" + script + b"</body></html>"
