"""The only place that spells a path or URL of the site.

A URL here is relative to the site's root: `towns/al-qaryatayn/`. A page's Markdown file is
`towns/al-qaryatayn.md`; builders turn one into the other (`use_directory_urls`).
"""

from datetime import date

from annals.model import Archive, Article, Entry, Event, Group, Source

PLACEHOLDER = "https://archive.example/"
"""The address of a site for which none is set: a name reserved for examples, which leads nowhere."""

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
CODEBOOK = "data/codebook/"
FIELDS = "fields/"
ADD = "add/"
CORRECTIONS = "corrections/"
_FOLDERS = (HOME, ARTICLES, EVENTS, TOWNS, GROUPS, SOURCES, DATES, DATA, ADD)


def of_record(entry: Entry) -> str:
    """Return the URL of a record's page."""
    folders = {Article: ARTICLES, Event: EVENTS, Group: GROUPS, Source: SOURCES}
    return f"{folders.get(type(entry), TOWNS)}{entry.id}/"


def of_id(kind: str, id: str) -> str:
    """Return the URL of the record of a kind with an id, also of one that is gone."""
    folders = {"article": ARTICLES, "event": EVENTS, "town": TOWNS, "group": GROUPS, "source": SOURCES}
    return f"{folders[kind]}{id}/"


def of_version(kind: str, id: str, number: int) -> str:
    """Return the URL of one version of a record, which never shows another: `a/mt5c42d9/v2/`."""
    return of_numbered(of_id(kind, id), number)


def of_numbered(record: str, number: int) -> str:
    """Return the URL of a version, from that of its record."""
    return f"{record}v{number}/"


def of_history(kind: str, id: str) -> str:
    """Return the URL of the file that holds all versions of a record, one a line."""
    return f"{of_id(kind, id)}history.jsonl"


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


def of_entry(part: str, event: str) -> str:
    """Return the URL of an event's entry in the chronology, on the page of its part."""
    return f"{of_shelf(CHRONOLOGY, part)}#{event}"


def of_shelf(url: str, name: str) -> str:
    """Return the URL of one part of a list that was split: `chronology/2015/`."""
    return f"{url}{name}/"


def of_part(url: str, number: int) -> str:
    """Return the URL of a numbered part of a list: the list's own for the first, else `disagreements/2/`."""
    return url if number == 1 else of_shelf(url, str(number))


def absolute(base: str, url: str) -> str:
    """Return the whole address of a URL on the site that stands at `base`."""
    return f"{base.rstrip('/')}/{url}"


def page_path(url: str) -> str:
    """Return the Markdown file behind a page's URL, relative to the docs folder."""
    return f"{url}index.md" if url in _FOLDERS else f"{url.rstrip('/')}.md"


def up(here: str) -> str:
    """Return the way from a page's URL to the root: `../../`; nothing from the home page."""
    return "../" * here.count("/")


def relative(here: str, there: str) -> str:
    """Return the link from one page's URL to another, both from the root: `../../towns/x/`."""
    path, mark, anchor = there.partition("#")
    if path == here and mark:
        return f"#{anchor}"
    link = up(here) + path
    return f"{link or './'}{mark}{anchor}"
