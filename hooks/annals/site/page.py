"""One page in the making: what its template prints and calls.

Links are written from the site's root, which `ROOT` stands for until it is known where the page will be.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from annals import urls
from annals.facts.origins import Voices, voices
from annals.facts.statements import Statement
from annals.language.catalog import Catalog
from annals.language.direction import direction_of
from annals.language.html_texts import as_html, html_of, joined
from annals.model import Entry
from annals.site.bidi import mark_arabic
from annals.site.frame import Heading
from annals.values.edtf import Edtf

if TYPE_CHECKING:
    from annals.site.context import Context

PROSE = "prose"
"""Name of the cells of the names linked in a record's prose, by its id."""

LEAST_CONTENTS = 3
"""Sections of a page that has contents, at least."""

OWN = "\x03"
"""Stands before and after what is of a record's own page alone; the second may be missing at the end."""

ROOT = "\x02"
"""Stands for the way to the site's root until it is known where a page will be; no record can hold it."""


@dataclass(frozen=True)
class View:
    """What one page's template prints. `TEMPLATE` is the template; the fields are its variables."""

    TEMPLATE: ClassVar[str]


@dataclass(frozen=True)
class Rendered:
    """What a template printed: HTML in which `ROOT` begins every link inside the site, its sections, its kind.

    What stands between `OWN` and the next `OWN`, with the sections `own`, is not for the page of a version.
    """

    body: str
    sections: tuple[Heading, ...]
    kind: str
    own: frozenset[Heading] = frozenset()

    @property
    def contents(self) -> tuple[Heading, ...]:
        """Return the sections that the contents of the page list; `()` of a page that has few."""
        return self.sections if len(self.sections) >= LEAST_CONTENTS else ()

    @property
    def common(self) -> "Rendered":
        """Return what is for the page of a version too."""
        sections = tuple(section for section in self.sections if section not in self.own)
        return Rendered("".join(self.body.split(OWN)[::2]), sections, self.kind)


def at(url: str, body: str, folder: str = "") -> str:
    """Return the HTML of a page with its links as they lead from a URL; to what is in its own folder, without it."""
    root = urls.up(url)
    if folder:
        near = root.removeprefix("../" * folder.count("/"))
        body = body.replace(f'="{ROOT}{folder}"', f'="{near or "./"}"').replace(f'="{ROOT}{folder}', f'="{near}')
    return body.replace(f'="{ROOT}"', f'="{root or "./"}"').replace(ROOT, root)


def linked(address: str, text: str) -> Markup:
    """Return a link with a text to an address; in Python, for a large site has them by the million."""
    return as_html(f'<a href="{escape(address)}">{html_of(text)}</a>')


