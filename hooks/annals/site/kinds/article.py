"""The page of an article: what it is, who made it, what it reports, and what stands around it."""

from collections.abc import Iterator

from annals import urls
from annals.facts.index import Index, Statement
from annals.facts.shared_text import comparable
from annals.history.record_history import history_of
from annals.language import date_format
from annals.model import Archive, Article, Span
from annals.site.citing import citing
from annals.site.context import Desk
from annals.site.output import Output

LONGEST_SHARED = 12
"""Other articles that a page names as covering the same events, or as sharing text."""

_STATUS = {"unchecked": "not opened by us", "live": "live when last opened", "moved": "moved", "gone": "gone"}


def article_pages(desk: Desk) -> Iterator[Output]:
    """Yield a page for each article, with its neighbours in time."""
    ids = list(desk.archive.articles)
    for place, article in enumerate(desk.archive.articles.values()):
        before = ids[place - 1] if place else ""
        after = ids[place + 1] if place + 1 < len(ids) else ""
        yield _page(desk, article, before, after)


def _page(desk: Desk, article: Article, before: str, after: str) -> Output:
    publisher = desk.archive.name(article.publisher)
    published = date_format.words(article.published.date)
    return desk.page(
        urls.of_record(article),
        "article.jinja",
        title=article.title,
        description=f"{publisher}, {published}: what the article reports, claim by claim, and who said it.",
        entry=article,
        **citing(desk, article),
        article=article,
        lede=f"{publisher}, {published}",
        statements=[Statement(article, claim) for claim in article.claims],
        url_status=_STATUS.get(article.url_status or "", ""),
        before=before,
        after=after,
        shared=_shared(desk.archive, desk.index, article),
        spans=spans,
        reused=list(desk.reused.get(article.id, {}).items())[:LONGEST_SHARED],
        reused_by=len(desk.reused.get(article.id, {})),
        comparable=comparable(article),
        as_spans=as_spans,
        gone=_gone(desk.archive, article),
    )


def _gone(archive: Archive, article: Article) -> dict[str, str]:
    """Return the claims that were taken out of an article, each with the URL of the last version that had it."""
    history = history_of(archive, "article", article.id)
    present = {claim.id for claim in article.claims}
    found = history.gone_claims() if history else {}
    return {id: history.url_of(version) for id, version in found.items() if history and id not in present}


def spans(found: tuple[Span, ...]) -> str:
    """Return paragraphs in words: `paragraphs 3–9 and 12`."""
    parts = [str(span.first) if span.first == span.last else f"{span.first}–{span.last}" for span in found]
    noun = "paragraph" if len(found) == 1 and found[0].first == found[0].last else "paragraphs"
    return f"{noun} {', '.join(parts[:-1])}{' and ' if len(parts) > 1 else ''}{parts[-1]}"


def as_spans(paragraphs: tuple[int, ...]) -> tuple[Span, ...]:
    """Return rising numbers as spans, neighbours joined."""
    found: list[Span] = []
    for number in paragraphs:
        if found and found[-1].last == number - 1:
            found[-1] = Span(found[-1].first, number)
        else:
            found.append(Span(number, number))
    return tuple(found)


def _shared(archive: Archive, index: Index, article: Article) -> dict[str, list[str]]:
    """Return the other articles that make claims about the same distinct events, each with those events.

    What is counted over time, such as a war's toll, is left out: every article tells of it. Of
    many articles those that share most are named; the events' pages have all.
    """
    shared: dict[str, list[str]] = {}
    for about in dict.fromkeys(claim.about for claim in article.claims):
        if index.clarity.get(about) == "distinct":
            for other in index.articles_about[about]:
                if other != article.id:
                    shared.setdefault(other, []).append(about)
    order = {id: archive.articles[id].published.date.order for id in shared}
    nearest = sorted(shared, key=lambda id: (-len(shared[id]), order[id]))[:LONGEST_SHARED]
    return {id: shared[id] for id in sorted(nearest, key=lambda id: order[id])}
