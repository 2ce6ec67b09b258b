"""Words for days are read against the day of publication, in English and Arabic."""

import hashlib
from datetime import date
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.capture.fingerprints import text_of
from annals.language.date_names import MONTHS, WEEKDAYS, plain, unsigned, whole_dates
from annals.language.date_phrases import days_allowed, days_meant, find_days
from annals.values import edtf
from tests.support import CAPTURES, Loaded
from tests.values.dates_of_the_profile import DATES

THURSDAY = "2015-08-06"
Dated: TypeAlias = tuple[str, int, tuple[date, date]]
"""An article's id, a paragraph, and the first and last day of a date in it."""


def read(text: str, published: str = THURSDAY) -> list[tuple[str, str]]:
    return [(day.words, day.when) for day in find_days(1, text, edtf.parse(published) if published else None)]


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("It fell on Wednesday.", "on Wednesday", "2015-08-05"),
        ("late on Saturday", "late on Saturday", "2015-08-01"),
        ("By Sunday morning", "By Sunday morning", "2015-08-02"),
        ("on Thursday", "on Thursday", "2015-08-06"),
        ("last Thursday", "last Thursday", "2015-07-30"),
        ("since Friday", "since Friday", "2015-07-31/2015-08-06"),
        ("منذ الاثنين", "منذ الاثنين", "2015-08-03/2015-08-06"),
        ("منذ يوم الاثنين", "منذ يوم الاثنين", "2015-08-03/2015-08-06"),
        ("Yesterday it fell", "Yesterday", "2015-08-05"),
        ("the day before yesterday", "the day before yesterday", "2015-08-04"),
        ("today", "today", "2015-08-06"),
        ("overnight", "overnight", "2015-08-05/2015-08-06"),
        ("ليل الأربعاء الخميس", "ليل الأربعاء الخميس", "2015-08-05/2015-08-06"),
        ("ليلة السبت-الأحد", "ليلة السبت-الأحد", "2015-08-01/2015-08-02"),
        ("ليل الأحد - الاثنين", "ليل الأحد - الاثنين", "2015-08-02/2015-08-03"),
        ("ليل الأربعاء", "ليل الأربعاء", "2015-08-05"),
        ("أول من أمس", "أول من أمس", "2015-08-04"),
        ("on 3 August", "on 3 August", "2015-08-03"),
        ("August 7", "August 7", "2014-08-07"),
        ("on 5 August 2015", "5 August 2015", "2015-08-05"),
        ("Aug. 5, 2015", "Aug. 5, 2015", "2015-08-05"),
        ("fell on Aug. 5, it said", "on Aug. 5", "2015-08-05"),
        ("Aug 6", "Aug 6", "2015-08-06"),
        ("on 5 Aug.", "on 5 Aug.", "2015-08-05"),
        ("Sept. 3", "Sept. 3", "2014-09-03"),
        ("in Oct. 2014", "in Oct. 2014", "2014-10"),
        ("Nov 2014", "Nov 2014", "2014-11"),
        ("August 5 and 6, 2014", "August 5", "2014-08-05"),
        ("Aug 5–6, 2014", "Aug 5–6", "2014-08-05/2014-08-06"),
        ("on 5-6 August", "on 5-6 August", "2015-08-05/2015-08-06"),
        ("from 3 to 5 August", "from 3 to 5 August", "2015-08-03/2015-08-05"),
        ("on Aug. 4-6, it", "on Aug. 4-6", "2015-08-04/2015-08-06"),
        ("on Feb. 27-31", "on Feb. 27-31", "2015-02-27"),
        ("on Wed. it fell", "on Wed.", "2015-08-05"),
        ("late Tues. night", "Tues. night", "2015-08-04"),
        ("a fortnight ago", "a fortnight ago", "[2015-07-20..2015-07-26]"),
        ("in the past 48 hours", "in the past 48 hours", "2015-08-04/2015-08-06"),
        ("over the last three days", "over the last three days", "2015-08-03/2015-08-06"),
        ("the previous two months", "the previous two months", "2015-06/2015-08"),
        ("الخامس من آب", "الخامس من آب", "2015-08-05"),
        ("في الحادي والعشرين من شهر تموز", "الحادي والعشرين من شهر تموز", "2015-07-21"),
        ("في الـ20 من أيار/ مايو", "20 من أيار", "2015-05-20"),
        ("الخامس من آب 2014", "الخامس من آب", "2014-08-05"),
        ("خلال الساعات الـ24 الماضية", "خلال الساعات ال24 الماضية", "2015-08-05/2015-08-06"),
        ("في الأيام الثلاثة الأخيرة", "في الأيام الثلاثة الأخيرة", "2015-08-03/2015-08-06"),
        ("خلال اليومين الماضيين", "خلال اليومين الماضيين", "2015-08-04/2015-08-06"),
        ("قصف والأحد", "والأحد", "2015-08-02"),
        ("August 5, 6 and 7, 2014", "August 5", "2014-08-05"),
        ("on 5 August of 2014", "on 5 August", "2014-08-05"),
        ("on August 3. 2000 fled", "on August 3", "2015-08-03"),
        ("25/8/2014", "25/8/2014", "2014-08-25"),
        ("8/25/2014", "8/25/2014", "2014-08-25"),
        ("٢٥/٨/٢٠١٤", "٢٥/٨/٢٠١٤", "2014-08-25"),
        ("5/5/2015", "5/5/2015", "2015-05-05"),
        ("2015/8/5", "2015/8/5", "2015-08-05"),
        ("shelled last week", "last week", "2015-07-27/2015-08-02"),
        ("since last week", "since last week", "2015-07-27/2015-08-06"),
        ("last month", "last month", "2015-07"),
        ("late last month", "late last month", "2015-07"),
        ("last year", "last year", "2014"),
        ("last night", "last night", "2015-08-05/2015-08-06"),
        ("two days ago", "two days ago", "2015-08-04"),
        ("12 days ago", "12 days ago", "2015-07-25"),
        ("a week ago", "a week ago", "[2015-07-27..2015-08-02]"),
        ("three weeks ago", "three weeks ago", "[2015-07-13..2015-07-19]"),
        ("a month ago", "a month ago", "2015-07~"),
        ("eight months ago", "eight months ago", "2014-12~"),
        ("two years ago", "two years ago", "2013~"),
        ("over the weekend", "over the weekend", "2015-08-01/2015-08-02"),
        ("at the weekend", "at the weekend", "[2015-08-01..2015-08-02]"),
        ("last weekend", "last weekend", "[2015-08-01..2015-08-02]"),
        ("نهاية الأسبوع الماضي", "نهاية الأسبوع الماضي", "[2015-07-31..2015-08-02]"),
        ("سقطت قبل يومين،", "قبل يومين", "2015-08-04"),
        ("قبل ثلاثة أيام", "قبل ثلاثة أيام", "2015-08-03"),
        ("قبل ٣ أيام", "قبل ٣ أيام", "2015-08-03"),
        ("قبل أسبوع", "قبل أسبوع", "[2015-07-27..2015-08-02]"),
        ("قبل أسبوعين", "قبل أسبوعين", "[2015-07-20..2015-07-26]"),
        ("قبل شهر", "قبل شهر", "2015-07~"),
        ("منذ يومين", "منذ يومين", "2015-08-04/2015-08-06"),
        ("الأسبوع الماضي", "الأسبوع الماضي", "2015-07-27/2015-08-02"),
        ("الشهر الماضي", "الشهر الماضي", "2015-07"),
        ("العام الماضي", "العام الماضي", "2014"),
        ("أواخر تموز", "أواخر تموز", "2015-07"),
        ("في منتصف نيسان", "في منتصف نيسان", "2015-04"),
        ("مطلع أيار", "مطلع أيار", "2015-05"),
        ("أوائل عام 2015", "أوائل عام 2015", "2015"),
        ("منذ مطلع أيار", "منذ مطلع أيار", "2015-05/2015-08-06"),
        ("in May", "in May", "2015-05"),
        ("since December", "since December", "2014-12/2015-08-06"),
        ("since early May", "since early May", "2015-05/2015-08-06"),
        ("since August", "since August", "2015-08/2015-08-06"),
        ("since 3 August", "since 3 August", "2015-08-03/2015-08-06"),
        ("since 3 August 2015", "since 3 August 2015", "2015-08-03/2015-08-06"),
        ("since March 2011", "since March 2011", "2011-03/2015-08-06"),
        ("since 2011", "since 2011", "2011/2015-08-06"),
        ("since yesterday", "since yesterday", "2015-08-05/2015-08-06"),
        ("since Thursday", "since Thursday", "2015-08-06"),
        ("late May", "late May", "2015-05"),
        ("in early March", "in early March", "2015-03"),
        ("at the end of May", "the end of May", "2015-05"),
        ("late August", "late August", "2014-08"),
        ("late May 2014", "late May 2014", "2014-05"),
        ("early 2015", "early 2015", "2015"),
        ("in late 2014", "in late 2014", "2014"),
        ("early last year", "early last year", "2014"),
        ("in May last year", "in May last year", "2014-05"),
        ("in March 2011", "in March 2011", "2011-03"),
        ("in 2011", "in 2011", "2011"),
        ("in 2015-16", "in 2015-16", "2015/2016"),
        ("This week", "This week", "[2015-07-31..2015-08-06]"),
        ("Earlier this month", "Earlier this month", "[2015-08-01..2015-08-05]"),
        ("يوم الأربعاء", "يوم الأربعاء", "2015-08-05"),
        ("مساء الثلاثاء الماضي", "مساء الثلاثاء الماضي", "2015-08-04"),
        ("قتل أمس", "أمس", "2015-08-05"),
        ("أمس الأول", "أمس الأول", "2015-08-04"),
        ("اليوم", "اليوم", "2015-08-06"),
        ("٥ آب", "٥ آب", "2015-08-05"),
        ("٥ آب/أغسطس ٢٠١٥", "٥ آب/أغسطس ٢٠١٥", "2015-08-05"),
        ("3 كانون الثاني 2015", "3 كانون الثاني 2015", "2015-01-03"),
        ("في نيسان", "في نيسان", "2015-04"),
        ("منذ شهر أيار", "منذ شهر أيار", "2015-05/2015-08-06"),
        ("في تشرين الأول ٢٠١٤", "في تشرين الأول ٢٠١٤", "2014-10"),
        ("عام ٢٠١١", "عام ٢٠١١", "2011"),
    ],
)
def test_words_for_a_day_become_a_date(text: str, words: str, when: str) -> None:
    assert read(text) == [(words, when)]
    assert edtf.parse(when).text == when
    assert [day for day, _basis in days_meant(text, edtf.parse(THURSDAY))] == [when]


