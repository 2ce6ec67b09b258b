"""As much of CBOR (RFC 8949) as the tables of the search's index are written in: numbers, texts and lists."""

from typing import Any

_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
_BELOW = 24
"""A number below this stands in the byte of the kind itself; above, the byte says in how many bytes it follows."""


class CborError(ValueError):
    """What was read is not what this module knows."""


def read(data: bytes) -> Any:
    """Return what bytes hold; raise `CborError` where they hold anything else, or end early."""
    try:
        value, end = _read(data, 0)
    except (IndexError, UnicodeDecodeError):
        raise CborError("it ends early, or is no text") from None
    if end != len(data):
        raise CborError(f"{len(data) - end} bytes follow")
    return value


def _read(data: bytes, at: int) -> tuple[Any, int]:
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= _BELOW:
        if number > 27:
            raise CborError(f"a length of kind {number}")
        width = 1 << (number - _BELOW)
        number, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind == _LIST:
        items = []
        for _turn in range(number):
            item, at = _read(data, at)
            items.append(item)
        return items, at
    if kind == _TEXT:
        return data[at : at + number].decode("utf-8"), at + number
    if kind in (_NUMBER, _NEGATIVE):
        return number if kind == _NUMBER else -1 - number, at
    raise CborError(f"a value of kind {kind}")


def written(value: object) -> bytes:
    """Return a value as bytes; raise `CborError` where it is none that this module knows."""
    if isinstance(value, str):
        text = value.encode("utf-8")
        return _head(_TEXT, len(text)) + text
    if isinstance(value, int):
        return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    if isinstance(value, list):
        return _head(_LIST, len(value)) + b"".join(map(written, value))
    raise CborError(f"a {type(value).__name__}")


def _head(kind: int, number: int) -> bytes:
    if number < _BELOW:
        return bytes([kind << 5 | number])
    step = max(0, (number.bit_length() - 1).bit_length() - 3)
    return bytes([kind << 5 | _BELOW + step]) + number.to_bytes(1 << step, "big")
