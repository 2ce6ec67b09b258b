"""What is cited, and what the styles make of it: every text below was read against the manuals by hand."""

import hashlib
import math
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annals.citations import citeproc, dates
from annals.citations.citeproc import Program, format_all, read_program
from annals.citations.engine import Style, format_items
from annals.citations.item import Csl, item_of, plain
from annals.citations.store import (
    CITATIONS,
    STYLES,
    Store,
    key,
    missing,
    own_file,
    read_citations,
    read_store,
    to_format,
    written,
)
from annals.cli.cite import refresh
from annals.cli.main import main
from annals.model import Archive
from annals.model.version import Version
from annals.problems import Severity, UsageError
from annals.urls import PLACEHOLDER
from annals.values.edtf import parse as parse_edtf
from tests.citations.formatting import GOLDEN, TOOLS, Formatted, an_item, copies_of
from tests.hostile.payloads import PAYLOADS
from tests.support import PROJECT, TOY, build_site, loaded, read_toy

ECHO = """class {
  constructor(system) { this.system = system; }
  updateItems(ids) { this.ids = ids; }
  makeBibliography() { return [{}, this.ids.map(id => this.system.retrieveItem(id).title)]; }
}"""
"""In place of citeproc-js: what gives the title of an item."""


@pytest.mark.parametrize("name", GOLDEN)
def test_a_citation_is_as_the_manuals_have_it(name: str, formatted: Formatted) -> None:
    expected = GOLDEN[name][1]
    found = dict(zip(STYLES, formatted[name], strict=True))
    assert {style: found[style] for style in expected} == expected


def test_items_are_the_same_however_many_one_program_formats(
    formatted: Formatted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citeproc, "MANY", 2)
    names = list(GOLDEN)[:3]
    copies = {name: to_format(an_item(**GOLDEN[name][0]), PLACEHOLDER) for name in names}
    found = format_all(read_program(TOOLS), copies)
    assert found == {name: tuple(formatted[name]) for name in names}


BREAKS_DOWN = """#!/bin/sh
echo >> {folder}/attempts
[ $(wc -l < {folder}/attempts) -gt {times} ] || kill -SEGV $$
exec {python} "$@"
"""


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, 2])
def test_a_program_that_crashes_is_started_once_more(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "python"
    program.write_text(BREAKS_DOWN.format(folder=tmp_path, times=times, python=sys.executable))
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    style = Style("const CSL = {}; module.exports = {Engine: ENGINE};".replace("ENGINE", ECHO), "", "", "entry")
    if times == 1:
        assert format_items(style, [{"title": "A day"}]) == ["A day"]
        return
    with pytest.raises(UsageError, match="citeproc-js failed: it ended with code -11"):
        format_items(style, [{"title": "A day"}])


def test_no_year_gets_a_letter_because_of_its_neighbours(formatted: Formatted) -> None:
    assert not [text for name in GOLDEN for text in formatted[name] if "2015a" in text or "2015b" in text]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2015-08-06", {"date-parts": [[2015, 8, 6]]}),
        ("2015-08", {"date-parts": [[2015, 8]]}),
        ("2015", {"date-parts": [[2015]]}),
        ("2015-24", {"date-parts": [[2015]], "season": 4}),
        ("2015-08-06~", {"date-parts": [[2015, 8, 6]], "circa": True}),
        ("2015-08?", {"date-parts": [[2015, 8]], "circa": True}),
        ("2015-08-06/2015-08-07~", {"date-parts": [[2015, 8, 6], [2015, 8, 7]], "circa": True}),
        ("2015-12-31/2016-01", {"date-parts": [[2015, 12, 31], [2016, 1]]}),
        ("2015-08-XX", {"date-parts": [[2015, 8]]}),
        ("2015-XX-XX", {"date-parts": [[2015]]}),
        ("201X", {"literal": "the 2010s"}),
        ("XXXX", None),
        ("2015-08-06/..", {"literal": "from 6 August 2015"}),
        ("[2015-08-05,2015-08-07]", {"literal": "5 August 2015 or 7 August 2015"}),
        ("[2015-08-05..2015-08-07]", {"literal": "between 5 and 7 August 2015"}),
        ("2015-21/2015-23", {"literal": "spring–autumn 2015"}),
    ],
)
def test_a_date_says_no_more_than_is_known(edtf: str, expected: dict[str, Any] | None) -> None:
    assert dates.csl(parse_edtf(edtf)) == expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2015-08-06", "2015-08-06"),
        ("2015-08", "2015-08"),
        ("2015-08~", "2015-08~"),
        ("2015-08-05/2015-08-06", "during 5–6 August 2015"),
        ("2015-22", "summer 2015"),
        ("XXXX", "n.d."),
    ],
)
def test_a_date_that_is_not_exact_is_in_words_that_begin_with_no_number(edtf: str, expected: str) -> None:
    assert dates.iso_or_words(parse_edtf(edtf)) == expected


