"""The texts of pages in a language: messages, numbers with their nouns, lists, months.

A message is written in English where it is used, as gettext has it, with a name for each part that differs: `of
%(place)s`. A catalog holds what it is in another language. Whoever collects messages must find each whole in the code:
in `say("…")` or `html("…")`, in `count("…", "…", number)`, or in `message("…")` where it is said later.
"""

import gettext
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from babel.core import Locale
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from annals.language import cldr
from annals.language.direction import direction_of
from annals.language.html_texts import as_html, html_of, joined

ENGLISH_TAG = "en"

_BESIDE: Mapping[str, str] = {"ar": "ar"}
"""Where names of months are other ones elsewhere: the locale whose names stand beside them, as in `آب/أغسطس`."""

_LOCALES: Mapping[str, str] = {ENGLISH_TAG: "en_GB", "ar": "ar_SY"}
"""As which country a language is written, where that makes a difference: to lists, and to the names of months."""


def message(text: str) -> str:
    """Mark a text as a message that is said later: a catalog looks it up then."""
    return text


def message_pair(one: str, more: str) -> tuple[str, str]:
    """Mark a message on a number of things, for one and for more, that is said later: `catalog.count` does."""
    return one, more


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of prose, each a message: its lines joined."""
    return [" ".join(each.split()) for each in text.strip().split("\n\n")]


@dataclass(frozen=True)
class MonthHead:
    """A month as the head of a narrow column: its name, what always stands there, and what follows where is room."""

    name: str
    narrow: str
    rest: str


@dataclass(frozen=True)
class Catalog:
    """The texts of a language, by its BCP 47 tag. English, in which messages are written, needs no translations."""

    language: str
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, repr=False, compare=False)
    digest: str = ""
    """A sum of the translations, by which a build tells that they are others."""

    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """The files in which each message stands, relative to the program, as the catalog notes them."""

    plurals: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The messages on numbers of things: that for more, by that for one."""

    def over(self, other: "Catalog") -> "Catalog":
        """Return this catalog with the texts of another where it has none."""
        self.translations.add_fallback(other.translations)
        places, plurals = {**other.places, **self.places}, {**other.plurals, **self.plurals}
        return replace(self, digest=f"{self.digest}{other.digest}", places=places, plurals=plurals)

    def say(self, text: str, /, **parts: Any) -> str:
        """Return a message with its parts filled in; as HTML, all else escaped, where one of the parts is HTML.

        A message of which no part is given is returned as it is, for whoever fills it in pieces.
        """
        return _filled(self.translations.gettext(text) if text else "", parts)

    def prose(self, text: str) -> str:
        """Return prose of several paragraphs in the language, where each of them is a message, its lines joined."""
        parts = paragraphs(text)
        said = [self.translations.gettext(each) if each else "" for each in parts]
        return "\n\n".join(said) if all(one != other for one, other in zip(parts, said, strict=True)) else text

    def html(self, text: str, /, **parts: Any) -> Markup:
        """Return a message as HTML, the message and whatever part is no HTML escaped."""
        if text not in self._as_html:
            self._as_html[text] = escape(self.translations.gettext(text) if text else "")
        told = self._as_html[text]
        return _with_parts(told, parts) if parts else told

    def count(self, one: str, more: str, number: int, /, **parts: Any) -> str:
        """Return a message on a number of things in the form that the number asks for; it stands at `%(number)s`."""
        return _filled(self.translations.ngettext(one, more, number), {"number": self.number(number), **parts})

    def meant(self, context: str, text: str, /, **parts: Any) -> str:
        """Return a message of a text that stands for several things; `context` says for which."""
        return _filled(self.translations.pgettext(context, text), parts)

    def number(self, number: int) -> str:
        """Return a whole number as text, its thousands apart."""
        return str(number) if -1_000 < number < 1_000 else format_decimal(number, locale=self.locale)

    def listed(self, items: Iterable[str]) -> str:
        """Return items as a sentence lists them: `a, b and c`, `a, unnamed; b and c`; as HTML where one of them is."""
        return self._in_a_row(items, "standard")

    def either(self, items: Iterable[str]) -> str:
        """Return items as a sentence lists alternatives: `a, b or c`; as HTML where one of them is."""
        return self._in_a_row(items, "or")

    def _in_a_row(self, items: Iterable[str], style: str) -> str:
        found = list(items)
        if len(found) < 2:
            return found[0] if found else ""
        if any(isinstance(each, Markup) for each in found):
            found = list(map(html_of, found))
        patterns: Mapping[str, str] = self.locale.list_patterns[style]
        if self._have_commas(found):
            patterns = {part: text.replace(self.say(", "), self.say("; ")) for part, text in patterns.items()}
        if len(found) == 2:
            return _joined(patterns["2"], *found)
        told = _joined(patterns["end"], found[-2], found[-1])
        for item in reversed(found[1:-2]):
            told = _joined(patterns["middle"], item, told)
        return _joined(patterns["start"], found[0], told)

    def enumerated(self, items: Iterable[str]) -> Markup:
        """Return items one after the other, with a comma between, as HTML; with a semicolon where one has a comma."""
        found = list(map(html_of, items))
        if len(found) < 2:
            return found[0] if found else Markup("")
        return self.clauses(found) if self._have_commas(found) else joined(self.say(", "), found)

    def _have_commas(self, items: Collection[str]) -> bool:
        """Return whether one of the items has a comma of its own, as a name such as `Residents, unnamed` has."""
        comma = self.say(", ")
        if comma.strip() not in "".join(items):  # looked for first, since it takes long to see which of it is in a tag
            return False
        return any(comma in (each.striptags() if isinstance(each, Markup) else each) for each in items)

    def clauses(self, items: Iterable[str]) -> Markup:
        """Return items one after the other, with a semicolon between, as HTML; those that are empty are left out."""
        return joined(self.say("; "), (each for each in items if each))

    @cached_property
    def _as_html(self) -> dict[str, Markup]:
        """Return the messages that were said as HTML so far, escaped."""
        return {}

    @cached_property
    def locale(self) -> Locale:
        """Return the conventions by which the language is written, of the Unicode CLDR."""
        return Locale.parse(_LOCALES.get(self.language) or self.language.replace("-", "_"))

    @cached_property
    def months(self) -> tuple[str, ...]:
        """Return the names of the twelve months, each with that of other countries beside it where they differ."""
        own, beside = cldr.months(str(self.locale)), _BESIDE.get(self.language)
        return tuple(map("/".join, zip(own, cldr.months(beside), strict=True))) if beside else own

    @cached_property
    def short_months(self) -> tuple[str, ...]:
        """Return the names of the twelve months as a scale has them: in English three letters."""
        names = cldr.months(str(self.locale))
        return tuple(name[:3] for name in names) if self.language == ENGLISH_TAG else names

    @cached_property
    def month_heads(self) -> tuple[MonthHead, ...]:
        """Return the twelve months as heads of narrow columns: by their first letter in English, else by number."""
        if self.language == ENGLISH_TAG:
            return tuple(MonthHead(name, name[0], name[1:3]) for name in self.months)
        return tuple(MonthHead(name, str(number), "") for number, name in enumerate(self.months, 1))

    @property
    def direction(self) -> str:
        """Return which way the language is written, as HTML has it: `ltr` or `rtl`."""
        return direction_of(self.language)

    @property
    def onward(self) -> str:
        """Return the arrow that leads on in the language."""
        return "←" if self.direction == "rtl" else "→"

    @property
    def own_name(self) -> str:
        """Return what the language calls itself: `العربية`."""
        return Locale.parse(self.language.replace("-", "_")).get_display_name() or self.language


ENGLISH = Catalog(ENGLISH_TAG)


def _filled(text: str, parts: Mapping[str, Any]) -> str:
    if not parts:
        return text
    for each in parts.values():  # a message is filled by the hundred thousand, and 'any' takes twice as long
        if isinstance(each, Markup):
            return _with_parts(escape(text), parts)
    return text % parts


def _with_parts(told: Markup, parts: Mapping[str, Any]) -> Markup:
    """Return a message as HTML with its parts filled in, those that are no HTML escaped.

    As Markup does, which takes three times as long, since it lets a message format them.
    """
    return as_html(str.__mod__(told, {name: html_of(each) for name, each in parts.items()}))


def _joined(pattern: str, one: str, other: str) -> str:
    """Return two texts as a pattern of the CLDR joins them: `{0} and {1}`."""
    return (escape(pattern) if isinstance(one, Markup) else pattern).format(one, other)
