"""What a draft offers, written into a record that is there: its capture, and as comments credits, days and claims.

Every other line stays as it is. What the record has already, as a field or as an offer, is not added again. As long as
claims or credits wait in it as comments, no more of them are offered, so that none stands there twice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annals.capture.drafts import offered
from annals.capture.drafts.claimed import Claimed, items
from annals.capture.drafts.gather import Gathered
from annals.capture.drafts.written import as_comments, row
from annals.language.characters import without_refused
from annals.model import Archive, kinds
from annals.records.edit import amend, capture_change, evidence_changes
from annals.records.frontmatter import BODY, Document, Value, read

_WAITING = {
    "claims": re.compile(r"^ *# +- id: c\d+", re.MULTILINE),
    "credits": re.compile(r"^# +- source:", re.MULTILINE),
}
_NAMES = "# TODO: the text names these too; list those it tells of under their field, and delete these lines"


@dataclass(frozen=True)
class Added:
    """The text of a record with what was added to it, and how much that is."""

    text: str
    capture: bool
    claims: int
    credits: int


def with_offers(archive: Archive, record: str, gathered: Gathered) -> Added:
    """Return a record's text with what a draft of the same article would offer.

    Raises `AmendError` where the capture has no line to follow, and `ValueError` where the record cannot be read.
    """
    captured = _with_capture(record, gathered)
    document = _document(captured)
    credits = [] if _WAITING["credits"].search(captured) else _new_credits(gathered, document.fields)
    claims = [] if _WAITING["claims"].search(captured) else _new_claims(archive, gathered, document.fields)
    told = list(offered.credits(archive, credits))
    text = _inserted(captured, "credits", told[:1], told[2:], told[1:])
    if claims:
        first = [*_names(archive, gathered, document.fields), *offered.days(gathered.days), *offered.CONFIRM]
        within = list(as_comments(_within(claims, document.fields)))
        bare = document.fields.keys().isdisjoint(("claims", "about", "chain"))
        whole = as_comments(offered.with_shared(gathered, claims)) if bare else ["# claims:", *within]
        text = _inserted(text, "claims", first, within, list(whole))
    return Added(text, captured != record, len(claims), len(credits))


def _document(record: str) -> Document:
    document, problems = read(record.removeprefix("\ufeff").replace("\r\n", "\n"), "record")
    if document is None:
        raise ValueError(str(problems[0]))
    return document


def _with_capture(record: str, gathered: Gathered) -> str:
    """Return a record with the sums of its text, where it has none."""
    text, document = gathered.text, _document(record)
    if "capture" in document.fields or not text.paragraphs:
        return record
    made = amend(record, document, [capture_change(text.sha256, gathered.size, len(text.paragraphs))])
    return amend(made, _document(made), evidence_changes(text.fingerprints, text.sketches, {}))


def _blocks(fields: Mapping[str, Value], name: str) -> list[dict[str, Any]]:
    value = fields.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _new_credits(gathered: Gathered, fields: Mapping[str, Value]) -> list[Any]:
    there = {(each.get("source"), each.get("role", "text")) for each in _blocks(fields, "credits")}
    return [credit for credit in gathered.credits if (credit.source, credit.role) not in there]


def _new_claims(archive: Archive, gathered: Gathered, fields: Mapping[str, Value]) -> list[Claimed]:
    there = [_key(**each) for each in _blocks(fields, "claims")]
    possible = offered.possible_claims(archive, gathered)
    return [each for each in possible if _key(str(each.paragraph), each.figure, each.states) not in there]


def _key(paragraph: str = "", figure: str = "", states: str = "", **_others: Value) -> tuple[str, str]:
    """Return by what a claim is known again: its paragraph, and its numbers, its words for one, or what it states."""
    return str(paragraph), " ".join(re.findall(r"\d+", str(figure))) or str(figure) or str(states)


def _within(claims: Sequence[Claimed], fields: Mapping[str, Value]) -> Iterator[str]:
    """Yield claims as items of a record's list, each with what the record does not say for all of them."""
    ids = [str(each.get("id")) for each in _blocks(fields, "claims")]
    taken = [int(id[1:]) for id in ids if re.fullmatch(r"c\d{1,4}", id)]
    yield from items([_said_whole(claim, fields) for claim in claims], max(taken, default=0) + 1)


def _said_whole(claim: Claimed, fields: Mapping[str, Value]) -> Claimed:
    left = [name for name in ("about", "chain") if name not in fields and not getattr(claim, name)]
    same = fields.get("chain") == list(claim.chain)
    return replace(claim, chain=() if same else claim.chain, open=tuple(dict.fromkeys((*claim.open, *left))))


def _names(archive: Archive, gathered: Gathered, fields: Mapping[str, Value]) -> Iterator[str]:
    """Yield the places, groups and sources that a text names and its record does not."""
    publisher = gathered.publisher.value if gathered.publisher else ""
    found = []
    for kind in kinds.named():
        there = fields.get(kind.folder) or ()
        known = archive.of_kind(kind.name)
        found += [
            f"#   in {kind.folder}: {id}: {row(words)}"
            for id, words in gathered.named.items()
            if id in known and id not in there and id != publisher
        ]
    yield from ([_NAMES, *found] if found else [])


def _inserted(record: str, field: str, first: Sequence[str], within: Sequence[str], whole: Sequence[str]) -> str:
    """Return a record with items `within` a field's list, or the `whole` list behind all fields where it has none."""
    if not whole:
        return record
    document, rows = _document(record), record.split("\n")
    end = "\r" if rows[0].endswith("\r") else ""
    place, lines = _fence(rows), [*first, *whole]
    if field in document.fields:
        indent = _indent(rows, document, field)
        place, lines = _end_of(rows, document, field), [*first, *(f"# {indent}{line[4:]}" for line in within)]
    rows[place:place] = [f"{without_refused(line)}{end}" for line in lines]
    return "\n".join(rows)


def _fence(rows: Sequence[str]) -> int:
    """Return the row of the line that ends a record's fields."""
    return next(number for number, row in enumerate(rows) if number and row.rstrip() == "---")


def _end_of(rows: Sequence[str], document: Document, field: str) -> int:
    """Return the row after a field's last one, before the comments that lead to the next field."""
    start = document.lines[(field,)]
    later = [line - 1 for loc, line in document.lines.items() if len(loc) == 1 and loc != BODY and line > start]
    place = min(later, default=_fence(rows))
    while place > start and (not rows[place - 1].strip() or rows[place - 1].startswith("#")):
        place -= 1
    return place


def _indent(rows: Sequence[str], document: Document, field: str) -> str:
    """Return the spaces before the items of a field's list; two where it has none yet."""
    line = document.lines.get((field, 0))
    match = re.match(r"( *)-", rows[line - 1]) if line else None
    return match[1] if match else "  "
