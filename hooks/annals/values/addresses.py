"""Addresses of articles: what of one only counts readers, and when two are the same."""

import re

_SITE = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_COUNTS = re.compile(r"utm_|fbclid=|gclid=|ref=|mc_", re.IGNORECASE)
"""Begins a part of a query by which campaigns count their readers."""


def without_counts(query: str) -> str:
    """Return a query without what only counts readers; `""` where no more is left."""
    return "&".join(part for part in query.split("&") if part and not _COUNTS.match(part))


def plain_url(url: str) -> str:
    """Return an address as it is compared: without scheme, `www.`, fragment, last slash, and what counts readers."""
    place, _, query = _SITE.sub("", url.strip(), count=1).partition("#")[0].partition("?")
    kept = without_counts(query)
    return f"{place.rstrip('/')}?{kept}".lower() if kept else place.rstrip("/").lower()
