"""An archive for programs of others: `annals.load(…)` gives its records, its claims, and what is derived from them."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annals.checks.read import read_archive
from annals.data.all_tables import tables
from annals.facts.accounts import Account
from annals.facts.disagreements import Disagreement
from annals.facts.facts import Facts
from annals.facts.statements import Statement
from annals.language.messages import did_you_mean
from annals.model import About, Archive, Article, Event, Group, Place, Source
from annals.printing import quoted
from annals.problems import ArchiveError, Problem


class Library:
    """An archive that was read and checked. Records are frozen; mappings lead from ids to records, in order.

    `problems` holds whatever `annals check` tells but for what is dated in the future; a record that
    could not be read is left out.
    """

    def __init__(self, archive: Archive, facts: Facts, problems: tuple[Problem, ...]) -> None:
        self._archive, self._facts, self.problems = archive, facts, problems

    @property
    def about(self) -> About:
        """Return what the archive says about itself."""
        return self._archive.about

    @property
    def articles(self) -> Mapping[str, Article]:
        """Return the articles, the oldest first."""
        return self._archive.articles

    @property
    def events(self) -> Mapping[str, Event]:
        """Return the events, the earliest first."""
        return self._archive.events

    @property
    def places(self) -> Mapping[str, Place]:
        """Return the places, which lie in `archive/towns`."""
        return self._archive.places

    @property
    def groups(self) -> Mapping[str, Group]:
        """Return the groups."""
        return self._archive.groups

    @property
    def sources(self) -> Mapping[str, Source]:
        """Return the sources: publishers, agencies, monitors, and whoever else is quoted."""
        return self._archive.sources

    @property
    def claims(self) -> tuple[Statement, ...]:
        """Return every claim with its article, article by article."""
        return tuple(self._facts.index.statements.values())

    def accounts(self, about: str) -> tuple[Account, ...]:
        """Return what the claims about a record say, each measure of each side as one account.

        Raises KeyError where there is no record of that id.
        """
        return self._facts.accounts(self._known(about))

    def disagreements(self, about: str) -> tuple[Disagreement, ...]:
        """Return where the accounts of a record part, and why; raise KeyError where there is no such record."""
        return self._facts.disagreements(self._known(about))

    @property
    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables that the site publishes, such as `claims`."""
        return tuple(table.name for table in tables(self._archive.vocabulary))

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a table as values by column: a column without a value is absent, a list is a list.

        The columns are those of the codebook, `data/codebook/`; a permalink is the address within the site. Raises
        KeyError where there is no such table.
        """
        found = next((table for table in tables(self._archive.vocabulary) if table.name == name), None)
        if found is None:
            raise KeyError(f"no table {quoted(name)}; {did_you_mean(name, self.tables) or ', '.join(self.tables)}")
        return [found.object(row) for row in found.rows(self._facts)]

    def _known(self, id: str) -> str:
        if self._archive.find(id) is None:
            known = [entry.id for _kind, entry in self._archive.entries()]
            raise KeyError(f"no record {quoted(id)}; {did_you_mean(id, known)}")
        return id


def load(folder: str | os.PathLike[str]) -> Library:
    """Return the archive of the project in a folder, the one that holds `archive/`.

    Raises ArchiveError, with every problem, where `archive/archive.md` is missing or cannot be read.
    """
    archive, index, problems = read_archive(Path(folder))
    if archive is None or index is None:
        raise ArchiveError(problems)
    return Library(archive, Facts(archive, index), tuple(problems))
