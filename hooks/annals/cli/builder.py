"""The site builder that `annals build` starts for the pages of `docs/` and the frame of all others."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annals.cli.common import tell_notes
from annals.cli.config import (
    CONFIG,
    config_text,
    custom_dir,
    prefix_of,
    refuse_wrong_settings,
    settings_of,
    with_settings,
)
from annals.problems import UsageError
from annals.records.files import refuse_links
from annals.shipped import THEME
from annals.site.edge import (
    ADDRESS,
    MARKDOWN,
    PAGES_SETTING,
    given_pages,
    translated_pages,
    wanted_pages,
)
from annals.site.frame import FRAME_PAGE, frame_markdown
from annals.site.scripts.bundle import bundle_scripts
from annals.site.styles import strip_comments
from annals.site.theme_settings import DOCS, extra_settings, given_files, settings
from annals.urls import PLACEHOLDER

SITE = "site"
"""The folder that a builder fills, in the folder that it is given."""

WITH_HOOKS = ("mkdocs", "properdocs")
ZENSICAL = "zensical"
_THEME = "theme"
BUILDERS = (*WITH_HOOKS, ZENSICAL)

UNUSED = ("search.json", "assets/javascripts", "assets/stylesheets", "assets/images")
"""What Zensical puts into every site for pages of its own look."""

QUIET = MappingProxyType({"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"})
"""Keeps Material and ProperDocs from printing notices about one another."""

SHELL_ONLY = MappingProxyType({PAGES_SETTING: "false"})
"""Keeps the hook of the builder from making pages, which then are made here."""


def start(name: str, root: Path, beside: Path) -> "subprocess.Popen[bytes]":
    """Start a builder that fills the folder `SITE` in the empty folder `beside`.

    Raises UsageError where it is not installed, ArchiveError where `docs/` holds a link, or its settings would break
    pages.
    """
    if not (root / CONFIG).is_file():
        raise UsageError(f"no {CONFIG} beside archive/; 'annals init my-archive' shows one")
    if prefix := prefix_of(config_text(root)):
        raise UsageError(f"the archive is a part of a site, at {prefix}/; run 'mkdocs build' or 'mkdocs serve' there")
    if find_spec(name) is None:
        raise UsageError(f"{name} is not installed")
    tell_notes(refuse_wrong_settings(root))
    python = [sys.executable, "-P", "-m", name]  # -P: no module of the project stands in for one of the builder
    if name == ZENSICAL:
        write_project(root, beside)
        command, folder, output = [*python, "build", "--strict", "-f", CONFIG], beside, subprocess.DEVNULL
    else:
        where = ["-f", str(root / CONFIG), "-d", str(beside / SITE)]
        command, folder, output = [*python, "build", "--strict", "--quiet", *where], root, None
    return subprocess.Popen(command, cwd=folder, env={**os.environ, **QUIET, **SHELL_ONLY}, stdout=output)


def write_project(root: Path, beside: Path) -> None:
    """Write a project for Zensical, which runs no hooks: a copy of `docs/` with what the hook would add."""
    refuse_links(root / DOCS)
    shutil.copytree(root / DOCS, beside / DOCS)
    shutil.copytree(THEME, beside / _THEME)
    own = custom_dir(config_text(root))
    if own:
        shutil.copytree(root / own, beside / _THEME, dirs_exist_ok=True)
    for path, file in given_files(root, root / DOCS).items():
        (beside / DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, beside / DOCS / path)
    made = given_pages(root, wanted_pages(root, root / DOCS)) | translated_pages(root, root / DOCS)
    pages = {FRAME_PAGE: frame_markdown(), **made}
    for path, text in pages.items():
        (beside / DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        (beside / DOCS / path).write_text(text, encoding="utf-8")
    (beside / CONFIG).write_text(_for_zensical(root), encoding="utf-8")


def _for_zensical(root: Path) -> str:
    """Return a configuration with what the plugin, which Zensical does not load, would have put in."""
    config = config_text(root)
    there = settings_of(config) or {}
    theme, extra = there.get("theme") or {}, there.get("extra") or {}
    named = {
        name for each in there.get("markdown_extensions") or [] for name in ([each] if isinstance(each, str) else each)
    }
    made: dict[str, Any] = {
        **settings(root),
        "theme": {**({"name": theme} if isinstance(theme, str) else {}), "custom_dir": _THEME},
        "extra": extra_settings(root, extra),
        "watch": [],  # it refuses folders that are not there
        "markdown_extensions": [{name: dict(given)} for name, given in MARKDOWN.items() if name not in named],
    }
    if "site_url" not in there:
        made["site_url"] = os.environ.get(ADDRESS) or PLACEHOLDER
    return with_settings(config, made)


def tidy(name: str, site: Path) -> None:
    """Make of a folder that a builder without hooks filled what the hook makes of it.

    What no page needs goes, scripts are put together. Raises ArchiveError where a script is faulty.
    """
    if name != ZENSICAL:
        return
    for path in (site / each for each in UNUSED if not (site.parent / DOCS / each).exists()):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    strip_comments(site)
    bundle_scripts(site)
