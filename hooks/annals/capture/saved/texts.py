"""A plain text read: its paragraphs, and headline, byline and day where it prints them.

The headline of a text is a line before the story that ends in no full stop. A sentence is none, nor a whole text, nor
a line of the page around it; a news flash has none.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from annals.capture.saved.bylines import is_agency, is_byline, read_byline
from annals.capture.saved.days import days_of_text
from annals.capture.saved.found import Found, Note
from annals.capture.saved.lines import ONE_PARAGRAPH, cut, run_together
from annals.capture.saved.metadata import bylines_of
from annals.capture.saved.paragraphs import is_furniture
from annals.capture.saved.printed_days import Says, read_line
from annals.capture.saved.reading import Reading
from annals.capture.saved.sites import is_section
from annals.language.words import single_spaced, words

_LABEL = re.compile(r"^\s*(?:headline|title|العنوان|عنوان)\s*[:：]\s*(?P<text>.+)$", re.IGNORECASE)
_FIELD = re.compile(
    r"^\s*(?:(?:byline|length|section|dateline|body|load-date|language|publication-type|source|copyright|subject|url|link|words)\s*:|"
    r"copyright\b|https?://|www\.)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.؟…:]?\.[\"”»’')\]]*\s*$|[.][\"”»’')\]]*\s*$")
_SHORTENED = re.compile(r"(?:\b[A-Z]\.){2,}$|\.\.+$|\b(?:Inc|Co|No|Jr|St)\.$")
_FIRST = 8
_MOST_WORDS = 22
_MOST_LETTERS = 150
_LEAST = 3


def read_text(text: str, period: tuple[date, date], whole: str = "") -> Reading:
    """Return what a plain text says. `whole` is the title that the file it was taken from gives, `""` without one."""
    found = cut(text)
    title = headline_of(found.blocks, whole)
    blocks = list(found.blocks)
    kept = f"{chr(10) * 2}".join(single_spaced(block) for block in blocks) + "\n" if found.how else text
    lines = list(bylines_of(blocks, _FIRST))
    bylines = [(number, read_byline(line)) for number, line in lines if not title or words(line) != words(title.value)]
    authors = [Found(name, f"paragraph {number}") for number, byline in bylines for name in byline.names]
    agencies = [name for _number, byline in bylines for name in byline.others if is_agency(name)]
    days = days_of_text(blocks, title.value if title else "", period)
    return Reading(
        kept, title, tuple(authors), days.stated, refused=days.refused, mentioned=days.mentioned, page=bool(found.how),
        notes=tuple(_notes(found.how, blocks, agencies)),
    )  # fmt: skip


def _notes(how: str, blocks: Sequence[str], agencies: Sequence[str]) -> Iterator[Note]:
    if how == "short lines":
        yield Note(
            "capture",
            "no blank lines separate its paragraphs; they were guessed from short last lines: check them in the text",
        )
    if length := run_together(blocks):
        yield Note(
            "capture",
            f"one paragraph of the text has {length:,} characters, more than {ONE_PARAGRAPH:,}; "
            "if it should be several, put blank lines between them and draft it again",
        )
    if agencies:
        told = ", ".join(dict.fromkeys(agencies))
        yield Note("authors", f"the byline also names {told}; write under credits what they made, or delete this line")


def headline_of(blocks: Sequence[str], whole: str = "") -> Found | None:
    """Return the headline of a text: the first line before the story that can be one; None where there is none."""
    units = list(_units(blocks[:_FIRST]))
    for _number, unit in units:
        if match := _LABEL.match(unit):
            return Found(single_spaced(match["text"]), f"paragraph {_number}")
    for place, (number, unit) in enumerate(units):
        if _is_no_headline(unit):
            continue
        following = next((later for _number, later in units[place + 1 :] if not _is_no_headline(later)), "")
        if _is_sentence(unit) or not following:
            break
        if len(words(unit)) < _LEAST and not _is_sentence(following) and words(unit) != words(whole):
            continue
        return Found(unit, f"paragraph {number}")
    return None


def _units(blocks: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of the first paragraphs, those of a headline that was broken in two as one."""
    for number, block in enumerate(blocks, 1):
        lines = [line for line in block.split("\n") if line.strip()]
        joined = single_spaced(" ".join(lines))
        broken = len(lines) > 1 and not _is_sentence(joined) and len(words(joined)) <= _MOST_WORDS
        if (
            broken
            and len({tuple(words(line)) for line in lines}) == len(lines)
            and not any(_is_no_headline(line) or len(line) > 70 for line in lines)
        ):
            yield number, joined
        else:
            yield from ((number, single_spaced(line)) for line in lines)


def _is_no_headline(line: str) -> bool:
    """Return whether a line is what stands around a headline: furniture, a byline, a day, a section, a credit."""
    return bool(
        not words(line)
        or is_furniture(line)
        or is_section(line)
        or (_FIELD.match(line) and not _LABEL.match(line))
        or is_byline(line)
        or (is_agency(line) and len(words(line)) <= 4)
        or any(each.says is not Says.TOLD for each in read_line(line, 0, first=True) if not _is_sentence(line))
    )


def _is_sentence(line: str) -> bool:
    """Return whether a line is a sentence, or too long for a headline."""
    stopped = _STOP.search(line) and not _SHORTENED.search(line)
    return bool(stopped) or len(words(line)) > _MOST_WORDS or len(line) > _MOST_LETTERS
