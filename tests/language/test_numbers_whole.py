"""A number in text is read whole or not at all, in English and in Arabic, in digits and in words."""

import re
from itertools import cycle, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annals.language.numbers.figures import places, stated
from annals.language.words import GROUPING_SPACES, line, run_together, single_spaced, words
from annals.values.figure import parse as parse_figure
from tests.language.number_words import ARABIC, ENGLISH, Arabic, English

EASTERN = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")
SEPARATORS = [",", ".", "'", "’", "\u00a0", "\u2009", "\u202f", "\u2007"]
MILLION = 10**6
numbers = st.one_of(st.integers(1, MILLION), st.integers(1, 1000), st.integers(1, 1000).map(lambda each: 1000 * each))


def told(text: str) -> list[str]:
    return [each.text for each in stated(line(text)) if not each.bare]


def grouped(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


@given(numbers, st.sampled_from(ENGLISH))
@example(0, ENGLISH[0])
def test_a_number_in_english_words_is_read_back(number: int, manner: English) -> None:
    assert told(f"There were {manner.write(number)} carts on the road.") == [str(number)]


@given(numbers, st.sampled_from(ARABIC))
def test_a_number_in_arabic_words_is_read_back(number: int, manner: Arabic) -> None:
    assert told(f"على الطريق {manner.write(number)} عربة") == [str(number)]


def _read_back(every: range) -> list[tuple[int, str]]:
    """Return the numbers that are not read back, each written in the next manner of each language."""
    english, arabic = cycle(ENGLISH), cycle(ARABIC)
    phrases = ((n, text) for n in every for text in (next(english).write(n), f"{next(arabic).write(n)} عربة"))
    return [(number, text) for number, text in phrases if told(text) != [str(number)]]


def test_every_number_below_a_thousand_is_read_back_in_words_of_both_languages() -> None:
    assert _read_back(range(1, 1000)) == []


@pytest.mark.slow
def test_numbers_up_to_a_million_are_read_back_in_words_of_both_languages() -> None:
    assert _read_back(range(1000, MILLION + 1, 83)) == []


@given(st.integers(0, 10**12 - 1), st.sampled_from(SEPARATORS), st.sampled_from([{}, EASTERN, PERSIAN]))
def test_digits_are_read_back_in_every_grouping(number: int, separator: str, script: dict[int, str]) -> None:
    printed = grouped(number, separator).translate(script)
    assert told(f"({printed}), he said") == [str(number)]
    assert told(f"عددهم {printed}، قال") == [str(number)]
    assert told(single_spaced(f"There were  {printed} carts")) == [str(number)]


@given(st.integers(1, 999), st.integers(1, 99), st.sampled_from(",."), st.sampled_from(["million", "مليون"]))
def test_a_decimal_before_a_multiplier_is_read_with_both(whole: int, part: int, sign: str, scale: str) -> None:
    value = whole * MILLION + part * 10_000
    for script in ({}, EASTERN, PERSIAN):
        assert told(f"{whole}{sign}{part:02} {scale}".translate(script)) == [str(value)]


@given(st.integers(1000, 10**9), st.sampled_from([*SEPARATORS, " ", ":", "/"]))
def test_no_part_of_a_grouped_number_is_borne_out(number: int, separator: str) -> None:
    printed = line(f"some carts: {grouped(number, separator)} in all")
    parts = {str(int(each)) for each in f"{number:,}".split(",")} - {str(number)}
    assert [part for part in parts if places(parse_figure(part), printed)] == []


@given(numbers, numbers, st.sampled_from([each for each in ENGLISH if each.one == "one"]), st.sampled_from(ARABIC))
def test_no_number_is_borne_out_beside_another_that_makes_none_with_it(
    one: int, other: int, english: English, arabic: Arabic
) -> None:
    assert told(f"{one} {english.write(other)}") in ([], [str(one)] * (1900 <= one <= 2100) + [str(other)])
    for text in (f"{english.write(one)} {other}", f"{arabic.write(one)} {other}"):
        assert told(text) == []


@given(st.text())
def test_what_is_printed_between_words_leaves_the_hashed_words_as_they_are(text: str) -> None:
    found = line(text)
    assert list(found.words) == words(text) == words(single_spaced(text))
    assert len(found.gaps) == len(found.words) + 1
    assert list(run_together([found, found]).words) == 2 * words(text)


@given(st.text(st.sampled_from(f"12345,.'’ ½²¹{GROUPING_SPACES}٣٬٫ak-–\n"), max_size=30))
def test_every_figure_in_a_row_of_signs_and_digits_has_digits_of_its_own(text: str) -> None:
    found = line(text)
    assert list(found.words) == words(text) == words(single_spaced(text))
    read = list(stated(found))
    assert all(one.end <= other.start for one, other in pairwise(read))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("30k carts", "30000"),
        ("1.2m people", "1200000"),
        ("2m badly fed people", "2000000"),
        ("30ألف عربة", "30000"),
        ("1،200 عربة", "1200"),
        ("نصف دزينة من العربات", "6"),
        ("عشرون ونيف", "more than 20"),
        ("$5m in coins", "5000000"),
        ("2.5bn coins", "2500000000"),
        ("half a dozen carts", "6"),
        ("a half-dozen carts", "6"),
        ("half a million coins", "500000"),
        ("a quarter of a million coins", "250000"),
        ("a couple of carts", "2"),
        ("a score of carts", "20"),
        ("two dozen carts", "24"),
        ("hundred and one carts", "101"),
        ("one and a half million coins", "1500000"),
        ("a million and a half", "1500000"),
        ("2 and a half thousand", "2500"),
        ("37+ carts", "at least 37"),
        ("37,000, the clerk said", "37000"),
        ("1.250 million coins", "1250000"),
        ("إحدى وعشرون عربة", "21"),
        ("أحد وعشرون رجلا", "21"),
        ("مئة وأحد عشر رجلا", "111"),
        ("اثنا عشر ألفا من الكتبة", "12000"),
        ("30 ألفًا من السكان", "30000"),
        ("3 آلاف و500 عربة", "3500"),
        ("نصف مليون قطعة", "500000"),
        ("مليون ونصف المليون", "1500000"),
        ("مليونا عربة", "2000000"),
        ("مليونان", "2000000"),
        ("ألفا ومئتي عربة", "1200"),
        ("ألفي عربة", "2000"),
        ("بأكثر من ألف عربة", "more than 1000"),
        ("وعشرات الآلاف", "tens of thousands"),
        ("جنديان", "2"),
        ("قتيلين", "2"),
        ("جنديين اثنين", "2"),
        ("غارتين", "2"),
    ],
)
def test_a_number_is_read_with_all_that_belongs_to_it(text: str, figure: str) -> None:
    assert told(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "1 200 carts", "1,23,456", "12.345.67", "1.250 km", "37.5 carts", "1,2 carts", "10:30", "5/8/2003",
        "2003-03-06", "2003-04", "025", "37¹ carts", "37½ carts", "a 5m wall", "5m from the gate", "T-72", "the M5",
        "M-5", "1980s", "5th cart", "several hundred carts", "a few thousand", "a couple of hundred", "twenty twelve",
        "two three carts", "thirty 7", "twenty-first cart", "a hundred and first", "two-thirds", "one third of it",
        "three quarters of it", "3 quarters of it", "thirty k carts", "five20", "five and a half miles",
        "half a mile", "forty-odd carts", "20-odd", "hundreds of millions", "tens of millions", "no one",
        "one thousand and two hundred", "الخامس عشر", "الثانية عشرة", "الثلاثة عشر كاتبا", "العشرين ألفا",
        "أحد الكتبة", "عشرات الملايين", "مئات الملايين", "عدة مئة", "مئة وألف", "بضعة عشر رجلا", "1·200",
        "عشرة وثلاثة", "عشرون ثلاثة", "خمسة ونصف", "لست هنا", "ألفا من الكتبة", "مقاتلين", "القريتين",
        "بين خمسة وعشرين عربة", "كاتبان", "خمس مئات",
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_read_whole_states_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("from 20 to 25 carts", "20-25"),
        ("twenty to twenty-five carts", "20-25"),
        ("two or three carts", "2-3"),
        ("between one hundred and two hundred carts", "100-200"),
        ("between a hundred and twenty and a hundred and thirty", "120-130"),
        ("20 to 25 thousand", "20000-25000"),
        ("20-25k carts", "20000-25000"),
        ("4m-5m people", "4000000-5000000"),
        ("من خمسة إلى ستة آلاف", "5000-6000"),
        ("1.5 to 2 million people", "1500000-2000000"),
        ("من 1.5 إلى 2 مليون", "1500000-2000000"),
        ("between two and three hundred", "200-300"),
        ("500 to one thousand", "500-1000"),
        ("1,200–1,500 carts", "1200-1500"),
        ("من 20 إلى 25 عربة", "20-25"),
        ("ما بين 20 و25 ألفا", "20000-25000"),
        ("بين عشرين وخمسة وعشرين", "20-25"),
        ("بين خمسة وعشرة", "5-10"),
        ("٢٠–٢٥", "20-25"),
    ],
)
def test_a_range_is_one_figure(text: str, figure: str) -> None:
    assert told(text) == [figure]
    assert [places(parse_figure(end), line(text)) for end in re.findall(r"\d+", figure)] == [[], []]


