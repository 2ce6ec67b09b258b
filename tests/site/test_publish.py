"""A site published again and again: mended where the last build left it, made anew where that is in doubt."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from annals.problems import UsageError
from annals.records.cache import Cache, cache_of
from annals.site import publish as publishing
from annals.site.build import read_source
from annals.site.frame import FRAME_FILE, Frame
from annals.site.publish import Published, Shell, publish
from annals.site.search.index import FOLDER
from tests.support import PAGES_OF_DOCS, TOY

BASE = "https://archive.test/"
MAP = f"<urlset><url><loc>{BASE}about/</loc></url></urlset>"
GROUP = "archive/groups/ink-front.md"


pytestmark = pytest.mark.slow


@dataclass
class Project:
    """A project with the toy archive and a shell, as a builder leaves it."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def manifest(self) -> Path:
        cache = cache_of(self.root)
        assert isinstance(cache, Cache)
        return cache.file.with_name("site.manifest")

    def publish(self) -> Published:
        now = time.time_ns()
        return publish(read_source(self.root), Shell(self.root / "shell", ()), self.site, self.manifest, now=now)

    def clean(self) -> dict[str, bytes]:
        """Return the site of a build from the beginning, in another folder."""
        folder = self.root / "clean"
        publish(read_source(self.root), Shell(self.root / "shell", ()), folder, None, now=0)
        return files(folder)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "project"
    shutil.copytree(TOY / "archive", root / "archive")
    shutil.copy(TOY / "citations.json", root)
    frame = root / "shell" / FRAME_FILE
    frame.parent.mkdir(parents=True)
    settings = f"@@annals:set site_url={BASE}@@@@annals:set edit_base=@@"
    frame.write_text(settings + Frame.bare(BASE).html, encoding="utf-8")
    write(root / "shell/sitemap.xml", MAP)
    for page in PAGES_OF_DOCS:
        write(root / "shell" / page / "index.html", page)
    write(root / "shell/assets/own.css", "p {}")
    return Project(root)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items()}


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Tell which file each is that a target or the shell has; of the index of the search, lists are always written."""
    return {name: stamp for name, stamp in all_stamps(folder).items() if not name.startswith(FOLDER)}


def all_stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Tell which file each is."""
    return {name: ((folder / name).stat().st_ino, (folder / name).stat().st_mtime_ns) for name in files(folder)}


def test_a_site_in_which_nothing_changed_stays_as_it_is_but_for_its_map(project: Project) -> None:
    first = project.publish()
    before = stamps(project.site)
    again = project.publish()
    assert {name for name, stamp in stamps(project.site).items() if stamp != before[name]} == {"sitemap.xml"}
    assert first.written == len(before)
    assert (again.written, again.pages) == (1, first.pages)
    assert files(project.site) == project.clean()


def test_only_the_index_that_an_edit_changes_is_made_again(project: Project) -> None:
    project.publish()
    before = all_stamps(project.site)
    path = project.root / GROUP
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " It is invented.\n", encoding="utf-8")
    project.publish()
    written = {name for name, stamp in all_stamps(project.site).items() if stamp != before.get(name)}
    of_index = {name for name in written if name.startswith(f"{FOLDER}fragment/")}
    assert of_index
    assert all(name.startswith(f"{FOLDER}fragment/en_") for name in of_index)
    assert files(project.site) == project.clean()


def test_only_what_an_edit_changes_is_written(project: Project) -> None:
    project.publish()
    before = stamps(project.site)
    path = project.root / GROUP
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " It is invented.\n", encoding="utf-8")
    again = project.publish()
    touched = {name for name, stamp in stamps(project.site).items() if stamp != before.get(name)}
    assert "groups/ink-front/index.html" in touched
    assert "towns/salt-road/index.html" not in touched
    assert again.written == len(touched)
    assert files(project.site) == project.clean()


def test_what_goes_leaves_no_file_and_no_folder(project: Project) -> None:
    (path,) = (project.root / "archive/articles").rglob("*d2k56qfh.md")
    text = (
        path.read_text(encoding="utf-8")
        .replace("d2k56qfh", "d2k56qgr")
        .replace("sha256: 7a", "sha256: 7b")
        .replace("half-a-year", "a-year")
    )
    another = path.with_name(path.name.replace("d2k56qfh", "d2k56qgr"))
    write(another, text)
    project.publish()
    assert "a/d2k56qgr" in folders(project.site)
    another.unlink()
    write(project.root / "shell/more/index.html", "more")
    shutil.rmtree(project.root / "shell/decisions")
    project.publish()
    assert "a/d2k56qgr" not in folders(project.site)
    assert "decisions" not in folders(project.site)
    assert files(project.site) == project.clean()
    assert folders(project.site) == folders(project.root / "clean")


@pytest.mark.parametrize("moved", [0, 1, 3])
def test_a_build_that_ends_while_it_moves_files_is_followed_by_a_whole_one(
    moved: int, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.publish()
    path = project.root / GROUP
    path.write_text(path.read_text(encoding="utf-8").replace("Ink Front", "Red Front"), encoding="utf-8")
    count = 0

    def stopping(folder: Path, target: Path) -> None:
        nonlocal count
        for name in sorted(files(folder)):
            if count == moved:
                raise KeyboardInterrupt
            (folder / name).replace(target / name)
            count += 1

    monkeypatch.setattr(publishing, "_move_in", stopping)
    with pytest.raises(KeyboardInterrupt):
        project.publish()
    monkeypatch.undo()
    assert not project.manifest.exists()
    again = project.publish()
    assert again.written == len(stamps(project.site))
    assert files(project.site) == project.clean()


def test_a_site_that_another_program_filled_is_made_anew(project: Project) -> None:
    project.publish()
    shutil.rmtree(project.site)
    write(project.site / "index.html", "another")
    write(project.site / "stray.html", "another")
    project.publish()
    assert files(project.site) == project.clean()


def test_a_folder_that_became_a_link_is_refused_and_what_it_leads_to_is_left_alone(project: Project) -> None:
    project.publish()
    elsewhere = project.root / "elsewhere"
    (project.site / "groups").rename(elsewhere)
    (project.site / "groups").symlink_to(elsewhere)
    before = stamps(elsewhere)
    path = project.root / GROUP
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " It is invented.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="site/groups is a link; remove it, or build with --no-cache"):
        project.publish()
    assert stamps(elsewhere) == before
    project.manifest.unlink()
    project.publish()
    assert files(project.site) == project.clean()
    assert stamps(elsewhere) == before


def test_a_changed_shell_is_taken_in(project: Project) -> None:
    project.publish()
    write(project.root / "shell/assets/own.css", "p { color: red }")
    assert project.publish().written == 2
    frame = project.root / "shell" / FRAME_FILE
    frame.write_text(frame.read_text(encoding="utf-8") + "<footer></footer>", encoding="utf-8")
    again = project.publish()
    assert again.written == len(stamps(project.site))
    assert files(project.site) == project.clean()
