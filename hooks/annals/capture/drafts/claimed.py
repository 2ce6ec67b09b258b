"""Claims as a draft writes them: what they share stands before them once, each says the rest."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annals.capture.drafts.written import row, scalar


@dataclass(frozen=True)
class Claimed:
    """A claim, as far as it is known. `about` and `chain` are empty where those of the article hold.

    `day` holds its lines on days. `todos` are whole sentences that say what is left to a person. `open` names the
    fields that are written empty, for a person to fill in. `sentence` is the article's, and is not written. A claim
    is `moot` where no measure counts what it does.
    """

    states: str
    paragraph: int
    about: str = ""
    side: str = ""
    subset: str = ""
    figure: str = ""
    unit: str = ""
    to: str = ""
    day: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    todos: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    sentence: str = ""
    moot: bool = False


def block(claims: Sequence[Claimed], about: str, chain: Sequence[str]) -> Iterator[str]:
    """Yield claims with what they share, `about` and `chain`, before them; empty, a person fills it in."""
    if any(not claim.about and "about" not in claim.open for claim in claims):
        yield f"about: {about}".rstrip()
    if any(not claim.chain and "chain" not in claim.open for claim in claims):
        yield f"chain: {row(chain)}" if chain else "chain:"
    yield "claims:"
    yield from items(claims)


def items(claims: Sequence[Claimed], first: int = 1) -> Iterator[str]:
    """Yield claims as the items of a list, with ids that count on from `first`."""
    for number, claim in enumerate(claims, first):
        yield f"  - id: c{number}"
        yield from (f"    {line}" for line in _fields(claim))


def _fields(claim: Claimed) -> Iterator[str]:
    yield from (f"# TODO: {todo}" for todo in claim.todos)
    for field in ("about", "states", "side", "subset", "figure", "unit", "to"):
        value = getattr(claim, field)
        if value or field in claim.open:
            yield f"{field}: {scalar(value) if field == 'subset' else value}".rstrip() if value else f"{field}:"
    yield from claim.day
    if claim.chain or "chain" in claim.open:
        yield f"chain: {row(claim.chain)}" if claim.chain else "chain:"
    yield f"paragraph: {claim.paragraph}"


def shared(claims: Sequence[Claimed]) -> tuple[list[Claimed], str, tuple[str, ...]]:
    """Return claims that say what they are about and through whom without what most of them share, and what that is."""
    about = Counter(claim.about for claim in claims).most_common(1)[0][0]
    chain = Counter(claim.chain for claim in claims).most_common(1)[0][0]
    without = [replace(claim, about="") if claim.about == about else claim for claim in claims]
    return [replace(claim, chain=()) if claim.chain == chain else claim for claim in without], about, chain
