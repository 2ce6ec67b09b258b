"""The cells of a row of claims compared: what it says, who said it through whom, and the days. Escaped HTML.

These stand in Python, not in a template, because a large archive prints them by the ten thousand.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from markupsafe import Markup, escape

from annals import urls
from annals.facts.statements import Statement
from annals.language.catalog import ENGLISH_TAG, Catalog
from annals.language.html_texts import as_html, html_of, joined
from annals.model import Claim, Relation
from annals.model.fixed import Family
from annals.site import wordings
from annals.site.labels import Labels
from annals.site.prose import OUTSIDE
from annals.values.edtf import Edtf


class Linking(Protocol):
    """What can link from a page, and knows its language: see `annals.site.page.Page`."""

    @property
    def catalog(self) -> Catalog:
        """Return the texts of the page's language."""
        ...

    @property
    def words(self) -> Labels:
        """Return how statements are put in words."""
        ...

    def url(self, there: str) -> str:
        """Return the link to a URL of the site."""
        ...

    def link(self, id: str, text: str = "") -> Markup:
        """Return a link to a record."""
        ...

    def quoted(self, text: str, article: str) -> Markup:
        """Return words of an article, by its id, as HTML."""
        ...

    def when(self, date: Edtf) -> Markup:
        """Return a date in words, linked."""
        ...

    def label(self, id: str) -> Markup:
        """Return what a record is called, without a link."""
        ...

    def own_part(self) -> Markup:
        """Mark where what is of the record's own page alone begins or ends."""
        ...

    def day(self, date: Edtf) -> Markup:
        """Return a date in words, without a link."""
        ...

    def foreign(self, text: str) -> Markup:
        """Return a text as HTML that may be in another writing than the page."""
        ...

    def is_press(self, source: str) -> bool:
        """Return whether a source is of the press, which carries what others say."""
        ...

    def statement_link(self, key: str, beside: str) -> Markup:
        """Return a link to a claim by its key, named so that it is understood in the article `beside`."""
        ...


def compared_rows(page: Linking, statements: Sequence[Statement]) -> Markup:
    """Return the rows of claims of several articles side by side.

    A day that none of them gives has no cell, as the head of their table has no column for it.
    """
    shown = (
        *range(_DAYS),
        *([_DAYS] if any(each.claim.when for each in statements) else []),
        *([_DAYS + 1] if any(each.claim.said for each in statements) else []),
    )
    return Markup("\n".join(_compared_row(page, statement, shown) for statement in statements))


_DAYS = 3
"""Cells of a row before those of the days."""


def _compared_row(page: Linking, statement: Statement, shown: Sequence[int]) -> str:
    """Return the cells of a row that are shown, by their numbers."""
    claim, article = statement.claim, statement.article
    where = (page.link(article.publisher), page.when(article.published.date), permalink(page, statement))
    cells = (
        f"{rival(page, claim)}{saying(page, statement)}",
        chain(page, claim),
        page.catalog.enumerated(where),
        told(page, claim.when, claim.when_words, article.id),
        told(page, claim.said, claim.said_words, article.id),
    )
    labels = _labels(page, shown)
    return "<tr>" + "".join(f"<td{label}>{cells[number]}" for label, number in zip(labels, shown, strict=True))


def _labels(page: Linking, shown: Sequence[int]) -> tuple[str, ...]:
    """Return the attribute of each cell that names its column on a phone.

    The English ones stand in the style sheet, by the place of the cell, and here where a column before it is left out.
    """
    say = page.catalog.say
    names = (say("Says"), say("Said by"), say("Article"), say("Happened"), say("Said on"))
    styled = page.catalog.language == ENGLISH_TAG
    return tuple(
        "" if styled and at == number else Markup(' data-label="{}"').format(names[number])
        for at, number in enumerate(shown)
    )


def permalink(page: Linking, statement: Statement) -> Markup:
    """Return the link to a claim, by its paragraph."""
    there = escape(page.url(urls.of_claim(statement.key)))
    words = page.catalog.html("paragraph %(number)s", number=statement.claim.paragraph)
    return as_html(f'<a class="an-perma" href="{there}">{words}</a>')


def saying(page: Linking, statement: Statement, *, named: bool = False) -> Markup:
    """Return what a claim says: figure or words, the term used, and what a reader must know.

    Where what is counted is `named` beside it, a figure stands alone.
    """
    return as_html("".join(_parts(page, statement, named=named)))


