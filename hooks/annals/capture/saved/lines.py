"""The paragraphs of a text whose blank lines do not tell them.

Editors, messengers and PDF readers hand over a line for each paragraph, or lines that were broken at a width. The
first have their stop at the end of nearly every line; of the second only a paragraph's last line is short.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annals.language.words import single_spaced

_BLANK = re.compile(r"\n\s*\n")
_ENDS = re.compile(r"[.!?؟…:][\"”»’')\]]*\s*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010]\n(?=[a-z])")
_SOFT = re.compile("\u00ad\n?")
LONG = 100
"""Characters of a line that may be a paragraph."""

_WIDEST = 140
"""Characters of a line that was broken at a width, at most."""

_JUSTIFIED = 0.05
"""The part of a text's lines that end in a hyphen, from which the hyphens are those of broken words."""

ONE_PARAGRAPH = 1_200
"""Characters of a paragraph that is likely to be several run together; the press's longest have half of it."""


@dataclass(frozen=True)
class Cut:
    """A text cut into paragraphs, and how: `""` where blank lines told them."""

    blocks: tuple[str, ...]
    how: str = ""


def cut(text: str) -> Cut:
    """Return the paragraphs of a text, each with the line breaks that it has, and how they were told."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    blocks = [block for block in _BLANK.split(plain.strip()) if block.strip()]
    listed = [_is_listed(block) for block in blocks]
    whole = sum(map(len, blocks))
    if sum(len(block) for block, true in zip(blocks, listed, strict=True) if true) * 2 > whole:
        lines = [[*block.split("\n")] if true else [block] for block, true in zip(blocks, listed, strict=True)]
        return Cut(tuple(line.strip() for each in lines for line in each if line.strip()), "lines")
    longest = max(blocks, key=len, default="")
    if len(longest) * 2 > whole and len(longest) > ONE_PARAGRAPH / 2 and longest.count("\n") >= 4:
        parts = [
            paragraph
            for block in blocks
            for paragraph in (unwrapped(block.split("\n")) if block == longest else [block])
        ]
        return Cut(tuple(parts), "short lines") if len(parts) > len(blocks) else Cut(tuple(blocks))
    return Cut(tuple(blocks))


def _is_listed(block: str) -> bool:
    """Return whether each line of a block is a paragraph: several are long, and nearly all long ones end in a stop."""
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    long = [line for line in lines if len(line) >= LONG]
    ended = sum(bool(_ENDS.search(line)) for line in long)
    return len(long) >= 2 and ended * 10 >= len(long) * 8 and len(long) * 2 >= len(lines) - 3


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs of lines that were broken at a width: each ends with a line that had room for more."""
    kept = [line.strip() for line in lines if line.strip()]
    width = _width(kept)
    hyphens = sum(bool(re.search(r"[^\W\d_][-\u2010]$", line)) for line in kept)
    mark = "" if hyphens > len(kept) * _JUSTIFIED else "-"
    paragraphs, open_lines = list[str](), list[str]()
    for place, line in enumerate(kept):
        open_lines.append(line)
        following = kept[place + 1] if place + 1 < len(kept) else ""
        if not following or _ends_paragraph(line, following, width):
            joined = _SOFT.sub("", _HYPHEN.sub(mark, "\n".join(open_lines)))
            paragraphs.append(single_spaced(joined))
            open_lines = []
    return paragraphs


def _width(lines: Sequence[str]) -> int:
    """Return how wide the lines of a text are: nearly all are no wider."""
    return sorted(map(len, lines))[len(lines) * 9 // 10] if lines else 0


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """Return whether a line ends its paragraph; printed letters differ in width, so that lines of one width do not."""
    if width > _WIDEST:  # nothing was broken: each line is a paragraph
        return True
    room = width - len(line) - 1 - len(following.split(maxsplit=1)[0])
    return room > width * 0.04 if _ENDS.search(line) else room > width * 0.25


def run_together(blocks: Sequence[str]) -> int:
    """Return how long the paragraph is that holds most of a text and is likely to be several; 0 where there is none."""
    longest = max(map(len, blocks), default=0)
    return longest if longest >= ONE_PARAGRAPH and longest * 2 > sum(map(len, blocks)) else 0
