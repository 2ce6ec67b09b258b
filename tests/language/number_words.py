"""Whole numbers written out after the grammars of English and Arabic, in every way that the press writes them.

Of our own: num2words writes 201,000 in Arabic as `مئتان و ألف ألف`, 200 before no noun as `مئتا`, and knows one
gender, case and spelling.
"""

from dataclasses import dataclass
from itertools import product


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split(" "))


SMALL = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = _listed("- - twenty thirty forty fifty sixty seventy eighty ninety")


@dataclass(frozen=True)
class English:
    """A manner of writing numbers in English."""

    hyphen: str
    joint: str
    comma: str
    one: str

    def write(self, number: int) -> str:
        """Return a number of at most a million in words."""
        if number == 10**6:
            return f"{self.one} million"
        thousands, rest = divmod(number, 1000)
        if not thousands:
            return self._group(rest, self.one)
        joint = self.joint if rest < 100 else self.comma
        behind = f"{joint}{self._group(rest, 'one')}" if rest else ""
        return f"{self._group(thousands, self.one) if thousands > 1 else self.one} thousand{behind}"

    def _group(self, number: int, one: str) -> str:
        hundreds, rest = divmod(number, 100)
        if not hundreds:
            return self._small(rest)
        behind = f"{self.joint}{self._small(rest)}" if rest else ""
        return f"{SMALL[hundreds] if hundreds > 1 else one} hundred{behind}"

    def _small(self, number: int) -> str:
        tens, unit = divmod(number, 10)
        if number < 20:
            return SMALL[number]
        return f"{TENS[tens]}{self.hyphen}{SMALL[unit]}" if unit else TENS[tens]


ENGLISH = [English(*ways) for ways in product("- ", (" and ", " "), (" ", ", "), ("one", "a"))]

_COUNTING_MEN = _listed("- واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
_COUNTING_WOMEN = _listed("- واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر")
_TENS_AR = _listed("- - عشر ثلاث أربع خمس ست سبع ثمان تسع")
_HUNDREDS_AR = _listed("- - - ثلاث أربع خمس ست سبع ثمان تسع")


@dataclass(frozen=True)
class Arabic:
    """A manner of writing numbers in Arabic: gender of what is counted, case, and spelling."""

    women: bool
    oblique: bool
    hundred: str
    apart: bool
    joint: str
    ending: str

    def write(self, number: int) -> str:
        """Return a number of 1 to a million in words, before the noun that it counts."""
        if number == 10**6:
            return "مليون"
        thousands, rest = divmod(number, 1000)
        parts = self._thousands(thousands, last=not rest) if thousands else []
        return self.joint.join([*parts, *([self._group(rest, women=self.women)] if rest else [])])

    def _thousands(self, number: int, *, last: bool) -> list[str]:
        over = number % 100
        if number == 1:
            return ["ألف"]
        if number == 2:
            return [self._dual("ألف", last=last)]
        if over in (1, 2) and number > 100:
            return [f"{self._group(number - over, women=False)} ألف", *self._thousands(over, last=last)]
        noun = "آلاف" if 3 <= over <= 10 else "ألف" if over == 0 else f"ألف{self.ending}"
        return [f"{self._group(number, women=False)} {noun}"]

    def _group(self, number: int, *, women: bool) -> str:
        hundreds, rest = divmod(number, 100)
        parts = []
        if hundreds == 1:
            parts = [self.hundred]
        elif hundreds == 2:
            parts = [self._dual(f"{self.hundred[:-1]}ت", last=not rest)]
        elif hundreds:
            parts = [f"{_HUNDREDS_AR[hundreds]}{' ' if self.apart else ''}{self.hundred}"]
        return self.joint.join([*parts, *([self._below_hundred(rest, women=women)] if rest else [])])

    def _below_hundred(self, number: int, *, women: bool) -> str:
        tens, unit = divmod(number, 10)
        if number <= 10:
            return self._unit(number, women=women)
        if tens == 1:
            return f"{self._before_ten(unit, women=women)} {'عشرة' if women else 'عشر'}"
        ten = f"{_TENS_AR[tens]}{'ين' if self.oblique else 'ون'}"
        return f"{self._unit(unit, women=women)}{self.joint}{ten}" if unit else ten

    def _unit(self, number: int, *, women: bool) -> str:
        word = (_COUNTING_WOMEN if women else _COUNTING_MEN)[number]
        return f"{word[:-2]}ين" if number == 2 and self.oblique else word

    def _before_ten(self, unit: int, *, women: bool) -> str:
        if unit == 1:
            return "إحدى" if women else "أحد"
        if unit == 2:
            return f"{'اثنت' if women else 'اثن'}{'ي' if self.oblique else 'ا'}"
        return self._unit(unit, women=women)

    def _dual(self, stem: str, *, last: bool) -> str:
        """Return the dual of a hundred or a thousand, which loses its last letter before the noun that it counts."""
        return f"{stem}{'ي' if self.oblique else 'ا'}{'' if last else 'ن'}"


ARABIC = [
    Arabic(*ways)
    for ways in product((False, True), (False, True), ("مئة", "مائة"), (False, True), (" و", " و "), ("", "ا", "ًا"))
]
