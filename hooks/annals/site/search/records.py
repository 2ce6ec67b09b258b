"""Each record of the archive as the search knows it: names, dates, prose, statements, and what it is filtered by.

These are small pages that the program Pagefind reads; nobody else does. A statement is a heading with its id in the
page of its article, so that a hit leads to its permalink.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from annals import urls
from annals.citations.item import plain
from annals.facts.statements import statements_of
from annals.language import date_format
from annals.language.arabic import has_arabic
from annals.model import Archive, Article, Event, Group, Place, Source
from annals.site.context import Context
from annals.site.search.names import forms, known_names
from annals.site.search.sayings import Naming, Saying, saying


@dataclass(frozen=True)
class Found:
    """What the search knows of one record.

    `facets` are what it is filtered by, `day` is what it is sorted by, `by` who published an article.
    """

    url: str
    kind: str
    title: str
    prose: str
    names: tuple[str, ...] = ()
    when: str = ""
    by: str = ""
    day: str = ""
    attested: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    statements: tuple[Saying, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Return the name of its file: that of its page, without a folder of its own."""
        return f"{self.url.rstrip('/')}.html"


def found_records(context: Context) -> Iterator[Found]:
    """Yield every record as the search knows it, in the order of the archive."""
    archive = context.untracked
    for place in archive.places.values():
        yield _named(context, place, "Place", "town")
    for group in archive.groups.values():
        yield _named(context, group, "Group", "group")
    for source in archive.sources.values():
        yield _named(context, source, "Source", "source")
    attested: dict[str, str] = {}
    name = cache(lambda id: archive.name(id) if archive.find(id) else id.replace("-", " "))
    for event in archive.events.values():
        attested[event.id] = str(context.attested(event.id)) if event.clarity != "subject" else ""
        yield _event(archive, event, attested[event.id])
    for article in archive.articles.values():
        yield _article(archive, article, attested, name)


def _named(context: Context, record: Place | Group | Source, kind: str, facet: str) -> Found:
    names = known_names(context, record)
    return Found(
        url=urls.of_record(record),
        kind=kind,
        title=record.name,
        prose=plain(record.body),
        names=names[1:],
        facets={facet: (record.name,)},
        words=forms(names),
    )


def _event(archive: Archive, event: Event, attested: str) -> Found:
    first = event.when.lower or event.when.upper
    return Found(
        url=urls.of_record(event),
        kind="Event",
        title=event.title,
        prose=plain(event.body),
        when=date_format.words(event.when),
        day=first.isoformat() if first else "",
        attested=attested,
        facets={
            "town": _names(archive, (*event.places, *event.concerns)),
            "group": _names(archive, event.sides),
            "year": (f"{first.year:04}",) if first else (),
            "event": (event.event_type,) if event.event_type else (),
            "attested": (attested,) if attested else (),
        },
        words=(*_names(archive, (*event.places, *event.concerns, *event.sides)), *forms(_names(archive, event.places))),
    )


def _article(archive: Archive, article: Article, attested: dict[str, str], name: Naming) -> Found:
    date = article.published.date
    first = date.lower or date.upper
    events = [archive.events[id] for id in article.reports if id in archive.events]
    sides = dict.fromkeys(claim.side for claim in article.claims if claim.side)
    through = dict.fromkeys(source for claim in article.claims for source in claim.chain)
    return Found(
        url=urls.of_record(article),
        kind="Article",
        title=article.title,
        prose=plain(article.body),
        when=date_format.words(date),
        by=archive.name(article.publisher),
        day=first.isoformat() if first else "",
        facets={
            "town": _names(archive, (*article.towns, *(place for event in events for place in event.places))),
            "group": _names(archive, (*article.groups, *sides)),
            "source": _names(archive, (*article.sources, *through)),
            "publisher": (archive.name(article.publisher),),
            "year": (f"{first.year:04}",) if first else (),
            "event": tuple(dict.fromkeys(event.event_type for event in events if event.event_type)),
            "attested": tuple(dict.fromkeys(attested[event.id] for event in events if attested[event.id])),
        },
        statements=tuple(saying(each, name) for each in statements_of(article).values()),
        words=(*_names(archive, article.names), *_printed(article), *forms(_foreign(article))),
    )


def _names(archive: Archive, ids: Iterable[str]) -> tuple[str, ...]:
    """Return what the archive calls records, each once; what is no record has no name."""
    return tuple(archive.name(id) for id in dict.fromkeys(ids) if archive.find(id))


def _printed(article: Article) -> tuple[str, ...]:
    """Return the words that an article uses for what it names, each once."""
    return tuple(dict.fromkeys(word for words in article.names.values() for word in words))


def _foreign(article: Article) -> Iterator[str]:
    """Yield what an article's record holds in Arabic: its headline, the words of its claims and of its names."""
    claims = ((claim.term, claim.speaker, claim.value) for claim in article.claims)
    for text in (article.title, *article.authors, *(text for row in claims for text in row), *_printed(article)):
        if text and has_arabic(text):
            yield text
