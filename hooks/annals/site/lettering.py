"""Letters on pictures: the face that draws a text, and the text as it is drawn from left to right.

Latin letters are drawn with the face that comes with Pillow, Arabic ones with IBM Plex Sans Arabic, joined and put in
order here. Pillow could do so by itself with a library of the machine; a picture would then differ from one machine to
another.
"""

import re
from functools import lru_cache

import fontpkg
from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display
from PIL import ImageFont

from annals.language.direction import has_right_to_left

_ARABIC = re.compile(r"[\u0020-\u007e\u060c\u061b\u061f\u0621-\u063a\u0640-\u0655\u0660-\u066c\u0670\u0671«»–—…]+")
"""What the Arabic face draws: its letters and vowels, digits, marks, and Latin letters between them."""

_FAMILY = "IBM Plex Sans Arabic"


def is_drawn(text: str) -> bool:
    """Return whether there is a face for a text."""
    return text.isascii() or _ARABIC.fullmatch(text) is not None


def face(text: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the face that draws a text, in a size in points."""
    return _arabic(size) if has_right_to_left(text) else _latin(size)


def as_drawn(text: str) -> str:
    """Return a text as it is drawn from left to right: its Arabic letters joined, the first of a line on its right."""
    if not has_right_to_left(text):
        return text
    shown: str = get_display(_shaper().reshape(text), base_dir="R")
    return shown


@lru_cache(maxsize=1)
def _shaper() -> ArabicReshaper:
    return ArabicReshaper()


@lru_cache
def _latin(size: int) -> ImageFont.FreeTypeFont:
    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return found


@lru_cache
def _arabic(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(fontpkg.path(_FAMILY), size, layout_engine=ImageFont.Layout.BASIC)
