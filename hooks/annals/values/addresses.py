"""Addresses of articles: what of one only counts readers, and when two are of one page.

One rule for all: the check, `annals new` and the form in the browser compare addresses by `plain_url`. The browser has
it from `assets/add/addresses.js`, with the tables of this module; `tests/same_addresses.json` holds cases that
both are tested with.
"""

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes, urlsplit, urlunsplit

from annals.values.copies import original_of

MOST_HOSTS = 1_024
"""Hosts whose plain form is remembered; most addresses of an archive have one of a few."""

COUNTS = (
    r"utm_\w*|[fg]bclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_\w*|_ga|_gl|ref|ref_?src|ref_?url"
    r"|_x_tr_\w+|amp_js_v|amp_gsa|usqp|amp_r|ocid|cmpid|cmp|ns_\w*|smid|smtyp|xtor|echobox|__twitter_impression"
)
"""Names of the parts of a query by which sites count their readers, as a pattern."""

SHAPES = r"amp(?:=.*)?|(?:outputtype|output|view)=amp|mobile(?:=.*)?|m=1"
"""Parts of a query that ask for a page in another shape, as a pattern."""

HOSTS = r"m|mobile|amp|www\d?"
"""Parts of a host under which a site shows its pages in another shape, as a pattern."""

_COUNT = re.compile(rf"(?:{COUNTS})(?:=.*)?", re.IGNORECASE)
_NO_MATTER = re.compile(rf"(?:{COUNTS})(?:=.*)?|{SHAPES}", re.IGNORECASE)
_HOST_PART = re.compile(HOSTS)
_SCHEME = re.compile(r"^(?:https?:)?/+", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f-])*(?:\.[^\W_](?:[^\W_]|[\u0300-\u036f-])*)*")
_PORT = re.compile(r":(?:80|443)?$")
_ROUTE = re.compile(r"[!/]")
"""Begins a fragment by which a site tells its pages apart, not places on one."""

_AMP = (
    (re.compile(r"^/amp(?=/.)", re.IGNORECASE), ""),
    (re.compile(r"/+$"), ""),
    (re.compile(r"(?<=.)/amp(?:\.html?)?$", re.IGNORECASE), ""),
    (re.compile(r"\.amp(?=\.html?$|$)", re.IGNORECASE), ""),
    (re.compile(r"/{2,}"), "/"),
    (re.compile(r"/+$"), ""),
)
"""What of a path makes no other page: the short form for telephones, slashes too many."""

_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_RESERVED = re.compile(r"[/?#%&=+]")
_KEPT = "/?:@!$&'()*+,;=%~-._"
"""What stays as it is in the path and the query of an address; a host of others is written in `xn--`."""


def without_counts(query: str) -> str:
    """Return a query without what only counts readers; `""` where no more is left."""
    return "&".join(part for part in query.split("&") if part and not _COUNT.fullmatch(part))


def plain_url(url: str) -> str:
    """Return an address as it is compared: two of one page are the same text.

    Scheme, `www.`, `m.`, default port, last slash, fragment, case and what counts readers make no difference, nor does
    whether letters are written out or encoded; the copy of a page in a web archive has the address of that page.
    """
    text = _SCHEME.sub("", original_of(url).strip(), count=1)
    text, _, fragment = text.partition("#")
    place, _, query = text.partition("?")
    host, slash, path = place.partition("/")
    kept = sorted(_decoded(part) for part in query.split("&") if part and not _NO_MATTER.fullmatch(part))
    route = f"#{_decoded(fragment)}" if _ROUTE.match(fragment) else ""
    return f"{_plain_host(host)}{_plain_path(slash + path)}{'?' if kept else ''}{'&'.join(kept)}{route}"


@lru_cache(MOST_HOSTS)
def _plain_host(host: str) -> str:
    host = _PORT.sub("", host.rpartition("@")[2].lower()).rstrip(".")
    if not host.isascii() and _HOST.fullmatch(host):
        with suppress(UnicodeError):
            host = host.encode("idna").decode("ascii").lower()
    parts = host.split(".")
    return ".".join(part for n, part in enumerate(parts, 3) if n > len(parts) or not _HOST_PART.fullmatch(part))


def _plain_path(path: str) -> str:
    path = _decoded(path)
    for pattern, instead in _AMP:
        path = pattern.sub(instead, path)
    return path.lower()


def _decoded(text: str) -> str:
    """Return text with its encoded letters written out, but for those that part an address."""
    return unicodedata.normalize("NFC", _ENCODED.sub(lambda match: _letters(match[0]), text))


def _letters(encoded: str) -> str:
    try:
        found = unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        return encoded.upper()
    return _RESERVED.sub(lambda match: f"%{ord(match[0]):02X}", found)


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
