"""The commands that write folders: the site, its pages as Markdown, a release, and the preview."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from annals.cli.common import OK, PROBLEMS, base, progress, tell_notes
from annals.language.messages import counted
from annals.problems import UsageError, report
from annals.records.atomic import replacing
from annals.release.bag import faults
from annals.release.pack import write_release
from annals.site.build import build_site
from annals.site.tree import write_tree

CONFIG = "mkdocs.yml"
QUIET = MappingProxyType({"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"})
"""Keeps Material and ProperDocs from printing notices about one another."""

SOURCES = ("archive", "docs", "hooks", "tests", ".git")


def tree(options: argparse.Namespace, root: Path) -> int:
    """Write all pages as Markdown."""
    target = _target(root, options.dir)
    site = build_site(root, progress(), base())
    tell_notes(site.notes)
    number = write_tree(site, root, target)
    print(f"{counted(number, 'file')} in {options.dir}")
    return OK


def build(options: argparse.Namespace, root: Path) -> int:
    """Build the site beside its place and swap it in."""
    started = time.monotonic()
    target = _target(root, options.site_dir)
    try:
        with replacing(target) as folder:
            _run_builder([options.builder, "build", "--strict", "-f", str(root / CONFIG), "-d", str(folder)], root)
            pages = sum(1 for _ in folder.rglob("index.html"))
    except subprocess.CalledProcessError:
        print(f"annals: no site was built; {options.site_dir}/ is as it was", file=sys.stderr)
        return PROBLEMS
    print(f"{counted(pages, 'page')} in {options.site_dir}/, {time.monotonic() - started:.1f} s")
    return OK


def serve(options: argparse.Namespace, root: Path) -> int:
    """Preview the site. The builder takes the place of this process, so that a signal to stop reaches it."""
    os.chdir(root)
    command = ["mkdocs", "serve", "-f", str(root / CONFIG), "-a", options.address]
    try:
        os.execve(_program("mkdocs"), command, {**os.environ, **QUIET})  # noqa: S606
    except FileNotFoundError:
        raise UsageError("mkdocs is not installed; run 'make site' once") from None


def release(options: argparse.Namespace, root: Path) -> int:
    """Seal a release, or tell what was altered in one."""
    if options.verify:
        found = faults(Path(options.dir))
        print(report(found) if found else f"{options.dir} is as it was sealed")
        return PROBLEMS if found else OK
    target = _target(root, options.dir, "a release", ("bagit.txt",))
    site = build_site(root, progress(), base())
    number = write_release(site, root, (root / options.site_dir).resolve(), target, base())
    print(f"{counted(number, 'file')} in {options.dir}")
    return OK


def _target(root: Path, name: str, what: str = "a site", known: Sequence[str] = ("index.html", "index.md")) -> Path:
    """Return the folder to write; raise UsageError for one that must not be replaced.

    A folder that holds a file of `known` is an earlier one of `what`, which may be.
    """
    target = (root / name).resolve()
    if any(part.is_symlink() for part in (root / name, *(root / name).parents) if part.is_relative_to(root)):
        raise UsageError(f"{name} is a link or lies behind one; name a folder of its own")
    made_from = [root / part for part in SOURCES]
    if target in root.parents or target == root or any(part == target or part in target.parents for part in made_from):
        raise UsageError(f"{name} is what the site is made from; name a folder of its own")
    earlier = target.is_dir() and any((target / page).exists() for page in known)
    if target.exists() and not earlier and _filled(target):
        raise UsageError(f"{name} holds something else than {what}; name a new or empty folder")
    return target


def _filled(target: Path) -> bool:
    return not target.is_dir() or any(target.iterdir())


def _program(name: str) -> str:
    """Return the path of a builder, from the same environment where it is there."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or name


def _run_builder(command: list[str], root: Path) -> None:
    """Run a builder; raise CalledProcessError where it fails, UsageError where it is not installed."""
    try:
        subprocess.run([_program(command[0]), *command[1:]], cwd=root, env={**os.environ, **QUIET}, check=True)
    except FileNotFoundError:
        raise UsageError(f"{command[0]} is not installed; run 'make site' once") from None
