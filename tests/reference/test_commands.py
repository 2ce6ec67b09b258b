"""The page of commands says what the commands say, and each command and option stands on it."""

import re

import click
import pytest

from annals.cli.main import COMMANDS, annals
from annals.reference.commands import page
from tests.support import PROJECT

PAGE = PROJECT / "docs" / "commands.md"


def test_the_page_is_written_from_the_commands() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew with 'make docs'"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_there_with_all_its_options(name: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    section = text.split(f"{{#{name}}}\n")[1].split("\n## ")[0]
    command = annals.get_command(click.Context(annals), name)
    assert command
    options = {opt for each in command.params if isinstance(each, click.Option) for opt in each.opts}
    assert options <= set(re.findall(r"--?[a-z][a-z-]*", section))
    assert "exit codes:" in section
