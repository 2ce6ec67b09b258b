"""The claims of generated articles: the same events told again and again, with figures that drift.

A ledger remembers what was said before on each topic, so that one origin mostly repeats itself,
others differ, and claims relate to earlier ones.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench import words
from bench.frontmatter import Value
from bench.happenings import TOLL, Campaign, Happening
from bench.world import PROVINCE, Thing, World

COUNTS = {
    "killed": 18, "wounded": 35, "killed-or-wounded": 50, "casualties": 30, "abducted": 25, "freed": 12,
    "displaced": 900, "surrendered": 15, "attackers": 3, "explosions": 2, "strikes": 9, "duration": 6,
    "population": 14_000,
}  # fmt: skip
"""What a figure lies around, by what it counts."""

TOLL_SO_FAR = 30_000
"""People said to have been killed in the war for each year that it has lasted."""

_FORMS = ("{}", "{}", "{}", "{}", "{}", "at least {}", "more than {}", "about {}", "at most {}", "fewer than {}")
_AGAINST = ("contradicts", "contradicts", "narrows")
_FIELDS = (
    "id", "about", "states", "side", "subset", "figure", "unit", "value", "to", "bearing", "term", "when", "when_words",
    "when_basis", "said", "said_words", "chain", "paragraph", "relations", "note",
)  # fmt: skip
"""The order in which a claim's fields stand in a record."""


@dataclass(frozen=True)
class Said:
    """What an earlier claim said on a topic: its key, its figure or words, its origin."""

    key: str
    content: str
    origin: str


@dataclass
class Ledger:
    """What was said so far, by topic: about, states, side."""

    said: defaultdict[tuple[str, str, str], list[Said]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Draft:
    """An article in the making: what it names, in which words, and its claims so far."""

    id: str
    publisher: Thing
    published: date
    arabic: bool
    towns: dict[str, list[str]] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)
    claims: list[dict[str, Value]] = field(default_factory=list)

    def names(self, rng: random.Random, kind: str, thing: Thing) -> str:
        """Name a thing in words of the article's language; return the words."""
        known = [thing.arabic] if self.arabic and thing.arabic else list(thing.latin)
        terms: list[str] = getattr(self, kind).setdefault(thing.id, [])
        term = terms[0] if terms and rng.random() < 0.8 else rng.choice(known)
        if term not in terms:
            terms.append(term)
        return term


