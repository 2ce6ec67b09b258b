"""What somebody most likely meant by a date, figure or compass point in a form that the archive does not take.

Only hints come from here: nothing is ever read this way.
"""

import re
from collections.abc import Iterator

from annals.language.date_names import MONTHS, whole_dates
from annals.language.numbers.figures import stated
from annals.language.words import line
from annals.values import edtf

_NUMERIC = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
_ISO = re.compile(r"(\d{4})[-–—./](\d{1,2})[-–—./](\d{1,2})")
_MONTH = re.compile(r"([A-Za-z]+)\.?,? (\d{4})")
_OPEN = re.compile(r"([\d-]+)/(?:open)?|(?:open)?/([\d-]+)")
_RANGE = re.compile(r"(\d{4}(?:-\d\d){0,2}) ?(?:\.\.| - |–| to ) ?(\d{4}(?:-\d\d){0,2})")
_TIME = re.compile(r"[T ]?\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_PLUS = re.compile(r"([\d,]+)\+")
LONGEST_POINT = 3
_POINTS = {"north": "N", "east": "E", "south": "S", "west": "W"}


def date(text: str) -> str:
    """Return a date as the archive writes it, `2016-05-04` for `4 May 2016`, or `""` if it cannot be read."""
    return " or ".join(dict.fromkeys(each for each in _dates(text) if _is_date(each)))


def _dates(text: str) -> Iterator[str]:
    printed, day = next(whole_dates(text), (None, None))
    if printed and day and not re.search(r"\d", _TIME.sub("", text[: printed.start] + text[printed.end :])):
        yield day.isoformat()
    elif match := _OPEN.fullmatch(text):
        yield f"{match[1]}/.." if match[1] else f"../{match[2]}"
    elif match := _RANGE.fullmatch(text):
        yield f"{match[1]}/{match[2]}"
        yield f"[{match[1]}..{match[2]}]"
    elif text[:1] in ("[", "{"):
        yield "".join(text.split())
    elif match := _ISO.fullmatch(text):
        yield f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    elif match := _NUMERIC.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        yield from (f"{match[3]}-{month:02}-{day:02}" for day, month in ((first, second), (second, first)))
    elif (match := _MONTH.fullmatch(text)) and (month := MONTHS.get(match[1].capitalize())):
        yield f"{match[2]}-{month:02}"


def _is_date(text: str) -> bool:
    try:
        return bool(edtf.parse(text))
    except edtf.DateError:
        return False


def figure(text: str) -> str:
    """Return a figure as the archive writes it, `at least 34` for `34+`, or `""` if it cannot be read."""
    if match := _PLUS.fullmatch(text):
        return f"at least {match[1].replace(',', '')}"
    found = [each.text for each in stated(line(text)) if not each.bare]
    return found[0] if len(found) == 1 else ""


def point(text: str) -> str:
    """Return a compass point in letters, `NE` for `north-east`, or `""` if the text is none."""
    sides = re.findall("north|east|south|west", text.casefold())
    whole = "".join(sides) == re.sub("[^a-z]", "", text.casefold())
    return "".join(_POINTS[side] for side in sides) if whole and len(sides) <= LONGEST_POINT else ""
