"""What every page is made with: the archive and its indexes, the templates, and links from here.

A page's text is Markdown headings between blocks of HTML. The HTML comes from Jinja templates
that escape whatever they print, so no record can add markup; the headings are ours alone.
"""

import html
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from annals import urls
from annals.citations import coins
from annals.citations.formats import FORMS
from annals.citations.item import Item, item_of
from annals.citations.store import Kept
from annals.citations.zotero import Tags
from annals.facts.accounts import Account, accounts_about, origins
from annals.facts.calendar import Almanac, build_almanac, chronology_parts
from annals.facts.disagreements import Disagreement, all_disagreements
from annals.facts.index import Index, Statement
from annals.facts.names import build_names
from annals.facts.shared_text import Shared, shared_text
from annals.language import date_format
from annals.model import Archive, Entry
from annals.site import signposting
from annals.site.article_lists import Selection, build_selections
from annals.site.output import Output
from annals.site.prose import Prose, mark_arabic
from annals.site.signposting import Link
from annals.site.templating import templates
from annals.values.edtf import Edtf


@dataclass(frozen=True)
class Desk:
    """Everything that pages are made from; built once per build.

    `base` is the address of the site, with a slash at its end, for whatever must be read elsewhere.
    `parts` holds the chronology: the events of each of its parts by the part's name. `labels` holds
    the URL and the name, as HTML, of every record; `accounts` and `disagreements` those about it; `reused` what
    articles share of their text; `selections` the articles that a page offers to take along, by the page's URL.
    `items` holds every record as it is cited, and `kept` the formatted citations. `made` holds links made so far,
    by where they start: pages as deep as one another have the same thousands of times.
    """

    archive: Archive
    index: Index
    base: str
    almanac: Almanac
    parts: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, tuple[str, Markup]]
    accounts: Mapping[str, tuple[Account, ...]]
    disagreements: Mapping[str, tuple[Disagreement, ...]]
    reused: Mapping[str, Shared]
    selections: Mapping[str, Selection]
    items: Mapping[str, Item]
    kept: Kept
    prose: Prose
    templates: Environment
    made: dict[str, dict[str, Markup]] = field(default_factory=dict)

    @cached_property
    def entries(self) -> Mapping[str, Mapping[str, str]]:
        """Return the text of every article's entry in the files of lists, by the form and the article's id."""
        return {key: {id: form.entry(self.items[id]) for id in self.archive.articles} for key, form in FORMS.items()}

    @cached_property
    def contexts(self) -> Mapping[str, str]:
        """Return every article as COinS."""
        return {id: coins.context(self.items[id]) for id in self.archive.articles}

    def page(
        self,
        url: str,
        template: str,
        *,
        title: str,
        description: str,
        source: str = "",
        entry: Entry | None = None,
        tags: Tags = (),
        links: Iterable[Link] = (),
        meta: Mapping[str, str] = MappingProxyType({}),
        **context: Any,
    ) -> Output:
        """Return a page: `template` filled with `context` and a `page` that links from `url`.

        `entry` is the record the page is of, if any, and `source` the file that the page comes from.
        `tags` are the names and contents of meta tags for its head, `links` what it links there beside the links of
        its record; `meta` holds words for the theme.
        """
        source = entry.path if entry else source
        page = Page(self, url)
        body = self.templates.get_template(template).render(page=page, title=title, **context)
        head: dict[str, Any] = {
            "title": html.escape(title, quote=False),
            "description": html.escape(description),
            "kind": template.partition(".")[0],
        }
        head |= {"record": html.escape(source)} if source else {}
        version = self.archive.version(entry.id) if entry else None
        head |= {"updated": version.day.isoformat()} if version else {}
        links = [*signposting.page_links(self.archive, self.base, entry), *links] if entry else links
        head |= {"links": signposting.written(links)} if links else {}
        head |= {"zotero": [[name, html.escape(content)] for name, content in tags]} if tags else {}
        head |= meta
        front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
        return Output(urls.page_path(url), f"---\n{front}\n---\n\n{body.strip()}\n", source)


