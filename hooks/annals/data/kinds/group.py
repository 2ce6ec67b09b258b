"""Groups as data: the table of armed groups and forces, and an `Organization` of schema.org."""

from collections.abc import Iterable

from annals.data.kinds import named
from annals.data.kinds.data_of import DataOf
from annals.data.tables import ACLED, Column, Table, yes_no
from annals.data.things import Node, Things, names_of
from annals.facts.facts import Facts
from annals.language.catalog import message
from annals.model import Group
from annals.model.kinds import GROUP


def _groups(facts: Facts) -> Iterable[named.Mentioned[Group]]:
    return named.mentioned(facts.archive.groups.values(), facts)


GROUPS: Table[named.Mentioned[Group]] = Table(
    "groups",
    message("Groups: {groups_held}"),
    (
        Column("group", "group id", lambda row: row.record.id),
        named.NAME,
        named.NAME_AR,
        Column("kind", "what kind of actor it is, in our reading", lambda row: row.record.kind),
        Column(
            "actor_type",
            "that kind in words that take no side",
            lambda row: row.record.kind.entry.means,
        ),
        Column(
            "inter",
            "number of that kind, in our reading",
            lambda row: row.record.kind.entry.code,
            "integer",
            like=ACLED,
            only=ACLED,
        ),
        Column("parent", "larger force it belongs to", lambda row: row.record.parent, refers="groups"),
        Column(
            "collective",
            "yes where it stands for several unnamed groups, else no",
            lambda row: yes_no(row.record.collective),
        ),
        named.SPELLINGS,
        named.NAMED_IN,
        named.REFERENCES,
    ),
    _groups,
    named.address,
    searched=named.SEARCHED,
    label="name",
    facets=("actor_type",),
)


def _thing(things: Things, group: Group) -> Node:
    return {
        **things.refs[group.id],
        **names_of(things, group),
        "parentOrganization": things.get(group.parent),
    }


DATA = DataOf(GROUP, GROUPS, lambda _group: "Organization", "group", _thing)
