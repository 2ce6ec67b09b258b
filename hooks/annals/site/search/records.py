"""Each record of the archive as the search knows it: names, dates, prose, statements, and what it is filtered by.

These are small pages that the program Pagefind reads; nobody else does. A statement is a heading with its id in the
page of its article, so that a hit leads to its permalink.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial

from annals import urls
from annals.citations.item import plain
from annals.facts.statements import statements_of
from annals.language import date_format
from annals.language.arabic import has_arabic
from annals.language.catalog import ENGLISH
from annals.model import Archive, Article, Event, Group, Place, Source
from annals.site.context import Context
from annals.site.labels import Labels, Speaking
from annals.site.search.names import forms_of, known_names
from annals.site.search.sayings import Naming, Saying, Sayings

NAMED, EVENTS, ARTICLES = "en", "en-events", "en-articles"
"""The indexes, by what the program takes for their languages: a reader who searches a name waits for the first alone.

What a result is need not be asked of a filter either: each of the three knows its own.
"""

MOST_EVENTS, MOST_ARTICLES = 4_000, 1_800
"""Records in one index at most. The program takes 130 kB of memory for an article, and half of that for an event."""


@dataclass(frozen=True)
class Volume:
    """The records of one index: what the program takes for its language, and their ids."""

    language: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What the search knows of one record.

    `facets` are what it is filtered by, `day` is what it is sorted by, `by` who published an article; `about` and
    `sources` are what its statements refer to by their places.
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
    about: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Return the name of its file: that of its page, without a folder of its own, and its day."""
        return f"{self.url.rstrip('/')}{f'~{self.day}' if self.day else ''}.html"


def volumes(archive: Archive) -> Iterator[Volume]:
    """Yield the indexes of an archive, those first that take longest."""
    articles = _parts(ARTICLES, tuple(archive.articles), MOST_ARTICLES)
    events = _parts(EVENTS, tuple(archive.events), MOST_EVENTS)
    yield from sorted((*events, *articles), key=lambda each: -len(each.ids))
    if named := (*archive.places, *archive.groups, *archive.sources):
        yield Volume(NAMED, named)


