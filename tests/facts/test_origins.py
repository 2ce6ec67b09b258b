"""Whose word stands behind statements: each independent voice once, and the press on its own word is none."""

import pytest

from annals.facts.origins import Voices, parties, voices, voices_of_event
from tests.facts.saying import (
    ACTIVISTS,
    COMPANIES,
    FRONT,
    MINISTRY,
    MONITOR,
    POST,
    RADIO,
    SALT,
    WEEKLY,
    Said,
    happened,
    index_of,
    statements_of,
)


def heard(*said: Said) -> Voices:
    index = index_of(*said)
    return voices(index, statements_of(index))


def sides(*said: Said) -> tuple[str, ...]:
    index = index_of(*said)
    return parties(index, statements_of(index))


def test_a_sentence_of_several_is_one_voice() -> None:
    found = heard(happened(POST, MONITOR, jointly=(ACTIVISTS,)))
    assert found.origins == ((MONITOR, ACTIVISTS),)
    assert found.count == 1
    assert found.sources == (MONITOR, ACTIVISTS)


def test_a_sentence_of_several_adds_no_voice_where_one_of_them_is_heard_alone() -> None:
    said = happened(POST, MONITOR, jointly=(ACTIVISTS,)), happened(SALT, ACTIVISTS)
    assert heard(*said).origins == heard(*reversed(said)).origins == ((ACTIVISTS,),)


def test_two_sentences_of_several_that_share_one_of_them_are_one_voice() -> None:
    found = heard(happened(POST, MONITOR, jointly=(ACTIVISTS,)), happened(SALT, RADIO, jointly=(ACTIVISTS,)))
    assert found.count == 1


def test_two_that_are_each_heard_alone_are_two_voices() -> None:
    assert heard(happened(POST, MONITOR), happened(SALT, ACTIVISTS)).count == 2


def test_of_one_event_whoever_is_named_together_is_one_voice_however_many_sentences_link_them() -> None:
    alone = tuple(happened(SALT, source) for source in (MONITOR, ACTIVISTS, RADIO, FRONT))
    linked = happened(POST, MONITOR, jointly=(ACTIVISTS,)), happened(POST, RADIO, jointly=(ACTIVISTS,))
    index = index_of(*alone, *linked)
    found = voices_of_event(index, statements_of(index))
    assert {frozenset(voice) for voice in found.origins} == {
        frozenset((MONITOR, ACTIVISTS, RADIO)),
        frozenset((FRONT,)),
    }


def test_of_one_event_a_statement_that_nobody_makes_names_none_together() -> None:
    denied = happened(POST, MONITOR, jointly=(ACTIVISTS,), stance="denies")
    index = index_of(happened(POST, MONITOR), happened(SALT, ACTIVISTS), denied)
    assert voices_of_event(index, statements_of(index)).count == 2


def test_organs_of_one_government_count_once() -> None:
    assert heard(happened(POST, RADIO), happened(SALT, MINISTRY)).origins == ((RADIO,),)


def test_an_origin_is_one_voice_in_however_many_articles() -> None:
    assert heard(*(happened(place, MONITOR) for place in (POST, SALT, WEEKLY))).count == 1


def test_the_press_on_its_own_word_is_no_origin() -> None:
    found = heard(happened(POST, "harbour-post"), happened(SALT, "salt-gazette"))
    assert (found.origins, found.press) == ((), ("harbour-post", "salt-gazette"))


def test_papers_of_one_house_speak_once_on_their_own_word() -> None:
    assert heard(happened(POST, "harbour-post"), happened(WEEKLY, "harbour-weekly")).press == ("harbour-post",)


def test_the_press_on_its_own_word_is_told_beside_an_origin_of_another_article() -> None:
    assert heard(happened(POST, MONITOR), happened(SALT, "salt-gazette")).press == ("salt-gazette",)


def test_the_press_on_its_own_word_is_not_told_beside_an_origin_that_the_article_names() -> None:
    found = heard(happened(POST, MONITOR), happened(POST, "harbour-post"))
    assert (found.origins, found.press) == (((MONITOR,),), ())


@pytest.mark.parametrize("stance", ["denies", "declines", "unverified"])
def test_who_does_not_make_a_statement_is_no_voice_behind_it(stance: str) -> None:
    assert heard(happened(POST, MONITOR), happened(SALT, RADIO, stance=stance)).origins == ((MONITOR,),)


def test_a_source_stands_on_the_side_whose_state_it_belongs_to() -> None:
    assert sides(happened(POST, RADIO), happened(SALT, MINISTRY)) == ("warraqa-guard",)
    assert sides(happened(POST, COMPANIES), happened(SALT, FRONT)) == ("salt-companies", "ink-front")


def test_a_monitor_stands_on_no_side_and_the_press_is_not_asked() -> None:
    assert sides(happened(POST, RADIO, jointly=(MONITOR,)), happened(SALT, "salt-gazette")) == ("warraqa-guard", "")
