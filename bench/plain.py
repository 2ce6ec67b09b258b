"""As many pages of ordinary Markdown as our site has, for MkDocs and Material: `python -m bench.plain SITE DIR`.

A page of prose stands in place of each page of our finished site, under the same path and as long as the content of
that page. The theme is as it comes, without search and web fonts. The navigation has the site's own first pages:
MkDocs' own list would print every page on every page.
"""

import json
import os
import posixpath
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import words

_CONTENT = re.compile(rb"<article\b.*</article>", re.DOTALL)


def write_prose(site: Path, target: Path) -> int:
    """Write the Markdown and the settings of a site to `target`, which must not exist; return the number of pages."""
    pages = sorted(_pages(site))
    for page, following in zip(pages, [*pages[1:], pages[0]], strict=True):
        path = target / "docs" / _source(page)
        path.parent.mkdir(parents=True, exist_ok=True)
        link = posixpath.relpath(_source(following), page or ".")
        text = prose(page or "Home", link, _length(site / page / "index.html"))
        path.write_text(text, encoding="ascii", newline="")
    (target / "mkdocs.yml").write_text(json.dumps(_settings(pages)), encoding="utf-8")  # JSON is YAML
    return len(pages)


def prose(title: str, link: str, size: int) -> str:
    """Return Markdown of `size` bytes: headings, paragraphs with emphasis and a link, some lists."""
    rng = random.Random(title)
    text = f"# {title}\n"
    for section in _sections(rng, link):
        if len(text) >= size:
            break
        text += section
    return text[: size - 1].rstrip().ljust(size - 1, "a") + "\n"


def _pages(site: Path) -> Iterator[str]:
    """Yield the folder of every page below `site`; that of the home page is an empty text."""
    for folder, _folders, names in os.walk(site):
        if "index.html" in names:
            place = Path(folder).relative_to(site).as_posix()
            yield "" if place == "." else place


def _source(page: str) -> str:
    return posixpath.join(page, "index.md")


def _length(page: Path) -> int:
    """Return the bytes of a page's content: what stands in its frame."""
    text = page.read_bytes()
    found = _CONTENT.search(text)
    return len(found[0] if found else text)


def _settings(pages: list[str]) -> dict[str, Any]:
    return {
        "site_name": "Prose",
        "theme": {"name": "material", "language": "en", "font": False},
        "plugins": [],
        "markdown_extensions": ["attr_list", "tables", {"toc": {"permalink": "#"}}],
        "nav": [{page or "Home": _source(page)} for page in pages if "/" not in page],
        "not_in_nav": "/*",
    }


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


def main() -> int:
    """Write the site and print the number of its pages."""
    site, target = map(Path, sys.argv[1:])
    print(write_prose(site, target))
    return 0


if __name__ == "__main__":
    sys.exit(main())
