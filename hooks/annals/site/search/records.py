"""Each record of the archive as the search knows it: names, dates, prose, statements, and what it is filtered by.

A statement has its id in the page of its article with it, so that a hit leads to its permalink.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain

from annals import urls
from annals.citations.item import plain
from annals.facts.statements import statements_of
from annals.language import date_format
from annals.language.arabic import has_arabic
from annals.language.catalog import ENGLISH, Catalog
from annals.model import Archive, Article, Claim, Event, Group, Place, Source
from annals.site.context import ARABIC, Context
from annals.site.search.filters import KINDS, values_of
from annals.site.search.found import Found, Saying, Told
from annals.site.search.names import forms_of, known_names, voices
from annals.site.search.references import References
from annals.site.search.sayings import Naming, Sayings, Wording

NAMED, EVENTS, ARTICLES = "en", "en-events", "en-articles"
"""The indexes, by what the program takes for their languages: a reader who searches a name waits for the first alone.

What a result is need not be asked of a filter either: each of the three knows its own.
"""

MOST_EVENTS, MOST_ARTICLES = 4_000, 1_300
"""Records in one index at most. The program takes 130 kB of memory for an article, and half of that for an event."""


@dataclass(frozen=True)
class Volume:
    """The records of one index: what the program takes for its language, and their ids."""

    language: str
    ids: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Return how long it takes beside others: half as much for an event as for an article."""
        return len(self.ids) if self.language.startswith(EVENTS) else 2 * len(self.ids)


def volumes(archive: Archive) -> Iterator[Volume]:
    """Yield the indexes of an archive, those first that take longest."""
    articles = _parts(ARTICLES, tuple(archive.articles), MOST_ARTICLES)
    events = _parts(EVENTS, tuple(archive.events), MOST_EVENTS)
    yield from sorted((*events, *articles), key=lambda each: each.weight, reverse=True)
    if named := (*archive.places, *archive.groups, *archive.sources):
        yield Volume(NAMED, named)


def other_languages(context: Context) -> tuple[Catalog, ...]:
    """Return the languages of the site in which records are told beside English, in which they always are."""
    return tuple(each.catalog for each in context.editions if each.catalog.language != ENGLISH.language)


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
    archive = context.archive
    attested: Naming = cache(partial(_attested, context))
    known = _Known(
        archive,
        attested,
        values_of=cache(partial(values_of, archive, attested)),
        own=cache(partial(_own, archive)),
        forms_of=cache(forms_of),
        references=References.of(context),
        english=_Language(archive, ENGLISH),
        others=tuple(_Language(archive, each) for each in other_languages(context)),
    )
    for id in volume.ids:
        match archive.find(id):
            case Article() as article:
                yield _article(known, article)
            case Event() as event:
                yield _event(known, event)
            case Place() | Group() | Source() as record:
                yield _named(context, record, known)


class _Language:
    """A language in which records are told: its texts, and what anything is called in it."""

    def __init__(self, archive: Archive, catalog: Catalog) -> None:
        self.catalog = catalog
        self.name: Naming = cache(partial(_name, archive, catalog.language))
        self.wording = Wording(catalog, self.name)
        self.attested: Naming = cache(catalog.say)


@dataclass(frozen=True)
class _Known:
    """What the records of an index have in common, each worked out once: how events are attested, names, and the like.

    `own` tells what a record is called, `""` of what is none; `others` are the site's languages but for its first.
    """

    archive: Archive
    attested: Naming
    own: Naming
    forms_of: Callable[[str], tuple[str, ...]]
    values_of: Callable[[str], tuple[str, ...]]
    references: References
    english: _Language
    others: tuple[_Language, ...]

    def in_others(self, telling: Callable[[_Language], Told]) -> dict[str, Told]:
        """Return what is shown of a record in each further language, by its tag."""
        return {each.catalog.language: telling(each) for each in self.others}

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return what the archive calls records, each once; what is no record has no name."""
        return tuple(filter(None, map(self.own, dict.fromkeys(ids))))

    def forms(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the words by which texts are found that they do not hold as they stand, each once."""
        return tuple(dict.fromkeys(form for text in texts for form in self.forms_of(text)))


def _attested(context: Context, id: str) -> str:
    return str(context.attested(id)) if context.archive.events[id].clarity != "subject" else ""


def _name(archive: Archive, language: str, id: str) -> str:
    return archive.name(id, language) if archive.find(id) else id.replace("-", " ")


def _own(archive: Archive, id: str) -> str:
    return archive.name(id) if archive.find(id) else ""


def _named(context: Context, record: Place | Group | Source, known: _Known) -> Found:
    names = known_names(context, record)
    spoken = voices(record)
    kind, facet = KINDS[type(record)]

    def told(language: _Language) -> Told:
        return Told(language.name(record.id))

    return Found(
        url=urls.of_record(record),
        kind=kind,
        prose=plain(record.body),
        told=Told(record.name),
        others=known.in_others(told),
        names=names[1:],
        voices=tuple(each[0] for each in spoken),
        facets={facet: (record.name,)},
        words=(*(name for each in spoken for name in each[1:]), *known.forms((*names, *chain.from_iterable(spoken)))),
        tokens=known.references.of_named(record),
    )


