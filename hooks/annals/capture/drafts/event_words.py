"""Words for what happened, as ids of events end in them, and the ACLED type that each means.

The types are the archive's closed list; the words are ours, after ids of archived events. A word that may mean several
types is not among them, such as raid, strike, attack, bombing and explosion: nothing is chosen on its word alone.
"""

from collections.abc import Mapping
from types import MappingProxyType

from annals.language.slugs import proposed
from annals.model.vocabulary import EVENT_TYPES

_WORDS = {
    "Armed clash": "clashes clash battle fighting ambush advance assault offensive",
    "Government regains territory": "recapture retaking",
    "Non-state actor overtakes territory": "capture takeover fall seizure",
    "Chemical weapon": "chemical-attack gas-attack",
    "Air/drone strike": "air-strikes air-strike airstrikes airstrike air-raids air-raid drone-strike drone-strikes",
    "Suicide bomb": "suicide-bombing suicide-bombings suicide-attack suicide-attacks",
    "Shelling/artillery/missile attack": "shelling rockets missiles mortars",
    "Remote explosive/landmine/IED": "landmine landmines roadside-bomb roadside-bombs",
    "Grenade": "grenade",
    "Sexual violence": "rape",
    "Attack": "killings killing massacre execution executions",
    "Abduction/forced disappearance": "abduction abductions kidnapping",
    "Agreement": "agreement truce ceasefire evacuation deal talks",
    "Arrests": "arrests arrest",
    "Change to group/activity": "merger split",
    "Looting/property destruction": "looting demolition destruction burning",
    "Non-violent transfer of territory": "withdrawal handover",
    "Peaceful protest": "protest protests demonstration",
    "Violent demonstration": "riot riots",
    "Mob violence": "mob",
}
WORDS: Mapping[str, str] = MappingProxyType({word: sub for sub, row in _WORDS.items() for word in row.split()})
"""Each word with its sub-event type."""

CONTROL = frozenset(
    ["Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"]
)
"""Sub-event types in which a place changes hands."""


def type_of(what: str) -> tuple[str, str]:
    """Return the type and sub-event type that words for what happened mean; `""` each where they are not known.

    `recapture`, `night-clashes` and `clashes near the mill` are known by one of their words, the longest first. Words
    of two types, such as `truce after clashes`, choose neither.
    """
    parts = proposed(what).split("-")
    spans = [parts[first:last] for first in range(len(parts)) for last in range(first + 1, len(parts) + 1)]
    known = {WORDS[word]: len(span) for span in sorted(spans, key=len) if (word := "-".join(span)) in WORDS}
    longest = [sub for sub, length in known.items() if length == max(known.values())]
    sub = longest[0] if len(longest) == 1 else ""
    return next((kind for kind, subs in EVENT_TYPES.items() if sub in subs), ""), sub
