"""The headline of an article as it is printed, told from the names of sites, from sections and from sentences."""

import html
from collections.abc import Iterator
from typing import Any

from annals.capture.saved.found import Found, meta
from annals.capture.saved.linked_data import LinkedData
from annals.capture.saved.page_lines import is_beside
from annals.capture.saved.sites import Sites, is_section, is_site, without_site
from annals.language.words import words
from annals.model.fields import MAX_LABEL
from annals.printing import quoted

_LEAST = 3
"""Words of a heading that is a headline though nothing else on the page says so."""

_WINDOW = "the page's title"
_CUT = 4
"""Words of a title that may be the beginning of a longer headline."""


def headline(tree: Any, linked: LinkedData, guess: str, sites: Sites) -> tuple[Found | None, str]:
    """Return the headline that a page prints, and what else the page says that it is, `""` where all agree.

    A heading that the page's own description holds is the headline, else a heading alone, else what the description
    says. `guess` is what trafilatura takes for it.
    """
    named = tuple(_described(tree, linked))
    heads = [head for head in headings(tree) if not is_site(head, sites) and not is_section(head)]
    held = [(head, each) for each in named for head in heads if _holds(each.value, head)]
    if held:
        head, each = max(
            held, key=lambda pair: (len(words(pair[0])), -heads.index(pair[0]), len(pair[1].value) >= len(pair[0]))
        )
        same = words(head) == words(each.value)
        return Found(head, each.origin if same else f"the heading in {each.origin}"), ""
    said = [Found(without_site(each.value, sites), each.origin) for each in (*named, Found(guess, "trafilatura"))]
    said = [each for each in said if _may_be(each)]
    first = [head for head in _first_headings(tree) if head in heads and len(words(head)) >= _LEAST]
    if len(first) == 1:
        other = next(
            (f"{each.origin} says {quoted(each.value)}" for each in said if words(each.value) != words(first[0])), ""
        )
        return Found(first[0], "the page's heading"), other
    return next(iter(said), None), ""


def headings(tree: Any) -> list[str]:
    """Return the headings that a page prints and that may be its headline, the highest first."""
    found = [*tree.xpath("//h1"), *tree.xpath("//*[@itemprop='headline']"), *tree.xpath("//h2 | //h3")]
    texts = (" ".join(" ".join(each.itertext()).split()) for each in found if not is_beside(each))
    return list(dict.fromkeys(text for text in texts if text and len(text) <= MAX_LABEL))


def _first_headings(tree: Any) -> list[str]:
    """Return the headings of the first rank, without one that only leads home."""
    kept = [
        each for each in tree.xpath("//h1") if not is_beside(each) and not each.xpath(".//a[@href='/' or @rel='home']")
    ]
    return [" ".join(" ".join(each.itertext()).split()) for each in kept]


def _described(tree: Any, linked: LinkedData) -> Iterator[Found]:
    """Yield every title that a page's description of itself gives."""
    if head := linked.text("headline") or linked.text("name"):
        yield Found(head, "JSON-LD headline")
    yield from meta(
        tree, "og:title", "twitter:title", "dc.title", "DC.title", "title", "headline", "sailthru.title",
        "parsely-title",
    )  # fmt: skip
    if whole := " ".join(" ".join(tree.xpath("//head//title//text() | /html/title//text()")).split()):
        yield Found(html.unescape(whole), _WINDOW)


def _holds(text: str, head: str) -> bool:
    """Return whether a title is a heading, with no more beside it than a site's name; or is cut from it."""
    whole, part = words(text), words(head)
    if not part or not whole:
        return False
    if len(whole) >= _CUT and part[: len(whole)] == whole:
        return True
    rest = len(whole) - len(part)
    return 0 <= rest <= len(part) and (whole[: len(part)] == part or whole[rest:] == part)


def _may_be(found: Found) -> bool:
    """Return whether a title may be the headline; what only the window's title says may be the site's name alone."""
    text, sure = found.value, found.origin not in ("trafilatura", _WINDOW)
    return bool(text) and len(text) <= MAX_LABEL and not is_section(text) and (sure or len(words(text)) >= _LEAST)
