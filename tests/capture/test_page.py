"""Saved pages are read for what they say of themselves; what is unsure is not taken."""

import builtins
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from annals.capture.saved.metadata import Found, clean_url
from annals.capture.saved.page import NotInstalled, Reading, Unreadable, read_article
from annals.language.numbers.figures import stated
from annals.language.words import line
from tests.support import HERE

PERIOD = date(2003, 1, 1), date(2004, 12, 31)
PAGES = HERE / "saved_pages"


def read(name: str, change: Callable[[str], str] = str) -> Reading:
    return read_article(change((PAGES / name).read_text(encoding="utf-8")).encode(), PERIOD)


def values(found: tuple[Found, ...]) -> list[tuple[str, str]]:
    return [(each.value, each.origin) for each in found]


def test_a_page_that_says_what_it_is_is_read_whole() -> None:
    reading = read("json-ld.html")
    assert reading.title == Found("Ink Front pushes on to Tell Qirtas", "JSON-LD headline")
    assert values(reading.authors) == [("A. Reporter", "JSON-LD author"), ("B. Reporter", "JSON-LD author")]
    assert values(reading.dates) == [("2003-03-07", "JSON-LD datePublished")]
    assert reading.url == Found("https://post.example.org/2003/pushes-on", "link rel=canonical")
    assert reading.language == Found("en", "the page's lang")
    assert len(reading.text.strip().split("\n\n")) == 5


def test_captions_pull_quotes_side_boxes_and_footers_are_no_text_of_the_article() -> None:
    text = read("json-ld.html").text
    assert not any(part in text for part in ("mill that employed", "recipes", "newsletter", "Sport"))
    assert text.count("Another 300 families") == 1
    assert "had dug in since early March" in text


def test_a_bare_page_has_its_heading_for_a_title_never_the_site() -> None:
    reading = read("bare.html")
    assert reading.title == Found("Quiet returns to the quay", "the heading in the page's title")
    assert values(reading.dates) == [("2003-04-03", "paragraph 2")]
    assert (reading.url, reading.authors) == (None, ())


@pytest.mark.slow
def test_a_site_named_behind_the_title_is_left_out_where_no_heading_is_printed() -> None:
    reading = read(
        "json-ld.html",
        lambda text: (
            text.replace('pushes on">', 'pushes &amp; on | The Harbour Post">')
            .replace("headline", "x")
            .replace("h1>", "b>")
        ),
    )
    assert reading.title == Found("Ink Front pushes & on", "meta og:title")
    assert read(
        "arabic.html", lambda text: text.replace('t="جبهة الحبر تدخل المحبرة"', 't="جريدة الملح"')
    ).title == Found("جبهة الحبر تدخل المحبرة", "the heading in the page's title")


def test_the_address_that_a_browser_wrote_into_a_saved_page_is_read() -> None:
    mark = "<!-- saved from url=(0040)https://salt.example.org/quay?utm_source=x -->\n"
    reading = read("bare.html", lambda text: mark + text)
    assert reading.url == Found("https://salt.example.org/quay", "the address it was read from")


@pytest.mark.slow
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_page_in_another_charset_is_read(charset: str) -> None:
    text = (
        (PAGES / "arabic.html").read_text(encoding="utf-8").replace("٣ نيسان ٢٠٠٣", "3 نيسان 2003").replace("٢٣", "23")
    )
    reading = read_article(text.replace("utf-8", charset).encode(charset), PERIOD)
    assert reading.text.startswith("جبهة الحبر تدخل المحبرة\n\nدخل مقاتلو")
    assert values(reading.dates) == [("2003-04-03", "beside the headline")]


def test_a_levantine_month_is_read_and_the_date_of_a_side_box_is_not() -> None:
    reading = read("arabic.html")
    assert values(reading.dates) == [("2003-04-03", "beside the headline")]
    assert reading.title == Found("جبهة الحبر تدخل المحبرة", "meta og:title")
    assert reading.language == Found("ar", "the page's lang")


@pytest.mark.parametrize("name", ["undated.html", "arabic.html", "bare.html"])
def test_a_side_box_with_a_later_day_of_the_same_year_dates_nothing(name: str) -> None:
    reading = read(
        name, lambda text: text.replace("14 Jan 2024", "14 Nov 2003").replace("كانون الثاني 2024", "تموز 2003")
    )
    assert "2003-11-14" not in [found.value for found in reading.dates]


