"""Addresses of a list made whole: a scheme, letters that an address can hold, a web archive's copy told from it."""

import re

from annals.capture.saved.saved_from import clean_url, host_of
from annals.model.fields import URL_PATTERN
from annals.values.addresses import in_ascii
from annals.values.copies import copy_of

_BARE = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}/\S*|www\.\S+", re.IGNORECASE)
_WHOLE = re.compile(URL_PATTERN, re.ASCII)


def web_address(text: str) -> str:
    """Return the address that a text is, made whole, or `""` where it is none; `www.x.org/a` gets a scheme."""
    text = text.strip().strip("<>\"'")
    text = f"https://{text}" if _BARE.fullmatch(text) else text
    if not text.lower().startswith(("http://", "https://")) or re.search(r"\s", text):
        return ""
    address = text if text.isascii() else in_ascii(text)
    address = clean_url(address) if host_of(address) else ""
    return address if _WHOLE.fullmatch(address) else ""


def parted(address: str) -> tuple[str, str]:
    """Return the address of an original and that of its copy in a web archive, `""` for the one that is not told."""
    copy = copy_of(address)
    return (web_address(copy.original), web_address(copy.address)) if copy else (address, "")
