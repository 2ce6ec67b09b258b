"""Old versions of every kind of record: shown as the page of the record, from the record alone, in words."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from lxml import html

from annals.history.lines import read_history
from annals.history.told import told
from annals.history.versions import new_version, write_history
from annals.language.catalog import ENGLISH
from annals.model import Kind, Record, kinds
from annals.model.claim import SideOrGroup
from annals.model.field_names import FIELD_NAMES
from annals.model.fields import Edtf, Slug
from annals.model.word import Word
from annals.site.changed_values import DATES, IDS
from tests.past import EVENT, OLD, edit, make_past, past_site, run
from tests.support import TOY, Site, build_site, site_of

pytestmark = pytest.mark.slow
KINDS = pytest.mark.parametrize("kind", OLD)
VERSION = re.compile(r"/v\d+/$")


def page_of(site: Site, url: str) -> Any:
    """Return a page of a bare frame as a tree."""
    return html.fromstring(f"<html><body>{site.page(url)}</body></html>")


def text_of(tree: Any, path: str = ".") -> str:
    return " ".join(tree.xpath(f"string({path})").split())


def facts_of(tree: Any) -> dict[str, str]:
    """Return the facts that stand on a page before what changed."""
    names = tree.xpath("//h2[@id='since']/preceding::dt")
    return {text_of(name): text_of(name, "following-sibling::dd[1]") for name in names}


def changes_of(tree: Any, heading: str) -> dict[str, tuple[str, str]]:
    """Return what a table of changes tells."""
    rows = tree.xpath(f"//h2[@id='{heading}']/following::table[1]//tr[td]")
    return {text_of(row, "td[1]"): (text_of(row, "td[2]"), text_of(row, "td[3]")) for row in rows}


@KINDS
def test_an_old_version_has_the_headline_and_the_facts_of_then_as_the_page_of_the_record_has_them(kind: str) -> None:
    expected = {
        "town": ("al-Mahbara", "Census", "2001: 4,020 inhabitants invented census"),
        "group": ("Ink Front", "Part of", "Warraqa Guard"),
        "source": ("Nib Monitor", "Speakers", "Quill Penner director; also Quil Penner"),
        "event": ("Ink Front captures al-Mahbara", "When", "4–5 March 2003"),
        "article": ("Al-Mahbara: toll rises", "Language", "English"),
    }
    headline, name, fact = expected[kind]
    tree = page_of(past_site(), OLD[kind])
    assert tree.xpath("string(//h1)") == headline
    assert facts_of(tree)[name] == fact
    assert tree.xpath("//p[@class='an-kicker'] | //p[@class='an-lede']")


@KINDS
def test_an_old_version_has_only_anchors_of_the_page_of_its_record_and_those_of_versions(kind: str) -> None:
    own = page_of(past_site(), VERSION.sub("/", OLD[kind]))
    old = page_of(past_site(), OLD[kind])
    shared = set(old.xpath("//h2/@id")) - {"since", "changes", "data"}
    assert shared <= {*own.xpath("//*/@id")}
    assert shared >= {"cite", "versions", *{"town": ["names"], "group": ["words"], "source": ["names"]}.get(kind, [])}
    assert set(old.xpath("//li[starts-with(@id, 'c')]/@id")) <= {*own.xpath("//*/@id")}


@KINDS
def test_an_old_version_leads_to_what_the_rest_of_the_archive_says_and_says_how_it_is_cited(kind: str) -> None:
    tree = page_of(past_site(), OLD[kind])
    band = tree.xpath("//aside")[0]
    assert "The record as it stands now also shows what the rest of the archive says about it." in text_of(band)
    assert band.xpath(".//a/@href")[0] == f"../../../{VERSION.sub('/', OLD[kind])}"
    assert text_of(tree, "//*[@id='cite-address']") == f"https://archive.example/{OLD[kind]}"
    assert tree.xpath("//details[summary/h2[@id='data']]//dt[.='record']/following-sibling::dd[1]/text()") == [
        f"{kind}\n"
    ]


def test_what_changed_is_told_by_the_names_and_in_the_words_of_the_page() -> None:
    pages = {kind: page_of(past_site(), url) for kind, url in OLD.items()}
    assert changes_of(pages["town"], "since") == {
        "Name": ("al-Mahbara", "Mahbara"),
        "Kind": ("town", "city"),
        "Latitude": ("30.0", "30.5"),
        "Inhabitants in the census": ("4,020", "4,200"),
        "Spellings": ("Mahbara, Mahbarah, al-Mehbara, Inkwell", "al-Mahbara, Mahbarah, al-Mehbara, Inkwell"),
    }
    assert changes_of(pages["town"], "changes")["Census"] == (
        "–", "Year of the census: 2001; Inhabitants in the census: 4,020; Source of the census: invented census"
    )  # fmt: skip
    assert changes_of(pages["group"], "since")["Kind"] == ("non-state armed group", "political militia")
    assert changes_of(pages["group"], "since")["Part of"] == ("Warraqa Guard", "–")
    assert changes_of(pages["source"], "since")["Kind"] == ("monitoring organisation", "activist source")
    assert changes_of(pages["event"], "since")["When"] == ("4–5 March 2003", "4 March 2003")
    assert changes_of(pages["event"], "changes")["Precision of the place"] == (
        "exact place", "within about 25 km of the place"
    )  # fmt: skip
    assert changes_of(pages["article"], "since") == {
        "Note": ("Read on paper.", "–"),
        "Killed, Warraqa Guard (paragraph 2): Figure": ("30", "31"),
        "Who took or held it, Ink Front (paragraph 4): Words for the day it happened": ("on Tuesday", "overnight"),
    }


def test_no_key_of_a_file_stands_on_an_old_version_outside_its_data() -> None:
    keys = {path.rpartition(".")[2] for paths in FIELD_NAMES.values() for path in paths}
    for url in OLD.values():
        tree = page_of(past_site(), url)
        for fold in tree.xpath("//details[summary/h2[@id='data']]"):
            fold.drop_tree()
        assert not {key for key in keys if "_" in key and key in tree.text_content()}, url


def test_a_record_that_has_another_id_now_is_named_in_old_versions_and_leads_to_its_old_address() -> None:
    tree = page_of(past_site(), OLD["event"])
    (link,) = tree.xpath("//dt[.='Sides']/following-sibling::dd[1]/a[.='Salt Companies']")
    assert link.get("href") == "../../../groups/salt-companies/"
    assert past_site().page("groups/salt-companies/")
    assert "The record salt-companies is now companies-of-salt" in text_of(tree, "//aside")
    since = page_of(past_site(), "events/al-mahbara-2003-03-capture/v4/")
    assert changes_of(since, "changes") == {
        "Record with another id now": ("Salt Companies salt-companies", "Salt Companies companies-of-salt")
    }


def test_no_link_of_a_version_is_called_by_the_id_of_a_statement() -> None:
    links = [link for url in OLD.values() for link in page_of(past_site(), url).xpath("//a[contains(@href, '#c')]")]
    assert {link.get("href")[-3:]: text_of(link) for link in links}["#c1"]
    assert not [link for link in links if re.fullmatch(r"c\d+", text_of(link))]


def test_no_id_stands_twice_on_the_page_of_a_version() -> None:
    for url in past_site().pages:
        if VERSION.search(url):
            found = page_of(past_site(), url).xpath("//@id")
            assert len(found) == len(set(found)), url


def test_every_link_of_every_version_leads_to_a_page() -> None:
    site = past_site()
    versions = [url for url in site.pages if VERSION.search(url)]
    assert len(versions) >= 25
    for url in versions:
        for link in page_of(site, url).xpath("//article//a/@href | //body//a/@href"):
            if link.startswith("../../../"):
                path = link.removeprefix("../../../").partition("#")[0]
                known = f"{path}index.html" in site.files or path in site.files
                assert known or path in ("fields/", "persistence/", "cite/", "about/", "contribute/"), (url, link)


def shown_in(page: str) -> str:
    """Return a page without the way to it and the tags of its head, which name other records as they are called now."""
    return re.sub(r'<nav class="an-way".*?</nav>|<meta [^>]*>', "", page)


def test_no_version_changes_when_other_records_do(tmp_path: Path) -> None:
    """A place gets another name, and a place and a source another kind."""
    make_past(tmp_path)
    before = past_site().pages
    edit(tmp_path / "archive/towns/warraqa.md", "name: Warraqa\n", "name: Wider Warraqa\n")
    edit(tmp_path / "archive/towns/tell-qirtas.md", "kind: town", "kind: city")
    edit(tmp_path / "archive/sources/harbour-post.md", "kind: publisher", "kind: monitor")
    run(tmp_path, "register", "--date", "2004-06-07")
    since = build_site(tmp_path).pages
    other = ("towns/warraqa/", "towns/tell-qirtas/", "sources/harbour-post/")
    for url, page in before.items():
        if VERSION.search(url) and not url.startswith(("a/", *other)):
            assert shown_in(since[url]) == shown_in(page), url
    for url in (OLD["article"], "a/ggm67h9m/v1/"):
        assert since[url] == before[url]


def with_data(root: Path, path: str, changes: Mapping[str, Any]) -> None:
    """Put a version of other data before the one of a record's history that is there."""
    file = root / path
    versions, _problems = read_history(file.read_text(encoding="utf-8"), "x")
    data = versions[-1].data or {}
    first = new_version((), {**data, **changes}, versions[0].day)
    assert first
    second = new_version((first,), data, versions[0].day)
    assert second
    file.write_text(write_history((first, second)), encoding="utf-8")


