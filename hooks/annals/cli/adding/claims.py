"""The figures of an article shown one by one, each of which becomes a claim only if the person says so."""

import textwrap
from dataclasses import dataclass, replace

from annals.capture.drafts.claimed import Claimed
from annals.capture.drafts.nearby import named
from annals.capture.drafts.offered import likely_event, possible_claims
from annals.cli.adding.questions import Again, Back, Question, ask, is_yes, numbered, picked
from annals.cli.adding.terminal import Terminal
from annals.cli.adding.work import Work
from annals.language.messages import counted
from annals.model.entries import Measure
from annals.model.fixed import CONTROL, Family

_LONGEST = 320


@dataclass(frozen=True)
class Asked:
    """A claim that is being asked for: whether the person takes it, or has had enough of them."""

    work: Work
    claim: Claimed
    wanted: bool = False
    enough: bool = False

    @property
    def measure(self) -> Measure | None:
        """Return what it states, None where that is not said yet."""
        word = self.work.archive.vocabulary.measures.get(self.claim.states)
        return word.entry if word else None

    @property
    def counts(self) -> tuple[Measure, ...]:
        """Return what a figure can count."""
        measures = (word.entry for word in self.work.archive.vocabulary.measures.values())
        return tuple(each for each in measures if each.needs == "figure")


def possible(work: Work) -> list[Claimed]:
    """Return the claims that can be offered; what no measure counts cannot."""
    return [claim for claim in possible_claims(work.archive, work.gathered) if not claim.moot]


def _take(work: Work, answer: str, terminal: Terminal) -> Work:
    return _confirmed(work, terminal) if is_yes(answer) else work.said(claims=())


def _told(work: Work) -> list[str]:
    return [f"{counted(len(possible(work)), 'statement')} to look at, one by one"]


CONFIRM = Question[Work](
    "Look at its figures, and accept some as statements?",
    "You can leave this to others: the article is complete without them. Only what you confirm becomes a statement.",
    _take, lambda _work: "no", _told, applies=lambda work: bool(possible(work)),
)  # fmt: skip


def _confirmed(work: Work, terminal: Terminal) -> Work:
    """Return the work with the claims that the person takes."""
    offered = possible(work)
    claims: tuple[Claimed, ...] = ()
    history: list[tuple[int, tuple[Claimed, ...]]] = []
    position = 0
    while position < len(offered):
        try:
            asked = ask(_ABOUT_IT, Asked(work, _going_on(offered[position], claims)), terminal)
        except Back:
            if not history:
                raise
            position, claims = history.pop()
            continue
        if asked.enough:
            break
        history.append((position, claims))
        claims += (replace(asked.claim, todos=(), open=()),) if asked.wanted else ()
        position += 1
    return work.said(claims=claims)


def _going_on(claim: Claimed, before: tuple[Claimed, ...]) -> Claimed:
    """Return a claim with the chain of the one before it, where its own paragraph names no source."""
    return replace(claim, chain=before[-1].chain) if before and not claim.chain else claim


def _shown(asked: Asked) -> list[str]:
    claim = asked.claim
    text = claim.sentence if len(claim.sentence) <= _LONGEST else claim.sentence[:_LONGEST] + "…"
    what = " ".join(filter(None, (claim.states or "something", claim.figure, claim.unit, claim.side, claim.subset)))
    return [*textwrap.wrap(text, 72), f"paragraph {claim.paragraph}: {what}"]


def _take_it(asked: Asked, answer: str, _terminal: Terminal) -> Asked:
    if answer == "done":
        return replace(asked, enough=True)
    return replace(asked, wanted=is_yes(answer))


def _take_states(asked: Asked, answer: str, _terminal: Terminal) -> Asked:
    known = [each.name for each in asked.counts]
    states = picked(answer, known)
    if states not in known:
        raise Again("Choose a number from the list.")
    return replace(asked, claim=replace(asked.claim, states=states))


def _abouts(asked: Asked) -> list[str]:
    gathered, archive = asked.work.gathered, asked.work.archive
    places = [id for id in gathered.named if id in archive.places]
    of_place = asked.measure is not None and asked.measure.of_place
    events = [*gathered.given.events, *gathered.near.events]
    return list(dict.fromkeys([*places, *events] if of_place else [*events, *places]))[:9]


def _about(asked: Asked) -> str:
    return asked.claim.about or likely_event(asked.work.gathered) or "".join(_abouts(asked)[:1])


