"""What the summary of a version says: whether what was said changed, or only the words the archive puts it in."""

import pytest

from annals.history.told import StatementsPart, only_wording, statements_part


@pytest.mark.parametrize(
    "summary",
    [
        "changed text",
        "changed abstract_ar; new claims c9, c10",
        "changed ambiguous; more spellings, references; new name_ar, not_this",
        "removed note",
        "changed towns",
        "ahrar is now ahrar-al-sham; changed title",
    ],
)
def test_titles_descriptions_and_spellings_are_wording(summary: str) -> None:
    assert only_wording(summary)


@pytest.mark.parametrize(
    "summary",
    [
        "changed text; changed claim c28",
        "changed title; new claim c5; removed claim c6",
        "changed kind",
        "changed text, published",
        "removed authors",
        "changed coordinates",
        "withdrawn: does not belong in the archive",
        "something that no program of today writes",
    ],
)
def test_statements_figures_dates_and_classes_are_what_was_said(summary: str) -> None:
    assert not only_wording(summary)


def test_the_statements_of_a_part_are_read_by_their_ids() -> None:
    assert statements_part("changed claims c1, c31") == StatementsPart("changed", ("c1", "c31"))
    assert statements_part("changed text") is None
