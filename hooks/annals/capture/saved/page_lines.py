"""What a page prints, line by line, as a reader sees it; and what stands between its headline and its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annals.language.words import single_spaced, words

_BLOCK = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "blockquote",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "address",
        "pre",
        "center",
        "body",
        "html",
        "hr",
        "details",
        "summary",
    ]
)
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "head", "title", "svg", "iframe", "select", "option", "button"]
)
BESIDE = re.compile(
    r"comment|disqus|related|recommend|teaser|sidebar|side-?box|most-?read|popular|trending|footer|\bnav\b|navbar|menu|"
    r"breadcrumb|newsletter|promo|ticker|more-(?:news|stories)|read-?more|widget",
    re.IGNORECASE,
)
"""A class, id or role of what stands beside an article."""

_START = 6
"""Words by which the first paragraph is found again on the page."""

_MOST = 40


@dataclass(frozen=True)
class Line:
    """A text that a page prints in a box of its own, that box, and the time stamps behind what it prints."""

    text: str
    element: Any
    times: tuple[str, ...] = ()


def blocks_in(tree: Any) -> Iterator[Line]:
    """Yield the texts of a page in the order in which they stand, cut where a box begins or ends."""
    from lxml.etree import iterwalk  # noqa: PLC0415

    texts, times, hidden = list[str](), list[str](), 0
    for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
        box = event in ("start", "end") and element.tag in _BLOCK
        if box and (text := single_spaced("".join(texts))):
            yield Line(text, element.getparent() if event == "start" else element, tuple(times))
        if box:
            texts, times = [], []
        hidden += _hides(event, element)
        if event == "start":
            times += [element.get("datetime")] if element.tag == "time" and element.get("datetime") else []
            texts += [element.text or ""] if not hidden else []
        elif not hidden:
            texts.append(element.tail or (" " if event == "end" else ""))  # two elements in a row are two words


def _hides(event: str, element: Any) -> int:
    """Return by how much an event changes how many elements around it are not shown."""
    if event not in ("start", "end") or element.tag not in _UNSEEN:
        return 0
    return 1 if event == "start" else -1


def is_beside(element: Any) -> bool:
    """Return whether an element stands in a box beside the article: comments, teasers, menus."""
    for outer in (element, *element.iterancestors()):
        if outer.tag in ("aside", "nav", "footer"):
            return True
        if outer.tag not in ("body", "html") and BESIDE.search(
            " ".join(outer.get(name, "") for name in ("class", "id", "itemprop"))
        ):
            return True
    return False


def beside_headline(tree: Any, headline: str, blocks: Sequence[str]) -> list[Line]:
    """Return what a page prints between its headline and the first paragraph of its text.

    It is `[]` where the page does not print the headline. `blocks` are the paragraphs that were taken for the article.
    """
    head = words(headline)
    starts = {tuple(words(block)[:_START]) for block in blocks if len(words(block)) >= 2 * _START}
    lines = list(blocks_in(tree))
    first = max(
        (
            place
            for place, line in enumerate(lines)
            if head and words(line.text) == head and not is_beside(line.element)
        ),
        default=-1,
    )
    if first < 0:
        return []
    found: list[Line] = []
    for line in lines[first + 1 : first + 1 + _MOST]:
        if tuple(words(line.text)[:_START]) in starts:
            return found
        if not is_beside(line.element):
            found.append(line)
    return found[:_START]