@pytest.mark.parametrize(
    "text",
    [
        "next Friday",
        "It may rain.",
        "a sunday roast",
        "Mar`a",
        "in Mar`a",
        "the March of folly",
        "May said so",
        "اليومية",
        "will meet this weekend",
        "later this week",
        "The Sun. It sat. Read The Sun.",
        "in the last hour",
        "next month",
        "قبل شهر رمضان",
        "قبل أسبوع من الهجوم",
    ],
)
def test_what_is_no_day_or_lies_ahead_is_passed_over(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["the last few days", "over the past several weeks", "8/5/2015", "قبل أيام"])
def test_what_can_be_more_than_one_day_is_shown_and_left_open(text: str) -> None:
    (day,) = find_days(1, text, edtf.parse(THURSDAY))
    assert (day.words, day.when, day.vague) == (text, "", True)
    assert day.basis


@pytest.mark.parametrize("text", ["since May", "منذ أيار"])
def test_since_a_month_lasts_until_publication(text: str) -> None:
    (day,) = find_days(1, text, edtf.parse(THURSDAY))
    assert day.when == "2015-05/2015-08-06"
    assert day.basis == "the last May up to publication; from then until publication"


def test_since_a_year_is_open_where_publication_is_not_known() -> None:
    assert read("since March 2011", "") == [("since March 2011", "2011-03/..")]
    assert read("since 2011", "XXXX") == [("since 2011", "2011/..")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("late May", "late May may be read as about 21 to 31 May, [2015-05-21..2015-05-31]"),
        ("since early May", "early May may be read as about 1 to 10 May, [2015-05-01..2015-05-10]"),
        ("mid-May", "mid-May may be read as about 11 to 20 May, [2015-05-11..2015-05-20]"),
        ("أواخر تموز", "late July may be read as about 21 to 31 July, [2015-07-21..2015-07-31]"),
        ("late Feb. 2012", "late February may be read as about 21 to 29 February, [2012-02-21..2012-02-29]"),
        ("early 2015", "early 2015 may be read as about January to April, [2015-01..2015-04]"),
        ("منتصف عام 2014", "mid-2014 may be read as about May to August, [2014-05..2014-08]"),
        ("late last month", "late July may be read as about 21 to 31 July, [2015-07-21..2015-07-31]"),
        ("late last year", "late 2014 may be read as about September to December, [2014-09..2014-12]"),
        ("last week", "one unknown day of them is [2015-07-27..2015-08-02]"),
    ],
)
def test_how_loose_words_may_be_read_is_told_beside_the_month_or_year(text: str, told: str) -> None:
    ((when, basis),) = days_meant(text, edtf.parse(THURSDAY))
    assert basis.endswith(told)
    assert edtf.parse(when).overlaps(*edtf.parse(told.rpartition(" ")[2]).sort_key)


