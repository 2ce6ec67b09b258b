"""One record out of the cache, with all that its page in a terminal is made of, and few others."""

import re
from dataclasses import replace
from pathlib import Path

from annals.history.load import HISTORIES, histories_of, vocabulary_for
from annals.history.register import MAX_REGISTER_BYTES, REGISTER, read_register
from annals.model import Archive, kinds
from annals.records.cache import Cache, Part
from annals.records.files import history_path, read_text
from annals.records.gather import gather
from annals.records.load import build_archive
from annals.records.outcomes import uncollected
from annals.records.read import RECORDS
from annals.records.walk import Walk, look_again, walk
from annals.values.ids import MAX_SLUG

_ID = re.compile(f"[a-z0-9-]{{1,{MAX_SLUG}}}")

_NAMING = ("about", *(kind.name for kind in kinds.named()))
"""Kinds of which every record is there, since others are called by their names."""


def load_part(root: Path, cache: Cache, id: str) -> Archive | None:
    """Return the archive with fewer records: the one with an id, those that mention it, all that are named, and others.

    What it says of that record, of its history and of what others say about it is what the whole archive says.
    None where it would not be, or where that record is not there: files changed since the cache was written.
    """
    if not _ID.fullmatch(id):
        return None
    with uncollected():
        here = walk(root, histories=False)
        part = cache.part(RECORDS, id, {each.name for each in here.records if each.kind in _NAMING})
        if part is None or not all(part.stamps.get(each.name) == each.stamp for each in here.records):
            return None
        found = look_again(root, here, [history_path(kind, id) for kind in kinds.names()])
        archive = _put_together(root, cache, found, part, id) if found else None
        return archive if archive and archive.find(id) else None


def _put_together(root: Path, cache: Cache, found: Walk, part: Part, id: str) -> Archive | None:
    some = Walk([each for each in found.records if each.name in part.outcomes])
    vocabulary, _problems = vocabulary_for(root, cache)
    if vocabulary is None:
        return None
    archive, _problems = build_archive(root, vocabulary, some, part.outcomes)
    if archive is None:
        return None
    histories = gather(root, found.histories, HISTORIES, {}, 0).kept
    return replace(archive, histories=histories_of(root, found, histories, _registered(root, id))[0])


def _registered(root: Path, id: str) -> dict[str, str]:
    """Return the kind that an id has in the register, by the id."""
    text, _problems = read_text(root / REGISTER, REGISTER, MAX_REGISTER_BYTES)
    head, *rows = text.split("\n")
    lines, _problems = read_register("\n".join((head, *(row for row in rows if row.startswith(f"{id},")))), REGISTER)
    return {line.id: line.kind for line in lines}
