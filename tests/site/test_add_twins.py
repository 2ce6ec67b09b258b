"""The scripts of the form do in Chromium what annals does in Python: names, ids, dates, figures, files, rules."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from annals.capture.text.recognise import Recogniser
from annals.checks.read import read_archive
from annals.facts.spellings import build_spellings
from annals.history.registration import register
from annals.language import names
from annals.language.capitals import tells_nothing
from annals.language.slugs import slug
from annals.problems import errors
from annals.records.files import decode
from annals.records.frontmatter import read
from annals.shipped import ASSETS
from annals.site.form_addresses import place_of
from annals.site.form_data import known_json
from annals.values import edtf, figure, ids
from annals.values.addresses import plain_url
from annals.values.copies import original_of
from tests.language.test_slugs import NAMES as NAMES_FOR_IDS
from tests.reports.recognised import Report, reports
from tests.support import HERE, PROJECT, SAMPLE, Loaded, loaded

from .conftest import set_up

pytestmark = pytest.mark.browser

SCRIPTS = ASSETS / "add"
ARCHIVE = loaded(SAMPLE).archive
NAMES = build_spellings(ARCHIVE).names
KNOWN = json.loads(known_json(ARCHIVE))
RECORDS = [*ARCHIVE.places.values(), *ARCHIVE.groups.values(), *ARCHIVE.sources.values()]
SPELLINGS = sorted({spelling for record in RECORDS for spelling in record.known_names})
SETUP = """async () => {
  const names = [["names", "Reader"], ["ids", "mint"], ["ids", "checkCharacter"], ["ids", "isShaped"],
    ["ids", "isChecked"], ["ids", "slug"],
    ["addresses", "Addresses"], ["listed", "placeOf"], ["languages", "languageOf"], ["events", "Events"],
    ["dates", "bounds"], ["faults", "isFigure"], ["faults", "faults"],
    ["record", "clean"], ["record", "cleanProse"],
    ["record", "articleFile"], ["record", "articlePath"], ["handover", "newFileBase"]];
  for (const [file, name] of names) window[name] = (await import(`/assets/add/${file}.js`))[name];
  window.known = (await import("/assets/add/known.js")).known;
  window.addresses = new Addresses(known.addresses);
  window.reader = new Reader(known.folding);
  window.records = [...known.towns, ...known.groups, ...known.sources];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, origin: str) -> Iterator[Page]:
    """Give a page of the site on which the scripts' functions are at hand."""
    with set_up(browser, f"{origin}add/", SETUP) as page:
        yield page


def python_names(text: str) -> list[list[str]]:
    return [
        [text[mention.start : mention.end], mention.id]
        for mention in NAMES.find(text)
        if not tells_nothing(text, mention.start, mention.end, mention.name)
    ]


def browser_names(page: Page, text: str, part: str = "sure") -> list[list[str]]:
    found = "([text, part]) => reader.recognise(records, text)[part].map(m => [text.slice(m.start, m.end), m.id])"
    return list(page.evaluate(found, [text, part]))


PARTICLES = [*names.BEFORE_ARTICLE, *names.PARTICLES]
ARABIC = [spelling for spelling in SPELLINGS if "\u0600" <= spelling[0] <= "\u06ff"]
TEXTS = [
    *SPELLINGS,
    *(spelling.upper() for spelling in SPELLINGS),
    *(spelling.lower() for spelling in SPELLINGS),
    *(spelling.replace("-", " ") for spelling in SPELLINGS),
    *(f"{spelling}’s losses, {spelling}'s men and the x{spelling}y" for spelling in SPELLINGS),
    *(f"قرب {particle}{name.removeprefix('ال')} و{particle}{name}." for particle in PARTICLES for name in ARABIC),
    *(name.translate({ord(folded): letter for letter, folded in names.FOLDS.items()}) for name in ARABIC),
    "What is, Is and IS; the IS’s men, al‑Qaryatayn, AL-QARYATAYN, al\nQaryatayn and Mahi\u0304n (Palmyra)",
    "القَرْيَتَيْن والقريتيــن وبالقريتين وللقريتين القريتان قريتين",
    "«المرصد» السوري، تنظيم «الدولة الإسلامية» وحركة \"أحرار الشام\" الإسلامية، دير – الزور وأ.ف.ب. (أ ف ب) قلم. حبر",
]  # fmt: skip