def test_an_old_version_with_a_field_that_is_no_longer_known_is_shown_and_says_so(copy: Path) -> None:
    with_data(copy, "archive/history/towns/salt-road.jsonl", {"mayor": "Quill Penner", "kind": "region"})
    tree = page_of(build_site(copy), "towns/salt-road/v1/")
    assert text_of(tree, "//p[@class='an-kicker']") == "Region"
    assert "Some fields of this version have an earlier form, and are shown only among its data, below: mayor." in (
        text_of(tree, "//aside")
    )
    assert tree.xpath("//details[summary/h2[@id='data']]/@open") == [""]
    assert changes_of(tree, "since")["Mayor"] == ("Quill Penner", "–")


def test_an_old_version_that_cannot_be_read_shows_its_data_and_what_changed(copy: Path) -> None:
    with_data(copy, "archive/history/towns/salt-road.jsonl", {"kind": "planet", "within": ["warraqa", {"a": 1}]})
    tree = page_of(build_site(copy), "towns/salt-road/v1/")
    assert "cannot be shown as a page" in text_of(tree, "//aside")
    assert changes_of(tree, "since")["Kind"] == ("planet", "road")
    assert "Warraqa" in changes_of(tree, "since")["Within"][0]


def test_an_id_of_which_nothing_is_known_is_text_in_an_old_version(copy: Path) -> None:
    with_data(copy, "archive/history/towns/salt-road.jsonl", {"within": "no-such-place"})
    with_data(copy, f"archive/history/events/{Path(EVENT).stem}.jsonl", {"places": ["no-such-place"], "part_of": "x"})
    site = build_site(copy)
    for url, name in (("towns/salt-road/v1/", "Within"), ("events/al-mahbara-2003-03-capture/v1/", "Where")):
        tree = page_of(site, url)
        assert facts_of(tree)[name] == "no-such-place"
        assert not [link for link in tree.xpath("//a/@href") if "no-such-place" in link]


