"""A file of translations in gettext's format PO, as contributors write it: read strictly, and nothing in it is run.

What comes in is the text of a file; what goes out is a catalog, or every problem of the file.
"""

import gettext
import re
from collections.abc import Iterator
from functools import cached_property
from hashlib import blake2b
from io import BytesIO
from typing import NamedTuple

from babel.core import Locale
from babel.messages.catalog import Catalog as Messages
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, PoFileParser
from babel.plural import to_gettext

from annals.language.catalog import Catalog
from annals.printing import quoted
from annals.problems import Problem

FRAME_MARK = "@@"
"""Where the frame of pages is cut; see `site/frame.py`."""

_PLACE = re.compile(r"%\((\w+)\)s")
_NO_FILE = "write it as gettext has it: a line msgid with the English, and a line msgstr with the translation"


class _Fault(NamedTuple):
    line: int
    message: str
    hint: str


class PlainMessages(Messages):
    """The messages of a language in the plural forms of the CLDR.

    The header of a file says its own number of forms, and a formula that would be run; it is not read.
    """

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:
        if id:
            super().__setitem__(id, message)

    @cached_property
    def _rule(self) -> str:
        return plural_rule(self.locale or Locale("en"))

    @property
    def num_plurals(self) -> int:
        """The number of plural forms."""
        return int(self._rule.partition(";")[0].partition("=")[2])

    @property
    def plural_expr(self) -> str:
        """The formula that tells the form for a number."""
        return self._rule.partition("plural=")[2].rstrip(";")


def plural_rule(locale: Locale) -> str:
    """Return gettext's rule for the plural forms of a language, in the order of the CLDR where gettext can tell it."""
    told = to_gettext(locale.plural_form)
    try:
        gettext.c2py(told.partition("plural=")[2].rstrip(";"))
    except ValueError:  # such as French, whose rule for millions it cannot tell
        return str(get_plural(locale).plural_forms)
    return told


def read_po_file(language: str, text: str, name: str) -> tuple[Catalog | None, list[Problem]]:
    """Return the catalog of a language from the text of its file, None where it is faulty, and every problem.

    Translations that are marked as `fuzzy` are taken for missing.
    """
    found = _parsed(language, text)
    if isinstance(found, _Fault):
        return None, [Problem(name, found.line, "-", found.message, found.hint)]
    faults = [fault for each in found if each.id for fault in _faults(each, found.num_plurals)]
    if faults:
        return None, [Problem(name, line or 1, "-", message, hint) for line, message, hint in faults]
    return _catalog(language, found, blake2b(text.encode(), digest_size=16).hexdigest()), []


def messages_of(language: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the English of each message in the text of a file; nothing where it is faulty."""
    found = _parsed(language, text)
    if isinstance(found, Messages):
        yield from ((each.lineno or 1, _texts(each.id)[0]) for each in found if each.id)


def _parsed(language: str, text: str) -> PlainMessages | _Fault:
    found = PlainMessages(locale=language.replace("-", "_"), charset="utf-8")
    try:
        PoFileParser(found, ignore_obsolete=True, abort_invalid=True).parse(text.split("\n"))
    except PoFileError as error:
        told = f"is no file of translations: {str(error).rpartition(' on ')[0]}"
        return _Fault(error.lineno + 1, told, _NO_FILE)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):  # of lines that stand nowhere
        return _Fault(1, "is no file of translations", _NO_FILE)
    return found


def _faults(message: Message, number: int) -> Iterator[_Fault]:
    """Yield what is wrong with the translation of a message, of which a plural has `number` forms."""
    line, forms, english = message.lineno or 1, _texts(message.string), _texts(message.id)
    if not any(forms) or message.fuzzy:
        return
    shown = quoted(english[0], 60)
    if not all(forms):
        hint = f"write each, msgstr[0] to msgstr[{number - 1}]"
        yield _Fault(line, f"{shown} has {sum(map(bool, forms))} of {number} plural forms", hint)
    if any(FRAME_MARK in form for form in forms):
        yield _Fault(line, f"{shown} is translated with {FRAME_MARK}, by which pages are cut", "take it out")
    meant = {place for text in english for place in _PLACE.findall(text)}
    for form in forms if meant or len(english) > 1 else ():
        yield from _wrong_places(line, shown, form, meant | ({"number"} if len(english) > 1 else set()))
    if gone := meant - set(_PLACE.findall(forms[-1])):
        # the forms for none, one and two may say the number as a word
        yield _Fault(line, f"{shown} is translated without {_named(gone)}", "write it where it belongs")


def _wrong_places(line: int, shown: str, form: str, meant: set[str]) -> Iterator[_Fault]:
    if unknown := set(_PLACE.findall(form)) - meant:
        hint = f"take it out, or write {_named(meant)}" if meant else "take it out"
        yield _Fault(line, f"{shown} is translated with {_named(unknown)}, which it has not", hint)
    if "%" in _PLACE.sub("", form.replace("%%", "")):
        yield _Fault(line, f"{shown} is translated with a % that stands for nothing", "write %% for a sign of per cent")


def _named(places: set[str]) -> str:
    return " and ".join(f"%({each})s" for each in sorted(places))


def _texts(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str) or text is None else tuple(text)


def _catalog(language: str, found: Messages, digest: str) -> Catalog:
    packed = BytesIO()
    write_mo(packed, found)
    packed.seek(0)
    messages = [each for each in found if each.id]
    # what an archive says in its own way stands where the program says it, and a file by hand says nothing of that
    places = {
        _texts(each.id)[0]: tuple(place for place, _line in each.locations) for each in messages if each.locations
    }
    plurals = {each.id[0]: each.id[1] for each in messages if each.pluralizable}
    return Catalog(language, gettext.GNUTranslations(packed), digest, places, plurals)
