"""What the form to add an article knows: every name, publisher and id of the archive, and each just once."""

import json
import re
from typing import Any

import pytest

from annals.language.sorting import sort_key
from annals.records import frontmatter
from annals.site import form_addresses
from annals.site.form_addresses import address_files, address_paths, number_of_files, place_of
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
    named = {each["id"] for kind in ("towns", "groups", "sources") for each in known[kind]}
    given = {line.id for line in toy.archive.register if line.kind != "article"}
    assert given | {entry.id for kind, entry in toy.archive.entries() if kind != "article"} == {
        *known["ids"], *named, *known["events"],
    }  # fmt: skip
    assert not set(known["ids"]) & {*named, *known["events"]}


def test_publishers_of_articles_can_be_chosen_and_their_sites_are_known(real: Loaded) -> None:
    known = json.loads(known_json(real.archive))
    assert {article.publisher for article in real.archive.articles.values()} <= set(known["publishers"])
    hosts = {each["id"]: each.get("hosts", []) for each in known["sources"]}
    assert all(hosts[id] == list(source.hosts) for id, source in real.archive.sources.items())


def test_an_archived_address_leads_to_its_article(real: Loaded) -> None:
    files = [json.loads(made.data) for made in address_files(real.archive)]
    assert files == [{plain_url(a.url): a.id for a in real.archive.articles.values() if a.url}]


def test_addresses_lie_in_more_files_the_more_there_are(toy: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    one = json.loads(next(address_files(toy.archive)).data)
    monkeypatch.setattr(form_addresses, "EACH", 1)
    files = list(address_files(toy.archive))
    assert len(files) == number_of_files(toy.archive) > 2
    assert [made.path for made in files] == list(address_paths(toy.archive))
    found = {address: id for made in files for address, id in json.loads(made.data).items()}
    assert found == one
    for place, made in enumerate(files):
        assert {place_of(address, len(files)) for address in json.loads(made.data)} <= {place}


def test_the_form_of_a_file_shown_without_the_script_is_well_formed() -> None:
    page = site_of(TOY).page("add/")
    shown = re.search(r"<pre><code>(.*?)</code></pre>", page, re.DOTALL)
    assert shown
    document, problems = frontmatter.read(shown[1], "shown")
    assert document, problems
    assert document.body
