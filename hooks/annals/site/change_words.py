"""The summary of a version as its readers see it: statements are links that say what each is about, never bare ids."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from annals.history.record_history import History
from annals.history.told import StatementsPart, part_told, parts, statements_part
from annals.language.catalog import message_pair
from annals.model import Article, Claim
from annals.model.version import Version
from annals.site.page import Page

_MOST = 4
"""Statements that are named of those that one version changed, added or took out; of more, the rest are counted."""

_ALL = {
    "changed": message_pair("Statement changed: %(statements)s", "Statements changed: %(statements)s"),
    "new": message_pair("Statement added: %(statements)s", "Statements added: %(statements)s"),
    "removed": message_pair("Statement taken out: %(statements)s", "Statements taken out: %(statements)s"),
}
_SOME = {
    "changed": message_pair(
        "Statements changed: %(statements)s, and %(number)s more",
        "Statements changed: %(statements)s, and %(number)s more",
    ),
    "new": message_pair(
        "Statements added: %(statements)s, and %(number)s more", "Statements added: %(statements)s, and %(number)s more"
    ),
    "removed": message_pair(
        "Statements taken out: %(statements)s, and %(number)s more",
        "Statements taken out: %(statements)s, and %(number)s more",
    ),
}


def change_words(page: Page, history: History, version: Version) -> Markup:
    """Return what changed with a version, as HTML: `Changed: Abstract. Statement changed: Killed (paragraph 3)`."""
    return Markup(". ").join(_parts(page, history, version))


def _parts(page: Page, history: History, version: Version) -> Iterator[Markup]:
    for part in parts(version.summary):
        found = statements_part(part)
        yield (
            _statements(page, history, version, found) if found else escape(part_told(page.catalog, history.kind, part))
        )


def _statements(page: Page, history: History, version: Version, found: StatementsPart) -> Markup:
    shown = version if found.word != "removed" else history.before(version)
    links = [_link(page, history, shown, id) for id in found.ids[:_MOST]]
    rest, catalog = len(found.ids) - len(links), page.catalog
    named = catalog.enumerated(links) if rest else catalog.listed(links)
    pair, number = (_SOME, rest) if rest else (_ALL, len(links))
    return escape(catalog.count(*pair[found.word], number, statements=named))


def _link(page: Page, history: History, shown: Version | None, id: str) -> Markup:
    """Return the link to a statement on the page of the version that shows it."""
    text = _about(page, history, id)
    if shown is None or shown.erased or shown.withdrawal:
        return text
    return Markup('<a href="{}">{}</a>').format(page.url(f"{history.url_of(shown)}#{id}"), text)


def _about(page: Page, history: History, id: str) -> Markup:
    """Return what a statement is about and where it stands; of one that is gone, its number."""
    return statement_named(page, _claim(page, history, id), id)


def statement_named(page: Page, claim: Claim | None, id: str) -> Markup:
    """Return a claim by what it is about and its paragraph, `Killed (paragraph 3)`; where it is unknown, its number."""
    if claim is None:
        return page.catalog.html("statement %(number)s", number=id.removeprefix("c"))
    of = [escape(page.words.measure_title(claim.states))]
    of += [page.label(claim.side)] if claim.side else []
    return page.catalog.html(
        "%(what)s (paragraph %(number)s)", what=page.catalog.enumerated(of), number=claim.paragraph
    )


def _claim(page: Page, history: History, id: str) -> Claim | None:
    record = page.context.archive.find(history.id)
    claims = record.claims if isinstance(record, Article) else ()
    return next((claim for claim in claims if claim.id == id), None)