def test_a_part_of_a_month_is_not_told_where_it_may_be_of_several() -> None:
    assert [basis for _when, basis in days_meant("late May", edtf.parse("2014/2015"))] == [
        "the last May up to publication"
    ]


@pytest.mark.parametrize(
    ("text", "words", "basis"),
    [
        ("في 5/8/2015", "5/8/2015", "5 August or 8 May"),
        ("on 5.8.2015", "5.8.2015", "5 August or 8 May"),
        ("a few days ago", "a few days ago", "how many days before publication is not said exactly"),
        ("weeks ago", "weeks ago", "how many weeks before publication is not said exactly"),
        ("more than two weeks ago", "more than two weeks ago", "how many weeks before publication is not said exactly"),
        ("one hundred and two days ago", "days ago", "how many days before publication is not said exactly"),
        ("twenty-two days ago", "days ago", "how many days before publication is not said exactly"),
        ("قبل أيام", "قبل أيام", "how many days before publication is not said exactly"),
        ("قبل بضعة أشهر", "قبل بضعة أشهر", "how many months before publication is not said exactly"),
        ("قبل نحو شهر", "قبل نحو شهر", "how many months before publication is not said exactly"),
        ("منذ سنوات", "منذ سنوات", "how many years before publication is not said exactly"),
    ],
)
def test_words_that_may_mean_several_days_are_shown_and_left_open(text: str, words: str, basis: str) -> None:
    (day,) = find_days(1, text, edtf.parse(THURSDAY))
    assert (day.words, day.when, day.basis, day.vague) == (words, "", basis, True)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("last week", "2015-07-25"), ("last week", "2015-08-05"), ("at the weekend", "2015-07-31"),
        ("a week ago", "2015-08-04"), ("a month ago", "2015-06-28"), ("two years ago", "2014-01"),
        ("late May", "[2015-05-21..2015-05-31]"), ("since May", "2015-05/.."), ("since early May", "2015-05"),
    ],
)  # fmt: skip
def test_all_that_words_may_mean_is_allowed(words: str, day: str) -> None:
    (allowed,) = days_allowed(words, edtf.parse(THURSDAY))
    assert allowed.overlaps(*edtf.parse(day).sort_key)


