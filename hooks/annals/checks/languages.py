"""The languages of an archive's pages, and the files of their texts."""

from collections.abc import Iterator
from pathlib import Path

from annals.checks.common import at, repeated
from annals.language.cldr import is_known
from annals.model import Archive
from annals.printing import quoted
from annals.problems import Problem, Severity
from annals.records.catalogs import has_texts, own_texts, shipped_languages
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
