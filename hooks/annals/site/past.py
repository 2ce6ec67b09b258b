"""A record as a version has it, shown by the template of its page, and by nothing but its own data.

What a page derives from other records is left out, because it would change below a citation: it is on the record's own
page, where the band leads. Records are named as they were called then.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from annals import urls
from annals.facts.statements import Statement, report_of
from annals.history.canonical import record_of
from annals.history.record_history import History, language_of, title_of
from annals.model import Article, Entry, kind_named, kind_of
from annals.model.version import Version
from annals.problems import UsageError
from annals.site.bidi import mark_arabic
from annals.site.context import Context
from annals.site.page import Page, Rendered, View, linked
from annals.site.then import Then
from annals.site.views.article import past_article
from annals.site.views.event import event_alone
from annals.site.views.group import group_alone
from annals.site.views.place import place_alone
from annals.site.views.source import source_alone
from annals.values.edtf import Edtf

ALONE: Mapping[str, Callable[[Context, Any], View]] = MappingProxyType(
    {"event": event_alone, "town": place_alone, "group": group_alone, "source": source_alone}
)
"""What the page of a version prints of a record, by its kind. An article's also has how to cite each statement."""


_PARAGRAPH = Markup('<a href="{}">paragraph {}</a>')
_PARAGRAPH_OF = Markup('<a href="{}">{}, paragraph {}</a>')


@dataclass(frozen=True)
class Past:
    """A record as a version has it, or None where that cannot be read; `left_out` are fields of an earlier form."""

    record: Entry | None
    left_out: tuple[str, ...] = ()


class PastPage(Page):
    """The page of a version: what it names is called as it was then, and nothing on it waits for other records.

    So dates are not linked, and no name in its prose, which are matched by today's spellings. Where parts of a version
    stand on the page of another, `here` is the URL of that page.
    """

    def __init__(
        self, context: Context, history: History, version: Version, record: Entry | None, here: str = ""
    ) -> None:
        super().__init__(context, here or history.url_of(version))
        self.own, self.record, self.then = history.id, record, Then(context, version.day)
        self.language = language_of(version) or history.language
        self._version_url = history.url_of(version)

    def label(self, id: str) -> Markup:
        """Return what a record was called then, without a link."""
        called, language = self.then.called(id)
        return mark_arabic(called, language) if called else super().label(id)

    def link(self, id: str, text: str = "") -> Markup:
        """Return a link to a record, named as it was called then; where nothing is known of it, and to itself, text."""
        label, target = mark_arabic(text) if text else self.label(id), self.then.url(id)
        if id == self.own or not target:
            return label
        return linked(self.url(target), label)

    def own_part(self) -> Markup:
        """Return `""`: nothing on it is for another page alone."""
        return Markup("")

    def when(self, date: Edtf) -> Markup:
        """Return a date in words."""
        return self.day(date)

    def quoted(self, text: str, article: str) -> Markup:
        """Return words of an article, which is mostly the one that the page shows."""
        if isinstance(self.record, Article) and article == self.own:
            return mark_arabic(text, self.record.language)
        return super().quoted(text, article)

    def is_press(self, source: str) -> bool:
        """Return whether a source is of the press."""
        return self.then.is_press(source)

    def statement_link(self, key: str, beside: str) -> Markup:
        """Return a link to a statement: to that of the version, where it is one of the record."""
        own = next((each for each in self._claims() if f"{self.own}/{each.id}" == key), None)
        if own:
            return _PARAGRAPH.format(self.url(f"{self._version_url}#{own.id}"), own.paragraph)
        publisher, paragraph = self.then.statement(key)
        if not publisher:
            return super().statement_link(key, beside)
        return _PARAGRAPH_OF.format(self.url(urls.of_claim(key)), self.label(publisher), paragraph)

    def statement(self, id: str) -> Statement | None:
        """Return a statement of the record by its id, `c3`."""
        if not isinstance(self.record, Article):
            return None
        report = report_of(self.record)
        return next((Statement(report, each) for each in self._claims() if each.id == id), None)

    def _claims(self) -> tuple[Any, ...]:
        return self.record.claims if isinstance(self.record, Article) else ()

    def body(self, entry: Any) -> Markup:
        """Return a record's prose."""
        return self.context.prose.render(entry.body, lambda _id: None, set())


def past_of(context: Context, history: History, version: Version) -> Past:
    """Return the record of a version, read anew from its data."""
    words = context.archive.vocabulary
    found = record_of(kind_named(history.kind), version.data, words) if version.data else None
    return Past(*found) if found and found[0].id == history.id else Past(None)


def render_alone(context: Context, history: History, version: Version, page: PastPage) -> Rendered | None:
    """Return a record as its page shows it, and nothing of the others; None where the page has no record."""
    record = page.record
    if record is None:
        return None
    if isinstance(record, Article):
        own = urls.absolute(context.base, page.here)
        view: View = past_article(context, record, history, version, own, page.then)
    else:
        view = _alone(record)(context, record)
    return context.render(page.here, view, title_of(version) or history.title, page).common


def _alone(record: Entry) -> Callable[[Context, Any], View]:
    kind = kind_of(record).name
    if kind not in ALONE:
        raise UsageError(f"versions of the kind {kind} have no page; name what it prints in ALONE of {__name__}")
    return ALONE[kind]
