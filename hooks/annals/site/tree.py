"""The edge for builders without hooks: docs and outputs written to one folder, swapped in whole."""

import shutil
from pathlib import Path

from annals.problems import ArchiveError, Problem
from annals.records.atomic import replacing
from annals.records.files import refuse_links
from annals.site.build import Site
from annals.site.output import Output

DOCS = "docs"


def write_tree(site: Site, root: Path, target: Path) -> int:
    """Write `root/docs` and the site's outputs to `target`; return how many files stand there.

    The folder is written beside its place and swapped in, so a failure leaves the old one. A page
    of `docs/` that would hide a generated one raises `ArchiveError`, and so does a link.
    """
    with replacing(target) as folder:
        if not (root / DOCS).is_dir():
            raise ArchiveError([Problem(DOCS, 1, "-", "is missing", "the pages written by hand stand there")])
        refuse_links(root / DOCS)
        shutil.copytree(root / DOCS, folder, dirs_exist_ok=True)
        for output in site.outputs:
            path = folder / output.path
            if path.exists():
                raise ArchiveError([hidden(output)])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.content)
        return sum(path.is_file() for path in folder.rglob("*"))


def hidden(output: Output) -> Problem:
    """Return the problem of a page of `docs/` that stands where a generated one belongs."""
    return Problem(f"{DOCS}/{output.path}", 1, "-", "would hide the generated page of that name", "rename it")
