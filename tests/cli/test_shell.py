"""The shell of a site is kept while nothing changes that a builder is given, and made anew otherwise."""

import subprocess
import sys
from pathlib import Path

import pytest

from annals.cli import shell as shells
from annals.cli.builder import SITE
from annals.cli.shell import shell_build, shell_sum

CONFIG = """theme: {name: material, custom_dir: theme}
site_url: !ENV [SOME_URL, "https://archive.example/"]
extra:
  edit_base: !ENV EDIT_BASE
markdown_extensions:
  - x: {slugify: !!python/name:some.thing }
plugins: []
hooks:
  - hooks/mkdocs_hooks.py
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {
        "mkdocs.yml": CONFIG,
        "docs/about.md": "about",
        "theme/main.html": "frame",
        "archive/archive.md": "x",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["mkdocs.yml", "docs/about.md", "docs/new.md", "theme/main.html", "LICENSE"])
def test_whatever_a_builder_is_given_changes_the_sum(name: str, root: Path) -> None:
    before = shell_sum("mkdocs", root)
    assert before == shell_sum("mkdocs", root) != ""
    with (root / name).open("a", encoding="utf-8") as file:
        file.write("\n# more\n")
    assert shell_sum("mkdocs", root) not in (before, "")


@pytest.mark.parametrize("name", ["SOME_URL", "EDIT_BASE"])
def test_a_setting_of_the_environment_changes_the_sum(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shell_sum("mkdocs", root)
    monkeypatch.setenv(name, "https://other.example/")
    assert shell_sum("mkdocs", root) != before


def test_the_title_of_the_archive_and_its_vocabulary_change_the_sum(root: Path) -> None:
    sums = {shell_sum("mkdocs", root)}
    about = "---\ntitle: {}\nsubtitle: s\nlanguages: [en]\nregion: r\nperiod: 2003\n---\n"
    for name, text in {
        "archive.md": about.format("One"), "archive.md ": about.format("Two"), "vocabulary.yml": "use: local-news\n",
    }.items():  # fmt: skip
        (root / "archive" / name.strip()).write_text(text, encoding="utf-8")
        sums.add(shell_sum("mkdocs", root))
    assert len(sums) == 4


def test_the_languages_and_their_texts_change_the_sum(root: Path) -> None:
    about = "---\ntitle: t\nsubtitle: s\nlanguages: {}\nregion: r\nperiod: 2003\n---\n"
    sums = set()
    for languages, texts in (("[en]", ""), ("[en, ar]", ""), ("[en, ar]", 'msgid "Skip to content"\nmsgstr "..."\n')):
        (root / "archive/archive.md").write_text(about.format(languages), encoding="utf-8")
        (root / "archive/texts.ar.po").write_text(texts, encoding="utf-8")
        sums.add(shell_sum("mkdocs", root))
    assert len(sums) == 3


def test_another_builder_has_another_sum_and_the_records_have_no_part_in_it(root: Path) -> None:
    before = shell_sum("mkdocs", root)
    assert shell_sum("properdocs", root) != before
    (root / "archive/archive.md").write_text("y", encoding="utf-8")
    (root / "citations.json").write_text("{}", encoding="utf-8")
    assert shell_sum("mkdocs", root) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plugins: []", "plugins: [git-revision-date]"),
        ("plugins: []", "plugins: [{tags: {}}]"),
        ("  - hooks/mkdocs_hooks.py", "  - hooks/mkdocs_hooks.py\n  - hooks/other.py"),
        ("plugins: []", "INHERIT: ../base.yml"),
        ("plugins: []", "plugins: ["),
        (CONFIG, "- a list"),
    ],
)
def test_where_a_builder_may_look_at_more_no_shell_is_kept(old: str, new: str, root: Path) -> None:
    (root / "mkdocs.yml").write_text(CONFIG.replace(old, new), encoding="utf-8")
    assert shell_sum("mkdocs", root) == ""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the builders that were started; each leaves one page, and fails beside a bad one."""
    names: list[str] = []

    def start(name: str, root: Path, folder: Path) -> "subprocess.Popen[bytes]":
        names.append(name)
        (folder / SITE).mkdir()
        (folder / SITE / "index.html").write_text((root / "docs/about.md").read_text(encoding="utf-8"), "utf-8")
        bad = (root / "docs/bad.md").exists()
        return subprocess.Popen([sys.executable, "-c", f"raise SystemExit({int(bad)})"])

    monkeypatch.setattr(shells, "start", start)
    return names


def built(root: Path, kept: Path | None) -> str | None:
    """Return what stands on the one page of the shell, None where the builder failed."""
    with shell_build("mkdocs", root, kept) as shell:
        folder = shell.wait()
        return (folder / "index.html").read_text(encoding="utf-8") if folder else None


def test_a_shell_is_made_once_and_again_after_an_edit(root: Path, started: list[str]) -> None:
    kept = root / "cache" / "mkdocs.shell"
    assert built(root, kept) == built(root, kept) == "about"
    assert started == ["mkdocs"]
    (root / "docs/about.md").write_text("more", encoding="utf-8")
    assert built(root, kept) == built(root, kept) == "more"
    assert started == ["mkdocs"] * 2


def test_a_builder_that_failed_is_started_again(root: Path, started: list[str]) -> None:
    kept = root / "cache" / "mkdocs.shell"
    (root / "docs/bad.md").write_text("bad", encoding="utf-8")
    assert built(root, kept) is None
    assert built(root, kept) is None
    (root / "docs/bad.md").unlink()
    assert built(root, kept) == "about"
    assert started == ["mkdocs"] * 3


def test_without_a_place_to_keep_it_a_shell_is_made_each_time(root: Path, started: list[str]) -> None:
    assert built(root, None) == built(root, None) == "about"
    assert started == ["mkdocs"] * 2


def test_a_shell_is_not_kept_where_a_file_changed_while_it_was_made(root: Path, started: list[str]) -> None:
    kept = root / "cache" / "mkdocs.shell"
    with shell_build("mkdocs", root, kept) as shell:
        (root / "docs/about.md").write_text("more", encoding="utf-8")
        assert shell.wait()
    assert built(root, kept) == "more"
    assert started == ["mkdocs"] * 2


def test_a_builder_ends_with_the_block_that_asked_for_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
    monkeypatch.setattr(shells, "start", lambda *_given: process)
    with pytest.raises(KeyboardInterrupt), shell_build("mkdocs", root, None):
        raise KeyboardInterrupt
    assert process.poll() is not None
