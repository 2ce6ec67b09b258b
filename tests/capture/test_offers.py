"""Figures are offered as claims with what they count; captions, forecasts and furniture are not."""

import hashlib

import pytest

from annals.capture.fingerprints import text_of
from annals.capture.saved.bylines import is_byline, read_byline
from annals.capture.saved.paragraphs import Part, looks_ahead, read_parts, sentences
from annals.capture.text.candidates import offers
from tests.support import CAPTURES, Loaded

TITLE = "Two towns and a road"


def told(text: str) -> list[tuple[int, str, str]]:
    return [
        (each.paragraph, each.figure, each.counted.states) for each in offers(read_parts(text.split("\n\n"), TITLE))
    ]


@pytest.mark.parametrize(
    ("text", "figure", "states"),
    [
        ("At least 14 guards were killed on the road near the mill.", "at least 14", "killed"),
        ("The shells fell on the market, killing 14 and wounding nobody else.", "14", "killed"),
        ("The monitor said 50 guards were killed or wounded in the mills.", "50", "killed-or-wounded"),
        ("The town lies some 20km from the road that leads to the sea.", "about 20", "distance"),
        ("It was a six-day siege that the older people still talk of.", "6", "duration"),
        ("Three suicide bombers came by the road in the early morning.", "3", "attackers"),
        ("They freed 270 clerks from the customs house in the evening.", "270", "freed"),
        ("وقتل ما لا يقل عن ٢٣ عنصرا على أطراف البلدة في ساعات الصباح.", "at least 23", "killed"),
    ],
)
def test_a_figure_is_offered_with_what_it_counts(text: str, figure: str, states: str) -> None:
    assert told(text) == [(1, figure, states)]


def test_two_figures_of_a_sentence_are_told_apart() -> None:
    assert told("The blast killed 23 fighters and wounded dozens more at the northern gate.") == [
        (1, "23", "killed"),
        (1, "dozens", "wounded"),
    ]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("At least 34 guards and 16 clerks were killed on the road.", [("at least 34", "killed"), ("16", "killed")]),
        ("The shells killed 34 guards and 16 clerks on the road.", [("34", "killed"), ("16", "killed")]),
        ("وقتل 34 عنصرا و16 كاتبا على أطراف البلدة.", [("34", "killed"), ("16", "killed")]),
        ("The mill had 34 doors and 16 windows before it burned.", [("34", ""), ("16", "")]),
        ("Three carts exploded and 16 guards were killed on the road.", [("3", ""), ("16", "killed")]),
    ],
)
def test_figures_that_an_and_joins_share_their_verb(text: str, told_of: list[tuple[str, str]]) -> None:
    assert [each[1:] for each in told(text)] == told_of


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("Over 20 people, including three children, were wounded.", ("more than 20", "wounded"), ("3", "wounded")),
        ("It killed 20 people, including at least three children, and wounded nobody.", ("20", "killed"),
         ("at least 3", "killed")),
        ("وقتل 20 شخصا بينهم 3 أطفال في البلدة.", ("20", "killed"), ("3", "killed")),
        ("وقتل 20 شخصا في البلدة، بينهم ما لا يقل عن 3 أطفال.", ("20", "killed"), ("at least 3", "killed")),
    ],
)  # fmt: skip
def test_a_part_is_told_with_the_verb_of_its_whole(text: str, whole: tuple[str, str], part: tuple[str, str]) -> None:
    one, other = offers(read_parts([text], TITLE))
    assert (one.figure, one.counted.states, one.counted.part) == (*whole, False)
    assert (other.figure, other.counted.states, other.counted.part) == (*part, True)
    assert other.counted.subset in ("children", "أطفال")


def test_a_part_whose_name_cannot_be_told_has_none() -> None:
    _whole, part = offers(read_parts(["It killed 20 people on the road, of whom 3 were children."], TITLE))
    assert part.counted.part
    assert part.counted.subset == ""


