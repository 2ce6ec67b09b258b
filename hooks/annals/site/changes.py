"""What changed from one version of a record to another, in the words of its page: fields by name, values as printed.

Whole statements that came or went are told as their article's page tells them. Data of any form are told, since older
ones may have one that is no longer read.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from annals.history.difference import followed, words_in
from annals.history.record_history import History, withdrawals
from annals.history.versions import MOVING
from annals.model import Claim
from annals.model.field_names import field_name
from annals.model.version import Data, Version
from annals.site.bidi import mark_arabic
from annals.site.change_words import statement_named
from annals.site.changed_values import in_order, value_in_words
from annals.site.claim_cells import chain, saying
from annals.site.data_rows import in_line
from annals.site.past import PastPage, past_of
from annals.site.statement_rows import measure
from annals.values import ids

_OF_STATEMENT = Markup("{}: {}")
_USED_FOR = Markup("Names used for {}")
_OTHER_ID = Markup("Record with another id now")
_WITH_ID = Markup('{} <span class="an-note">{}</span>')
_LINK = Markup('<a href="#{}">{}</a>')
_SAID = Markup('{} {} <span class="an-by">{}, paragraph {}</span>')
_NAMING = ("towns", "groups", "sources")
"""Fields of an article whose keys are ids."""


class Difference(NamedTuple):
    """What changed: where, and what stood there before and since, or `""`."""

    where: Markup
    before: Markup
    since: Markup


def between(page: PastPage, history: History, one: Version, other: Version) -> tuple[Difference, ...]:
    """Return what changed from one version of a record to another, as told on a page; `()` where data are gone."""
    if not (one.data and other.data):
        return ()
    before, since = (_reading(page, history, version) for version in (one, other))
    moved = _moved(page, one.data, other.data)
    told = (Difference(_OTHER_ID, *(_WITH_ID.format(page.link(each), each) for each in pair)) for pair in moved.items())
    return (*_differences(page, before, since, followed(one.data, moved), other.data), *told)


def _moved(page: PastPage, one: Data, other: Data) -> dict[str, str]:
    """Return the ids of records that data name, and other data name by the id that they have since."""
    now, archive = words_in(other), page.context.archive
    moved: dict[str, str] = {}
    for id in sorted(words_in(one) - now):
        way = list(withdrawals(archive, id)) if ids.SLUG.fullmatch(id) else []
        if way and way[-1].reason in MOVING and way[-1].successor in now:
            moved[id] = way[-1].successor
    return moved


def _reading(page: PastPage, history: History, version: Version) -> PastPage:
    """Return a version's page as far as parts of it stand on another, where statements are told as it has them."""
    record = past_of(page.context, history, version).record if history.kind == "article" else None
    return PastPage(page.context, history, version, record, page.here)


def _differences(page: PastPage, before: PastPage, since: PastPage, one: Data, other: Data) -> Iterator[Difference]:
    """Yield what differs between the data of two versions, in the order of a record's page.

    `before` and `since` are the pages of the two, and `page` that on which it is told.
    """
    kind = str(other.get("record", ""))
    for key in in_order(kind, {**one, **other}):
        old, new = one.get(key), other.get(key)
        if key == "claims" and _are_claims(old) and _are_claims(new):
            yield from _of_statements(page, before, since, old, new)
        elif old != new:
            yield from _of_field(page, kind, key, old, new)


def _of_field(page: PastPage, kind: str, key: str, old: Any, new: Any) -> Iterator[Difference]:
    """Yield what differs in a field; of a block that both have, in each of its fields."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        yield _difference(
            page, kind, key, mark_arabic(field_name(kind, key, page.context.archive.vocabulary)), old, new
        )
        return
    for each in in_order(kind, {**old, **new}, f"{key}."):
        if old.get(each) != new.get(each):
            path = f"{key}.{each}"
            name = (
                _USED_FOR.format(page.link(each))
                if key in _NAMING
                else mark_arabic(field_name(kind, path, page.context.archive.vocabulary))
            )
            yield _difference(page, kind, path, name, old.get(each), new.get(each))


def _of_statements(page: PastPage, before: PastPage, since: PastPage, old: Any, new: Any) -> Iterator[Difference]:
    """Yield what differs in the statements of an article: in each field, or that one came or went."""
    olds, news = ({each["id"]: each for each in claims or ()} for claims in (old, new))
    for id in dict.fromkeys((*olds, *news)):
        name = statement_named(page, _claim(id, page, since, before), id)
        name = _LINK.format(id, name) if page.statement(id) else name
        if id in olds and id in news:
            for key in in_order("article", {**olds[id], **news[id]}, "claims."):
                was, now = olds[id].get(key), news[id].get(key)
                if was != now:
                    path = f"claims.{key}"
                    where = _OF_STATEMENT.format(
                        name, mark_arabic(field_name("article", path, page.context.archive.vocabulary))
                    )
                    yield _difference(page, "article", path, where, was, now)
        else:
            yield Difference(name, _whole(page, before, id, olds.get(id)), _whole(page, since, id, news.get(id)))


def _claim(id: str, *pages: PastPage) -> Claim | None:
    """Return a claim by its id as the first of some pages has it; None where none does."""
    return next((found.claim for page in pages if (found := page.statement(id))), None)


def _difference(page: PastPage, kind: str, path: str, where: Markup, old: Any, new: Any) -> Difference:
    before, since = (value_in_words(page, kind, path, each) for each in (old, new))
    if path.endswith("references") and old and new and before.striptags() == since.striptags():
        before, since = (mark_arabic(in_line(each)) for each in (old, new))  # where only an address changed
    return Difference(where, before, since)


def _whole(page: PastPage, there: PastPage, id: str, claim: Any) -> Markup:
    """Return a statement as its page tells it; as its fields where that version cannot be read, `""` where none is."""
    if claim is None:
        return Markup("")
    statement = there.statement(id)
    if statement is None:
        return value_in_words(page, "article", "claims", claim)
    told = statement.claim
    return _SAID.format(measure(there, told), saying(there, statement, named=True), chain(there, told), told.paragraph)


def _are_claims(value: Any) -> bool:
    """Return whether a value is a list of claims, or none; those of a version have ids."""
    return value is None or (isinstance(value, list) and all(isinstance(each, Mapping) for each in value))
