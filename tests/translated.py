"""Translated pages, and what their originals were then: `python -m tests.translated` notes these anew."""

import json
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTED = Path(__file__).with_suffix(".json")
FOLDERS = ("docs", "hooks/annals/pages")
LANGUAGE = "ar"
_ELSEWHERE = {"docs/private.md": "SECURITY.md"}
"""Pages of the site that are made of a file elsewhere."""


def originals() -> dict[str, str]:
    """Return the sum of the original of each translated page, by the page's path."""
    pages = (path for folder in FOLDERS for path in (ROOT / folder / LANGUAGE).glob("*.md"))
    return {page.relative_to(ROOT).as_posix(): _sum(_original(page)) for page in sorted(pages)}


def noted() -> dict[str, str]:
    """Return the sums as they were when the pages were translated."""
    found: dict[str, str] = json.loads(NOTED.read_text(encoding="utf-8"))
    return found


def _original(page: Path) -> Path:
    beside = (page.parents[1] / page.name).relative_to(ROOT).as_posix()
    return ROOT / _ELSEWHERE.get(beside, beside)


def _sum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16]


if __name__ == "__main__":
    NOTED.write_text(json.dumps(originals(), indent=1) + "\n", encoding="utf-8")
    sys.exit(0)
