"""What a page says of itself: headline, authors, days, address and language, each with where it was read."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias
from urllib.parse import quote, urlsplit

from annals.language.date_names import unsigned, whole_dates
from annals.values.addresses import without_counts

LEAD = 3
"""Paragraphs at the beginning in which an article prints its own date."""

_URL_MARKS = "%/:?&=#+,;@!$'()*~[]"
_PUBLISHED = ("article:published_time", "datePublished", "dc.date", "DC.date.issued", "pubdate", "publish-date")
_CHANGED = ("article:modified_time", "dateModified", "og:updated_time", "lastmod")
Period: TypeAlias = tuple[date, date]
"""First and last day that an article may be of."""


@dataclass(frozen=True)
class Found:
    """A value, and where it was read."""

    value: str
    origin: str


def linked_data(tree: Any) -> dict[str, Any]:
    """Return what a page's JSON-LD says of the article."""
    items = [item for script in tree.xpath("//script[@type='application/ld+json']") for item in _items(script.text)]
    return next((item for item in items if "headline" in item or "datePublished" in item), {})


def dates(
    tree: Any, linked: dict[str, Any], blocks: list[str], guess: str, period: Period
) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Return the days of publication that a page states, and those that it states outside the period.

    Where its description of itself states none, a day printed at the beginning of the text goes
    before one beside the headline, and that before htmldate's guess, which must not be the day of
    a later change.
    """
    stated = [each for each in _stated(tree, linked) if _day(each.value)]
    inside = tuple(each for each in stated if _within(each.value, period))
    if stated:  # a day outside the period is refused, not replaced by a guess
        return inside, tuple(each for each in stated if each not in inside)
    changed = {str(linked.get("dateModified", ""))[:10], *(each.value[:10] for each in _meta(tree, *_CHANGED))}
    guessed = [Found(guess, "htmldate")] if guess and guess not in changed else []
    return tuple(list(printed(blocks, period)) or list(_beside_headline(tree, period)) or guessed), ()


def printed(blocks: list[str], period: Period) -> Iterator[Found]:
    """Yield the first day printed in full near the beginning of a text."""
    for number, block in enumerate(blocks[:LEAD], 1):
        for _printed, day in whole_dates(unsigned(block)):
            if period[0] <= day <= period[1]:
                yield Found(day.isoformat(), f"paragraph {number}")
                return


def _items(text: str | None) -> Iterator[dict[str, Any]]:
    """Yield the items of a block of JSON-LD; what cannot be read holds none."""
    try:
        found = json.loads(text or "")
    except (ValueError, RecursionError):
        return
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (each for each in (graph if isinstance(graph, list) else []) if isinstance(each, dict))


def _meta(tree: Any, *names: str) -> Iterator[Found]:
    for name in names:
        for value in tree.xpath("//meta[@property=$name or @name=$name or @itemprop=$name]/@content", name=name):
            if value.strip():
                yield Found(" ".join(value.split()), f"meta {name}")


def _stated(tree: Any, linked: dict[str, Any]) -> list[Found]:
    """Return the days of publication that a page's own description of itself states."""
    first = Found(str(linked.get("datePublished", "")), "JSON-LD datePublished")
    return [Found(each.value[:10], each.origin) for each in (first, *_meta(tree, *_PUBLISHED))]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _within(text: str, period: Period) -> bool:
    day = _day(text)
    return day is not None and period[0] <= day <= period[1]


def _beside_headline(tree: Any, period: Period) -> Iterator[Found]:
    """Yield a day printed in full in the few blocks after the headline."""
    for heading in tree.xpath("//h1")[:1]:
        near = heading.xpath("following::*[not(*)][normalize-space()][position() <= 8]")
        for block in near:
            for _printed, day in whole_dates(unsigned(block.text_content())):
                if period[0] <= day <= period[1]:
                    yield Found(day.isoformat(), "beside the headline")
                    return


def title(tree: Any, linked: dict[str, Any], guess: str) -> Found | None:
    """Return the headline; the name of the site is none. `guess` is what trafilatura takes for it."""
    sites = _sites(tree)
    whole = " ".join("".join(tree.xpath("//title//text()")).split())
    heads = [" ".join(head.text_content().split()) for head in tree.xpath("//h1 | //h2")]
    headline = linked.get("headline")
    tried = [
        Found(headline if isinstance(headline, str) else "", "JSON-LD headline"),
        *_meta(tree, "og:title"),
        *(Found(head, "the heading that the page's title holds") for head in heads if head and head in whole),
        Found(guess, "trafilatura"),
    ]
    for each in tried:
        text = _without_site(" ".join(html.unescape(each.value).split()), sites)
        if text and not _is_site(text, whole, heads):
            return Found(text, each.origin)
    return None


def site(tree: Any) -> str:
    """Return what a page calls the site it is of, or `""`."""
    return next((name for each in _sites(tree) if (name := " ".join(html.unescape(each).split()))), "")


def _sites(tree: Any) -> list[str]:
    return [name.value for name in _meta(tree, "og:site_name", "application-name")]


def _without_site(text: str, sites: list[str]) -> str:
    """Return a title without the name of the site at its end; `""` where it is that name alone."""
    for site in sites:
        text = re.sub(rf"(?:^|\s[|\-–—:»]\s){re.escape(site)}$", "", text, flags=re.IGNORECASE)
    return text


def _is_site(text: str, whole: str, heads: list[str]) -> bool:
    """Return whether a text is only the last part of the page's title, where sites put their name."""
    last = re.split(r"\s[|\-–—:»]\s", whole)[-1]
    return text == last and text != whole and text not in heads


def authors(tree: Any, linked: dict[str, Any]) -> tuple[Found, ...]:
    """Return the names in the byline."""
    given = linked.get("author") or []
    named = [
        each.get("name", "") if isinstance(each, dict) else each
        for each in (given if isinstance(given, list) else [given])
    ]
    found = [Found(name.strip(), "JSON-LD author") for name in named if isinstance(name, str) and name.strip()]
    found = found or [each for each in _meta(tree, "author", "article:author") if not each.value.startswith("http")]
    return tuple({each.value: each for each in found}.values())


def address(tree: Any, url: str) -> Found | None:
    """Return the address that a page gives as its own, else the one it was read from."""
    canonical = [Found(href, "link rel=canonical") for href in tree.xpath("//link[@rel='canonical']/@href")]
    given = [Found(url, "the address it was read from")] if url else []
    for each in (*canonical, *_meta(tree, "og:url"), *given):
        if each.value.startswith(("http://", "https://")) and host_of(each.value):
            return Found(clean_url(each.value), each.origin)
    return None


def clean_url(url: str) -> str:
    """Return an address in ASCII, without its fragment and without what only counts readers."""
    address, _, query = quote(url.strip(), safe=_URL_MARKS).partition("#")[0].partition("?")
    kept = without_counts(query)
    return f"{address}?{kept}" if kept else address


def host_of(url: str) -> str:
    """Return the host of an address without `www.`, or `""` if it is no address."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def language(tree: Any) -> Found | None:
    """Return the language that a page says it is in."""
    for value in tree.xpath("/html/@lang | //meta[@property='og:locale']/@content"):
        if match := re.match(r"[a-z]{2,3}(?![a-z])", value.strip().lower()):
            return Found(match[0], "the page's lang")
    return None