def test_the_same_names_are_found_in_a_table_of_texts(page: Page) -> None:
    found = page.evaluate(
        "texts => texts.map(t => reader.recognise(records, t).sure.map(m => [t.slice(m.start, m.end), m.id]))", TEXTS
    )
    different = [(text, seen) for text, seen in zip(TEXTS, found, strict=True) if seen != python_names(text)]
    assert different == []
    assert sum(map(len, found)) > len(SPELLINGS)


WORDS = st.sampled_from(
    [word for spelling in SPELLINGS for word in spelling.split()]
    + [*PARTICLES, "al", "Al", "-", "‑", " ", " ", "'s", "’s", "\n", ",", ".", "ʿ", "\u064e", "\u0301", "x", "IS", "is"]
)


@settings(max_examples=200)
@given(st.one_of(st.lists(WORDS, max_size=14).map("".join), st.lists(WORDS, max_size=14).map(" ".join), st.text()))
def test_the_same_names_are_found_in_any_text(page: Page, text: str) -> None:
    assert browser_names(page, text) == python_names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قرب بلدة مهين", [["مهين", "mahin"]]),
        ("وبلدة مهين ومدينة تدمر", [["مهين", "mahin"], ["تدمر", "palmyra"]]),
        ("كلام مهين بصدد نصيب", []),
        ("من مهين وصدد", [["مهين", "mahin"], ["وصدد", "sadad"]]),
        ("القريتين وتدمر", [["وتدمر", "palmyra"]]),
        ("على مشارف صدد، وهي صدد", [["صدد", "sadad"], ["صدد", "sadad"]]),
        ("تبعد عن تدمر", [["تدمر", "palmyra"]]),
        ("in Deir Ezzor", [["Deir Ezzor", "deir-ez-zor"], ["Deir Ezzor", "deir-ez-zor-governorate"]]),
        ("in the deir ezzor of others", []),
        ("وقال المرصد إن", [["المرصد", "sohr"]]),
        ("بحسب المرصد", [["المرصد", "sohr"]]),
        ("بنى المرصد على التل", []),
        ("Palmyra fell", []),
    ],
)
def test_an_ambiguous_name_is_suggested_in_arabic_only_behind_a_cue(
    page: Page, text: str, expected: list[list[str]]
) -> None:
    assert sorted(browser_names(page, text, "maybe")) == sorted(expected)
    assert python_names(text) == browser_names(page, text)


@pytest.mark.parametrize(
    ("written", "page_language", "tag"),
    [
        ("العربية", "en", "ar"), ("عربي", "ar", "ar"), ("Arabic", "ar", "ar"), ("arabic ", "en", "ar"),
        ("French", "en", "fr"), ("français", "en", "fr"), ("الفرنسية", "ar", "fr"), ("TÜRKÇE", "en", "tr"),
        ("ar", "en", "ar"), ("pt-BR", "en", "pt-BR"), ("Klingon", "en", "Klingon"), ("", "en", ""),
    ],
)  # fmt: skip
def test_a_language_may_be_written_by_its_name(page: Page, written: str, page_language: str, tag: str) -> None:
    assert page.evaluate("([text, page]) => languageOf(text, page)", [written, page_language]) == tag


@pytest.mark.parametrize(
    ("when", "offered"),
    [({"last": "2017-10-21"}, False), ({"last": "2015-09-06"}, True), ({"first": "2015-08-05"}, True), ({}, True)],
)
def test_an_event_of_open_beginning_is_offered_only_where_it_ends_soon(
    page: Page, when: dict[str, str], offered: bool
) -> None:
    event = {"places": ["x"], **when}
    near = """([event, rules]) => Events.prototype.near.call(
        { known: { rules, events: { event } } }, ["x"], ["2015-08-06", "2015-08-06"])"""
    assert (page.evaluate(near, [event, KNOWN["rules"]]) == ["event"]) is offered


