"""Measure our build beside Hugo and MkDocs, and write docs/benchmarks.md: `python -m bench`.

Rounds run everything in turn, over all sizes, so that a slow minute of the machine hits all alike.
The times are told, never judged: no machine passes or fails.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.ours import PROJECT
from bench.peers import hugo_program
from bench.plot import plot
from bench.process import BenchError
from bench.report import replaced, report
from bench.rounds import Measured, Options, measure, prepare

PAGE = PROJECT / "docs" / "benchmarks.md"
PLOT = PROJECT / "docs" / "assets" / "benchmarks.svg"


def main() -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args()
    try:
        chosen = Options(
            options.hugo or hugo_program(), options.plain, options.edits, options.cite, float(options.patience)
        )
        with tempfile.TemporaryDirectory(prefix="annals-bench-", dir=options.folder) as folder:
            measured = _measured(sorted(options.sizes), options.runs, chosen, Path(folder))
        table = report(measured, options.runs)
        print(table)
        if options.write:
            page = replaced(PAGE.read_text(encoding="utf-8"), table)
            PAGE.write_text(page, encoding="utf-8", newline="")
            PLOT.write_text(plot(measured), encoding="utf-8", newline="")
    except (BenchError, ValueError, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure our build beside Hugo and MkDocs.",
        epilog="python -m bench.searching measures what the first result of a search costs on a slow phone.",
    )
    yes_no = argparse.BooleanOptionalAction
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=[1000, 10_000], metavar="N", help="articles (1000 10000)")
    add("--runs", type=int, default=3, metavar="N", help="rounds of everything, for medians (3)")
    add("--plain", action=yes_no, default=True, help="build as many pages of prose with MkDocs, once (yes)")
    add("--edits", action=yes_no, default=True, help="time an edit while a server runs (yes)")
    add("--cite", action="store_true", help="format all citations too, once; it is slow")
    add("--patience", type=int, default=600, metavar="S", help="seconds that a server has to show an edit (600)")
    add("--hugo", metavar="PROGRAM", help="which Hugo (that of the package hugo, or the machine's)")
    add(
        "--folder", type=Path, metavar="DIR", help="where to build: the disk that is measured (that of temporary files)"
    )
    add("--write", action="store_true", help="put table and plot into docs/benchmarks.md")
    return parser


def _measured(sizes: list[int], runs: int, options: Options, folder: Path) -> list[Measured]:
    subjects = []
    for articles in sizes:
        _tell(f"making an archive of {articles:,} articles, for us and for Hugo")
        subjects.append(prepare(articles, folder))
    found = [Measured(articles) for articles in sizes]
    for run in range(1, runs + 1):
        for subject, measured in zip(subjects, found, strict=True):
            _tell(f"round {run} of {runs}, {subject.articles:,} articles")
            measure(subject, options, measured, _tell)
    return found


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
