"""The site builder that `annals build` starts for the pages of `docs/` and the frame of all others."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

from annals.cli.common import tell_notes
from annals.cli.config import CONFIG, refuse_wrong_settings
from annals.problems import UsageError
from annals.records.files import refuse_links
from annals.site.edge import DOCS, given_pages, sections, wanted_pages
from annals.site.scripts.bundle import bundle_scripts
from annals.site.styles import cut_styles

SITE = "site"
"""The folder that a builder fills, in the folder that it is given."""

WITH_HOOKS = ("mkdocs", "properdocs")
ZENSICAL = "zensical"
BUILDERS = (*WITH_HOOKS, ZENSICAL)

THEME = "hooks/theme"
SCRIPTS = ("search.json", "assets/javascripts")
"""What Zensical puts into every site for scripts that no page here has."""

QUIET = MappingProxyType({"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"})
"""Keeps Material and ProperDocs from printing notices about one another."""

SHELL_ONLY = MappingProxyType({"ANNALS_PAGES": "false"})
"""Keeps the hook of the builder from making pages, which then are made here."""


def program(name: str) -> str:
    """Return the path of a builder, from the same environment where it is there."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or name


def start(name: str, root: Path, beside: Path) -> "subprocess.Popen[bytes]":
    """Start a builder that fills the folder `SITE` in the empty folder `beside`.

    Raises UsageError where it is not installed, ArchiveError where `docs/` holds a link, or its settings would break
    pages.
    """
    tell_notes(refuse_wrong_settings(root))
    if name == ZENSICAL:
        write_project(root, beside)
        command, folder, output = [program(name), "build", "--strict", "-f", CONFIG], beside, subprocess.DEVNULL
    else:
        where = ["-f", str(root / CONFIG), "-d", str(beside / SITE)]
        command, folder, output = [program(name), "build", "--strict", "--quiet", *where], root, None
    try:
        return subprocess.Popen(command, cwd=folder, env={**os.environ, **QUIET, **SHELL_ONLY}, stdout=output)
    except FileNotFoundError:
        raise UsageError(f"{name} is not installed; run 'make site' once") from None


def write_project(root: Path, beside: Path) -> None:
    """Write a project for Zensical, which runs no hooks: a copy of `docs/` with what the hook would add."""
    refuse_links(root / DOCS)
    shutil.copytree(root / DOCS, beside / DOCS)
    shutil.copytree(root / THEME, beside / THEME)
    for path, text in given_pages(root, wanted_pages(root / DOCS)).items():
        (beside / DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        (beside / DOCS / path).write_text(text, encoding="utf-8")
    config = (root / CONFIG).read_text(encoding="utf-8")
    given = f"\nextra:\n  sections: {json.dumps(sections())}\n"
    (beside / CONFIG).write_text(config.replace("\nextra:\n", given, 1), encoding="utf-8")


def tidy(name: str, site: Path) -> None:
    """Make of a folder that a builder without hooks filled what the hook makes of it.

    What no page needs goes, styles are cut, scripts put together. Raises ArchiveError where a script is faulty.
    """
    if name != ZENSICAL:
        return
    for each in SCRIPTS:
        path = site / each
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    cut_styles(site)
    bundle_scripts(site)
