"""What a record says in Arabic beside its own language is on its page, in the tables, in the form and in the search."""

import json
from pathlib import Path

import pytest

from tests.support import Site, build_site, copy_toy

TITLE = "جبهة الحبر تدخل المحبرة"
ABSTRACT = "دخلت جبهة الحبر المحبرة."
EVENT = "al-mahbara-2003-03-capture"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the toy site with an event and an article that have Arabic."""
    root = tmp_path_factory.mktemp("arabic")
    copy_toy(root)
    for path, old, new in (
        (f"events/2003/{EVENT}.md", "\nevent_type", f"\ntitle_ar: {TITLE}\nevent_type"),
        (
            "articles/2003/2003-03-06-harbour-post-q5bct8vf.md",
            "\nlanguage: en",
            f"\nlanguage: en\nabstract_ar: {ABSTRACT}",
        ),
    ):
        file = Path(root, "archive", path)
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return build_site(root)


@pytest.mark.slow
def test_an_event_shows_its_arabic_title_beneath_its_own(site: Site) -> None:
    assert f'<p class="an-lede"><bdi lang="ar" dir="rtl">{TITLE}</bdi></p>' in site.page(f"events/{EVENT}/")


@pytest.mark.slow
def test_an_article_shows_its_arabic_abstract_from_right_to_left(site: Site) -> None:
    assert f'<p class="an-prose" lang="ar" dir="rtl">{ABSTRACT}</p>' in site.page("a/q5bct8vf/")


@pytest.mark.slow
def test_the_tables_and_the_form_have_them(site: Site) -> None:
    assert f",{TITLE}," in site.text("data/events.csv")
    assert f",{ABSTRACT}," in site.text("data/articles.csv")
    assert json.loads(site.text("add/names.json"))["events"][EVENT]["ar"] == TITLE
