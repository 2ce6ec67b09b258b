"""Every table of the data, in the order in which a reader meets them."""

from typing import Any

from annals.data import kinds
from annals.data.claims import RELATIONS
from annals.data.comparisons import ACCOUNTS, DISAGREEMENTS
from annals.data.harm import HARM
from annals.data.links import CHAIN_LINKS, EVENT_PLACES, SPELLINGS
from annals.data.mentions import CREDITS, NAMES
from annals.data.tables import Table
from annals.data.versions import VERSIONS
from annals.model.vocabulary import Vocabulary


def tables(words: Vocabulary, base: str = "") -> tuple[Table[Any], ...]:
    """Return every table of an archive of some words, in the order in which a reader meets them.

    It is for a site at the address `base`; without it permalinks are addresses within the site.
    """
    of_kinds = (table for data in kinds.every() for table in (data.table, *data.parts))
    derived = (ACCOUNTS, DISAGREEMENTS, *((HARM,) if words.people else ()))
    found = (*of_kinds, *derived, CREDITS, NAMES, SPELLINGS, RELATIONS, VERSIONS, CHAIN_LINKS, EVENT_PLACES)
    return tuple(table.of(words).at(base) for table in found)


def sheets(words: Vocabulary, base: str = "") -> tuple[Table[Any], ...]:
    """Return the tables that are published in every form; the others stand in the database alone."""
    return tuple(table for table in tables(words, base) if not table.for_queries)
