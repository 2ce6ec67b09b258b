"""The letters of a file, in whatever encoding it was saved.

What the bytes prove goes before what a page or a host says of them: a mark of the byte order, zeros between
letters, bytes that are UTF-8. After that comes what is said, and last what the letters look like: of the Arabic
encodings, the one in which the article al- is met most. (Names of encodings: the Encoding Standard of the WHATWG.)
"""

import codecs
import re

from annals.capture.saved.unreadable import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SAID = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w:.-]{2,40})""", re.I
)
_MARKUP = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)|<[^<>]{0,2000}>", re.DOTALL | re.IGNORECASE)
_HEAD = 4_000
_ARABIC = ("windows-1256", "iso8859-6", "mac-arabic")
_WESTERN = "windows-1252"
_AL = "ال"
_WIDER = {"iso8859-1": _WESTERN, "ascii": _WESTERN, "iso8859-9": "windows-1254"}
"""What browsers read in place of an encoding, since pages that name the one are written in the other."""

_BLOCKS = frozenset([0x00, 0x06, 0x20])
"""Upper bytes of the letters, digits and signs of Latin and Arabic, and of printers' quotes and dashes."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")
_MOST_CONTROLS = 0.01
_WESTERN_MOST = 0.3
"""The part of a text's letters that Western languages write with more than the letters of ASCII, at most."""


def decoded(data: bytes, said: str = "") -> tuple[str, str]:
    """Return the text of a file and its encoding. `said` is the encoding that a mail's head named.

    Raises `Unreadable` where it is no text, or its letters cannot be told.
    """
    for tried in _encodings(data, said):
        text = _text(data, tried)
        if text is not None:
            return text, tried
    if b"\0" in data[:_HEAD]:
        raise Unreadable("it is not text; save only the article's text, as UTF-8")
    raise Unreadable("its encoding cannot be recognised; save it as UTF-8")


def in_utf8(data: bytes, said: str) -> bytes:
    """Return a page in UTF-8 where it says nothing of its encoding and its host did; any other as it is."""
    known = _known(said)
    if not known or _SAID.search(data[:_HEAD]) or _marked(data) or _text(data, "utf-8") is not None:
        return data
    text = _text(data, known)
    return data if text is None else text.encode()


def _encodings(data: bytes, said: str) -> list[str]:
    """Return the encodings that a file may be in, the likeliest first."""
    if marked := _marked(data):
        return [marked]
    named = _SAID.search(data[:_HEAD])
    inside = (named[1] or named[2]).decode("ascii") if named else ""
    return list(dict.fromkeys(filter(None, ("utf-8", _known(said), _known(inside), *_guesses(data)))))


def _marked(data: bytes) -> str:
    """Return the encoding that a mark of the byte order shows, or the zeros between letters; `""` without either."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), "") or _wide(data)


def _wide(data: bytes) -> str:
    """Return which UTF-16 a file without a mark is in: every other byte is the number of the block of a letter."""
    head = data[:_HEAD]
    even, odd = (sum(byte in _BLOCKS for byte in half) for half in (head[::2], head[1::2]))
    if 0 not in head or max(even, odd) * 5 < len(head) * 2 or min(even, odd) * 4 > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _known(name: str) -> str:
    """Return Python's name of an encoding that was named; `""` where there is none, or UTF-8, which was tried."""
    try:
        found = codecs.lookup(name.strip().lower().removeprefix("x-")).name if name else ""
    except (LookupError, ValueError):
        return ""
    return "" if found.startswith(("utf-8", "utf-16", "utf-32")) else _WIDER.get(found, found)


def _guesses(data: bytes) -> list[str]:
    """Return the encodings that a text may be in which is not UTF-8 and says none; `[]` for UTF-8 that was damaged."""
    text = _MARKUP.sub(b"", data)
    high = sum(byte > 0x7F for byte in text)
    if text.decode("utf-8", "replace").count("\ufffd") * 20 < high:
        return []
    letters = sum(byte > 0x7F or chr(byte).isalpha() for byte in text)
    if high < letters * _WESTERN_MOST:
        return [_WESTERN]
    return sorted(_ARABIC, key=lambda name: -text.decode(name, "replace").count(_AL))


def _text(data: bytes, encoding: str) -> str | None:
    """Return a file's text in an encoding; None where it cannot be that."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS else text
