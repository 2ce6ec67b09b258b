"""The page "Add an article": a form that makes a record in the browser, by scripts of its own."""

from annals import urls
from annals.model.vocabulary import PRESS_KINDS, SOURCE_KINDS
from annals.site.context import Desk
from annals.site.output import Output

KINDS = (*PRESS_KINDS, "state-media")
"""What a publisher can be that the archive does not have yet."""


def add_page(desk: Desk) -> Output:
    """Return the page of `add/`. Without its script it shows the form of the file instead."""
    return desk.page(
        urls.ADD,
        "add.jinja",
        title="Add an article",
        description="A form that makes the record of a press article, for people who do not use git.",
        kinds={kind: SOURCE_KINDS[kind] for kind in KINDS},
    )
