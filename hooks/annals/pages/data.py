"""The page of the data: which tables there are and what every column means."""

from annals import urls
from annals.exports.tables import TABLES
from annals.output import Output
from annals.pages.desk import Desk


def data_page(desk: Desk) -> Output:
    """Return the page of `data/`, made from the tables themselves."""
    return desk.page(
        urls.DATA,
        "data.jinja",
        title="Data",
        description="Articles, events and claims as tables, with every column explained.",
        tables=TABLES,
    )
