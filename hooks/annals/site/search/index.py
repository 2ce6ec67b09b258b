"""The index of the search: condensed records written to a folder, and the program Pagefind called on it.

The program comes in a wheel. Where it is not installed there is no index, and the page "Search" says so. Its output is
the same from run to run but for a few files, whose names follow from their bytes.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from annals import urls
from annals.problems import Problem, Severity, UsageError
from annals.site.context import Context
from annals.site.search.names import ALL
from annals.site.search.records import ARTICLES, EVENTS, found_records
from annals.site.workers import Put

FOLDER = f"{urls.SEARCH}pagefind/"
"""Where the index stands on the site."""

PACKAGE = "pagefind_bin"

_UNUSED = (
    "pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight", "pagefind-playground",
    "pagefind-worker", "wasm.unknown", f"wasm.{EVENTS}", f"wasm.{ARTICLES}",
)  # fmt: skip
"""What the program writes for pages that use its own controls or its worker, and what it writes once for each index."""

_MISSING = Problem(
    "pyproject.toml",
    1,
    "-",
    "the package pagefind_bin is not installed, so the site has no search, only its list of names",
    "install it with 'pip install pagefind_bin'",
    Severity.WARNING,
)


@dataclass(frozen=True)
class Indexed:
    """The files of an index as they were given away, and warnings."""

    files: frozenset[str]
    notes: tuple[Problem, ...] = ()


def program_version() -> str:
    """Return the version of the program, or `""` where it is not installed."""
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return ""


def make_index(context: Context, put: Put) -> Indexed:
    """Make the index of an archive and give its files to `put`; raise `UsageError` where the program fails."""
    if not program_version():
        return Indexed(frozenset(), (_MISSING,))
    with tempfile.TemporaryDirectory(prefix="annals-search-") as place:
        records, made = Path(place, "records"), Path(place, "index")
        write_records(context, records)
        run(records, made)
        files = dict(_files(made))
        for name, path in files.items():
            put(name, path.read_bytes())
    return Indexed(frozenset(files))


def write_records(context: Context, folder: Path) -> None:
    """Write every record as the search knows it below a folder, which need not be there."""
    template = context.templates.get_template("found.jinja")
    made: set[str] = set()
    for found in found_records(context):
        parent = found.file.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True)
            made.add(parent)
        (folder / found.file).write_text(template.render(found=found, ALL=ALL), encoding="utf-8")


def run(records: Path, made: Path) -> None:
    """Have the program read the records below one folder and write their index into another."""
    from pagefind_bin import get_executable  # noqa: PLC0415  # it is not there on every platform

    command = [str(get_executable()), "--site", str(records), "--output-path", str(made)]
    done = subprocess.run([*command, "--silent"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise UsageError(f"the search index could not be made: {(done.stderr or done.stdout).strip()[-500:]}")


def _files(made: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of an index that a browser asks for, by where they stand on the site."""
    for path in sorted(made.rglob("*")):
        if path.is_file() and not path.name.startswith(_UNUSED):
            yield f"{FOLDER}{path.relative_to(made).as_posix()}", path
