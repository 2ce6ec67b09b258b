"""The table of versions: what each record's data were sealed as, and when."""

from collections.abc import Iterable
from typing import NamedTuple

from annals.data.tables import Column, Table, yes_no
from annals.facts.facts import Facts
from annals.history.changes import is_correction
from annals.history.record_history import History, histories
from annals.language.catalog import message
from annals.model.version import Version


class Sealed(NamedTuple):
    """A version, with the history that it is of."""

    history: History
    version: Version


def _versions(facts: Facts) -> Iterable[Sealed]:
    return (Sealed(history, version) for history in histories(facts.archive) for version in history.versions)


VERSIONS: Table[Sealed] = Table(
    "versions",
    message("Versions: what each record's data were, and when"),
    (
        Column(
            "version",
            "record id, slash, v and the version's number: mt5c42d9/v1 is at the address a/mt5c42d9/v1/",
            lambda row: f"{row.history.id}/v{row.version.number}",
        ),
        Column("id", "record id; that of a withdrawn record is in no other table", lambda row: row.history.id),
        Column("kind", "article, event, town, group or source", lambda row: row.history.kind),
        Column("number", "number of the version, from 1", lambda row: row.version.number, "integer"),
        Column("date", "day it was entered", lambda row: row.version.day, "date"),
        Column("summary", "what changed", lambda row: row.version.summary),
        Column(
            "correction",
            "yes where readers are told otherwise, or no longer, than by the version before; no where they are told "
            "more, or the same elsewhere",
            lambda row: yes_no(is_correction(row.version)),
        ),
        Column(
            "sha256",
            "SHA-256 of the version: its canonical JSON (RFC 8785) with the sum of the one before",
            lambda row: row.version.sha256,
        ),
        Column("previous", "sum of the version before", lambda row: row.version.previous),
        Column(
            "withdrawn",
            "why the record was withdrawn with this version, if it was",
            lambda row: row.version.withdrawal.reason if row.version.withdrawal else None,
        ),
        Column(
            "successor",
            "id of the record that holds its place",
            lambda row: row.version.withdrawal.successor if row.version.withdrawal else None,
        ),
    ),
    _versions,
    lambda row: row.history.url_of(row.version),
    facets=("kind",),
    sort="date",
)
