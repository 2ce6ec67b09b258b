"""The texts of pages in the languages of an archive: shipped with the program, and in the archive's own files.

`archive/texts.ar.po` holds an archive's own texts in Arabic: what it says of itself, words of its vocabulary, and
whatever it would say in another way than the program does. In a language that does not come with the program, it holds
all texts of pages.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from annals.language.catalog import ENGLISH, ENGLISH_TAG, Catalog
from annals.language.cldr import is_known
from annals.problems import Problem
from annals.records.files import ARCHIVE, read_text, texts_file
from annals.records.po_file import messages_of, read_po_file
from annals.shipped import LOCALE

MOST_BYTES = 2_000_000


def shipped_languages() -> tuple[str, ...]:
    """Return the languages whose texts come with the program, English first."""
    return (ENGLISH_TAG, *sorted(path.stem for path in LOCALE.glob("*.po")))


@cache
def shipped_catalog(language: str) -> Catalog | None:
    """Return the texts of a language as they come with the program; None where they do not."""
    if language == ENGLISH_TAG:
        return ENGLISH
    path = LOCALE / f"{language}.po"
    name = f"{LOCALE.name}/{path.name}"
    return read_po_file(language, path.read_text(encoding="utf-8"), name)[0] if path.is_file() else None


def own_texts(root: Path) -> tuple[str, ...]:
    """Return the languages in which the archive under `root` has a file of texts."""
    found = (path.name for path in (root / ARCHIVE).glob(texts_file("*")))
    return tuple(sorted(name.removeprefix("texts.").removesuffix(".po") for name in found))


def has_texts(root: Path, language: str) -> bool:
    """Return whether there are texts of pages in a language, and names of its months and days."""
    return is_known(language) and (language in shipped_languages() or language in own_texts(root))


def read_catalogs(root: Path, languages: Sequence[str]) -> tuple[tuple[Catalog, ...], list[Problem]]:
    """Return the texts of the languages of the archive under `root`, and what is wrong with its own files.

    A language without texts is left out.
    """
    found, problems = list[Catalog](), list[Problem]()
    for language in languages:
        if not has_texts(root, language):
            continue
        own, faults = _own(root, language)
        problems += faults
        shipped = shipped_catalog(language)
        whole = own.over(shipped) if own and shipped else own or shipped
        found += [whole] if whole else []
    return tuple(found) or (ENGLISH,), problems


def own_messages(root: Path, language: str) -> tuple[tuple[int, str], ...]:
    """Return the messages of the archive's own file in a language, each with its line; none where it has no fit one."""
    name = f"{ARCHIVE}/{texts_file(language)}"
    text, problems = read_text(root / name, name, MOST_BYTES)
    return () if problems else tuple(messages_of(language, text))


def shipped_messages() -> frozenset[str]:
    """Return every message of pages that comes with the program."""
    found = (shipped_catalog(language) for language in shipped_languages())
    return frozenset(text for catalog in found if catalog for text in catalog.places)


def _own(root: Path, language: str) -> tuple[Catalog | None, list[Problem]]:
    """Return an archive's own texts in a language, None where it has none, and why its file cannot be read."""
    name = f"{ARCHIVE}/{texts_file(language)}"
    path = root / name
    if not path.is_file() or path.is_symlink():
        return None, []
    text, problems = read_text(path, name, MOST_BYTES)
    return (None, problems) if problems else read_po_file(language, text, name)


def messages_in(catalog: Catalog, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the messages of a catalog that stand in files whose paths begin so, as it notes where each stands."""
    return tuple(
        text for text, places_of in catalog.places.items() if any(each.startswith(places) for each in places_of)
    )
