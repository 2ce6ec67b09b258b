"""Where a saved page came from: what browsers, extensions and web archives write into it, and what it says itself.

Known are the marks of browsers, SingleFile, Monolith, Save Page WE, WebScrapBook and HTTrack, and the pages of the
Wayback Machine and of archive.today.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from annals.capture.saved.found import Found, meta
from annals.values.addresses import in_ascii, without_counts
from annals.values.copies import copy_of, is_archive_today

_HEAD = 30_000
_MARKS = (
    re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->"),
    re.compile(r"Page saved with SingleFile\s*url:\s*(https?://\S+)"),
    re.compile(r"<!-- Saved from (https?://\S+) at \S+ using monolith"),
    re.compile(r"""<meta name="savepage-url" content="(https?://[^"]+)"""),
    re.compile(r"""\sdata-scrapbook-source="(https?://[^"]+)"""),
)
_MIRRORED = re.compile(r"<!-- Mirrored from (\S+) by HTTrack")
_WAYBACK = (
    re.compile(r"""__wm\.wombat\(\s*"(?P<url>[^"]+)"\s*,\s*"(?P<stamp>\d{14})\""""),
    re.compile(
        r"""wbinfo\.url\s*=\s*"(?P<url>[^"]+)"[^<]{0,400}?wbinfo\.timestamp\s*=\s*"(?P<stamp>\d{14})\"""", re.DOTALL
    ),
    re.compile(
        r"""wbinfo\.timestamp\s*=\s*"(?P<stamp>\d{14})"[^<]{0,400}?wbinfo\.url\s*=\s*"(?P<url>[^"]+)\"""", re.DOTALL
    ),
)


@dataclass(frozen=True)
class Address:
    """The address of an article, and of the copy in a web archive that was read; None where one is not known.

    `made` is the day of that copy. `today` tells that the page is one of archive.today, whose head is its own.
    """

    original: Found | None = None
    copy: Found | None = None
    made: date | None = None
    translated: bool = False
    today: bool = False
    passed_over: tuple[Found, ...] = field(default=())


def saved_from(markup: str) -> str:
    """Return the address that whatever saved a page wrote into it; `""` where there is none."""
    head = markup[:_HEAD]
    for mark in _MARKS:
        if match := mark.search(head):
            return html.unescape(match[1])
    if match := _MIRRORED.search(head):
        return f"http://{match[1]}"
    for mark in _WAYBACK:
        if match := mark.search(markup):
            return f"https://web.archive.org/web/{match['stamp']}/{match['url']}"
    return ""


def address(tree: Any, given: Found | None) -> Address:
    """Return the address of a page. `given` is the one that it was read or saved from, if that is known."""
    tried = list(_tried(tree, given))
    copies = [(each, copy) for each in tried if (copy := copy_of(each.value))]
    today = any(is_archive_today(each.value) for each in tried)
    kept = next(((each, copy) for each, copy in copies if copy.address), None)
    originals = [
        Found(clean_url(copy.original if copy else each.value), each.origin)
        for each in tried
        if not (copy := copy_of(each.value)) or copy.original
    ]
    originals = [each for each in originals if each.value]
    homes = [each for each in originals if _is_home(each.value)]
    wanted = [each for each in originals if each not in homes] or (originals if len(originals) == 1 and given else [])
    return Address(
        wanted[0] if wanted else None,
        Found(kept[1].address, kept[0].origin) if kept else None,
        kept[1].day if kept else None,
        any(copy.translated for _each, copy in copies),
        today,
        tuple(homes) if not wanted else (),
    )


def _tried(tree: Any, given: Found | None) -> Iterator[Found]:
    """Yield every address that may be the page's, the surest first."""
    base = given.value if given else next(iter(tree.xpath("//base/@href")), "")
    links = tree.xpath("//link[translate(@rel, 'CANOILB', 'canoilb')='canonical']/@href")
    said = [
        *(Found(href, "link rel=canonical") for href in links),
        *meta(tree, "og:url", "twitter:url", "parsely-link"),
    ]
    archived = [
        Found(href, "link rel=bookmark")
        for href in tree.xpath("//link[@rel='bookmark']/@href")
        if is_archive_today(href)
    ]
    asked = [
        Found(value, "the form of archive.today")
        for value in tree.xpath("//form//input[@name='q']/@value")
        if archived or _of_today(said, given)
    ]
    copied = given if given and (copy := copy_of(given.value)) and not copy.original else None
    for each in (*asked, *archived, *said, *([given] if given else [])):
        whole = _joined(base, each.value)
        if whole and each is not copied:
            yield Found(whole, each.origin)
    if copied:
        yield copied


def _of_today(said: list[Found], given: Found | None) -> bool:
    return any(is_archive_today(each.value) for each in (*said, *([given] if given else [])))


def _joined(base: str, href: str) -> str:
    """Return an address as it is, or against that of its page; `""` where it is none of the web."""
    try:
        whole = urljoin(base, href.strip()) if base else href.strip()
    except ValueError:
        return ""
    whole = f"https:{whole}" if whole.startswith("//") else whole
    return whole if whole.startswith(("http://", "https://")) and host_of(whole) else ""


def _is_home(url: str) -> bool:
    """Return whether an address is that of a site's front page, which some templates name on every page."""
    parts = urlsplit(url)
    return (
        not parts.query
        and re.fullmatch(r"/?(?:(?:[a-z]{2}|index|home|default)(?:\.\w{2,5})?/?)?", parts.path.lower()) is not None
    )


def clean_url(url: str) -> str:
    """Return an address in ASCII, without its fragment and without what only counts readers; `""` where it is none."""
    address, _, query = in_ascii(url.strip()).partition("#")[0].partition("?")
    kept = without_counts(query)
    return f"{address}?{kept}" if kept else address


def host_of(url: str) -> str:
    """Return the host of an address without `www.`, or `""` if it is no address."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
