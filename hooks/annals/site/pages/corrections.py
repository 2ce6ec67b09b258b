"""The pages of corrections: everything that changed in a record since it was first published."""

from collections.abc import Iterator

from annals import urls
from annals.data import feeds
from annals.facts.calendar import LONGEST_LIST
from annals.history.changes import corrections
from annals.language.messages import counted
from annals.site.context import Desk
from annals.site.output import Output


def correction_pages(desk: Desk) -> Iterator[Output]:
    """Yield the page of corrections; past the limit, the earlier ones go on numbered pages below it."""
    found = corrections(desk.archive)
    parts = [found[start : start + LONGEST_LIST] for start in range(0, len(found), LONGEST_LIST)] or [()]
    for number, part in enumerate(parts, 1):
        yield desk.page(
            urls.of_part(urls.CORRECTIONS, number),
            "corrections.jinja",
            title="Corrections" if number == 1 else f"Corrections, part {number}",
            description="Every change of a record since it was first published, the newest first.",
            lede=_lede(len(found)),
            corrections=part,
            feeds={"Atom": feeds.CORRECTIONS.atom, "JSON Feed": feeds.CORRECTIONS.json},
            following=urls.of_part(urls.CORRECTIONS, number + 1) if number < len(parts) else "",
        )


def _lede(number: int) -> str:
    if not number:
        return "No record has changed since it was first published."
    return f"{counted(number, 'change')} of records since they were first published, the newest first."
