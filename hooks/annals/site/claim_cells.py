"""The cells of a claim's row: what it says, who said it through whom, and the days. Escaped HTML.

These stand in Python, not in a template, because a large archive prints them by the ten thousand.
"""

from collections.abc import Iterator
from typing import Protocol

from markupsafe import Markup, escape

from annals import urls
from annals.facts.accounts import RIVAL_SIDES
from annals.facts.index import Statement
from annals.model import Claim, Relation
from annals.model.vocabulary import Family
from annals.site import labels
from annals.site.prose import mark_arabic
from annals.values.edtf import Edtf

ARROW = '<span class="an-arrow" aria-hidden="true"> → </span><span class="an-sr"> through </span>'


class Linking(Protocol):
    """What can link from a page: see `desk.Page`."""

    def url(self, there: str) -> str:
        """Return the link to a URL of the site."""
        ...

    def link(self, id: str, text: str = "") -> Markup:
        """Return a link to a record."""
        ...

    def when(self, date: Edtf) -> Markup:
        """Return a date in words, linked."""
        ...


def saying(page: Linking, statement: Statement) -> Markup:
    """Return what a claim says: figure or words, the term used, and what a reader must know."""
    return Markup("".join(_parts(page, statement)))


def rival(page: Linking, claim: Claim) -> Markup:
    """Return the side that a claim names, where that is what rival claims differ on; else nothing."""
    return Markup(f"{page.link(claim.side)}: ") if claim.side and claim.states in RIVAL_SIDES else Markup("")


def chain(page: Linking, claim: Claim) -> Markup:
    """Return who said it, through whom, origin first."""
    return Markup(f'<span class="an-chain">{ARROW.join(page.link(source) for source in claim.chain)}</span>')


def told(page: Linking, date: Edtf | None, said: str | None) -> Markup:
    """Return a day with the words that date it, or a dash that says the text gives none."""
    if date is None:
        return Markup('<span class="an-none" title="not said">–</span>')
    return Markup(f"{page.when(date)}{_term(said)}")


def _parts(page: Linking, statement: Statement) -> Iterator[str]:
    claim = statement.claim
    if claim.figure is None:
        yield mark_arabic(labels.content(statement))
    else:
        yield f'<strong class="an-figure">{escape(labels.figure(statement))}</strong>'
        if claim.measure.family is Family.DISTANCE:
            yield f" {claim.bearing} " if claim.bearing else " "
            yield f"to {page.link(claim.to)}" if claim.to else ""
        yield f", {mark_arabic(claim.value)}" if claim.value else ""
    yield _term(claim.term)
    if claim.figure and claim.figure.vague:
        yield _note(f"a word, coded as {claim.figure.low:,} at least")
    if claim.note:
        yield _note(claim.note)
    for relation in claim.relations:
        yield _relation(page, relation)


def _term(text: str | None) -> str:
    return f' <span class="an-term">“{mark_arabic(text)}”</span>' if text else ""


def _note(text: str) -> str:
    return f' <span class="an-note">{mark_arabic(text)}</span>'


def _relation(page: Linking, relation: Relation) -> str:
    how = labels.RELATION_WORDS[relation.kind].capitalize()
    link = f'<a href="{page.url(urls.of_claim(relation.to))}">{relation.to}</a>'
    note = f": {mark_arabic(relation.note)}" if relation.note else ""
    return f' <span class="an-note">{how} {link} ({relation.basis}){note}</span>'