PRINTED = [
    "Al-Qaryatayn fell. They left al-Qaryatayn, al  Qaryatayn and al-Mahin.", "إلى القريتين وبالقريتين وللقريتين",
    "القریتین ﺍﻟﻘﺮﻳﺘﻴﻦ", "the U.S.-led coalition in Raqqa province", "in Aleppo governorate, Beirut and BEIRUT",
    "تنظيم «الدولة» الإسلامية وجيش \"الإسلام\"",
    "MAHIN IS LOST\nWHAT NOW FOR PALMYRA", "Mahin: IS took it", "سيطر IS على مهين", "PALMYRA LOST, SAYS SOHR",
]  # fmt: skip


@pytest.mark.parametrize("text", PRINTED)
def test_the_form_lists_names_as_the_draft_does(page: Page, text: str) -> None:
    drafted = Recogniser(ARCHIVE).read([(1, text)])
    found = page.evaluate("text => reader.recognise(records, text).sure.map(m => [m.id, m.printed])", text)
    listed: dict[str, list[str]] = {}
    for id, printed in found:
        listed.setdefault(id, []).append(printed)
    certain = {id: names for id, names in drafted.names.items() if id in listed}
    assert {id: tuple(dict.fromkeys(names)) for id, names in listed.items()} == certain


@pytest.mark.parametrize("report", [*reports("ar"), *reports("en")], ids=lambda report: report.name)
def test_whatever_the_draft_names_in_a_report_the_form_ticks_or_offers(page: Page, report: Report) -> None:
    archive = loaded(PROJECT).archive
    known = json.loads(known_json(archive))
    records = [*known["towns"], *known["groups"], *known["sources"]]
    found = page.evaluate("([records, text]) => reader.recognise(records, text)", [records, report.text])
    shown = {mention["id"] for part in ("sure", "maybe") for mention in found[part]}
    drafted = set(Recogniser(archive).read([(1, report.text)]).names)
    assert drafted - shown == set()
    assert {mention["id"] for mention in found["sure"]} <= drafted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Free Syrian Army and the Syrian Army", ["syrian-government-forces"]),
        ("الجيش السوري الحر والجيش السوري", ["syrian-government-forces"]),
        ("الجيش السوري الحر", []),
    ],
)
def test_a_longer_name_that_is_another_s_is_passed_over(page: Page, text: str, expected: list[str]) -> None:
    known = json.loads(known_json(loaded(PROJECT).archive))
    found = page.evaluate("([records, text]) => reader.recognise(records, text)", [known["groups"], text])
    assert [mention["id"] for mention in found["sure"]] == expected
    assert found["maybe"] == []
    assert list(Recogniser(loaded(PROJECT).archive).read([(1, text)]).names) == expected


def test_a_name_hidden_by_capitals_is_offered_unticked(page: Page) -> None:
    text = "PALMYRA IS LOST"
    assert browser_names(page, text) == [["PALMYRA", "palmyra"]]
    assert browser_names(page, text, "maybe") == [["IS", "islamic-state"]]


ADDRESSES = json.loads((HERE / "same_addresses.json").read_text(encoding="utf-8"))
URLS = [url for group in (*ADDRESSES["same"], *ADDRESSES["different"]) for url in group]
STARTS = [
    "https://",
    "http://",
    "//",
    "",
    "https://web.archive.org/web/2015/",
    "https://archive.ph/20150807/",
]
HOSTS = ["m.", "www.", "amp.", "newarab.com", "الثورة.سوريا", "süd.example", ":80", ":8080", ".", "a@"]
REST = [
    "/", "/amp", "/x", "/a.amp.html", "%D8%A3", "%2F", "%ff", "%", "?", "&", "id=1", "utm_source=x", "amp", "ref=y",
    "#",
    "#!/a", "é", "e\u0301", "https://web.archive.org/web/2015/", "A", ".", "+",
]  # fmt: skip
ADDRESS = st.builds(
    "{}{}{}".format,
    st.lists(st.sampled_from(STARTS), max_size=2).map("".join),
    st.lists(st.sampled_from(HOSTS), max_size=4).map("".join),
    st.lists(st.sampled_from(REST), max_size=7).map("".join),
)


