"""The index of the search in parts, made light: what it is made of, and that it is searched as one."""

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from annals.problems import UsageError
from annals.site.build import context_of, read_source
from annals.site.frame import Frame
from annals.site.search import cbor, index, lighter, markup, names, records
from annals.site.search.found import Found, Told
from annals.site.search.index import FOLDER, make_index

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
    found = cbor.read(gzip.decompress(file.read_bytes()).removeprefix(lighter.MARK))
    assert isinstance(found, list)
    return found


def written(folder: Path, language: str, pages: list[Any], order: list[int]) -> None:
    """Write an index of pages as the program does, with no words."""
    data = cbor.written(["1.5.2", pages, [], [], [["date", order]], []])
    (folder / f"pagefind.{language}_0.pf_meta").write_bytes(gzip.compress(lighter.MARK + data, 9))
    entries = {"languages": {language: {"hash": f"{language}_0"}}}
    (folder / lighter.ENTRY).write_text(json.dumps(entries))
    (folder / "fragment").mkdir()
    for name, _words in pages:
        (folder / "fragment" / f"{name}.pf_fragment").touch()


def test_the_parts_have_every_record_once(parts: Path) -> None:
    entries = json.loads((parts / FOLDER / lighter.ENTRY).read_text())["languages"]
    assert [name for name in entries if name.startswith("en-articles")] == [
        "en-articles", "en-articles-part2", "en-articles-part3",
    ]  # fmt: skip
    assert sum(each["page_count"] for each in entries.values()) == len(list((parts / FOLDER / "fragment").iterdir()))
    assert [path.name for path in (parts / FOLDER).glob("wasm.*")] == ["wasm.en.pagefind"]
    assert not list((parts / FOLDER).glob("*.js"))


def _held(folder: Path) -> list[bytes]:
    """Return what the records of an index hold, whatever they are called."""
    return sorted(gzip.decompress(path.read_bytes()) for path in (folder / FOLDER / "fragment").iterdir())


def test_an_index_is_the_same_whether_it_is_made_in_memory_or_on_a_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(read_source(sample_project()), Frame.bare(""))
    memory = tmp_path / "fast"
    memory.mkdir()
    monkeypatch.setattr(index, "IN_MEMORY", memory)
    for name, room in (("disk", 1 << 62), ("memory", 0)):
        monkeypatch.setattr(index, "ROOM", room)
        (tmp_path / name).mkdir()
        made = make_index(context, tmp_path / name)
        there = {
            path.relative_to(tmp_path / name).as_posix() for path in (tmp_path / name).rglob("*") if path.is_file()
        }
        assert made.files == there
    assert _held(tmp_path / "disk") == _held(tmp_path / "memory")
    assert not list(memory.iterdir())


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
    indexes = len(json.loads((parts / FOLDER / lighter.ENTRY).read_text())["languages"])
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
    assert "results for" in page.locator("#search [role=status]").first.inner_text()
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
    lists = {
        beginning: json.loads(rows)["names"] for beginning, rows in names.names_by_beginning(context, every).items()
    }
    for each in every:
        part = max((one for one in lists if each.letters.startswith(one)), key=len)
        assert [row for row in lists[part] if each.name in row[1:]], each
    alike = [part for part in names.beginnings(every).values() if len({each.letters for each in part}) > 1]
    assert alike
    assert all(len(part) <= names.MOST_NAMES for part in alike)


def test_what_every_search_fetches_is_numbered_and_has_no_order(parts: Path) -> None:
    _version, pages, chunks, _filters, sorts, _fields = table(parts, "en-articles")
    assert [name[-4:] for name, _words in pages] == ["0000"]  # five articles in three parts: one, two and two
    assert [name[-4:] for _first, _last, name in chunks] == [f"{number:04x}" for number in range(len(chunks))]
    assert all(words % 16 == 0 and words for _name, words in pages)
    assert sorts == []


def test_filters_and_their_values_are_in_the_order_of_their_letters(parts: Path) -> None:
    _version, _pages, _chunks, filters, _sorts, _fields = table(parts, "en-events")
    assert [name for name, _file in filters] == sorted(name for name, _file in filters)
    for name, file in filters:
        data = gzip.decompress((parts / FOLDER / f"filter/{file}.pf_filter").read_bytes()).removeprefix(lighter.MARK)
        own, values = cbor.read(data)
        assert own == name
        assert [value for value, _pages in values] == sorted(value for value, _pages in values)


def test_many_pages_take_two_bytes_each(tmp_path: Path) -> None:
    language, number = "en-articles", 2_000
    pages = [[f"{language}_{each * 2_654_435_761 % 16**7:07x}", 100 + each % 97] for each in range(number)]
    order = [each * 7 % number for each in range(number)]
    written(tmp_path, language, pages, order)
    before = sum(path.stat().st_size for path in tmp_path.glob("*.pf_meta"))
    days = [date(2011, 1, 1) + timedelta(each) for each in range(number)]
    lighter.lighten(tmp_path, language, days)
    (made,) = tmp_path.glob("*.pf_meta")
    assert made.stat().st_size < 2.6 * number < before / 3
    (dated,) = tmp_path.glob("days.*.json")
    assert json.loads(dated.read_text())[order[5]] == days[5].toordinal()


def test_an_index_of_another_form_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "en", [], [])
    (file,) = tmp_path.glob("*.pf_meta")
    file.write_bytes(gzip.compress(lighter.MARK + cbor.written(["2.0", []])))
    with pytest.raises(UsageError, match="a release whose index is not known"):
        lighter.lighten(tmp_path, "en", [])


@pytest.mark.parametrize(
    "value", [0, 23, 24, 255, 256, 65_535, 65_536, 2**32, -1, -146, "", "صدد", [["a" * 300, 1], []]]
)
def test_what_is_written_is_read_again(value: object) -> None:
    assert cbor.read(cbor.written(value)) == value


@pytest.mark.parametrize("data", [b"", b"\x18", b"\x62a", b"\x82\x01", b"\x01\x01", b"\xf6", b"\x9f\xff"])
def test_what_is_no_table_is_not_read(data: bytes) -> None:
    with pytest.raises(cbor.CborError):
        cbor.read(data)


def test_a_bar_in_a_record_moves_no_item_of_a_field() -> None:
    told = Told("Title", about=("one ¦ two", "three"), sources=("A ¦ B",), lines=("killed: 3 ¦ nobody killed", "held"))
    page = markup.writer()(Found("a/x/", "Article", "", told, {"ar": told}))
    fields = re.findall(r'meta\d+="([^"]*¦[^"]*)"', page)
    assert fields == ["one | two ¦ three", "killed: 3 | nobody killed ¦ held"]
