"""The front matter of a record as YAML events: a file's text in, its block, its prose and one event after another out.

python-frontmatter splits the file, libyaml reads the block; what the events say is judged in `frontmatter`.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias, cast

import yaml
from frontmatter.default_handlers import YAMLHandler

from annals.problems import Loc

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
LOADER = cast("type[yaml.BaseLoader]", getattr(yaml, "CBaseLoader", yaml.BaseLoader))

Take: TypeAlias = Callable[[], Any]
"""Takes the next event of a block of YAML."""


class _StrictHandler(YAMLHandler):
    """Splits a file at `---` lines only: the stock handler also eats blank lines after one."""

    FM_BOUNDARY = FENCE


def split(text: str) -> tuple[str, str]:
    """Return the block and the prose of a record's text; raise ValueError where the block is never closed."""
    block, body = _StrictHandler().split(text)
    return str(block), str(body)


@contextmanager
def events(block: str) -> Iterator[Take]:
    """Give what takes one event of a block after another; the text keeps its line numbers by an added first line."""
    loader: Any = LOADER("#" + block)
    try:
        yield loader.get_event
    finally:
        loader.dispose()


def first_event(take: Take) -> Any:
    """Return the first event of the first document, or None where there is no document."""
    take()  # the stream begins
    return take() if take().__class__ is yaml.DocumentStartEvent else None


def line_of(event: Any) -> int:
    """Return the line of a record on which an event begins."""
    return int(event.start_mark.line) + 1


def lines_of(block: str) -> dict[Loc, int]:
    """Return the line of every place in a block of fields that was read before and has no fault."""
    lines: dict[Loc, int] = {}
    with events(block) as take:
        _note_lines(first_event(take), take, (), lines)
    return lines


def _note_lines(event: Any, take: Take, loc: Loc, lines: dict[Loc, int]) -> None:
    """Add the line of a value and of all in it; that of a field is the line of its key."""
    lines.setdefault(loc, line_of(event))
    if event.__class__ is yaml.MappingStartEvent:
        while (key := take()).__class__ is not yaml.MappingEndEvent:
            here = (*loc, key.value)
            lines[here] = line_of(key)
            _note_lines(take(), take, here, lines)
    elif event.__class__ is yaml.SequenceStartEvent:
        place = 0
        while (item := take()).__class__ is not yaml.SequenceEndEvent:
            _note_lines(item, take, (*loc, place), lines)
            place += 1