def rival(page: Linking, claim: Claim) -> Markup:
    """Return the side that a claim names, where that is what rival claims differ on; else `""`."""
    return Markup(f"{page.link(claim.side)}: ") if claim.side and claim.measure.rival else Markup("")


def chain(page: Linking, claim: Claim) -> Markup:
    """Return who said it, through whom, origin first: its speaker, those named with it, and links that we inferred."""
    links = [_maybe(page, page.link(id), inferred=id in claim.inferred) for id in claim.chain]
    links[0] = html_of(page.catalog.listed((links[0], *map(page.link, claim.jointly))))
    if claim.speaker:
        links[0] = Markup(f"{links[0]}{note(page, claim.speaker)}")
    return passed_on(page, links)


def passed_on(page: Linking, links: Iterable[str]) -> Markup:
    """Return those through whom something came, one after the other, as HTML."""
    return joined(f" {page.catalog.onward} ", links)


def _maybe(page: Linking, link: Markup, *, inferred: bool) -> Markup:
    """Return a link of a chain; of one that we inferred, that it is probable."""
    return page.catalog.html("probably %(source)s", source=link) if inferred else link


def told(page: Linking, date: Edtf | None, said: str | None, article: str) -> Markup:
    """Return a day with the words of an article, by its id, that date it, or a dash that says it gives none."""
    if date is None:
        unsaid = page.catalog.html("not said")
        return Markup(f'<i title="{unsaid}">–</i>')
    return as_html(f"{page.when(date)}{_term(page, said, article)}")


def _parts(page: Linking, statement: Statement, *, named: bool) -> Iterator[str]:
    claim, say, words = statement.claim, page.catalog.say, page.words
    if claim.stance:
        yield _STANCE.format(say("%(stance)s:", stance=say(wordings.STANCE_WORDS[claim.stance])))
    if claim.figure is None:
        yield page.foreign(words.content(statement))
    else:
        yield _figure(page, statement, named=named)
        comma = escape(say(", "))
        yield f"{comma}{page.foreign(claim.value)}" if claim.value else ""
    yield _term(page, claim.term, statement.article.id)
    if claim.status:
        yield note(page, say(claim.status.entry.note))
    if claim.figure and claim.figure.vague and claim.figure.low:
        number = page.catalog.number(claim.figure.low)
        yield note(page, say("a word, coded as %(number)s at least", number=number))
    if claim.note:
        yield note(page, claim.note)
    for each in claim.references:
        link = f'<a href="{escape(each.url)}" rel="{OUTSIDE}">{page.foreign(each.cites)}</a>'
        yield f' <span class="an-note">{link}</span>'
    for relation in claim.relations:
        yield _relation(page, relation, statement.article.id)


_STANCE = Markup('<em class="an-stance">{}</em> ')


def _figure(page: Linking, statement: Statement, *, named: bool) -> Markup:
    """Return the figure of a statement; of a distance, from where to where."""
    claim, html = statement.claim, page.catalog.html
    figure = Markup(f'<strong class="an-figure">{escape(page.words.figure(statement, named=named))}</strong>')
    if claim.measure.family != Family.DISTANCE:
        return figure
    bearing = page.catalog.say(wordings.BEARING_WORDS[claim.bearing]) if claim.bearing else ""
    place = page.link(claim.to) if claim.to else ""
    if bearing and place:
        told = {"distance": figure, "bearing": bearing, "place": place}
        return html("%(distance)s %(bearing)s to %(place)s", **told)
    if place:
        return html("%(distance)s to %(place)s", distance=figure, place=place)
    return html("%(distance)s %(bearing)s", distance=figure, bearing=bearing) if bearing else figure


def _term(page: Linking, text: str | None, article: str) -> str:
    if not text:
        return ""
    quoted = page.catalog.html("“%(words)s”", words=page.quoted(text, article))
    return f' <span class="an-term">{quoted}</span>'


def note(page: Linking, text: str) -> Markup:
    """Return what a reader must know besides, in brackets."""
    return Markup(f' <span class="an-note">{page.foreign(text)}</span>')


def _relation(page: Linking, relation: Relation, article: str) -> str:
    link, read = page.statement_link(relation.to, article), page.catalog.say(wordings.BASIS_WORDS[relation.basis])
    how = page.catalog.html(wordings.RELATIONS[relation.kind], statement=link, basis=read)
    told = f": {page.foreign(relation.note)}" if relation.note else ""
    return f' <span class="an-note">{how}{told}</span>'