@pytest.mark.parametrize(
    ("text", "figure", "states"),
    [
        ("In all 2\u00a0300 guards were killed on the road near the mill.", "2300", "killed"),
        ("Half a dozen clerks were wounded on the road near the mill.", "6", "wounded"),
        ("Some 2.300 people were displaced by the fires near the mill.", "about 2300", "displaced"),
        ("More than 1,5 million people fled over the hills in a night.", "more than 1500000", "displaced"),
        ("About 40k people fled over the hills in a single night.", "about 40000", "displaced"),
        ("Some 14–16 guards were killed on the road near the mill.", "14-16", "killed"),
        ("The number of guards killed rose from 14 to 16 on Sunday.", "16", "killed"),
        ("جرح ستة وثلاثون كاتبا على الطريق قرب الطاحونة.", "36", "wounded"),
        ("جرح اثنا عشر كاتبا على الطريق قرب الطاحونة.", "12", "wounded"),
        ("نزح قرابة 40 ألفا من سكان التلال في ليلة.", "about 40000", "displaced"),
        ("وقتل ثلاثمئة وستة عشر حارسا على الطريق قرب الطاحونة.", "316", "killed"),
        ("وقتل مئتا شخص على الطريق قرب الطاحونة.", "200", "killed"),
        ("وجرح شخصان على الطريق قرب الطاحونة.", "2", "wounded"),
        ("واستمر الحريق يومين على التلال قرب الطاحونة.", "2", "duration"),
        ("وبلغ عدد القتلى 14 على الطريق قرب الطاحونة.", "14", "killed"),
    ],
)
def test_a_figure_is_offered_whole(text: str, figure: str, states: str) -> None:
    assert told(text) == [(1, figure, states)]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("أدى الحريق إلى مقتل ما لا يقل عن 14 وإصابة 16 قرب الطاحونة.", [("at least 14", "killed"), ("16", "wounded")]),
        ("وسقط 14 قتيلا و16 جريحا على الطريق قرب الطاحونة.", [("14", "killed"), ("16", "wounded")]),
        ("وقتل 14 حارسا وأصيب 16 على الطريق قرب الطاحونة.", [("14", "killed"), ("16", "wounded")]),
        ("وكان 14 حارسا قتلوا و16 أصيبوا على الطريق.", [("14", "killed"), ("16", "wounded")]),
        ("وقتل خمسة حراس وستة عشر كاتبا على الطريق.", [("5", "killed"), ("16", "killed")]),
        ("وأودى الحريق بحياة 14 حارسا عند الطاحونة.", [("14", "killed")]),
        ("ولقي 14 حارسا مصرعهم عند الطاحونة.", [("14", "killed")]),
        ("وقتل 14 شخصا أمس السبت في غارات على الطاحونة.", [("14", "killed")]),
        ("وسقط 14 حارسا بين قتيل وجريح عند الطاحونة.", [("14", "killed-or-wounded")]),
        ("وسقط عشرات القتلى والجرحى عند الطاحونة.", [("dozens", "killed-or-wounded")]),
        ("وسقط سبعون قتيلا ومئات الجرحى عند الطاحونة.", [("70", "killed"), ("hundreds", "wounded")]),
        ("وقتل 14 من الحراس إضافة إلى 16 كاتبا عند الطاحونة.", [("14", "killed"), ("16", "killed")]),
        ("ودخلوا الطاحونة بعد تفجير سيارتين قرب الباب.", [("2", "explosions")]),
        ("ونفذ الحلفاء الأحد تسع غارات على الطاحونة.", [("9", "strikes")]),
        ("وقتل 14 جنديا عند الطاحونة.", [("14", "killed")]),
        ("وأرسلت المدينة 14 جنديا إلى الطاحونة.", [("14", "troops")]),
    ],
)
def test_an_arabic_figure_is_counted_by_the_verb_before_it_or_the_noun_behind_it(
    text: str, told_of: list[tuple[str, str]]
) -> None:
    assert [each[1:] for each in told(text)] == told_of


@pytest.mark.parametrize(
    "text",
    [
        "Over 30 guards were wounded when two carts burned on the road.",
        "Over 30 guards were wounded as two carts burned on the road.",
        "Two carts burned on the road before over 30 guards were wounded.",
        "وأصيب أكثر من 30 حارسا عندما احترقت سيارتان على الطريق.",
    ],
)
def test_a_figure_of_another_clause_does_not_count_its_losses(text: str) -> None:
    assert sorted(told(text)) == [(1, "2", ""), (1, "more than 30", "wounded")]


@pytest.mark.parametrize(
    "text",
    [
        "The monitor said that 14 guards were not killed on the road at all.",
        "The monitor said that 14 guards weren't killed on the road at all.",
        "The shells did not kill 14 guards, whatever the radio said on Sunday.",
        "The town fell without killing 14 guards, whatever the radio said.",
        "The guard denied that 14 of its men had been killed on the road.",
        "There were no reports that 14 of its men had been killed there.",
        "The guard rejected reports that 14 of its men had been killed there.",
        "لم يقتل 14 حارسا على الطريق قرب الطاحونة.",
        "ونفى الحرس مقتل 14 حارسا على الطريق قرب الطاحونة.",
        "وسقطت البلدة دون مقتل 14 حارسا على الطريق قرب الطاحونة.",
    ],
)
def test_losses_that_are_denied_are_not_offered(text: str) -> None:
    assert told(text) == []


