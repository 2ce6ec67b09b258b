"""Write an archive of any size in the project's own format: `python -m bench.generate N DIR [--seed S]`.

One seed and size always give the same bytes. The archive passes `annals check`.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench import articles, happenings, world
from bench.core import ABOUT, ARCHIVE, loaded, register
from bench.frontmatter import document

SEED = 2015
REGISTERED = date(2026, 1, 1)
"""The day on which every id is entered in the register: one day, so that the bytes stay the same."""


def archive_files(number: int, seed: int = SEED) -> dict[str, str]:
    """Return the records of an archive of `number` articles, at least 1: text by path below archive/."""
    return {ABOUT: _about(), **dict(_records(random.Random(seed), number))}


def write_archive(number: int, root: Path, seed: int = SEED) -> int:
    """Write an archive of `number` articles to `root/archive`, which must not exist; return the number of records."""
    files = archive_files(number, seed)
    base = root / ARCHIVE
    base.mkdir(parents=True)
    for name, text in files.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    register(loaded(root), root, REGISTERED)
    return len(files)


def _records(rng: random.Random, number: int) -> Iterator[tuple[str, str]]:
    there = world.build_world(rng, number)
    planned = happenings.build_campaigns(rng, number // 2)
    events = happenings.build_happenings(rng, there, planned, max(1, number // 2))
    campaigns = [campaign for campaign in planned if any(event.part_of == campaign.id for event in events)]
    drafts = articles.draft_articles(rng, there, campaigns, events, number)
    yield from world.records(rng, there)
    yield from happenings.records(there, campaigns, events)
    yield from articles.records(rng, there, drafts)


def _about() -> str:
    fields = {
        "title": "Annals of the Province", "subtitle": "An invented archive, made to measure the builder",
        "languages": ["en"], "region": world.PROVINCE, "period": f"{happenings.FIRST.year}/{happenings.LAST.year}",
    }  # fmt: skip
    return document(fields, "Nothing here happened. The archive stands in for a large one where builds are timed.")


def main() -> int:
    """Run the command line and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description="Write an archive of N articles.")
    parser.add_argument("number", type=int, metavar="N", help="number of articles, 1 or more")
    parser.add_argument("dir", type=Path, metavar="DIR", help="folder to write archive/ in")
    parser.add_argument("--seed", type=int, default=SEED, metavar="S", help=f"another seed, another archive ({SEED})")
    options = parser.parse_args()
    if options.number < 1:
        parser.error("N is 1 or more")
    if (options.dir / ARCHIVE).exists():
        parser.error(f"{options.dir / ARCHIVE} exists; name another folder")
    print(f"{write_archive(options.number, options.dir, options.seed)} records in {options.dir / ARCHIVE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
