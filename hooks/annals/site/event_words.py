"""Events, and what accounts of them count, in words: kinds of event, losses, who holds a place."""

from annals.facts.accounts import Account
from annals.site.labels import COUNTED, SINGULAR, account_range

_LOST = {
    "killed": "{figure} killed",
    "wounded": "{figure} wounded",
    "killed-or-wounded": "{figure} killed or wounded, not told apart",
    "casualties": "{figure} casualties, unclear whether killed or wounded",
    "abducted": "{figure} abducted",
    "freed": "{figure} freed",
    "displaced": "{figure} driven from their homes",
}
_LOST_UNCOUNTED = {measure: f"{text}, no figure" for measure, text in _LOST.items()}
"""What is said of people, with a number and without one."""


def lost(account: Account) -> str:
    """Return what an account says was done to people: `28 or 37 killed`, `many wounded, no figure`."""
    figures = [s.claim.figure for s in account.statements if s.claim.figure and s.claim.asserted]
    texts = _LOST if any(figure.has_number for figure in figures) else _LOST_UNCOUNTED
    return texts[account.topic.states].format(figure=account_range(account))


def counted_range(account: Account) -> str:
    """Return what an account counts, with its range: `more than 25 air strikes or raids`, `1 attacker`."""
    unit, number = COUNTED.get(account.topic.states, account.topic.states), account_range(account)
    return f"{number} {SINGULAR.get(unit, unit.removesuffix('s')) if number == '1' else unit}"


def holders(account: Account) -> list[str]:
    """Return who is said to have taken or held a place, each once."""
    return list(dict.fromkeys(s.claim.side for s in account.statements if s.claim.side and s.claim.asserted))


def event_kind(name: str) -> str:
    """Return a type of event, or one within it, in plain words; the codes of a page have ACLED's own."""
    return _EVENT_KINDS.get(name, name)


_EVENT_KINDS = {
    "Explosions/Remote violence": "Explosions, shelling and air strikes",
    "Strategic developments": "Talks, moves and other developments",
    "Non-state actor overtakes territory": "an armed group takes a place",
    "Government regains territory": "the government takes a place back",
    "Armed clash": "clash",
    "Air/drone strike": "air strike",
    "Suicide bomb": "suicide bombing",
    "Shelling/artillery/missile attack": "shelling or rockets",
    "Remote explosive/landmine/IED": "bomb or mine",
    "Grenade": "grenade",
    "Chemical weapon": "chemical weapon",
    "Sexual violence": "sexual violence",
    "Attack": "attack",
    "Abduction/forced disappearance": "abduction or enforced disappearance",
    "Agreement": "agreement",
    "Arrests": "arrests",
    "Change to group/activity": "a group changes",
    "Disrupted weapons use": "weapons seized or found",
    "Headquarters or base established": "base set up",
    "Looting/property destruction": "looting or destruction",
    "Non-violent transfer of territory": "a place changes hands without fighting",
    "Other": "other",
    "Peaceful protest": "peaceful protest",
    "Protest with intervention": "protest broken up",
    "Excessive force against protesters": "force against protesters",
    "Violent demonstration": "violent demonstration",
    "Mob violence": "mob violence",
}
"""ACLED's types in plain words, where they are other words."""
