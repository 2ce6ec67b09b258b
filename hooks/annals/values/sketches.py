"""Sketches of paragraphs: a few hashes by which edited text is found again, without the text.

The scheme is `annals-sketch/1`. Of a paragraph's words those of one to three letters are left out, since
editors add and drop them; a run is `RUN` words that then follow one another. A sketch holds the `MOST`
smallest hashes of the runs, in rising order: both of two texts choose alike, so what the texts have in
common the sketches have in common. To replace, add or drop one word takes at most `RUN` runs from a
paragraph and adds as many, so all but `RUN` of the hashes stay.

A hash is 24 bits. Two paragraphs share one by chance once in 170,000 times, which is harmless where several
must agree; and of a billion common runs some 60 fit any hash, so a list of phrases gives no text back.
"""

import re
from itertools import pairwise

PROFILE = "annals-sketch/1"

LONGEST_LEFT_OUT = 3
"""Letters of the longest words that are left out; numbers stay."""

RUN = 3
"""Words in a run."""

HEX = 6
"""Hex digits of a run's hash."""

FEWEST = 3
"""Runs below which a paragraph has no sketch."""

MOST = 10
"""Hashes of a sketch."""

LEADS = RUN + 1
"""The smallest hashes of a sketch by which it is looked up: one edited word leaves at least one of them."""

PATTERN = rf"(?:[0-9a-f]{{{HEX}}}){{{FEWEST},{MOST}}}"

_SKETCH = re.compile(PATTERN, re.ASCII)


def hashes(sketch: str) -> list[str]:
    """Return the hashes of a sketch, smallest first; none of `short`."""
    return [sketch[place : place + HEX] for place in range(0, len(sketch), HEX)] if len(sketch) >= HEX else []


def leads(sketch: str) -> list[str]:
    """Return the hashes by which a sketch is looked up."""
    return hashes(sketch[: LEADS * HEX])


def is_sketch(text: str) -> bool:
    """Return whether a text is a sketch: hashes that rise, as many as one may hold."""
    found = hashes(text)
    return bool(_SKETCH.fullmatch(text)) and all(one < other for one, other in pairwise(found))
