"""Addresses of copies, and the address inside them: of web archives, of caches, of translations.

A copy in a web archive lasts and can be cited. A cache's, a search engine's or a translator's does not: only the
address inside it is worth keeping. The forms are those of the Wayback Machine and other archives that speak the
Memento protocol (RFC 7089), of archive.today under all its names, of Perma.cc and WebCite, and of Google's AMP
cache, page cache and translator.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_DEPTH = 5
"""Copies inside copies that are opened."""

_TODAY = re.compile(
    r"archive\.(?:today|is|ph|li|md|vn|fo|ec)|archiveiya74codqgiixo33q62qlrqtkgmcitqx5u2oeqnmn5bpcbiyd\.onion"
)
_ARCHIVES = re.compile(
    r"(?:.+\.)?(?:archive\.org|archive-it\.org|arquivo\.pt|webarchive\.[a-z.]+|mementoweb\.org|vefsafn\.is|perma\.cc|"
    r"perma-archives\.org|swap\.stanford\.edu|conifer\.rhizome\.org|webharvest\.gov)|webarchive\..+|"
)  # fmt: skip
_STAMPED = re.compile(
    r"(?P<before>/(?:[^/]+/)*?)(?P<stamp>\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6})(?P<how>[a-z]{2,4}_)?/(?P<inside>.+)"
)
_LISTED = re.compile(r"/(?:[^/]+/)*?(?:\d{0,14}\*|newest|oldest|wip|save|o/(?P<id>\w+))/(?P<inside>.+)")
_SHORT = re.compile(r"/(?P<id>[A-Za-z0-9]{4,8})(?:/(?:image|again|share))?/?")
_PERMA = re.compile(r"/(?P<id>[A-Z0-9]{4}-[A-Z0-9]{4})/?", re.IGNORECASE)
_SUBMITTED = re.compile(r"(?:/web)?/(?P<inside>https?:/.+)")
_CACHED = re.compile(r"/(?:[a-z]{1,3}/|amp/)(?P<safe>s/)?(?P<inside>[\w-]+(?:\.[\w-]+)+(?:/.*)?)")
_WITH_SCHEME = re.compile(r"(https?):/+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?].*)?")
_GOOGLE = re.compile(r"(?:www\.|translate\.)?google\.[a-z.]+")
_TODAY_BEFORE = r"https?://(?:www\.)?archive\.(?:today|is|ph|li|vn|md|fo)/"
PREFIXES = (
    r"https?://(?:www\.|wayback\.)?(?:web\.)?archive\.org(?::\d+)?/(?:web/)?"
    r"(?:(?:\d{1,14}|\*)(?:[a-z]{2}_|\*)?/|(?=https?:))",
    rf"{_TODAY_BEFORE}(?:o/\w+/|newest/|oldest/|timegate/|\d{{4}}[\d.-]*/|(?=https?:))",
    r"https?://(?:www\.)?(?:arquivo\.pt/(?:no)?(?:wayback|frame)(?:/replay)?|webarchive\.loc\.gov/all"
    r"|(?:www\.)?webarchive\.org\.uk/wayback/(?:archive|en/archive)|webarchive\.nationalarchives\.gov\.uk(?:/ukgwa)?"
    r"|wayback\.archive-it\.org/\w+)/\d{1,14}(?:[a-z]{2}_)?/",
    r"https?://(?:www\.)?google\.[a-z.]+/amp/(?:s/)?",
    r"https?://[\w-]+\.cdn\.ampproject\.org/[a-z](?:/s)?/",
)
"""What stands before the address of a page in that of a copy of it, as patterns: by these the browser knows one."""

_IN_QUERY = ("u", "url", "q")
"""Names under which the query of a redirect or a translator has the address."""

_NOT_OF_THE_PAGE = re.compile(r"_x_tr_\w+=|amp_js_v=|amp_gsa=|usqp=|amp_r=")
"""Begins what a translator or a cache puts into the query of an address."""


@dataclass(frozen=True)
class Copy:
    """What the address of a copy tells.

    `original` is the address inside it, `""` where it has none, and `address` that of the copy, `""` where it does not
    last. `day` is when the copy was made, None where the address does not say. `translated` tells that the text is a
    machine's.
    """

    original: str
    address: str = ""
    day: date | None = None
    translated: bool = False


def copy_of(url: str) -> Copy | None:
    """Return what an address tells, where it is that of a copy; None where it is no copy's, or no address."""
    found = _copy(url.strip())
    for _inside in range(_DEPTH):
        inner = _copy(found.original) if found and found.original else None
        if not found or not inner:
            break
        found = Copy(inner.original, found.address or inner.address, found.day or inner.day, inner.translated)
    return found


