"""What the archive has already that is near: events by place and day, towns, groups and sources by name.

It is offered before a second record of one thing is made.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from annals.language.date_phrases import DayWords
from annals.language.sorting import sort_key
from annals.model import Archive, Event, Named, kinds
from annals.values import edtf
from annals.values.edtf import Edtf

NEAR_DAYS = 14
"""Days before publication in which an archived event is proposed."""

MOST_EVENTS = 8
"""Archived events that are proposed, the likeliest first."""

APART = 7
"""Days by which two accounts of one event may differ."""

ALIKE = 0.8
"""The share of letters, of two names together, that must be common for one to be meant by the other."""

_A_MONTH = 31
"""Days that words may leave open and yet point at an event."""

_SHORTEST = 4
"""Letters of a name by which it is found inside a longer one."""

_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
Span = tuple[date, date]


@dataclass(frozen=True)
class Near:
    """Archived events that an article may report, the likeliest first; `clear` is the one that it most probably does.

    `clear` is `""` where several may be meant, or the text does not name the day.
    """

    events: tuple[str, ...] = ()
    clear: str = ""


def near_events(
    archive: Archive, where: Mapping[str, Collection[int]], days: Iterable[DayWords], published: Edtf | None
) -> Near:
    """Return the archived events of the towns in `where`, each with the paragraphs that name it, the nearest first.

    An event is near where it may be of a day or month that the text names, or of the days before publication;
    those of the text go first, and words for a day before words for a month.
    """
    named = [span for day in days if day.when and (span := _span(edtf.parse(day.when)))]
    last = published.upper if published else None
    before = [(last - timedelta(NEAR_DAYS), last)] if last and last.toordinal() > NEAR_DAYS else []
    ranked = []
    for position, event in enumerate(archive.events.values()):
        near = [
            (spans is before, last - first, abs(last - (event.when.upper or last)))
            for spans in (named, before)
            for first, last in spans
            if _may_fall(event.when, first, last)
        ]
        if event.place in where and near:
            ranked.append((min(near), -len(where[event.place]), position, event.id))
    nearest: dict[str, str] = {}  # one event of each place goes before all others
    for *_rank, id in sorted(ranked):
        nearest.setdefault(archive.events[id].place, id)
    found = tuple(dict.fromkeys((*nearest.values(), *(id for *_rank, id in sorted(ranked)))))[:MOST_EVENTS]
    sure = [id for (late, width, _gap), *_rank, id in ranked if not late and width <= timedelta(APART)]
    return Near(found, sure[0] if len(sure) == 1 else "")


def _may_fall(when: Edtf, first: date, last: date) -> bool:
    """Return whether a date may fall between two days; of what began nobody knows when, it must end there, or soon."""
    latest = last + timedelta(min(_A_MONTH, date.max.toordinal() - last.toordinal()))
    return when.overlaps(first, last) and (when.lower is not None or when.upper is None or when.upper <= latest)


def _span(when: Edtf) -> Span | None:
    """Return the first and last day that a date leaves possible, if they are no further apart than a month.

    Of what lasts longer, or has not ended, those of its beginning.
    """
    for part in (when, when.opening):
        if part.lower and part.upper and (part.upper - part.lower).days <= _A_MONTH:
            return part.lower, part.upper
    return None


def like_event(archive: Archive, places: Collection[str], when: Edtf | None) -> Iterator[Event]:
    """Yield the archived events that share a place with one to be recorded, and may be of days near it.

    Without a date every event of the places is yielded. A subject, such as a war, is no event.
    """
    for event in archive.events.values():
        shares = not places or not set(places).isdisjoint((*event.places, *event.concerns))
        if shares and event.clarity != "subject" and (when is None or _near(event.when, when)):
            yield event


def _near(one: Edtf, other: Edtf) -> bool:
    if not (other.lower and other.upper):
        return True
    first = other.lower - timedelta(min(APART, other.lower.toordinal() - 1))
    last = other.upper + timedelta(min(APART, date.max.toordinal() - other.upper.toordinal()))
    return one.overlaps(first, last)


def named(archive: Archive, kind: str, name: str) -> str:
    """Return the id of the record of a kind that an id, a name or a spelling leads to alone, or `""`."""
    records = _of(archive, kind)
    if name in {record.id for record in records}:
        return name
    wanted = _plain(name)
    found = {record.id for record in records if wanted in {_plain(each) for each in record.known_names}}
    return found.pop() if wanted and len(found) == 1 else ""


def near_names(archive: Archive, kind: str, name: str) -> list[Named]:
    """Return the records of a kind with a name or id like a name, the likest first."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  # most runs have no name to ask for

    wanted, found = _plain(name), []
    for record in _of(archive, kind):
        tried = {_plain(each) for each in (*record.known_names, record.id.replace("-", " "))}
        alike = max(Indel.normalized_similarity(wanted, each) for each in tried)
        if any(_within(wanted, each) or _within(each, wanted) for each in tried):
            alike = max(alike, ALIKE)
        if wanted and alike >= ALIKE:
            found.append((-alike, record.id, record))
    return [record for *_rank, record in sorted(found, key=lambda each: each[:2])]


def _of(archive: Archive, kind: str) -> list[Named]:
    return [record for record in archive.of_kind(kinds.kind_named(kind).name).values() if isinstance(record, Named)]


def _within(name: str, other: str) -> bool:
    """Return whether a name stands in another as whole words."""
    return len(name) >= _SHORTEST and f" {name} " in f" {other} "


def _plain(name: str) -> str:
    """Return a name as it is compared: bare letters, no article, no hyphens."""
    return sort_key(_ARTICLE.sub("", name.strip().replace("-", " ")).strip())[0]