def test_a_reference_is_told_as_a_link_and_its_address_where_only_that_changed(copy: Path) -> None:
    path, here = "archive/history/towns/warraqa.jsonl", "towns/warraqa/v1/"
    other = {"cites": "Invented atlas, older", "url": "https://atlas.example.org/older"}
    with_data(copy, path, {"references": [other]})
    tree = page_of(build_site(copy), here)
    assert changes_of(tree, "since")["References"] == ("Invented atlas, older", "Invented atlas")
    assert tree.xpath("//table//a[.='Invented atlas, older']/@href") == ["https://atlas.example.org/older"]
    shutil.copy(TOY / path, copy / path)
    with_data(copy, path, {"references": [{**other, "cites": "Invented atlas"}]})
    assert "atlas.example.org/older" in changes_of(page_of(build_site(copy), here), "since")["References"][0]
    shutil.copy(TOY / path, copy / path)
    with_data(copy, path, {"references": [{"cites": "Invented atlas", "url": "javascript:alert(1)"}]})
    assert not [each for each in page_of(build_site(copy), here).xpath("//a/@href") if each.startswith("java")]


def test_what_no_reader_can_tell_apart_is_told_by_its_number_and_sum(copy: Path) -> None:
    path = "archive/history/articles/q5bct8vf.jsonl"
    versions, _problems = read_history((copy / path).read_text(encoding="utf-8"), "x")
    capture = {**(versions[-1].data or {})["capture"], "fingerprints": ["0" * 16, "short"]}
    with_data(copy, path, {"capture": capture})
    told_there = changes_of(page_of(build_site(copy), "a/q5bct8vf/v1/"), "since")
    before, since = told_there["Fingerprints of the saved text"]
    assert re.fullmatch(r"2 fingerprints, sum [0-9a-f]{12}", before)
    assert before != since