def test_a_denial_holds_for_its_own_clause_only() -> None:
    assert told("The guard denied it, saying 14 clerks had been killed on the road.") == [(1, "14", "killed")]
    assert told("The shells hit 14 mills, and no one was killed there on Sunday.") == [(1, "14", "")]
    assert told("No fewer than 14 clerks were killed on the road near the mill.") == [(1, "at least 14", "killed")]


@pytest.mark.parametrize(
    "text",
    [
        "A clerk of the mills, 37, was killed on the road on Sunday evening.",
        "A man 37, was killed on the road near the mills on Sunday evening.",
        "Jane Doe (37) was killed on the road near the mills on Sunday.",
        "A clerk who was 37 years old was killed on the road on Sunday.",
        "وقتل رجل عمره 37 عاما على الطريق قرب الطاحونة.",
        "Some 37% of the clerks were killed on the road near the mill.",
        "نزح 37 بالمئة من سكان التلال في ليلة.",
    ],
)
def test_an_age_or_a_share_is_not_offered(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "households"),
    [
        ("Around 1,200 families have left the town since the mills closed.", "families"),
        ("Dozens of homes burned on the road to the sea, the monitor said.", "homes"),
        ("Some 40 poor households fled over the hills in a single night.", "households"),
        ("ونزحت 1200 عائلة من البلدة إلى القرى القريبة.", "عائلة"),
    ],
)
def test_families_and_houses_are_not_counted_as_people(text: str, households: str) -> None:
    (offer,) = offers(read_parts([text], TITLE))
    assert (offer.counted.households, offer.counted.states) == (households, "")


def test_people_driven_from_their_homes_are_people() -> None:
    assert told("Some 1,200 people were driven from their homes in the hills.") == [(1, "about 1200", "displaced")]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides have been talking at the mill for a long time.",
        "In 2015 the town had been quiet for as long as anyone remembers.",
        "Between 2003 and 2015 the town had been quiet for a long time.",
        "The road was closed two days ago, the monitor said in the mills.",
        "It began on 5 August and was over before the evening came.",
        "A 23-year-old clerk told the story to everyone who would listen.",
        "The M-5 highway runs past the mills and on towards the sea.",
        "Another 300 families could leave within a few days, the monitor warned.",
        "Guard officials said that 40 carts will be sent to the mills soon.",
        "One of the clerks said that nothing like it had been seen before.",
        "About 20 miles away the road was open for carts and for people.",
        "Two thirds of the salt leaves the province by the road to the sea.",
        "Sign up for our newsletter and join 40,000 readers of the paper.",
        "A mill that employed 900 people stands empty by the road (Guard Radio)",
        "5 min read",
    ],
)
def test_what_counts_nothing_or_lies_ahead_is_not_offered(text: str) -> None:
    assert told(text) == []


def test_a_pull_quote_and_the_headline_are_not_offered_again() -> None:
    quote = "The harbour lost 14 boats in a single night of fog"
    assert told(f"{TITLE}\n\n{quote}, the monitor said.\n\n{quote}.") == [(2, "14", "")]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (TITLE, Part.TITLE),
        ("TWO TOWNS, AND A ROAD!", Part.TITLE),
        ("Skip to main content", Part.FURNITURE),
        ("What comes next?", Part.HEADING),
        ("A clerk looks out of the window of the mill. (AFP)", Part.CAPTION),
        (f"{TITLE} 5 min read 06 March, 2003 A clerk in the mill [Nib]", Part.HEADER),
        ("The road is open.", Part.STORY),
    ],
)
def test_a_paragraph_is_told_for_what_it_is(text: str, part: Part) -> None:
    (paragraph,) = read_parts([text], TITLE)
    assert paragraph.part is part


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Jane Doe, Beirut", ("Jane Doe",)),
        ("By Jane Doe and John al-Roe", ("Jane Doe", "John al-Roe")),
        ("By J. Doe in Beirut | 5 May 2016", ("J. Doe",)),
        ("بقلم: ليلى القلم، بيروت", ("ليلى القلم",)),
        ("By Sunday morning the town was quiet", ()),
        ("By the mill", ()),
        ("By Jane Doe the town is called quiet.", ()),
    ],
)
def test_a_byline_tells_its_names(text: str, names: tuple[str, ...]) -> None:
    assert (read_byline(text).names if is_byline(text) else ()) == names


def test_a_caption_says_whom_it_credits() -> None:
    (caption,) = read_parts(["A clerk looks out of the window. (AFP)"], TITLE)
    assert caption.credit == "AFP"


def test_sentences_end_where_the_next_begins() -> None:
    assert sentences('It fell. "It is over," he said. Some 1.5 km on، انتهى؟ نعم.') == [
        "It fell.",
        '"It is over," he said.',
        "Some 1.5 km on، انتهى؟",
        "نعم.",
    ]


