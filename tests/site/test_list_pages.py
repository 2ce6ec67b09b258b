"""A list page is one line in SECTIONS, one module with a maker, and its name in MAKERS; what is missing is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from jinja2 import ChoiceLoader, DictLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config

from annals import sections
from annals.citations.store import Store
from annals.problems import ArchiveError
from annals.sections import Section
from annals.site import plan
from annals.site.build import build as make_site
from annals.site.context import Context
from annals.site.edge import Wanted, refuse_wrong_pages, wanted_pages
from annals.site.frame import Frame
from annals.site.page import View
from annals.site.sitemap import sitemap
from annals.site.target import Made, Maker, Target, page_path
from tests.support import PAGES_OF_DOCS, PROJECT, TOY, WORDS, loaded

URL = "headlines/"
SECTION = Section("Headlines", URL, "what each article is called", header=True, footer=True)


@dataclass(frozen=True)
class HeadlinesView(View):
    """What the list of headlines prints."""

    TEMPLATE: ClassVar[str] = "headlines.jinja"
    articles: tuple[str, ...]


TEMPLATE = "<h1>{{ title }}</h1><ul>{% for id in articles %}<li>{{ page.link(id) }}</li>{% endfor %}</ul>"


def plan_headlines(_context: Context) -> Iterator[Target]:
    yield Target("headlines", "all", (page_path(URL),))


def make_headlines(context: Context, _key: str) -> Iterator[Made]:
    context.templates.loader = ChoiceLoader([context.templates.loader, DictLoader({"headlines.jinja": TEMPLATE})])  # type: ignore[list-item]
    view = HeadlinesView(tuple(context.archive.articles))
    yield context.page(URL, view, title="Headlines", description="What each article is called.")


MAKER = Maker("headlines", "headlines", plan_headlines, make_headlines)


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter the section, and no more of it."""
    monkeypatch.setattr(sections, "SECTIONS", (*sections.SECTIONS, SECTION))


@pytest.fixture
def made(entered: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter the maker of its page too."""
    monkeypatch.setattr(plan, "MAKERS", (*plan.MAKERS, MAKER))


@pytest.fixture
def context() -> Context:
    """Return the context of the toy archive in a bare frame."""
    toy = loaded(TOY)
    return Context(toy.archive, toy.index, Frame.bare("https://archive.example/"), Store())


@pytest.mark.usefixtures("made")
def test_a_list_page_that_is_entered_has_its_page_its_line_on_the_home_page_and_in_the_sitemap(
    context: Context,
) -> None:
    targets = plan.plan(context)
    wanted = [target for target in targets if target.maker in ("home", "headlines")]
    files = {
        made.path: made.data.decode()
        for each in wanted
        for made in plan.maker_named(each.maker).make(context, each.key)
    }
    assert '<li><a href="../a/q5bct8vf/">' in files[page_path(URL)]
    assert '<dt><a href="headlines/">Headlines</a><dd>what each article is called' in files["index.html"]
    assert "<loc>https://archive.example/headlines/</loc>" in sitemap((), targets, context).decode()


@pytest.mark.usefixtures("made")
def test_every_page_links_to_a_list_page_that_is_entered_and_it_is_marked_on_its_own(toy_project: Path) -> None:
    site = toy_project / "site"
    build(load_config(str(toy_project / "mkdocs.yml")))
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 50
    for path in pages:
        here = path.relative_to(site)
        root = "/" if here.name == "404.html" else "../" * (len(here.parts) - 1)
        mark = ' aria-current="page"' if here == Path("headlines/index.html") else ""
        links = re.findall(r'<a href="([^"]*)"( aria-current="page")?>Headlines</a>', path.read_text("utf-8"))
        assert set(links) == {(f"{root}{URL}", mark)}, path


OWN = [page_path(f"{page}/") for page in PAGES_OF_DOCS]
"""The pages of `docs/` as a builder makes them."""


@pytest.mark.usefixtures("entered")
def test_a_section_without_a_page_says_what_is_missing(context: Context) -> None:
    with pytest.raises(ArchiveError) as told:
        refuse_wrong_pages(WORDS, OWN, _wanted(), plan.plan(context))
    assert [str(problem) for problem in told.value.problems] == [
        "docs/headlines.md:1: is not there, and no maker plans headlines/, where every page links as 'Headlines'; "
        "write the page, or annals/site/pages/headlines.py with its maker named in MAKERS of annals/site/plan.py"
    ]


@pytest.mark.usefixtures("entered")
def test_what_is_missing_is_said_before_any_page_is_made(context: Context) -> None:
    files: dict[str, bytes] = {}
    with pytest.raises(ArchiveError):
        make_site(context, files.__setitem__, (), refuse=partial(refuse_wrong_pages, WORDS, OWN, _wanted()))
    assert files == {}


def _wanted() -> list[Wanted]:
    """Return what the project's pages in English link to: the archive under test is in English alone."""
    return [each for each in wanted_pages(PROJECT, PROJECT / "docs") if not each.doc.startswith("ar/")]


def test_each_section_has_a_page(context: Context) -> None:
    refuse_wrong_pages(WORDS, OWN, _wanted(), plan.plan(context))
