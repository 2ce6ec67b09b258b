"""The table of versions: what each record's data were sealed as, and when."""

from collections.abc import Iterable

from annals.data.tables import Column, Row, Table
from annals.facts.index import Index
from annals.history.record_history import histories
from annals.model import Archive


def _versions(archive: Archive, index: Index) -> Iterable[Row]:
    for history in histories(archive):
        for version in history.versions:
            gone = version.withdrawal
            yield (
                f"{history.id}/v{version.number}", history.id, history.kind, version.number, version.day,
                version.summary, version.sha256, version.previous, gone.reason if gone else None,
                gone.successor if gone else None,
            )  # fmt: skip


VERSIONS = Table(
    "versions",
    "Versions: what each record's data were, and when",
    (
        Column("version", "record id, slash, v and the version's number: mt5c42d9/v1 is at the address a/mt5c42d9/v1/"),
        Column("id", "record id; that of a withdrawn record is in no other table"),
        Column("kind", "article, event, town, group or source"),
        Column("number", "number of the version, from 1", "integer"),
        Column("date", "day it was entered", "date"),
        Column("summary", "what changed"),
        Column("sha256", "SHA-256 of the version: its canonical JSON (RFC 8785) with the sum of the one before"),
        Column("previous", "sum of the version before"),
        Column("withdrawn", "why the record was withdrawn with this version, if it was"),
        Column("successor", "id of the record that holds its place"),
    ),
    _versions,
)