def test_the_same_addresses_are_of_one_page(page: Page) -> None:
    found = page.evaluate("urls => urls.map(url => [addresses.plain(url), addresses.originalOf(url) || url])", URLS)
    assert found == [[plain_url(url), original_of(url)] for url in URLS]


@given(ADDRESS)
def test_any_addresses_are_compared_alike(page: Page, url: str) -> None:
    assert page.evaluate("url => addresses.plain(url)", url) == plain_url(url)


def test_the_same_ids_are_proposed(page: Page) -> None:
    proposed = page.evaluate(
        "all => all.map(name => slug(name, known.letters, known.rules))", [n for n, _ in NAMES_FOR_IDS]
    )
    assert proposed == [slug(name) for name, _ in NAMES_FOR_IDS]


@given(st.text(alphabet="abcXYZ 09-'’ʿāḥŞøłđıİßæəцابK\u0301\u0323"))
def test_any_names_propose_the_same_ids(page: Page, name: str) -> None:
    assert page.evaluate("name => slug(name, known.letters, known.rules)", name) == slug(name)


def test_ids_made_in_the_browser_are_ids(page: Page) -> None:
    made = page.evaluate("Array.from({length: 500}, () => mint(new Set()))")
    assert [why for id in made if (why := ids.why_not_opaque(id))] == []
    assert len(set(made)) == len(made)
    assert set("".join(made)) == set(ids.ALPHABET)


STEMS = st.text(alphabet=ids.ALPHABET, min_size=ids.LENGTH - 1, max_size=ids.LENGTH - 1)


@given(STEMS)
def test_the_check_character_is_the_same(page: Page, stem: str) -> None:
    assert page.evaluate("stem => checkCharacter(stem)", stem) == ids.check_character(stem)


@given(st.one_of(STEMS.map(lambda stem: stem + ids.check_character(stem)), st.text(alphabet=ids.ALPHABET), st.text()))
def test_the_same_texts_are_shaped_and_checked(page: Page, text: str) -> None:
    shaped, checked = page.evaluate("text => [isShaped(text), isShaped(text) && isChecked(text)]", text)
    why = ids.why_not_opaque(text)
    assert shaped is not why.startswith("is not")
    if shaped and "digits in a row" not in why:
        assert checked is (why == "")


def test_addresses_are_looked_for_where_they_lie(page: Page) -> None:
    for number in (1, 7, 100):
        found = page.evaluate("([urls, number]) => urls.map(url => placeOf(url, number))", [URLS, number])
        assert found == [place_of(url, number) for url in URLS]


def test_an_id_in_use_is_passed_over(page: Page) -> None:
    drawn = "(seen => mint({ has: (id) => seen.push(id) < 3 }) === seen[2])([])"
    assert page.evaluate(drawn)


DATES = [
    "2015", "2015-08", "2015-08-06", "2016-02-29", "2015-02-29", "2015-04-31", "2015-13", "2015-00", "2015-01-00",
    "1900", "2100-12-31", "15-08-06", "2015-8-6", "2015-08-06 ", "06.08.2015", "", "2015-", "٢٠١٥",
]  # fmt: skip


def test_days_months_and_years_have_the_same_bounds(page: Page) -> None:
    found = page.evaluate("all => all.map(bounds)", DATES)
    for text, seen in zip(DATES, found, strict=True):
        try:
            parsed = edtf.parse(text)
        except edtf.DateError:
            assert seen is None, text
        else:
            assert [date.fromisoformat(day) for day in seen] == [parsed.lower, parsed.upper]


FIGURES = [
    "0", "37", "007", "at least 50", "at most 20", "more than 60", "fewer than 50", "about 300", "20-25", "25-20",
    "20-20", "0-3", "dozens", "hundreds", "tens of thousands", "hundreds of thousands", "many", "some 30", "1,000",
    "-1", "1.5", "", "at least dozens", "٣٧", "9" * 12, "9" * 13,
]  # fmt: skip


