"""The names of sites, and of their sections, in the titles of pages."""

import html
import re
from dataclasses import dataclass
from typing import Any

from annals.capture.saved.found import meta
from annals.language.words import words

_SEPARATOR = r"\s+[-|–—»/·•~]+\s+|\s*(?:::|\|)\s*|(?<=\w)[-:»]\s+|\s+:\s+"
_FIRST_PART = re.compile(rf"^(?P<site>.{{1,60}}?)(?:{_SEPARATOR})(?P<rest>.+)$")
_LAST_PART = re.compile(rf"^(?P<rest>.+)(?:{_SEPARATOR})(?P<site>.{{1,60}}?)$")
_SURE = re.compile(r"\||»|::")
"""Separators that headlines themselves do not have."""

_SHORTEST = 3
"""Words of what is left of a title without what stands behind a bar, at least."""

_SECTIONS = frozenset(
    part
    for parts in (
        "home|latest|latest news|news|breaking|breaking news|world|world news|middle east|politics|opinion|blog|"
        "article|articles|story|syria|iraq|search|menu|top stories|headlines|press releases|archive|untitled|"
        "untitled document|index|print|login",
        "الرئيسية|أخبار|اخبار|الأخبار|آخر الأخبار|عاجل|سياسة|سوريا|تقارير|مقالات|عربي|دولي|عربي ودولي",
    )
    for part in parts.split("|")
)


@dataclass(frozen=True)
class Sites:
    """The names of a site and of its publisher, as its page gives them, and its host, `""` if not known."""

    names: tuple[str, ...] = ()
    host: str = ""


NOWHERE = Sites()


def sites_of(tree: Any, linked: tuple[str, ...], host: str) -> Sites:
    """Return the names of a page's site; `linked` are those that its JSON-LD has."""
    names = meta(tree, "og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "publisher")
    return Sites((*linked, *(each.value.removeprefix("@") for each in names)), host)


def site_of(tree: Any) -> str:
    """Return what a page calls the site it is of, or `""`."""
    found = (" ".join(html.unescape(each.value).split()) for each in meta(tree, "og:site_name", "application-name"))
    return next(filter(None, found), "")


def is_section(text: str) -> bool:
    """Return whether a text is the name of a part of a site rather than a headline."""
    return text.casefold().strip(" .:»") in _SECTIONS


def is_site(text: str, sites: Sites) -> bool:
    """Return whether a text is the name of a site: one that is known, or that its host is made of."""
    found = words(text)
    if not found or any(found == words(site) for site in sites.names):
        return True
    labels = sites.host.split(".")[:-1] or [""]
    joined, longest = "".join(found), max(labels, key=len)
    spelt = [re.sub(r"[^a-z0-9]", "", label) for label in ("".join(labels), "".join(sites.host.split(".")), longest)]
    return len(joined) >= 3 and any(joined in name and len(joined) * 10 >= len(name) * 6 for name in spelt if name)


def without_site(text: str, sites: Sites) -> str:
    """Return a title without the names of sites and sections before or behind it; `""` where no more is there."""
    text = " ".join(html.unescape(text).split())
    for _part in range(4):
        shorter = _shorter(text, sites)
        if not shorter:
            break
        text = shorter
    return "" if is_site(text, sites) else text


def _shorter(text: str, sites: Sites) -> str:
    for pattern in (_LAST_PART, _FIRST_PART):
        match = pattern.match(text)
        if not match:
            continue
        site, rest = match["site"], match["rest"]
        between = (
            text[len(rest) : len(text) - len(site)]
            if pattern is _LAST_PART
            else text[len(site) : len(text) - len(rest)]
        )
        sure = _SURE.search(between) and len(words(site)) <= 4 and len(words(rest)) >= max(_SHORTEST, len(words(site)))
        if is_site(site, sites) or is_section(site) or sure:
            return rest.strip()
    return ""