def _take_about(asked: Asked, answer: str, _terminal: Terminal) -> Asked:
    about = picked(answer, _abouts(asked))
    if asked.work.archive.find(about) is None or about in asked.work.archive.articles:
        raise Again(f"The archive has no event, place, group or source '{about}'.")
    return replace(asked, claim=replace(asked.claim, about=about))


def _sides(asked: Asked) -> list[str]:
    return [
        *(id for id in asked.work.gathered.named if id in asked.work.archive.groups),
        *asked.work.archive.vocabulary.sides,
    ]


def _take_side(asked: Asked, answer: str, _terminal: Terminal) -> Asked:
    side = "" if answer in ("", "-") else picked(answer, _sides(asked))
    side = named(asked.work.archive, "group", side) or side
    if side and side not in _sides(asked):
        raise Again("Choose one that the article names; to add another, go 'back' to the question for its groups.")
    if not side and asked.claim.states == CONTROL:
        raise Again("Say who took it.")
    return replace(asked, claim=replace(asked.claim, side=side))


def _take_subset(asked: Asked, answer: str, _terminal: Terminal) -> Asked:
    return replace(asked, claim=replace(asked.claim, subset=answer))


def _take_to(asked: Asked, answer: str, _terminal: Terminal) -> Asked:
    to = named(asked.work.archive, "town", answer)
    if to not in asked.work.gathered.named or to == asked.claim.about:
        raise Again("Write another place that the article names.")
    return replace(asked, claim=replace(asked.claim, to=to))


def _publisher(asked: Asked) -> str:
    return asked.work.gathered.publisher.value if asked.work.gathered.publisher else ""


def _chain(asked: Asked) -> str:
    return ", ".join(asked.claim.chain or (_publisher(asked),))


def _take_chain(asked: Asked, answer: str, _terminal: Terminal) -> Asked:
    names = [name.strip() for name in answer.split(",") if name.strip()]
    ids = [named(asked.work.archive, "source", name) for name in names]
    allowed = {*asked.work.gathered.named, _publisher(asked)}
    if unknown := [name for name, id in zip(names, ids, strict=True) if id not in allowed]:
        raise Again(
            f"'{unknown[0]}' is not a source the article names; go 'back' to the question for its sources to add it."
        )
    chain = tuple(dict.fromkeys([*(id for id in ids if id != _publisher(asked)), _publisher(asked)]))
    return replace(asked, claim=replace(asked.claim, chain=chain))


def _wanted(asked: Asked) -> bool:
    return asked.wanted


def _has_a_side(asked: Asked) -> bool:
    families = (Family.LOSSES, Family.COUNT, Family.HAPPENING)
    return asked.wanted and asked.measure is not None and asked.measure.family in families


_ABOUT_IT = (
    Question[Asked](
        "Accept this as a statement? yes, no, or done to stop here",
        "Yes only if the article states it so. Enter goes on to the next.", _take_it, lambda _asked: "no", _shown,
    ),
    Question[Asked](
        "What does it count?", "One of the archive's measures.", _take_states,
        options=lambda asked: numbered([f"{each.name}: {each.means}" for each in asked.counts]),
        applies=lambda asked: asked.wanted and not asked.claim.states,
    ),
    Question[Asked](
        "What is it about?", "An event, or the place for a population or a distance.", _take_about, _about,
        lambda asked: numbered(_abouts(asked)), applies=_wanted,
    ),
    Question[Asked](
        "On whose side? '-' if it is not said", "Whose killed, whose prisoners, or who holds the place.", _take_side,
        lambda asked: asked.claim.side, lambda asked: numbered(_sides(asked)), _has_a_side, optional=True,
    ),
    Question[Asked](
        "Which part of the previous figure is this?", "A word or two: children, Christians.", _take_subset,
        lambda asked: asked.claim.subset, applies=lambda asked: asked.wanted and "subset" in asked.claim.open,
    ),
    Question[Asked](
        "How far from where?", "The other place.", _take_to,
        applies=lambda asked: asked.wanted and asked.measure is not None and asked.measure.family == Family.DISTANCE,
    ),
    Question[Asked](
        "Who said it? Origin first, with commas; the publisher is put last",
        "Whoever said it first, then through whom: sohr, afp.", _take_chain, _chain, applies=_wanted,
    ),
)  # fmt: skip
