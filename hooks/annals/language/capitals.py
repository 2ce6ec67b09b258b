"""Lines set in capitals, in which a name known by its capitals alone may be a word: `WHAT NOW FOR THE TOWN`."""

import re

_LISTED = """
act add age aid aim air all am and any are area arm army as ask at bad base be best big boys but by call can car care
city come cut day days dead deal did do down eye fact far fast few find fire fit for free from full gas get give go god
good had has have he help her here high him his home hope hot how if in into iron is it its join just key kill land
last law lead less let life like line list live long lose lost low made man many map may me men mine mission more most
must my near need net new next no nor not now of off oil old on once one only open or our out over own part past peace
people plan plus press put ran red rise road rule run safe said say sea see seen self set she show side sit six so some
soon stop such take team tell ten than that the them then they this time to too top true try turn two un under up us
use very via vital wait war was way we well went were west what when who why will win wise with word work year yes yet
you
"""
WORDS = frozenset(_LISTED.split())
"""English words that a name in capitals may be; a fixed few, of which nobody expects all."""

SHORT = 2
"""Letters of names that are taken for words whatever they are: there are few such names, and many such words."""

_LETTER = re.compile(r"[^\W\d_]")


def may_be_a_word(name: tuple[str, ...]) -> bool:
    """Return whether a name, by its folded words, is one word that ordinary text has too."""
    return len(name) == 1 and (name[0] in WORDS or len(name[0]) <= SHORT)


def tells_nothing(text: str, start: int, end: int, name: tuple[str, ...]) -> bool:
    """Return whether a name in capitals at `start:end` of a text may be a word, as all of its line is in capitals."""
    if not may_be_a_word(name) or not text[start:end].isupper():
        return False
    others = f"{text[text.rfind(chr(10), 0, start) + 1 : start]} {text[end:].partition(chr(10))[0]}"
    return "".join(_LETTER.findall(others)).isupper()
