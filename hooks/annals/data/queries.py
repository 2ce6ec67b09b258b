"""Questions that Datasette offers beside the tables: what is known under a name, in any of its spellings.

The full-text search of a table knows the words of its own rows alone. So a name is looked up among the spellings first,
and rows are found by the records that have it.
"""

from typing import NamedTuple

NAME = "name"
"""What each query asks for."""

_FOUND = """\
WITH found AS (
  SELECT record FROM spellings WHERE rowid IN (
    SELECT rowid FROM spellings_fts WHERE spellings_fts MATCH '"' || replace(:name, '"', ' ') || '"'))
"""


class Query(NamedTuple):
    """A query by its name in addresses: its title, and what it selects of the records that are `found`."""

    name: str
    title: str
    selects: str

    @property
    def sql(self) -> str:
        """Return its SQL, with the parameter `NAME`."""
        return "".join((_FOUND, self.selects))


QUERIES = (
    Query(
        "articles_by_name",
        "Articles that name a place, group or source, by any spelling",
        """\
SELECT article, source_date, source_office, source_headline, permalink FROM articles
WHERE article IN (SELECT article FROM names WHERE named IN found)
ORDER BY source_date, article""",
    ),
    Query(
        "events_by_name",
        "Events at a place, of a group, or told by a source, by any spelling",
        """\
SELECT event, date_edtf, title, permalink FROM events
WHERE event IN (
  SELECT event FROM event_places WHERE place IN found
  UNION SELECT event FROM claims WHERE side IN found
  UNION SELECT claims.event FROM claims JOIN chain_links USING (claim) WHERE chain_links.source IN found)
ORDER BY date_start, event""",
    ),
    Query(
        "statements_by_name",
        "Statements about a place or what happened there, of a group, or told by a source, by any spelling",
        """\
SELECT claim, about, states, side, low, high, unit, chain, permalink FROM claims
WHERE about IN found OR side IN found
  OR event IN (SELECT event FROM event_places WHERE place IN found)
  OR claim IN (SELECT claim FROM chain_links WHERE source IN found)
ORDER BY source_date, claim""",
    ),
)
"""Every query, in the order in which Datasette lists them."""
