"""The events of a generated archive: what happened where and when, with dates as vague as the press has them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bench import words
from bench.frontmatter import Block, document
from bench.world import PROVINCE, Thing, World

FIRST, LAST = date(2011, 3, 15), date(2018, 12, 10)
EVENTS_PER_CAMPAIGN = 15
TOLL = "war-toll"
_GOVERNMENT = words.GROUPS[0][0]


@dataclass(frozen=True)
class Kind:
    """A kind of event: its word in the id, its title, ACLED's words, and what claims about it state.

    Each claim is a pair of what it states and whose: side `a`, side `b`, `civilians` or nobody's.
    """

    word: str
    title: str
    types: tuple[str, str]
    claims: tuple[tuple[str, str], ...]
    weight: int


_FIGHT = (
    ("killed", "b"), ("killed", "a"), ("wounded", "b"), ("killed", "civilians"), ("place", ""), ("occurrence", "a"),
    ("killed-or-wounded", "b"), ("displaced", "civilians"), ("surrendered", "b"),
)  # fmt: skip
KINDS = (
    Kind("capture", "{a} take {place}", ("Battles", "Non-state actor overtakes territory"),
         (("control", "a"), ("control", "a"), *_FIGHT), 14),
    Kind("clashes", "Clashes at {place}", ("Battles", "Armed clash"), _FIGHT, 34),
    Kind("air-raids", "Air raids on {place}", ("Explosions/Remote violence", "Air/drone strike"),
         (("strikes", "a"), ("killed", "civilians"), ("wounded", "civilians"), ("target", "a"), ("place", ""),
          ("responsibility", "a"), ("occurrence", "a")), 22),
    Kind("bombing", "Bombing in {place}", ("Explosions/Remote violence", "Suicide bomb"),
         (("attackers", "a"), ("explosions", "a"), ("killed", "b"), ("casualties", "b"), ("target", "a"),
          ("place", "")), 12),
    Kind("abduction", "Abductions in {place}", ("Violence against civilians", "Abduction/forced disappearance"),
         (("abducted", "civilians"), ("freed", "civilians"), ("responsibility", "a"), ("place", "")), 8),
    Kind("talks", "Talks over {place}", ("Strategic developments", "Agreement"),
         (("occurrence", ""), ("label", ""), ("forecast", ""), ("duration", "")), 10),
)  # fmt: skip
"""The kinds of events, with how often each comes."""


@dataclass(frozen=True)
class Happening:
    """An event. `last` is its last possible day; `part_of` and `before` (the holder) may be empty."""

    id: str
    kind: Kind
    place: Thing
    a: str
    b: str
    when: str
    first: date
    last: date
    before: str
    part_of: str
    other: Thing

    def side(self, whose: str) -> str:
        """Return the side a claim is about."""
        return {"a": self.a, "b": self.b}.get(whose, whose)


@dataclass(frozen=True)
class Campaign:
    """An event that gathers others: the fighting of one half of a year."""

    id: str
    when: str
    first: date
    a: str
    b: str


def build_campaigns(rng: random.Random, number: int) -> list[Campaign]:
    """Return campaigns, one for each half of a year at most, in order of time."""
    halves = [(year, half) for year in range(FIRST.year, LAST.year + 1) for half in (0, 1)]
    chosen = sorted(rng.sample(halves, min(len(halves), max(1, number // EVENTS_PER_CAMPAIGN))))
    return [_campaign(rng, year, half) for year, half in chosen]


def _campaign(rng: random.Random, year: int, half: int) -> Campaign:
    first, last = rng.randint(1, 3) + 6 * half, rng.randint(4, 6) + 6 * half
    a, b = rng.sample([group[0] for group in words.GROUPS], 2)
    when = f"{year}-{first:02}/{year}-{last:02}" if rng.random() < 0.8 else f"{year}~"
    return Campaign(f"the-province-{year}-{half + 1}-campaign", when, date(year, first, 1), a, b)


def build_happenings(rng: random.Random, world: World, campaigns: list[Campaign], number: int) -> list[Happening]:
    """Return events in order of time; each place remembers who holds it from one to the next."""
    days = sorted(FIRST + timedelta(days=int(rng.betavariate(2, 2) * (LAST - FIRST).days)) for _ in range(number))
    holders: dict[str, str] = {}
    taken: set[str] = set()
    return [_happening(rng, world, campaigns, day, holders, taken) for day in days]


def _happening(
    rng: random.Random, world: World, campaigns: list[Campaign], day: date, holders: dict[str, str], taken: set[str]
) -> Happening:
    kind = rng.choices(KINDS, [each.weight for each in KINDS])[0]
    place = rng.choices(world.towns, world.weights)[0]
    holder = holders.get(place.id, _GOVERNMENT)
    attackers = words.AIR if kind.word == "air-raids" else [group.id for group in world.groups]
    a = rng.choice([group for group in attackers if group != holder])
    if kind.word == "capture":
        holders[place.id] = a
    when, last = _date(rng, day)
    near = [each.id for each in campaigns if each.first.year == day.year]
    return Happening(
        id=_free_id(f"{place.id}-{day:%Y-%m}-{kind.word}", taken), kind=kind, place=place, a=a, b=holder, when=when,
        first=day, last=last, before=holder if kind.word == "capture" else "",
        part_of=rng.choice(near) if near and rng.random() < 0.3 else "",
        other=rng.choice([each for each in world.towns if each is not place]),
    )  # fmt: skip


def _free_id(id: str, taken: set[str]) -> str:
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    taken.add(free)
    return free


def _date(rng: random.Random, day: date) -> tuple[str, date]:
    """Return a date as the press has it, EDTF, and its last possible day: mostly a day, else wider."""
    later = day + timedelta(days=rng.randint(1, 3))
    month = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    shapes = (
        (58, f"{day}", day),
        (15, f"{day}/{later}", later),
        (6, f"{day}~", day),
        (3, f"{day}/{later}~", later),
        (4, f"[{day}..{later}]", later),
        (9, f"{day:%Y-%m}", month),
        (4, f"{day:%Y-%m}~", month),
        (1, f"{day:%Y}", date(day.year, 12, 31)),
    )
    _, text, last = rng.choices(shapes, [shape[0] for shape in shapes])[0]
    return text, last


def records(world: World, campaigns: list[Campaign], happenings: list[Happening]) -> Iterator[tuple[str, str]]:
    """Yield the path below archive/ and the text of every event's record."""
    toll: Block = {
        "id": TOLL, "title": "The war and its toll", "clarity": "aggregate",
        "when": f"{FIRST:%Y-%m}/{LAST:%Y-%m}", "places": [PROVINCE], "where_prec": "4",
    }  # fmt: skip
    yield f"events/{FIRST.year}/{TOLL}.md", document(toll, "The war as a whole, and what it cost.")
    for campaign in campaigns:
        yield f"events/{campaign.first.year}/{campaign.id}.md", _campaign_record(world, campaign)
    for event in happenings:
        body = " ".join(words.EVENT_PROSE).format(
            side=world.group(event.a).name, place=event.place.name, other=event.other.name
        )
        yield f"events/{event.first.year}/{event.id}.md", document(_fields(world, event), body)


def _campaign_record(world: World, campaign: Campaign) -> str:
    a, b = world.group(campaign.a).name, world.group(campaign.b).name
    fields: Block = {
        "id": campaign.id, "title": f"{a} against {b}, {campaign.first.year}", "event_type": "Battles",
        "sub_event_type": "Armed clash", "clarity": "aggregate", "when": campaign.when, "places": [PROVINCE],
        "where_prec": "4", "side_a": [campaign.a], "side_b": [campaign.b],
    }  # fmt: skip
    return document(fields, f"The fighting between {a} and {b} in the province, counted together.")


def _fields(world: World, event: Happening) -> Block:
    kind, regains = event.kind, event.before and event.a == _GOVERNMENT
    return {
        "id": event.id, "title": kind.title.format(a=world.group(event.a).name, place=event.place.name),
        "event_type": kind.types[0], "sub_event_type": "Government regains territory" if regains else kind.types[1],
        "clarity": "distinct", "when": event.when, "places": [event.place.id],
        "where_prec": "1" if event.first.day % 3 else "2",
        "side_a": [event.a], "side_b": [event.b],
        "control": {"from": event.before, "to": event.a} if event.before else {},
        "part_of": event.part_of,
    }  # fmt: skip