def test_may_is_ahead_and_may_is_a_month() -> None:
    assert looks_ahead("It may fall.")
    assert not looks_ahead("It fell in May.")


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are no part of the project")
def test_on_the_captures_figures_are_offered_as_well_as_measured(real: Loaded) -> None:
    texts = {hashlib.sha256(file.read_bytes()).hexdigest(): file.read_bytes() for file in CAPTURES.glob("*.txt")}
    wanted, found, measured = set(), set(), set()
    for article in real.archive.articles.values():
        parts = read_parts(text_of(texts[article.sha256]).paragraphs, article.title)
        offered = [(article.id, each.paragraph, each.figure, each.counted.states) for each in offers(parts)]
        recorded = [
            (article.id, each.paragraph, each.figure.text, each.states)
            for each in article.claims
            if each.figure and each.evidence and each.evidence.first
        ]
        found |= {each[:3] for each in offered}
        wanted |= {each[:3] for each in recorded}
        measured |= set(offered) & set(recorded)
    assert len(wanted & found) / len(wanted) >= 0.95
    assert len(wanted & found) / len(found) >= 0.95
    assert len(measured) / len(wanted & found) >= 0.95


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sentence", "states"), [("killing 7 men, ", "killed"), ("including 7 men, ", ""), ("20-25 families, ", "")]
)
def test_a_sentence_of_thousands_of_figures_is_read_as_one_of_a_few(sentence: str, states: str) -> None:
    few, many = (told(f"There {sentence * number}they said.") for number in (3, 3_000))
    assert len(many) == 1_000 * len(few)
    assert set(many) == set(few)
    assert {each[2] for each in few} == {states}


def test_a_text_keeps_what_stands_between_the_days_that_it_prints() -> None:
    days = "On 1 January 2003 some 14 guards were killed, on 2 January 2003 some 15, and 16 on 3 January 2003."
    assert [figure for _paragraph, figure, _states in told(days)] == ["about 14", "about 15", "16"]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("The Front seized at least 230 people on the road.", [("at least 230", "abducted")]),
        ("Some 45 villagers were seized on the road near the mill.", [("about 45", "abducted")]),
        ("They took 30 clerks hostage in the customs house.", [("30", "abducted")]),
        ("They seized 230, mostly old women, on the road.", [("230", "abducted")]),
        ("The Front seized 14 tanks and 40 rifles in the mill.", [("14", ""), ("40", "")]),
        ("They took 30 people to the mill on the hill.", [("30", "")]),
        ("The Front seized 12 villages and 40 rifles on the road.", [("12", "places"), ("40", "")]),
        ("The census counted 18,000 people before the fires.", [("18000", "population")]),
        ("The monitor counted 18 people on the road.", [("18", "")]),
        ("The town is home to about 2,000 people.", [("about 2000", "population")]),
        ("It has 40,000 inhabitants and a mill.", [("40000", "population")]),
        ("Only 180 people remain in the town.", [("180", "population")]),
        ("Some 180 remained in captivity near the mill.", [("about 180", "")]),
        ("Of 15 people living near the mill all were killed.", [("15", "killed")]),
        ("About 300 families live there.", [("about 300", "")]),
        ("Eight guards lay dead and 12 hurt on the road.", [("8", "killed"), ("12", "wounded")]),
        ("واحتجز التنظيم 230 شخصا قرب الطاحونة.", [("230", "abducted")]),
        ("ويبلغ عدد سكان البلدة 18 ألف نسمة.", [("18000", "population")]),
    ],
)
def test_a_phrase_tells_what_no_word_tells_and_nothing_else(text: str, told_of: list[tuple[str, str]]) -> None:
    assert [each[1:] for each in told(text)] == told_of


@pytest.mark.parametrize(
    ("text", "subset"),
    [
        ("It killed 20 people on the road, at least 3 of them children.", "children"),
        ("It killed 20 people on the road. At least 3 of them were children.", ""),
        ("It killed 20 people on the road. Those include 3 children.", "children"),
        ("وقتل 20 شخصا قرب الطاحونة، 3 منهم أطفال.", "أطفال"),
    ],
)
def test_a_part_is_known_by_the_words_behind_it_and_from_the_sentence_before(text: str, subset: str) -> None:
    _whole, part = offers(read_parts([text], TITLE))
    assert (part.counted.states, part.counted.part, part.counted.subset) == ("killed", True, subset)


def test_a_part_of_what_another_paragraph_counts_is_left_open() -> None:
    _whole, part = offers(read_parts(["It killed 20 people on the road.", "At least 3 of them were children."], TITLE))
    assert (part.counted.states, part.counted.part) == ("", True)
