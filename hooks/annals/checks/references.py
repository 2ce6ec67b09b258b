"""Rules on ids that name other records."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from annals.checks.common import Located, Rules, at, reached, withdraw_hint
from annals.facts.facts import Facts
from annals.history.record_history import withdrawals
from annals.language.messages import did_you_mean
from annals.model import Archive, Article, Claim, Event, Relation, kind_named, kinds
from annals.model.claim import side_of
from annals.model.fixed import UNRECORDED
from annals.printing import quoted
from annals.problems import Loc, Problem

_EVENT = re.compile(r"([a-z0-9-]+?-((?:19|20)\d\d))(?:-|$)")
"""The place and year at the beginning of an event's id."""

ANY = "any"
"""The kind of what a claim is about: a record of whatever kind, but for an article."""

Ids = Mapping[str, frozenset[str]]
"""The ids that may be named, by the kind of record that is asked for."""

Reference = tuple[Located, Loc, str, str]
"""Where an id stands, the id, and the kind of record it must name."""


def references_exist(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """Every id that a record names has a record of the right kind."""
    known = known_ids(archive)
    yield from unknown(archive, references_of(archive, known), known)


def known_ids(archive: Archive) -> Ids:
    """Return the ids that may be named, by kind."""
    return {kind: _known(archive, kind) for kind in (*kinds.names(), ANY)}


def unknown(archive: Archive, references: Iterable[Reference], known: Ids) -> Iterator[Problem]:
    """Yield a problem for each reference to no record, unless a file that gave no record may be meant."""
    registered = {line.id: line.status for line in archive.register}
    for record, loc, id, kind in references:
        if id not in known[kind] and id not in archive.broken:
            place = "archive/" if kind == ANY else f"archive/{kind_named(kind).folder}"
            what = "record" if kind == ANY else kind
            gone = "" if archive.find(id) else registered.get(id, "")
            hint = _hint_of_gone(archive, id, gone) if gone else _hint(id, kind, known[kind])
            yield at(archive, record, loc, f"no {what} {quoted(id)} in {place}", hint)


def _hint_of_gone(archive: Archive, id: str, status: str) -> str:
    """Return what to do about an id that was given out and has no record; `status` is what the register says of it."""
    if status == "published":
        return f"it was published and is gone: restore its file, or {withdraw_hint(id)}"
    successor = list(withdrawals(archive, id))[-1:]
    named = successor[0].successor if successor else ""
    return f"it was withdrawn: write {quoted(named)}" if archive.find(named) else "it was withdrawn: take the name out"


def _hint(id: str, kind: str, known: frozenset[str]) -> str:
    """Return what to write instead; an event of another place or year is never what was meant."""
    if (dated := _EVENT.match(id)) and kind in (ANY, "event"):
        near = did_you_mean(id, [each for each in known if each.startswith(dated[1])])
        new = f"add archive/events/{dated[2]}/{id}.md"
        return f"{near} If it is a new event, {new}" if near else f"name an event of the archive, or {new}"
    return did_you_mean(id, known) or f"add a file {id}.md there, or name another"


def _known(archive: Archive, kind: str) -> frozenset[str]:
    asked = [each for each in kinds.names() if each != kinds.ARTICLE.name] if kind == ANY else [kind]
    return frozenset(id for each in asked for id in archive.of_kind(each))


def references_of(archive: Archive, known: Ids) -> Iterator[Reference]:
    """Yield whatever names a record; in articles, which name the most by far, only what is not known.

    `annals.checks.unread` reads the same from files.
    """
    yield archive.about, ("region",), archive.about.region, "town"
    for article in archive.articles.values():
        yield from _in_article(article, known)
        yield from _in_claims(article, known)
    for event in archive.events.values():
        yield from _in_event(event)
    for kind, field, named in (
        ("town", "within", "town"),
        ("event", "part_of", "event"),
        ("group", "parent", "group"),
        ("source", "same_house", "source"),
        ("source", "party", "group"),
    ):
        for record in archive.of_kind(kind).values():
            if id := getattr(record, field):
                yield record, (field,), id, named


def _in_article(article: Article, known: Ids) -> Iterator[Reference]:
    if article.publisher not in known["source"]:
        yield article, ("publisher",), article.publisher, "source"
    for i, event in enumerate(article.events):
        if event not in known["event"]:
            yield article, ("events", i), event, "event"
    for i, credit in enumerate(article.credits):
        if credit.source not in known["source"]:
            yield article, ("credits", i, "source"), credit.source, "source"
    for kind in kinds.named():
        for id in article.blocks[kind.folder]:
            if id not in known[kind.name]:
                yield article, (kind.folder, id), id, kind.name


def _in_claims(article: Article, known: Ids) -> Iterator[Reference]:
    things, groups, towns, sources = (known[kind] for kind in (ANY, "group", "town", "source"))
    for i, claim in enumerate(article.claims):
        if claim.about not in things:
            yield article, ("claims", i, "about"), claim.about, ANY
        if claim.side and claim.side not in groups and not side_of(claim.side):
            yield article, ("claims", i, "side"), claim.side, "group"
        if claim.to and claim.to not in towns:
            yield article, ("claims", i, "to"), claim.to, "town"
        for place, source in enumerate(claim.jointly):
            if source not in sources:
                yield article, ("claims", i, "jointly", place), source, "source"
        for step, source in enumerate(claim.chain):
            if source not in sources:
                yield article, ("claims", i, "chain", step), source, "source"


def _in_event(event: Event) -> Iterator[Reference]:
    for field, ids, kind in (
        ("places", event.places, "town"),
        ("concerns", event.concerns, "town"),
        ("after", event.after, "event"),
        ("different_from", event.different_from, "event"),
    ):
        for i, id in enumerate(ids):
            yield event, (field, i), id, kind
    for field, sides in (("side_a", event.side_a), ("side_b", event.side_b)):
        for i, side in enumerate(sides):
            if not side_of(side):
                yield event, (field, i), side, "group"
    if event.control:
        for key, holder in (("from", event.control.from_), ("to", event.control.to)):
            if holder != UNRECORDED:
                yield event, ("control", key), holder, "group"


def _relations(archive: Archive) -> Iterator[tuple[Article, Claim, Relation, Loc]]:
    """Yield every relation with its claim and article, and where it stands there."""
    for article in archive.articles.values():
        for i, claim in enumerate(article.claims):
            for j, relation in enumerate(claim.relations):
                yield article, claim, relation, ("claims", i, "relations", j)


def relations_lead_to_claims(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """Every relation leads to another statement that exists."""
    statements = facts.index.statements
    for article, claim, relation, loc in _relations(archive):
        if relation.to == f"{article.id}/{claim.id}":
            yield at(archive, article, (*loc, "to"), "a statement cannot relate to itself", "name another statement")
        elif relation.to not in statements and relation.to.partition("/")[0] not in archive.broken:
            hint = did_you_mean(relation.to, statements) or _hint_of_claim(archive, relation.to.partition("/")[0])
            yield at(archive, article, (*loc, "to"), f"no statement {quoted(relation.to)}", hint)


def _hint_of_claim(archive: Archive, article: str) -> str:
    """Return what to do about a relation to no claim, of an article that may be there or be gone."""
    if archive.articles.get(article):
        return "look at the ids of that article's statements"
    status = next((line.status for line in archive.register if line.id == article), "")
    return _hint_of_gone(archive, article, status) if status else "write an article id, a slash and a statement id"


_ONE_WAY = ("updates", "narrows", "mutates", "part")
"""Relations in which two claims cannot stand to each other."""


def relations_lead_one_way(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No statement is later, narrower, a changed copy or a part of one that is so of it, by whatever others between."""
    to: dict[tuple[str, str], list[str]] = {}
    for article, claim, relation, _loc in _relations(archive):
        to.setdefault((relation.kind, f"{article.id}/{claim.id}"), []).append(relation.to)
    for article, claim, relation, loc in _relations(archive):
        key = f"{article.id}/{claim.id}"
        if relation.kind in _ONE_WAY and relation.to != key:
            further = partial(_further, to, relation.kind)
            if key in reached(relation.to, further):
                message = f"leads back to {quoted(key)} itself"
                yield at(archive, article, (*loc, "to"), message, "the relation holds one way only; take one out")


def _further(to: Mapping[tuple[str, str], Sequence[str]], kind: str, key: str) -> Sequence[str]:
    return to.get((kind, key), ())


def updates_keep_the_origin(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """A statement updates another only of the same origin; a later figure of someone else is another account."""
    for article, claim, relation, loc in _relations(archive):
        other = facts.index.statements.get(relation.to) if relation.kind == "updates" else None
        if other and claim.chain and other.claim.chain:
            here, there = claim.origin, other.claim.origin
            if facts.index.owner(here) != facts.index.owner(there):
                message = f"{quoted(there)} is the origin there, {quoted(here)} here"
                hint = "leave the relation out; the two are compared anyway"
                yield at(archive, article, (*loc, "kind"), message, hint)


def no_rings(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No place lies within itself, no event is part of itself, no source has itself for another of its owner."""
    for kind, field in (("town", "within"), ("event", "part_of"), ("source", "same_house"), ("group", "parent")):
        records = archive.of_kind(kind)
        for id in _in_rings({id: getattr(record, field) or "" for id, record in records.items()}):
            message = f"leads back to {quoted(id)} itself"
            yield at(archive, records[id], (field,), message, "name a record further up")


def _in_rings(up: Mapping[str, str]) -> Iterator[str]:
    """Yield each id from which the way up leads back to it; every step is taken once."""
    passed: set[str] = set()
    for start in up:
        way, id = [], start
        while id in up and id not in passed:
            passed.add(id)
            way.append(id)
            id = up[id]
        if id in way:
            yield from way[way.index(id) :]


RULES = Rules(
    between=(references_exist, relations_lead_to_claims, relations_lead_one_way, updates_keep_the_origin, no_rings)
)
