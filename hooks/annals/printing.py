"""Text made safe to print in a message: one line, no control characters, not too long."""


def quoted(value: object, limit: int = 60) -> str:
    """Return a value safe to print in a message: one line, no control characters, cut to `limit`."""
    return "'" + cut(printable(str(value)), limit) + "'"


def cut(text: str, limit: int = 600) -> str:
    """Return text of at most `limit` characters, with an ellipsis where something is left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def printable(text: str) -> str:
    """Return text on one line, with every character that does not print spelled out.

    GitHub's runner takes `##[` anywhere in a line of its log for a command, so that is broken up.
    """
    if not text.isprintable():
        text = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return text.replace("##[", "#\\u0023[")
