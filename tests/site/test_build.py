"""Builds: strict, the same bytes twice, the same pages with every builder, and never half a site."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annals.records.atomic import replacing

from .conftest import ROOT, annals

NEEDED = ("mkdocs.yml", "zensical.yml", "citations.json", "docs", "archive", "hooks")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a copy of the project that a test may break."""
    root = tmp_path / "project"
    root.mkdir()
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    return root


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _pages(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("index.html")}


def _files_to_cite(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for suffix in ("ris", "bib", "csl.json")
        for path in folder.rglob(f"*.{suffix}")
    }


def _break(root: Path) -> str:
    """Misspell a town in a record and return the record's path."""
    record = next((root / "archive" / "events").rglob("*.md"))
    record.write_text(record.read_text(encoding="utf-8").replace("\nplace: ", "\nplace: no-such-", 1), encoding="utf-8")
    return record.relative_to(root).as_posix()


def test_two_builds_are_the_same_bytes_whatever_day_place_or_order(site: Path, project: Path) -> None:
    elsewhere = {"SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Damascus", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    built = annals("build", root=project, **elsewhere)
    assert built.returncode == 0, built.stderr
    assert _files(project / "site") == _files(site)


def test_properdocs_builds_the_same_pages(site: Path, project: Path) -> None:
    built = annals("build", "--builder", "properdocs", root=project)
    assert built.returncode == 0, built.stderr
    assert _pages(project / "site") == _pages(site)
    assert _files_to_cite(project / "site") == _files_to_cite(site)


def test_zensical_builds_the_same_pages_from_the_tree(site: Path, project: Path) -> None:
    assert annals("tree", "build/docs", root=project).returncode == 0
    zensical = Path(sys.executable).with_name("zensical")
    built = subprocess.run(
        [zensical, "build", "-f", "zensical.yml"], cwd=project, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert _pages(project / "build" / "zensical") == _pages(site)
    assert _files_to_cite(project / "build" / "zensical") == _files_to_cite(site)


def test_a_faulty_archive_fails_as_a_list_and_leaves_the_last_site(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    record = _break(project)
    failed = annals("build", root=project)
    assert failed.returncode == 1
    assert f"{record}:" in failed.stderr
    assert ": place: no town 'no-such-" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert _files(project / "site") == {"index.html": b"the last good site"}
    assert not list(project.glob(".site*"))


def test_plain_mkdocs_leaves_the_last_site_too(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    record = _break(project)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    failed = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 1
    assert f"{record}:" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_page_of_docs_never_hides_a_generated_one(project: Path) -> None:
    (project / "docs" / "chronology.md").write_text("# mine", encoding="utf-8")
    for command in (("build",), ("tree", "build/docs")):
        failed = annals(*command, root=project)
        assert failed.returncode == 1
        assert "docs/chronology.md:1: -: would hide the generated page of that name; rename it" in failed.stderr
        assert "Traceback" not in failed.stderr


def test_what_a_link_in_docs_leads_to_is_not_published(project: Path) -> None:
    (project / "docs" / "leak.txt").symlink_to("/etc/hostname")
    for command in (("build",), ("tree", "build/docs")):
        failed = annals(*command, root=project)
        assert failed.returncode == 1
        assert "docs/leak.txt:1: -: is a link; put the file itself here" in failed.stderr
        assert "Traceback" not in failed.stderr


@pytest.mark.parametrize("delay", [0.3, 0.9, 1.5])
def test_a_killed_build_leaves_the_last_site(project: Path, delay: float) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    command = [sys.executable, "-m", "annals", "--root", str(project), "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    build = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(delay)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait()
    # whole either way: the old site, or, on a fast machine, the finished new one
    files = _files(project / "site")
    assert files == {"index.html": b"the last good site"} or "sitemap.xml" in files
    with replacing(project / "site"):
        pass
    assert not list(project.glob(".site*"))


def test_a_build_that_is_asked_to_end_takes_its_builder_with_it(project: Path) -> None:
    command = [sys.executable, "-m", "annals", "--root", str(project), "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    build = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
    while not list(project.glob(".site*")):
        assert build.poll() is None
        time.sleep(0.01)
    build.terminate()
    assert build.wait() == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.killpg(build.pid, 0)  # nobody of its group is left
    assert not list(project.glob(".site*"))
    assert not (project / "site").exists()


def test_a_full_disk_leaves_the_last_site_and_says_so(project: Path) -> None:
    """No file may grow past 60 kB: what a full disk does to a build, wherever the tests run."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    command = [sys.executable, "-m", "annals", "--root", str(project), "build"]
    failed = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 1
    assert "no site was built; site/ is as it was" in failed.stderr
    assert _files(project / "site") == {"index.html": b"the last good site"}
    assert not list(project.glob(".site*"))
