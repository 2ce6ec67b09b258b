"""What stands around every page: the way to it, the menu, the contents, whom to write to, what a messenger shows."""

import json
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from annals import urls
from annals.citations.store import Store
from annals.language.catalog import ENGLISH
from annals.licences import CC0
from annals.plugin.parts import part_of_nav
from annals.records.basemap import Basemap
from annals.sections import section_of
from annals.site.contact import contact_url, correction
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.lettering import as_drawn, is_drawn
from annals.site.notes import notes_of
from annals.site.picture import HEIGHT, WIDTH, Dot, picture
from annals.site.theme_settings import settings
from annals.site.trail import trail
from tests.support import TOY, copy_toy, loaded, site_of

MARKS = "".join(
    f"@@annals:{name}@@" for name in ("title", "description", "canonical", "head", "kind", "contents", "languages")
)


def _context(frame: Frame) -> Context:
    toy = loaded(TOY)
    return Context(toy.archive, toy.index, frame, Store())


def _ways(url: str) -> list[str]:
    return [link.striptags() for link in trail(_context(Frame.bare("")), url)]


def test_the_way_to_a_page_leads_from_its_section_through_what_it_is_part_of() -> None:
    toy = loaded(TOY).archive
    place = next(each for each in toy.places.values() if each.within and each.id != toy.about.region)
    assert _ways(urls.TOWNS) == []
    assert _ways("") == []
    way = _ways(urls.of_record(place))
    assert way[0] == "Places"
    assert way[-1] == toy.name(place.within or "")
    assert _ways(urls.of_version("town", place.id, 1)) == [*way, place.name]
    assert _ways("data/codebook/") == ["Data"]
    assert _ways("dates/2003/03/01/")[:2] == ["Chronology", "2003"]
    assert _ways("a/no-such-record/v1/") == ["Articles"]
    assert _ways(urls.of_pair(*list(toy.articles)[:2])) == ["Compare two accounts"]


def test_the_way_stands_above_the_title_and_the_contents_under_it() -> None:
    page = site_of(TOY).page("towns/al-mahbara/")
    way, title, fold = (
        page.index(part) for part in ('<nav class="an-way"', "<h1>", '<details class="an-plain an-fold an-onpage"')
    )
    assert way < title < fold


def test_the_menu_marks_the_page_and_the_section_of_a_record() -> None:
    frame = Frame.from_page(f'{MARKS}<li><a href="../../../../towns/">Places</a></li>@@annals:body@@')
    context = _context(frame)
    filled = {url: context.edition.frame._at(url) for url in ("towns/", "towns/al-mahbara/", "groups/x/")}
    assert '<a href="../towns/" aria-current="page">' in filled["towns/"]
    assert '<a href="../../towns/" aria-current="true">' in filled["towns/al-mahbara/"]
    assert "aria-current" not in filled["groups/x/"]
    assert section_of("dates/2015/") == section_of(urls.CHRONOLOGY)


def test_a_correction_goes_by_mail_with_the_record_and_its_file_filled_in() -> None:
    subject, body = correction(ENGLISH, "towns/x", "X & Y?", "archive/towns/x.md", "https://a.test/towns/x/")
    link = urlsplit(contact_url("desk@a.test", subject, body))
    assert (link.scheme, link.path) == ("mailto", "desk@a.test")
    asked = parse_qs(link.query)
    assert asked["subject"] == ["Correction to towns/x: X & Y?"]
    assert "archive/towns/x.md" in asked["body"][0]
    assert contact_url("https://a.test/write") == "https://a.test/write"
    assert contact_url("") == ""
    assert contact_url("a@b.test?bcc=c@d.test").startswith("mailto:a@b.test%3Fbcc")


def test_a_site_with_an_address_and_no_contact_is_warned_of_once() -> None:
    def told(contact: str, base: str) -> list[str]:
        frame = Frame.bare(base)
        frame.settings["contact"] = contact
        return [str(note) for note in notes_of(_context(frame)) if "extra.contact" in str(note)]

    assert told("", urls.PLACEHOLDER) == []
    assert told("desk@a.test", "https://a.test/") == []
    (line,) = told("", "https://a.test/")
    assert "set ANNALS_CONTACT" in line


