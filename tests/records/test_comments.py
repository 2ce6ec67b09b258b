"""Comments in prose are told, and are in nothing that is made from the record."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.history.versions import write_history
from annals.records.comments import without_comments
from annals.records.frontmatter import read
from tests.support import build_site, read_toy

HIDDEN = "a name that nobody may read"
PIECES = st.lists(st.sampled_from(["<", "!", "-", "--", ">", "<!--", "-->", "a", " ", "\n"]), max_size=30).map("".join)


@pytest.mark.slow
def test_a_comment_in_any_record_is_in_nothing_that_is_built(copy: Path) -> None:
    files = [path for path in (copy / "archive").rglob("*.md") if path.name != "README.md"]
    for path in files:
        prose = f"\n<!-- {HIDDEN}\n\nof two lines --> More words.\n\n<!-- {HIDDEN}"
        path.write_text(path.read_text(encoding="utf-8").rstrip() + prose, encoding="utf-8")
    site = build_site(copy)
    assert all(HIDDEN.encode() not in data for data in site.files.values())
    assert all(b"More words." in data for path, data in site.files.items() if path.endswith("record.json"))
    assert all(HIDDEN not in write_history(versions) for versions in read_toy(copy).histories.values())
    told = [problem for problem in site.notes if "has a comment" in problem.message]
    assert len(told) == 2 * len(files)


@pytest.mark.slow
def test_a_record_is_the_same_with_a_comment_and_without(copy: Path) -> None:
    plain = build_site(copy).files
    for path in (copy / "archive").rglob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n<!-- ask -->\n", encoding="utf-8")
    assert build_site(copy).files == plain


@pytest.mark.parametrize(
    ("prose", "line", "hint"),
    [
        ("One. <!-- two -->", 5, "remove it; the file is public"),
        ("One.\n\nTwo.\n<!-- three\nfour --> five", 8, "remove it; the file is public"),
        ("One.\n<!-- two", 6, "close it with '-->', or remove it"),
    ],
)
def test_a_comment_is_told_on_its_line(prose: str, line: int, hint: str) -> None:
    document, problems = read(f"---\nid: x\n---\n\n{prose}\n", "x.md")
    assert document is not None
    assert problems == []
    (warning,) = document.warnings
    assert str(warning) == f"x.md:{line}: text: warning: has a comment, which is left out everywhere; {hint}"


@given(PIECES)
def test_what_is_left_of_any_prose_holds_no_comment(prose: str) -> None:
    left = without_comments(prose)
    assert "<!--" not in left
    assert left == prose or "<!--" in prose
