"""What the form reads in a text, the command line reads too: paragraphs, headline, days and figures, on every text."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from annals.capture.drafts import gather, nearby
from annals.capture.fingerprints import paragraphs
from annals.capture.saved.page import is_page, read_article
from annals.capture.saved.paragraphs import read_parts
from annals.capture.saved.unreadable import Unreadable
from annals.capture.text.candidates import offers
from annals.cli import saved
from annals.language import date_names, date_patterns, story
from annals.language.counting import WORDS
from annals.language.date_names import unsigned
from annals.language.date_patterns import phrases
from annals.language.date_phrases import find_days
from annals.language.javascript import branched, javascript
from annals.site import form_data
from annals.values import edtf
from tests.support import CAPTURES, PROJECT

from .conftest import set_up

pytestmark = pytest.mark.browser

PERIOD = (date(1900, 1, 1), date(2100, 12, 31))
PUBLISHED = "2015-08-06"
SURE = {"printed", "weekday", "monthday", "before", "yesterday", "today"}
"""The words for days of which the form reads what comes to one day."""

SETUP = """async () => {
  const load = (name) => import(`/assets/add/${name}.js`);
  const { known } = await load("known");
  const { paragraphs, TextReader } = await load("text");
  const { DateReader } = await load("dates");
  const { DayReader } = await load("days");
  const { FigureReader } = await load("figures");
  const dates = new DateReader(known.dates);
  const texts = new TextReader({ ...known.texts, period: ["1900-01-01", "2100-12-31"] }, dates);
  const days = new DayReader(known.dates, dates, known.folding.marks);
  const figures = new FigureReader(known.counting);
  window.readText = (text, published) => {
    const found = paragraphs(text);
    return {
      paragraphs: found, title: texts.title(text), published: texts.published(text),
      days: found.map((each) => days.find(each, published).map(({ words, when }) => [words, when])),
      figures: figures.find(found).map(({ paragraph, figure, states }) => [paragraph, figure, states]),
    };
  };
  const span = (match) => [match.index, match.index + match[0].length];
  window.matched = (pattern, texts) => texts.map((text) => [...text.matchAll(new RegExp(pattern, "gu"))].map(span));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, origin: str) -> Iterator[Page]:
    """Give a page of the site on which the scripts' functions are at hand."""
    with set_up(browser, f"{origin}add/", SETUP) as page:
        yield page


@cache
def invented() -> tuple[str, ...]:
    """Return every text that the tests make up: in files, and in the tests of what reads them."""
    files = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "tests" / "saved_pages").glob("*.txt"))]
    pages = [path.read_bytes() for path in sorted((PROJECT / "tests" / "saved_pages").glob("*.html"))]
    modules = [*(PROJECT / "tests" / "capture").glob("*.py"), *(PROJECT / "tests" / "language").rglob("*.py")]
    written = {
        node.value
        for module in modules
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
    }
    return (*files, *(read_article(data, PERIOD).text for data in pages), *sorted(written))


def captured() -> list[Path]:
    return sorted(CAPTURES.glob("*.txt")) if CAPTURES.is_dir() else []


def sure_days(number: int, paragraph: str) -> list[list[str]]:
    """Return the words of a paragraph that come to one day by themselves, and those days."""
    read = find_days(number, paragraph, edtf.parse(PUBLISHED))
    named = phrases(unsigned(paragraph))
    return [
        [day.words, day.when]
        for day, (_span, parts) in zip(read, named, strict=True)
        if SURE & parts.keys() and "since" not in parts and edtf.parse(day.when or "XXXX").day and "/" not in day.when
        if parts.get("d1", "1").isdigit()  # a day in words, "the fifth", is left out by the form
    ]


def agree(page: Page, text: str) -> dict[str, Any]:
    """Hold what the form reads in a text against what the command line does, and return it."""
    read: dict[str, Any] = page.evaluate("([text, day]) => readText(text, day)", [text, PUBLISHED])
    blocks = paragraphs(text)
    assert [" ".join(each.split()) for each in read["paragraphs"]] == [" ".join(each.split()) for each in blocks]
    assert read["days"] == [sure_days(number, block) for number, block in enumerate(blocks, 1)]
    if not blocks:
        return read
    try:
        whole = read_article(text.encode(), PERIOD)
    except Unreadable:  # the command line makes no draft of it
        return read
    if read["title"]:
        assert whole.title
        assert read["title"] == " ".join(whole.title.value.split())
    if day := read["published"]:
        assert [(found.value, found.origin) for found in whole.dates] == [(day["day"], f"paragraph {day['paragraph']}")]
    parts = read_parts(blocks, whole.title.value if whole.title else "")
    offered = [[each.paragraph, each.figure, each.counted.states] for each in offers(parts)]
    assert [each for each in read["figures"] if each not in offered] == []
    return read


