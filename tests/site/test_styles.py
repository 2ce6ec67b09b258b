"""The theme's styles: what a page can use stays as it is, the rest is not shipped."""

import gzip
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from annals.site.styles import STYLES, cut_styles, without_comments, without_properties, without_selectors
from tests.support import TOY, site_of

ORIGINAL = Path(str(distribution("mkdocs-material").locate_file("material/templates"))) / STYLES
WORDS = {"content", "note", "here"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (".content{color:red}", ".content{color:red}"),
        (".drawer{color:red}", ""),
        (".content .drawer,p>.content,#here{color:red}", "p>.content,#here{color:red}"),
        (".content.drawer{color:red}#there{color:red}", ""),
        ("details[open]>summary::before{color:red}", "details[open]>summary::before{color:red}"),
        ("[data-md-color-scheme=slate]{color:red}", "[data-md-color-scheme=slate]{color:red}"),
        (".content:hover,.content:target{color:red}", ".content:hover,.content:target{color:red}"),
        (".content:not(.drawer){color:red}", ".content:not(.drawer){color:red}"),
        (".content:is(.drawer,.tab){color:red}", ""),
        (".content:is(.drawer,.note){color:red}", ".content:is(.drawer,.note){color:red}"),
        ("@media print{.drawer{color:red}.note{color:red}}", "@media print{.note{color:red}}"),
        ("@media print{.drawer{color:red}}", ""),
        ("@keyframes drawer{to{color:red}}", "@keyframes drawer{to{color:red}}"),
        (".md\\:x{color:red}", ".md\\:x{color:red}"),
        ("/* a comment */", ""),
    ],
)
def test_a_selector_goes_with_a_class_or_id_that_is_no_word(before: str, after: str) -> None:
    assert without_selectors(before, WORDS) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (":root{--a:1px;--b:2px;color:red!important}", ":root{--a:1px;color:red!important}"),
        (":root{--b:url(data:image/svg+xml,x)}p{--a:1}", "p{--a:1}"),
        ("@media print{:root{--b:1}}", ""),
        ("p{color:red;& a{--b:1}}", "p{color:red;& a{--b:1}}"),
    ],
)
def test_a_custom_property_that_no_style_reads_goes(before: str, after: str) -> None:
    assert without_properties(before, {"--a"}) == after


def test_comments_go_and_rules_stay_as_they_are() -> None:
    before = '/* a */\np { color: red; }\n@media print {\n  /* b */\n  p::after { content: "/* c */"; }\n}\n'
    after = '\np { color: red; }\n@media print {\n  \n  p::after { content: "/* c */"; }\n}\n'
    assert without_comments(before) == after


def names_in(pages: list[str]) -> set[str]:
    """Return every class and id of pages."""
    return {
        name for page in pages for found in re.findall(r'\b(?:class|id)="?([^">]+)', page) for name in found.split()
    }


def test_every_rule_for_a_class_or_an_id_of_any_page_is_shipped_as_the_theme_has_it(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    names = names_in([*pages, *site_of(TOY).pages.values()])
    assert len(names) > 100
    sheets = {path.name: path.read_text(encoding="utf-8") for path in (site / STYLES).iterdir()}
    assert sheets.keys() == {path.name for path in ORIGINAL.glob("*.css")}
    read = {name for path in site.rglob("*.css") for name in re.findall(r"var\(\s*(--[\w-]+)", path.read_text("utf-8"))}
    for name, shipped in sheets.items():
        original = (ORIGINAL / name).read_text(encoding="utf-8")
        assert without_selectors(shipped, names) == without_properties(without_selectors(original, names), read)


def test_styles_that_were_cut_are_the_same_when_they_are_cut_again(tmp_path: Path, site: Path) -> None:
    for path in (site / STYLES).iterdir():
        (tmp_path / STYLES).mkdir(parents=True, exist_ok=True)
        (tmp_path / STYLES / path.name).write_bytes(path.read_bytes())
    for path in (*site.rglob("*.html"), *site.rglob("*.js"), site / "assets/annals.css"):
        (tmp_path / path.relative_to(site)).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path.relative_to(site)).write_bytes(path.read_bytes())
    cut_styles(tmp_path)
    for path in (site / STYLES).iterdir():
        assert (tmp_path / STYLES / path.name).read_bytes() == path.read_bytes()


def test_the_styles_of_a_page_are_a_small_download(site: Path) -> None:
    assert sum(len(gzip.compress(path.read_bytes())) for path in (site / STYLES).iterdir()) < 10_000
