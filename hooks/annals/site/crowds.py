"""Spots that lie so near to one another that no finger tells them apart."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import hypot


def crowds(spots: Sequence[tuple[float, float]], reach: float) -> list[list[int]]:
    """Return the groups of two spots and more, by their numbers, each less than `reach` from the next.

    A group whose last spot comes first among the spots comes first.
    """
    group_of = list(range(len(spots)))  # the last spot of a group stands for it
    for number, other in _near(spots, reach):
        one, two = sorted((_head(group_of, number), _head(group_of, other)))
        group_of[one] = two
    groups: dict[int, list[int]] = {}
    for number in range(len(spots)):
        groups.setdefault(_head(group_of, number), []).append(number)
    return [group for _last, group in sorted(groups.items()) if len(group) > 1]


def _head(group_of: list[int], number: int) -> int:
    while group_of[number] != number:
        group_of[number] = number = group_of[group_of[number]]
    return number


def _near(spots: Sequence[tuple[float, float]], reach: float) -> Iterator[tuple[int, int]]:
    """Yield the numbers of spots less than `reach` apart, two at a time; each is held against those around it alone."""
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(spots):
        column, row = int(x // reach), int(y // reach)
        for cell in product(range(column - 1, column + 2), range(row - 1, row + 2)):
            for other in cells.get(cell, ()):
                if hypot(x - spots[other][0], y - spots[other][1]) < reach:
                    yield other, number
        cells.setdefault((column, row), []).append(number)