@pytest.mark.parametrize(("words", "day"), [("last week", "2015-07-20"), ("two days ago", "2015-08-03")])
def test_what_words_cannot_mean_is_not_allowed(words: str, day: str) -> None:
    (allowed,) = days_allowed(words, edtf.parse(THURSDAY))
    assert not allowed.overlaps(*edtf.parse(day).sort_key)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between 5 August and 8 August 2014", ("5 August", "2014-08-05"), ("8 August 2014", "2014-08-08")),
        ("from 28 July to 5 August 2014", ("28 July", "2014-07-28"), ("5 August 2014", "2014-08-05")),
        ("5 آب من عام 2014", ("عام 2014", "2014"), ("5 آب", "2014-08-05")),
        ("5 آب/أغسطس و6 آب 2014", ("5 آب", "2014-08-05"), ("6 آب 2014", "2014-08-06")),
    ],
)
def test_a_year_printed_once_is_that_of_every_day_before_it(
    text: str, first: tuple[str, str], last: tuple[str, str]
) -> None:
    assert sorted(read(text), key=lambda found: found[1]) == [first, last]


@pytest.mark.parametrize("text", ["Feb. 29, 2014", "31 April 2014", "February 29 or 30, 2014", "31/31/2014"])
def test_a_day_that_there_is_not_is_told_and_no_other_in_its_place(text: str) -> None:
    ((words, when),) = read(text)
    assert text.startswith(words)
    assert when == ""


