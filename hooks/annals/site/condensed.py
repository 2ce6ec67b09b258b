"""A long record of control, made short enough to be drawn: of what lies close together only that it is several reports.

A strip has room for so many bars that a reader can tell apart. The words and the table beside it are not shortened so.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from annals.facts.control import State, Stretch


def condensed(stretches: Iterable[Stretch], most: int) -> tuple[Stretch, ...]:
    """Return stretches as they are where at most `most` have a day; of more, so many or fewer.

    Then the shortest are not told one by one: those that follow one another are one bar. What lasted stays, and so does
    what has an end that is not known.
    """
    every = tuple(stretches)
    if sum(bool(each.start or each.end) for each in every) <= most:
        return every
    found = sorted((each for each in every if each.start or each.end), key=_first)
    hidden = [False] * len(found)
    for place in _shortest_first(found):
        if _bars(hidden) <= most:
            break
        hidden[place] = True
    runs = (list(run) for _hidden, run in groupby(range(len(found)), key=lambda place: hidden[place] or -place))
    return tuple(_joined([found[place] for place in run]) for run in runs)


def _first(stretch: Stretch) -> date:
    return stretch.start or date.min


def _shortest_first(found: Sequence[Stretch]) -> list[int]:
    """Return the places of stretches with two ends that are known, the shortest first."""
    days = {place: (each.end - each.start).days for place, each in enumerate(found) if each.start and each.end}
    return sorted(days, key=lambda place: (days[place], place))


def _bars(hidden: Sequence[bool]) -> int:
    return sum(1 if is_hidden else len(list(run)) for is_hidden, run in groupby(hidden))


def _joined(run: Sequence[Stretch]) -> Stretch:
    if len(run) == 1:
        return run[0]
    last = max(run, key=lambda each: each.end or date.min)
    evidence = tuple(dict.fromkeys(id for each in run for id in each.evidence))
    return Stretch(State.SEVERAL, "", run[0].since, last.until, run[0].start, last.end, evidence)