def test_a_page_without_a_date_gets_none() -> None:
    assert read("undated.html").dates == ()


def test_dates_that_differ_are_all_told() -> None:
    meta = '<meta property="article:published_time" content="2003-03-06T23:50:00Z">'
    reading = read("json-ld.html", lambda text: text.replace("<nav>", f"{meta}<nav>"))
    assert [found.value for found in reading.dates] == ["2003-03-07", "2003-03-06"]


def test_a_date_outside_the_archives_years_is_refused() -> None:
    reading = read("json-ld.html", lambda text: text.replace('"2003-03-07', '"2020-03-07'))
    assert reading.dates == ()
    assert values(reading.refused) == [("2020-03-07", "JSON-LD datePublished")]


def test_the_day_of_a_later_change_is_no_day_of_publication() -> None:
    reading = read("json-ld.html", lambda text: text.replace("datePublished", "dateCreated"))
    assert reading.dates == ()


@pytest.mark.parametrize("block", ["{", "[]", "null", '"x"', "[" * 2000, '{"@graph": 3}', '{"author": [3, {}]}'])
def test_broken_linked_data_is_passed_over(block: str) -> None:
    start, end = 'application/ld+json">', "</script>"
    text = (PAGES / "json-ld.html").read_text(encoding="utf-8")
    head, _, rest = text.partition(start)
    reading = read_article(f"{head}{start}{block}{end}{rest.partition(end)[2]}".encode(), PERIOD)
    assert reading.title == Found("Ink Front pushes on to Tell Qirtas", "the heading in the page's title")


def test_a_plain_text_is_taken_as_it_is() -> None:
    data = (PAGES / "q5bct8vf.txt").read_bytes()
    reading = read_article(data, PERIOD)
    assert reading.text.encode() == data
    assert reading.title == Found("Ink Front overruns al-Mahbara", "paragraph 1")
    assert values(reading.dates) == [("2003-03-06", "paragraph 2")]
    assert reading.language == Found("en", "the words of the text")
    assert not reading.page


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<html><body><nav>x</nav></body></html>", b" \n\n "])
def test_what_holds_no_article_is_told(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_article(data, PERIOD)


def test_without_the_extra_a_text_is_read_and_a_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name in ("trafilatura", "htmldate"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert read_article(b"A text.", PERIOD).text == "A text."
    with pytest.raises(NotInstalled, match=r"pip install -e \.\[import\]"):
        read_article(b"<html><p>A page.</p></html>", PERIOD)


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("https://a.example/b#c", "https://a.example/b"),
        ("https://a.example/b?utm_source=x&id=7&fbclid=y", "https://a.example/b?id=7"),
        ("https://a.example/b?gclid=1", "https://a.example/b"),
        (" https://a.example/حبر b\n", "https://a.example/%D8%AD%D8%A8%D8%B1%20b"),
    ],
)
def test_an_address_is_kept_without_what_only_counts_readers(given: str, clean: str) -> None:
    assert clean_url(given) == clean


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "length", "most"),
    [
        ("7,1" * 70_000, "210,000", "200,000"),
        (f"<html><body><article><h1>Sums</h1><p>{'7,1' * 70_000}</p></article></body></html>", "210,004", "200,000"),
        (f"<html><body><p>{'7,1' * 400_000}</p></body></html>", "1,200,000", "1,000,000"),
    ],
    ids=["text", "article of a page", "page"],
)
def test_a_text_that_is_too_long_for_an_article_is_refused_before_it_is_read(data: str, length: str, most: str) -> None:
    with pytest.raises(Unreadable, match=f"holds {length} characters of text, and at most {most} are read"):
        read_article(data.encode(), PERIOD)


@pytest.mark.parametrize("space", ["&nbsp;", "&#8239;", "&thinsp;"])
def test_spaces_that_part_the_thousands_of_a_number_are_kept(space: str) -> None:
    story = "came down the road to the mills, the monitor said on Sunday, and more of them would come before the night."
    page = f"<html><body><article><h1>Two roads</h1><p>Some 2{space}300 guards {story}</p></article></body></html>"
    text = read_article(page.encode(), PERIOD).text
    assert "about 2300" in [each.text for each in stated(line(text))]
