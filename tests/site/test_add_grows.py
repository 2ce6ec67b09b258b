"""The form to add an article, from a headline to a proposal: kept and opened again, with what is new to the archive."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from annals.records.frontmatter import Document, Value, read
from tests.support import TOY, Once, copy_toy

from .conftest import annals, built, make_project, served
from .forms import Form, opened

pytestmark = pytest.mark.browser

CONTACT = "desk@annals.example"
LISTED = {
    "title": "Two towns and a road",
    "publisher": "harbour-post",
    "url": "https://post.example.org/two-towns",
    "date": "6 March 2003",
    "language": "en",
    "abstract": "A sentence of our own.",
}
TEXT = """Two towns and a road

Thursday, 6 March 2003

At least 37 soldiers were killed in al-Mahbara on Wednesday, the Nib Monitor said, while the road was closed.

The Ink Front holds it, and nobody else is on the road to Warraqa any more, it added."""


@pytest.fixture(scope="module")
def address(once: Once) -> Iterator[str]:
    """Give the address of the form on a site of the toy archive, which is not on GitHub and names a contact."""

    def make(folder: Path) -> None:
        project = folder.with_name(f"{folder.name}-project")
        project.mkdir()
        make_project(project, TOY)
        built(folder, project, ANNALS_CONTACT=CONTACT)

    with served(once("toy-form", make)) as origin:
        yield f"{origin}add/"


@pytest.fixture
def form(context: BrowserContext, address: str) -> Iterator[Form]:
    form = opened(context, address)
    yield form
    form.left_no_trace(address)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give a copy of the toy archive, to add to."""
    copy_toy(tmp_path)
    return tmp_path


def paste(form: Form, text: str = TEXT) -> None:
    form.fill({"text": text})
    expect(form.page.locator("#sha256")).not_to_have_value("")
    expect(form.page.locator("#found")).to_contain_text("Found")


def open_file(form: Form, text: str, name: str = "draft.md") -> None:
    form.page.locator("#file").set_input_files({"name": name, "mimeType": "text/markdown", "buffer": text.encode()})
    expect(form.page.locator("#opened")).not_to_be_empty()


def downloaded(form: Form) -> tuple[str, str]:
    with form.page.expect_download() as download:
        form.button("download").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def passes(archive: Path, form: Form) -> str:
    """Put the proposal where it belongs, and return what the check says of it, but that it waits for a maintainer."""
    path, text = form.file()
    target = archive / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    checked = annals("check", root=archive)
    assert checked.returncode == 0, checked.stdout
    waits = ("not in archive/ids.csv", "waiting here; run 'annals receive'")
    told = [line for line in checked.stdout.splitlines() if line.startswith(path)]
    return "\n".join(line for line in told if not any(each in line for each in waits))


def test_the_smallest_record_is_ten_lines_and_passes(form: Form, archive: Path) -> None:
    form.fill(LISTED)
    form.finished()
    path, text = form.file()
    id = path.removesuffix(".md")[-8:]
    assert path == f"archive/articles/2003/2003-03-06-harbour-post-{id}.md"
    assert text == (
        f"---\nid: {id}\ntitle: Two towns and a road\npublisher: harbour-post\npublished: 2003-03-06\nlanguage: en\n"
        "url: https://post.example.org/two-towns\n---\n\nA sentence of our own.\n"
    )
    assert passes(archive, form) == ""


def test_headline_day_and_names_are_read_from_the_text(form: Form) -> None:
    paste(form)
    assert form.page.input_value("#title") == "Two towns and a road"
    assert form.page.input_value("#date") == "2003-03-06"
    assert form.page.input_value("#paragraph") == "2"
    assert "at least 37 killed" in str(form.page.locator("#offers").text_content())
    assert "2003-03-05" in str(form.page.locator("#offers").text_content())


def test_what_a_person_wrote_is_not_written_over(form: Form) -> None:
    form.fill({"title": "My own headline", "date": "2003"})
    paste(form)
    assert form.page.input_value("#title") == "My own headline"
    assert form.page.input_value("#date") == "2003"


def test_a_figure_becomes_a_claim_when_a_person_says_so(form: Form, archive: Path) -> None:
    form.fill(LISTED)
    paste(form)
    form.press("use")
    assert form.page.input_value("#claim1-figure") == "at least 37"
    form.fill({"about": "al-mahbara-2003-03-capture", "when": "5 March 2003", "when_words": "on Wednesday"}, "claim1-")
    form.fill({"origin": "nib-monitor"}, "claim1-")
    form.finished()
    assert "when: 2003-03-05\n" in form.file()[1]
    passes(archive, form)


