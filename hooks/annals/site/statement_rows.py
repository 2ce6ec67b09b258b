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
from annals.site.claim_cells import Linking, note, passed_on, saying, told
from annals.site.labels import Labels

Cited = Callable[[Statement], str] | None
"""Returns the citation of a statement as text; None where citations stand on another page."""

_NOTE = Markup('<span class="an-note">{}</span>')


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
        carrier = _link(page, carriers[0], seen)
        return page.catalog.html("%(source)s, probably through %(carrier)s", source=origin, carrier=carrier)
    through = [_name(page, id, claim, seen) for id in carriers]
    if not through:
        return origin
    return page.catalog.html("%(source)s, through %(carriers)s", source=origin, carriers=passed_on(page, through))


def _origin(page: Linking, claim: Claim, seen: set[str]) -> Markup:
    named = (_name(page, claim.origin, claim, seen), *(_link(page, id, seen) for id in claim.jointly))
    every = Markup(f"{escape(page.catalog.listed(named))}{note(page, claim.speaker) if claim.speaker else ''}")
    if page.is_press(claim.origin) and not claim.jointly:
        return page.catalog.html("%(press)s, without naming a source", press=every)
    return every


def _name(page: Linking, id: str, claim: Claim, seen: set[str]) -> Markup:
    name = _link(page, id, seen)
    return page.catalog.html("probably %(source)s", source=name) if id in claim.inferred else name


def _link(page: Linking, id: str, seen: set[str]) -> Markup:
    if id in seen:
        return page.label(id)
    seen.add(id)
    return page.link(id)


def _row(page: Linking, statement: Statement, related: Iterable[str], cited: Cited) -> str:
    claim, article, html = statement.claim, statement.article.id, page.catalog.html
    paragraph = html("paragraph %(number)s", number=claim.paragraph)
    links = (page.statement_link(key, article) for key in related)
    also = [_NOTE.format(html("See also %(statement)s", statement=link)) for link in links]
    text = f"{measure(page, claim)} {saying(page, statement, named=True)}"
    referring = _own(page, " " + " ".join(also)) if also else ""
    citation = _own(page, _citation(page, cited(statement))) if cited else ""
    return (
        f'<li id="{claim.id}"><p>{text}{referring}</p><div class="an-ref">{days(page, statement)}'
        f'<a class="an-perma" href="#{claim.id}">{paragraph}</a>{citation}</div>'
    )


def _own(page: Linking, html: str) -> str:
    """Mark what is of the record's own page alone, and not of the page of its version."""
    return f"{page.own_part()}{html}{page.own_part()}"


def _citation(page: Linking, text: str) -> str:
    """Return the fold in which a citation stands."""
    html = page.catalog.html
    hidden = html("this statement")
    cite = html("Cite %(statement)s", statement=Markup(f'<span class="an-sr">{hidden}</span>'))
    return (
        f'<details class="an-quote"><summary>{cite}</summary>'
        f'<p><span class="an-citation">{page.foreign(text)}</span></p></details>'
    )


def heard_rows(page: Linking, statements: Iterable[Statement]) -> Markup:
    """Return statements of one source about one thing, each with the article that has it and through whom it came."""
    rows = "\n".join(_heard(page, statement) for statement in statements)
    return Markup(f'<ul class="an-statements">\n{rows}\n</ul>')


def _heard(page: Linking, statement: Statement) -> str:
    claim, there = statement.claim, page.url(urls.of_claim(statement.key))
    with_whom = page.catalog.enumerated(map(page.label, claim.jointly))
    beside = page.catalog.html("named together with %(sources)s", sources=with_whom)
    told_by = f"{note(page, claim.speaker) if claim.speaker else ''}{f' {_NOTE.format(beside)}' if with_whom else ''}"
    return (
        f"<li><p>{measure(page, claim)} {saying(page, statement, named=True)}{told_by}</p>"
        f'<div class="an-ref">{days(page, statement)}'
        f'<a class="an-perma" href="{there}">{_where(page, statement)}</a></div>'
    )


def _where(page: Linking, statement: Statement) -> Markup:
    """Return which article has a statement, through whom it came, and in which paragraph it stands."""
    claim, html = statement.claim, page.catalog.html
    ends = {"day": page.day(statement.article.published.date), "number": claim.paragraph}
    if len(claim.chain) == 1:
        return html("%(day)s, paragraph %(number)s", **ends)
    outlet = page.label(statement.article.publisher)
    passed = claim.chain[1:-1]
    if not passed:
        return html("%(outlet)s, %(day)s, paragraph %(number)s", outlet=outlet, **ends)
    if len(passed) == 1 and passed[0] in claim.inferred:
        carrier = page.label(passed[0])
        return html(
            "%(outlet)s, probably through %(carrier)s, %(day)s, paragraph %(number)s",
            outlet=outlet, carrier=carrier, **ends,
        )  # fmt: skip
    carriers = [_carrier(page, id, claim) for id in passed]
    through = passed_on(page, carriers)
    return html(
        "%(outlet)s, through %(carriers)s, %(day)s, paragraph %(number)s", outlet=outlet, carriers=through, **ends
    )


def _carrier(page: Linking, id: str, claim: Claim) -> Markup:
    label = page.label(id)
    return page.catalog.html("probably %(source)s", source=label) if id in claim.inferred else label


def measure(page: Linking, claim: Claim) -> Markup:
    """Return what a statement is a statement of, with its side: `Killed, Islamic State:`."""
    parts = [escape(page.words.measure_title(claim.states))]
    parts += [page.label(claim.side)] if claim.side else []
    parts += [page.foreign(claim.subset)] if claim.subset else []
    whole = page.catalog.html("%(what)s:", what=page.catalog.enumerated(parts))
    return Markup(f'<span class="an-measure">{whole}</span>')


def days(page: Linking, statement: Statement) -> Markup:
    """Return the day it happened and the day it was said, as far as the article has them."""
    claim, article = statement.claim, statement.article.id
    found = []
    if claim.when:
        notes = [page.catalog.say(TIMES_OF_DAY[claim.time])] if claim.time and not claim.when_words else []
        notes += [claim.when_basis] if claim.when_basis else []
        found.append(
            Markup("").join((told(page, claim.when, claim.when_words, article), *(note(page, each) for each in notes)))
        )
    if claim.said:
        day = told(page, claim.said, claim.said_words, article)
        found.append(_NOTE.format(page.catalog.html("said %(day)s", day=day)))
    return Markup("".join(f'<span class="an-on">{each}</span> ' for each in found))


def plain(statement: Statement, words: Labels, name: Callable[[str], str]) -> str:
    """Return what a statement says as text: `Killed, Islamic State: 23 killed`; `name` gives the name of an id."""
    claim = statement.claim
    of = (words.measure_title(claim.states), name(claim.side) if claim.side else "", claim.subset or "")
    stance = words.stance(claim.stance) if claim.stance else ""
    said = (stance, words.figure(statement), name(claim.to) if claim.to else "", words.content(statement))
    return f"{', '.join(filter(None, of))}: {', '.join(filter(None, said))}"
