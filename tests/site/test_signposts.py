"""The links in the head of a record's page: each an address that stands, and each file beside the page is linked."""

from pathlib import Path

import pytest
import rfc3987
from lxml import html

from annals import urls
from annals.model import Archive, Entry
from annals.site import signposting
from tests.support import PROJECT, TOY, loaded, site_of

BASE = "https://archive.example/"
BOTH = pytest.mark.parametrize("root", [TOY, pytest.param(PROJECT, marks=pytest.mark.slow)], ids=["toy", "real"])


def head(archive: Archive, entry: Entry) -> list[tuple[str, str]]:
    """Return the links of a record's page as a browser reads them: relation and whole address."""
    links = signposting.written(signposting.page_links(archive, BASE, entry))
    page = html.fragment_fromstring(links, create_parent="head")
    page.make_links_absolute(urls.absolute(BASE, urls.of_record(entry)))
    return [(str(link.get("rel")), str(link.get("href"))) for link in page.iter("link")]


@BOTH
def test_every_link_is_an_address(root: Path) -> None:
    archive = loaded(root).archive
    for _kind, entry in archive.entries():
        for _rel, address in head(archive, entry):
            rfc3987.parse(address, rule="URI")


@BOTH
def test_every_file_beside_a_page_is_linked_from_its_head_and_no_other(root: Path) -> None:
    made = set(site_of(root).files)
    archive = loaded(root).archive
    for _kind, entry in archive.entries():
        here = urls.of_record(entry)
        linked = {there.removeprefix(BASE) for rel, there in head(archive, entry) if rel == "describedby"}
        history = {there.removeprefix(BASE) for rel, there in head(archive, entry) if rel == "version-history"}
        inside = (path for path in made if path.startswith(here) and "/" not in path.removeprefix(here))
        beside = {path for path in inside if not path.endswith(".html") and "/articles." not in path}
        assert beside == linked | history


@BOTH
def test_only_articles_have_files_beside_them_that_cite(root: Path) -> None:
    made = [path for path in site_of(root).files if "/citation." in path]
    assert {path.partition("/")[0] for path in made} == {"a"}
    assert len(made) == len(loaded(root).archive.articles)


@BOTH
def test_a_history_lies_beside_a_record_of_more_versions_than_one(root: Path) -> None:
    made = set(site_of(root).files)
    archive = loaded(root).archive
    for line in archive.register:
        versions = archive.histories[line.id]
        long = len(versions) > 1 or versions[-1].withdrawal is not None
        assert (urls.of_history(line.kind, line.id) in made) is long
        if entry := archive.find(line.id):
            assert ("version-history" in dict(head(archive, entry))) is long