def test_events_near_the_day_and_places_are_shown_to_be_ticked(form: Form, archive: Path) -> None:
    form.fill(LISTED)
    paste(form)
    events = form.page.locator("[data-kind=events] li")
    expect(events.filter(has_text="Ink Front captures al-Mahbara")).to_be_visible()
    assert events.filter(has_text="recapture").count() == 0
    events.filter(has_text="Ink Front captures al-Mahbara").locator("input").check()
    form.finished()
    assert "\nevents: [al-mahbara-2003-03-capture]\n" in form.file()[1]
    passes(archive, form)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("6 March 2003", "2003-03-06"),
        ("March 6, 2003", "2003-03-06"),
        ("6 mar 2003", "2003-03-06"),
        ("Thursday, 6 March 2003", "2003-03-06"),
        ("2003/3/6", "2003-03-06"),
        ("13.3.2003", "2003-03-13"),
        ("٦ آذار ٢٠٠٣", "2003-03-06"),
        ("6 مارس 2003", "2003-03-06"),
        ("March 2003", "2003-03"),
        ("٢٠٠٣", '"2003"'),
        ("undated", "undated"),
    ],
)
def test_a_day_is_read_as_people_type_it(form: Form, typed: str, written: str) -> None:
    form.fill({**LISTED, "date": typed})
    form.finished()
    assert f"\npublished: {written.strip(chr(34))}\n" in form.file()[1]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3.6.2003", "which day is it? Write 2003-06-03 or 2003-03-06"),
        ("30 February 2003", "write a day as"),
        ("some day", "write a day as"),
        ("", "write the day, or undated"),
    ],
)
def test_a_day_that_is_not_clear_is_asked_for(form: Form, typed: str, told: str) -> None:
    form.fill({**LISTED, "date": typed})
    (line,) = form.missing()
    assert told in line


def test_unfinished_work_is_downloaded_and_opened_again(form: Form, archive: Path) -> None:
    form.fill({"title": "Two towns and a road: «part» #1", "authors": "Writer One\nWriter Two, of Tell Qirtas"})
    paste(form)
    form.press("claim")
    form.fill({"about": "al-mahbara", "states": "control", "side": "Ink Front", "paragraph": "4"}, "claim1-")
    assert form.button("download").inner_text() == "Download as it is"
    missing = form.missing()
    _name, text = downloaded(form)
    assert [line for line in text.splitlines() if line.startswith("# TODO: ")]
    before = form.file()
    form.page.reload()
    expect(form.page.locator("#add")).to_be_visible()
    open_file(form, text)
    assert form.file() == before
    assert form.missing() == missing
    form.fill({"publisher": "harbour-post", "url": "https://post.example.org/x", "abstract": "Our own words."})
    form.finished()
    assert "# TODO" not in form.file()[1]
    passes(archive, form)


def test_a_finished_record_is_opened_with_all_that_the_form_does_not_know(form: Form) -> None:
    records = sorted((TOY / "archive" / "articles").rglob("*.md"))
    assert records
    for path in records:
        text = path.read_text(encoding="utf-8")
        form.page.reload()
        expect(form.page.locator("#add")).to_be_visible()
        open_file(form, text, path.name)
        again, _problems = read(form.file()[1], "again.md")
        whole, _more = read(text, "whole.md")
        assert again, form.file()[1]
        assert whole
        lost = {key for key in whole.fields if key not in again.fields} - {"rights", "url_status"}
        assert lost == set(), path.name
        assert again.body == whole.body
        assert claims_of(again) == claims_of(whole), path.name


def claims_of(document: Document) -> list[dict[str, Value]]:
    """Return the claims of a record with what the record gives to each of them."""
    given: dict[str, Value] = {key: document.fields[key] for key in ("about", "chain") if key in document.fields}
    claims = document.fields.get("claims", [])
    return [{**given, **claim} for claim in claims if isinstance(claim, dict)]


@pytest.mark.parametrize(
    "text", ["", "A letter.", "---\ntitle: [a\n---\n", "---\n- a\n- b\n---\n", "---\nid: x\nid: y\n---\n", "\x00"]
)
def test_what_is_no_record_is_not_opened_and_nothing_is_lost(form: Form, text: str) -> None:
    form.fill(LISTED)
    before = form.file()
    open_file(form, text)
    assert "cannot be opened" in form.page.locator("#opened").inner_text()
    assert form.file() == before


def test_a_new_publisher_place_and_event_make_one_proposal_that_passes(form: Form, archive: Path) -> None:
    form.fill({**LISTED, "publisher": "another", "url": "https://hill-courier.example/x"})
    form.fill({"source_name": "The Hill Courier"})
    another = form.page.locator("[data-kind=towns] .an-another")
    another.locator("input").fill("Upper Sandwell")
    another.locator("button").click()
    form.fill({"sort": "towns:town", "within": "warraqa"}, "fresh1-")
    form.press("fresh")
    form.fill({"name": "Sandwell Wire", "sort": "sources:wire"}, "fresh2-")
    form.press("event")
    form.fill(
        {
            "title": "Clashes at Upper Sandwell",
            "when": "5 March 2003",
            "places": "Upper Sandwell",
            "told": "Two groups fought.",
        },
        "event1-",
    )
    form.fill({"type": "Battles|Armed clash", "side_a": "ink-front", "side_b": "Warraqa Guard"}, "event1-")
    form.finished()
    path, text = form.file()
    assert re.fullmatch(r"inbox/[a-z0-9]{8}\.md", path)
    assert [line.split("/", 1)[1] for line in text.splitlines() if line.startswith("=== ")][1:] == [
        "sources/the-hill-courier.md", "towns/upper-sandwell.md", "sources/sandwell-wire.md",
        "events/2003/upper-sandwell-2003-03-armed-clash.md",
    ]  # fmt: skip
    assert passes(archive, form) == ""
    received = annals("receive", root=archive)
    assert received.returncode == 0, received.stderr
    checked = annals("check", root=archive)
    assert checked.returncode == 0, checked.stdout
    assert not list((archive / "inbox").iterdir())


