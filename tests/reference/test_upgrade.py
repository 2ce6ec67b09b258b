"""The page on upgrading names every field that moved, and what became of it."""

from annals.records.migrate import MOVED
from tests.support import PROJECT


def test_each_field_that_moved_is_on_the_page() -> None:
    rows = [row for row in (PROJECT / "docs" / "upgrade.md").read_text("utf-8").split("\n") if row.startswith("| 0.")]
    for each in MOVED:
        row = next(row for row in rows if f"`{each.old}`" in row)
        assert f"`{each.new or 'references'}`" in row.rpartition("|")[0].rpartition("|")[2]
    assert len(rows) == len({each.old for each in MOVED})
