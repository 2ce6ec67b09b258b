"""The page of disagreements: every place where accounts part, by what they are about, and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from annals import urls
from annals.facts.calendar import LONGEST_LIST
from annals.facts.disagreements import Disagreement
from annals.language.messages import counted
from annals.model import Event
from annals.site.citing import contexts
from annals.site.context import Desk
from annals.site.kinds.place import returns
from annals.site.output import Output
from annals.values.edtf import Edtf


@dataclass(frozen=True)
class Section:
    """What the accounts of one record part on."""

    id: str
    title: str
    when: Edtf | None
    points: tuple[Disagreement, ...]
    returns: tuple[str, ...]


def disagreement_pages(desk: Desk) -> Iterator[Output]:
    """Yield the page of disagreements; past the limit, the sections go on numbered pages below it."""
    sections = list(_sections(desk))
    reasons = Counter(reason for section in sections for point in section.points for reason in point.reasons)
    tally = sorted(((str(reason), number) for reason, number in reasons.items()), key=lambda item: (-item[1], item[0]))
    points = [point for section in sections for point in section.points]
    differing = sum(point.in_conflict for point in points)
    beside = len(points) - differing
    lede = f"{counted(differing, 'point')} on which accounts differ, and {beside} beside them that are no conflict."
    parts = _parts(sections)
    for number, part in enumerate(parts, 1):
        url, articles = urls.of_part(urls.DISAGREEMENTS, number), _articles(desk, part)
        yield desk.page(
            url,
            "disagreements.jinja",
            title="Where accounts differ" if number == 1 else f"Where accounts differ, part {number}",
            description=lede,
            lede=lede,
            tally=tally,
            sections=part,
            articles=articles,
            contexts=contexts(desk, articles),
            following=urls.of_part(urls.DISAGREEMENTS, number + 1) if number < len(parts) else "",
        )


def _articles(desk: Desk, sections: list[Section]) -> list[str]:
    """Return the articles whose statements part, in the order of the archive."""
    points = [point for section in sections for point in section.points]
    found = {statement.article.id for point in points for statement in point.statements}
    return [id for id in desk.archive.articles if id in found]


def _parts(sections: list[Section]) -> list[list[Section]]:
    """Return the sections cut into pages, before one passes the rows that a page may have."""
    parts: list[list[Section]] = [[]]
    rows = 0
    for section in sections:
        more = sum(len(point.statements) for point in section.points)
        if parts[-1] and rows + more > LONGEST_LIST:
            parts.append([])
            rows = 0
        parts[-1].append(section)
        rows += more
    return parts


def _sections(desk: Desk) -> Iterator[Section]:
    found = desk.disagreements
    # single events in order of time; then what runs on, and what is no event
    for about, points in sorted(found.items(), key=lambda item: desk.index.clarity.get(item[0]) != "distinct"):
        entry = desk.archive.find(about)
        when = entry.when if isinstance(entry, Event) else None
        yield Section(about, desk.archive.name(about), when, points, returns(desk, points))
