"""The language of the page in the making: its texts, and what its readers call records."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from annals.facts.index import Index
from annals.facts.tracking import Recorder
from annals.language.catalog import Catalog
from annals.model import Archive
from annals.model.fixed import UNRECORDED
from annals.site.edition import Edition
from annals.site.labels import Labels
from annals.site.list_parts import ListParts


class Spoken(ListParts):
    """The facts of an archive, and the site in each of its languages; `edition` is that of the page in the making."""

    def __init__(self, archive: Archive, index: Index, editions: tuple[Edition, ...]) -> None:
        super().__init__(archive, index, Recorder())
        self.editions = editions
        self.edition = editions[0]

    @cached_property
    def words(self) -> Labels:
        """Return how statements, accounts and reasons are put in words, in the language of the page in the making."""
        return Labels(self)

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """Let what is made meanwhile be of a language's edition; `""` stands for the site's first."""
        before = self.edition
        others = (each for each in self.editions if each.folder and each.catalog.language == language)
        self.edition = next(others, before)
        try:
            yield
        finally:
            self.edition = before

    @property
    def catalog(self) -> Catalog:
        """Return the texts of pages in the language of the page in the making."""
        return self.edition.catalog

    def say(self, text: str, /, **parts: Any) -> str:
        """Return a message in the language of the page in the making; see `Catalog.say`."""
        return self.edition.catalog.say(text, **parts)

    def count(self, one: str, more: str, number: int, /, **parts: Any) -> str:
        """Return a message on a number of things in that language; see `Catalog.count`."""
        return self.edition.catalog.count(one, more, number, **parts)

    def number(self, number: int) -> str:
        """Return a whole number as text of that language."""
        return self.edition.catalog.number(number)

    def listed(self, items: Iterable[str]) -> str:
        """Return items as a sentence of that language lists them: `a, b and c`."""
        return self.edition.catalog.listed(items)

    def either(self, items: Iterable[str]) -> str:
        """Return items as a sentence of that language lists alternatives: `a, b or c`."""
        return self.edition.catalog.either(items)

    def phrase(self, name: str) -> str:
        """Return a phrase of the archive's vocabulary by its name, in the page's language; `""` where it has none."""
        found: str | None = getattr(self.archive.vocabulary.phrases, name)
        return self.say(found) if found else ""

    def name(self, id: str) -> str:
        """Return what a reader of that language calls a record: its name there, or else the archive's own."""
        return self.named_in(self.edition.catalog.language, id)

    def named_in(self, language: str, id: str) -> str:
        """Return what `name` does, in a language of the site; what is no record, such as civilians, is a message."""
        found = self.archive.name(id, language)
        return self.say(found) if found == id and (id == UNRECORDED or id in self.archive.vocabulary.sides) else found
