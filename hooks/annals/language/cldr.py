"""Names of months, weekdays and languages from the Unicode CLDR, which comes with Babel.

A locale is a language, or a language as a country writes it: `en`, `ar`, `ar_SY`.
"""

from babel.core import Locale, UnknownLocaleError


def is_known(tag: str) -> bool:
    """Return whether the CLDR knows how a language is written, by its BCP 47 tag."""
    try:
        Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def months(locale: str, width: str = "wide") -> tuple[str, ...]:
    """Return the twelve names of months in full, or as short as they are written where `width` is `abbreviated`."""
    names = Locale.parse(locale).months["format"][width]
    return tuple(names[number] for number in range(1, 13))


def weekdays(locale: str) -> tuple[str, ...]:
    """Return the seven names of weekdays in full, Monday first."""
    names = Locale.parse(locale).days["format"]["wide"]
    return tuple(names[number] for number in range(7))


def language_name(tag: str, locale: str) -> str:
    """Return the name of a language, a BCP 47 tag, in a locale: `Arabic`; the tag where it has none."""
    language, _, more = tag.partition("-")
    name = Locale.parse(locale).languages.get(language.lower(), "")
    return (f"{name} ({tag})" if more else name) if name else tag