def _parts(language: str, ids: tuple[str, ...], most: int) -> Iterator[Volume]:
    """Yield records in parts; the first of several is half as large, since a reader's first result waits for it."""
    if 0 < len(ids) <= most:
        yield Volume(language, ids)
    elif ids:
        first, rest = ids[: most // 2], ids[most // 2 :]
        parts = -(-len(rest) // most)
        yield Volume(language, first)
        for number in range(parts):
            some = rest[len(rest) * number // parts : len(rest) * (number + 1) // parts]
            yield Volume(f"{language}-part{number + 2}", some)


def found_records(context: Context, volume: Volume) -> Iterator[Found]:
    """Yield every record of an index as the search knows it, in the order of the archive."""
    archive = context.untracked
    known = _Known(
        archive,
        attested=cache(partial(_attested, context)),
        name=cache(partial(_name, archive)),
        own=cache(partial(_own, archive)),
        forms_of=cache(forms_of),
    )
    for id in volume.ids:
        match archive.find(id):
            case Article() as article:
                yield _article(known, article)
            case Event() as event:
                yield _event(known, event)
            case Place() | Group() | Source() as record:
                yield _named(context, record, known)


@dataclass(frozen=True)
class _Known:
    """What the records of an index have in common, each worked out once: how events are attested, names, and forms.

    `name` tells what anything is called, `own` what a record is, `""` of what is none.
    """

    archive: Archive
    attested: Naming
    name: Naming
    own: Naming
    forms_of: Callable[[str], tuple[str, ...]]

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return what the archive calls records, each once; what is no record has no name."""
        return tuple(filter(None, map(self.own, dict.fromkeys(ids))))

    def forms(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the words by which texts are found that they do not hold as they stand, each once."""
        return tuple(dict.fromkeys(form for text in texts for form in self.forms_of(text)))


def _attested(context: Context, id: str) -> str:
    return str(context.attested(id)) if context.untracked.events[id].clarity != "subject" else ""


def _name(archive: Archive, id: str) -> str:
    return archive.name(id) if archive.find(id) else id.replace("-", " ")


def _own(archive: Archive, id: str) -> str:
    return archive.name(id) if archive.find(id) else ""


_KINDS = {Place: ("Place", "town"), Group: ("Group", "group"), Source: ("Source", "source")}
"""What a record is called, and the filter in which its name stands."""


def _named(context: Context, record: Place | Group | Source, known: _Known) -> Found:
    names = known_names(context, record)
    kind, facet = _KINDS[type(record)]
    return Found(
        url=urls.of_record(record),
        kind=kind,
        title=record.name,
        prose=plain(record.body),
        names=names[1:],
        facets={facet: (record.name,)},
        words=known.forms(names),
    )


def _event(known: _Known, event: Event) -> Found:
    attested, places = known.attested(event.id), known.names((*event.places, *event.concerns))
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
            "town": places,
            "group": known.names(event.sides),
            "year": (f"{first.year:04}",) if first else (),
            "event": (event.event_type,) if event.event_type else (),
            "attested": (attested,) if attested else (),
        },
        words=(
            *dict.fromkeys((*places, *known.names(event.sides))),
            *known.forms(known.names(event.places)),
            *_searched_in_arabic(known, event.title_ar),
        ),
    )


def _article(known: _Known, article: Article) -> Found:
    archive = known.archive
    date = article.published.date
    first = date.lower or date.upper
    events = [archive.events[id] for id in article.reports if id in archive.events]
    sides = dict.fromkeys(claim.side for claim in article.claims if claim.side)
    through = dict.fromkeys(source for claim in article.claims for source in claim.chain)
    said = Sayings(known.name, Labels(Speaking(ENGLISH, known.name)))
    for statement in statements_of(article).values():
        said.add(statement)
    return Found(
        url=urls.of_record(article),
        kind="Article",
        title=article.title,
        prose=plain(article.body),
        when=date_format.words(date),
        by=archive.name(article.publisher),
        day=first.isoformat() if first else "",
        facets={
            "town": known.names((*article.towns, *(place for event in events for place in event.places))),
            "group": known.names((*article.groups, *sides)),
            "source": known.names((*article.sources, *through)),
            "publisher": (archive.name(article.publisher),),
            "year": (f"{first.year:04}",) if first else (),
            "event": tuple(dict.fromkeys(event.event_type for event in events if event.event_type)),
            "attested": tuple(dict.fromkeys(filter(None, (known.attested(event.id) for event in events)))),
        },
        statements=tuple(said.lines),
        about=tuple(said.about),
        sources=tuple(said.sources),
        words=(
            *_titles(article),
            *_unsaid(known, article, said),
            *known.forms(_foreign(article)),
            *_searched_in_arabic(known, article.abstract_ar),
        ),
    )


def _unsaid(known: _Known, article: Article, said: Sayings) -> Iterator[str]:
    """Yield the names of what an article names that its statements do not tell.

    Other spellings are those of the records' own names: who asks for one is given all that names the record.
    """
    for name in known.names(article.names):
        if name not in said.about and name not in said.sources:
            yield name


def _titles(article: Article) -> Iterator[str]:
    """Yield the headline in other letters and in another language, where the record has it."""
    yield from filter(None, (article.title_romanised, article.title_translated))


def _searched_in_arabic(known: _Known, text: str | None) -> Iterator[str]:
    """Yield what a record says in Arabic beside its prose, and the words by which that is found."""
    if text:
        yield text
        yield from known.forms([text])


def _foreign(article: Article) -> Iterator[str]:
    """Yield what an article's record holds in Arabic: its headline, its authors, and the words of its claims."""
    claims = ((claim.term, claim.speaker, claim.value) for claim in article.claims)
    for text in (article.title, *article.byline, *(text for row in claims for text in row)):
        if text and has_arabic(text):
            yield text