@dataclass(frozen=True)
class Teller:
    """Writes claims: the randomness, the world and what was said before in it."""

    rng: random.Random
    world: World
    ledger: Ledger

    def of_event(self, draft: Draft, event: Happening) -> None:
        """Add a claim about an event, dated in most cases."""
        draft.names(self.rng, "towns", event.place)
        topics = [(event.id, states, event.side(whose)) for states, whose in event.kind.claims]
        told = {(claim["about"], claim["states"], claim.get("side", "")) for claim in draft.claims}
        # an article seldom states the same thing twice
        claim = self._new(draft, *self.rng.choice([topic for topic in topics if topic not in told] or topics))
        if self.rng.random() < 0.6:
            self._date(claim, event)
        self._finish(draft, claim)

    def of_campaign(self, draft: Draft, campaign: Campaign) -> None:
        """Add a claim about a campaign."""
        side = self.rng.choice((campaign.a, campaign.b))
        self._finish(draft, self._new(draft, campaign.id, self.rng.choice(("occurrence", "killed")), side))

    def of_war(self, draft: Draft) -> None:
        """Add a claim about the toll of the war up to the article's month."""
        claim = self._new(draft, TOLL, "killed", "")
        years = max(1, draft.published.year - 2010)
        claim["figure"] = f"more than {years * TOLL_SO_FAR + self.rng.randint(-3, 3) * 5_000}"
        claim |= {"when": f"2011-03/{draft.published:%Y-%m}", "when_words": "since March 2011"}
        self._finish(draft, claim)

    def of_place(self, draft: Draft, town: Thing) -> None:
        """Add a claim about a place: what it is, how far it lies, who holds it."""
        states = self.rng.choices(("character", "distance", "control", "population"), (50, 25, 15, 10))[0]
        draft.names(self.rng, "towns", town)
        side = self.rng.choice(self.world.groups).id if states == "control" else ""
        claim = self._new(draft, town.id, states, side)
        if states == "distance":
            other = self.rng.choice([each for each in self.world.towns if each is not town])
            draft.names(self.rng, "towns", other)
            claim |= {"figure": f"about {self.rng.randint(1, 12) * 10}", "to": other.id}
            claim["bearing"] = self.rng.choice(("N", "NE", "E", "SE", "S", "SW", "W", "NW", ""))
        if states == "control":
            claim |= {"when": f"{draft.published:%Y-%m}", "when_words": "this month"}
        self._finish(draft, claim)

    def of_province(self, draft: Draft) -> None:
        """Add a claim on what a side still holds in the province."""
        draft.names(self.rng, "towns", self.world.regions[0])
        claim = self._new(draft, PROVINCE, "presence", self.rng.choice(self.world.groups).id)
        self._finish(draft, claim)

    def of_group(self, draft: Draft, group: str) -> None:
        """Add a claim on what a group is called."""
        draft.names(self.rng, "groups", self.world.group(group))
        claim = self._new(draft, group, "label", "")
        claim["term"] = claim["value"]
        self._finish(draft, claim)

    def _new(self, draft: Draft, about: str, states: str, side: str) -> dict[str, Value]:
        """Return a claim with its side named, its chain, and what it says."""
        chain = self._chain(draft)
        claim: dict[str, Value] = {"id": f"c{len(draft.claims) + 1}", "about": about, "states": states, "chain": chain}
        if side:
            claim["side"] = side
        if side not in ("", "civilians"):
            claim["term"] = draft.names(self.rng, "groups", self.world.group(side))
        key, content = self._content(states, (about, states, side), chain[0])
        claim[key] = content
        if states == "killed" and side == "civilians":
            claim["subset"] = self.rng.choice(words.SUBSETS)
        if states == "duration":
            claim["unit"] = self.rng.choice(("days", "months"))
        return claim

    def _chain(self, draft: Draft) -> list[str]:
        """Return one to four sources: perhaps a relay, an origin, perhaps a wire, the publisher."""
        origin = self.rng.choices(list(words.ORIGINS), list(words.ORIGINS.values()))[0]
        lengths = self.rng.choices((1, 2, 3, 4), (22, 38, 32, 8))[0]
        relay, wire = self.rng.choice(words.RELAYS), self.rng.choice(words.WIRES)
        whole = {1: [], 2: [origin], 3: [origin, wire], 4: [relay, origin, wire]}[lengths]
        chain = list(dict.fromkeys(whole))
        for source in chain:
            draft.names(self.rng, "sources", self.world.source(source))
        return [*chain, draft.publisher.id]

    def _content(self, states: str, topic: tuple[str, str, str], origin: str) -> tuple[str, str]:
        """Return the field that says something, and what: mostly what the origin, or another, said before."""
        earlier = self.ledger.said[topic]
        own = [said.content for said in earlier if said.origin == origin]
        key = "figure" if states in COUNTS or states == "distance" else "value"
        if own and self.rng.random() < 0.7:
            return key, own[-1]
        if earlier and self.rng.random() < 0.35:
            return key, earlier[-1].content
        return key, self._figure(COUNTS.get(states, 50)) if key == "figure" else self.rng.choice(words.VALUES[states])

    def _figure(self, around: int) -> str:
        if self.rng.random() < 0.05:
            return "dozens"
        number = max(1, int(self.rng.lognormvariate(0, 0.6) * around))
        if self.rng.random() < 0.05:
            return f"{number}-{number + self.rng.randint(1, 9)}"
        return self.rng.choice(_FORMS).format(number)

    def _date(self, claim: dict[str, Value], event: Happening) -> None:
        """Date a claim as the event is dated, or a day off, or by the month alone."""
        weekday = words.DAYS[event.first.weekday()]
        off = event.first - timedelta(days=1)
        claim["when"], claim["when_words"] = self.rng.choices(
            (
                (event.when, f"on {weekday}"),
                (str(off), f"on {words.DAYS[off.weekday()]}"),
                (f"{event.first:%Y-%m}", "this month"),
            ),
            (80, 8, 12),
        )[0]
        if self.rng.random() < 0.5:
            claim["when_basis"] = f"the {weekday} before the day of publication"

    def _finish(self, draft: Draft, claim: dict[str, Value]) -> None:
        """Place a claim in its article, relate it to what was said before, and remember it."""
        topic = (str(claim["about"]), str(claim["states"]), str(claim.get("side", "")))
        origin = str(next(iter(claim["chain"])))
        said = Said(f"{draft.id}/{claim['id']}", str(claim.get("figure") or claim.get("value")), origin)
        earlier = self.ledger.said[topic]
        if earlier and self.rng.random() < 0.18:
            claim["relations"] = self._relations(said, self.rng.choice(earlier[-5:]))
        if self.rng.random() < 0.35:
            day = draft.published - timedelta(days=self.rng.randint(0, 1))
            claim |= {"said": str(day), "said_words": f"on {words.DAYS[day.weekday()]}"}
        if self.rng.random() < 0.1:
            claim["note"] = self.rng.choice(words.NOTES)
        claim["paragraph"] = str(len(draft.claims) // 2 + 2)
        earlier.append(said)
        draft.claims.append({key: claim[key] for key in _FIELDS if claim.get(key)})

    def _relations(self, said: Said, earlier: Said) -> list[dict[str, str]]:
        """Return how a claim relates to an earlier one, if at all."""
        same_origin, same = said.origin == earlier.origin, said.content == earlier.content
        if same and not same_origin:
            return []
        within = said.key.partition("/")[0] == earlier.key.partition("/")[0]
        copied = "narrows" if within else "mutates"  # a change in copying within one article needs a reference
        kind = "repeats" if same else self.rng.choice(("updates", "updates", copied) if same_origin else _AGAINST)
        return [{"kind": kind, "to": earlier.key, "basis": "inferred", "note": words.RELATION_NOTE[kind]}]
