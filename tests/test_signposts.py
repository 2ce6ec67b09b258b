"""The links of a record: the same in the head of its page and in its linkset, each an address that stands."""

import json
from pathlib import Path
from typing import Any

import pytest
import rfc3987
from lxml import html

from annals import urls
from annals.model import Archive, Entry
from annals.site import signposting
from annals.site.build import build_site
from tests.support import PROJECT, TOY, loaded

BASE = "https://archive.example/"
BOTH = pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])


def linkset(archive: Archive, entry: Entry) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(signposting.linkset(archive, BASE, entry))["linkset"]
    return found


@BOTH
def test_every_link_is_an_address(root: Path) -> None:
    archive = loaded(root).archive
    for _kind, entry in archive.entries():
        for context in linkset(archive, entry):
            links = [link["href"] for rel, targets in context.items() if rel != "anchor" for link in targets]
            for address in (context["anchor"], *links):
                rfc3987.parse(address, rule="URI")


@BOTH
def test_every_file_beside_a_page_is_there(root: Path) -> None:
    made = {output.path for output in build_site(root).outputs}
    for _kind, entry in loaded(root).archive.entries():
        names = {signposting.LINKSET, *(file.name for file in signposting.BESIDE)}
        assert {f"{urls.of_record(entry)}{name}" for name in names} <= made


def test_the_head_and_the_linkset_say_the_same() -> None:
    archive = loaded(TOY).archive
    for _kind, entry in archive.entries():
        here = urls.absolute(BASE, urls.of_record(entry))
        page = html.fragment_fromstring(
            signposting.written(signposting.page_links(archive, BASE, entry)), create_parent="head"
        )
        page.make_links_absolute(here)
        head = {(link.get("rel"), link.get("href")) for link in page.iter("link")}
        said = {
            (rel, link["href"])
            for rel, links in linkset(archive, entry)[0].items()
            if rel != "anchor"
            for link in links
        }
        assert head - said == {("linkset", f"{here}{signposting.LINKSET}")}
        assert {rel for rel, _href in said - head} <= {"related", "collection"}


def test_an_article_leads_to_its_original() -> None:
    archive = loaded(PROJECT).archive
    article = archive.articles["mt5c42d9"]
    assert linkset(archive, article)[0]["related"] == [{"href": article.url}]
