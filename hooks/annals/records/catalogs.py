"""The texts of pages in the languages of an archive: shipped with the program, and in the archive's own files.

`archive/texts.ar.po` holds an archive's own texts in Arabic: what it says of itself, words of its vocabulary, and
whatever it would say in another way than the program does. In a language that does not come with the program, it holds
all texts of pages.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from annals.language.catalog import ENGLISH, ENGLISH_TAG, Catalog, CatalogError, read_catalog
from annals.printing import quoted
from annals.problems import Problem
from annals.records.files import ABOUT, ARCHIVE, read_bytes, texts_file
from annals.shipped import LOCALE

MOST_BYTES = 2_000_000
_LINE = re.compile(r" on (\d+)$|^(\d+):")


def shipped_languages() -> tuple[str, ...]:
    """Return the languages whose texts come with the program, English first."""
    return (ENGLISH_TAG, *sorted(path.stem for path in LOCALE.glob("*.po")))


def shipped_catalog(language: str) -> Catalog | None:
    """Return the texts of a language as they come with the program; None where they do not."""
    if language == ENGLISH_TAG:
        return ENGLISH
    path = LOCALE / f"{language}.po"
    return _read(language, path.read_bytes()) if path.is_file() else None


def read_catalogs(root: Path, languages: Sequence[str]) -> tuple[tuple[Catalog, ...], list[Problem]]:
    """Return the texts of the languages of the archive under `root`, and what is wrong with its own files."""
    found, problems = list[Catalog](), list[Problem]()
    for language in languages:
        own, faults = _own(root, language)
        problems += faults
        shipped = shipped_catalog(language)
        whole = own.over(shipped) if own and shipped else own or shipped
        if whole:
            found.append(whole)
        elif not faults:
            problems.append(_unknown(language))
    return tuple(found) or (ENGLISH,), problems


def _own(root: Path, language: str) -> tuple[Catalog | None, list[Problem]]:
    """Return an archive's own texts in a language, None where it has none, and why its file cannot be read."""
    name = f"{ARCHIVE}/{texts_file(language)}"
    path = root / name
    if not path.is_file() or path.is_symlink():
        return None, []
    data, problems = read_bytes(path, name, MOST_BYTES)
    if problems:
        return None, problems
    try:
        return _read(language, data), []
    except CatalogError as error:
        line = next((int(each) for match in _LINE.finditer(str(error)) for each in match.groups() if each), 1)
        hint = "write it as gettext has it: a line msgid with the English, and msgstr with the translation"
        return None, [Problem(name, line, "-", f"is no file of translations: {quoted(str(error), 200)}", hint)]


def _read(language: str, data: bytes) -> Catalog:
    return read_catalog(language, data, blake2b(data, digest_size=16).hexdigest())


def _unknown(language: str) -> Problem:
    known = ", ".join(shipped_languages())
    message = f"{quoted(language)} is no language that the texts of pages are there in: {known}"
    hint = f"take it out, or write the texts to {ARCHIVE}/{texts_file(language)}"
    return Problem(f"{ARCHIVE}/{ABOUT}", 1, "languages", message, hint)


def messages_in(catalog: Catalog, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the messages of a catalog that stand in files whose paths begin so, as it notes where each stands."""
    return tuple(
        text for text, places_of in catalog.places.items() if any(each.startswith(places) for each in places_of)
    )


def untranslated(catalog: Catalog, messages: Iterable[str]) -> tuple[str, ...]:
    """Return the messages that a catalog has no translation of."""
    return tuple(each for each in messages if catalog.translations.gettext(each) == each)
