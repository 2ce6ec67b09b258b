"""The only place that spells a path or URL of the site.

A URL here is relative to the site's root: `towns/al-qaryatayn/`. A page's Markdown file is
`towns/al-qaryatayn.md`; builders turn one into the other (`use_directory_urls`).
"""

import posixpath
from datetime import date

from annals.model import Archive, Article, Entry, Event, Group, Source

HOME = ""
CHRONOLOGY = "chronology/"
DISAGREEMENTS = "disagreements/"
ARTICLES = "a/"
EVENTS = "events/"
TOWNS = "towns/"
GROUPS = "groups/"
SOURCES = "sources/"
DATES = "dates/"
DATA = "data/"
_FOLDERS = (HOME, ARTICLES, EVENTS, TOWNS, GROUPS, SOURCES, DATES, DATA)


def of_record(entry: Entry) -> str:
    """Return the URL of a record's page."""
    folders = {Article: ARTICLES, Event: EVENTS, Group: GROUPS, Source: SOURCES}
    return f"{folders.get(type(entry), TOWNS)}{entry.id}/"


def of(archive: Archive, id: str) -> str:
    """Return the URL of the record with an id; raise KeyError where there is none."""
    entry = archive.find(id)
    if entry is None:
        raise KeyError(id)
    return of_record(entry)


def of_claim(key: str) -> str:
    """Return the URL of a claim, from its key `article/claim`."""
    article, _, claim = key.partition("/")
    return f"{ARTICLES}{article}/#{claim}"


def of_year(year: int) -> str:
    """Return the URL of a year's page."""
    return f"{DATES}{year:04}/"


def of_month(year: int, month: int) -> str:
    """Return the URL of a month's page."""
    return f"{DATES}{year:04}/{month:02}/"


def of_day(day: date) -> str:
    """Return the URL of a day's page."""
    return f"{DATES}{day.year:04}/{day.month:02}/{day.day:02}/"


def of_entry(event: Event) -> str:
    """Return the URL of an event's entry in the chronology, on the page of its year."""
    year = (event.when.lower or event.when.sort_key[1]).year
    return f"{of_shelf(CHRONOLOGY, f'{year:04}')}#{event.id}"


def of_shelf(url: str, name: str) -> str:
    """Return the URL of one part of a list that was split: `chronology/2015/`."""
    return f"{url}{name}/"


def page_path(url: str) -> str:
    """Return the Markdown file behind a page's URL, relative to the docs folder."""
    return f"{url}index.md" if url in _FOLDERS else f"{url.rstrip('/')}.md"


def relative(here: str, there: str) -> str:
    """Return the link from one page's URL to another, both from the root: `../../towns/x/`."""
    path, mark, anchor = there.partition("#")
    if path == here and mark:
        return f"#{anchor}"
    depth = here.strip("/").count("/") + 1 if here.strip("/") else 0
    link = posixpath.join("../" * depth, path) if depth else path
    return f"{link or './'}{mark}{anchor}"
