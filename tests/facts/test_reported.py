"""What an article reports by what it is about: the event that it tells first weighs most."""

from annals.facts.reported import reported
from tests.support import Loaded


def parts(real: Loaded, article: str) -> tuple[str, list[str], list[str], list[str]]:
    found = reported(
        real.index, [real.index.statements[f"{article}/{c.id}"] for c in real.archive.articles[article].claims]
    )
    assert found.main
    events, brief, background = (
        [part.about for part in each] for each in (found.events, found.brief, found.background)
    )
    return found.main.about, events, brief, background


def test_the_main_event_is_what_the_article_tells_first_and_not_of_what_it_says_most(real: Loaded) -> None:
    assert parts(real, "mt5c42d9")[0] == "al-qaryatayn-2015-08-capture"
    assert parts(real, "tmmmfqjv")[0] == "al-sukhnah-2017-08-capture"


def test_other_events_come_before_places_groups_and_subjects(real: Loaded) -> None:
    _main, events, brief, background = parts(real, "mt5c42d9")
    assert events == ["zabadani-2015-talks", "al-qaryatayn-2015-08-bombings"]
    assert [id.partition("2015-")[2] for id in brief] == ["attacks", "islamic-state-advance"]
    assert {"syrian-war-toll", "palmyra", "hezbollah"} <= set(background)


def test_every_statement_is_in_one_part_and_nothing_in_those_of_no_statements(real: Loaded) -> None:
    for article in real.archive.articles.values():
        statements = [real.index.statements[f"{article.id}/{claim.id}"] for claim in article.claims]
        found = reported(real.index, statements)
        every = [found.main, *found.events, *found.brief, *found.background]
        assert sorted(s.key for part in every if part for s in part.statements) == sorted(s.key for s in statements)
    assert reported(real.index, ()).main is None
