"""What is cited: one record as a bibliographic item in the form of CSL-JSON, from which every other form is made.

The item of an article is the article of the press itself, as its publisher printed it; this archive is the place
where it is recorded. The item of an event, place, group or source is our page.
"""

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from annals import urls
from annals.citations import dates
from annals.citations.bylines import names_of
from annals.model import Archive, Article, Entry
from annals.model.version import Version
from annals.values import edtf
from annals.values.edtf import Edtf

Csl: TypeAlias = dict[str, Any]
"""One item in CSL-JSON."""

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_DRAWN = re.compile(r"^[ \t]*(?:[-=][ \t]*){2,}$", re.MULTILINE)
"""A line that is drawn: a rule between paragraphs, or the line under a heading."""

_MARKS = "*_`"


@dataclass(frozen=True)
class Item:
    """A record to be cited. `when` is its day of publication; `own` the whole address of the record's version here.

    `note` says where the record stands, for programs that have no field for it; `abstract` is the record's prose.
    `printed` is the headline as it was printed, and `translated` our translation of it, where the title in `csl` is
    put together from these for styles, which have no field for either; else both are `""`.
    """

    csl: Csl
    when: Edtf | None
    own: str
    note: str
    abstract: str
    printed: str = ""
    translated: str = ""

    @property
    def title(self) -> str:
        """Return the title as it was printed."""
        return self.printed or str(self.csl["title"])


def item_of(archive: Archive, entry: Entry, base: str) -> Item:
    """Return the last version of a record as an item, on the site that stands at `base`.

    A record that has no version yet is cited at its own address.
    """
    version = archive.version(entry.id)
    here = urls.of_record(entry)
    own = urls.absolute(base, urls.of_numbered(here, version.number) if version else here)
    when = edtf.parse(version.day.isoformat()) if version else None
    if isinstance(entry, Article):
        csl, when = _article(archive, entry, own, version), entry.published.date
    else:
        csl = _page(archive, entry, own, version)
    csl["issued"] = dates.csl(when) if when else None
    note = f"{archive.about.title} record: {own}{f' (version {version.number})' if version else ''}"
    kept = {key: value for key, value in csl.items() if value}
    if isinstance(entry, Article) and (entry.title_romanised or entry.title_translated):
        return Item(kept, when, own, note, plain(entry.body), entry.title, entry.title_translated or "")
    return Item(kept, when, own, note, plain(entry.body))


def _article(archive: Archive, article: Article, own: str, version: Version | None) -> Csl:
    return {
        "id": article.id,
        "type": "article-newspaper",
        "title": _title(article),
        "author": names_of(archive.source_named, article.authors),
        "container-title": archive.name(article.publisher),
        "language": article.language,
        **_printed(article),
        "archive": archive.about.title,
        "archive_location": f"record {article.id}{f', version {version.number}' if version else ''}",
        "URL": article.url or own,
    }


def _title(article: Article) -> str:
    """Return a headline as APA, Chicago and MLA ask: in Latin letters if known, its translation in brackets."""
    shown = article.title_romanised or article.title
    return f"{shown} [{article.title_translated}]" if article.title_translated else shown


def _printed(article: Article) -> Csl:
    """Return where an article stands in print, under the names of CSL."""
    where = article.printed
    return (
        {"page": where.page, "issue": where.issue, "section": where.section, "edition": where.edition} if where else {}
    )


def _page(archive: Archive, entry: Entry, own: str, version: Version | None) -> Csl:
    return {
        "id": entry.id,
        "type": "webpage",
        "title": archive.name(entry.id),
        "author": [{"literal": archive.about.title}],
        "container-title": archive.about.title,
        "language": archive.about.language,
        "version": str(version.number) if version else "",
        "URL": own,
    }


def plain(prose: str) -> str:
    """Return Markdown prose as one line of text."""
    text = _LINK.sub(r"\1", _DRAWN.sub("", prose))
    for mark in _MARKS:
        text = text.replace(mark, "")
    return " ".join(text.split())
