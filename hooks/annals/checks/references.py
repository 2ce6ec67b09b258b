"""Rules on ids that name other records."""

import re
from collections.abc import Iterator

from annals.checks.common import Located, Rule, at
from annals.facts.index import Index
from annals.history.record_history import withdrawals
from annals.language.messages import did_you_mean
from annals.model import KINDS, Archive, Claim, Event, folder
from annals.model.vocabulary import CIVILIANS, UNRECORDED
from annals.printing import quoted
from annals.problems import Loc, Problem

_EVENT = re.compile(r"([a-z0-9-]+?-((?:19|20)\d\d))(?:-|$)")
"""The place and year at the beginning of an event's id."""

Reference = tuple[Located, Loc, str, str]
"""Where an id stands, the id, and the kind of record it must name (`any` for all of them)."""


def references_exist(archive: Archive, index: Index) -> Iterator[Problem]:
    """Every id that a record names has a record of the right kind."""
    registered = {line.id: line.status for line in archive.register}
    known_of = {kind: _known(archive, kind) for kind in (*KINDS, "any")}
    for record, loc, id, kind in _references(archive):
        known = known_of[kind]
        if id not in known and id not in archive.broken:
            place = "archive/" if kind == "any" else f"archive/{folder(kind)}"
            what = "record" if kind == "any" else kind
            gone = "" if archive.find(id) else registered.get(id, "")
            hint = _hint_of_gone(archive, id, gone) if gone else _hint(id, kind, known)
            yield at(archive, record, loc, f"no {what} {quoted(id)} in {place}", hint)


def _hint_of_gone(archive: Archive, id: str, status: str) -> str:
    """Return what to do about an id that was given out and has no record; `status` is what the register says of it."""
    if status == "published":
        return "it was published and is gone: restore its file"
    successor = list(withdrawals(archive, id))[-1:]
    named = successor[0].successor if successor else ""
    return f"it was withdrawn: write {quoted(named)}" if archive.find(named) else "it was withdrawn: take the name out"


def _hint(id: str, kind: str, known: set[str]) -> str:
    """Return what to write instead; an event of another place or year is never what was meant."""
    if (dated := _EVENT.match(id)) and kind in ("any", "event"):
        near = did_you_mean(id, [each for each in known if each.startswith(dated[1])])
        new = f"add archive/events/{dated[2]}/{id}.md"
        return f"{near} If it is a new event, {new}" if near else f"name an event of the archive, or {new}"
    return did_you_mean(id, known) or f"add a file {id}.md there, or name another"


def _known(archive: Archive, kind: str) -> set[str]:
    if kind == "any":
        return {id for each in KINDS if each != "article" for id in archive.of_kind(each)}
    return set(archive.of_kind(kind))


def _references(archive: Archive) -> Iterator[Reference]:
    yield archive.about, ("region",), archive.about.region, "town"
    yield from _in_articles(archive)
    for event in archive.events.values():
        yield from _in_event(event)
    for kind, field, named in (
        ("town", "within", "town"),
        ("event", "part_of", "event"),
        ("group", "parent", "group"),
        ("source", "same_house", "source"),
        ("source", "speaks_for", "group"),
    ):
        for record in archive.of_kind(kind).values():
            if id := getattr(record, field):
                yield record, (field,), id, named


def _in_event(event: Event) -> Iterator[Reference]:
    yield event, ("place",), event.place, "town"
    for field in ("side_a", "side_b"):
        for place, side in enumerate(getattr(event, field)):
            if side != CIVILIANS:
                yield event, (field, place), side, "group"
    if event.control:
        for key, holder in (("from", event.control.from_), ("to", event.control.to)):
            if holder != UNRECORDED:
                yield event, ("control", key), holder, "group"


def _in_articles(archive: Archive) -> Iterator[Reference]:
    for article in archive.articles.values():
        yield article, ("publisher",), article.publisher, "source"
        for place, credit in enumerate(article.credits):
            yield article, ("credits", place, "source"), credit.source, "source"
        for field, kind in (("towns", "town"), ("groups", "group"), ("sources", "source")):
            for id in getattr(article, field):
                yield article, (field, id), id, kind
        for place, claim in enumerate(article.claims):
            yield from _in_claim(article, ("claims", place), claim)


def _in_claim(article: Located, loc: Loc, claim: Claim) -> Iterator[Reference]:
    yield article, (*loc, "about"), claim.about, "any"
    if claim.side and claim.side != CIVILIANS:
        yield article, (*loc, "side"), claim.side, "group"
    if claim.to:
        yield article, (*loc, "to"), claim.to, "town"
    for place, source in enumerate(claim.chain):
        yield article, (*loc, "chain", place), source, "source"


def relations_lead_to_claims(archive: Archive, index: Index) -> Iterator[Problem]:
    """Every relation leads to another claim that exists."""
    for statement in index.statements.values():
        for place, relation in enumerate(statement.claim.relations):
            loc: Loc = ("claims", statement.article.claims.index(statement.claim), "relations", place, "to")
            if relation.to == statement.key:
                yield at(archive, statement.article, loc, "a claim cannot relate to itself", "name another claim")
            elif relation.to not in index.statements and relation.to.partition("/")[0] not in archive.broken:
                yield at(
                    archive,
                    statement.article,
                    loc,
                    f"no claim {quoted(relation.to)}",
                    did_you_mean(relation.to, index.statements),
                )


def updates_keep_the_origin(archive: Archive, index: Index) -> Iterator[Problem]:
    """A claim updates another only of the same origin; a later figure of someone else is another account."""
    for statement in index.statements.values():
        for place, relation in enumerate(statement.claim.relations):
            other = index.statements.get(relation.to)
            if relation.kind != "updates" or other is None or not (statement.claim.chain and other.claim.chain):
                continue
            if index.house(statement.claim.origin) != index.house(other.claim.origin):
                loc: Loc = ("claims", statement.article.claims.index(statement.claim), "relations", place, "kind")
                message = f"{quoted(other.claim.origin)} is the origin there, {quoted(statement.claim.origin)} here"
                yield at(
                    archive, statement.article, loc, message, "leave the relation out; the two are compared anyway"
                )


def no_rings(archive: Archive, index: Index) -> Iterator[Problem]:
    """No place lies within itself, no event is part of itself, no source shares a roof with itself."""
    for field, records in (
        ("within", archive.places),
        ("part_of", archive.events),
        ("same_house", archive.sources),
        ("parent", archive.groups),
    ):
        for record in records.values():
            seen, id = {record.id}, getattr(record, field)
            while id in records and id not in seen:
                seen.add(id)
                id = getattr(records[id], field)
            if id == record.id:
                yield at(
                    archive, record, (field,), f"leads back to {quoted(record.id)} itself", "name a record further up"
                )


RULES: tuple[Rule, ...] = (references_exist, relations_lead_to_claims, updates_keep_the_origin, no_rings)
