"""Two sites for plain MkDocs, made from ours: `python -m bench.plain ROOT SAME PROSE`.

SAME gets the very Markdown files that our hook hands to MkDocs, so the builder's own work is equal.
PROSE gets ordinary Markdown, a page of the same size in bytes in place of each. Both are set up as
the theme comes, with our list of pages in the navigation: MkDocs' own list would print every page
on every page. Prints what was written as JSON.
"""

import json
import posixpath
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from annals.site.build import build_site
from annals.site.tree import write_tree
from bench import words

CONFIG = "mkdocs.yml"
_SHARED = ("site_name", "site_url", "use_directory_urls", "markdown_extensions", "nav", "not_in_nav", "validation")
"""Settings that the plain sites have from ours: all that change what is asked of the builder."""


def write_same(root: Path, target: Path) -> None:
    """Write the Markdown files of the archive under `root`, and settings without our hook and theme."""
    write_tree(build_site(root), root, target / "docs")
    _configure(root, target)


def write_prose(root: Path, same: Path, target: Path) -> None:
    """Write a page of plain prose of the same path and size for every page in `same`."""
    pages = _pages(same)
    for page, following in zip(pages, [*pages[1:], pages[0]], strict=True):
        path = target / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        link = posixpath.relpath(following, posixpath.dirname(page) or ".")
        path.write_text(prose(page, link, (same / "docs" / page).stat().st_size), encoding="ascii", newline="")
    _configure(root, target)


def prose(title: str, link: str, size: int) -> str:
    """Return Markdown of `size` bytes: headings, paragraphs with emphasis and a link, some lists."""
    rng = random.Random(title)
    text = f"# {title}\n"
    for section in _sections(rng, link):
        if len(text) >= size:
            break
        text += section
    return text[: size - 1].rstrip().ljust(size - 1, "a") + "\n"


def _sections(rng: random.Random, link: str) -> Iterator[str]:
    while True:
        yield f"\n## {_words(rng, 4).capitalize()}\n"
        yield f"\n{_sentences(rng, 3)} *{_words(rng, 3)}*, {_words(rng, 6)}. {_sentences(rng, 2)}\n"
        yield f"\n{_sentences(rng, 2)} See [{_words(rng, 3)}]({link}). {_sentences(rng, 2)}\n"
        yield f"\n- {_words(rng, 8)}\n- **{_words(rng, 2)}** {_words(rng, 6)}\n- {_words(rng, 7)}\n"


def _sentences(rng: random.Random, number: int) -> str:
    return " ".join(f"{_words(rng, rng.randint(9, 18)).capitalize()}." for _ in range(number))


def _words(rng: random.Random, number: int) -> str:
    return " ".join(rng.choices(words.FILLER, k=number))


def _configure(root: Path, target: Path) -> None:
    ours: dict[str, Any] = yaml_load((root / CONFIG).read_text(encoding="utf-8"))
    plain = {key: ours[key] for key in _SHARED if key in ours}
    plain |= {"theme": {"name": "material", "language": "en", "font": False}, "plugins": []}
    # JSON is YAML, and carries no tag of ours along
    (target / CONFIG).write_text(json.dumps(plain), encoding="utf-8")


def _pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder / "docs").as_posix() for path in (folder / "docs").rglob("*.md"))


def main() -> int:
    """Write both sites and print the number of pages and their bytes."""
    root, same, target = map(Path, sys.argv[1:])
    same.mkdir(parents=True)
    write_same(root, same)
    write_prose(root, same, target)
    sizes = [(same / "docs" / page).stat().st_size for page in _pages(same)]
    print(json.dumps({"pages": len(sizes), "bytes": sum(sizes)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
