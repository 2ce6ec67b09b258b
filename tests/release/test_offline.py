"""Pages of the copy that is read without a server: where their links lead, and which scripts they keep."""

import zipfile
from pathlib import Path

import pytest

from annals.problems import UsageError
from annals.release.offline import write_offline
from annals.release.offline_page import classic, link, offline_page

PAGE = """<!doctype html><html><head><link rel="canonical" href="https://a.test/map/"></head><body>
<form class="an-search" action="../search/" method="get"><input name="q"></form>
<nav aria-label="Site"><ul><li><a href="../a/">Articles</a></li></ul></nav>
<article class="x"><header><h1>Map</h1></header><p>A text that says href="../a/" keeps it.</p>
<script type="module" src="../assets/map.js"></script></article></body></html>"""


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../a/", "../a/index.html"),
        ("../a/#c1", "../a/index.html#c1"),
        ("../chronology/?group=x&amp;town=y#e", "../chronology/index.html?group=x&amp;town=y#e"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("#c1", "#c1"),
        ("?q=x", "?q=x"),
        ("", ""),
        ("record.json", "record.json"),
        ("https://a.test/a/", "https://a.test/a/"),
        ("//a.test/a/", "//a.test/a/"),
        ("mailto:a@a.test", "mailto:a@a.test"),
    ],
)
def test_a_link_to_a_folder_leads_to_the_page_in_it(address: str, file: str) -> None:
    assert link(address) == file


def test_a_page_whose_script_is_kept_says_nothing_of_it_and_has_no_search_box() -> None:
    page = offline_page("map/index.html", PAGE, frozenset({"assets/map.js"}))
    assert '<script defer src="../assets/map.js"></script>' in page
    assert "without a server" not in page
    assert "<form" not in page
    assert '<li><a href="../search/index.html">' in page
    assert '<a href="../a/index.html">' in page
    assert 'A text that says href="../a/" keeps it.' in page


def test_a_script_that_a_page_allows_by_its_hash_is_one_of_the_files_of_the_copy() -> None:
    policy = "default-src 'none'; script-src 'sha256-Ab+/9=';"
    page = f'{policy}<script defer src="../../assets/copy.js" integrity="sha256-Ab+/9="></script>'
    kept = "default-src 'none'; script-src 'self';<script defer src=\"../../assets/copy.js\"></script>"
    assert offline_page("a/mt5c42d9/index.html", page, frozenset({"assets/copy.js"})) == kept


def test_a_page_whose_script_is_left_out_says_where_it_works() -> None:
    page = offline_page("map/index.html", PAGE, frozenset())
    assert "<script" not in page
    assert page.index("<h1>") < page.index("without a server") < page.index("A text")
    assert '<a href="https://a.test/map/"' in page


@pytest.mark.parametrize(
    "written", ['<a href="../a/">', "<a href='../a/'>", "<a\n href=../a/>", '<a title="x > y" href="../a/">']
)
def test_a_link_is_found_however_its_page_writes_it(written: str) -> None:
    assert 'href="../a/index.html"' in offline_page("x/index.html", written, frozenset())


def test_a_page_that_has_moved_leads_to_the_file_of_its_new_place() -> None:
    moved = '<meta http-equiv="refresh" content="0; url=../mahin/">'
    assert 'url=../mahin/index.html"' in offline_page("towns/maheen/index.html", moved, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        b'import { a } from "./other.js";\na();',
        b'const found = await fetch("names.json");',
        b'addEventListener("click", () => import("./other.js"));',
        b"const here = import.meta.url;",
        b"export const a = 1;",
    ],
)
def test_a_script_that_loads_something_does_not_run_from_a_folder(text: bytes) -> None:
    assert classic("assets/own.js", text) is None


def test_the_names_of_a_script_stay_its_own() -> None:
    assert classic("assets/own.js", b"const a = 1;") == b'(() => {"use strict";\nconst a = 1;\n})();\n'


def test_nothing_is_written_where_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no site; run 'annals build' first"):
        write_offline(tmp_path, tmp_path / "copy.zip")
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_copy_stays_where_a_page_cannot_be_packed(tmp_path: Path) -> None:
    site, copy = tmp_path / "site", tmp_path / "copy.zip"
    site.mkdir()
    (site / "index.html").write_text("<h1>Home</h1>", encoding="utf-8")
    assert write_offline(site, copy) == (1, 2)
    assert zipfile.ZipFile(copy).namelist() == ["copy/README.txt", "copy/index.html"]
    before = copy.read_bytes()
    (site / "index.html").write_bytes(b"\xff")
    with pytest.raises(UsageError, match=r"index.html is not UTF-8"):
        write_offline(site, copy)
    assert copy.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.zip", "site"]