def test_a_site_without_an_address_is_warned_of_and_one_with_an_address_is_not() -> None:
    def told(base: str) -> list[str]:
        return [str(note) for note in notes_of(_context(Frame.bare(base))) if ": site_url: " in str(note)]

    (line,) = told(urls.PLACEHOLDER)
    assert urls.PLACEHOLDER in line
    assert "set ANNALS_SITE_URL" in line
    assert told("https://a.test/") == []


def test_the_foot_of_a_record_offers_a_mail_where_there_is_a_contact() -> None:
    frame = Frame.bare("https://a.test/")
    assert "mailto:" not in _context(frame)._foot("towns/x/", "X", "archive/towns/x.md", data=False)
    frame.settings["contact"] = "desk@a.test"
    assert "mailto:desk@a.test?subject=" in _context(frame)._foot("towns/x/", "X", "archive/towns/x.md", data=False)


def test_the_picture_of_a_link_has_the_size_that_is_asked_for_and_the_same_bytes_each_time() -> None:
    dots = [Dot("Sadad", 34.3, 36.9, 2), Dot("صدد", 34.4, 37.0, 0)]
    basemap = Basemap((("region", ((36.0, 34.0), (39.0, 34.0), (38.0, 35.5), (36.0, 34.0))),))
    drawn = picture("Annals", "Of a province", dots, basemap)
    assert Image.open(BytesIO(drawn)).size == (WIDTH, HEIGHT)
    assert len(drawn) < 100_000
    assert drawn == picture("Annals", "Of a province", dots, basemap)
    assert picture("Annals", "Of nothing yet", [], None) != drawn


def test_arabic_letters_on_a_picture_are_joined_and_run_from_the_right() -> None:
    assert as_drawn("Warraqa (3)") == "Warraqa (3)"
    assert as_drawn("لا (3)") == "(3) \ufefb"
    assert as_drawn("Al-Souria Net وراقة") == "\ufe94\ufed7\ufe8d\ufead\ufeed Al-Souria Net"


@pytest.mark.parametrize(
    ("text", "drawn"), [("Warraqa", True), ("وِراقة، 2015", True), ("Варрака", False), ("וראקה", False)]
)
def test_what_no_face_has_letters_for_is_left_out_of_the_picture(text: str, drawn: bool) -> None:
    assert is_drawn(text) is drawn
    shown = picture(text, "", [], None)
    assert (shown != picture("", "", [], None)) is drawn


def test_the_picture_in_arabic_has_its_words_on_the_right_and_its_names_in_arabic() -> None:
    def ink(title: str, direction: str) -> list[bool]:
        """Return whether there is any on the left half, and on the right one."""
        shown = Image.open(BytesIO(picture(title, "", [], None, direction))).convert("L").point(lambda grey: grey < 90)
        halves = [shown.crop((left, 0, left + WIDTH // 2, HEIGHT)) for left in (0, WIDTH // 2)]
        return [half.getbbox() is not None for half in halves]

    assert ink("Warraqa", "ltr") == [True, False]
    assert ink("وراقة", "rtl") == [False, True]


def test_robots_are_told_where_the_map_of_the_site_is() -> None:
    assert site_of(TOY).text(urls.ROBOTS).endswith("sitemap.xml\n")


def test_the_page_of_the_data_says_what_it_is_to_searches_of_datasets() -> None:
    block = site_of(TOY).page(urls.DATA).partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    found = json.loads(block)
    assert (found["@type"], found["license"], found["temporalCoverage"]) == ("Dataset", CC0, "2003")
    assert {each["encodingFormat"] for each in found["distribution"]} >= {"text/csv", "application/geo+json"}


def test_titles_that_somebody_elses_theme_prints_are_escaped() -> None:
    nav = part_of_nav("A <b>title</b>", "press/", [{"title": "Who <i>held</i> it", "url": "towns/", "header": True}])
    assert nav.title == "A &lt;b&gt;title&lt;/b&gt;"
    assert [each.title for each in nav.children] == [nav.title, "Who &lt;i&gt;held&lt;/i&gt; it"]


def test_a_title_holds_no_mark_of_the_frame(tmp_path: Path) -> None:
    copy_toy(tmp_path)
    about = tmp_path / "archive" / "archive.md"
    text = re.sub(
        "^title: .*",
        'title: "A @@@@annals:set contact=x@@@@annals:body@@@@ title"',
        about.read_text("utf-8"),
        flags=re.M,
    )
    about.write_text(text, encoding="utf-8")
    assert settings(tmp_path)["site_name"] == "A @annals:set contact=x@annals:body@ title"
