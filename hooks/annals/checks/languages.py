"""The languages of an archive's pages, and the files of their texts."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from annals.checks.common import at, repeated
from annals.data.all_tables import tables
from annals.language.catalog import paragraphs
from annals.language.cldr import is_known
from annals.model import Archive
from annals.printing import quoted
from annals.problems import Problem, Severity
from annals.records.basemap import Basemap
from annals.records.catalogs import has_texts, own_messages, own_texts, shipped_languages, shipped_messages
from annals.records.files import ARCHIVE, texts_file

_FIELD = ("languages",)


def wrong_languages(archive: Archive, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the languages of the archive under `root`.

    Each is named once and has texts, and there are no texts of a language that the archive has not.
    """
    about = archive.about
    for i in repeated(about.languages):
        yield at(archive, about, (*_FIELD, i), f"{quoted(about.languages[i])} is named twice", "name each once")
    for i, language in enumerate(about.languages):
        if not is_known(language):
            message = f"{quoted(language)} is no language whose months and numbers the Unicode CLDR has"
            yield at(archive, about, (*_FIELD, i), message, "write a tag such as en or ar")
        elif not has_texts(root, language):
            message = f"there are no texts of pages in {quoted(language)}, only in {', '.join(shipped_languages())}"
            hint = f"take it out, or write the texts to {ARCHIVE}/{texts_file(language)}"
            yield at(archive, about, (*_FIELD, i), message, hint)
    for language in own_texts(root):
        if language not in about.languages:
            message = f"is not read: the archive has no pages in {quoted(language)}"
            hint = f"name it under languages in {about.path}, or take the file away"
            yield Problem(f"{ARCHIVE}/{texts_file(language)}", 1, "-", message, hint, Severity.WARNING)


def unused_texts(archive: Archive, root: Path, basemap: Basemap | None) -> Iterator[Problem]:
    """Yield each message in the archive's own files of texts that no page says: it was altered, or is gone."""
    hint = "write the English as it stands in the archive or in the program, each paragraph for itself; or take it out"
    languages = [each for each in own_texts(root) if each in archive.about.languages]
    said = shipped_messages().union(_texts(archive, basemap)) if languages else frozenset()
    for language in languages:
        for line, text in own_messages(root, language):
            if text not in said:
                message = f"no page says {quoted(text, 60)}"
                name = f"{ARCHIVE}/{texts_file(language)}"
                yield Problem(name, line, "msgid", message, hint, Severity.WARNING)


def _texts(archive: Archive, basemap: Basemap | None) -> Iterable[str]:
    """Return what the archive itself has pages say: of itself, by the words of its vocabulary, and on its map."""
    about, words = archive.about, archive.vocabulary
    bodies = (about.body, *(entry.body for _kind, entry in archive.entries()))
    titles = (table.title for table in tables(words))
    names = (basemap.attribution, *(label.text for label in basemap.names)) if basemap else ()
    return chain((about.title, about.subtitle), words.texts(), words.sides, titles, names, *map(paragraphs, bodies))
