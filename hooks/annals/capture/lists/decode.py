"""A list's bytes into text: UTF-8 with or without its mark, UTF-16, and the older codes of Windows."""

import codecs
import re

from annals.capture.lists.row import UnreadableList

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"), (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"), (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)  # fmt: skip
_ARABIC_RUN = re.compile(r"[\u0621-\u064a]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8 = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 4_000


def decoded(data: bytes) -> tuple[str, str]:
    """Return a list as text, with the name of its encoding; raise `UnreadableList` where it has none of those."""
    try:
        text, name = _decoded(data)
    except UnicodeDecodeError as error:
        raise UnreadableList(f"it cannot be read as {error.encoding}; save it again as 'CSV UTF-8'") from None
    if "\x00" in text:
        raise UnreadableList("it is not text; export the list as CSV, RIS, BibTeX, CSL-JSON, RSS or Atom")
    return text, name


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding), name
    if unmarked := _unmarked_utf16(data[:_SAMPLE]):
        return data.decode(unmarked), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        _refuse_nearly_utf8(data, error.start)
    return _older(data)


def _unmarked_utf16(sample: bytes) -> str:
    """Return which UTF-16 a text without a mark is in, or `""`: every other byte of Latin text is empty."""
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = sample[offset::2]
        if len(sample) > 4 and half.count(0) * 10 > len(half) * 4 and sample[1 - offset :: 2].count(0) == 0:
            return encoding
    return ""


def _refuse_nearly_utf8(data: bytes, start: int) -> None:
    """Raise `UnreadableList` for UTF-8 in which a few bytes are broken: read in another code all of it would be wrong.

    What Windows' codes write is hardly ever what UTF-8 allows.
    """
    whole = sum(len(each) for each in _UTF8.findall(data))
    if whole * 2 > len(_HIGH.findall(data)):
        line = data.count(b"\n", 0, start) + 1
        raise UnreadableList(f"line {line} is not UTF-8, but the rest is; retype the line and save the list as UTF-8")


def _older(data: bytes) -> tuple[str, str]:
    """Return text of Windows' Arabic or western code: Arabic words stand in whole runs of its letters."""
    arabic = data.decode("cp1256")
    letters = sum(len(run) for run in _ARABIC_RUN.findall(arabic))
    if letters * 2 > len(_HIGH.findall(data)):
        return arabic, "windows-1256"
    return data.decode("cp1252", errors="strict"), "windows-1252"
