"""Where an article is read from: a file, an address, or standard input."""

import sys

from annals.capture.drafts.gather import Given
from annals.capture.saved.fetch import FetchError, fetch
from annals.cli.saved import MAX_BYTES, read_file
from annals.problems import UsageError

STANDARD_INPUT = "-"
"""Stands in place of a file's name for what is typed or piped in."""


def named(source: str) -> str:
    """Return how a source is called in messages."""
    return "standard input" if source == STANDARD_INPUT else source


def article_of(source: str, given: Given) -> tuple[bytes, str]:
    """Return what a file, an address or standard input holds, and the article's address, `""` where it is not known.

    Raises UsageError where it cannot be read, or is too long to be an article.
    """
    if source == STANDARD_INPUT:
        return _typed(), given.url
    if not given.fetched:
        return read_file(source), given.url
    print(f"fetching {source}", file=sys.stderr)
    try:
        data, address = fetch(source)
    except FetchError as error:
        raise UsageError(f"{source}: {error}") from None
    return data, given.url or address


def _typed() -> bytes:
    if sys.stdin.isatty():
        print("Paste the article's text; a line with Ctrl-D alone, or Ctrl-Z on Windows, ends it.", file=sys.stderr)
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UsageError(f"standard input is longer than {MAX_BYTES:,} bytes; save the article's text alone")
    return data
