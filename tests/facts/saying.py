"""Small invented archives: the articles of the toy archive say just what a test lets them say."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from annals.facts.facts import Facts
from annals.facts.index import Index, build_index
from annals.facts.statements import Statement
from annals.model import Archive, Article, Claim, Relation
from annals.model.kinds import ARTICLE, EVENT, SOURCE
from annals.model.record import rebuild
from annals.values import edtf
from annals.values.figure import parse
from tests.support import TOY, altered, having, loaded

CAPTURE = "al-mahbara-2003-03-capture"
BOMBINGS = "al-mahbara-2003-03-bombings"
CLASHES = "tell-qirtas-2003-03-clashes"
RAIDS = "warraqa-2003-road-raids"
RECAPTURE = "al-mahbara-2003-09-recapture"

POST, SALT, WEEKLY = 0, 1, 2
"""The articles of the toy archive in order: of 6 and about 7 March and of 28 September 2003.

The first and the last are of one house.
"""
MONITOR, RADIO = "nib-monitor", "guard-radio"
ACTIVISTS, MINISTRY, COMPANIES, FRONT = "activists", "guard-ministry", "companies-voice", "front-voice"
"""Sources that the toy archive has not: see `archive_of`."""

_ARTICLES = tuple(loaded(TOY).archive.articles.values())
_DEFAULTS = {name: field.default for name, field in Claim.__pydantic_fields__.items() if not field.is_required()}


@dataclass(frozen=True)
class Said:
    """What an article says: its place among the articles, the origin, and the fields of the claim."""

    place: int
    origin: str
    fields: dict[str, Any]


def say(place: int, origin: str, figure: str = "", **fields: Any) -> Said:
    """Return what an article says; unless `fields` say otherwise, that so many of the Guard were killed."""
    whole = {"about": CAPTURE, "states": "killed", **fields}
    if whole["states"] in ("killed", "wounded", "casualties", "killed-or-wounded"):
        whole = {"side": "warraqa-guard", **whole}
    whole |= {name: edtf.parse(whole[name]) for name in ("when", "said") if whole.get(name)}
    return Said(place, origin, {**whole, "figure": parse(figure) if figure else None})


def happened(place: int, origin: str, **fields: Any) -> Said:
    """Return that an article says that an event happened."""
    return say(place, origin, **{"states": "occurrence", **fields})


def related(kind: str, to: str, basis: str = "stated") -> tuple[Relation, ...]:
    """Return one relation to a claim."""
    return (rebuild(Relation, kind, to, basis, None),)


def key(place: int, number: int) -> str:
    """Return the key of what was said as the `number`-th, by the article at a place."""
    return f"{_ARTICLES[place].id}/c{number}"


def archive_of(*said: Said, **events: dict[str, object]) -> Archive:
    """Return an archive whose articles say just that, in this order, with some events changed.

    Beside the sources of the toy archive it has activists, a ministry of the Guard's government, and
    voices of the Salt Companies, on the Guard's side, and of the Ink Front.
    """
    toy = loaded(TOY).archive
    claims: dict[int, list[Claim]] = {place: [] for place in range(len(_ARTICLES))}
    for number, each in zip(count(1), said, strict=False):
        claims[each.place].append(_claim(f"c{number}", _ARTICLES[each.place], each))
    articles = {each.id: altered(each, {"claims": tuple(claims[place])}) for place, each in enumerate(_ARTICLES)}
    changed = {id: altered(event, events.get(id.replace("-", "_"), {})) for id, event in toy.events.items()}
    radio, monitor = toy.sources[RADIO], toy.sources[MONITOR]
    more = (
        altered(monitor, {"id": ACTIVISTS, "kind": "activist"}),
        altered(radio, {"id": MINISTRY, "kind": "official", "same_house": RADIO}),
        altered(radio, {"id": COMPANIES, "kind": "belligerent", "party": "salt-companies"}),
        altered(radio, {"id": FRONT, "kind": "belligerent", "party": "ink-front"}),
    )
    sources = {**toy.sources, **{each.id: each for each in more}}
    return having(having(having(toy, ARTICLE, articles), EVENT, changed), SOURCE, sources)


def _claim(id: str, article: Article, said: Said) -> Claim:
    chain = (said.origin,) if said.origin == article.publisher else (said.origin, article.publisher)
    return altered(article.claims[0], {**_DEFAULTS, "id": id, "chain": chain, "paragraph": 2, **said.fields})


def index_of(*said: Said) -> Index:
    """Return the index of an archive whose articles say just that."""
    return build_index(archive_of(*said))


def facts_of(*said: Said, **events: dict[str, object]) -> Facts:
    """Return the facts of an archive whose articles say just that, with some events changed."""
    archive = archive_of(*said, **events)
    return Facts(archive, build_index(archive))


def statements_of(index: Index) -> tuple[Statement, ...]:
    """Return everything that the articles say, in the order of the archive."""
    return tuple(index.statements.values())
