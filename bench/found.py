"""What the search of a site is made from, measured and given to another.

`python -m bench.found index ROOT DIR` makes the index of an archive, once what it is made from is read, and prints
seconds on the clock and of the processor as JSON. `python -m bench.found material ROOT DIR` writes what the search
knows of each record as a page of Markdown, for MkDocs and Material with its built-in search.
"""

import gc
import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.core import Found, found_in, make_index, ready


def index(root: Path, target: Path) -> str:
    """Make the index of the archive under `root` in a folder; return seconds on the clock and of the processor."""
    context = ready(root)
    gc.freeze()
    wall, cpu = time.perf_counter(), _processor()
    make_index(context, target, os.cpu_count() or 1)
    return json.dumps([time.perf_counter() - wall, _processor() - cpu])


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def material(root: Path, target: Path) -> str:
    """Write the records under `root` as a site of Material's to a folder that is not there; return how many."""
    written = set()
    for found in found_in(ready(root)):
        path = target / "docs" / f"{found.url.rstrip('/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(_lines(found)) + "\n", encoding="utf-8")
        written.add(path)
    (target / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (target / "mkdocs.yml").write_text(json.dumps(_SETTINGS), encoding="utf-8")  # JSON is YAML
    return str(len(written))


_SETTINGS = {
    "site_name": "Search",
    "theme": {"name": "material", "language": "en", "font": False, "features": ["search.share"]},
    "plugins": ["search"],
    "nav": [{"Home": "index.md"}],
    "not_in_nav": "/*",
}


def _lines(found: Found) -> Iterator[str]:
    """Yield the paragraphs of a record: its name, its other names, its prose, its statements."""
    told = found.told
    yield f"# {told.title}"
    for line in (", ".join(found.names), told.when, told.by, told.attested, found.prose):
        if line:
            yield line
    for each in found.statements:
        yield f"{each.line}. {each.note}".strip()


def main() -> int:
    """Run the command line and return its exit code."""
    what, root, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    print({"index": index, "material": material}[what](root, target))
    return 0


if __name__ == "__main__":
    sys.exit(main())
