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
from annals.language.messages import counted
from annals.model import Entry
from annals.site.bidi import mark_arabic
from annals.site.frame import Heading
from annals.values.edtf import Edtf

if TYPE_CHECKING:
    from annals.site.context import Context

PROSE = "prose"
"""Name of the cells of the names linked in a record's prose, by its id."""

OWN = "\x03"
"""Stands before what is of a record's own page alone."""

ROOT = "\x02"
"""Stands for the way to the site's root until it is known where a page will be; no record can hold it."""


@dataclass(frozen=True)
class View:
    """What one page's template prints. `TEMPLATE` is the template; the fields are its variables."""

    TEMPLATE: ClassVar[str]


@dataclass(frozen=True)
class Rendered:
    """What a template printed: HTML in which `ROOT` begins every link inside the site, its sections, its kind.

    What stands after `OWN`, and after the first `common` sections, is not for the page of a version.
    """

    body: str
    sections: tuple[Heading, ...]
    kind: str
    common: int = 0


def at(url: str, body: str) -> str:
    """Return the HTML of a page with its links as they lead from a URL."""
    root = urls.up(url)
    return body.replace(f'="{ROOT}"', f'="{root or "./"}"').replace(ROOT, root)


class Page:
    """A page in the making. Its methods are what templates call to print and to link.

    `seen` holds the ids that its prose has linked, `sections` the headings so far.
    """

    def __init__(self, context: "Context", here: str) -> None:
        self.context, self.here = context, here
        self.up = ROOT
        self.own = here.rstrip("/").rpartition("/")[2]
        self.seen: set[str] = set()
        self.sections: list[Heading] = []
        self.common = 0
        self._links: dict[str, Markup] = {}
        self._dates: dict[str, Markup] = {}

    def section(self, title: str, id: str) -> Markup:
        """Return the heading of a section, and list it in the page's contents."""
        self.sections.append(Heading(title, id))
        id = escape(id)
        link = f'<a class="headerlink" href="#{id}" title="Link to this section">#</a>'
        return Markup(f'<h2 id="{id}">{mark_arabic(title)}{link}</h2>')

    def own_part(self) -> Markup:
        """Mark where what follows is of the record's own page alone, and not of the page of its version."""
        self.common = len(self.sections)
        return Markup(OWN)

    def url(self, there: str) -> str:
        """Return the link from this page to a URL of the site; to a place on the page itself, its anchor."""
        path, mark, anchor = there.partition("#")
        return f"#{anchor}" if mark and path == self.here else f"{ROOT}{there}"

    def record_url(self, id: str) -> str:
        """Return the link to the page of the record with an id."""
        return self.url(urls.of(self.context.archive, id))

    def link(self, id: str, text: str = "") -> Markup:
        """Return a link to a record by its id, named as the archive names it; the page does not link to itself."""
        if text:
            target, label = self.context.archive.url(id), mark_arabic(text)
            return Markup(f'<a href="{ROOT}{target}">{label}</a>') if target and id != self.own else label
        if id not in self._links:  # a page names the same few records over and over
            label, link = self.context.labelled(id)
            self._links[id] = label if id == self.own else link
        return self._links[id]

    def quoted(self, text: str, article: str) -> Markup:
        """Return words of an article, by its id, as HTML."""
        return self.context.marked(text, article)

    def links(self, ids: Iterable[str]) -> Markup:
        """Return links to several records, separated by commas."""
        return Markup(", ".join(self.link(id) for id in ids))

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
                Markup(f'<a href="{ROOT}{target}">{words}</a>') if target and target != self.here else words
                for words, target in self.context.dated(date)
            )
            self._dates[date.text] = Markup("").join(parts)
        return self._dates[date.text]

    def body(self, entry: Any) -> Markup:
        """Return a record's prose as safe HTML, with names linked at their first mention."""
        id = getattr(entry, "id", "")
        self.seen.add(id)
        self.context.recorder.used.add((PROSE, id))
        return self.context.prose.render(entry.body, self._url_of, self.seen)

    def _url_of(self, id: str) -> str | None:
        target = self.context.archive.url(id)
        return self.url(target) if target else None

    def told_by(self, found: Voices) -> Markup:
        """Return how many origins there are and which; press that names none speaks on its own word."""
        number, named = counted(found.count, "origin"), Markup(", ").join(map(self._voice, found.origins))
        alone = len(found.press) == 1
        if found.origins and found.press:
            told = "{} ({}), and {} on its own word" if alone else "{} ({}), and {} each on its own word"
            return Markup(told).format(number, named, self.links(found.press))
        if found.press:
            told = "no origin named; {} on its own word" if alone else "no origin named; {} each on its own word"
            return Markup(told).format(self.links(found.press))
        return Markup("{} ({})").format(number, named) if found.origins else Markup("")

    def _voice(self, voice: tuple[str, ...]) -> Markup:
        """Return one origin, or those whom a text names together."""
        if len(voice) == 1:
            return self.links(voice)
        return Markup("{} named together").format(Markup(" and ").join(map(self.link, voice)))

    def voices(self, statements: Iterable[Statement]) -> Voices:
        """Return the independent voices behind statements."""
        return voices(self.context.index, statements)
