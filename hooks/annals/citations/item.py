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

_MARKS = re.compile(r"[*_`]+")


@dataclass(frozen=True)
class Item:
    """A record to be cited. `when` is its day of publication; `own` the whole address of the record's version here.

    `note` says where the record stands, for programs that have no field for it; `abstract` is the record's prose.
    """

    csl: Csl
    when: Edtf | None
    own: str
    note: str
    abstract: str


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
    return Item({key: value for key, value in csl.items() if value}, when, own, note, plain(entry.body))


def _article(archive: Archive, article: Article, own: str, version: Version | None) -> Csl:
    return {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title,
        "author": names_of(archive.source_named, article.authors),
        "container-title": archive.name(article.publisher),
        "language": article.language,
        **_printed(article),
        "archive": archive.about.title,
        "archive_location": f"record {article.id}{f', version {version.number}' if version else ''}",
        "URL": article.url or own,
    }


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
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", _DRAWN.sub("", prose))).split())
