"""The distribution, built and installed in a clean environment, makes a working site of a new archive.

No registry is asked: the wheel is installed without its dependencies, and the new environment finds those in the one
that runs the tests. Whatever the wheel lacks is missing there all the same.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from annals.version import VERSION
from tests.support import PROJECT, Once, loaded

SOURCES = ("pyproject.toml", "README.md", "LICENSE", "LICENSES", "hooks")
BUILD = "import sys; from setuptools import build_meta; build_meta.build_sdist(sys.argv[1])"


def run(folder: Path, *command: str | Path, **settings: str) -> str:
    """Run a program in a folder without what this environment adds to Python; return what it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ANNALS_"))}
    done = subprocess.run(
        [str(each) for each in command],
        cwd=folder,
        env={**kept, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def tracked() -> list[str]:
    """Return the files of the project that a clone has, or all where there is no history."""
    if (PROJECT / ".git").exists() and shutil.which("git"):
        return run(PROJECT, "git", "ls-files", "--", *SOURCES).splitlines()
    every = (path for name in SOURCES for path in ((PROJECT / name), *(PROJECT / name).rglob("*")) if path.is_file())
    return [path.relative_to(PROJECT).as_posix() for path in every if "__pycache__" not in path.parts]


def make_installed(folder: Path) -> None:
    """Build sdist and wheel, the wheel from the sdist, and install it in an environment of its own."""
    for name in tracked():
        (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "source" / name).write_bytes((PROJECT / name).read_bytes())
    (folder / "dist").mkdir()
    run(folder / "source", sys.executable, "-c", BUILD, folder / "dist")
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    offline = ("--no-deps", "--no-index")
    run(folder, *pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", folder / "dist", sdist)
    (wheel,) = (folder / "dist").glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    run(folder, *pip, "--python", folder / "venv/bin/python", "install", *offline, wheel)
    (packages,) = (folder / "venv/lib").glob("python*/site-packages")
    # a path in a .pth file is read as it is: this project, which stands there as an editable installation, is not
    (packages / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")


@pytest.fixture(scope="module")
def installed(once: Once) -> Path:
    """Return a folder with the sdist and the wheel in `dist/`, and an environment that has it in `venv/`."""
    return once("wheel", make_installed)


def readme_commands() -> list[str]:
    """Return the commands by which README.md begins an archive."""
    section = (PROJECT / "README.md").read_text(encoding="utf-8").partition("## Start an archive of your own")[2]
    block = re.findall(r"^```console\n(.*?)^```", section, re.MULTILINE | re.DOTALL)[1]
    return [line.removeprefix("$ ").partition("#")[0].strip() for line in block.splitlines()]


def make_archive(installed: Path, folder: Path) -> None:
    """Begin an archive and build it as README.md says."""
    path = f"{installed / 'venv/bin'}{os.pathsep}{os.environ['PATH']}"
    script = " && ".join(readme_commands())
    run(folder, "bash", "-c", script, PATH=path, ANNALS_CACHE=str(folder / "cache"))


@pytest.fixture(scope="module")
def archive(once: Once, installed: Path) -> Path:
    """Return a new archive that the installed program began and built."""
    return once("archive", lambda folder: make_archive(installed, folder)) / "my-archive"


def test_the_readme_begins_an_archive_in_two_commands() -> None:
    assert readme_commands() == ["annals init my-archive && cd my-archive", "annals build"]


def test_the_version_is_that_of_the_distribution(installed: Path) -> None:
    assert [path.name for path in sorted((installed / "dist").iterdir())] == [
        f"mkdocs_annals-{VERSION}-py3-none-any.whl",
        f"mkdocs_annals-{VERSION}.tar.gz",
    ]
    assert run(installed, installed / "venv/bin/annals", "--version") == f"annals {VERSION}\n"


def test_the_wheel_has_every_file_of_the_package_and_the_licences(installed: Path) -> None:
    (wheel,) = (installed / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as held:
        there = set(held.namelist())
    of_package = {name.removeprefix("hooks/") for name in tracked() if name.startswith("hooks/annals/")}
    assert of_package - there == set()
    licences = {name.rpartition("dist-info/licenses/")[2] for name in there if "dist-info/licenses/" in name}
    assert licences == {"LICENSE", *(f"LICENSES/{path.name}" for path in (PROJECT / "LICENSES").iterdir())}
    assert {name.partition("/")[0] for name in there} == {"annals", f"mkdocs_annals-{VERSION}.dist-info"}


def test_the_sdist_has_what_the_wheel_is_made_of(installed: Path) -> None:
    (sdist,) = (installed / "dist").glob("*.tar.gz")
    with tarfile.open(sdist) as held:
        there = {name.partition("/")[2] for name in held.getnames()}
    assert {name for name in tracked() if name.startswith("hooks/annals/")} - there == set()


def broken_links(site: Path) -> list[str]:
    """Return each link of a site to a file of its own that is not there, behind the page that it stands on."""
    broken = []
    for path in sorted(site.rglob("*.html")):
        page: Any = html.document_fromstring(path.read_text(encoding="utf-8"))
        for _element, _attribute, link, _place in page.iterlinks():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = (site if parts.path.startswith("/") else path.parent) / unquote(parts.path).lstrip("/")
            if not (target.is_file() or (target / "index.html").is_file()):
                broken.append(f"{path.relative_to(site)}: {link}")
    return broken


def test_the_new_archive_has_a_page_of_every_record_and_every_link_leads_somewhere(archive: Path) -> None:
    site = archive / "site"
    records = [path for path in (archive / "archive").rglob("*.md") if path.name != "archive.md"]
    ids = {re.search(r"^id: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[1] for path in records}  # type: ignore[index]
    assert ids
    assert ids <= {path.parent.name for path in site.rglob("index.html")}
    assert broken_links(site) == []


def test_the_new_archive_has_the_look_and_no_word_of_the_archive_that_the_program_came_from(archive: Path) -> None:
    site = archive / "site"
    assert (site / "assets/annals.css").is_file()
    assert (site / "search/pagefind/wasm.en.pagefind").is_file()
    every = [*archive.rglob("*.*")]
    texts = [
        path for path in every if path.is_file() and path.suffix in (".html", ".md", ".yml", ".json", ".csv", ".ris")
    ]
    region = loaded(PROJECT).archive.about.region.partition("-")[0]
    assert [path for path in texts if region in path.read_text(encoding="utf-8").lower()] == []


def test_plain_mkdocs_makes_the_same_site_by_the_plugin(installed: Path, archive: Path, tmp_path: Path) -> None:
    run(archive, installed / "venv/bin/python", "-m", "mkdocs", "build", "--quiet", "--site-dir", tmp_path / "site")
    assert _files(tmp_path / "site") == _files(archive / "site")


def _files(site: Path) -> dict[str, bytes]:
    """Return the files of a site; those of the index of the search differ in their order."""
    every = (path for path in site.rglob("*") if path.is_file() and "pagefind" not in path.parts)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in every}


def test_every_command_works_in_the_new_archive(installed: Path, tmp_path: Path) -> None:
    annals = installed / "venv/bin/annals"
    settings = {"ANNALS_CACHE": str(tmp_path / "cache"), "ANNALS_SITE_URL": "https://press.example.org/"}
    run(tmp_path, annals, "init", "mine")
    root = tmp_path / "mine"
    for command in (
        "check", "register --date 2020-03-07", "cite --refresh", "check", "show bqwwkk4g", "cite bqwwkk4g/c1", "new-id",
        "verify captures/example-post.txt --record bqwwkk4g", "build", "release build/release",
        "release build/release --verify",
    ):  # fmt: skip
        run(root, annals, *command.split(), **settings)
    assert (root / "build/release/data/site.wacz").is_file()
    run(root, annals, "register", "--check", **settings)


NEWSROOM = """\
site_name: Newsroom
site_url: https://news.example.org/
strict: true
nav: [index.md, about.md]
theme:
  name: material
plugins:
  - search
  - tags
"""
PLUGIN = "  - annals: {prefix: press/archive, archive_dir: data/archive, nav: %s}\n"


@pytest.fixture(scope="module")
def newsroom(once: Once, installed: Path) -> Path:
    """Return a folder with a site of somebody else, built without the plugin, with it, and with its navigation."""

    def make(folder: Path) -> None:
        python, cache = installed / "venv/bin/python", {"ANNALS_CACHE": str(folder / "cache")}
        run(folder, installed / "venv/bin/annals", "init", "data")
        pages = {
            "index.md": "---\ntags: [news]\n---\n# Our newsroom\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
            "about.md": "# About us\n\nSee [the places](press/archive/towns/index.md).\n",
            "press/archive/about.md": (folder / "data/docs/about.md").read_text(encoding="utf-8"),
            "assets/javascripts/own.js": "a + b = c",
        }
        for name, text in pages.items():
            (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "docs" / name).write_text(text, encoding="utf-8")
        for name, more in (("with", PLUGIN % "false"), ("nav", PLUGIN % "true")):
            (folder / "mkdocs.yml").write_text(f"{NEWSROOM}{more}", encoding="utf-8")
            run(folder, python, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder / name, **cache)
        shutil.rmtree(folder / "docs/press")
        (folder / "docs/press/archive/towns").mkdir(parents=True)
        (folder / "docs/press/archive/towns/index.md").write_text("# Towns\n", encoding="utf-8")
        (folder / "mkdocs.yml").write_text(NEWSROOM, encoding="utf-8")
        run(folder, python, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder / "without", **cache)

    return once("newsroom", make)


def test_beside_the_pages_of_others_the_archive_stands_below_its_prefix_and_links_lead_somewhere(
    newsroom: Path,
) -> None:
    site = newsroom / "with"
    assert "My archive" in (site / "press/archive/index.html").read_text(encoding="utf-8")
    assert "https://news.example.org/press/archive/towns/example-town/" in (
        site / "press/archive/towns/example-town/index.html"
    ).read_text(encoding="utf-8")
    assert broken_links(site) == []
    assert [path for path in site.rglob("*") if path.is_file() and b"@@annals" in path.read_bytes()] == []
    found = (site / "search/search_index.json").read_text(encoding="utf-8")
    assert '"press/archive/cite/"' in found
    assert '"press/archive/towns/"' not in found  # what stands in for a generated page


def test_nothing_of_others_is_changed_or_removed(newsroom: Path) -> None:
    before, after = _files(newsroom / "without"), _files(newsroom / "with")
    kept = {name: data for name, data in before.items() if not name.startswith("press/")}
    # what lists all pages of a site lists those of the archive too
    lists = {"search/search_index.json", "sitemap.xml", "sitemap.xml.gz"}
    assert [name for name, data in kept.items() if after.get(name) != data and name not in lists] == []
    assert "press/archive/assets/annals.css" in after
    assert [name for name in after if name not in before and not name.startswith("press/archive/")] == []


def test_the_sections_stand_in_the_navigation_of_others_where_that_is_asked(newsroom: Path) -> None:
    page = (newsroom / "nav/about/index.html").read_text(encoding="utf-8")
    assert 'href="../press/archive/chronology/"' in page
    assert 'href="../press/archive/chronology/"' not in (newsroom / "with/about/index.html").read_text(encoding="utf-8")
