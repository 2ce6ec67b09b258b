"""The day of publication of a page: what its data state, what it prints, and where the two part.

A day that a reader saw goes before the day of a time stamp in another zone. What differs is told, never chosen; what
cannot be read is told with its words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from annals.capture.saved.found import Found, Note, meta
from annals.capture.saved.linked_data import LinkedData
from annals.capture.saved.page_lines import Line, is_beside
from annals.capture.saved.printed_days import Says, own_days, printed_days, read_line
from annals.capture.saved.stamps import Stamp, read_stamp
from annals.printing import quoted

Period: TypeAlias = tuple[date, date]
"""First and last day that an article may be of."""

_PUBLISHED = (
    "article:published_time", "og:published_time", "article:published", "datePublished", "dc.date", "DC.date",
    "DC.date.issued", "dc.date.issued",
    "dcterms.issued", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "sailthru.date",
    "parsely-pub-date", "article.published", "cXenseParse:recs:publishtime",
)  # fmt: skip
_CHANGED = ("article:modified_time", "dateModified", "og:updated_time", "lastmod", "last-modified")
_IN_ADDRESS = re.compile(r"/(\d{4})[/-]?(\d\d?)[/-]?(\d\d?)(?=[/_-]|$)")


@dataclass(frozen=True)
class Days:
    """What is known of the day of publication.

    `stated` holds each different statement of it; `refused` those outside the archive's years; `mentioned` the days
    that the text dates something else by.
    """

    stated: tuple[Found, ...] = ()
    refused: tuple[Found, ...] = ()
    mentioned: tuple[Found, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class _Stated:
    stamp: Stamp
    origin: str


def days_of_text(blocks: Sequence[str], title: str, period: Period) -> Days:
    """Return the day that a text prints for itself, and the days that it mentions."""
    own, mentioned = _printed([], blocks, title)
    inside = tuple(each for each in own if _within(each, period))
    return Days(inside, tuple(each for each in own if each not in inside), mentioned)


def days_of_page(
    tree: Any, linked: LinkedData, beside: Sequence[Line], blocks: Sequence[str], title: str, url: str, guess: str,
    period: Period, *, today: bool
) -> Days:  # fmt: skip
    """Return the day of publication of a page. `today` tells that its meta tags are those of an archived copy.

    `guess` is the day that htmldate reads in the page's head or in its address.
    """
    stamps, unread = _stamps(tree, linked, beside, today=today)
    own, mentioned = _printed(beside, blocks, title)
    seen = [each for each in own if _within(each, period)]
    notes = tuple(
        Note("published", f"{each.origin} says {quoted(each.value)}, which cannot be read as a day") for each in unread
    )
    if not stamps:
        changed = {
            stamp.day.isoformat()
            for text in (linked.text("dateModified"), *(each.value for each in meta(tree, *_CHANGED)))
            if (stamp := read_stamp(text))
        }
        guessed = [Found(guess, "htmldate")] if guess and guess not in changed and not unread and not today else []
        out = [each for each in own if each not in seen]
        return Days(tuple(seen or guessed), tuple(out) if not seen else (), mentioned, notes)
    agreed, doubts = _agreed(_in_one_zone(stamps), seen, url)
    inside = tuple(each for each in agreed if _within(each, period))
    return Days(
        inside or tuple(seen), tuple(each for each in agreed if each not in inside), mentioned, (*notes, *doubts)
    )


def _stamps(tree: Any, linked: LinkedData, beside: Sequence[Line], *, today: bool) -> tuple[list[_Stated], list[Found]]:
    """Return the days that a page's data state, and the values that cannot be read."""
    given = [Found(linked.text("datePublished"), "JSON-LD datePublished")]
    given += [] if today else [*meta(tree, *_PUBLISHED), *_marked(tree), *_timed(beside)]
    read = [(each, read_stamp(each.value)) for each in given if each.value]
    stamps = [_Stated(stamp, each.origin) for each, stamp in read if stamp]
    unread = [each for each, stamp in read if not stamp]
    return stamps, unread if not stamps else []


def _marked(tree: Any) -> Iterator[Found]:
    for element in tree.xpath("//*[@itemprop='datePublished' and not(self::meta)] | //time[@pubdate]"):
        value = element.get("datetime") or element.get("content") or element.text_content()
        if value.strip() and not is_beside(element):
            yield Found(
                " ".join(value.split()), "itemprop datePublished" if element.get("itemprop") else "time pubdate"
            )


