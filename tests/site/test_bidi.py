"""Text from right to left stands in elements of its own: whole where its language is known, and across links."""

import html
import re

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st
from markupsafe import Markup

from annals.site.bidi import mark_arabic, mark_beside, mark_html, mark_latin, mark_name

TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")
OPEN, CLOSE = '<bdi lang="ar" dir="rtl">', "</bdi>"


@pytest.mark.parametrize(
    "title", ["IS يسيطر على القريتين", "القريتين بيد IS", "BBC: مقتل 37 «جنديا» <في> حمص & غيرها", "قال BBC!"]
)
def test_a_title_in_arabic_is_one_element_whatever_letters_are_in_it(title: str) -> None:
    assert str(mark_arabic(title, "ar")) == OPEN + html.escape(title, quote=False) + CLOSE
    assert mark_arabic(title, "ar-SY").startswith('<bdi lang="ar-SY" dir="rtl">')


def test_a_title_in_arabic_of_other_letters_alone_is_as_it_is() -> None:
    assert mark_arabic("BBC & AFP", "ar") == Markup("BBC &amp; AFP")


@pytest.mark.parametrize("name", ["مدينة IS", "القريتين", "«قبضة» 37"])
def test_a_name_that_begins_in_arabic_is_one_element(name: str) -> None:
    assert str(mark_name(name)) == OPEN + name + CLOSE


def test_a_name_that_begins_in_other_letters_has_its_arabic_marked() -> None:
    assert str(mark_name("IS (تنظيم)")) == f"IS ({OPEN}تنظيم{CLOSE})"


def test_a_title_in_english_has_its_arabic_marked() -> None:
    assert str(mark_arabic("The word القريتين, explained", "en")) == f"The word {OPEN}القريتين{CLOSE}, explained"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NOW (6 آب/أغسطس 2015)", "[NOW] (6 آب/أغسطس 2015)"),
        ("The New Arab (2) و AzVision.az: رواية", "[The New Arab] (2) و [AzVision.az]: رواية"),
        ("الطريق الدولي M5", "الطريق الدولي [M5]"),
        ("آب/أغسطس 2015 < 3", "آب/أغسطس 2015 &lt; 3"),
    ],
)
def test_on_a_page_that_runs_from_the_right_a_latin_name_takes_no_number_along(text: str, expected: str) -> None:
    marked = expected.replace("[", '<bdi lang="en" dir="ltr">').replace("]", "</bdi>")
    assert mark_latin(text, "en") == marked


def test_what_is_html_already_is_not_marked_again() -> None:
    assert mark_arabic(mark_arabic("قال <BBC>", "ar"), "en") == mark_arabic("قال <BBC>", "ar")


def test_a_name_is_one_element_beside_our_own_words() -> None:
    name = "قتلى IS في حمص"
    assert str(mark_beside(f"{name}, version 2", name, "ar")) == f"{OPEN}{name}{CLOSE}, version 2"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>in <a>حمص</a>.</p>", "<p>in <a>{حمص}</a>.</p>"),
        ("<p>قال <a>تنظيم</a> إن 37 قتلوا.</p>", "<p>{قال <a>تنظيم</a> إن 37 قتلوا.}</p>"),
        ("<p><a>تنظيم</a> يسيطر على <em>حمص</em></p>", "<p>{<a>تنظيم</a> يسيطر على <em>حمص</em>}</p>"),
        ("<p>it is <a><em>تنظيم</em></a> الدولة, it says</p>", "<p>it is {<a><em>تنظيم</em></a> الدولة}, it says</p>"),
        ("<p>a <em>b تنظيم</em> الدولة</p>", "<p>a <em>b {تنظيم}</em>{ الدولة}</p>"),
        ("<p>تنظيم</p>\n<p>الدولة</p>", "<p>{تنظيم}</p>\n<p>{الدولة}</p>"),
        ("<p>قال<br>إن</p>", "<p>{قال<br>إن}</p>"),
        ("<p>قال &amp; إن</p>", "<p>{قال &amp; إن}</p>"),
    ],
)
def test_a_run_goes_across_the_elements_of_its_line(given: str, expected: str) -> None:
    assert str(mark_html(given)) == expected.replace("{", OPEN).replace("}", CLOSE)


TREES = st.recursive(
    st.text(alphabet='اب 3.x«»"&', max_size=6).map(html.escape),
    lambda inner: st.tuples(st.sampled_from(["em", "a", "p", "li"]), st.lists(inner, max_size=4)).map(
        lambda each: f"<{each[0]}>{''.join(each[1])}</{each[0]}>"
    ),
    max_leaves=12,
)


def test_elements_in_one_another_however_many_are_marked() -> None:
    nested = "<em>" * 1_200 + "القريتين" + "</em>" * 1_200
    assert mark_html(nested) == nested.replace("القريتين", f"{OPEN}القريتين{CLOSE}")


@given_by(st.lists(TREES, max_size=4).map("".join))
def test_elements_close_in_the_order_in_which_they_opened(text: str) -> None:
    marked = str(mark_html(text))
    assert html.unescape(TAG.sub("", marked)) == html.unescape(TAG.sub("", text))
    opened: list[str] = []
    for end, name in TAG.findall(marked):
        if end:
            assert opened.pop() == name
        else:
            opened.append(name)
    assert opened == []
