"""The page that lists every command and its options, written from the commands themselves.

`python -m annals.reference.commands FILE` writes it; a test holds that the file says what the commands say.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from annals.cli.main import COMMANDS, annals

_WIDTH = 110
_INTRODUCTION = """\
# Commands

`annals COMMAND --help` says the same in the terminal. Every command works on the project in the folder where you are;
`annals --root DIR COMMAND` on the one in another folder. Exit codes: 0 all is well, 1 the archive has problems or
something is left to do, 2 wrong usage.

| Command | What it does |
| --- | --- |
"""


def page() -> str:
    """Return the page, as Markdown."""
    context = click.Context(annals, info_name="annals")
    commands = [(name, annals.get_command(context, name)) for name in COMMANDS]
    rows = "".join(f"| [`annals {name}`](#{name}) | {line} |\n" for name, line in COMMANDS.items())
    parts = (_command(name, command) for name, command in commands if command)
    return _INTRODUCTION + rows + "".join(parts)


def _command(name: str, command: click.Command) -> str:
    """Return the section of a command: its use, what it does, its options, and examples."""
    context = click.Context(command, info_name=f"annals {name}", max_content_width=_WIDTH, terminal_width=_WIDTH)
    usage = f"\n```text\n{command.get_usage(context).removeprefix('Usage: ')}\n```\n"
    parts = (usage, _prose(command.help), _options(command, context), _prose(command.epilog))
    return f"\n## annals {name} {{#{name}}}\n{''.join(parts)}"


def _prose(text: str | None) -> str:
    """Return the paragraphs of a help text; lines that it keeps as they are stand in a block."""
    return "".join(f"\n{each}\n" for each in _paragraphs(text or ""))


def _paragraphs(text: str) -> Iterator[str]:
    for part in text.split("\n\n"):
        lines = part.strip("\n").split("\n")
        if lines[0].strip() == "\b":
            yield "```text\n" + "\n".join(line.rstrip() for line in lines[1:]) + "\n```"
        elif part.strip():
            yield " ".join(part.split()).replace("<", "&lt;")


def _options(command: click.Command, context: click.Context) -> str:
    """Return the table of options; the one for help is the same everywhere, and left out."""
    rows = [
        f"| `{names.replace('|', ',')}` | {text.replace('|', ', ')} |\n"
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option)
        and (record := parameter.get_help_record(context))
        and "--help" not in record[0]
        for names, text in [record]
    ]
    return f"\n| Option | Meaning |\n| --- | --- |\n{''.join(rows)}" if rows else ""


def main(arguments: list[str]) -> None:
    """Write the page to the file that is named."""
    Path(arguments[0]).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
