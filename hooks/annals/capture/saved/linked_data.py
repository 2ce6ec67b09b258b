"""What a page's JSON-LD says of its article: of several items the one that is an article, and this one.

Content systems write slips that browsers and search engines read past: line breaks in texts, marks of CDATA and of
comments, a comma too many. An item that is no article gives neither title nor day nor author. (schema.org/Article and
the kinds below it.)
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from annals.language.words import words
from annals.values.addresses import plain_url
from annals.values.copies import original_of

_KINDS = re.compile(
    r"(?:.*[/:#])?(?:\w*NewsArticle|Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|OpinionPiece|"
    r"ScholarlyArticle|AdvertiserContentArticle|SatiricalArticle|TechArticle)"
)
_MARKS = re.compile(r"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$")
_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|/\*.*?\*/|(?<=[\s,{\[])//[^\n]*', re.DOTALL)
_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
_DEPTH = 4
_HEADLINE = 4
"""Words of a heading that is likely to be a headline, at least."""

_MOST = 500


@dataclass(frozen=True)
class LinkedData:
    """The article of a page's JSON-LD, `{}` where none is found, and all items by `@id`.

    `sites` are the names of sites and publishers, `unreadable` tells that a block cannot be read, and `others` are the
    articles described where none of them is surely the page's own.
    """

    article: dict[str, Any] = field(default_factory=dict)
    named: dict[str, dict[str, Any]] = field(default_factory=dict)
    sites: tuple[str, ...] = ()
    unreadable: bool = False
    others: tuple[str, ...] = ()

    def text(self, name: str) -> str:
        """Return a text of the article, `""` where there is none."""
        return text_of(self.article.get(name))


def text_of(value: object) -> str:
    """Return a value as text, the first of a list, its character references undone."""
    if isinstance(value, list):
        return next(filter(None, map(text_of, value)), "")
    if isinstance(value, dict):
        return text_of(value.get("@value"))
    return " ".join(html.unescape(str(value)).split()) if isinstance(value, (str, int)) else ""


def linked_data(tree: Any, headings: list[str], address: str) -> LinkedData:
    """Return what a page's JSON-LD says. `headings` are those printed on the page, `address` is the page's own."""
    read = [_loaded(script.text_content()) for script in tree.xpath("//script") if _is_linked(script)]
    items = [item for block in read for item in _items(block, _DEPTH)][:_MOST]
    articles = [item for item in items if _is_article(item)]
    named = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and len(item) > 1}
    sites = tuple(filter(None, (text_of(item.get("name")) for item in items if _types(item) & _SITES)))
    publishers = (item.get("publisher") for item in articles)
    sites += tuple(filter(None, (text_of(each.get("name")) for each in publishers if isinstance(each, dict))))
    chosen = _chosen(articles, headings, address)
    others = () if chosen else tuple(filter(None, map(_told, articles)))
    return LinkedData(chosen, named, sites, any(block is None for block in read), others)


def _told(item: dict[str, Any]) -> str:
    """Return how an item that may be another article's is told: its headline and its day."""
    return ", ".join(filter(None, (text_of(item.get("headline")), text_of(item.get("datePublished")))))


_SITES = frozenset(["Organization", "NewsMediaOrganization", "WebSite"])


def _is_linked(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower() and bool((script.text_content() or "").strip())


def _loaded(text: str) -> Any:
    """Return a block of JSON-LD, slips mended; None where it cannot be read."""
    bare = _MARKS.sub("", _MARKS.sub("", text)).strip().rstrip(";")
    mended = _COMMA.sub(r"\1", _COMMENT.sub(r"\1", bare))
    for tried in (bare, mended, html.unescape(mended)):
        try:
            return json.loads(tried, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(block: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the items of a block, those inside a graph or named as what the page is about, too."""
    for item in block if isinstance(block, list) else [block]:
        if isinstance(item, list) and depth:
            yield from _items(item, depth - 1)
        if isinstance(item, dict):
            yield item
            for inside in _INSIDE if depth else ():
                yield from _items(item.get(inside), depth - 1)
            author = item.get("author")  # people may be described where they are named first
            yield from (each for each in (author if isinstance(author, list) else [author]) if isinstance(each, dict))


def _types(item: dict[str, Any]) -> set[str]:
    given = item.get("@type", "")
    return {str(each) for each in (given if isinstance(given, list) else [given])}


def _is_article(item: dict[str, Any]) -> bool:
    return any(_KINDS.fullmatch(each) for each in _types(item)) and ("headline" in item or "datePublished" in item)


def _chosen(articles: list[dict[str, Any]], headings: list[str], address: str) -> dict[str, Any]:
    """Return which of several articles is the page's own: by its headline, its address, or as the only one."""
    printed = [words(heading) for heading in headings if heading]
    for item in articles:
        head = words(text_of(item.get("headline")) or text_of(item.get("name")))
        if head and any(head == each or (len(head) > 3 and each[: len(head)] == head) for each in printed):
            return item
    for item in articles:
        if address and plain_url(address) in {plain_url(original_of(each)) for each in _addresses(item)}:
            return item
    own = [item for item in articles if not _is_anothers(item, printed, address)]
    days = {text_of(item.get("datePublished"))[:10] for item in own}
    return own[0] if own and (len(own) == 1 or len(days) == 1) else {}


def _is_anothers(item: dict[str, Any], printed: list[list[str]], address: str) -> bool:
    """Return whether an item is of another article: it has another address, or a headline unlike those printed."""
    named = {plain_url(original_of(each)) for each in _addresses(item)}
    if address and named and plain_url(address) not in named:
        return True
    head = set(words(text_of(item.get("headline"))))
    like = [each for each in printed if len(each) >= _HEADLINE and len(head.intersection(each)) * 3 >= len(head)]
    return bool(head) and any(len(each) >= _HEADLINE for each in printed) and not like


def _addresses(item: dict[str, Any]) -> Iterator[str]:
    page = item.get("mainEntityOfPage")
    for given in (item.get("url"), page, page.get("@id") if isinstance(page, dict) else None):
        if isinstance(given, str) and given.startswith(("http://", "https://")):
            yield given
