"""Words for days are read against the day of publication, in English and Arabic."""

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.capture.fingerprints import text_of
from annals.language.date_names import MONTHS, WEEKDAYS, plain, unsigned, whole_dates
from annals.language.date_phrases import days_meant, find_days
from annals.values import edtf
from tests.support import CAPTURES, Loaded
from tests.values.dates_of_the_profile import DATES

THURSDAY = "2015-08-06"


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
        ("on 3 August", "on 3 August", "2015-08-03"),
        ("August 7", "August 7", "2014-08-07"),
        ("on 5 August 2015", "5 August 2015", "2015-08-05"),
        ("Aug. 5, 2015", "Aug. 5, 2015", "2015-08-05"),
        ("in May", "in May", "2015-05"),
        ("since December", "since December", "2014-12"),
        ("late May", "late May", "[2015-05-21..2015-05-31]"),
        ("in early March", "in early March", "[2015-03-01..2015-03-10]"),
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
        ("منذ شهر أيار", "منذ شهر أيار", "2015-05"),
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
    ["next Friday", "It may rain.", "a sunday roast", "Mar`a", "the March of folly", "May said so", "اليومية"],
)
def test_what_is_no_day_or_lies_ahead_is_passed_over(text: str) -> None:
    assert [when for _words, when in read(text) if when] == []


@pytest.mark.parametrize("text", ["since May", "منذ أيار"])
def test_since_a_month_is_told_as_the_month_or_the_time_from_then_on(text: str) -> None:
    (day,) = find_days(1, text, edtf.parse(THURSDAY))
    assert (day.when, day.basis) == ("2015-05", "the last May up to publication, or from then until publication")


def test_without_a_day_of_publication_only_whole_dates_are_read() -> None:
    assert read("on Wednesday, 5 August 2015", "") == [("5 August 2015", "2015-08-05"), ("on Wednesday", "")]


def test_publication_within_bounds_bounds_what_depends_on_it() -> None:
    published = "2015-08-06/2015-08-07~"
    assert read("on Wednesday", published) == [("on Wednesday", "2015-08-05")]
    assert read("yesterday", published) == [("yesterday", "2015-08-05/2015-08-06~")]


@pytest.mark.parametrize(
    ("words", "published", "when"),
    [
        ("overnight", "2015-08", "2015-07-31/2015-08-31"),
        ("overnight", "2015-08-05/2015-08-06~", "2015-08-04/2015-08-06~"),
        ("this week", "[2015-08-06,2015-08-20]", "2015-07-31/2015-08-20"),
        ("earlier this month", "2015", "2015-01-01/2015-12-30"),
        ("in early March", "201X", "2009-03-01/2019-03-10"),
        ("late May", "2015-21", "2014-05-21/2015-05-31"),
        ("in mid May", "2015-06", "[2015-05-11..2015-05-20]"),
        ("on 3 August", "2015-08", "2014-08-03/2015-08-03"),
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


RELATIVE = st.sampled_from(
    [
        "on Monday", "last Friday", "since Monday", "منذ الاثنين", "on 3 August", "29 February", "31 June", "in May",
        "since May", "early August", "in mid August", "late February", "yesterday", "the day before yesterday", "today",
        "tonight", "overnight", "this week", "this month", "earlier this month",
    ]
)  # fmt: skip


@given(RELATIVE, DATES, st.floats(0, 1))
def test_words_for_days_read_as_a_date_that_holds_every_reading(words: str, published: str, share: float) -> None:
    known = edtf.parse(published)
    ((_words, when),) = read(words, published)
    if known.lower is None or known.upper is None or known.precision is edtf.Precision.UNKNOWN:
        return
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
    assert all(isinstance(day.day, date) for day in whole_dates(unsigned(text)))
    assert all(edtf.parse(when).text == when for _words, when in read(text))


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are no part of the project")
def test_on_the_captures_days_are_found_as_well_as_measured(real: Loaded) -> None:
    texts = {hashlib.sha256(file.read_bytes()).hexdigest(): file.read_bytes() for file in CAPTURES.glob("*.txt")}
    wanted, found = set(), set()
    for article in real.archive.articles.values():
        for number, text in enumerate(text_of(texts[article.capture.sha256]).paragraphs, 1):
            days = find_days(number, text, article.published.date)
            found |= {
                (article.id, number, day.when) for day in days if day.when != article.published.date.text or day.said
            }
        for claim in article.claims:
            for day, words in ((claim.when, claim.when_words), (claim.said, claim.said_words)):
                if day and words:
                    wanted.add((article.id, claim.paragraph, day.text))
    # 14 of the 41 are spans that editors made of the words: "before the civil war", "recently", "in recent months"
    assert len(wanted & found) / len(wanted) >= 0.60
    assert len(wanted & found) / len(found) >= 0.85