def test_a_statement_that_names_one_of_its_own_article_leads_to_that_of_the_version(copy: Path) -> None:
    claims = [
        {"id": "c1", "about": "ink-front", "states": "label", "value": "a club", "chain": ["harbour-weekly"],
         "paragraph": 7},
        {"id": "c2", "about": "ink-front", "states": "label", "value": "a gang", "chain": ["harbour-weekly"],
         "paragraph": 9, "relations": [{"kind": "contradicts", "to": "d2k56qfh/c1"}]},
    ]  # fmt: skip
    with_data(copy, "archive/history/articles/d2k56qfh.jsonl", {"claims": claims})
    tree = page_of(build_site(copy), "a/d2k56qfh/v1/")
    assert tree.xpath("//li[@id='c2']//a[@href='#c1']/text()") == ["paragraph 7"]
    told_there = changes_of(page_of(build_site(copy), "a/d2k56qfh/v2/"), "changes")
    assert any("a gang" in before.lower() for before, _since in told_there.values())


def test_a_withdrawn_record_keeps_readable_versions_unless_they_were_erased(copy: Path) -> None:
    run_withdrawal = ("withdraw", "guard-radio", "--reason", "safety", "--date", "2004-02-03")
    with pytest.raises(AssertionError):  # other records still name it
        run(copy, *run_withdrawal)
    file = copy / "archive/history/sources/guard-radio.jsonl"
    assert "Guard Radio" not in file.read_text(encoding="utf-8")
    tree = page_of(site_of(TOY), "a/w1mqvqgr/v1/")
    assert tree.xpath("//h1")
    assert "The record was withdrawn on" in text_of(tree, "//aside")


@pytest.mark.parametrize(
    ("kind", "summary", "words"),
    [
        ("article", "first version", "First version"),
        ("article", "changed title; new claims c2, c9", "Changed: Headline. Statements added: c2, c9"),
        ("event", "changed where_prec; removed after", "Changed: Precision of the place. Taken out: Came after"),
        ("town", "more spellings; new name_ar", "Added to: Spellings. New: Arabic name"),
        ("article", "changed claim c1; removed claims c3, c4", "Statements changed: c1. Statements taken out: c3, c4"),
        ("group", "old-id is now new-id", "The record old-id is now new-id"),
        ("group", "changed in form only", "Changed in form only"),
        ("source", "withdrawn: it could have harmed a person", "Withdrawn: it could have harmed a person"),
        ("town", "changed a_key_of_old", "Changed: A key of old"),
        ("town", "<b>in words of one's own</b>", "<b>in words of one's own</b>"),
    ],
)  # fmt: skip
def test_the_summary_of_a_version_is_told_in_words(kind: str, summary: str, words: str) -> None:
    assert told(ENGLISH, kind, summary) == words


def fields_of(model: type[Record], below: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the path of each field of a model that is published, with the form of what it holds."""
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.__pydantic_fields__.items():
        if name not in ("body", "path"):
            path = f"{below}{field.alias or name}"
            yield path, hints[name]
            for block in blocks_of(hints[name]):
                yield from fields_of(block, f"{path}.")


def blocks_of(hint: Any) -> Iterator[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for inner in () if get_origin(hint) is Word else get_args(hint):
        yield from blocks_of(inner)


def holds(hint: Any, form: Any) -> bool:
    return hint == form or (get_origin(hint) is not dict and any(holds(inner, form) for inner in _inner(hint)))


def _inner(hint: Any) -> tuple[Any, ...]:
    return () if get_origin(hint) is Annotated else get_args(hint)


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_kind_has_a_name_and_ids_and_dates_are_known_as_such(kind: Kind) -> None:
    every = dict(fields_of(kind.model))
    assert {*every, "text"} == set(FIELD_NAMES[kind.name])
    for path, hint in every.items():
        there, short = f"{kind.name}.{path}", path in ("id", "about", "chain")
        assert (there in IDS) is ((holds(hint, Slug) or holds(hint, SideOrGroup)) and not short), there
        assert (there in DATES) is holds(hint, Edtf), there
