"""The articles of a generated archive: who published what when, and the abstract below it."""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta

from bench import words
from bench.claims import Draft, Ledger, Teller
from bench.core import mint
from bench.frontmatter import Block, document
from bench.happenings import Campaign, Happening
from bench.world import PROVINCE, World

FEWEST, MEAN, SPREAD, MOST = 3, 8.0, 3.5, 24
"""How many claims an article has: a bell curve, cut at both ends."""

BACKGROUND = 8
"""How many events back an article reaches for its background."""

SHORTEST, LONGEST = 60, 120
"""Words of an abstract."""

_SUBJECTS = {"event": 58, "background": 20, "place": 11, "group": 5, "campaign": 3, "war": 2, "province": 1}
"""How often a claim is about each: most about the event of the day."""

_RIGHTS = "http://rightsstatements.org/vocab/InC/1.0/"


def draft_articles(
    rng: random.Random, world: World, campaigns: list[Campaign], happenings: list[Happening], number: int
) -> list[tuple[Draft, Happening]]:
    """Return articles in order of the event each is about; every event and every name is used."""
    teller, taken = Teller(rng, world, Ledger()), set[str]()
    drafts = []
    for place in range(number):
        at = place * len(happenings) // number
        draft = _draft(rng, world, happenings[at], taken)
        _claim(teller, draft, campaigns, happenings[max(0, at - BACKGROUND) : at + 1], first=not place)
        _name(rng, world, draft, happenings[at])
        drafts.append((draft, happenings[at]))
    _name_the_rest(rng, world, [draft for draft, _ in drafts])
    return drafts


def _draft(rng: random.Random, world: World, event: Happening, taken: set[str]) -> Draft:
    while (id := mint(rng.choice)) in taken:
        continue
    taken.add(id)
    told = event.last if (event.last - event.first).days < 4 else event.first
    weights = [1 / (place + 2) for place in range(len(world.publishers))]
    publisher = rng.choices(world.publishers, weights)[0]
    return Draft(id, publisher, told + timedelta(days=rng.randint(0, 3)), arabic=rng.random() < 0.12)


def _claim(
    teller: Teller, draft: Draft, campaigns: list[Campaign], happenings: list[Happening], *, first: bool
) -> None:
    """Give an article its claims; the first article tells of the war too, so that its toll is told at all."""
    rng, event = teller.rng, happenings[-1]
    teller.of_event(draft, event)
    if first:
        teller.of_war(draft)
    known = [campaign for campaign in campaigns if campaign.first <= draft.published]
    for _ in range(min(MOST, max(FEWEST, round(rng.gauss(MEAN, SPREAD)))) - 1):
        subject = rng.choices(list(_SUBJECTS), list(_SUBJECTS.values()))[0]
        if subject == "background":
            teller.of_event(draft, rng.choice(happenings))
        elif subject == "place":
            teller.of_place(draft, rng.choices(teller.world.towns, teller.world.weights)[0])
        elif subject == "group":
            teller.of_group(draft, event.a)
        elif subject == "campaign" and known:
            teller.of_campaign(draft, rng.choice(known))
        elif subject == "war":
            teller.of_war(draft)
        elif subject == "province":
            teller.of_province(draft)
        else:
            teller.of_event(draft, event)


def _name(rng: random.Random, world: World, draft: Draft, event: Happening) -> None:
    """Name what an article names beside its claims: both sides, the province, another place."""
    for side in (event.a, event.b):
        draft.names(rng, "groups", world.group(side))
    for region in world.regions:
        if rng.random() < 0.6:
            draft.names(rng, "towns", region)
    draft.names(rng, "towns", event.other)


def _name_the_rest(rng: random.Random, world: World, drafts: list[Draft]) -> None:
    """Spread the names that no article has yet over the articles: a record needs one that names it."""
    for kind in ("towns", "groups", "sources"):
        named = {id for draft in drafts for id in getattr(draft, kind)} | {draft.publisher.id for draft in drafts}
        missing = [thing for thing in getattr(world, kind) if thing.id not in named]
        for place, thing in enumerate(missing):
            drafts[place % len(drafts)].names(rng, kind, thing)
    if not any(PROVINCE in draft.towns for draft in drafts):
        drafts[0].names(rng, "towns", world.regions[0])


