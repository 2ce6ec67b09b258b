"""A terminal that a person sits at: plain lines out, 78 characters wide, and one line in at a time."""

import shutil
import sys
import textwrap
from collections.abc import Iterable

import click

from annals.language.characters import without_refused
from annals.printing import printable

WIDTH = 78
"""Characters of a line; a narrow terminal has fewer."""

_PROMPT = "> "


class Ended(Exception):
    """The person ended the dialogue, by Ctrl-C or Ctrl-D, or the terminal was closed."""


class Terminal:
    """The terminal of this process. What is printed is made safe: a saved page cannot move the cursor."""

    def __init__(self) -> None:
        try:
            import readline  # noqa: PLC0415

            readline.set_auto_history(False)  # an arrow key moves in the answer, and brings no earlier one
        except ImportError:  # a system without it edits lines as it can
            return

    def say(self, text: str = "", indent: str = "", more: str = "") -> None:
        """Print a text, wrapped; `indent` stands before its lines, and `more` before those after the first."""
        width = min(WIDTH, shutil.get_terminal_size().columns - 1)
        lines = textwrap.wrap(
            printable(text), max(width, 20), initial_indent=indent, subsequent_indent=indent + more,
            break_on_hyphens=False, break_long_words=False,
        )  # fmt: skip
        print(*(lines or [""]), sep="\n", flush=True)

    def show(self, lines: Iterable[str]) -> None:
        """Print lines, each made safe and, where it is longer than the terminal is wide, wrapped behind its indent."""
        for line in lines:
            text = line.lstrip(" ")
            self.say(text, " " * (len(line) - len(text)), "   ")

    def line(self) -> str:
        """Return a line that the person writes, without the spaces around it; raise `Ended` where they end it."""
        while True:
            try:
                text = input(_PROMPT)
            except (EOFError, KeyboardInterrupt):
                print(flush=True)
                raise Ended from None
            if text.isprintable() or text.strip().isprintable():
                return " ".join(without_refused(text).split())
            self.say("That line has characters that cannot be read; type it again in UTF-8.")

    def edited(self, text: str) -> str:
        """Return what the person's editor made of a text; `""` where it was closed unsaved, or there is none."""
        try:
            return (click.edit(text, extension=".txt") or "").strip()
        except click.ClickException as error:
            self.say(error.format_message())
            return ""


def is_interactive() -> bool:
    """Return whether a person can be asked: both ways of this process lead to a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()
