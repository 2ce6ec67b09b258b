"""The page "Add an article" in Chromium: what it makes passes the check, and nothing leaves the browser unasked."""

import shutil
from collections.abc import Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Route, expect

from annals.facts.spellings import build_spellings
from annals.records.frontmatter import Document, read
from tests.hostile.payloads import PAYLOADS
from tests.support import SAMPLE, Loaded, Once, loaded

from .conftest import PLAIN_HOST, annals, built, served
from .forms import EDITOR, Form, opened

pytestmark = pytest.mark.browser

HEADLINE = loaded(SAMPLE).archive.articles["mt5c42d9"].title
CLAIM = {
    "about": "al-qaryatayn-2015-08-capture",
    "states": "killed",
    "side": "islamic-state",
    "figure": "at least 12",
    "when": "2015-08-05",
    "when_words": "on Wednesday",
    "origin": "Syrian Observatory for Human Rights",
    "paragraph": "3",
}
# the headline, publisher and day are an archived article's; the text is made up
ENGLISH = {
    "title": HEADLINE,
    "url": "https://newarab.com/News/2015/8/6/another-report",
    "date": "2015-08-06",
    "paragraph": "2",
    "authors": "Writer One\nWriter Two\n",
    "abstract": "A made-up report: the monitor counts the dead, and says who took what.\n\n---\n\n'IS' # twice.",
    "text": f"{HEADLINE}\n\nThis paragraph is invented. It tells of al Qaryatayn and of"
    " Palmyra's roads.\n\nThe Syrian Observatory for Human Rights named Islamic State, the town of Sadad and Damascus.",
}
ARABIC = {
    "title": "«نص مختلق»: عنوان طويل عن القريتين # وما حولها",
    "url": "https://www.newarab.com/أخبار/نص مختلق",
    "language": "ar",
    "date": "2017-10",
    "basis": "inferred",
    "reason": "مستنتج: من ترتيب الصفحات",
    "authors": "كاتبة أولى، من حمص",
    "abstract": "ملخص مختلق يروي ما قاله التقرير عن القريتين: لا اقتباس ولا حكم.\n\n"
    + "جملة طويلة لا تعني شيئا. " * 250,
    "text": "عنوان مختلق\n\nدخلت قوات إلى القريتين وبلدة مهين.\n\n"
    "وقال المرصد السوري لحقوق الإنسان إن تنظيم الدولة خرج.",
}


