"""Two articles side by side: which pairs, and what they say alike."""

from annals.facts.pairs import LEAST_DIFFERING, MOST_PAIRS, Likeness, pairs_of, side_by_side
from tests.facts.saying import ACTIVISTS, CAPTURE, MONITOR, POST, SALT, WEEKLY, Said, facts_of, happened, say


def likeness(*said: Said) -> list[Likeness]:
    facts = facts_of(*said)
    one, other = [article.id for article in facts.archive.articles.values()][:2]
    return [each.likeness for each in side_by_side(facts.accounts(CAPTURE), one, other)]


def test_one_figure_is_the_same_whoever_says_it() -> None:
    assert likeness(say(POST, MONITOR, "20"), say(SALT, ACTIVISTS, "20")) == [Likeness.SAME]


def test_figures_that_exclude_each_other_differ() -> None:
    assert likeness(say(POST, MONITOR, "20"), say(SALT, ACTIVISTS, "40")) == [Likeness.DIFFER]


def test_figures_that_fit_can_both_be_true() -> None:
    assert likeness(say(POST, MONITOR, "at least 20"), say(SALT, ACTIVISTS, "40")) == [Likeness.COMPATIBLE]


def test_what_one_article_says_alone_is_told_so() -> None:
    assert likeness(say(POST, MONITOR, "20"), happened(WEEKLY, MONITOR)) == [Likeness.ONE]


def test_wordings_are_not_compared() -> None:
    place = {"states": "place"}
    said = happened(POST, MONITOR, **place, value="the square"), happened(SALT, ACTIVISTS, **place, value="the gate")
    assert likeness(*said) == [Likeness.APART]


def test_that_both_tell_of_it_does_not_make_their_words_the_same() -> None:
    told = happened(POST, MONITOR, value="the gate was stormed"), happened(SALT, MONITOR, value="the guards fled")
    assert likeness(*told) == [Likeness.APART]
    alike = happened(POST, MONITOR, value="the guards fled"), happened(SALT, ACTIVISTS, value="The guards fled")
    assert likeness(*alike) == [Likeness.SAME]


def test_articles_with_no_topic_in_common_are_no_pair() -> None:
    facts = facts_of(say(POST, MONITOR, "20"), happened(SALT, MONITOR))
    assert facts.pairs(CAPTURE) == ()


def test_of_the_pairs_of_an_event_one_that_differs_on_two_topics_has_a_page() -> None:
    facts = facts_of(say(POST, MONITOR, "20"), say(SALT, MONITOR, "20"), say(WEEKLY, ACTIVISTS, "40"))
    (account,) = facts.accounts(CAPTURE)
    assert pairs_of([account]) == ()
    (pair,) = pairs_of([account, account])  # as if they differed so on another topic
    assert (pair.differing, LEAST_DIFFERING, MOST_PAIRS) == (2, 2, 1)
    assert "harbour-weekly" in {facts.archive.articles[id].publisher for id in (pair.one, pair.other)}


def test_articles_that_do_not_differ_are_no_pair_however_many_they_are() -> None:
    (account,) = facts_of(say(POST, MONITOR, "20"), say(SALT, MONITOR, "40")).accounts(CAPTURE)
    articles = (*account.articles, *(f"article{n:03}" for n in range(200)))
    many = type(account)(**{**vars(account), "articles": articles})
    (pair,) = pairs_of([many, many])
    assert {pair.one, pair.other} == set(account.articles)
    alike = type(account)(**{**vars(many), "differing": ()})
    assert pairs_of([alike, alike]) == ()
