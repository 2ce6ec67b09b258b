"""Text that is written from right to left, on pages that run from left to right.

Each run stands in an element of its own, isolated from what is around it, with its direction and its language: W3C,
"Inline markup and bidirectional text in HTML". What is known to be in a language written so, such as the headline of
an article in Arabic, is one element as a whole, whatever letters are in it.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from annals.language.direction import (
    LEFT_LETTER,
    RIGHT,
    Run,
    begins_right_to_left,
    has_right_to_left,
    is_right_to_left,
    language_of_script,
    runs,
)
from annals.language.html_texts import as_html

_LEFT_RUN = re.compile(rf"({LEFT_LETTER}(?:[^{RIGHT}]*{LEFT_LETTER})?\w*)")
_TAGS = re.compile(r"(<[^>]+>)")
_BLOCK = re.compile(r"</?(?:p|ul|ol|li|blockquote|h[1-6]|hr)\b")
_VOID = re.compile(r"<(?:br|hr)\b")


def mark_arabic(text: str, language: str = "") -> Markup:
    """Return plain text as HTML, with what is written from right to left marked; HTML is returned as it is.

    `language` is that of the text as a whole, a BCP 47 tag, where it is known.
    """
    if isinstance(text, Markup):
        return text
    if not has_right_to_left(text):
        return as_html(escaped(text))
    if is_right_to_left(language):
        return Markup(_isolated(escaped(text), language))
    return Markup("".join(_marked(text, runs(text))))


def mark_latin(text: str, language: str) -> Markup:
    """Return plain text of a page that runs from right to left as HTML, with what runs from left to right marked.

    Otherwise a number or a bracket behind a name in Latin letters would run along with it. `language` is that of these.
    """
    if isinstance(text, Markup):
        return text
    tag, parts = html.escape(language), _LEFT_RUN.split(text)
    isolated = (
        f'<bdi lang="{tag}" dir="ltr">{escaped(part)}</bdi>' if at % 2 else escaped(part)
        for at, part in enumerate(parts)
    )
    return Markup("".join(isolated))


def mark_name(text: str) -> Markup:
    """Return a name as HTML, whose language is not known: it runs as its first letter does, as a whole."""
    return mark_arabic(text, language_of_script(text) if begins_right_to_left(text) else "")


def run_of_name(text: str) -> Markup:
    """Return the attributes of an element that holds such a name alone: `""` where it runs from left to right."""
    return _attributes(language_of_script(text)) if begins_right_to_left(text) else Markup("")


def mark_beside(text: str, name: str, language: str) -> Markup:
    """Return plain text as HTML; `name`, which is in a language, is one element wherever it stands in the text."""
    return Markup("".join(_marked(text, runs(text, name, language))))


def mark_html(text: str, name: str = "", language: str = "") -> Markup:
    """Return safe HTML with what is written from right to left marked, across the elements within a paragraph.

    `name` is what `mark_beside` takes.
    """
    if not has_right_to_left(text):
        return Markup(text)
    parts, line = [], list[str]()
    for part in _TAGS.split(text):
        if _BLOCK.match(part):
            parts += [*_line(line, name, language), part]
            line = []
        else:
            line.append(part)
    return Markup("".join([*parts, *_line(line, name, language)]))


def escaped(text: str) -> str:
    """Return a text as HTML that prints it."""
    return html.escape(text, quote=False)


def _isolated(inner: str, language: str) -> str:
    return f"<bdi{_attributes(language)}>{inner}</bdi>"


def _attributes(language: str) -> Markup:
    tag = f' lang="{html.escape(language)}"' if language else ""
    return Markup(f'{tag} dir="rtl"')


def _marked(text: str, found: Iterator[Run]) -> Iterator[str]:
    last = 0
    for run in found:
        yield escaped(text[last : run.start])
        yield _isolated(escaped(text[run.start : run.end]), run.language)
        last = run.end
    yield escaped(text[last:])


@dataclass(frozen=True)
class _Piece:
    """A tag, or text between tags, which is of one run or of none."""

    html: str
    run: Run | None = None

    @property
    def step(self) -> int:
        """Return how much deeper a tag leads: 1, 0 or -1."""
        if not self.html.startswith("<") or _VOID.match(self.html):
            return 0
        return -1 if self.html.startswith("</") else 1


def _line(parts: list[str], name: str, language: str) -> Iterator[str]:
    """Yield the parts of HTML that stands on one line, each run in an element."""
    texts = ["" if part.startswith("<") else html.unescape(part) for part in parts]
    pieces = list(_pieces(parts, texts, list(runs("".join(texts), name, language))))
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        if reach := _reach(pieces, position):
            run, end = reach
            yield _isolated("".join(each.html for each in pieces[position:end]), run.language)
            position = end
        else:
            yield _isolated(piece.html, piece.run.language) if piece.run else piece.html
            position += 1


def _reach(pieces: list[_Piece], position: int) -> tuple[Run, int] | None:
    """Return the run whose element begins before a piece, and where it ends; None where none begins there.

    It holds all of the run, with the tags before and after that its own tags ask for, and no more of them.
    """
    first = next((i for i in range(position, len(pieces)) if pieces[i].step != 1), position)
    run = pieces[first].run
    if run is None:
        return None
    last = max(i for i, piece in enumerate(pieces) if piece.run == run) + 1
    if any(_closed(pieces, start, last) for start in range(first, position, -1)):
        return None
    end = _closed(pieces, position, last)
    return (run, end) if end else None


def _closed(pieces: list[_Piece], start: int, end: int) -> int | None:
    """Return where the elements are closed that pieces open: at `end` or at the tags behind it; None where nowhere."""
    while _depth(pieces[start:end]) > 0 and end < len(pieces) and pieces[end].step == -1:
        end += 1
    return end if _depth(pieces[start:end]) == 0 else None


def _pieces(parts: list[str], texts: list[str], found: list[Run]) -> Iterator[_Piece]:
    """Yield tags, and texts cut where a run begins or ends."""
    start = 0
    for part, text in zip(parts, texts, strict=True):
        if part.startswith("<"):
            yield _Piece(part)
        last = start
        for run in found:
            first, end = max(run.start, start), min(run.end, start + len(text))
            if first < end:
                if last < first:
                    yield _Piece(escaped(text[last - start : first - start]))
                yield _Piece(escaped(text[first - start : end - start]), run)
                last = end
        if last < start + len(text):
            yield _Piece(escaped(text[last - start :]))
        start += len(text)


def _depth(pieces: list[_Piece]) -> int:
    """Return how many elements stay open behind pieces; -1 where they close one that they did not open."""
    depth = 0
    for piece in pieces:
        depth += piece.step
        if depth < 0:
            return -1
    return depth
