"""The archive as a library: what the page about it shows is true, and what is not there is told."""

import csv
import io
import re
from contextlib import chdir, redirect_stdout
from pathlib import Path

import pytest

import annals
from annals.data.all_tables import sheets
from annals.problems import ArchiveError
from annals.urls import PLACEHOLDER
from tests.support import PROJECT, SAMPLE, TOY, WORDS, site_of


def test_the_example_of_its_page_runs_on_this_archive() -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```", (PROJECT / "docs/library.md").read_text("utf-8"), re.M | re.S)
    printed = io.StringIO()
    with chdir(SAMPLE), redirect_stdout(printed):
        exec(compile(example, "docs/library.md", "exec"), {})  # noqa: S102 - our own page
    lines = printed.getvalue().splitlines()
    assert any("al-qaryatayn-2015-08-capture 23 23" in line for line in lines), lines[:5]
    assert len(lines) > 50


def test_everything_that_its_page_names_is_there() -> None:
    archive = annals.load(TOY)
    text = (PROJECT / "docs/library.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:archive)?\.([a-z]+)(?:\(\w+\))?`", text))
    of_others = {"low", "high", "lower", "upper", "claim", "article", "key", "id", "publisher", "published"}
    assert {name for name in named - of_others if not hasattr(archive, name)} == set()
    assert {"claims", "events", "accounts", "table"} <= named


def test_tables_hold_the_rows_that_the_site_publishes() -> None:
    archive = annals.load(TOY)
    assert set(archive.tables) >= {"accounts", "disagreements", "chain_links"}
    for name in (table.name for table in sheets(WORDS)):
        text = site_of(TOY).text(f"data/{name}.csv").replace(PLACEHOLDER, "")
        lines = list(csv.DictReader(io.StringIO(text)))
        rows = archive.table(name)
        assert [set(row) for row in rows] == [{column for column, cell in line.items() if cell} for line in lines]
        for row, line in zip(rows, lines, strict=True):
            plain = {key: value for key, value in row.items() if not isinstance(value, tuple)}
            assert {key: str(value) for key, value in plain.items()} == {key: line[key].lstrip("'") for key in plain}


def test_claims_come_with_their_articles() -> None:
    archive = annals.load(TOY)
    assert len(archive.claims) == sum(len(article.claims) for article in archive.articles.values())
    assert {statement.article.id for statement in archive.claims} <= set(archive.articles)


def test_what_is_not_there_is_told_with_what_was_meant() -> None:
    archive = annals.load(TOY)
    with pytest.raises(KeyError, match="did you mean 'claims'"):
        archive.table("claim")
    with pytest.raises(KeyError, match="did you mean 'al-mahbara'"):
        archive.accounts("al-mahbarra")
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        _ = annals.lod


def test_a_folder_without_an_archive_is_told_with_its_problems(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"archive/archive.md:1: is missing"):
        annals.load(tmp_path)
