"""Figures as a person types them into the form, in the words and digits of two languages, in Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from annals.values.figure import PATTERN

from .conftest import set_up

pytestmark = pytest.mark.browser

SETUP = """async () => {
  const { FigureWords } = await import("/assets/add/figure_words.js");
  const { known } = await import("/assets/add/known.js");
  window.figures = new FigureWords(known);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, origin: str) -> Iterator[Page]:
    with set_up(browser, f"{origin}add/", SETUP) as page:
        yield page


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("37", "37"), ("1,200", "1200"), ("at least 50", "at least 50"), ("At least  50", "at least 50"),
        ("over 60", "more than 60"), ("50 or more", "at least 50"), ("20–25", "20-25"), ("20 - 25", "20-25"),
        ("Dozens", "dozens"), ("١٢", "12"), ("۱۲", "12"), ("١٬٢٠٠", "1200"), ("ما لا يقل عن ٥٠", "at least 50"),
        ("أكثر من 60", "more than 60"), ("نحو 300", "about 300"), ("ما يقارب 300", "nearly 300"),
        ("على الأقل 50", "at least 50"), ("50 على الأقل", "at least 50"),
        ("٢٠-٢٥", "20-25"), ("حوالي ٢٠٠", "about 200"),
    ],
)  # fmt: skip
def test_a_figure_is_read_in_words_and_digits_of_two_languages(page: Page, typed: str, written: str) -> None:
    assert page.evaluate("text => figures.read(text)", typed) == written


@pytest.mark.parametrize(
    "typed", ["", "fifty", "ten or 12", "not 50", "12 killed", "1,2", "-5", "٥٫٥", "𝟏x", "constructor 12"]
)
def test_what_is_no_figure_stays_no_figure(page: Page, typed: str) -> None:
    read = page.evaluate("text => figures.read(text)", typed)
    assert read == typed
    assert not page.evaluate("([pattern, text]) => new RegExp(pattern).test(text)", [PATTERN, read])
