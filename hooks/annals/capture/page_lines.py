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
    """A text that a page prints in a box of its own, and that box."""

    text: str
    element: Any


def blocks_in(tree: Any) -> Iterator[Line]:
    """Yield the texts of a page, each of the innermost box that holds it, in the order in which they stand."""
    boxes = {element for element in tree.iter() if element.tag in _BLOCK}
    outer = {ancestor for box in boxes for ancestor in box.iterancestors()}
    boxes |= outer  # old pages set paragraphs inside of fonts
    for element in tree.iter():
        if element not in boxes or any(each.tag in _UNSEEN for each in element.iterancestors()):
            continue
        if element in outer:
            yield from (Line(text, element) for text in _loose(element))
        elif text := _seen(element):
            yield Line(text, element)


def _seen(element: Any) -> str:
    """Return the text of a box as it is seen, a space between what lies in elements of its own."""
    parts = element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return single_spaced(" ".join(part for part in parts if part.strip()))


def _loose(element: Any) -> Iterator[str]:
    """Yield the text that stands directly in a box that holds other boxes."""
    open_text = [element.text or ""]
    for child in element:
        if child.tag in _BLOCK or any(inner.tag in _BLOCK for inner in child.iter()):
            if text := single_spaced(" ".join(open_text)):
                yield text
            open_text = []
        elif child.tag not in _UNSEEN and isinstance(child.tag, str):
            open_text.append(child.text_content())
        open_text.append(child.tail or "")
    if text := single_spaced(" ".join(open_text)):
        yield text


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