@dataclass(frozen=True)
class Page:
    """A page in the making. Its methods are what templates call to print and to link.

    `seen` holds the ids that its prose has linked.
    """

    desk: Desk
    here: str
    seen: set[str] = field(default_factory=set)

    @cached_property
    def made(self) -> dict[str, Markup]:
        """Return the links that were made from here, or from any other page as deep; a page of dates has its own.

        No link leads from a page to itself, so dates there are linked otherwise than elsewhere.
        """
        return {} if self.here.startswith(urls.DATES) else self.desk.made.setdefault(self.up, {})

    @cached_property
    def up(self) -> str:
        """Return the way from this page up to the site's root: `../../`."""
        return urls.up(self.here)

    @cached_property
    def own(self) -> str:
        """Return the id of the record whose page this is, if it is one; the page does not link to itself."""
        return self.here.rstrip("/").rpartition("/")[2]

    def url(self, there: str) -> str:
        """Return the link from this page to a URL of the site."""
        return urls.relative(self.here, there)

    def link(self, id: str, text: str = "") -> Markup:
        """Return a link to a record by its id, named as the archive names it."""
        key = f"{id} {text}"
        made = self.made.get(key)
        if made is None:
            made = self.made[key] = self._link(id, text)
        return made if id != self.own else self._label(id, text)

    def _label(self, id: str, text: str) -> Markup:
        return mark_arabic(text) if text else self.desk.labels.get(id, ("", mark_arabic(id)))[1]

    def _link(self, id: str, text: str) -> Markup:
        target, label = self.desk.labels.get(id, ("", Markup()))[0], self._label(id, text)
        if not target:
            return label
        return Markup(f'<a href="{self.up}{target}">{label}</a>')  # an id is a slug, a label is escaped

    def links(self, ids: Iterable[str]) -> Markup:
        """Return links to several records, separated by commas."""
        return Markup(", ".join(self.link(id) for id in ids))

    def claim_url(self, statement: Statement) -> str:
        """Return the link to a claim's permalink."""
        return self.url(urls.of_claim(statement.key))

    def entry_url(self, entry: Entry) -> str:
        """Return the link to a record's page."""
        return self.url(urls.of_record(entry))

    def when(self, date: Edtf) -> Markup:
        """Return a date in words, linked to the page of its day, month or year where there is one."""
        made = self.made.get(date.text)
        if made is None:
            made = self.made[date.text] = self._when(date)
        return made

    def _when(self, date: Edtf) -> Markup:
        text = date_format.words(date)
        target = self._date_url(date)
        if target is None or target == self.here:
            return escape(text)
        return Markup(f'<a class="an-date" href="{self.up}{target}">{escape(text)}</a>')

    def _date_url(self, date: Edtf) -> str | None:
        almanac, first, last = self.desk.almanac, date.lower, date.upper
        if first and last:
            if first in almanac.days and (last - first).days <= 1:
                return urls.of_day(first)
            if (first.year, first.month) == (last.year, last.month) in almanac.months:
                return urls.of_month(first.year, first.month)
        year = first or last
        return urls.of_year(year.year) if year and year.year in almanac.years else None

    def body(self, entry: Any) -> Markup:
        """Return a record's prose as safe HTML, with names linked at their first mention."""
        if id := getattr(entry, "id", ""):
            self.seen.add(id)
        return self.desk.prose.render(entry.body, self._url_of, self.seen)

    def _url_of(self, id: str) -> str | None:
        entry = self.desk.archive.find(id)
        return self.entry_url(entry) if entry else None

    def origins(self, statements: Iterable[Statement]) -> tuple[str, ...]:
        """Return the distinct origins behind statements."""
        return origins(self.desk.index, statements)


def build_desk(archive: Archive, index: Index, base: str = urls.PLACEHOLDER, kept: Kept | None = None) -> Desk:
    """Return the desk of an archive whose site stands at the address `base`, with the citations that are kept."""
    parts = chronology_parts(archive)
    labels = {
        entry.id: (urls.of_record(entry), mark_arabic(archive.name(entry.id))) for _kind, entry in archive.entries()
    }
    almanac, disagreements = build_almanac(archive), all_disagreements(archive, index)
    return Desk(
        archive=archive,
        index=index,
        base=base,
        almanac=almanac,
        parts=parts,
        labels=labels,
        accounts={about: accounts_about(index, about) for about in index.claims_about},
        disagreements=disagreements,
        reused=shared_text(archive),
        selections=build_selections(archive, index, almanac, disagreements),
        items={entry.id: item_of(archive, entry, base) for _kind, entry in archive.entries()},
        kept=kept or Kept(),
        prose=Prose(build_names(archive)),
        templates=templates(archive, index, {id: urls.of_entry(part, id) for part, ids in parts.items() for id in ids}),
    )