def of_version(number: int) -> Archive:
    """Return the toy archive where every record has so many versions, the last of 2 January 2026."""
    archive = loaded(TOY).archive
    last = Version(number, date(2026, 1, 2), "", "", "")
    return replace(archive, histories={entry.id: (last,) for _kind, entry in archive.entries()})


def test_an_article_is_cited_as_its_publisher_printed_it() -> None:
    archive = loaded(TOY).archive
    item = item_of(of_version(3), archive.articles["q5bct8vf"], "https://toy.test")
    assert item.csl["container-title"] == "The Harbour Post"
    assert item.csl["issued"] == {"date-parts": [[2003, 3, 6]]}
    assert item.csl["URL"] == "https://post.example.org/mahbara"
    assert item.csl["archive_location"] == "record q5bct8vf, version 3"
    assert item.own == "https://toy.test/a/q5bct8vf/v3/"
    assert item.note == "Annals of Warraqa record: https://toy.test/a/q5bct8vf/v3/ (version 3)"


def test_an_article_without_address_is_cited_by_its_record() -> None:
    archive = loaded(TOY).archive
    item = item_of(archive, archive.articles["ggm67h9m"], "https://toy.test")
    assert item.csl["URL"] == item.own == "https://toy.test/a/ggm67h9m/v2/"


def test_an_event_is_cited_as_our_page_of_its_versions_day() -> None:
    archive = loaded(TOY).archive
    event = archive.events["al-mahbara-2003-03-capture"]
    item = item_of(of_version(2), event, "https://toy.test")
    assert (item.csl["type"], item.csl["version"]) == ("webpage", "2")
    assert item.csl["issued"] == {"date-parts": [[2026, 1, 2]]}


def test_a_record_without_a_version_is_cited_at_its_own_address() -> None:
    archive = replace(loaded(TOY).archive, histories={})
    event = item_of(archive, archive.events["al-mahbara-2003-03-capture"], "https://toy.test")
    assert event.own == event.csl["URL"] == "https://toy.test/events/al-mahbara-2003-03-capture/"
    assert {"issued", "version"}.isdisjoint(event.csl)
    assert (
        item_of(archive, archive.articles["q5bct8vf"], "https://toy.test").csl["archive_location"] == "record q5bct8vf"
    )


def test_prose_becomes_one_line_of_text() -> None:
    assert plain("A *fact* of [the town](x).\n\n- `one`") == "A fact of the town. - one"
    assert plain("One.\n-----\nTwo.\n\n- - -\n\n---\nThree - or\n- four") == "One. Two. Three - or - four"


def test_the_address_of_the_site_changes_no_key() -> None:
    archive = loaded(TOY).archive
    for _kind, entry in archive.entries():
        keys = {
            key(to_format(item_of(archive, entry, base), base))
            for base in (PLACEHOLDER, "https://one.test/", "http://two.test/deep/")
        }
        assert len(keys) == 1


def test_kept_texts_get_the_sites_own_address_escaped() -> None:
    archive = loaded(TOY).archive
    kept, _faults = read_store(TOY)
    base = "https://one.test/a&b/"
    for id in ("ggm67h9m", "al-mahbara"):
        entry = archive.find(id)
        assert entry is not None
        texts = kept.of(item_of(archive, entry, base), base)
        assert texts is not None
        assert all("https://one.test/a&amp;b/" in text and PLACEHOLDER not in text for text in texts)


def test_a_text_that_leads_to_the_original_says_where_it_is_recorded() -> None:
    archive = loaded(TOY).archive
    item = item_of(archive, archive.articles["q5bct8vf"], PLACEHOLDER)
    texts = read_store(TOY)[0].of(item, PLACEHOLDER)
    assert texts is not None
    assert texts[0].endswith(f"https://post.example.org/mahbara [Recorded at {item.own}]")
    assert texts[4].endswith(f"https://post.example.org/mahbara. Recorded at {item.own}.")


@pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])
def test_what_is_kept_is_what_the_program_writes(root: Path, formatted: Formatted) -> None:
    """Nobody changed a text by hand. A record that is newer than the file is formatted by `make site`."""
    kept, faults = read_store(root)
    there = {name: tuple(formatted[name]) for name in copies_of(root) if name in kept.texts}
    assert (faults, kept.engine) == ([], read_program(TOOLS).names)
    assert there == {name: kept.texts[name] for name in there}
    assert (root / CITATIONS).read_text(encoding="utf-8") == written(kept)