class Page:
    """A page in the making. Its methods are what templates call to print and to link.

    `seen` holds the ids that its prose has linked, `sections` the headings so far, `own` those among them that are
    of a record's own page alone.
    """

    def __init__(self, context: "Context", here: str) -> None:
        self.context, self.here = context, here
        self.words = context.words
        self.own = here.rstrip("/").rpartition("/")[2]
        self.seen: set[str] = set()
        self.sections: list[Heading] = []
        self.own_sections: set[Heading] = set()
        self._own_part = False
        self._links: dict[str, Markup] = {}
        self._dates: dict[str, Markup] = {}

    @property
    def catalog(self) -> Catalog:
        """Return the texts of the page's language."""
        return self.context.catalog

    def section(self, title: str, id: str) -> Markup:
        """Return the heading of a section, alone or to stand in a `<summary>`, and list it in the page's contents."""
        section = Heading(title, id)
        self.sections.append(section)
        if self._own_part:
            self.own_sections.add(section)
        return Markup(f'<h2 id="{escape(id)}">{self.context.heading(title)}</h2>')

    def own_part(self) -> Markup:
        """Mark where what is of the record's own page alone, and not of the page of its version, begins or ends."""
        self._own_part = not self._own_part
        return Markup(OWN)

    def url(self, there: str) -> str:
        """Return the link from this page to a URL of the site; to a place on the page itself, its anchor."""
        path, mark, anchor = there.partition("#")
        return f"#{anchor}" if mark and path == self.here else f"{ROOT}{self.context.edition.place(there)}"

    def record_url(self, id: str) -> str:
        """Return the link to the page of the record with an id."""
        return self.url(urls.of(self.context.archive, id))

    def link(self, id: str, text: str = "") -> Markup:
        """Return a link to a record by its id, named as the archive names it; the page does not link to itself."""
        if text:
            target, label = self.context.archive.url(id), mark_arabic(text)
            return Markup(f'<a href="{self.url(target)}">{label}</a>') if target and id != self.own else label
        if id not in self._links:  # a page names the same few records over and over
            label, link = self.context.labelled(id)
            self._links[id] = label if id == self.own else link
        return self._links[id]

    def to(self, there: str, text: str) -> Markup:
        """Return a link with a text to a URL of the site."""
        return linked(self.url(there), text)

    def label(self, id: str) -> Markup:
        """Return a record's name, without a link."""
        return self.context.labelled(id)[0]

    def day(self, date: Edtf) -> Markup:
        """Return a date in words, without a link."""
        return joined("", (text for text, _url in self.context.dated(date)))

    def foreign(self, text: str) -> Markup:
        """Return a text as HTML that may be in another writing than the page."""
        return self.context.foreign(text)

    def is_press(self, source: str) -> bool:
        """Return whether a source is of the press, which carries what others say."""
        return self.context.is_press(source)

    def statement_link(self, key: str, beside: str) -> Markup:
        """Return a link to a claim by its key: its paragraph, and its publisher if not of the article `beside`."""
        statement = self.context.index.statements.get(key)
        if statement is None:
            return self.catalog.html("a statement that was taken out")
        number = statement.claim.paragraph
        words = self.catalog.html("paragraph %(number)s", number=number)
        if statement.article.id != beside:
            outlet = self.label(statement.article.publisher)
            words = self.catalog.html("%(outlet)s, paragraph %(number)s", outlet=outlet, number=number)
        return linked(self.url(urls.of_claim(key)), words)

    def quoted(self, text: str, article: str) -> Markup:
        """Return words of an article, by its id, as HTML."""
        return self.context.marked(text, article)

    def links(self, ids: Iterable[str]) -> Markup:
        """Return links to several records, separated by commas."""
        return self.catalog.enumerated(self.link(id) for id in ids)

    def labels(self, ids: Iterable[str]) -> Markup:
        """Return the names of several records, separated by commas, without links."""
        return self.catalog.enumerated(map(self.label, ids))

    def chronology_url(self, event: str) -> str:
        """Return the link to an event's entry in the chronology."""
        return self.url(urls.of_entry(self.context.chronology_page(event), event))

    def claim_url(self, statement: Statement) -> str:
        """Return the link to a claim's permalink."""
        return self.url(urls.of_claim(statement.key))

    def entry_url(self, entry: Entry) -> str:
        """Return the link to a record's page."""
        return self.url(urls.of_record(entry))

    def when(self, date: Edtf) -> Markup:
        """Return a date in words, linked to the pages of its days, its month or its year where there are such."""
        if date.text not in self._dates:
            parts = (
                Markup(f'<a href="{self.url(target)}">{words}</a>') if target and target != self.here else words
                for words, target in self.context.dated(date)
            )
            self._dates[date.text] = joined("", parts)
        return self._dates[date.text]

    def body(self, entry: Any) -> Markup:
        """Return a record's prose as safe HTML, with names linked at their first mention."""
        id = getattr(entry, "id", "")
        self.seen.add(id)
        self.context.recorder.used.add((PROSE, id))
        own, catalog = self.context.archive.about.language, self.context.catalog
        body = catalog.prose(entry.body)
        prose = self.context.prose.render(body, self._url_of, self.seen)
        if body != entry.body:
            return prose
        if catalog.language == own or not entry.body.strip():
            return prose
        return Markup('<div lang="{}" dir="{}">{}</div>').format(own, direction_of(own), prose)

    def is_foreign(self, entry: Any) -> bool:
        """Return whether a record's prose is in another language than the page, which then says its own first."""
        own, catalog = self.context.archive.about.language, self.context.catalog
        return catalog.language != own and bool(entry.body.strip()) and catalog.prose(entry.body) == entry.body

    def _url_of(self, id: str) -> str | None:
        target = self.context.archive.url(id)
        return self.url(target) if target else None

    def told_by(self, found: Voices, *, linked: bool = True) -> Markup:
        """Return how many original sources there are and which, and what press reports without naming one.

        They are not `linked` in long lists, where links would be more than half of every row.
        """
        html, named = self.catalog.html, self.named(found, linked=linked)
        press = self.catalog.enumerated(map(self.link if linked else self.label, found.press))
        number = self.catalog.count("%(number)s original source", "%(number)s original sources", found.count)
        if found.origins and found.press:
            both = {"number": number, "sources": named, "press": press}
            return html("%(number)s (%(sources)s), and %(press)s without naming a source", **both)
        if found.press:
            return html("%(press)s (without naming a source)", press=press)
        return html("%(number)s (%(sources)s)", number=number, sources=named) if found.origins else Markup("")

    def named(self, found: Voices, *, linked: bool = True) -> Markup:
        """Return the original sources behind statements by name; those whom a text names together stand together."""
        return self.catalog.enumerated(self._voice(voice, linked=linked) for voice in found.origins)

    def _voice(self, voice: tuple[str, ...], *, linked: bool) -> Markup:
        """Return one origin, or those whom a text names together."""
        names = html_of(self.catalog.listed(map(self.link if linked else self.label, voice)))
        return names if len(voice) == 1 else self.catalog.html("%(sources)s named together", sources=names)

    def voices(self, statements: Iterable[Statement]) -> Voices:
        """Return the independent voices behind statements."""
        return voices(self.context.index, statements)
