"""What pages are made with: the facts, the frame, the templates, and links from here to there.

A page's HTML comes from a template that is filled with a typed view and escapes whatever it prints, so
no record can add markup.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from types import MappingProxyType
from typing import Any

from jinja2 import BytecodeCache, Environment
from markupsafe import Markup, escape

from annals import urls
from annals.citations import coins
from annals.citations.item import Item, item_of
from annals.citations.store import Store
from annals.citations.zotero import Tags
from annals.data.jsonld import schema_type, thing_url
from annals.data.lists import list_formats
from annals.facts.index import Index
from annals.facts.memo import compared, remembered
from annals.facts.tracking import Cell, Tracked
from annals.facts.view import TrackedArchive
from annals.history.sealed import change_since
from annals.language import date_format
from annals.language.catalog import ENGLISH, Catalog
from annals.language.direction import has_left_to_right, has_right_to_left, language_of_script
from annals.language.sorting import sort_key
from annals.model import Archive, Article, Event, Group, Place, Source, called
from annals.records.basemap import Basemap
from annals.site.bidi import escaped, mark_arabic, mark_latin, run_of_name
from annals.site.contact import contact_url, correction
from annals.site.data_files import DataFiles
from annals.site.edition import editions
from annals.site.frame import Filling, Frame
from annals.site.head import alternates, own_lines
from annals.site.listed import Listed
from annals.site.page import OWN, ROOT, Page, Rendered, View, at
from annals.site.prose import Prose
from annals.site.signposting import Link
from annals.site.target import Made
from annals.site.templating import templates
from annals.site.trail import trail
from annals.values.edtf import Edtf

ARABIC = "ar"
CITATION = "citation"
"""Name of the cells of formatted citations, by the key of an item."""

MOST_COINS = 20
"""Articles of a list that are told as COinS; of more, the files to download tell them all."""


class Context(Listed, DataFiles):
    """The facts of an archive, and what pages are made of them with.

    `base` is the address of the site, with a slash at its end, for whatever must be read elsewhere;
    `edit_base` that under which a file of the project can be edited, `contact` that of whoever keeps it.
    """

    def __init__(
        self,
        archive: Archive,
        index: Index,
        frame: Frame,
        store: Store,
        basemap: Basemap | None = None,
        catalogs: Sequence[Catalog] = (ENGLISH,),
        missing: Mapping[str, Collection[str]] = MappingProxyType({}),
        compiled: BytecodeCache | None = None,
    ) -> None:
        super().__init__(archive, index, editions(catalogs, frame, missing))
        self.archive: TrackedArchive = TrackedArchive(archive, self.recorder)
        self.index_untracked, self.texts = index, store.texts
        self.frame, self.basemap, self.compiled = frame, basemap, compiled
        self.store = Store(store.engine, Tracked(CITATION, store.texts, self.recorder))
        self.base = frame.settings.get("site_url") or urls.PLACEHOLDER
        self.edit_base = frame.settings.get("edit_base", "")
        self.contact = frame.settings.get("contact", "")
        self.prose = Prose(self.names)

    def follow(self, archive: Archive, index: Index, dirty: set[Cell]) -> None:
        """Go on with another state of the archive, which differs in the cells `dirty`."""
        names = self.names
        super().follow(archive, index, dirty)
        self.index_untracked = index
        if self.names is not names:
            self.prose = Prose(self.names)

    @cached_property
    def templates(self) -> Environment:
        """Return the templates of pages, of whatever language."""
        return templates(self)

    @remembered
    def item(self, id: str) -> Item:
        """Return a record as it is cited."""
        entry = self.archive.find(id)
        if entry is None:
            raise KeyError(id)
        return item_of(self.archive, entry, self.base)

    @compared
    def unversioned(self, id: str) -> str:
        """Return in words how a record's data differ from its last version; `""` where they do not, or it has none."""
        entry, history = self.archive.find(id), self.archive.histories.get(id, ())
        return change_since(self.archive, entry) if entry and history else ""

    @compared
    def is_formatted(self, id: str) -> bool:
        """Return whether there are formatted citations of a record."""
        return bool(self.citations(id))

    @compared
    def language(self, id: str) -> str:
        """Return the language of what a record is called: an article's own, as a BCP 47 tag; else `""`."""
        entry = self.archive.find(id)
        return entry.language if isinstance(entry, Article) else ""

    def marked(self, text: str, id: str) -> Markup:
        """Return what a record is called, or words of the article that it is, as HTML."""
        # the language is asked for where it makes a difference, since whoever asks depends on it
        if self.catalog.direction == "rtl":
            return self.foreign(text, self.language(id))
        return mark_arabic(text, self.language(id) if has_right_to_left(text) else "")

    def labelled(self, id: str) -> tuple[Markup, Markup]:
        """Return a record's name as HTML, without and with a link to its page."""
        return self.labelled_in(self.edition.catalog.language, id)

    @remembered
    def labelled_in(self, language: str, id: str) -> tuple[Markup, Markup]:
        """Return what `labelled` does; it is remembered by the language of the page in the making."""
        label, target = self.marked(self.named_in(language, id), id), self.archive.url(id)
        # an id is a slug, and the label is escaped
        return label, Markup(f'<a href="{ROOT}{self.edition.place(target)}">{label}</a>') if target else label

    def other_name(self, record: Place | Group | Source | Event) -> str:
        """Return what a record, as it is or as it was, is called in the other writing than its page's; or `""`."""
        own, shown = called(record), called(record, self.catalog.language)
        other = own if shown != own else called(record, ARABIC)
        return "" if other == shown else other

    def foreign(self, text: str, language: str = "") -> Markup:
        """Return a text as HTML that may be in another writing than the page, which keeps its own direction."""
        if isinstance(text, Markup):
            return text
        if self.catalog.direction == "rtl" and text:
            if not has_right_to_left(text):
                return Markup('<bdi lang="{}" dir="ltr">{}</bdi>').format(language or self.archive.about.language, text)
            if (language or language_of_script(text)) == self.catalog.language and not has_left_to_right(text):
                return Markup(escaped(text))  # it runs as the page does
        return mark_arabic(text, language)

    def run_of_name(self, text: str) -> Markup:
        """Return the attributes of an element that holds a name alone: `""` where it runs as the page does."""
        is_own = self.catalog.direction == "rtl" and language_of_script(text) == self.catalog.language
        return Markup("") if is_own else run_of_name(text)

    def heading(self, text: str) -> Markup:
        """Return a heading as HTML: a text of the page's language, maybe with names in another writing."""
        is_own = self.catalog.direction == "rtl" and (has_right_to_left(text) or not any(map(str.isalpha, text)))
        return mark_latin(text, self.archive.about.language) if is_own else self.foreign(text)

    def by_name(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of records in the order of their names."""
        return tuple(sorted(ids, key=lambda id: sort_key(self.name(id))))

    def dated(self, date: Edtf) -> tuple[tuple[Markup, str], ...]:
        """Return a date in words, in parts that are joined without a space, each with the URL that it leads to.

        Both ends of a few days lead to their days; any other date leads to its day, month or year; `""` stands for no
        page.
        """
        return self.dated_in(self.edition.catalog.language, date)

    @remembered
    def dated_in(self, language: str, date: Edtf) -> tuple[tuple[Markup, str], ...]:
        """Return what `dated` does; it is remembered by the language of the page in the making."""
        catalog = self.edition.catalog
        parts = date_format.linked_words(date, catalog)
        days = [day.isoformat() for _text, day in parts if day]
        if len(days) > 1 and all(map(self.has_date, days)):
            return tuple((escape(text), urls.of_date(day.isoformat()) if day else "") for text, day in parts)
        return ((escape(date_format.words(date, catalog)), self._date_url(date)),)

    def _date_url(self, date: Edtf) -> str:
        first, last = date.lower, date.upper
        if first and last:
            if first == last and self.has_date(day := first.isoformat()):
                return urls.of_date(day)
            if (first.year, first.month) == (last.year, last.month) and self.has_date(month := f"{first:%Y-%m}"):
                return urls.of_date(month)
        year = first or last
        return urls.of_date(f"{year.year:04}") if year and self.has_date(f"{year.year:04}") else ""

    @remembered
    def openurl(self, article: str) -> str:
        """Return an article as COinS."""
        return coins.context(self.item(article))

    def batch(self, articles: Sequence[str]) -> tuple[str, ...]:
        """Return the articles of a list as COinS, where they are few: one weighs more than its row does."""
        return tuple(map(self.openurl, articles)) if len(articles) <= MOST_COINS else ()

    @remembered
    def citations(self, id: str) -> tuple[str, ...]:
        """Return a record's formatted citations, in the order of `STYLES`; `()` where there are none."""
        return self.store.of(self.item(id), self.base) or ()

    @remembered
    def entry(self, format: str, article: str) -> str:
        """Return what an article adds to a list in a format, by the format's title."""
        found = next(each for each in list_formats() if each.title == format)
        return found.entry(self.archive.articles[article], self.item(article), self.base)

    @compared
    def reference(self, id: str) -> tuple[str, str, str]:
        """Return the URL, the type and the name of what a record is about; `""` each where there is none."""
        entry = self.archive.find(id)
        return (thing_url(entry), schema_type(entry), self.archive.name(id)) if entry else ("", "", "")

    @compared
    def is_press(self, source: str) -> bool:
        """Return whether a source carries what others say; as an origin it speaks on its own word."""
        entry = self.archive.sources.get(source)
        return entry is not None and entry.kind.entry.press

    def render(self, url: str, view: View, title: str, page: Page | None = None) -> Rendered:
        """Return what a page's template prints of a view; `page` is what links, where it is no plain one."""
        page = page or Page(self, url)
        variables = {field.name: getattr(view, field.name) for field in fields(view)}
        body = self.templates.get_template(view.TEMPLATE).render(page=page, title=title, **variables)
        return Rendered(body, tuple(page.sections), view.TEMPLATE.partition(".")[0], frozenset(page.own_sections))

    def page(self, url: str, view: View, *, title: str, description: str, **head: Any) -> Made:
        """Return the page at a URL: a view printed by its template, in the frame; `head` is what `framed` takes."""
        return self.framed(url, self.render(url, view, title), title=title, description=description, **head)

    def framed(
        self,
        url: str,
        rendered: Rendered,
        *,
        title: str,
        description: str,
        source: str = "",
        tags: Tags = (),
        links: Iterable[Link] = (),
        canonical: str = "",
        moved: str = "",
        unlisted: bool = False,
        parts: frozenset[str] = frozenset(),
    ) -> Made:
        """Return what a template printed as the page at a URL.

        `source` is the file the page comes from, for whoever would correct it. `tags` are the names and
        contents of meta tags, `links` what the head links. `canonical` is the URL to be found instead of
        this one, `moved` the link to follow at once, `unlisted` keeps the page out of searches.
        """
        edition, here = self.edition, urls.up(self.edition.place(url))
        # the files beside a record, and its versions, stand once, beside its page in the first language
        links = [each for each in links if not edition.folder or "://" in each.href]
        around: Any = self.templates.get_template("around.jinja").module
        foot = self._foot(url, title, source, data=bool(links)) if source else ""
        head = *own_lines(links, tags, moved=moved, unlisted=unlisted), *alternates(self.editions, url, self.base)
        listed = () if url == urls.HOME or unlisted else rendered.contents
        fold = around.fold(listed) if listed else ""
        body = rendered.body.replace(OWN, "").strip().replace("</header>", f"</header>{fold}", 1)
        if way := trail(self, url):
            body = body.replace(HEAD, f"{HEAD}{around.way(way)}", 1)
        filling = Filling(
            title=title if url == urls.HOME else f"{title} – {self.say(self.archive.about.title)}",
            description=description,
            canonical=urls.absolute(self.base, edition.place(canonical or url)),
            kind=rendered.kind,
            body=at(edition.place(url), edition.elsewhere.told(f"{body}{foot}", ROOT), edition.folder),
            head="\n".join(head),
            languages=str(around.languages([each for each in self.editions if each is not edition], url, here)),
            contents=around.contents(listed) if listed else "",
            parts=parts,
        )
        return edition.frame.fill(url, filling)

    def _foot(self, url: str, title: str, source: str, *, data: bool) -> str:
        """Return what stands below the page of a record: its address, where to correct it, its data."""
        address, around = urls.absolute(self.base, url), self.templates.get_template("around.jinja").module
        name = url.rstrip("/") or self.archive.about.title
        edit = f"{self.edit_base}{source}" if self.edit_base else ""
        mail = contact_url(self.contact, *correction(self.catalog, name, title, source, address))
        return str(around.foot(ROOT, url, address, edit, mail, data))  # type: ignore[attr-defined]


HEAD = '<header class="an-head">'
"""Begins what stands above the text of a page; see `head` of `macros.jinja`."""
