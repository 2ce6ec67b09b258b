"""The rows of statements: those of an article below who said them, and those of a source below what they are about.

Whoever said it is named once for a run of statements, not on each. Escaped HTML, in Python and not in a template,
because a large archive prints these by the ten thousand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from markupsafe import Markup, escape

from annals import urls
from annals.facts.statements import Statement
from annals.model import Claim
from annals.model.fixed import TIMES_OF_DAY
from annals.site import labels
from annals.site.bidi import mark_arabic
from annals.site.claim_cells import Linking, note, saying, told

Cited = Callable[[Statement], str]
"""Returns the citation of a statement as text."""

_ALONE = Markup("{}, without naming a source")
_THROUGH = Markup("{}, through {}")
_PROBABLY_THROUGH = Markup("{}, probably through {}")
_OWN = Markup("{}, paragraph {}")
_IN = Markup("{}, {}, paragraph {}")
_IN_THROUGH = Markup("{}, through {}, {}, paragraph {}")
_NAMED_WITH = Markup(' <span class="an-note">named together with {}</span>')
_PROBABLY = Markup("probably {}")
_SAID = Markup('<span class="an-note">said {}</span>')
_SEE_ALSO = Markup('<span class="an-note">See also {}</span>')


def statement_rows(
    page: Linking, statements: Iterable[Statement], related: Mapping[str, Iterable[str]], cited: Cited
) -> Markup:
    """Return an article's statements, each an anchor, in runs of those that one chain of sources brought.

    `related` holds the keys of the claims that name each.
    """
    return Markup("\n".join(_runs(page, statements, related, cited)))


def _runs(
    page: Linking, statements: Iterable[Statement], related: Mapping[str, Iterable[str]], cited: Cited
) -> Iterator[str]:
    seen = set[str]()
    for _chain, run in groupby(statements, key=lambda each: _brought(each.claim)):
        found = list(run)
        rows = "\n".join(_row(page, each, related.get(each.key, ()), cited) for each in found)
        said = said_by(page, found[0].claim, seen)
        yield f'<p class="an-said">{said}</p>\n<ul class="an-statements">\n{rows}\n</ul>'


def _brought(claim: Claim) -> tuple[object, ...]:
    return claim.chain, claim.inferred, claim.jointly, claim.speaker


def said_by(page: Linking, claim: Claim, seen: set[str]) -> Markup:
    """Return who said a statement and through whom, without the publisher, who stands above.

    Those in `seen` are named without a link.
    """
    origin, carriers = _origin(page, claim, seen), claim.chain[1:-1]
    if len(carriers) == 1 and carriers[0] in claim.inferred:
        return _PROBABLY_THROUGH.format(origin, _link(page, carriers[0], seen))
    through = [_name(page, id, claim, seen) for id in carriers]
    return _THROUGH.format(origin, Markup(" → ").join(through)) if through else origin


def _origin(page: Linking, claim: Claim, seen: set[str]) -> Markup:
    named = (_name(page, claim.origin, claim, seen), *(_link(page, id, seen) for id in claim.jointly))
    every = Markup(f"{Markup(' and ').join(named)}{note(claim.speaker) if claim.speaker else ''}")
    return _ALONE.format(every) if page.is_press(claim.origin) and not claim.jointly else every


def _name(page: Linking, id: str, claim: Claim, seen: set[str]) -> Markup:
    name = _link(page, id, seen)
    return _PROBABLY.format(name) if id in claim.inferred else name


def _link(page: Linking, id: str, seen: set[str]) -> Markup:
    if id in seen:
        return page.label(id)
    seen.add(id)
    return page.link(id)


def _row(page: Linking, statement: Statement, related: Iterable[str], cited: Cited) -> str:
    claim, article = statement.claim, statement.article.id
    also = [_SEE_ALSO.format(page.statement_link(key, article)) for key in related]
    text = " ".join((f"{measure(page, claim)} {saying(page, statement)}", *also))
    return (
        f'<li id="{claim.id}"><p>{text}</p><div class="an-ref">{days(page, statement)}'
        f'<a class="an-perma" href="#{claim.id}">paragraph {claim.paragraph}</a>'
        f'<details class="an-quote"><summary>Cite<span class="an-sr"> this statement</span></summary>'
        f'<p><span class="an-citation">{mark_arabic(cited(statement))}</span></p></details></div>'
    )


def heard_rows(page: Linking, statements: Iterable[Statement]) -> Markup:
    """Return statements of one source about one thing, each with the article that has it and through whom it came."""
    rows = "\n".join(_heard(page, statement) for statement in statements)
    return Markup(f'<ul class="an-statements">\n{rows}\n</ul>')


def _heard(page: Linking, statement: Statement) -> str:
    claim, there = statement.claim, page.url(urls.of_claim(statement.key))
    with_whom = Markup(", ").join(map(page.label, claim.jointly))
    told_by = f"{note(claim.speaker) if claim.speaker else ''}{_NAMED_WITH.format(with_whom) if with_whom else ''}"
    return (
        f"<li><p>{measure(page, claim)} {saying(page, statement)}{told_by}</p>"
        f'<div class="an-ref">{days(page, statement)}'
        f'<a class="an-perma" href="{there}">{_where(page, statement)}</a></div>'
    )


def _where(page: Linking, statement: Statement) -> Markup:
    """Return which article has a statement, through whom it came, and in which paragraph it stands."""
    claim, day = statement.claim, page.day(statement.article.published.date)
    if len(claim.chain) == 1:
        return _OWN.format(day, claim.paragraph)
    outlet = page.label(statement.article.publisher)
    carriers = [
        _PROBABLY.format(page.label(id)) if id in claim.inferred else page.label(id) for id in claim.chain[1:-1]
    ]
    if not carriers:
        return _IN.format(outlet, day, claim.paragraph)
    return _IN_THROUGH.format(outlet, Markup(" → ").join(carriers), day, claim.paragraph)


def measure(page: Linking, claim: Claim) -> Markup:
    """Return what a statement is a statement of, with its side: `Killed, Islamic State:`."""
    parts = [escape(labels.measure_title(claim.states))]
    parts += [page.label(claim.side)] if claim.side else []
    parts += [mark_arabic(claim.subset)] if claim.subset else []
    return Markup(f'<span class="an-measure">{", ".join(parts)}:</span>')


def days(page: Linking, statement: Statement) -> Markup:
    """Return the day it happened and the day it was said, as far as the article has them."""
    claim, article = statement.claim, statement.article.id
    found = []
    if claim.when:
        notes = [TIMES_OF_DAY[claim.time]] if claim.time and not claim.when_words else []
        notes += [claim.when_basis] if claim.when_basis else []
        found.append(Markup("").join((told(page, claim.when, claim.when_words, article), *map(note, notes))))
    if claim.said:
        found.append(_SAID.format(told(page, claim.said, claim.said_words, article)))
    return Markup("".join(f'<span class="an-on">{each}</span> ' for each in found))


def plain(statement: Statement, name: Callable[[str], str]) -> str:
    """Return what a statement says as text: `Killed, Islamic State: 23 killed`; `name` gives the name of an id."""
    claim = statement.claim
    of = (labels.measure_title(claim.states), name(claim.side) if claim.side else "", claim.subset or "")
    stance = labels.STANCE_WORDS[claim.stance] if claim.stance else ""
    said = (stance, labels.figure(statement), name(claim.to) if claim.to else "", labels.content(statement))
    return f"{', '.join(filter(None, of))}: {', '.join(filter(None, said))}"
