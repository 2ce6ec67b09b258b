"""What pages are made of: the tags, attributes and links in which a hostile text would show."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.support import TOY, Site, site_of


class Shape(HTMLParser):
    """The tags of pages with their attributes, the schemes of their links, and their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[tuple[str, str]] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, ""))
        self.found |= {(tag, name) for name, _value in attrs}
        links = [re.sub(r"\s", "", value or "") for name, value in attrs if name in ("href", "src")]
        self.found |= {(tag, urlsplit(link).scheme + ":") for link in links if urlsplit(link).scheme}

    def handle_comment(self, data: str) -> None:
        self.found.add(("a comment", ""))

    def handle_decl(self, decl: str) -> None:
        self.found.add(("a declaration", ""))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def shape(texts: Iterable[str]) -> Shape:
    """Return what pages are made of."""
    seen = Shape()
    for text in texts:
        seen.feed(text)
    seen.close()
    return seen


def shape_of_changed(site: Site) -> Shape:
    """Return what those pages are made of that differ from the sound toy archive's; the others are as sound as they."""
    sound = site_of(TOY).pages
    return shape(text for url, text in site.pages.items() if sound.get(url) != text)