@pytest.fixture(scope="module")
def address(once: Once) -> Iterator[str]:
    """Give the address of the form on a site whose files are edited on GitHub."""
    folder = once("editable", lambda folder: built(folder, ANNALS_EDIT_BASE=f"{EDITOR}/edit/main/"))
    with served(folder) as origin:
        yield f"{origin}add/"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give a project folder with a copy of the archive, to add to."""
    shutil.copytree(SAMPLE / "archive", tmp_path / "project" / "archive")
    return tmp_path / "project"


@pytest.fixture
def form(context: BrowserContext, address: str) -> Iterator[Form]:
    form = opened(context, address)
    yield form
    form.left_no_trace(address)
    assert form.page.evaluate("document.querySelectorAll('script').length") == 1


def add(form: Form, values: dict[str, str], claim: dict[str, str] | None = None) -> Document:
    """Fill in the form, and return the record it makes, as annals reads it."""
    form.fill(values)
    expect(form.page.locator("#found")).to_contain_text("Found")
    expect(form.page.locator("#sha256")).not_to_have_value("")
    if claim:
        form.press("claim")
        form.fill(claim, "claim1-")
    form.finished()
    document, problems = read(form.file()[1], form.file()[0])
    assert document, problems
    return document


def check(root: Path, *files: tuple[str, str]) -> str:
    """Put files into a copy of the archive, and return what the check says of them."""
    for path, text in files:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        assert not target.exists()
        target.write_text(text, encoding="utf-8")
    checked = annals("check", root=root)
    assert checked.returncode == 0, checked.stdout
    return "\n".join(line for line in checked.stdout.splitlines() if line.startswith(tuple(path for path, _ in files)))


def passes(root: Path, *files: tuple[str, str]) -> bool:
    """Return whether the check finds nothing in new files but warnings, as that they are not registered yet."""
    return all(": warning: " in line for line in check(root, *files).splitlines())


def test_an_english_article_passes_the_check(form: Form, archive: Path, real: Loaded) -> None:
    record = add(form, ENGLISH, CLAIM)
    assert passes(archive, form.file())
    data = ENGLISH["text"].encode()
    assert record.fields["capture"] == {
        "sha256": sha256(data).hexdigest(),
        "bytes": str(len(data)),
        "paragraphs": "3",
    }
    assert record.fields["title"] == ENGLISH["title"]
    assert record.fields["publisher"] == "new-arab"
    assert record.fields["authors"] == ["Writer One", "Writer Two"]
    assert record.body == ENGLISH["abstract"]
    expected = {
        mention.id for mention in build_spellings(real.archive).names.find(f"{ENGLISH['title']}\n\n{ENGLISH['text']}")
    }
    assert {id for kind in ("towns", "groups", "sources") for id in record.fields[kind]} == expected
    assert record.fields["claims"] == [
        {
            "id": "c1",
            **{key: value for key, value in CLAIM.items() if key != "origin"},
            "chain": ["sohr", "new-arab"],
        }
    ]
    assert record.fields["published"] == {"date": "2015-08-06", "basis": "stated", "paragraph": "2"}
    assert not {"rights", "url_status", "url_note", "credits"} & set(record.fields)


def test_an_arabic_article_with_a_long_abstract_passes_the_check(form: Form, archive: Path) -> None:
    record = add(form, ARABIC)
    assert passes(archive, form.file())
    assert record.fields["title"] == ARABIC["title"]
    assert record.fields["published"] == {"date": "2017-10", "basis": "inferred", "reason": ARABIC["reason"]}
    assert record.fields["authors"] == [ARABIC["authors"]]
    assert str(record.fields["url"]).isascii()
    assert record.body == ARABIC["abstract"].strip()
    assert list(record.fields["towns"]) == ["al-qaryatayn"]
    assert list(record.fields["sources"]) == ["sohr"]
    assert form.file()[0].startswith("archive/articles/2017/2017-10-01-new-arab-")


def test_an_unsure_name_is_shown_and_left_to_the_person(form: Form) -> None:
    add(form, ARABIC)
    mahin = form.page.locator("[data-kind=towns] li", has_text="Mahin")
    assert "may mean something else: مهين" in mahin.inner_text()
    assert not mahin.locator("input[type=checkbox]").is_checked()
    mahin.locator("input[type=checkbox]").check()
    assert "\n  mahin: [مهين]\n" in form.file()[1]


def test_a_name_can_be_added_by_hand_with_its_words(form: Form) -> None:
    add(form, ENGLISH)
    another = form.page.locator("[data-kind=towns] .an-another")
    another.locator("input").fill("Mahin")
    another.locator("button").click()
    words = form.page.get_by_label("Other words for Mahin")
    assert "\n  mahin: []\n" in form.file()[1]
    (told,) = form.page.locator("#missing li").all_inner_texts()
    assert "write the words the article uses" in told
    words.fill("Mahheen، مهين")
    words.blur()
    form.finished()
    assert "\n  mahin: [Mahheen, مهين]\n" in form.file()[1]


def test_an_id_is_proposed_from_the_letters_of_a_name_and_else_asked_for(form: Form) -> None:
    form.fill({"publisher": "another"})
    form.fill({"source_name": "Zamān al-Waṣl"})
    assert form.page.locator("#source_id").input_value() == "zaman-al-wasl"
    form.fill({"source_name": "جريدة المثال"})
    assert form.page.locator("#source_id").input_value() == ""
    assert "usual spelling in small Latin letters" in form.page.locator("#missing").inner_text()


def test_an_article_that_is_there_is_known_by_any_of_its_addresses(form: Form, real: Loaded) -> None:
    article = next(article for article in real.archive.articles.values() if article.url)
    form.fill({"url": f"https://web.archive.org/web/2016/{article.url}?utm_source=x#top"})
    missing = form.page.locator("#missing")
    expect(missing).to_contain_text(f"the archive already has this article, as {article.id}")


def test_an_article_of_the_archive_is_not_added_twice(form: Form, real: Loaded) -> None:
    article = next(article for article in real.archive.articles.values() if article.url)
    form.fill({**ENGLISH, "url": article.url or ""})
    expect(form.page.locator("#url-error")).to_have_text(f"the archive already has this article, as {article.id}")
    assert form.button("send").is_disabled()


def test_what_is_missing_is_listed_and_leads_to_its_field(form: Form) -> None:
    missing = form.page.locator("#missing li")
    assert "Headline: write the headline as the article prints it" in missing.all_inner_texts()
    assert form.button("send").is_disabled()
    assert form.button("copy").is_enabled()
    assert form.button("download").is_enabled()
    form.page.get_by_role("link", name="Headline").click()
    assert form.page.evaluate("document.activeElement.id") == "title"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"about": "nothing"}, "Statement c1, About: choose an event"),
        ({"side": "hezbollah"}, "Statement c1, Whose: tick this group"),
        ({"figure": "lots"}, "Statement c1, Figure, in people: write 37"),
        ({"states": "control", "side": ""}, "Statement c1, Whose: name the group of which this is stated"),
        ({"states": "target"}, "Statement c1, In words: say it in a few words"),
        ({"states": "distance"}, "Statement c1, How far from where: name the place"),
        ({"when": "2015-08-07"}, "Statement c1, Day it happened: is after the article came out"),
        ({"when": "2015-02-30"}, "Statement c1, Day it happened: write a day"),
        ({"when_words": ""}, "Statement c1, The words that date it: write the two"),
        ({"origin": "bbc"}, "Statement c1, Who said it first: tick BBC News"),
        ({"paragraph": "4"}, "Statement c1, Paragraph: write the number"),
    ],
)
def test_a_claim_that_the_check_would_refuse_is_told(form: Form, change: dict[str, str], fault: str) -> None:
    add(form, ENGLISH, CLAIM)
    form.fill(change, "claim1-")
    (told,) = form.page.locator("#missing li").all_inner_texts()
    assert told.startswith(fault)
    form.page.get_by_role("button", name="Remove this statement").click()
    form.finished()


def test_words_taken_over_from_the_text_are_told(form: Form) -> None:
    form.fill({**ENGLISH, "abstract": "It says: “This paragraph is invented, it tells of Al-Qaryatayn”."})
    form.page.locator("#abstract").press("End")
    form.page.keyboard.type(" ")
    expect(form.page.locator("#shared")).to_contain_text("this paragraph is invented it tells of al")


def test_a_short_file_is_sent_whole_to_the_editor(form: Form, context: BrowserContext) -> None:
    add(form, ENGLISH)
    with context.expect_page() as editor:
        form.button("send").click()
    address = urlsplit(editor.value.url)
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{EDITOR}/new/main"
    assert len(editor.value.url) <= 7500
    path, text = form.file()
    assert parse_qs(address.query) == {"filename": [path], "value": [text]}
    assert editor.value.evaluate("document.referrer") == ""
    assert editor.value.evaluate("window.opener") is None


def test_a_long_file_is_copied_and_the_editor_opens_empty(form: Form, context: BrowserContext) -> None:
    add(form, ARABIC)
    path, text = form.file()
    expect(form.page.locator("[data-file=article] .an-send-hint")).to_contain_text("too long")
    with context.expect_page() as editor:
        form.button("send").click()
    assert parse_qs(urlsplit(editor.value.url).query) == {"filename": [path]}
    expect(form.status()).to_contain_text("The file is copied. Paste it")
    form.page.bring_to_front()
    assert form.page.evaluate("navigator.clipboard.readText()") == text


def test_a_file_is_copied_and_downloaded_as_shown(form: Form) -> None:
    add(form, ARABIC)
    path, text = form.file()
    form.button("copy").click()
    expect(form.status()).to_have_text("Copied.")
    assert form.page.evaluate("navigator.clipboard.readText()") == text
    with form.page.expect_download() as download:
        form.button("download").click()
    assert download.value.suggested_filename == path.rpartition("/")[2]
    assert Path(download.value.path()).read_bytes() == text.encode()


def test_the_pasted_text_can_be_kept_as_it_was_summed(form: Form) -> None:
    add(form, ARABIC)
    with form.page.expect_download() as download:
        form.page.click("[data-do=save]")
    assert sha256(Path(download.value.path()).read_bytes()).hexdigest() == form.page.input_value("#sha256")


def test_hostile_text_stays_text(form: Form, archive: Path) -> None:
    dialogs: list[str] = []
    form.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    hostile = " ".join(PAYLOADS)[:1900]
    title = hostile[:290]
    body = "\n".join(PAYLOADS)
    form.fill({**ENGLISH, "url": "", "url_note": hostile, "publisher": "new-arab"} | {"title": title, "abstract": body})
    form.page.locator("[data-kind=groups] .an-another input").fill(hostile[:290])
    form.page.locator("[data-kind=groups] .an-another button").click()
    assert form.page.input_value("#fresh1-name").startswith(hostile[:20])
    form.page.get_by_role("button", name="Remove this name").click()
    form.finished()
    document, problems = read(form.file()[1], form.file()[0])
    assert document, problems
    assert "<script>alert(1)</script>" in str(document.fields["title"])
    assert form.page.locator("form :is(img, svg, iframe, script, style, a[href^=javascript])").count() == 0
    assert dialogs == []
    assert passes(archive, form.file())


def test_over_plain_http_the_checksum_is_asked_for_and_may_be_left_out(context: BrowserContext, address: str) -> None:
    form = opened(context, address.replace("127.0.0.1", PLAIN_HOST))
    form.fill(ENGLISH)
    expect(form.page.locator("#found")).to_contain_text("Found")
    form.finished()
    assert "capture:" not in form.file()[1]
    form.fill({"sha256": sha256(ENGLISH["text"].encode()).hexdigest()})
    expect(form.page.locator("#insecure")).to_be_visible()
    expect(form.page.locator("#bytes")).to_have_value(str(len(ENGLISH["text"])))
    form.finished()
    form.button("copy").click()
    expect(form.status()).to_have_text("Copied.")
    assert form.told == []


def test_without_a_place_to_send_to_the_page_says_so(context: BrowserContext, origin: str) -> None:
    form = opened(context, f"{origin}add/")
    add(form, ENGLISH)
    expect(form.button("send")).to_be_hidden()
    assert form.button("copy").is_enabled()
    expect(form.page.locator("[data-file=article] .an-send-hint")).to_contain_text("send it to whoever runs this site")


def test_without_javascript_the_page_shows_the_form_of_a_file(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("#without").is_visible()
    assert page.locator("#add").is_hidden()
    context.close()


def test_without_the_names_the_page_shows_the_form_of_a_file(context: BrowserContext, address: str) -> None:
    context.route("**/names.json", lambda route: route.abort())
    page = context.new_page()
    page.goto(address)
    page.locator("#text").focus()
    expect(page.locator("#without")).to_be_visible()
    assert page.locator("#add").is_hidden()


def test_what_works_the_form_is_fetched_on_use_and_does_then_what_was_done_before(
    context: BrowserContext, address: str
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route("**/assets/add/work.js", hold)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    expect(page.locator("#add")).to_be_visible()
    page.locator("#coding").evaluate("e => { e.open = true }")
    assert [url for url in asked if url.endswith(("work.js", ".json"))] == []
    page.locator("[data-do=claim]").first.click()
    page.locator("#title").fill("A headline")
    page.locator("#title").press("Enter")
    while not held:
        page.wait_for_timeout(20)
    assert page.locator("#claims fieldset").count() == 0
    held[0].continue_()
    expect(page.locator("#add[aria-busy=false]")).to_be_visible()
    expect(page.locator("#claims fieldset")).to_have_count(1)
    assert "title: A headline" in page.locator("[data-file=article] textarea").input_value()


def test_the_keyboard_alone_reaches_every_control(form: Form) -> None:
    add(form, ENGLISH, CLAIM)
    visible = "article form :is(input, select, textarea, button, summary):not([disabled])"
    for name in ("fresh", "event", "credit"):
        form.press(name)
    form.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    wanted = form.page.locator(visible).evaluate_all("all => all.filter(e => e.checkVisibility()).length")
    form.page.locator("#going-on summary").focus()
    form.page.evaluate("window.reached = new Set([document.activeElement])")
    for _press in range(2 * wanted):
        form.page.keyboard.press("Tab")
        shown = form.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert shown != "none", form.page.evaluate("document.activeElement.outerHTML")
        form.page.evaluate("reached.add(document.activeElement)")
        if form.page.evaluate("document.activeElement.closest('footer') !== null"):
            break
    missed = form.page.locator(visible).evaluate_all(
        "all => all.filter(e => e.checkVisibility() && !reached.has(e)).map(e => e.outerHTML)"
    )
    assert missed == []


@pytest.mark.parametrize(("width", "scheme"), [*product((390, 1280), ("light", "dark"))])
def test_the_form_in_use_is_fine_for_everyone(browser: Browser, address: str, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    form = opened(context, address)
    form.fill({**ARABIC, "publisher": "another"})
    form.fill({"url": "", "title": "", "reason": ""})
    form.press("claim")
    form.fill({"states": "distance", "about": "nothing"}, "claim1-")
    expect(form.page.locator("#found")).to_contain_text("Found")
    for name in ("fresh", "event", "credit"):
        form.press(name)
    form.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert form.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    violations = Axe().run(form.page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in violations] == []
    context.close()