def test_the_files_that_format_are_those_that_were_pinned() -> None:
    lines = (TOOLS / "sha256sums").read_text(encoding="utf-8").splitlines()
    pinned = {name: digest for digest, name in (line.split() for line in lines)}
    assert set(pinned) == {path.name for path in TOOLS.iterdir()} - {"LICENSE", "README.md", "sha256sums"}
    assert pinned == {name: hashlib.sha256((TOOLS / name).read_bytes()).hexdigest() for name in pinned}


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch, formatted: Formatted) -> None:
    """Let `refresh` take its texts from those at hand: starting citeproc-js is what takes long."""

    def take(_program: Program, copies: Mapping[str, Csl]) -> dict[str, tuple[str, ...]]:
        return {name: tuple(formatted[name]) for name in copies}

    monkeypatch.setattr("annals.cli.cite.format_all", take)


@pytest.mark.usefixtures("at_hand")
def test_a_second_refresh_runs_nothing_and_writes_nothing(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = read_toy(copy)
    assert refresh(archive, copy, TOOLS) == "20 citations in citations.json, 20 of them new"
    text = (copy / CITATIONS).read_text(encoding="utf-8")
    (copy / CITATIONS).chmod(0o444)
    monkeypatch.setattr("annals.cli.cite.format_all", None)  # whoever ran it now would fail
    assert refresh(archive, copy, TOOLS) == "20 citations in citations.json, 0 of them new"
    assert text == (copy / CITATIONS).read_text(encoding="utf-8") == (TOY / CITATIONS).read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_changed_headline_is_formatted_anew_and_its_old_text_dropped(copy: Path) -> None:
    (copy / CITATIONS).write_text((TOY / CITATIONS).read_text(encoding="utf-8"), encoding="utf-8")
    file = next((copy / "archive/articles").rglob("*q5bct8vf.md"))
    file.write_text(file.read_text(encoding="utf-8").replace("Ink Front overruns", "Ink Front takes"), encoding="utf-8")
    assert refresh(read_toy(copy), copy, TOOLS) == "20 citations in citations.json, 1 of them new"
    text = (copy / CITATIONS).read_text(encoding="utf-8")
    assert "Ink Front Takes al-Mahbara" in text
    assert "Ink Front Overruns" not in text


@pytest.mark.usefixtures("at_hand")
def test_what_waits_to_be_registered_is_formatted_outside_the_project(copy: Path) -> None:
    whole = read_store(TOY)[0]
    names = sorted(whole.texts)
    few = Store(whole.engine, {name: whole.texts[name] for name in names[1:]})
    (copy / CITATIONS).write_text(written(few), encoding="utf-8")
    before = (copy / CITATIONS).read_bytes()
    own = own_file(copy)
    assert own
    assert not own.is_relative_to(copy)
    for new in (1, 0):
        said = refresh(read_toy(copy), copy, TOOLS, own)
        assert said == f"citations.json unchanged; 1 citation kept elsewhere, {new} of them new"
        assert (copy / CITATIONS).read_bytes() == before
    assert read_citations(copy)[0] == whole
    assert read_store(copy)[0] == few


@pytest.mark.usefixtures("at_hand")
def test_a_newer_style_formats_everything_anew(copy: Path) -> None:
    kept, _faults = read_store(TOY)
    old = Store({**kept.engine, "apa": "2020-01-01"}, {name: ("old",) * len(STYLES) for name in kept.texts})
    (copy / CITATIONS).write_text(written(old), encoding="utf-8")
    assert refresh(read_toy(copy), copy, TOOLS) == "20 citations in citations.json, 20 of them new"
    assert read_store(copy)[0] == kept


@pytest.mark.slow
def test_a_record_without_formatted_citation_is_told_and_its_page_offers_files(copy: Path) -> None:
    site = build_site(copy)
    assert [str(note) for note in site.notes if note.path == CITATIONS] == [
        "citations.json:1: warning: has no formatted citation of q5bct8vf and 19 other records; "
        "run 'annals cite --refresh'"
    ]
    page = site.page("a/q5bct8vf/")
    assert "<dt>APA</dt>" not in page
    assert "citation.ris" in page


@pytest.mark.slow
def test_a_broken_file_of_citations_is_told_and_stops_nothing(copy: Path) -> None:
    (copy / CITATIONS).write_text("[]", encoding="utf-8")
    first = str(build_site(copy).notes[0])
    assert first.startswith("citations.json:1: warning: cannot be read")
    assert first.endswith("delete it and run 'annals cite --refresh'")


@pytest.mark.slow
def test_html_in_the_file_of_citations_does_not_reach_a_page(copy: Path) -> None:
    text = (TOY / CITATIONS).read_text(encoding="utf-8").replace("<i>", "<script>alert(1)</script><b onclick=x><i>")
    (copy / CITATIONS).write_text(text, encoding="utf-8")
    assert not [page for page in build_site(copy).pages.values() if "<script>" in page or "onclick" in page]


def test_nothing_is_missing_of_what_is_kept() -> None:
    copies = [to_format(an_item(), PLACEHOLDER), to_format(an_item(title="Another"), PLACEHOLDER)]
    kept = Store(texts={key(copies[0]): ("x",) * len(STYLES)})
    assert missing(kept, copies) == {key(copies[1]): copies[1]}


def test_a_claim_is_cited_with_its_article_its_chain_and_its_own_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(TOY), "cite", "ggm67h9m/c3", "--style", "mla"]) == 0
    article, claim = capsys.readouterr().out.splitlines()
    assert article.startswith("“Al-Mahbara: Toll Rises.” Salt Gazette")
    assert claim == (
        "Statement c3, paragraph 4, by Guard Radio through Salt Gazette: https://archive.example/a/ggm67h9m/v2/#c3"
    )
    assert main(["--root", str(TOY), "cite", "ggm67h9m/c33"], patience=math.inf) == 2
    assert capsys.readouterr().err.startswith("annals: ggm67h9m has no statement 'c33'; did you mean")
    assert main(["--root", str(TOY), "cite", "al-mahbara/c1"], patience=math.inf) == 2
    assert capsys.readouterr().err == "annals: al-mahbara has no statement 'c1'; 'annals show al-mahbara' lists them\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"engine": 1, "citations": {}}',
        '{"engine": {}, "citations": []}',
        "[" * 100_000,
        '{"engine": {}, "citations": ' + '{"a": ' * 100_000,
        '{"engine": {}, "citations": {"a": [1]}}',
        '{"engine": [], "citations": {}}',
        '{"engine": {}, "citations": {"a": {"apa": "\\ud800"}}}',
        '{"engine": {}, "citations": {"a": {"apa": "\u202e"}}}',
        '{"engine": {"a": ' + "9" * 5_000 + '}, "citations": {}}',
    ],
)
def test_a_broken_file_of_citations_is_a_warning_and_is_not_used(text: str, copy: Path) -> None:
    (copy / CITATIONS).write_text(text, encoding="utf-8")
    kept, (fault,) = read_store(copy)
    assert (kept, fault.path, fault.severity) == (Store(), CITATIONS, Severity.WARNING)