def _timed(beside: Sequence[Line]) -> Iterator[Found]:
    """Yield the time stamps of the lines beside the headline that print no day themselves, nor a later change."""
    for line in beside:
        printed = list(read_line(line.text, 0, first=True))
        changed = any(each.says is Says.OTHER for each in read_line(f"{line.text} 1 January 2000", 0, first=True))
        for stamp in line.times if not printed and not changed else ():
            if read_stamp(stamp):
                yield Found(stamp, "time beside the headline")


def _printed(beside: Sequence[Line], blocks: Sequence[str], title: str) -> tuple[list[Found], tuple[Found, ...]]:
    """Return the days that an article prints for itself, and those that it mentions, each once."""
    in_text = [(each, f"paragraph {each.number}") for each in printed_days(blocks, title)]
    near = [(each, "beside the headline") for line in _labelled(beside) for each in read_line(line, 0, first=True)]
    origins = {id(each): origin for each, origin in (*in_text, *near)}
    own = own_days([each for each, _origin in (*in_text, *near)])
    found = {day: Found(day.isoformat(), origins[id(each)]) for each in reversed(own) for day in each.days}
    told = {
        day: Found(day.isoformat(), origin)
        for each, origin in reversed((*in_text, *near))
        if each not in own
        for day in each.days
    }
    return list(reversed(found.values())), tuple(each for day, each in reversed(told.items()) if day not in found)


def _labelled(beside: Sequence[Line]) -> Iterator[str]:
    """Yield the lines beside the headline, a label that stands alone before what it labels."""
    before = ""
    for line in beside:
        label = len(line.text.split()) <= 3 and any(
            each.says is not Says.ALONE for each in read_line(f"{line.text} 1 January 2000", 0, first=True)
        )
        if label and not re.search(r"\d", line.text):
            before = line.text
            continue
        yield f"{before} {line.text}".strip()
        before = ""


def _in_one_zone(stamps: list[_Stated]) -> list[_Stated]:
    """Return the stamps without those of UTC that give a moment which another gives in the publisher's zone."""
    local = {each.stamp.moment for each in stamps if each.stamp.moment and not each.stamp.utc}
    return [each for each in stamps if not (each.stamp.utc and each.stamp.moment in local)]


def _agreed(stamps: list[_Stated], seen: list[Found], url: str) -> tuple[list[Found], list[Note]]:
    """Return the different days that stamps and page state, and what is in doubt though they do not differ."""
    stated = {each.stamp.day: Found(each.stamp.day.isoformat(), each.origin) for each in reversed(stamps)}
    days = list(reversed(stated.values()))
    printed = {each.value for each in seen}
    if len(printed) == 1:
        (day,) = seen
        fits = all(each.stamp.may_be(date.fromisoformat(day.value)) for each in stamps)
        same = [each for each in days if each.value == day.value]
        if fits:
            return same or [day], []
    if printed:
        return [*days, *(each for each in seen if date.fromisoformat(each.value) not in stated)], []
    return _near_midnight(days, stamps, url) if len(days) == 1 else (days, [])


def _near_midnight(days: list[Found], stamps: list[_Stated], url: str) -> tuple[list[Found], list[Note]]:
    """Return the day of stamps in UTC, with the day that it is where the article was read, if that may be another."""
    others = {each.stamp.other for each in stamps}
    other = others.pop() if len(others) == 1 else None
    if other is None:
        return days, []
    match = _IN_ADDRESS.search(url)
    in_address = read_stamp("-".join(match.groups())) if match else None
    if in_address and in_address.day == other:
        return [Found(other.isoformat(), "the address; in UTC it may be the day before or after")], []
    if in_address and in_address.day.isoformat() == days[0].value:
        return days, []
    if other.isoformat() > days[0].value:
        return [
            Found(days[0].value, f"{days[0].origin}, in UTC"),
            Found(other.isoformat(), "the same moment in Syria"),
        ], []
    told = f"{days[0].origin} gives a time soon after midnight UTC, {other} in America; compare it with the page"
    return days, [Note("published", told)]


def _within(found: Found, period: Period) -> bool:
    return period[0].isoformat() <= found.value <= period[1].isoformat()
