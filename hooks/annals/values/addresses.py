"""Addresses of articles: what of one only counts readers, and when two are the same."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

_SITE = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_COUNTS = re.compile(r"utm_|fbclid=|gclid=|ref=|mc_", re.IGNORECASE)
"""Begins a part of a query by which campaigns count their readers."""

_KEPT = "/?:@!$&'()*+,;=%~-._"
"""What stays as it is in the path and the query of an address; a host of others is written in `xn--`."""


def without_counts(query: str) -> str:
    """Return a query without what only counts readers; `""` where no more is left."""
    return "&".join(part for part in query.split("&") if part and not _COUNTS.match(part))


def plain_url(url: str) -> str:
    """Return an address as it is compared: without scheme, `www.`, fragment, last slash, and what counts readers."""
    place, _, query = _SITE.sub("", url.strip(), count=1).partition("#")[0].partition("?")
    kept = without_counts(query)
    return f"{place.rstrip('/')}?{kept}".lower() if kept else place.rstrip("/").lower()


def in_ascii(url: str) -> str:
    """Return an address in the letters that an address can hold, as a browser sends it; `""` where it is none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    whole = parts.scheme and host and ":" not in host and parts.username is None
    rest = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, f"{host}{port}", *rest)) if whole else ""
