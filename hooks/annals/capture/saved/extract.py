"""The text of an article taken out of its page, paragraph by paragraph.

trafilatura finds the article. Before that, what old and many Arabic sites do is put right: a whole page in a form,
two line breaks in place of a paragraph, text set in columns of a table. Afterwards what it found is compared with the
paragraphs that stand on the page, since a lost article must not go unnoticed.
"""

import re
from collections.abc import Iterator
from typing import Any

from annals.capture.saved.lines import cut
from annals.capture.saved.page_lines import blocks_in, is_beside
from annals.language.words import GROUPING_SPACES, single_spaced, words

_THOUSANDS = re.compile(rf"(?<=\d)[{GROUPING_SPACES}](?=\d{{3}}(?!\d))")
_THOUSANDS_SIGN = "\u2e31"
_BREAK_SIGN = "\u2e32"
"""Signs of old manuscripts, which no article prints between digits, or between paragraphs."""

_CAPTION = re.compile(r"(?:\w+[-_])*captions?(?:[-_]\w+)*|\w+Caption(?:[-_]?\w+)*|(?:\w+[-_])*pull-?quote(?:[-_]\w+)*")
_NOT_CAPTION = re.compile(r"(?:.*[-_])?(?:has|no|with|without)[-_]?caption", re.IGNORECASE)
_LONGEST_CAPTION = 80
_ASIDE = (
    "//figcaption | //aside | //nav | //footer | //form | //style | //noscript"
    " | //script[not(@type='application/ld+json')]"
)
_BLOCKS = ("p", "head", "quote", "item", "row", "code")
_LEAST = 12
"""Words of a paragraph of the story, at least; shorter ones may be anything."""

_MOST_LOST = 0.5


def prepare(tree: Any) -> None:
    """Take out of a page what is beside its article, and mark breaks and thousands so that they outlast trafilatura."""
    whole = len(_text(tree))
    for element in tree.xpath(_ASIDE):
        _set_aside(element, whole)
    for element in tree.xpath("//*[contains(translate(@class, 'C', 'c'), 'caption') or contains(@class, 'pull')]"):
        length = len(words(element.text_content()))
        if _is_caption(element.get("class")) and length <= _LONGEST_CAPTION and len(_text(element)) * 2 <= whole:
            element.drop_tree()
    for element in list(tree.iter("pre")):
        _mark_pre(element)
    _mark_breaks(tree)
    for element in tree.iter():
        for where in ("text", "tail"):
            if text := getattr(element, where):
                setattr(element, where, _THOUSANDS.sub(_THOUSANDS_SIGN, text))


def article_blocks(tree: Any) -> list[str]:
    """Return the paragraphs of the article on a page that was prepared; `[]` where no article is found."""
    import trafilatura  # noqa: PLC0415

    standing = [
        text for line in blocks_in(tree) if not is_beside(line.element) for text in _cut(line.text) if _is_story(text)
    ]
    length = sum(len(words(text)) for text in standing)
    for recall in (False, True):
        found: Any = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=True, with_metadata=False, favor_recall=recall
        )
        blocks = list(_read(found.body)) if found is not None else []
        told = {tuple(words(block)) for block in blocks}
        kept = sum(len(each) for each in (tuple(words(text)) for text in standing) if each in told)
        if kept >= length * _MOST_LOST and (blocks or not length):
            return blocks
    return [single_spaced(text) for text in standing]


def _text(element: Any) -> str:
    return "".join(element.xpath(".//text()[not(parent::script or parent::style or parent::noscript)]"))


def _set_aside(element: Any, whole: int) -> None:
    """Drop an element, unless it holds most of the page's text: then it is the page, in an odd box."""
    if element.tag in ("script", "style", "noscript") or len(_text(element)) * 2 <= whole:
        element.drop_tree()
    else:
        element.tag = "div"
        for name in ("class", "id", "role"):
            element.attrib.pop(name, None)


def _is_caption(name: str) -> bool:
    return any(_CAPTION.fullmatch(each) and not _NOT_CAPTION.match(each) for each in name.split())


def _mark_pre(element: Any) -> None:
    """Make a paragraph of preformatted text, its own paragraphs parted by signs."""
    text = f" {_BREAK_SIGN} ".join(single_spaced(block) for block in cut(element.text_content()).blocks)
    for child in list(element):
        child.drop_tree()
    element.tag, element.text = "p", text


def _mark_breaks(tree: Any) -> None:
    """Put a sign in place of two line breaks or more in a row, which part paragraphs; one break parts none."""
    for first in list(tree.iter("br")):
        before = first.getprevious()
        if before is not None and before.tag == "br" and not (before.tail or "").strip():
            continue
        run, last = 1, first
        while (following := last.getnext()) is not None and following.tag == "br" and not (last.tail or "").strip():
            run, last = run + 1, following
        if run > 1:
            last.tail = f" {_BREAK_SIGN} {last.tail or ''}"


def _read(body: Any) -> Iterator[str]:
    """Yield the text of each block of an extracted article, a line break as a space."""
    for line_break in body.iter("lb"):
        line_break.tail = f" {line_break.tail or ''}"
    for element in body.iter(*_BLOCKS):
        if any(outer.tag in _BLOCKS for outer in element.iterancestors()):
            continue
        if element.tag == "row":
            yield from _row(element)
        else:
            yield from _cut("".join(element.itertext()))


def _row(row: Any) -> Iterator[str]:
    """Yield a row of a table: of figures as one paragraph, of a page that is laid out in a table as its own ones."""
    cells = [list(_cell(cell)) for cell in row.iter("cell")]
    texts = [text for cell in cells for text in cell]
    if any(_is_story(text) for text in texts):
        yield from texts
    elif texts:
        yield " | ".join(texts)


def _cell(cell: Any) -> Iterator[str]:
    parts = [each for each in cell if each.tag in _BLOCKS]
    if not parts:
        yield from _cut("".join(cell.itertext()))
        return
    yield from _cut(cell.text or "")
    for part in parts:
        yield from _cut("".join(part.itertext()))
        yield from _cut(part.tail or "")


def _cut(text: str) -> Iterator[str]:
    for part in text.split(_BREAK_SIGN):
        if block := single_spaced(part.replace(_THOUSANDS_SIGN, "\u00a0")):
            yield block


def _is_story(text: str) -> bool:
    """Return whether a text is a paragraph that an article may have: long, and ended with a stop."""
    return len(words(text)) >= _LEAST and bool(re.search(r"[.!?؟…][\"”»’')\]]*\W*$", text))
