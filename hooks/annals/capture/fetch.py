"""A page fetched by its address, with the standard library: the only place that asks the network.

It happens for `annals new URL` alone. Only http and https are followed, a few redirects, a page of
limited length, within a limited time.
"""

import http.client
import time
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

MAX_BYTES = 5_000_000
"""Length of a page that is read."""

TIMEOUT = 20.0
"""Seconds without an answer after which the host is given up."""

PATIENCE = 60.0
"""Seconds after which a host that sends little by little is given up."""

_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_AGENT = "annals (reads one page for a bibliographic record)"


class FetchError(Exception):
    """A page could not be fetched; the message says why and what to do."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to web addresses only."""

    max_redirections = 5

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if not is_web_address(newurl):
            raise FetchError(f"it leads to {urlsplit(newurl).scheme}:, which is no web address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_web_address(text: str) -> bool:
    """Return whether a text is an address that may be fetched."""
    return text.startswith(("http://", "https://"))


def fetch(url: str) -> tuple[bytes, str]:
    """Return the page at an address, and the address it was found at; raise `FetchError` where there is none."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(), urllib.request.HTTPHandler(), urllib.request.HTTPSHandler(), _Redirects(),
        urllib.request.HTTPErrorProcessor(), urllib.request.HTTPDefaultErrorHandler(), urllib.request.UnknownHandler(),
    ):  # fmt: skip
        opener.add_handler(handler)
    try:
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT, "Accept": ", ".join(_TYPES)})  # noqa: S310
        with opener.open(request, timeout=TIMEOUT) as answer:
            kind = answer.headers.get_content_type()
            if kind not in _TYPES:
                raise FetchError(f"it is {kind}, not a page; save the article's text and name the file")
            data = _body(answer)
            found = answer.geturl()
    except urllib.error.HTTPError as error:
        raise FetchError(
            f"the host answered {error.code} {error.reason}; open it in a browser, save it, name the file"
        ) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise FetchError(f"it cannot be fetched ({reason}); open it in a browser, save it, name the file") from None
    return data, found


def _body(answer: Any) -> bytes:
    """Return what a host sends, as long as it is neither too long nor too slow."""
    until, data = time.monotonic() + PATIENCE, b""
    while chunk := answer.read1(65_536):
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchError(f"it is longer than {MAX_BYTES:,} bytes; save the article's text and name the file")
        if time.monotonic() > until:
            raise FetchError(
                f"it took longer than {PATIENCE:.0f} seconds; open it in a browser, save it, name the file"
            )
    return data
