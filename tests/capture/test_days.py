"""The day of publication is one that a page states or a reader saw, never one that dates something else."""

import pytest

from annals.capture.saved.page import read_article
from annals.capture.saved.printed_days import Says, read_line
from annals.capture.saved.stamps import read_stamp
from tests.capture.articles import HEADLINE, PERIOD, STORY, page, paragraphs, text


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("20030306", "2003-03-06"), ("20030306T101500Z", "2003-03-06"), ("2003-03-06T10:15:00.000+03:00", "2003-03-06"),
        ("2003-03-06 10:15:00", "2003-03-06"), ("2003/03/06 10:15", "2003-03-06"), ("2003-3-6T9:15", "2003-03-06"),
        ("Thu, 06 Mar 2003 10:15:00 +0300", "2003-03-06"), ("Thu Mar 06 2003 10:15:00 GMT+0000", "2003-03-06"),
        ("March 6, 2003", "2003-03-06"), ("1046944800", "2003-03-06"), ("1046944800000", "2003-03-06"),
        ("2003-W10-4", "2003-03-06"), ("6 Mar 2003 14:05", "2003-03-06"), ("٢٠٠٣-٠٣-٠٦", "2003-03-06"),
        ("2003-03", None), ("03/06/2003", None), ("2003-02-30", None), ("soon", None), ("", None),
    ],
)  # fmt: skip
def test_a_time_stamp_is_read_in_every_form_that_pages_write(stamp: str, day: str | None) -> None:
    found = read_stamp(stamp)
    assert (str(found.day) if found else None) == day


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("6 March 2003", [Says.ALONE]), ("Thursday 06/03/2003 14:20", [Says.ALONE]),
        ("By A. Reporter, 6 March 2003", [Says.ALONE]),
        ("Published: 6 March 2003", [Says.PUBLISHED]), ("Last updated: 8 March 2003", [Says.OTHER]),
        ("Posted by the night desk on March 6, 2003", [Says.PUBLISHED]),
        ("تاريخ النشر: 6 آذار 2003 | آخر تحديث: 8 آذار 2003", [Says.PUBLISHED, Says.OTHER]),
        ("6 March 2003 (updated 8 March 2003)", [Says.ALONE, Says.OTHER]),
        ("Published 6 March 2003. Updated 8 March 2003", [Says.PUBLISHED, Says.OTHER]),
        ("AL-MAHBARA, 6 March 2003 (AFP) - Fighters left the town.", [Says.ALONE]),
        ("المحبرة، 6 آذار 2003 - قال المرصد إن البلدة سقطت.", [Says.ALONE]),
        ("The town fell on 6 March 2003, and fighters have held it since.", [Says.TOLD]),
        ("On 6 March 2003 - the day of the fair - they came.", [Says.TOLD]),
        ("6 March 2003: the Ink Front takes the quay", [Says.TOLD]),
        ("Posted on 6 March 2003, the letter names three villages by the sea.", [Says.TOLD]),
        ("The report was published on 6 March 2003 by the monitor", [Says.TOLD]),
        ("Since 6 March 2003", [Says.TOLD]), ("Accessed: 6 March 2003", [Says.OTHER]), ("© 6 March 2003", [Says.OTHER]),
    ],
)  # fmt: skip
def test_the_words_beside_a_printed_day_say_what_it_is(line: str, says: list[Says]) -> None:
    assert [each.says for each in read_line(line, 1, first=True)] == says


def article(before: str = "", after: str = "", head: str = "") -> list[str]:
    mast = '<div class="today">Monday 5 January 2004</div>'
    body = f"{mast}<article><h1>{HEADLINE}</h1>{before}{paragraphs()}{after}</article>"
    return [each.value for each in read_article(page(body, head), PERIOD).dates]


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("<p>Last updated: 8 March 2003</p><p>Published: 6 March 2003</p>", ["2003-03-06"]),
        ("<div><span>Updated</span> <span>8 March 2003</span></div><div>Published</div><div>6 March 2003</div>",
         ["2003-03-06"]),
        ('<time datetime="2003-03-06T10:00:00+03:00">3 hours ago</time>', ["2003-03-06"]),
        ('<p>Updated <time datetime="2003-03-08T10:00:00+03:00">3 hours ago</time></p>', []),
        ("<p>Last updated: 8 March 2003</p>", []),
        ("<p>6 March 2003</p><p>8 March 2003</p>", ["2003-03-06", "2003-03-08"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_page_prints_its_day_between_headline_and_text(printed: str, days: list[str]) -> None:
    assert article(printed) == days


@pytest.mark.parametrize(
    "comment",
    ['<div class="comments"><p>9 March 2003</p><p>I was there.</p></div>', "<p>9 March 2003</p><p>I saw it.</p>"],
)
def test_a_readers_day_below_a_short_article_is_not_the_articles(comment: str) -> None:
    assert article(after=comment) == []


def test_a_day_that_a_sentence_dates_is_told_and_not_taken() -> None:
    reading = read_article(
        text(HEADLINE, "The quay fell on 1 March 2003, and carts have come since, people say.", *STORY), PERIOD
    )
    assert reading.dates == ()
    assert [each.value for each in reading.mentioned] == ["2003-03-01"]


def stamp(*stamps: str) -> str:
    return "".join(f'<meta property="article:published_time" content="{each}">' for each in stamps)


@pytest.mark.parametrize(
    ("head", "printed", "days"),
    [
        (stamp("2003-03-06T22:30:00Z"), "<p>Published Friday 7 March 2003, 01:30 local time (GMT+3)</p>",
         ["2003-03-07"]),
        (stamp("2003-03-06T02:10:00Z"), "<p>Published 5 March 2003 9:10 p.m. EST</p>", ["2003-03-05"]),
        (stamp("2003-03-06T18:30:00-05:00"), "<p>7 March 2003</p>", ["2003-03-07"]),
        (stamp("2003-03-06T22:30:00Z", "2003-03-07T01:30:00+03:00"), "", ["2003-03-07"]),
        (stamp("2003-03-06T22:30:00Z"), "", ["2003-03-06", "2003-03-07"]),
        (stamp("2003-03-06T10:30:00Z"), "<p>12 March 2003</p>", ["2003-03-06", "2003-03-12"]),
        (stamp("2003-03-06T00:00:00Z"), "", ["2003-03-06"]),
    ],
)  # fmt: skip
def test_the_day_that_a_reader_saw_goes_before_that_of_a_stamp_in_another_zone(
    head: str, printed: str, days: list[str]
) -> None:
    assert article(printed, head=head) == days


def test_a_stamp_that_cannot_be_read_is_told_with_its_words() -> None:
    reading = read_article(page(head=stamp("March, the sixth")), PERIOD)
    assert reading.dates == ()
    assert "'March, the sixth'" in reading.notes[0].text
