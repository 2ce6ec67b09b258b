"""Plugins beside the archive: those that would break it are refused, and what others do not do is told."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from annals.problems import Severity
from annals.site.guards import GUARDS, plugin_problems
from tests.support import PROJECT

from .conftest import ROOT

CONFIG = "site_name: X\nplugins:\n  - search\n  - i18n:\n      default: en\n  - material/blog\n"


def test_each_plugin_is_told_of_with_its_line() -> None:
    said = plugin_problems("mkdocs.yml", CONFIG, {"search": {}, "i18n": {}, "material/blog": {}, "redirects": {}})
    assert [(each.line, each.field, each.severity) for each in said] == [
        (3, "plugins.search", Severity.NOTE),
        (4, "plugins.i18n", Severity.ERROR),
        (6, "plugins.blog", Severity.NOTE),
    ]


def test_a_plugin_that_is_switched_off_is_let_in() -> None:
    assert plugin_problems("mkdocs.yml", CONFIG, {"i18n": {"enabled": False}}) == []


def test_the_page_of_plugins_names_each_that_is_refused_or_told_of() -> None:
    page = (PROJECT / "docs" / "plugins.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z0-9/-]+)`[^|]*\| ([a-z]+):", page, re.MULTILINE))
    for name, guard in GUARDS.items():
        assert (rows[name] == "refused") is guard.refused, name


@pytest.mark.parametrize(
    "command", [["mkdocs", "build"], ["annals", "build"], ["annals", "build", "--builder", "zensical"]], ids=" ".join
)
def test_a_plugin_that_would_break_pages_is_refused_before_anything_is_built(
    command: list[str], toy_project: Path
) -> None:
    config = toy_project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("plugins: []", "plugins:\n  - material/offline")
    config.write_text(text, encoding="utf-8")
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=toy_project, env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    line = text.split("\n").index("  - material/offline") + 1
    assert f"mkdocs.yml:{line}: plugins.offline: makes each address a file" in done.stderr
    assert "'annals offline FILE.zip' packs the site" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (toy_project / "site").exists()


def test_a_plugin_that_rewrites_pages_leaves_those_of_the_archive_whole(toy_project: Path, tmp_path: Path) -> None:
    """Such a plugin, as one that minifies is, would not know the marks of the frame."""
    (toy_project / "hooks" / "shout.py").write_text(
        'def on_post_page(output, page, config):\n    return output.replace(\'="\', "=").replace("@@annals:", "@@")\n'
    )
    config = toy_project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    hook = "  - hooks/mkdocs_hooks.py\n"
    config.write_text(text.replace(hook, f"  - hooks/shout.py\n{hook}"), encoding="utf-8")
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=toy_project, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '<link rel="canonical" href="https://archive.example/a/">' in (tmp_path / "site/a/index.html").read_text()
    assert '="' not in (tmp_path / "site/about/index.html").read_text().partition("<article")[0]