@pytest.mark.parametrize("data", [b"\xff", b"\x00"])
def test_a_file_of_citations_that_is_no_text_is_a_warning(data: bytes, copy: Path) -> None:
    (copy / CITATIONS).write_bytes(data)
    assert [fault.severity for fault in read_store(copy)[1]] == [Severity.WARNING]


@pytest.mark.usefixtures("at_hand")
def test_citations_behind_a_link_are_neither_read_nor_written_over(copy: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("secret", encoding="utf-8")
    (copy / CITATIONS).symlink_to(elsewhere)
    assert [fault.message for fault in read_store(copy)[1]] == ["is a link"]
    refresh(read_toy(copy), copy, TOOLS)
    assert elsewhere.read_text(encoding="utf-8") == "secret"
    assert not (copy / CITATIONS).is_symlink()
    assert read_store(copy)[1] == []


OURS = {"<i>", "</i>", '<bdi lang="ar" dir="rtl">', '<bdi lang="he" dir="rtl">', '<bdi dir="rtl">', "</bdi>"}
"""What a citation on a page may have beside text."""


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, len(PAYLOADS), 20))
def test_a_hostile_citation_is_shown_as_text(start: int, copy: Path) -> None:
    """Each record has another text; texts that no file of citations may hold are told, and left out."""
    archive = read_toy(copy)
    items = [to_format(item_of(archive, entry, PLACEHOLDER), PLACEHOLDER) for _kind, entry in archive.entries()]
    put: dict[str, tuple[str, ...]] = {}
    for item, payload in zip(items, PAYLOADS[start:], strict=False):
        texts = {key(item): (payload,) * len(STYLES)}
        (copy / CITATIONS).write_text(written(Store(texts=texts)), encoding="utf-8")
        put |= {} if read_store(copy)[1] else texts
    (copy / CITATIONS).write_text(written(Store(texts=put)), encoding="utf-8")
    assert "citations" in (copy / CITATIONS).read_text(encoding="utf-8")
    formatted = 0
    for page in build_site(copy).pages.values():
        inside = re.findall(r'<span class="an-citation" id="cite-\d">(.*?)</span>\n', page, re.DOTALL)
        assert len(inside) in (0, len(STYLES))
        assert not {tag for each in inside for tag in re.findall(r"<[^>]*>", each)} - OURS
        formatted += bool(inside)
    assert formatted >= len(put) > 10