def test_without_a_day_of_publication_only_whole_dates_are_read() -> None:
    assert read("on Wednesday, 5 August 2015", "") == [("5 August 2015", "2015-08-05"), ("on Wednesday", "")]


def test_publication_within_bounds_bounds_what_depends_on_it() -> None:
    published = "2015-08-06/2015-08-07~"
    assert read("on Wednesday", published) == [("on Wednesday", "2015-08-05")]
    assert read("yesterday", published) == [("yesterday", "[2015-08-05..2015-08-06~]")]


@pytest.mark.parametrize(
    ("words", "published", "when"),
    [
        ("overnight", "2015-08", "2015-07-31/2015-08-31"),
        ("overnight", "2015-08-05/2015-08-06~", "2015-08-04/2015-08-06~"),
        ("this week", "[2015-08-06,2015-08-20]", "[2015-07-31..2015-08-20]"),
        ("earlier this month", "2015", "[2015-01-01..2015-12-30]"),
        ("in early March", "201X", "[2009-03..2019-03]"),
        ("late May", "2015-21", "[2014-05..2015-05]"),
        ("in mid May", "2015-06", "2015-05"),
        ("on 3 August", "2015-08", "[2014-08-03..2015-08-03]"),
        ("today", "[2015-08-06..2015-08-07]", "[2015-08-06..2015-08-07]"),
        ("on Wednesday", "2015-08", "[2015-07-29..2015-08-26]"),
        ("since May", "2015-08", "2015-05/2015-08-31"),
        ("since Monday", "[2015-08-06..2015-08-11]", "2015-08-03/2015-08-11"),
        ("last week", "[2015-08-06..2015-08-12]", "2015-07-27/2015-08-09"),
        ("a month ago", "[2015-07-31..2015-08-01]", "[2015-06..2015-07~]"),
        ("on 29 February", "2017-01", "2016-02-29"),
        ("yesterday", "XXXX", ""),
        ("yesterday", "0001", ""),
        ("in May", "2015/..", ""),
    ],
)
def test_words_for_several_days_are_read_against_every_possible_day_of_publication(
    words: str, published: str, when: str
) -> None:
    ((_words, read_as),) = read(words, published)
    assert read_as == when


