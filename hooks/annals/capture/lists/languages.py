"""The language of an article: as a list names it, by tag or by name, or as the letters of its headline show it."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel import Locale
from babel.core import get_global

from annals.language import arabic
from annals.language.names import fold

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?")
_OTHER_ARABIC_SCRIPT = re.compile("[پچژگکیےٹڈںھەێۆڕڵۇۈېڭ]")
"""Letters of Persian, Urdu, Kurdish and Uyghur, which Arabic does not have."""

_OWN = frozenset(["fr", "de", "es", "it", "pt", "nl", "ru", "tr", "fa", "ku", "he"])
"""Languages that are known by their own names too."""

_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = frozenset(
    [
        "the",
        "and",
        "with",
        "from",
        "after",
        "into",
        "who",
        "why",
        "how",
        "says",
        "said",
        "near",
        "against",
        "between",
        "during",
        "their",
    ]
)
"""Words of headlines that hardly any other language has."""


def read_language(text: str) -> str:
    """Return the tag of a language that is named, or `""`: `en` for `en-us`, `eng`, `English` and `الإنجليزية`."""
    text = text.strip()
    if (match := _TAG.fullmatch(text)) and (code := _code(match[1].lower())):
        script = f"-{match[2].capitalize()}" if match[2] else ""
        return f"{code}{script}{f'-{match[3].upper()}' if match[3] else ''}"
    return _names().get(_folded(text), "")


def language_of(title: str) -> str:
    """Return the language that the letters and words of a headline show, or `""` where they leave it open."""
    letters = len(_LETTER.findall(title))
    if len(arabic.CHARACTER.findall(title)) * 2 > letters:
        return "" if _OTHER_ARABIC_SCRIPT.search(title) else "ar"
    words = set(re.findall(r"[a-z]+", title.casefold()))
    return "en" if words & _ENGLISH and title.replace("’", "'").isascii() else ""


def _code(code: str) -> str:
    """Return the shortest code of a language of two or three letters, or `""` where none has it."""
    aliases: Mapping[str, str] = get_global("language_aliases")
    short = aliases.get(code, code)
    return short if short in Locale("en").languages else ""


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in text.split())


@cache
def _names() -> Mapping[str, str]:
    """Return the codes of languages by their names in English, in Arabic, and in themselves."""
    found: dict[str, str] = {}
    for code in map(str, Locale("en").languages):
        for locale in ("en", "ar", *([code] if code in _OWN else [])):
            name = Locale(locale).languages.get(code)
            if name and len(code) <= 3:
                found.setdefault(_folded(str(name)), code)
    return MappingProxyType(found)
