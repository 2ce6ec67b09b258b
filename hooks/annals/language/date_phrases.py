"""Words for days found in text and read against the day of publication: `on Wednesday` is 2015-08-05.

Where publication is known only within bounds, so is what depends on it: one unknown day of several is
`[a..b]`, and what lasts, such as a night, runs from the first possible beginning to the last possible
end. What a text says of a day is offered to a person, who knows whether the thing happened then or
was said then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from annals.language import date_format
from annals.language.date_names import unsigned
from annals.language.date_patterns import phrases
from annals.language.date_readings import reading_of
from annals.language.date_spans import Read, Reading
from annals.language.speech import Dates, what_it_dates
from annals.values.edtf import Edtf, Point, Precision, Shape, parse

_UNREAD = "read it against the day of publication, once that is known"

_LONGEST = 7
"""Words for a day that a record prints: what dates a thing, and no more."""


@dataclass(frozen=True)
class DayWords:
    """Words that date something, in paragraph `paragraph`; `when` is empty where they cannot be read.

    `said` marks a day that dates a saying; `unsure` one that may date the saying or what was said;
    `vague` words that leave open which day they mean.
    """

    paragraph: int
    words: str
    when: str
    basis: str
    said: bool = False
    unsure: bool = False
    vague: bool = False


def find_days(paragraph: int, text: str, published: Edtf | None) -> Iterator[DayWords]:
    """Yield the words for days in a paragraph, in order."""
    text = unsigned(text)
    for span, parts in phrases(text):
        reading = reading_of(parts)
        words, dates_what = " ".join(text[slice(*span)].split()[:_LONGEST]), what_it_dates(text, *span)
        said, unsure = dates_what is Dates.SAYING, dates_what is Dates.UNSURE
        yield DayWords(paragraph, words, *_against(reading, published), said, unsure, reading.vague)


def days_meant(words: str, published: Edtf | None) -> list[tuple[str, str]]:
    """Return each date that a few words state, and how it was read: as `find_days` has it, and no more."""
    return [found for reading in _readings(words) if (found := _against(reading, published))[0]]


def days_allowed(words: str, published: Edtf | None) -> list[Edtf]:
    """Return, for each date that a few words state, all that they may mean: `last week` is counted in two ways."""
    read = [(reading, _against(reading, published)[0]) for reading in _readings(words)]
    return [parse(_widest(reading, published) or when) for reading, when in read if when]


@lru_cache(maxsize=1_000)
def _readings(words: str) -> tuple[Reading, ...]:
    """Return how the words for days among a few are read; kept, since most articles date by the same few."""
    return tuple(reading_of(parts) for _span, parts in phrases(unsigned(words)))


def _widest(reading: Reading, published: Edtf | None) -> str:
    """Return all that words may mean where that is more than they are read as, or `""`."""
    bounds = _bounds(published)
    return _between(reading.besides, *bounds) if reading.besides and bounds else ""


def _against(reading: Reading, published: Edtf | None) -> tuple[str, str]:
    """Return the date that words state, or `""` where that turns on an unknown day, and how it was read."""
    when, bounds, approximate = reading.fixed, _bounds(published), bool(published and published.approximate)
    if reading.read:
        when = _between(reading.read, *bounds, approximate) if bounds else ""
        if not when:
            return "", _UNREAD
    if not when:
        return "", reading.basis
    told = _one_of_told(when) if reading.vague and not reading.lasts else _part_told(reading, bounds)
    basis = [reading.basis, "from then until publication" if reading.lasts else "", told]
    if reading.lasts:
        when = _until(parse(when), bounds[1] if bounds else None, approximate)
    return when, "; ".join(filter(None, basis))


def _bounds(published: Edtf | None) -> tuple[date, date] | None:
    """Return the first and last possible day of publication; None where either is not known."""
    if published is None or published.precision is Precision.UNKNOWN or not (published.lower and published.upper):
        return None
    return published.lower, published.upper


def _between(read: Read, first: date, last: date, approximate: bool = False) -> str:
    """Return what words read as against any day of publication from one to another; `""` before the first year."""
    try:
        begins = parse(read(first))
        ends = begins if first == last else parse(read(last))
    except (ValueError, OverflowError):
        return ""
    return begins.text if begins == ends else _joined(begins, ends, approximate)


def _joined(first: Edtf, last: Edtf, approximate: bool) -> str:
    """Return all that lies from where one date begins to where another ends, which holds the dates between them.

    It lasts if the two do; else it is one unknown day, month or year of several.
    """
    begins, ends = _bare(first.ends[0]), _bare(last.ends[-1])
    ends += "~" if approximate or last.approximate else ""
    return f"{begins}/{ends}" if Shape.INTERVAL in (first.shape, last.shape) else f"[{begins}..{ends}]"


def _until(start: Edtf, published: date | None, approximate: bool) -> str:
    """Return the time from the beginning of a date until publication, which is open where that is not known."""
    if published is None:
        return f"{_bare(start.ends[0])}/.."
    if start.lower is None or start.lower > published or start.day == published:
        return start.text
    return f"{_bare(start.ends[0])}/{published.isoformat()}{'~' if approximate else ''}"


def _bare(point: Point | None) -> str:
    """Return an end of a date without a mark, or `..` where it is open."""
    return "-".join(filter(None, (point.year, point.month, point.day))) if point else ".."


def _one_of_told(when: str) -> str:
    """Return how one unknown day is written of days that words name together, such as a week; else `""`."""
    return f"one unknown day of them is [{when.replace('/', '..')}]" if "/" in when else ""


def _part_told(reading: Reading, bounds: tuple[date, date] | None) -> str:
    """Return how a part of a month or year may be read; `""` where none is named, or it may be of several."""
    if reading.part is None:
        return ""
    first, last = bounds or (date.max, date.max)
    span = _between(reading.part, first, first)
    if not span or span != _between(reading.part, last, last):
        return ""
    begins, ends = parse(span).points
    months = [date_format.english_months()[int(point.month) - 1] for point in (begins, ends)]
    name, told = begins.year, " to ".join(months)
    if begins.day:
        name, told = months[0], f"{int(begins.day)} to {int(ends.day)} {months[0]}"
    return f"{reading.third}{'-' if reading.third == 'mid' else ' '}{name} may be read as about {told}, {span}"
