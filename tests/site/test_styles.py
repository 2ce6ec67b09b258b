"""The styles of the site: one sheet of our own, without its comments, and nothing of a theme."""

import gzip
import re
from pathlib import Path

import pytest

from annals.site.styles import without_comments


def test_comments_go_and_rules_stay_as_they_are() -> None:
    before = '/* a */\np { color: red; }\n@media print {\n  /* b */\n  p::after { content: "/* c */"; }\n}\n'
    after = '\np { color: red; }\n@media print {\n  \n  p::after { content: "/* c */"; }\n}\n'
    assert without_comments(before) == after


@pytest.mark.slow
def test_nothing_of_a_theme_is_shipped_or_named(site: Path) -> None:
    assert [path.name for path in site.rglob("*.css")] == ["annals.css"]
    assert not [path for path in site.rglob("*") if path.name in ("stylesheets", "javascripts", "images")]
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r'class="[^"]*\bmd-|data-md-', text), page
        assert re.findall(r'<link rel="stylesheet" href="([^"]*)"', text) == [_styles(page, site)], page


def _styles(page: Path, site: Path) -> str:
    """Return the address of the style sheet on a page; that of what is not there begins at the root of the site."""
    if page.name == "404.html":
        return "/assets/annals.css"
    return "../" * (len(page.relative_to(site).parts) - 1) + "assets/annals.css"


@pytest.mark.slow
def test_each_custom_property_that_is_read_is_set(site: Path) -> None:
    text = (site / "assets" / "annals.css").read_text(encoding="utf-8")
    assert set(re.findall(r"var\(\s*(--[\w-]+)", text)) <= set(re.findall(r"(--[\w-]+)\s*:", text))


@pytest.mark.slow
def test_the_styles_of_a_page_are_a_small_download(site: Path) -> None:
    assert len(gzip.compress((site / "assets" / "annals.css").read_bytes())) < 14_000
