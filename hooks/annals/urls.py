"""The only place that spells a path or URL of the site.

A URL here is relative to the site's root: `towns/al-qaryatayn/`.
"""

import re

from annals.model import Archive, Entry, kind_named, kind_of, kinds

PLACEHOLDER = "https://archive.example/"
"""The address of a site for which none is set: a name reserved for examples, which leads nowhere."""

HOME = ""
CHRONOLOGY = "chronology/"
DISAGREEMENTS = "disagreements/"
COVERAGE = "coverage/"
ARTICLES = kinds.ARTICLE.url
EVENTS = kinds.EVENT.url
EVENT_KINDS = "events/kinds/"
HARM = "harm/"
COMPARE = "compare/"
TOWNS = kinds.TOWN.url
GROUPS = kinds.GROUP.url
SOURCES = kinds.SOURCE.url
DATES = "dates/"
DATA = "data/"
CODEBOOK = "data/codebook/"
HISTORIES = "data/histories.jsonl.gz"
FIELDS = "fields/"
ABOUT = "about/"
WORDS = "about/#words"
ATTESTED = "about/#attested"
ABOUT_HARM = "about/#harm"
CITE = "cite/"
PERSISTENCE = "persistence/"
CONTRIBUTE = "contribute/"
ADD = "add/"
CORRECTIONS = "corrections/"
WAITING = "waiting/"
ROBOTS = "robots.txt"
PICTURE = "picture.png"
SEARCH = "search/"
MAP = "map/"


def of_record(entry: Entry) -> str:
    """Return the URL of a record's page."""
    return f"{kind_of(entry).url}{entry.id}/"


def of_id(kind: str, id: str) -> str:
    """Return the URL of the record of a kind with an id, also of one that is gone."""
    return f"{kind_named(kind).url}{id}/"


def of_version(kind: str, id: str, number: int) -> str:
    """Return the URL of one version of a record, which never shows another: `a/mt5c42d9/v2/`."""
    return of_numbered(of_id(kind, id), number)


def of_numbered(record: str, number: int) -> str:
    """Return the URL of a version, from that of its record."""
    return f"{record}v{number}/"


def of_history(kind: str, id: str) -> str:
    """Return the URL of the file beside a record that holds all its versions, one a line, where there is one."""
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


def of_date(date: str) -> str:
    """Return the URL of the page of a day, month or year: `dates/2015/08/` of `2015-08`."""
    return f"{DATES}{date.replace('-', '/')}/"


def of_event_kind(event_type: str) -> str:
    """Return the URL of the list of events of a type: `events/kinds/violence-against-civilians/`."""
    return f"{EVENT_KINDS}{re.sub(r'[^a-z]+', '-', event_type.lower())}/"


def of_pair(one: str, other: str) -> str:
    """Return the URL of the page that lays two articles side by side, whichever is named first."""
    first, last = sorted((one, other))
    return f"{COMPARE}{first}/{last}/"


def of_entry(part: str, event: str) -> str:
    """Return the URL of an event's entry in the chronology, on the page of its part."""
    return f"{of_shelf(CHRONOLOGY, part)}#{event}"


def of_month(url: str, month: str) -> str:
    """Return the URL of a month, such as `2015-08`, on a page of the chronology; of a year, of what has no month."""
    return f"{url}#month_{month}"


def of_shelf(url: str, name: str) -> str:
    """Return the URL of one part of a list that was split: `chronology/2015/`."""
    return f"{url}{name}/"


def absolute(base: str, url: str) -> str:
    """Return the whole address of a URL on the site that stands at `base`."""
    return f"{base.rstrip('/')}/{url}"


def up(here: str) -> str:
    """Return the relative link from a page's URL to the root: `../../`, or `""` from the home page."""
    return "../" * here.count("/")


def relative(here: str, there: str) -> str:
    """Return the link from one page's URL to another, both from the root: `../../towns/x/`."""
    path, mark, anchor = there.partition("#")
    if path == here and mark:
        return f"#{anchor}"
    link = up(here) + path
    return f"{link or './'}{mark}{anchor}"