PHRASES = (
    "on Monday", "last Friday", "since Monday", "منذ الاثنين", "on 3 August", "29 February", "31 June", "Aug. 5",
    "5 Sept. last year", "in May", "in Oct.", "since May", "since early May", "منذ أيار", "early August",
    "in mid August", "late February", "أواخر تموز", "in May last year", "yesterday", "since yesterday",
    "the day before yesterday", "today", "tonight", "overnight", "this week", "last week", "الأسبوع الماضي",
    "since last week", "this month", "last month", "late last month", "early this month", "earlier this month",
    "this year", "last year", "mid last year", "earlier this year", "two days ago", "قبل يومين", "منذ يومين",
    "a week ago", "قبل شهر", "two years ago", "over the weekend", "at the weekend", "نهاية الأسبوع", "in 2011",
    "early 2015", "since 2011", "since March 2011", "5 August 2015", "since 5 August 2015", "25/8/2015", "in 2015-16",
    "في أواخر عام 2014",
)  # fmt: skip
LASTING = ("ince ", "منذ", "over", "last week", "الأسبوع الماضي", "2015-16")
"""What words for more than one day have in them; all others are of one unknown day of several."""

SHAPES = (
    "2015-08-06", "2015-08-01", "2015-08-06~", "2015-08-06?", "2015-08", "2015-08~", "2015-02", "2015", "2015~",
    "2015%", "201X", "20XX", "XXXX", "2015-XX", "2015-1X", "2015-08-XX", "2015-08-0X", "2015-24",
    "2015-08-06/2015-08-07", "2015-08-06/2015-08-07~", "2015-08-20/2015-08", "2015-08/2015", "2011/2017-08",
    "[2015-08-06..2015-08-07]", "[2015-07-30..2015-08-09~]", "[2015-08-06,2015-09-01]", "[2014,2015-08-05,2016-02]",
    "{2015-08-06,2015-08-10}", "2015-08-06/..", "../2015-08-06", "[2015-08-06..]", "[..2015-08-06]", "0001",
    "9990/9999",
)  # fmt: skip


@pytest.mark.parametrize("words", PHRASES)
def test_all_words_are_read_against_every_shape_of_publication(words: str) -> None:
    for published in SHAPES:
        known = edtf.parse(published)
        ((_words, when),) = read(words, published)
        if published in ("XXXX", "0001") or None in (known.lower, known.upper):
            assert not when or edtf.parse(when)
            continue
        assert edtf.parse(when).shape is not edtf.Shape.INTERVAL or any(each in words for each in LASTING)
        for share in (0, 0.2, 0.5, 0.9, 1):
            holds(words, when, known, share)


@given(st.sampled_from(PHRASES), DATES, st.floats(0, 1))
def test_words_for_days_read_as_a_date_that_holds_every_reading(words: str, published: str, share: float) -> None:
    known = edtf.parse(published)
    ((_words, when),) = read(words, published)
    if known.lower is None or known.upper is None or known.precision is edtf.Precision.UNKNOWN:
        return
    holds(words, when, known, share)