def records(rng: random.Random, world: World, drafts: list[tuple[Draft, Happening]]) -> Iterator[tuple[str, str]]:
    """Yield the path below archive/ and the text of every article's record."""
    for draft, event in drafts:
        day = draft.published
        path = f"articles/{day.year}/{day}-{draft.publisher.id}-{draft.id}.md"
        yield path, document(_fields(rng, draft, event), _abstract(rng, world, draft, event))


def _fields(rng: random.Random, draft: Draft, event: Happening) -> Block:
    last = len(draft.claims) // 2 + 2 + rng.randint(1, 6)
    wires = [source for source in draft.sources if source in words.WIRES]
    address = f"https://{draft.publisher.id}.example/{draft.published:%Y/%m/%d}/{draft.id}"
    with_address = rng.random() < 0.9
    return {
        "id": draft.id, "title": _title(draft, event), "publisher": draft.publisher.id,
        "authors": [f"{rng.choice(words.DAYS)} Desk"] if rng.random() < 0.3 else [],
        "published": _published(rng, draft.published), "language": "ar" if draft.arabic else "en",
        "url": address if with_address else "", "url_status": "unchecked" if with_address else "",
        "url_note": "" if with_address else "Looked for and not found.", "rights": _RIGHTS,
        "capture": {"sha256": hashlib.sha256(draft.id.encode()).hexdigest(), "bytes": str(rng.randint(1_500, 6_000)),
                    "paragraphs": str(last)},
        "credits": _credits(rng, wires, last), "towns": draft.towns, "groups": draft.groups, "sources": draft.sources,
        "claims": draft.claims,
    }  # fmt: skip


def _title(draft: Draft, event: Happening) -> str:
    if draft.arabic:
        return f"أحداث {event.place.arabic}"
    name = draft.towns[event.place.id][0]
    return event.kind.title.format(a=draft.groups[event.a][0].capitalize(), place=name)


def _published(rng: random.Random, day: date) -> Block:
    """Return when an article came out: mostly stated, sometimes worked out."""
    if rng.random() < 0.8:
        return {"date": str(day), "basis": "stated", "paragraph": "1"}
    return {"date": str(day), "basis": "inferred", "reason": "the text names a weekday and another dates the event"}


def _credits(rng: random.Random, wires: list[str], last: int) -> list[Block]:
    if not wires or rng.random() < 0.5:
        return []
    basis = "the same paragraphs stand in the agency's text"
    reference = {"cites": "The agency's own text", "url": f"https://{wires[0]}.example/text"}
    credit: Block = {
        "source": wires[0], "role": "text", "paragraphs": f"2-{last}", "credited": "no", "basis": basis,
        "references": [reference],
    }  # fmt: skip
    return [credit]


def _abstract(rng: random.Random, world: World, draft: Draft, event: Happening) -> str:
    """Return 60 to 120 words on an article, in two paragraphs, with names as the article spells them."""
    origins = [world.source(id).name for id in draft.sources] or [draft.publisher.name]
    fill = {
        "place": draft.towns[event.place.id][0], "other": event.other.name, "arabic": event.place.arabic,
        "spelling": rng.choice(event.place.latin), "origin": rng.choice(origins), "publisher": draft.publisher.name,
        "side": world.group(event.a).name, "rival": world.group(event.b).name,
    }  # fmt: skip
    goal = rng.randint(SHORTEST + 15, LONGEST - 20)
    sentences = [words.ABSTRACT[0].format(**fill)]
    for template in rng.sample(words.ABSTRACT[1:], len(words.ABSTRACT) - 1):
        if sum(len(sentence.split()) for sentence in sentences) >= goal:
            break
        sentences.append(template.format(**fill))
    half = len(sentences) // 2
    return f"{' '.join(sentences[:half])}\n\n{' '.join(sentences[half:])}"