@pytest.mark.parametrize("text", ["25-20 carts", "20-25-30 carts", "900 to 1.2 million", "20 to 25.5 carts"])
def test_a_range_that_cannot_be_read_states_none_of_its_ends(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The toll rose from 23 to 37.", "37"),
        ("The toll, up from 23 to 37, may be wrong.", "37"),
        ("The toll rose on Friday from about 23 to at least 37.", "at least 37"),
        ("The toll fell from 37 to 23.", "23"),
        ("The toll rose to 37 from 23.", "37"),
        ("The toll is 37, up from 23.", "37"),
        ("The toll rose to at least 37 from an earlier 23.", "at least 37"),
        ("The toll rose from 23 carts to 37.", "37"),
        ("ارتفع العدد من 23 عربة إلى 37", "37"),
        ("ارتفع عدد العربات من 23 إلى 37", "37"),
        ("وارتفعت الحصيلة من ثلاثة وعشرين إلى سبعة وثلاثين", "37"),
        ("انخفض العدد من 37 إلى 23", "23"),
    ],
)
def test_of_a_figure_that_changed_the_new_one_is_stated(text: str, figure: str) -> None:
    assert told(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It is over. 37 carts came.", ["37"]),
        ("In 2003 thirty carts came.", ["2003", "30"]),
        ("a thousand, two hundred of them full", ["1000", "200"]),
        ("20 — 25 more came later", ["20", "25"]),
        ("dozens, hundreds and thousands", ["dozens", "hundreds", "thousands"]),
        ("12 carts and 16 doors", ["12", "16"]),
        ("12 عربة و16 بابا", ["12", "16"]),
    ],
)
def test_numbers_of_their_own_stay_apart(text: str, figures: list[str]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    "text", ["a dozen carts", "a couple of carts", "a few carts", "a total of 37 carts", "a pair of"]
)
def test_an_article_before_a_number_is_no_figure_of_one(text: str) -> None:
    assert places(parse_figure("1"), line(text)) == []
