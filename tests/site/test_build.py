"""Builds: strict, the same bytes twice, the same pages with every builder, and never half a site."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from annals.cli.main import main
from annals.records.atomic import alone, replacing
from annals.records.cache import cache_of
from tests.support import PAGES_OF_DOCS

from .conftest import ROOT, annals


def _files(folder: Path) -> dict[str, bytes]:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items()}


def _pages(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("index.html")}


def _beside(folder: Path) -> dict[str, bytes]:
    """Return the files beside pages: data, citations, lists, scripts; of the search's index a few differ in order."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for suffix in ("ris", "bib", "js", "json", "jsonl", "jsonld", "csv", "geojson", "atom", "sqlite")
        for path in folder.rglob(f"*.{suffix}")
        if "pagefind" not in path.parts
    }


def _own(folder: Path) -> set[str]:
    """Return the pages of `docs/`, whose HTML is the builder's."""
    return {path for path in _pages(folder) if path.removesuffix("/index.html") in PAGES_OF_DOCS}


def _text(page: Path) -> str:
    """Return the text of a page's article, with the addresses of its links and pictures."""
    article: Any = next(html.document_fromstring(page.read_text(encoding="utf-8")).iter("article"))
    links = [value for _element, attribute, value, _place in article.iterlinks() if attribute in ("href", "src")]
    return " ".join([*article.text_content().split(), *links])


def _menus(page: Path) -> list[tuple[str | None, str]]:
    """Return what the menus of a page are called, each with the text of its entries."""
    menus: Any = html.document_fromstring(page.read_text(encoding="utf-8")).iter("nav")
    return [(each.get("aria-label"), " ".join(each.text_content().split())) for each in menus]


def _break(root: Path) -> str:
    """Misspell a town in a record and return the record's path."""
    record = next((root / "archive" / "events").rglob("*.md"))
    record.write_text(
        record.read_text(encoding="utf-8").replace("\nplaces: [", "\nplaces: [no-such-", 1), encoding="utf-8"
    )
    return record.relative_to(root).as_posix()


