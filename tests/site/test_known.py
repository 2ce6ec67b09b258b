"""What the form to add an article knows: every name, publisher and id of the archive, and each just once."""

import json
import re
from typing import Any

import pytest

from annals.language.sorting import sort_key
from annals.records import frontmatter
from annals.site.form_data import known_json
from annals.values.addresses import plain_url
from tests.support import TOY, Loaded, site_of


@pytest.fixture(scope="module")
def known(toy: Loaded) -> dict[str, Any]:
    return dict(json.loads(known_json(toy.archive)))


def test_every_name_is_known_as_sure_or_as_ambiguous(toy: Loaded, known: dict[str, Any]) -> None:
    archive = toy.archive
    for kind, records in (("towns", archive.places), ("groups", archive.groups), ("sources", archive.sources)):
        assert [each["id"] for each in known[kind]] == sorted(records, key=lambda id: sort_key(records[id].name))
        for each in known[kind]:
            record = records[each["id"]]
            ambiguous = set(each.get("ambiguous", ()))
            assert ambiguous >= set(record.ambiguous)
            assert set(each["spellings"]) | ambiguous >= set(record.known_names)
            assert not set(each["spellings"]) & ambiguous


def test_no_id_that_was_given_out_is_missing(toy: Loaded, known: dict[str, Any]) -> None:
    assert {line.id for line in toy.archive.register} <= set(known["ids"])
    assert {entry.id for _kind, entry in toy.archive.entries()} <= set(known["ids"])


def test_publishers_of_articles_can_be_chosen_and_their_sites_are_known(real: Loaded) -> None:
    known = json.loads(known_json(real.archive))
    assert {article.publisher for article in real.archive.articles.values()} <= set(known["publishers"])
    hosts = {each["id"]: each.get("hosts", []) for each in known["sources"]}
    assert all(hosts[id] == list(source.hosts) for id, source in real.archive.sources.items())


def test_an_archived_address_leads_to_its_article(real: Loaded) -> None:
    known = json.loads(known_json(real.archive))
    assert known["articles"] == {plain_url(a.url): a.id for a in real.archive.articles.values() if a.url}


def test_the_form_of_a_file_shown_without_the_script_is_well_formed() -> None:
    page = site_of(TOY).page("add/")
    shown = re.search(r"<pre><code>(.*?)</code></pre>", page, re.DOTALL)
    assert shown
    document, problems = frontmatter.read(shown[1], "shown")
    assert document, problems
    assert document.body