def holds(words: str, when: str, known: edtf.Edtf, share: float) -> None:
    """Assert that a reading holds that against a possible day of publication, so far from the first to the last."""
    assert known.lower is not None
    assert known.upper is not None
    day = known.lower + (known.upper - known.lower) * share
    ((_words, reading),) = read(words, day.isoformat())
    assert edtf.parse(when).contains(edtf.parse(reading)), (when, reading)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a monitor said on Thursday", True),
        ("a monitor said on 5 August 2015", True),
        ("It fell on Thursday", False),
        ("وأعلن المرصد السوري، يوم الأربعاء، أن البلدة سقطت", True),
        ("قالت الوكالة الأربعاء إن البلدة سقطت", True),
        ("سقطت البلدة، وفق ما أعلن المرصد، يوم الأربعاء", True),
        ("وأكد ناشطون يوم الأربعاء سقوط البلدة", True),
        ("قال المرصد إن البلدة سقطت يوم الأربعاء", False),
        ("أفاد المرصد بأن الطائرات قصفت البلدة يوم الأربعاء", False),
        ("ذكر المرصد ذلك. وسقطت البلدة يوم الأربعاء", False),
        ("سقطت البلدة يوم الأربعاء", False),
    ],
)
def test_a_day_beside_a_word_for_saying_dates_the_saying(text: str, said: bool) -> None:
    (day,) = find_days(1, text, edtf.parse(THURSDAY))
    assert (day.said, day.unsure) == (said, False)


@pytest.mark.parametrize(
    "text",
    [
        "On Wednesday, the monitor said the town fell",
        "يوم الأربعاء، أعلن المرصد سقوط البلدة",
        "أعلن المرصد السوري لحقوق الإنسان سقوط البلدة في يد المقاتلين كلها يوم الأربعاء",
    ],
)
def test_a_day_that_may_date_the_saying_or_the_thing_is_unsure(text: str) -> None:
    (day,) = find_days(1, text, edtf.parse(THURSDAY))
    assert (day.said, day.unsure) == (False, True)


def test_all_twelve_months_have_both_arabic_names_and_all_days_theirs() -> None:
    arabic = [number for name, number in MONTHS.items() if not name.isascii()]
    assert sorted(set(arabic)) == list(range(1, 13))
    assert len(arabic) == 24
    assert sorted(WEEKDAYS.values()) == sorted([*range(7)] * 2)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_within_the_week_up_to_publication(published: date, number: int) -> None:
    name = next(name for name, place in WEEKDAYS.items() if place == number)
    ((_words, when),) = read(f"on {name}", published.isoformat())
    assert 0 <= (published - date.fromisoformat(when)).days < 7
    assert date.fromisoformat(when).weekday() == number


@given(st.text())
def test_plain_text_keeps_its_places(text: str) -> None:
    assert len(plain(unsigned(text))) == len(unsigned(text))


@given(st.text(st.sampled_from("0123456789 -/.,MayAugust آبنيسان٠٥الجمعةonFriday"), max_size=60))
def test_any_text_gives_dates_that_a_record_may_hold(text: str) -> None:
    assert all(isinstance(day, date) for _printed, day in whole_dates(unsigned(text)))
    assert all(edtf.parse(when).text == when for _words, when in read(text))


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are no part of the project")
def test_on_the_captures_days_are_found_as_well_as_measured(real: Loaded) -> None:
    texts = {hashlib.sha256(file.read_bytes()).hexdigest(): file.read_bytes() for file in CAPTURES.glob("*.txt")}
    wanted: set[Dated] = set()
    found: set[Dated] = set()
    for article in real.archive.articles.values():
        for number, text in enumerate(text_of(texts[article.sha256]).paragraphs, 1):
            days = find_days(number, text, article.published.date)
            found |= {
                (article.id, number, edtf.parse(day.when).sort_key)
                for day in days
                if day.when and (day.when != article.published.date.text or day.said)
            }
        for claim in article.claims:
            for day, words in ((claim.when, claim.when_words), (claim.said, claim.said_words)):
                if day and words:
                    wanted.add((article.id, claim.paragraph, day.sort_key))
    # 14 of the 41 are spans that editors made of the words: "before the civil war", "recently", "in recent months"
    assert len(wanted & found) / len(wanted) >= 0.55
    assert len(wanted & found) / len(found) >= 0.80


def test_a_week_of_a_month_that_is_counted_is_no_day() -> None:
    assert read("في الأسبوع الأول من أغسطس") == []
    assert read("في الأول من أغسطس") == [("الأول من أغسطس", "2015-08-01")]
