"""A page fetched by its address, with the standard library: the only place that asks the network.

It happens for `annals new URL` alone. Only http and https are followed, a few redirects, a page of
limited length, within a limited time.
"""

import http.client
import time
import urllib.error
import urllib.request
import zlib
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from annals.capture.saved.encodings import in_utf8
from annals.printing import quoted

MAX_BYTES = 5_000_000
"""Length of a page that is read."""

TIMEOUT = 20.0
"""Seconds without an answer after which the host is given up."""

PATIENCE = 60.0
"""Seconds after which a host that sends little by little is given up."""

_GZIP = b"\x1f\x8b\x08"
_WINDOWS = MappingProxyType({"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)})
"""How each packing is unpacked by zlib; `deflate` comes with a head of its own or, wrongly, without."""

_TOO_LONG = f"it is longer than {MAX_BYTES:,} bytes; save the article's text, and give the name of that file"
_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/pdf",
    "multipart/related",
    "application/x-mimearchive",
)
_ASKED = MappingProxyType(
    {
        "User-Agent": "annals (reads one page for a bibliographic record)",
        "Accept": ", ".join(_TYPES),
        "Accept-Encoding": "identity",
    }
)


class FetchError(Exception):
    """A page could not be fetched; the message says why and what to do."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to web addresses only."""

    max_redirections = 5

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if not is_web_address(newurl):
            raise FetchError(f"it redirects to {urlsplit(newurl).scheme}:, which is not a web address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_web_address(text: str) -> bool:
    """Return whether a text is an address that may be fetched."""
    return text.startswith(("http://", "https://"))


def fetch(url: str) -> tuple[bytes, str]:
    """Return the page at an address, and the address it was found at; raise `FetchError` where there is none.

    A page whose encoding the host alone names comes in UTF-8, since a file has no host to name it.
    """
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(), urllib.request.HTTPHandler(), urllib.request.HTTPSHandler(), _Redirects(),
        urllib.request.HTTPErrorProcessor(), urllib.request.HTTPDefaultErrorHandler(), urllib.request.UnknownHandler(),
    ):  # fmt: skip
        opener.add_handler(handler)
    try:
        request = urllib.request.Request(url, headers=_ASKED)  # noqa: S310
        with opener.open(request, timeout=TIMEOUT) as answer:
            kind = answer.headers.get_content_type()
            if kind not in _TYPES:
                raise FetchError(f"it is {kind}, not a page; save the article's text, and give the name of that file")
            data = _unpacked(_body(answer), answer.headers.get("Content-Encoding", ""))
            data = in_utf8(data, answer.headers.get_content_charset() or "") if kind.startswith("text/") else data
            found = answer.geturl()
    except urllib.error.HTTPError as error:
        error.close()  # it holds the answer
        raise FetchError(
            f"the host answered {error.code} {error.reason}; save it in a browser, and give the name of that file"
        ) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise FetchError(
            f"it cannot be fetched ({reason}); save it in a browser, and give the name of that file"
        ) from None
    return data, found


def _unpacked(data: bytes, coding: str) -> bytes:
    """Return what a host sent as it is: some pack it though they are not asked to, and not all of them say so."""
    names = [name.strip().lower() for name in coding.split(",")]
    packed = [name for name in names if name not in ("", "identity")]
    if not packed and data.startswith(_GZIP):
        packed = ["gzip"]
    for name in reversed(packed):
        if name not in _WINDOWS:
            raise FetchError(
                f"it is compressed as {quoted(name)}; save it in a browser, and give the name of that file"
            )
        data = _inflated(data, _WINDOWS[name])
    return data


def _inflated(data: bytes, windows: tuple[int, ...]) -> bytes:
    """Return data unpacked; `windows` are what zlib calls the forms that they may have."""
    for window in windows:
        unpacking = zlib.decompressobj(window)
        try:
            whole = unpacking.decompress(data, MAX_BYTES + 1)
        except zlib.error:
            continue
        if len(whole) > MAX_BYTES:
            raise FetchError(_TOO_LONG)
        if unpacking.eof:
            return whole
    raise FetchError("it is compressed and incomplete; save it in a browser, and give the name of that file")


def _body(answer: Any) -> bytes:
    """Return what a host sends, as long as it is neither too long nor too slow."""
    until, data = time.monotonic() + PATIENCE, b""
    while chunk := answer.read1(65_536):
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchError(_TOO_LONG)
        if time.monotonic() > until:
            raise FetchError(
                f"it took longer than {PATIENCE:.0f} seconds; save it in a browser, and give the name of that file"
            )
    return data