def test_the_same_figures_are_taken(page: Page) -> None:
    for text, taken in zip(
        FIGURES, page.evaluate("all => all.map(text => isFigure(known.rules, text))", FIGURES), strict=True
    ):
        try:
            figure.parse(text)
        except figure.FigureError:
            assert not taken, text
        else:
            assert taken, text
    assert all(page.evaluate("all => all.map(text => isFigure(known.rules, text))", list(figure.CODED_MINIMUM)))


NASTY = st.sampled_from(
    [
        "a: b", "a:", ": a", "a #b", "#a", "- a", "-", "---", "...", "? a", "! a", "!!str a", "&a", "*a", "| a", "> a",
        "%a", "@a", "`a`", "'a", "a'", '"a', 'a"', "\\", "\\n", 'a\\"', "[a", "a]", "{a: b}", "a, b", ",", "<<", "=",
        "~", "null", "yes", "2015-08-06", "0x1", "1e3", "القريتين: حمص", "«أ», ب", "a\u200fb", "\u202ea", "a\u2028b",
        "\ufeffa", "a\x85b", "a\x00b", "\x1b[1m", "😀: 😀", "\U0001fffe", "\ufffe", "a\tb", " a ", "a\n---\nb", "]]>",
    ]
)  # fmt: skip
ANY = st.one_of(NASTY, st.text(), st.lists(NASTY, max_size=4).map(" ".join))
WRITE = """([title, reason, authors, words, abstract]) => {
  const draft = { id: "mt5c42d9", title: clean(title), authors: authors.map(clean).filter(Boolean), date: "2015",
    basis: "inferred", reason: clean(reason), towns: { mahin: words.map(clean).filter(Boolean) }, groups: {},
    sources: {}, claims: [], abstract: cleanProse(abstract) };
  return [articleFile(draft), draft];
}"""


@settings(max_examples=300)
@given(ANY, ANY, st.lists(ANY, max_size=3), st.lists(ANY, max_size=3), ANY)
def test_whatever_is_typed_reads_back_as_it_was_cleaned(
    page: Page, title: str, reason: str, authors: list[str], words: list[str], abstract: str
) -> None:
    written, draft = page.evaluate(WRITE, [title, reason, authors, words, abstract])
    text, problems = decode(written.encode(), "x.md")
    document, more = read(text, "x.md")
    assert document, [*problems, *more]
    fields = document.fields
    assert fields.get("title", "") == draft["title"]
    assert fields.get("authors", []) == draft["authors"]
    assert fields["towns"] == draft["towns"]
    published = fields["published"]
    assert isinstance(published, dict)
    assert published.get("reason", "") == draft["reason"]
    assert document.body == draft["abstract"].strip()


HONEST = st.text(alphabet="abcXYZ ,.:;#'\"\\-–—«»()[]{}&*!|>%@`~?=ابةىءؤئ،؛؟٠١\u064e\u0301é漢 \n\t")


@given(HONEST)
def test_cleaning_leaves_honest_text_as_annals_does(page: Page, text: str) -> None:
    assert page.evaluate("text => clean(text)", text) == " ".join(text.split())


def test_half_a_character_is_dropped(page: Page) -> None:
    assert page.evaluate("clean('a\\ud800b')") == "ab"


@pytest.mark.parametrize(
    ("edit", "new"),
    [
        ("https://github.com/o/r/edit/main/", "https://github.com/o/r/new/main"),
        ("https://git.example/o/r/edit/main/", ""),
        ("https://github.com/o/r/blob/main/", ""),
        ("", ""),
        ("edit/main/", ""),
    ],
)
def test_where_files_are_begun_follows_from_where_they_are_edited(page: Page, edit: str, new: str) -> None:
    assert page.evaluate("base => newFileBase(base)", edit) == new


def test_eight_words_in_a_row_are_noticed_and_seven_are_not(page: Page) -> None:
    ours, theirs = "We say: one two three four five six seven eight.", "One, two three “four” five six seven eight!"
    assert (
        page.evaluate("([a, b]) => reader.sharedRun(a, b)", [ours, theirs]) == "one two three four five six seven eight"
    )
    assert page.evaluate("([a, b]) => reader.sharedRun(a, b)", [ours, theirs.replace("One", "1")]) == ""
    assert page.evaluate("([a, b]) => reader.sharedRun(a, b)", ["", theirs]) == ""