def test_a_proposal_of_several_records_is_opened_again(form: Form) -> None:
    form.fill({**LISTED, "publisher": "another"})
    form.fill({"source_name": "The Hill Courier"})
    form.press("fresh")
    form.fill({"name": "Upper Sandwell", "sort": "towns:town", "words": "Sandwell, U. Sandwell"}, "fresh1-")
    form.press("event")
    form.fill(
        {"title": "Clashes at Upper Sandwell", "places": "upper-sandwell", "when": "2003-03", "told": "They fought."},
        "event1-",
    )
    form.fill({"type": "Battles|Armed clash"}, "event1-")
    before = form.file()
    form.page.reload()
    expect(form.page.locator("#add")).to_be_visible()
    open_file(form, before[1])
    assert form.file() == before


def test_an_arabic_name_that_is_new_passes_with_where_it_was_read(form: Form, archive: Path) -> None:
    form.fill(LISTED)
    form.press("fresh")
    form.fill({"name": "Upper Sandwell", "sort": "towns:town", "words": "رملة العليا"}, "fresh1-")
    form.finished()
    assert passes(archive, form) == ""


def test_an_agency_that_the_article_does_not_name_can_be_credited(form: Form, archive: Path) -> None:
    form.fill(LISTED)
    paste(form)
    form.press("claim")
    form.fill(
        {"about": "al-mahbara", "states": "character", "value": "closed", "via": "salt-gazette", "paragraph": "3"},
        "claim1-",
    )
    (told,) = form.missing()
    assert "give it a credit" in told
    form.press("credit")
    form.fill({"source": "Salt Gazette", "paragraphs": "3-4", "credited": "no", "basis": "the same text"}, "credit1-")
    (told,) = form.missing()
    assert "say where the same text can be read" in told
    form.fill({"cites": "Salt Gazette, The road is closed, 5 March 2003"}, "credit1-")
    form.fill({"where": "https://gazette.example.org/road"}, "credit1-")
    form.finished()
    assert "chain: [salt-gazette, harbour-post]" in form.file()[1]
    passes(archive, form)


def test_a_printed_paper_a_held_copy_and_a_leaflet_need_no_address(form: Form, archive: Path) -> None:
    form.fill({**LISTED, "url": ""})
    (told,) = form.missing()
    assert told.startswith("Address: write the address; if it has none")
    for values in (
        {"page": "7"},
        {"page": "", "held": "Example Library, reel 3"},
        {"held": "", "url_note": "Never online."},
    ):
        form.fill(values)
        form.finished()
    form.fill({"date": "undated", "page": "7", "section": "World"})
    form.finished()
    assert "/undated/undated-harbour-post-" in form.file()[0]
    passes(archive, form)


def test_a_text_of_one_paragraph_is_told_and_can_be_parted(form: Form) -> None:
    lines = [
        "A headline of some words",
        *(f"Sentence number {n} of an invented text ends here." for n in ("one", "two")),
    ]
    paste(form, "\n".join(lines))
    expect(form.page.locator("#parted")).to_contain_text("The text is one paragraph")
    assert form.page.input_value("#title") == ""
    form.page.click("#part")
    expect(form.page.locator("#paragraphs")).to_have_value("3")
    expect(form.page.locator("#parted")).to_be_empty()
    expect(form.page.locator("#part")).to_be_hidden()


def test_without_github_the_page_says_where_to_send_it(form: Form) -> None:
    form.fill(LISTED)
    form.finished()
    expect(form.button("send")).to_be_hidden()
    link = form.page.locator("[data-file=article] .an-send-hint a")
    assert link.get_attribute("href") == f"mailto:{CONTACT}"
    assert "send it to" in form.page.locator("[data-file=article] .an-send-hint").inner_text()


def test_a_fault_that_is_folded_away_is_led_to(form: Form) -> None:
    form.press("claim")
    form.page.locator("#coding summary").first.click()
    form.page.get_by_role("link", name="Statement c1, About").click()
    assert form.page.evaluate("document.activeElement.id") == "claim1-about"
    expect(form.page.locator("#claim1-about")).to_be_visible()
