"""A record as an earlier version had it, read from the version's data and printed as a record's page is.

Other records are named as they were called then, where their histories tell, and linked as they are now. Data of a
form that is no longer read give nothing.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from markupsafe import Markup

from annals import urls
from annals.history.canonical import record_of
from annals.history.record_history import History, title_of
from annals.model import Article, Entry, kind_named
from annals.model.version import Version
from annals.site import labels
from annals.site.article_view import past_article
from annals.site.bidi import mark_arabic
from annals.site.context import Context
from annals.site.page import Page, Rendered, View
from annals.values import edtf

_OURS = ("record", "text", "id", "name", "title", "references", "ambiguous")
"""Fields that stand elsewhere on the page, and one that is for the program alone."""


class PastPage(Page):
    """A page of a record as it was: records are named as they were called on a day."""

    def __init__(self, context: Context, here: str, day: date) -> None:
        super().__init__(context, here)
        self.day_of_version = day

    def label(self, id: str) -> Markup:
        """Return what a record was called then, without a link."""
        called = self._called(id)
        return mark_arabic(called) if called else super().label(id)

    def link(self, id: str, text: str = "") -> Markup:
        """Return a link to a record, named as it was called then."""
        return super().link(id, text or self._called(id))

    def body(self, entry: Any) -> Markup:
        """Return a record's prose as it was; names in it stay unlinked, for they are matched by today's spellings."""
        return self.context.prose.render(entry.body, lambda _id: None, set())

    def _called(self, id: str) -> str:
        """Return what a record was called then, or `""` where that is not known or is what it is called now."""
        versions = self.context.archive.histories.get(id, ())
        then = [version for version in versions if version.day <= self.day_of_version]
        return title_of(then[-1]) if then and then[-1] is not versions[-1] else ""


@dataclass(frozen=True)
class PastView(View):
    """What the page of an earlier version prints of a record that is no article: its prose, and its fields in words."""

    TEMPLATE: ClassVar[str] = "past.jinja"
    record: Entry
    kicker: str
    facts: Mapping[str, Any]


def past_record(context: Context, history: History, version: Version) -> Rendered | None:
    """Return the record of a version as its page shows it, or None where its data are gone or cannot be read."""
    record = record_of(kind_named(history.kind), version.data) if version.data else None
    if record is None or record.id != history.id:
        return None
    url, title = history.url_of(version), title_of(version) or history.title
    page = PastPage(context, url, version.day)
    if isinstance(record, Article):
        view: View = past_article(context, record, version, urls.absolute(context.base, url))
    else:
        view = PastView(
            record,
            labels.KIND_WORDS.get(history.kind, history.kind.capitalize()),
            dict(_facts(page, version.data or {})),
        )
    return context.render(url, view, title, page).common


def _facts(page: Page, data: Mapping[str, Any]) -> Iterator[tuple[str, Markup]]:
    """Yield the fields of a record in words, each with its name."""
    for key, value in data.items():
        if key not in _OURS:
            yield labels.field_title(key), page.when(edtf.parse(value)) if key == "when" else _in_words(page, value)


def _in_words(page: Page, value: Any) -> Markup:
    """Return a value in words: ids as the names they lead to, lists and blocks with commas."""
    if isinstance(value, Mapping):
        return Markup("; ").join(_part(page, key, each) for key, each in value.items())
    if isinstance(value, list):
        return Markup(", ").join(_in_words(page, each) for each in value)
    text = value if isinstance(value, str) else json.dumps(value)
    return page.link(text) if page.context.archive.url(text) else mark_arabic(text)


def _part(page: Page, key: str, value: Any) -> Markup:
    """Return one field of a block; its name says for itself what it is."""
    told = _in_words(page, value)
    return told if key == "name" else Markup("{}: {}").format(labels.field_title(key), told)