def test_both_read_the_same_in_every_invented_text(page: Page) -> None:
    read = [agree(page, text) for text in invented() if text.strip() and not is_page(text.encode())]
    assert sum(bool(each["days"]) for each in read) > 20
    assert any(each["figures"] for each in read)


@pytest.mark.skipif(not captured(), reason="the saved texts are not here")
@pytest.mark.parametrize("path", captured(), ids=lambda path: path.stem)
def test_both_read_the_same_in_every_capture(page: Page, path: Path) -> None:
    agree(page, path.read_text(encoding="utf-8"))


COUNTED = [word for row in WORDS.values() for word in row.split() if word.isascii()]
NEAR_FIGURES = st.sampled_from([
    "37", "12", "1,200", "5", "1", "2015", "0", "007", "dozens", "at least", "more than", "up to", "about",
    "nearly", "from", "to", "and", "or", "a", "the", "of", "soldiers", "people", "years", "old", "families",
    "were", "not", "no", "half", "six", "hundred", "million", "aged", "including", "among them", "as many as",
    "between", "when", "on 6 August", "per cent", "%", ",", ".", ". ", ";", "(", ")", "-", "–", "$", "also",
    "another", "some", "rose", "said that", "will", "k", "m", "th", *COUNTED,
])  # fmt: skip
STORY = "A paragraph before it that names nobody and counts nothing at all.\n\n"


@settings(max_examples=400)
@given(st.lists(NEAR_FIGURES, min_size=3, max_size=14).map(" ".join))
def test_no_figure_is_offered_that_the_command_line_does_not_offer(page: Page, words: str) -> None:
    agree(page, f"{STORY}In the town the monitor said {words} in the east of the country that day.")


NEAR_DAYS = st.sampled_from([
    "on", "On", "since", "by", "last", "next", "late", "Wednesday", "Thursday", "Monday", "morning", "5", "31",
    "August", "Aug.", "Feb.", "2015", "2014", "30", "of", "the", "today", "yesterday",
    "the day before yesterday", "overnight", "this week", "6 August 2015", "2015-08-05", "5/8/2015",
    "30 February 2015", "last year", "ago", "two days", "in", "until", ",", ".", "-", "يوم", "الأربعاء", "أمس",
    "اليوم", "الماضي", "5", "٥", "آب", "أغسطس", "منذ", "قبل", "أول", "مساء", "العام", "will come",
])  # fmt: skip


@settings(max_examples=400)
@given(st.lists(NEAR_DAYS, max_size=9).map(" ".join))
def test_the_same_days_are_read_in_any_words(page: Page, words: str) -> None:
    agree(page, words)


PATTERNS = {
    "whole": (date_names.WHOLE, date_names.WHOLE),
    "days": (date_patterns.WORDS.pattern, branched(date_patterns.WORDS.pattern, "since")),
    "furniture": (story.FURNITURE, story.FURNITURE),
    "ends": (story.ENDS, story.ENDS),
    "ahead": (story.AHEAD, story.AHEAD),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_matches_in_javascript_what_it_does_in_python(page: Page, name: str) -> None:
    python, portable = PATTERNS[name]
    texts = [date_names.plain(unsigned(text)) for text in invented()]
    texts = [text for text in texts if not any(ord(char) > 0xFFFF for char in text)]  # which JavaScript counts twice
    found = page.evaluate("([pattern, texts]) => matched(pattern, texts)", [javascript(portable), texts])
    assert found == [[list(match.span()) for match in re.finditer(python, text)] for text in texts]


@pytest.mark.parametrize("pattern", [r"(?<=a)\Z", r"(?P<a>x)?(?(a)y|z)", r"(?#note)x", r"\Aa", r"[\W]"])
def test_a_pattern_that_javascript_has_no_word_for_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no form in JavaScript"):
        javascript(pattern)


def test_what_the_page_is_told_is_what_the_command_line_goes_by() -> None:
    assert (form_data.NEAR, form_data.MOST_EVENTS) == (nearby.NEAR_DAYS, nearby.MOST_EVENTS)
    assert (form_data.MOST_OFFERS, form_data.LATE) == (gather.MOST_OFFERS, saved.LATE)


@pytest.mark.parametrize(
    "gap",
    ["\n\n", "\n \n", "\n\u00a0\n", "\n\t\n", "\r\n\r\n", "\r\r", "\n\n\n\n", "\n \t \n\n", "\n\u2003\n"],
    ids=repr,
)
def test_a_line_of_blanks_parts_paragraphs(page: Page, gap: str) -> None:
    text = gap.join(["One paragraph.", "Another one.", "The third."])
    assert len(page.evaluate("text => readText(text, '').paragraphs", text)) == len(paragraphs(text)) == 3
