"""What a site says of whom its readers can reach: on About, on the page for what is private, and at the foot."""

from pathlib import Path

import pytest

from tests.site.conftest import ROOT, built

NONE = "This copy of the site has no private contact"


def page_of(folder: Path, url: str) -> str:
    return (folder / url / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_site_without_a_contact_says_so_and_still_leads_to_what_is_private(toy_project: Path, tmp_path: Path) -> None:
    built(tmp_path / "site", toy_project, ANNALS_CONTACT="", ANNALS_KEEPER="")
    private, about = (page_of(tmp_path / "site", url) for url in ("private", "about"))
    assert private.index("</h1>") < private.index(NONE)
    assert "does not say who publishes it, and names no address" in about.partition('id="who"')[0]
    assert '<a href="../private/">Someone is at risk: what you can do</a>' in about.partition('id="who"')[0]
    assert "tell us in private" not in about


@pytest.mark.slow
def test_a_site_with_a_contact_names_it_where_it_is_needed(toy_project: Path, tmp_path: Path) -> None:
    built(tmp_path / "site", toy_project, ANNALS_CONTACT="desk@a.test", ANNALS_KEEPER="")
    private, about = (page_of(tmp_path / "site", url) for url in ("private", "about"))
    assert NONE not in private
    assert 'Write to <a href="mailto:desk@a.test"' in private
    assert '<a href="../private/">Someone is at risk: tell us in private</a>' in about.partition('id="who"')[0]


@pytest.mark.slow
def test_a_site_without_an_address_for_editing_links_to_none(toy_project: Path, tmp_path: Path) -> None:
    for name, base in (("none", ""), ("one", "https://git.example/x/edit/main/")):
        built(tmp_path / name, toy_project, ANNALS_EDIT_BASE=base)
        page = page_of(tmp_path / name, "towns/al-mahbara")
        assert ("git.example" in page) == bool(base)


@pytest.mark.parametrize("path", ["SECURITY.md", "docs/ar/private.md", "hooks/annals/starters/common/SECURITY.md"])
def test_people_stand_above_faults_of_the_program(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("## "))
    assert "at risk" in first or "في خطر" in first
    assert "script" not in text.partition("\n## ")[2].partition("\n## ")[0]
