"""Which heading of a list holds which field of a record: by its usual names, English and Arabic, or as told.

Sources of the names: Zotero's CSV export (github.com/zotero/translators, CSV.js), the default columns of Bellingcat's
auto-archiver (its gsheet_feeder_db), GDELT's DOC API, Media Cloud's story lists, this archive's own articles.csv.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from annals.capture.lists.row import UnreadableList
from annals.language.messages import did_you_mean
from annals.language.names import fold
from annals.printing import quoted

USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "title": (
        "title", "headline", "heading", "article title", "story title", "title of article", "source headline",
        "upload title", "العنوان", "عنوان", "عنوان المقال", "عنوان الخبر", "المانشيت",
    ),
    "url": (
        "url", "link", "address", "web address", "web link", "article url", "article link", "story url",
        "source url", "sourceurl", "original url", "الرابط", "رابط", "رابط المقال", "رابط الخبر", "وصلة",
    ),
    "publisher": (
        "publication title", "source office", "media name", "outlet", "media outlet", "newspaper", "newspaper name",
        "publication", "publisher", "journal", "magazine", "source", "source name", "media", "website", "site",
        "domain", "media url", "الصحيفة", "الجريدة", "اسم الصحيفة",
        "الناشر", "جهة النشر", "المصدر", "الوسيلة", "الموقع",
    ),
    "published": (
        "published", "date", "publication date", "date of publication", "date published", "published date",
        "publish date", "published at", "pub date", "pubdate", "source date", "issued", "day", "upload timestamp",
        "seendate", "seen date", "publication year", "year", "التاريخ", "تاريخ", "تاريخ النشر", "تاريخ الصدور",
    ),
    "language": ("language", "lang", "langid", "اللغة", "لغة"),
    "authors": (
        "authors", "author", "author(s)", "byline", "by", "writer", "reporter", "creator",
        "الكاتب", "المؤلف", "الكتاب", "بقلم", "المراسل",
    ),
    "archived": (
        "archived", "archived url", "archive url", "archived link", "archive link", "archived copy", "wayback",
        "wayback url", "wayback link", "archive location", "archive", "memento",
        "الأرشيف", "رابط الأرشيف", "نسخة محفوظة",
    ),
    "page": ("page", "pages", "page(s)", "page number", "page no", "الصفحة", "صفحة", "رقم الصفحة"),
    "section": ("section", "القسم"),
    "issue": ("issue", "issue number", "issue no", "number of issue", "العدد", "رقم العدد"),
    "edition": ("edition", "الطبعة"),
    "held": (
        "held", "held by", "holding", "holding library", "call number", "shelfmark", "shelf mark", "repository",
        "رقم الحفظ", "مكان الحفظ", "المكتبة",
    ),
    "towns": ("towns", "town", "town(s)", "places named", "البلدات", "البلدة", "المدن", "المدينة"),
    "events": ("events", "event", "event(s)", "event id", "event ids"),
    "id": ("article", "article id"),
    "basis": ("date basis",),
    "kind": ("item type",),
    "notes": ("notes", "note", "comment", "comments", "remarks", "extra", "ملاحظات", "ملاحظة"),
})  # fmt: skip
"""The usual headings of each field, the likeliest first."""

TOLD = tuple(name for name in USUAL if name not in ("id", "basis", "kind"))
"""The fields for which a person may name a heading."""

SEEN = frozenset(["seendate", "seen date"])
"""Headings of the day on which a program met an article, which may be later than the day it came out."""

WITHHELD = frozenset(
    fold(word)
    for word in (
        "abstract", "abstract note", "snippet", "summary", "description", "text", "text content", "full text", "body",
        "content", "lead", "lede", "excerpt", "teaser", "الملخص", "ملخص", "النص", "نص الخبر", "مقتطف",
    )
)  # fmt: skip
"""Headings of what is the publisher's own sentences, which never go into a record."""

MANY = frozenset(["authors", "archived", "towns", "events", "notes"])
"""Fields that a list may give under several headings at once."""


@dataclass(frozen=True)
class Columns:
    """The headings of a list by the field that each holds; those ignored; and those never copied."""

    used: Mapping[str, tuple[str, ...]]
    ignored: tuple[str, ...]
    withheld: tuple[str, ...]


def folded(heading: str) -> str:
    """Return a heading as it is compared: one case, no signs between words, Arabic letters folded."""
    return " ".join(fold(word) for word in re.sub(r"[\s_.\-]+", " ", heading).strip(" :*\ufeff").split())


_FIELD = {folded(name): field for field, names in USUAL.items() for name in names}


def field_of(heading: str) -> str:
    """Return the field that a heading usually holds, or `""`."""
    return _FIELD.get(folded(heading), "")


def columns_of(headings: Iterable[str], told: Mapping[str, str]) -> Columns:
    """Return which headings hold what; `told` are those that a person named, by their fields, and go before others.

    Raises `UnreadableList` where a heading that was named is not there.
    """
    headings = [heading for heading in headings if heading]
    named = {field: _named(heading, headings) for field, heading in told.items()}
    taken = set(named.values())
    usual: dict[str, list[str]] = {field: [heading] for field, heading in named.items()}
    for heading in sorted(headings, key=_rank):
        field = field_of(heading)
        if field and heading not in taken and field not in named:
            usual.setdefault(field, []).append(heading)
    if "title" not in usual and "id" in usual:  # a column `Article` with no other of titles
        usual["title"] = usual.pop("id")
    used = {heading for each in usual.values() for heading in each}
    left = [heading for heading in headings if heading not in used]
    withheld = tuple(heading for heading in left if folded(heading) in WITHHELD)
    return Columns(
        {field: tuple(each) for field, each in usual.items()},
        tuple(heading for heading in left if heading not in withheld),
        withheld,
    )


def _rank(heading: str) -> int:
    """Return how likely a heading is the one of its field; smaller is likelier."""
    names = [folded(name) for name in USUAL.get(field_of(heading), ())]
    return names.index(folded(heading)) if names else 0


def _named(heading: str, headings: list[str]) -> str:
    found = next((each for each in headings if each == heading), "")
    found = found or next((each for each in headings if folded(each) == folded(heading)), "")
    if not found:
        near = did_you_mean(heading, headings) if headings else ""
        hint = near or f"its columns are {', '.join(map(quoted, headings[:30]))}"
        raise UnreadableList(f"there is no column {quoted(heading)}; {hint}")
    return found