def test_two_builds_are_the_same_bytes_whatever_day_place_or_order(site: Path, real_project: Path) -> None:
    elsewhere = {"SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Damascus", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    built = annals("build", root=real_project, **elsewhere)
    assert built.returncode == 0, built.stderr
    assert _files(real_project / "site") == _files(site)


@pytest.mark.parametrize("builder", ["properdocs", "zensical"])
def test_other_builders_give_the_same_addresses_and_the_same_text(builder: str, site: Path, real_project: Path) -> None:
    built = annals("build", "--builder", builder, root=real_project)
    assert built.returncode == 0, built.stderr
    assert _pages(real_project / "site") == _pages(site)
    assert _beside(real_project / "site") == _beside(site)
    for page in sorted(_pages(site) - _own(site)):
        assert _text(real_project / "site" / page) == _text(site / page), page
        assert _menus(real_project / "site" / page) == _menus(site / page), page


def test_a_faulty_archive_fails_as_a_list_and_leaves_the_last_site(toy_project: Path) -> None:
    (toy_project / "site").mkdir()
    (toy_project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    record = _break(toy_project)
    failed = annals("build", root=toy_project)
    assert failed.returncode == 1
    assert f"{record}:" in failed.stderr
    assert ": places.1: no town 'no-such-" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert _files(toy_project / "site") == {"index.html": b"the last good site"}
    assert not list(toy_project.glob(".site*"))


def test_a_build_that_must_wait_for_another_removes_nothing(
    toy_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = cache_of(toy_project)
    assert cache
    kept = cache.file.with_name("mkdocs.shell") / "page.html"
    kept.parent.mkdir()
    kept.write_text("the frame of the other build", encoding="utf-8")
    with alone(cache.file.with_name("build.lock"), "build"):
        assert main(["--root", str(toy_project), "build", "--no-cache", "--site-dir", "other"]) == 2
    assert "another build of this project is running; wait until it is done" in capsys.readouterr().err
    assert kept.is_file()
    assert not (toy_project / "other").exists()


def test_plain_mkdocs_leaves_the_last_site_too(toy_project: Path) -> None:
    (toy_project / "site").mkdir()
    (toy_project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    record = _break(toy_project)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    failed = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=toy_project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 1
    assert f"{record}:" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert (toy_project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_page_of_docs_never_hides_a_generated_one(toy_project: Path) -> None:
    (toy_project / "docs" / "chronology.md").write_text("# mine", encoding="utf-8")
    for command in (("build",), ("build", "--builder", "zensical")):
        failed = annals(*command, root=toy_project)
        assert failed.returncode == 1
        assert "docs/chronology.md:1: would hide the generated page of that name; rename it" in failed.stderr
        assert "Traceback" not in failed.stderr


def test_what_a_link_in_docs_leads_to_is_not_published(toy_project: Path) -> None:
    (toy_project / "docs" / "leak.txt").symlink_to("/etc/hostname")
    for command in (("build",), ("build", "--builder", "zensical")):
        failed = annals(*command, root=toy_project)
        assert failed.returncode == 1
        assert "docs/leak.txt:1: is a link; put the file itself here" in failed.stderr
        assert "Traceback" not in failed.stderr


def _start(root: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "annals", "--root", str(root), "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)


def _wait(build: subprocess.Popen[bytes], root: Path, written: str) -> None:
    """Wait until a build has written a file of that pattern, or has ended."""
    while not any(root.glob(written)) and build.poll() is None:
        time.sleep(0.01)


@pytest.mark.parametrize("written", [".site*", ".site*/*", ".site*/towns/*/index.html"])
def test_a_killed_build_leaves_the_last_site(toy_project: Path, written: str) -> None:
    (toy_project / "site").mkdir()
    (toy_project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    build = _start(toy_project)
    _wait(build, toy_project, written)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait()
    # whole either way: the old site, or, where the build was faster than this test, the finished new one
    files = _files(toy_project / "site")
    assert files == {"index.html": b"the last good site"} or "sitemap.xml" in files
    with replacing(toy_project / "site"):
        pass
    assert not list(toy_project.glob(".site*"))


def test_a_build_that_is_asked_to_end_takes_its_builder_with_it(toy_project: Path) -> None:
    build = _start(toy_project)
    _wait(build, toy_project, ".site*/*")
    build.terminate()
    assert build.wait() == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.killpg(build.pid, 0)  # nobody of its group is left
    assert not list(toy_project.glob(".site*"))
    assert not (toy_project / "site").exists()


def test_a_full_disk_leaves_the_last_site_and_says_so(toy_project: Path) -> None:
    """No file may grow past 60 kB: what a full disk does to a build, wherever the tests run."""
    (toy_project / "site").mkdir()
    (toy_project / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    command = [sys.executable, "-m", "annals", "--root", str(toy_project), "build"]
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
    assert _files(toy_project / "site") == {"index.html": b"the last good site"}
    assert not list(toy_project.glob(".site*"))


@pytest.mark.parametrize(
    "command",
    [
        ["mkdocs", "build"],
        ["properdocs", "build"],
        ["annals", "build"],
        ["annals", "build", "--builder", "zensical"],
        ["annals", "serve", "--address", "127.0.0.1:8765"],
    ],
    ids=" ".join,
)
def test_flat_addresses_are_refused_at_once_with_what_to_write(command: list[str], toy_project: Path) -> None:
    config = toy_project / "mkdocs.yml"
    text = f"{config.read_text(encoding='utf-8')}use_directory_urls: false\n"
    config.write_text(text, encoding="utf-8")
    line = text.split("\n").index("use_directory_urls: false") + 1
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=toy_project, env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"mkdocs.yml:{line}: use_directory_urls: is false, and the addresses of this archive" in done.stderr
    assert "write 'use_directory_urls: true'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (toy_project / "site").exists()


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_a_port_in_use_is_told_by_the_builder_in_a_line(builder: str, toy_project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as there:
        address = f"127.0.0.1:{there.getsockname()[1]}"
        done = subprocess.run(
            [sys.executable, "-m", builder, "serve", "--quiet", "--dev-addr", address],
            cwd=toy_project,
            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1", "ANNALS_PAGES": "false"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"{address} is in use; name another port, such as --dev-addr 127.0.0.1:8001" in done.stderr
    assert "Traceback" not in done.stderr
