"""The shell of a site, kept from one build to the next: the pages of `docs/` and the frame, as a builder made them.

It is made anew when anything changes that a builder is given. A plugin or a hook of somebody else may look
at more than that, at Git or at the clock; with one, no shell is kept.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annals.citations.store import CITATIONS
from annals.cli.builder import SITE, start, tidy
from annals.cli.config import config_text, custom_dir, settings_of
from annals.records.atomic import replacing
from annals.records.files import refuse_links
from annals.shipped import ASSETS, PAGES, SCHEMA, THEME
from annals.site.build import program_sum
from annals.site.edge import ADDRESS
from annals.site.theme_settings import DOCS, SETTINGS, languages, sections, settings

HOOK = "hooks/mkdocs_hooks.py"
PLUGINS = ("search", "annals")
"""Plugins that look at no more than the pages."""

_FOLDERS = (DOCS, "hooks")
_SHIPPED = (THEME, ASSETS, PAGES, SCHEMA)
_SUM = "sum"
_SETTING = re.compile(r"!ENV\s+(?:\[([^\]]*)\]|(\w+))")
_NAME = re.compile(r"\b[A-Z_][A-Z0-9_]*\b")


@dataclass(frozen=True)
class ShellBuild:
    """A shell that is there, or one that a builder makes meanwhile."""

    root: Path
    folder: Path
    builder: str
    key: str = ""
    process: "subprocess.Popen[bytes] | None" = None

    def wait(self) -> Path | None:
        """Return the folder of the shell once it is whole; None where the builder failed, which it says itself."""
        site = self.folder / SITE
        if self.process:
            if self.process.wait():
                return None
            tidy(self.builder, site)
            # else a file changed meanwhile, and nobody knows which state of it was read
            if self.key and shell_sum(self.builder, self.root) == self.key:
                (self.folder / _SUM).write_text(self.key, encoding="utf-8")
        return site


@contextmanager
def shell_build(builder: str, root: Path, kept: Path | None) -> Iterator[ShellBuild]:
    """Give the shell in the folder `kept`, or start a builder that makes one, and end it with the block.

    Raises UsageError where the builder is not installed, ArchiveError where `docs/` holds a link.
    """
    refuse_links(root / DOCS)
    key = shell_sum(builder, root) if kept else ""
    if kept and key and _sum_of(kept) == key:
        yield ShellBuild(root, kept, builder)
        return
    with replacing(kept) if kept and key else tempfile.TemporaryDirectory(prefix="annals-shell-") as place:
        folder = Path(place)
        process = start(builder, root, folder)
        try:
            yield ShellBuild(root, folder, builder, key, process)
        finally:
            process.kill()
            process.wait()


def shell_sum(builder: str, root: Path) -> str:
    """Return a sum of all that a builder is given, or `""` where a plugin or a hook may look at more."""
    config = config_text(root)
    if not _looks_at_pages_only(config):
        return ""
    found = hashlib.sha256(f"{builder}\n{root}\n{sys.version}\n{program_sum()}\n".encode())
    for path in _files(root):
        found.update(f"{path}\n{path.stat().st_size}\n".encode())
        found.update(path.read_bytes())
    named = _NAME.findall(" ".join(" ".join(found) for found in _SETTING.findall(config)))
    names = sorted({*named, ADDRESS, *SETTINGS.values()})
    asked = {name: os.environ.get(name) for name in names}
    found.update(repr((sorted(asked.items()), _packages(), settings(root), sections(root), languages(root))).encode())
    return found.hexdigest()


def _packages() -> list[str]:
    """Return the installed packages and their versions, as their folders are called; to open these takes longer."""
    return sorted({path.name for folder in sys.path for path in Path(folder or ".").glob("*-info")})


def _looks_at_pages_only(config: str) -> bool:
    read = settings_of(config)
    if read is None or "INHERIT" in read:
        return False
    plugins = read.get("plugins", list(PLUGINS)) or []
    names = [name for each in plugins for name in (each if isinstance(each, dict) else [each])]
    return (read.get("hooks") or []) in ([], [HOOK]) and all(name in PLUGINS for name in names)


def _files(root: Path) -> list[Path]:
    """Return the files that pages of `docs/` may be made from, those at the top of the project among them."""
    own = custom_dir(config_text(root))
    folders = {*(root / folder for folder in (*_FOLDERS, *([own] if own else []))), *_SHIPPED}
    below = (path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts)
    top = (path for path in root.iterdir() if path.name != CITATIONS)  # it goes into generated pages only
    return sorted({path for path in (*below, *top) if path.is_file()})


def _sum_of(kept: Path) -> str:
    try:
        return (kept / _SUM).read_text(encoding="utf-8")
    except OSError:
        return ""
