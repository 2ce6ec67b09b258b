"""Figures are offered as claims with what they count; captions, forecasts and furniture are not."""

import hashlib

import pytest

from annals.drafting.offers import offers
from annals.drafting.parts import Part, looks_ahead, read_parts, sentences
from annals.evidence import text_of
from tests.support import CAPTURES, Loaded

TITLE = "Two towns and a road"


def told(text: str) -> list[tuple[int, str, str]]:
    return [(each.paragraph, each.figure, each.states) for each in offers(read_parts(text.split("\n\n"), TITLE))]


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
    "text",
    [
        "In 2015 the town had been quiet for as long as anyone remembers.",
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
        parts = read_parts(text_of(texts[article.capture.sha256]).paragraphs, article.title)
        offered = [(article.id, each.paragraph, each.figure, each.states) for each in offers(parts)]
        recorded = [
            (article.id, each.paragraph, each.figure.text, each.states) for each in article.claims if each.figure
        ]
        found |= {each[:3] for each in offered}
        wanted |= {each[:3] for each in recorded}
        measured |= set(offered) & set(recorded)
    assert len(wanted & found) / len(wanted) >= 0.95
    assert len(wanted & found) / len(found) >= 0.95
    assert len(measured) / len(wanted & found) >= 0.95
