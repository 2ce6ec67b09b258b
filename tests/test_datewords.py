"""Dates in words, English and Arabic."""

from datetime import date

import pytest
from hypothesis import given

from annals.language.date_format import day_words, month_words, words
from annals.values.edtf import parse
from tests.dates_of_the_profile import DATES


@pytest.mark.parametrize(
    ("text", "english", "arabic"),
    [
        ("2015", "2015", "2015"),
        ("2015-08", "August 2015", "آب/أغسطس 2015"),
        ("2015-08-05", "5 August 2015", "5 آب/أغسطس 2015"),
        ("2015-08-05~", "about 5 August 2015", "نحو 5 آب/أغسطس 2015"),
        ("2015-08?", "August 2015 (uncertain)", "آب/أغسطس 2015 (غير مؤكد)"),
        ("2015%", "about 2015 (uncertain)", "نحو 2015 (غير مؤكد)"),
        ("XXXX", "date unknown", "تاريخ غير معروف"),
        ("201X", "the 2010s", "عقد 2010"),
        ("20XX", "between 2000 and 2099", "بين 2000 و2099"),
        ("2015-XX", "2015", "2015"),
        ("2015-XX-XX", "a day in 2015", "يوم من 2015"),
        ("2015-08-XX", "a day in August 2015", "يوم من آب/أغسطس 2015"),
        ("2015-21", "spring 2015", "ربيع 2015"),
        ("2015-24", "winter 2015", "شتاء 2015"),
        ("2015-08-05/2015-08-06", "5–6 August 2015", "5–6 آب/أغسطس 2015"),
        ("2015-08/2015-10", "August–October 2015", "آب/أغسطس–تشرين الأول/أكتوبر 2015"),
        ("2015-05-31/2016-06-01", "31 May 2015 to 1 June 2016", "31 أيار/مايو 2015 إلى 1 حزيران/يونيو 2016"),
        ("2011/2017-08", "2011 to August 2017", "2011 إلى آب/أغسطس 2017"),
        ("2015-08-05/2015-09-01", "5 August–1 September 2015", "5 آب/أغسطس–1 أيلول/سبتمبر 2015"),
        ("2015-21/2015-23", "spring–autumn 2015", "ربيع–خريف 2015"),
        ("2015-08/2015-09-05", "August 2015 to 5 September 2015", "آب/أغسطس 2015 إلى 5 أيلول/سبتمبر 2015"),
        ("2015-08-05~/2015-08-06", "about 5 to 6 August 2015", "نحو 5 إلى 6 آب/أغسطس 2015"),
        ("2015-08-05/2015-08-06?", "5 to 6 August 2015 (uncertain)", "5 إلى 6 آب/أغسطس 2015 (غير مؤكد)"),
        ("[2015-08-05..2015-08-06]", "between 5 and 6 August 2015", "بين 5 و6 آب/أغسطس 2015"),
        ("1XXX", "between 1000 and 1999", "بين 1000 و1999"),
        ("../2011", "until 2011", "حتى 2011"),
        ("2011/..", "from 2011", "منذ 2011"),
        ("[..2015-08-05]", "on or before 5 August 2015", "في 5 آب/أغسطس 2015 أو قبله"),
        ("[2015-08-05..]", "on or after 5 August 2015", "في 5 آب/أغسطس 2015 أو بعده"),
        ("[2015,2017]", "2015 or 2017", "2015 أو 2017"),
        ("{2015,2017}", "2015 and 2017", "2015 و2017"),
        ("[2015..2017]", "between 2015 and 2017", "بين 2015 و2017"),
    ],
)  # fmt: skip
def test_a_date_reads_as_words_in_both_languages(text: str, english: str, arabic: str) -> None:
    when = parse(text)
    assert (words(when), words(when, "ar")) == (english, arabic)


@pytest.mark.parametrize("text", ["2015-08-05/2015-08-05", "2015-08/2015-08", "2015/2015"])
def test_a_range_from_a_day_to_the_same_day_is_said_once(text: str) -> None:
    assert words(parse(text)) == words(parse(text.partition("/")[0]))


@given(DATES)
def test_every_date_has_words_in_both_languages(text: str) -> None:
    when = parse(text)
    for language in ("en", "ar"):
        said = words(when, language)
        assert said.strip() == said != ""
        assert not set("{}[]") & set(said)


def test_days_and_months_have_words() -> None:
    assert day_words(date(2015, 8, 5)) == "5 August 2015"
    assert day_words(date(2015, 5, 1), "ar") == "1 أيار/مايو 2015"
    assert month_words(2015, 12) == "December 2015"