def _event(known: _Known, event: Event) -> Found:
    attested, places = known.attested(event.id), known.names((*event.places, *event.concerns))
    first = event.when.lower or event.when.upper

    def told(language: _Language) -> Told:
        when = date_format.words(event.when, language.catalog)
        return Told(language.name(event.id), when=when, attested=language.attested(attested))

    return Found(
        url=urls.of_record(event),
        kind="Event",
        prose=plain(event.body),
        told=told(known.english),
        others=known.in_others(told),
        day=first,
        facets={
            "town": places,
            "group": known.names(event.sides),
            "year": (f"{first.year:04}",) if first else (),
            "event": (event.event_type,) if event.event_type else (),
            "attested": (attested,) if attested else (),
        },
        words=tuple(_searched_in_arabic(known, event.title_ar)),
        tokens=known.references.of_event(event),
    )


def _article(known: _Known, article: Article) -> Found:
    archive = known.archive
    date = article.published.date
    first = date.lower or date.upper
    events = [archive.events[id] for id in article.reports if id in archive.events]
    sides = dict.fromkeys(claim.side for claim in article.claims if claim.side)
    through = dict.fromkeys(source for claim in article.claims for source in claim.chain)
    said = Sayings()
    for statement in statements_of(article).values():
        said.add(statement, _values(known, statement.claim))
    told = partial(_told, article, said)
    english, others = told(known.english), known.in_others(told)
    return Found(
        url=urls.of_record(article),
        kind="Article",
        prose=plain(article.body),
        told=english,
        others=others,
        day=first,
        facets={
            "town": known.names((*article.towns, *(place for event in events for place in event.places))),
            "group": known.names((*article.groups, *sides)),
            "source": known.names((*article.sources, *through)),
            "publisher": (archive.name(article.publisher),),
            "year": (f"{first.year:04}",) if first else (),
            "event": tuple(dict.fromkeys(event.event_type for event in events if event.event_type)),
            "attested": tuple(dict.fromkeys(filter(None, (known.attested(event.id) for event in events)))),
        },
        statements=tuple(
            Saying(anchor, line, statement.claim.note or "")
            for (anchor, statement), line in zip(said.statements, english.lines, strict=True)
        ),
        values=tuple(said.values),
        words=(
            *_titles(article),
            *known.forms(_foreign(article)),
            *_searched_in_arabic(known, article.abstract_ar),
            *known.forms(_arabic_words(others.values())),
        ),
        tokens=known.references.of_article(article),
    )


def _values(known: _Known, claim: Claim) -> tuple[str, ...]:
    """Return what a statement is filtered by: what it is about, its side, a place it measures to, and sources.

    The sources of its chain stand beside it anyway, but for those that are named together with another.
    """
    found = known.values_of(claim.about)
    named = (claim.origin, *claim.jointly) if claim.jointly else ()
    for id in filter(None, (claim.side, claim.to, *named)):
        found += tuple(value for value in known.values_of(id) if value not in found)
    return found


def _told(article: Article, said: Sayings, language: _Language) -> Told:
    """Return what is shown of an article and its statements in a language; a headline stays as it was printed."""
    wording = language.wording
    return Told(
        title=article.title,
        prose=plain(getattr(article, f"abstract_{language.catalog.language}", None) or ""),
        when=date_format.words(article.published.date, language.catalog),
        by=language.name(article.publisher),
        about=tuple(map(language.name, said.about)),
        sources=tuple(wording.source(*each) for each in said.sources),
        lines=tuple(wording.line(statement) for _anchor, statement in said.statements),
    )


def _titles(article: Article) -> Iterator[str]:
    """Yield the headline in other letters and in another language, where the record has it."""
    yield from filter(None, (article.title_romanised, article.title_translated))


def _searched_in_arabic(known: _Known, text: str | None) -> Iterator[str]:
    """Yield the words by which what a record says in Arabic is found, and that itself where no page shows it."""
    if text:
        if not any(each.catalog.language == ARABIC for each in known.others):
            yield text
        yield from known.forms([text])


def _arabic_words(others: Iterable[Told]) -> Iterator[str]:
    """Yield each word in Arabic of what statements say in further languages."""
    words = dict.fromkeys(word for told in others for line in told.lines for word in line.split())
    yield from filter(has_arabic, words)


def _foreign(article: Article) -> Iterator[str]:
    """Yield what an article's record holds in Arabic: its headline, its authors, and the words of its claims."""
    claims = ((claim.term, claim.speaker, claim.value) for claim in article.claims)
    for text in (article.title, *article.byline, *(text for row in claims for text in row)):
        if text and has_arabic(text):
            yield text