def is_archive_today(url: str) -> bool:
    """Return whether an address is one of archive.today, by any of its names."""
    return _TODAY.fullmatch(_host(url)) is not None


def original_of(url: str) -> str:
    """Return the address inside that of a copy; any other address as it is."""
    found = copy_of(url)
    return found.original or url if found else url


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _copy(url: str) -> Copy | None:
    """Return what the outermost of an address tells."""
    host = _host(url)
    if not host or not url.lower().startswith(("http://", "https://")):
        return None
    parts = urlsplit(url)
    return next(filter(None, (read(parts, host, url) for read in (_archived, _cached, _translated, _led_to))), None)


def _archived(parts: SplitResult, host: str, url: str) -> Copy | None:
    """Return what an address of a web archive tells."""
    today = _TODAY.fullmatch(host)
    if not today and not _ARCHIVES.fullmatch(host):
        return None
    rest = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if match := _STAMPED.fullmatch(rest):
        inside = _whole(match["inside"])
        return (
            Copy(inside, f"https://{parts.netloc}{match['before']}{match['stamp']}/{inside}", _day(match["stamp"]))
            if inside
            else None
        )
    if match := _LISTED.fullmatch(rest) or _SUBMITTED.fullmatch(rest):
        inside, id = _whole(match["inside"]), match.groupdict().get("id")
        return Copy(inside, f"https://{parts.netloc}/{id}" if id else "") if inside else None
    if match := (_SHORT if today else _PERMA).fullmatch(parts.path) if today or host == "perma.cc" else None:
        return Copy("", f"https://{parts.netloc}/{match['id']}")
    return None


def _cached(parts: SplitResult, host: str, url: str) -> Copy | None:
    """Return what an address of a cache tells: of pages for phones, or of a search engine."""
    if host == "webcache.googleusercontent.com":
        words = parse_qs(parts.query).get("q", [""])[0].split()
        inside = re.sub(r"^cache:(?:[\w-]{12}:)?", "", words[0]) if words else ""
        return Copy(_whole(inside)) if _whole(inside) else None
    if not (host.endswith(("cdn.ampproject.org", "bing-amp.com")) or _GOOGLE.fullmatch(host)):
        return None
    match = _CACHED.fullmatch(parts.path)
    if not match or (_GOOGLE.fullmatch(host) and not parts.path.startswith("/amp/")):
        return None
    return Copy(f"http{'s' if match['safe'] else ''}://{match['inside']}{_query(parts.query)}")


def _translated(parts: SplitResult, host: str, url: str) -> Copy | None:
    """Return what an address of a translator tells."""
    if host.endswith(".translate.goog"):
        name = (parts.hostname or "").removesuffix(".translate.goog")
        plain = re.sub(r"(?<!-)-(?!-)", ".", name).replace("--", "-")
        return Copy(f"https://{plain}{parts.path}{_query(parts.query)}", translated=True)
    if _GOOGLE.fullmatch(host) and parts.path in ("/translate", "/translate_c", "/website"):
        return next((Copy(inside, translated=True) for inside in _in_query(parts)), None)
    return None


def _led_to(parts: SplitResult, host: str, url: str) -> Copy | None:
    """Return what an address tells that only leads to another, or to a copy of it."""
    known = (host in ("l.facebook.com", "lm.facebook.com") and parts.path == "/l.php") or (
        _GOOGLE.fullmatch(host) and parts.path == "/url"
    )
    cited = host == "webcitation.org"
    if known or cited:
        return next((Copy(inside, url if cited else "") for inside in _in_query(parts)), None)
    return None


def _in_query(parts: SplitResult) -> Iterator[str]:
    query = parse_qs(parts.query)
    return (inside for name in _IN_QUERY for value in query.get(name, []) if (inside := _whole(value)))


def _query(query: str) -> str:
    """Return a query, with its mark, without what a translator or a cache put there; `""` where no more is left."""
    kept = "&".join(part for part in query.split("&") if part and not _NOT_OF_THE_PAGE.match(part))
    return f"?{kept}" if kept else ""


def _whole(inside: str) -> str:
    """Return an address that stood inside another, mended where its scheme was cut or written in signs."""
    text = unquote(inside) if re.match(r"https?%3a", inside, re.IGNORECASE) else inside
    if match := _WITH_SCHEME.match(text):
        return (
            f"{match[1].lower()}://{text[match.end() :]}"
            if _HOST.fullmatch(text[match.end() :].partition("#")[0])
            else ""
        )
    return f"http://{text}" if _HOST.fullmatch(text.partition("#")[0]) else ""


def _day(stamp: str) -> date | None:
    digits = re.sub(r"\D", "", stamp)
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
