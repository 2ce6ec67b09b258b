"""The cells of a claim's row: what it says, who said it through whom, and the days. Escaped HTML.

These stand in Python, not in a template, because a large archive prints them by the ten thousand.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from markupsafe import Markup, escape

from annals import urls
from annals.facts.statements import Statement
from annals.facts.versions import RIVAL_SIDES
from annals.model import Claim, Relation
from annals.model.vocabulary import TIMES_OF_DAY, Family
from annals.site import labels
from annals.site.bidi import mark_arabic
from annals.site.prose import OUTSIDE
from annals.values.edtf import Edtf

STATUS_WORDS = {
    "civilian": "civilians",
    "combatant": "fighters",
    "not said": "fighters and civilians not told apart",
}
"""Whose losses a claim counts, as a note."""

NOT_SAID = Markup('<i title="not said">–</i>')
"""Stands where a text gives no day."""


class Linking(Protocol):
    """What can link from a page: see `annals.site.context.Page`."""

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


def claim_rows(page: Linking, statements: Iterable[Statement], related: Mapping[str, Iterable[str]]) -> Markup:
    """Return the rows of an article's claims, each with its permalink; `related` holds the claims that name each."""
    return Markup("\n".join(_claim_row(page, statement, related.get(statement.key, ())) for statement in statements))


def compared_rows(page: Linking, statements: Iterable[Statement]) -> Markup:
    """Return the rows of claims of several articles side by side."""
    return Markup("\n".join(_compared_row(page, statement) for statement in statements))


def _claim_row(page: Linking, statement: Statement, related: Iterable[str]) -> str:
    claim = statement.claim
    side = f", {page.link(claim.side)}" if claim.side else ""
    subset = f", {mark_arabic(claim.subset)}" if claim.subset else ""
    also = "".join(
        f' <span class="an-note">See also <a href="{page.url(urls.of_claim(key))}">{key}</a></span>' for key in related
    )
    basis = _note(claim.when_basis) if claim.when_basis else ""
    basis = f"{_note(TIMES_OF_DAY[claim.time])}{basis}" if claim.time else basis
    article = statement.article.id
    said = f"“{page.quoted(claim.said_words, article)}”" if claim.said_words else ""
    said = f' <span class="an-note">said {page.when(claim.said)} {said}</span>' if claim.said else ""
    return (
        f'<tr id="{claim.id}"><td><a class="an-perma" href="#{claim.id}">{claim.id}</a>, ¶ {claim.paragraph}'
        f'<td>{page.link(claim.about)}<td><span class="an-measure">{labels.measure_title(claim.states)}{side}{subset}:'
        f"</span> {saying(page, statement)}{also}<td>{chain(page, claim)}"
        f"<td>{told(page, claim.when, claim.when_words, article)}{basis}{said}"
    )


def _compared_row(page: Linking, statement: Statement) -> str:
    claim, article = statement.claim, statement.article
    return (
        f"<tr><td>{rival(page, claim)}{saying(page, statement)}<td>{chain(page, claim)}"
        f"<td>{page.link(article.publisher)}, {page.when(article.published.date)}, {permalink(page, statement)}"
        f"<td>{told(page, claim.when, claim.when_words, article.id)}"
        f"<td>{told(page, claim.said, claim.said_words, article.id)}"
    )


def permalink(page: Linking, statement: Statement) -> Markup:
    """Return the link to a claim, by its paragraph and number."""
    there, claim = page.url(urls.of_claim(statement.key)), statement.claim
    return Markup(f'<a class="an-perma" href="{there}">¶ {claim.paragraph}, {claim.id}</a>')


def saying(page: Linking, statement: Statement) -> Markup:
    """Return what a claim says: figure or words, the term used, and what a reader must know."""
    return Markup("".join(_parts(page, statement)))


def rival(page: Linking, claim: Claim) -> Markup:
    """Return the side that a claim names, where that is what rival claims differ on; else `""`."""
    return Markup(f"{page.link(claim.side)}: ") if claim.side and claim.states in RIVAL_SIDES else Markup("")


def chain(page: Linking, claim: Claim) -> Markup:
    """Return who said it, through whom, origin first: its speaker, those named with it, and links that we inferred."""
    links = [f"probably {page.link(id)}" if id in claim.inferred else page.link(id) for id in claim.chain]
    links[0] = " and ".join((links[0], *map(page.link, claim.jointly)))
    if claim.speaker:
        links[0] += _note(claim.speaker)
    return Markup(" → ".join(links))


def told(page: Linking, date: Edtf | None, said: str | None, article: str) -> Markup:
    """Return a day with the words of an article, by its id, that date it, or a dash that says it gives none."""
    if date is None:
        return NOT_SAID
    return Markup(f"{page.when(date)}{_term(page, said, article)}")


def _parts(page: Linking, statement: Statement) -> Iterator[str]:
    claim = statement.claim
    if claim.stance:
        yield f'<em class="an-stance">{labels.STANCE_WORDS[claim.stance]}:</em> '
    if claim.figure is None:
        yield mark_arabic(labels.content(statement))
    else:
        yield f'<strong class="an-figure">{escape(labels.figure(statement))}</strong>'
        if claim.measure.family is Family.DISTANCE:
            yield f" {claim.bearing} " if claim.bearing else " "
            yield f"to {page.link(claim.to)}" if claim.to else ""
        yield f", {mark_arabic(claim.value)}" if claim.value else ""
    yield _term(page, claim.term, statement.article.id)
    if claim.status:
        yield _note(STATUS_WORDS[claim.status])
    if claim.figure and claim.figure.vague and claim.figure.low:
        yield _note(f"a word, coded as {claim.figure.low:,} at least")
    if claim.note:
        yield _note(claim.note)
    for each in claim.references:
        link = f'<a href="{escape(each.url)}" rel="{OUTSIDE}">{mark_arabic(each.cites)}</a>'
        yield f' <span class="an-note">{link}</span>'
    for relation in claim.relations:
        yield _relation(page, relation)


def _term(page: Linking, text: str | None, article: str) -> str:
    return f' <span class="an-term">“{page.quoted(text, article)}”</span>' if text else ""


def _note(text: str) -> str:
    return f' <span class="an-note">{mark_arabic(text)}</span>'


def _relation(page: Linking, relation: Relation) -> str:
    how = labels.RELATION_WORDS[relation.kind].capitalize()
    link = f'<a href="{page.url(urls.of_claim(relation.to))}">{relation.to}</a>'
    note = f": {mark_arabic(relation.note)}" if relation.note else ""
    return f' <span class="an-note">{how} {link} ({relation.basis}){note}</span>'
