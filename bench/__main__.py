"""Measure builds beside plain MkDocs and print the table of docs/benchmarks.md: `python -m bench`.

Rounds run everything in turn, over all sizes, so that a slow minute of the machine hits all alike.
The times are told, never judged: no machine passes or fails.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.measure import BenchError, Round, Subject, measure, prepare
from bench.report import replaced, report


def main() -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="annals-bench-") as folder:
            table = report(_measured(options.sizes, options.runs, Path(folder)))
        print(table)
        if options.write:
            page = replaced(options.write.read_text(encoding="utf-8"), table)
            options.write.write_text(page, encoding="utf-8", newline="")
    except (BenchError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure builds beside plain MkDocs.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], metavar="N", help="articles (100 1000)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs of everything, for medians (3)")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page, between its marks")
    return parser


def _measured(sizes: list[int], runs: int, folder: Path) -> dict[Subject, list[Round]]:
    measured: dict[Subject, list[Round]] = {}
    for articles in sorted(sizes):
        _tell(f"making an archive of {articles:,} articles and its plain twins")
        measured[prepare(articles, folder)] = []
    for run in range(1, runs + 1):
        for subject, rounds in measured.items():
            rounds.append(found := measure(subject))
            parts = ", ".join(f"{part} {seconds:.2f} s" for part, seconds in found.seconds.items())
            _tell(f"run {run} of {runs}, {subject.articles:,} articles: {parts}; ours {found.clock:.2f} s on the clock")
    return measured


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
