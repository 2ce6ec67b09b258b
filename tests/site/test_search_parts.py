"""The index of the search in parts, made light: what it is made of, and that it is searched as one."""

import gzip
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

import cbor2
import pytest
from playwright.sync_api import Browser, Page, Route

from annals.facts.tracking import number_of
from annals.problems import UsageError
from annals.site.build import context_of, read_source
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.search import index, lighter, names, pagefind, records
from annals.site.search.document import Document, document_of
from annals.site.search.found import Found, Saying, Told
from annals.site.search.index import FOLDER, Before, Indexed, make_index

from .conftest import sample_project, served
from .test_search import search

MAHIN, ARTICLE = "towns/mahin/", "a/dnd8qp68/"


@pytest.fixture(scope="module")
def parts(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of the search, with an index in which at most two articles and five events stand together."""
    folder = tmp_path_factory.mktemp("parts")
    for name in ("assets", "search"):
        shutil.copytree(site / name, folder / name, ignore=shutil.ignore_patterns("pagefind"))
    source = read_source(sample_project())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "MOST_ARTICLES", 2)
        patch.setattr(records, "MOST_EVENTS", 5)
        make_index(context_of(source, Frame.bare("")), folder)
    return folder


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Give a page that stays open for all searches."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def address(parts: Path) -> Iterator[str]:
    """Give the address at which that index is searched."""
    with served(parts) as found:
        yield found


def table(folder: Path, language: str) -> list[Any]:
    """Return the table of an index."""
    (file,) = (folder / FOLDER).glob(f"pagefind.{language}_*.pf_meta")
    found = cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(lighter.MARK))
    assert isinstance(found, list)
    return found


def made(language: str, pages: list[Any]) -> dict[str, bytes]:
    """Return an index of pages as the program makes it, with no words."""
    data = cbor2.dumps(["1.5.2", pages, [], [], [], []])
    return {
        f"pagefind.{language}_0.pf_meta": gzip.compress(lighter.MARK + data, 9),
        pagefind.ENTRY: json.dumps({"languages": {language: {"hash": f"{language}_0"}}}).encode(),
        **{f"fragment/{name}.pf_fragment": str(name).encode() for name, _words in pages},
    }


def test_the_parts_have_every_record_once(parts: Path) -> None:
    entries = json.loads((parts / FOLDER / pagefind.ENTRY).read_text())["languages"]
    assert [name for name in entries if name.startswith("en-articles")] == [
        "en-articles", "en-articles-part2", "en-articles-part3",
    ]  # fmt: skip
    assert sum(each["page_count"] for each in entries.values()) == len(list((parts / FOLDER / "fragment").iterdir()))
    assert [path.name for path in (parts / FOLDER).glob("wasm.*")] == ["wasm.en.pagefind"]
    assert not list((parts / FOLDER).glob("*.js"))


@pytest.mark.slow
def test_an_index_is_the_same_whatever_the_order_of_the_file_system(tmp_path: Path) -> None:
    context = context_of(read_source(sample_project()), Frame.bare(""))
    found = []
    for name in ("one", "other"):
        files = make_index(context, tmp_path / name).files
        there = [path.relative_to(tmp_path / name) for path in (tmp_path / name).rglob("*") if path.is_file()]
        assert files == {path.as_posix() for path in there}
        found.append({path: (tmp_path / name / path).read_bytes() for path in there})
    assert found[0] == found[1]


@pytest.mark.slow
def test_only_a_part_that_was_told_from_what_has_changed_is_told_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(context: Context, before: Before) -> tuple[Indexed, list[str]]:
        told: list[str] = []

        def noted(context: Context, volume: records.Volume) -> Iterator[Found]:
            told.append(volume.language)
            return records.found_records(context, volume)

        monkeypatch.setattr(index, "found_records", noted)
        return make_index(context, tmp_path, before=before), told

    source = read_source(sample_project())
    context = context_of(source, Frame.bare(""))
    first, told = made(context, Before())
    assert sorted(told) == sorted(first.parts)
    assert made(context, Before(first.parts)) == (first, [])
    event = number_of(("record", "mahin-2015-10-capture"))
    assert event in first.parts[records.EVENTS].used
    again, told = made(context, Before(first.parts, frozenset({event})))
    assert records.EVENTS in told
    assert records.NAMED not in told
    assert again == first, "what is told as it was is not made again"
    fewer = replace(first.parts[records.ARTICLES], ids=b"")
    assert made(context, Before({**first.parts, records.ARTICLES: fewer}))[1] == [records.ARTICLES]


def test_records_are_numbered_as_they_are_given(parts: Path) -> None:
    context = context_of(read_source(sample_project()), Frame.bare(""))
    (named,) = (each for each in records.volumes(context.untracked) if each.language == records.NAMED)
    _version, pages, *_others = table(parts, named.language)
    for (name, _words), found in zip(pages, records.found_records(context, named), strict=True):
        data = gzip.decompress((parts / FOLDER / f"fragment/{name}.pf_fragment").read_bytes())
        assert json.loads(data.removeprefix(lighter.MARK))["url"] == found.url_with_anchors


def test_what_the_program_refuses_is_told() -> None:
    with pytest.raises(UsageError, match="could not be made"):
        pagefind.indexed([Document("a", cast(str, None), {})], "en")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "leads"),
    {
        "Mahin": MAHIN, "Maheen": MAHIN, "270": "a/dnd8qp68/#c18", "depot": "a/s1z05n60/#c25",
        "السخنة": "towns/al-sukhnah/", "the car bomb": "events/mahin-2015-10-bombings/",
        "Syrian army takes town": ARTICLE, "Zabadini": "towns/zabadani/",
    }.items(),
)  # fmt: skip
def test_parts_are_searched_as_one(tab: Page, address: str, query: str, leads: str) -> None:
    assert leads in search(tab, address, query)[1]


@pytest.mark.browser
def test_a_part_that_does_not_know_a_word_adds_no_guesses(tab: Page, address: str, origin: str) -> None:
    for query in ("depot", "270", "displaced", "Assyrian"):
        assert sorted(set(search(tab, address, query)[1])) == sorted(set(search(tab, origin, query)[1]))


@pytest.mark.browser
def test_parts_are_put_in_order_by_their_days_together(tab: Page, address: str, origin: str) -> None:
    articles = read_source(sample_project()).archive.articles

    def days(at: str, order: str) -> list[date | None]:
        """Return the days of the articles that are shown first; which of two of one day is first may differ."""
        _said, links = search(tab, at, "", f"&kind=Article&order={order}")
        shown = [link.split("/")[1] for link in links if link.startswith("a/") and "#" not in link]
        return [articles[id].published.date.lower for id in shown]

    for order, way in (("new", True), ("old", False)):
        found = days(address, order)
        assert found
        assert found == days(origin, order) == sorted(found, reverse=way, key=str)


@pytest.mark.browser
def test_a_search_fetches_no_more_of_each_part_than_its_words_need(browser: Browser, parts: Path, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, address, "depot")
    page.close()
    indexes = len(json.loads((parts / FOLDER / pagefind.ENTRY).read_text())["languages"])
    assert len([url for url in asked if url.endswith(".pf_meta")]) == indexes
    assert len([url for url in asked if url.endswith(".pf_index")]) <= indexes
    assert [url for url in asked if url.endswith((".pf_filter", "names.json")) or "/days." in url] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "held", "shown"),
    [("Maheen", "**/pagefind/**", "named"), ("killed", "**/*-part*", "articles")],
)
def test_a_first_result_waits_for_no_more_than_it_needs(
    browser: Browser, address: str, query: str, held: str, shown: str
) -> None:
    page, waiting = browser.new_page(), list[Route]()
    is_held = True

    def hold(route: Route) -> None:
        waiting.append(route) if is_held else route.continue_()

    page.route(held, hold)
    page.goto(f"{address}search/?q={query}")
    page.locator(f"section[aria-labelledby=found-{shown}] a").first.wait_for()
    assert "(" not in page.locator(f"#found-{shown}").inner_text()  # how many there are is not known yet
    assert page.locator("#search").get_attribute("aria-busy") == "true"
    is_held = False
    for each in waiting:
        each.continue_()
    page.locator("#search[aria-busy=false]").wait_for()
    assert "records for" in page.locator("#search [role=status]").first.inner_text()
    page.close()


def test_each_spelling_is_in_the_part_of_the_names_that_it_begins_as(
    parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(read_source(sample_project()), Frame.bare(""))
    every = names.spelt_names(context)
    shelves = (parts / names.part_of_names("m")).parent
    assert {path.name for path in shelves.glob("*.json")} == {
        Path(names.part_of_names(each)).name for each in names.beginnings(every)
    }
    monkeypatch.setattr(names, "MOST_NAMES", 9)
    lists = {beginning: json.loads(rows) for beginning, rows in names.names_by_beginning(context, every).items()}
    for each in every:
        part = max((one for one in lists if each.letters.startswith(one)), key=len)
        voices = [one for some in lists[part].get("voices", {}).values() for one in some]
        rows = voices if each.voice else [row[1:] for row in lists[part]["names"]]
        assert [row for row in rows if each.name in row], each
    alike = [part for part in names.beginnings(every).values() if len({each.letters for each in part}) > 1]
    assert alike
    assert all(len(part) <= names.MOST_NAMES for part in alike)


def test_what_every_search_fetches_is_numbered_and_has_no_order(parts: Path) -> None:
    _version, pages, chunks, _filters, sorts, _fields = table(parts, "en-articles")
    assert [name[-4:] for name, _words in pages] == ["0000"]  # five articles in three parts: one, two and two
    assert [name[-4:] for _first, _last, name in chunks] == [f"{number:04x}" for number in range(len(chunks))]
    assert all(words % 16 == 0 and words for _name, words in pages)
    assert sorts == []


def test_filters_tell_of_each_value_which_pages_have_it_in_the_order_of_letters(parts: Path) -> None:
    context = context_of(read_source(sample_project()), Frame.bare(""))
    (first,) = (each for each in records.volumes(context.untracked) if each.language == records.NAMED)
    found = list(records.found_records(context, first))
    _version, _pages, _chunks, filters, _sorts, _fields = table(parts, first.language)
    assert [name for name, _file in filters] == ["group", "kind", "source", "town"]
    for name, file in filters:
        data = gzip.decompress((parts / FOLDER / f"filter/{file}.pf_filter").read_bytes()).removeprefix(lighter.MARK)
        own, values = cbor2.loads(data)
        assert own == name
        facets = [(each.kind,) if name == "kind" else each.facets.get(name, ()) for each in found]
        assert values == [
            [value, [page for page, own in enumerate(facets) if value in own]]
            for value in sorted({value for own in facets for value in own})
        ]


def test_many_pages_take_two_bytes_each() -> None:
    language, number = "en-articles", 2_000
    pages = [[f"{language}_{each * 2_654_435_761 % 16**7:07x}", 100 + each % 97] for each in range(number)]
    before = made(language, pages)
    days = [date(2011, 1, 1) + timedelta(each) if each % 5 else None for each in range(number)]
    entries, files = lighter.lighten(before, language, days, [{}] * number)
    light = files[f"pagefind.{entries['languages'][language]['hash']}.pf_meta"]
    assert len(light) < 2.6 * number < len(before[f"pagefind.{language}_0.pf_meta"]) / 2
    (dated,) = (json.loads(data) for name, data in files.items() if name.startswith("days."))
    assert dated == [day.toordinal() if day else 0 for day in days]
    shown = [data.decode() for name, data in sorted(files.items()) if name.startswith("fragment/")]
    assert shown == [name for name, _words in pages]


def test_an_index_of_another_form_is_refused() -> None:
    other = {**made("en", []), "pagefind.en_0.pf_meta": gzip.compress(lighter.MARK + cbor2.dumps(["2.0", []]))}
    with pytest.raises(UsageError, match="a release whose index is not known"):
        lighter.lighten(other, "en", [], [])


def test_a_bar_in_a_record_moves_no_item_of_a_field() -> None:
    told = Told("Title", about=("one ¦ two", "three"), sources=("A ¦ B",), lines=("killed: 3 ¦ nobody killed", "held"))
    fields = document_of(Found("a/x/", "Article", "", told, {"ar": told})).fields
    assert (fields["about"], fields["sources"]) == ("one | two ¦ three", "A | B")
    assert fields["lines-ar"] == "killed: 3 | nobody killed ¦ held"


def test_a_statement_has_its_line_its_note_and_its_anchor_and_a_bar_moves_none() -> None:
    said = (Saying("c1~0~0~1", "3 dead ¦ no one", ""), Saying("c2~0~0.1~0.1", "Held", "Printed ¦ later"))
    found = document_of(
        Found(
            "a/x/", "Article", "Told ¦ here", Told("Title"),
            day=date(2015, 8, 5), statements=said, values=("gOne | other", "tHere~there"),
        )
    )  # fmt: skip
    assert found.content == "Told | here ¦ 3 dead | no one ¦ Held ¦  ¦ Printed | later ¦"
    assert found.url == "a/x~2015-08-05~gOne %7C other|tHere%7Ethere~c1~0~0~1~c2~0~0.1~0.1"


def test_no_record_instructs_the_program() -> None:
    said = (Saying("c1~0~0", "___PAGEFIND_WEIGHT___250 killed", ""),)
    found = Found("a/x/", "Article", "___PAGEFIND_ANCHOR___a:b _____here", Told("Title"), statements=said)
    assert "___" not in document_of(found).content
