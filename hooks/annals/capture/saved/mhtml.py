"""The page inside a file that Chrome, Edge or Opera saved as "Webpage, Single File" (MHTML, RFC 2557)."""

from email import message_from_bytes, policy
from email.message import Message

from annals.capture.saved.unreadable import Unreadable

_PAGES = ("text/html", "application/xhtml+xml")


def page_of(data: bytes) -> tuple[bytes, str, str]:
    """Return the page in a file of MHTML, the encoding that it is said to have, and the address it was saved from.

    The encoding and the address are `""` where the file names none. Raises `Unreadable` where no page is in it.
    """
    try:
        whole = message_from_bytes(data.lstrip(), policy=policy.compat32)
        part = _root(whole)
    except RecursionError:
        raise Unreadable("its parts are nested too deeply; save the page again, as HTML") from None
    if part is None:
        raise Unreadable("it is MHTML without a page in it; save the page again, as HTML")
    body = part.get_payload(decode=True)
    address = _address(whole.get("Snapshot-Content-Location")) or _address(part.get("Content-Location"))
    if not isinstance(body, bytes) or not body.strip():
        raise Unreadable("it is MHTML whose page is empty; save the page again, as HTML")
    return body, str(part.get_content_charset() or ""), address or _address(whole.get("Content-Location"))


def _root(whole: Message) -> Message | None:
    """Return the part that is the page: the one that the file starts with, else the first that is one."""
    pages = [part for part in whole.walk() if part.get_content_type() in _PAGES]
    start = str(whole.get_param("start") or "")
    return next((part for part in pages if start and part.get("Content-ID") == start), pages[0] if pages else None)


def _address(given: object) -> str:
    text = "".join(str(given or "").split())
    return text if text.startswith(("http://", "https://")) else ""
