"""What stands at the address of a record that was withdrawn: that it was, why, and where to go on."""

from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.history.record_history import History, withdrawals
from annals.history.versions import REASONS
from annals.model import Entry
from annals.model.version import Version
from annals.site.context import Context
from annals.site.page import View
from annals.site.signposting import version_links
from annals.site.target import Made


@dataclass(frozen=True)
class WithdrawnView(View):
    """What stands at the address of a record that was withdrawn."""

    TEMPLATE: ClassVar[str] = "withdrawn.jinja"
    history: History
    version: Version
    successor: Entry | None
    reason: str


def withdrawn_page(context: Context, history: History) -> Made:
    """Return the page of a record that was withdrawn; where it only has another id now, it leads on at once."""
    last = history.versions[-1]
    way = list(withdrawals(context.archive, history.id))
    successor = context.archive.find(way[-1].successor)
    moved = urls.of_record(successor) if successor and all(step.reason == "renamed" for step in way) else ""
    return context.page(
        history.url,
        WithdrawnView(history, last, successor, reason_of(last)),
        title=context.say("Withdrawn: %(title)s", title=history.title),
        description=context.say("This record was withdrawn; its address stays."),
        unlisted=True,
        moved=urls.relative(history.url, moved) if moved else "",
        canonical=moved,
        links=version_links(history),
    )


def reason_of(version: Version) -> str:
    """Return why a record was withdrawn with a version, in words; `""` where it was not."""
    return REASONS[version.withdrawal.reason] if version.withdrawal else ""
