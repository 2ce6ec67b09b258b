"""The feeds as a feed reader reads them, and what stands in them."""

from datetime import date

import feedparser

from annals.data import feeds
from annals.history.changes import newest_day, updates
from annals.model import Archive
from tests.support import SAMPLE, loaded

BASE = "https://archive.example/"


def archive() -> Archive:
    return loaded(SAMPLE).archive


def atom() -> str:
    return feeds.atom(feeds.UPDATES, archive(), BASE, newest_day(archive()), updates(archive()))


def test_every_version_is_an_update_once_newest_first() -> None:
    found = updates(archive())
    assert len({update.url for update in found}) == len(found) == sum(map(len, archive().histories.values()))
    days = [update.day for update in found]
    assert days == sorted(days, reverse=True)


def test_feedparser_reads_the_atom_feed_without_a_complaint() -> None:
    found = feedparser.parse(atom())
    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.title == f"{archive().about.title}: additions, changes and corrections"
    assert found.feed.id == f"{BASE}data/feed.atom"
    assert [entry.id for entry in found.entries] == [BASE + update.url for update in updates(archive())]
    assert found.entries[0].updated_parsed[:3] == newest_day(archive()).timetuple()[:3]


def test_a_title_with_marks_stays_text() -> None:
    update = updates(archive())[0]
    marked = type(update)(date(2026, 1, 1), "a/x/", "article", "x", "<b>&amp;</b> ]]> \"'", "New article")
    found = feedparser.parse(feeds.atom(feeds.UPDATES, archive(), BASE, marked.day, [marked]))
    assert not found.bozo
    assert feeds.atom(feeds.UPDATES, archive(), BASE, marked.day, [marked]).count("<b>") == 0
    assert found.entries[0].summary == marked.what