EVENT = "al-qaryatayn-2015-08-capture"
GOOD = {
    "about": EVENT, "side": "islamic-state", "figure": "37", "to": "palmyra", "value": "in a few words",
    "when": "2015-08-05", "when_words": "on Wednesday", "chain": ["sohr", "new-arab"], "paragraph": "3",
}  # fmt: skip
OTHERS: dict[str, list[Any]] = {
    "about": ["mahin", "islamic-state", "sohr", "nothing", "", "mt5c42d9"],
    "states": [""],
    "side": ["", "hezbollah", "civilians", "mahin", "constructor"],
    "figure": ["", "at least 50", "many", "dozens"],
    "to": ["", "sadad", "nowhere", "constructor"],
    "value": [""],
    "when": ["", "2015-08", "2015-08-05/2015-08-06", "2015-08-06/2015-08", "2016", "x"],
    "when_words": [""],
    "chain": [["new-arab"], ["bbc", "new-arab"], ["toString", "new-arab"]],
    "paragraph": ["1", "4", "0", "", "x"],
}
CHANGES = st.sampled_from([(key, value) for key, values in OTHERS.items() for value in values])
CLAIMS = st.builds(
    lambda states, changes: {**GOOD, "states": states, **dict(changes)},
    st.sampled_from(list(KNOWN["measures"])),
    st.lists(CHANGES, max_size=4),
)
JUDGE = """([id, claims]) => {
  const draft = { id, title: "A title", authors: [], publisher: "new-arab", date: "2015-08-06", basis: "stated",
    paragraph: "1", language: "en", url: "", url_note: "made up", sha256: "0".repeat(64), bytes: "9",
    paragraphs: "3", towns: { palmyra: ["Palmyra"] }, groups: { "islamic-state": ["IS"] }, sources: { sohr: ["SOHR"] },
    abstract: "Text." };
  const shown = (claim) => {
    const figure = known.measures[claim.states]?.needs === "figure" ? claim.figure : "";
    return { ...claim, key: "k", figure, to: claim.states === "distance" ? claim.to : "" };
  };
  const passes = (claim) => faults({ ...draft, claims: [claim] }, known, "").length === 0;
  const judged = claims.map(shown).map((claim) => [claim, passes(claim)]);
  draft.claims = judged.filter(([, passed]) => passed).map(([claim], place) => ({ ...claim, id: `c${place + 1}` }));
  return [articlePath(draft, "2015-08-06"), articleFile(draft), draft.claims.length];
}"""


def test_what_the_form_lets_through_the_check_lets_through(page: Page, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "archive", tmp_path / "archive")
    id = ids.mint(lambda alphabet: alphabet[10])
    passed = 0

    @settings(max_examples=15)
    @given(st.lists(CLAIMS, min_size=60, max_size=90))
    def every(claims: list[dict[str, Any]]) -> None:
        nonlocal passed
        path, text, number = page.evaluate(JUDGE, [id, claims])
        (tmp_path / path).write_text(text, encoding="utf-8")
        if not passed:
            archive, _index, _problems = read_archive(tmp_path)
            assert archive
            register(archive, tmp_path, date(2026, 1, 1))
        passed += number
        _archive, _index, problems = read_archive(tmp_path)
        assert list(map(str, errors(problems))) == []

    every()
    assert passed > 100


@pytest.mark.parametrize("script", sorted(SCRIPTS.parent.rglob("*.js")), ids=lambda path: path.name)
def test_a_script_is_short_and_runs_no_text(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert len(text.encode()) <= 12_500
    assert text.startswith("/*")
    unsafe = (
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|\bFunction\b|\.style\b|Storage|indexedDB|cookie"
    )
    assert re.findall(unsafe, text) == []


def test_every_script_is_loaded(real: Loaded) -> None:
    scripts = {path.name: path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js")}
    imported = {name for text in scripts.values() for name in re.findall(r'(?:from |import\()"\./(.+?)"', text)}
    assert imported | {"form.js"} == set(scripts)
