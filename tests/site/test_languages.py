"""The site in several languages: which texts are said, where the pages stand, and what a translation cannot do."""

import html
import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser

from annals.reference.messages import TEMPLATE, collected, renewed, written
from annals.shipped import LOCALE
from tests.pseudo import BEGIN, END, pseudo_catalog
from tests.support import TOY, Site, build_site, copy_toy

from .conftest import built, make_project, served

ARABIC = LOCALE / "ar.po"
PLACE = re.compile(r"%\((\w+)\)s")


def forms() -> list[tuple[str, tuple[str, ...]]]:
    """Return the messages in Arabic: each in English, in its last form, with all its forms in Arabic."""
    found = []
    for each in read_po(BytesIO(ARABIC.read_bytes()), locale="ar"):
        if each.id and not each.fuzzy:
            said = each.string if isinstance(each.string, (tuple, list)) else (each.string or "",)
            found.append((each.id if isinstance(each.id, str) else each.id[-1], tuple(said)))
    return found


@pytest.mark.slow
def test_every_message_of_the_code_is_in_the_files_and_no_other() -> None:
    found = collected()
    assert TEMPLATE.read_bytes() == written(found), "run 'make messages'"
    assert ARABIC.read_bytes() == renewed(ARABIC.read_bytes(), "ar", found), "run 'make messages'"


@pytest.mark.slow
def test_every_message_is_translated_in_each_of_its_forms() -> None:
    assert [name for name, said in forms() if not all(said)] == []
    assert len(forms()) == len(collected())


def test_a_translation_has_the_places_of_its_message_and_no_other() -> None:
    for name, said in forms():
        meant = set(PLACE.findall(name))
        for form in said:
            placed = set(PLACE.findall(form))
            assert placed <= meant, form
            # the forms for none, one and two say the number as a word, and have no first of several
            assert len(said) > 1 or placed == meant, form
        assert meant <= set(PLACE.findall(said[-1])), name


def two_languages(root: Path, second: str, texts: bytes | None = None) -> None:
    """Make the toy archive one of two languages, with texts of its own in the second."""
    copy_toy(root)
    about = root / "archive/archive.md"
    about.write_text(about.read_text().replace("languages: [en]", f"languages: [en, {second}]"))
    if texts is not None:
        (root / f"archive/texts.{second}.po").write_bytes(texts)


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("arabic")
    two_languages(root, "ar")
    return build_site(root, "https://archive.test/")


@pytest.mark.slow
def test_a_page_of_the_second_language_says_so_and_names_its_twin(arabic: Site) -> None:
    first = {url for url in arabic.pages if not url.startswith("ar/")}
    second = {url.removeprefix("ar/") for url in arabic.pages if url.startswith("ar/")}
    assert {"", "towns/al-mahbara/", "chronology/"} <= second <= first
    assert {url for url in first - second if not re.search(r"/v\d+/$", url)} == {"data/codebook/"}
    for url in ("towns/al-mahbara/", "ar/towns/al-mahbara/"):
        for language, folder in (("en", ""), ("ar", "ar/")):
            address = f"https://archive.test/{folder}towns/al-mahbara/"
            assert f'<link rel="alternate" hreflang="{language}" href="{address}">' in arabic.pages[url]


@pytest.mark.slow
def test_links_between_pages_stay_in_their_language_where_the_page_is_there(arabic: Site) -> None:
    files = set(arabic.files)
    for url, text in arabic.pages.items():
        for target in re.findall(r'href="([^":#?]+/)(?:#[^"]*)?"', text):
            path = _resolved(url, html.unescape(target))
            twin = f"ar/{path}index.html"
            if url.startswith("ar/") and not path.startswith("ar/") and twin in files:
                # the only way out is the link to the page's own twin
                assert path == url.removeprefix("ar/"), (url, target)


@pytest.mark.slow
def test_a_link_to_a_page_that_is_in_the_first_language_alone_says_so(arabic: Site) -> None:
    note = '<span class="an-note">باللغة الإنجليزية</span></a>'
    codebook = arabic.pages["ar/data/"].partition("data/codebook/")[2]
    assert codebook.startswith('" hreflang="en">')
    assert codebook.partition("</a>")[0].endswith(note.removesuffix("</a>"))
    assert note in arabic.pages["ar/a/ggm67h9m/"]  # its versions
    for url, text in arabic.pages.items():
        assert url.startswith("ar/") or note not in text
        for attributes, target in re.findall(r'<a (href="([^":#?]+/)(?:#[^"]*)?"[^>]*)>', text):
            if url.startswith("ar/") and not _resolved(url, html.unescape(target)).startswith("ar/"):
                assert 'hreflang="en"' in attributes, (url, target)


def _resolved(url: str, target: str) -> str:
    """Return where a relative link of a page leads, from the site's root."""
    parts = url.split("/")[:-1]
    for part in target.split("/")[:-1]:
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "".join(f"{part}/" for part in parts)


@pytest.mark.slow
def test_what_is_no_page_stands_once(arabic: Site) -> None:
    beside = [path for path in arabic.files if path.startswith("ar/") and not path.endswith("index.html")]
    assert beside == ["ar/picture.png"]  # of links, with names in Arabic


@pytest.mark.slow
def test_no_text_of_a_page_is_outside_of_the_catalog(tmp_path: Path) -> None:
    # a language that runs the other way, whose pages say of every text in English that it is English
    two_languages(tmp_path, "fa", pseudo_catalog("fa"))
    site = build_site(tmp_path, "https://archive.test/")
    records = _flat("\n".join(_records(tmp_path)))
    unsaid = {
        (url, piece)
        for url, text in site.pages.items()
        if url.startswith("fa/")
        for piece in _outside(text)
        if piece not in records and not NO_TEXTS.fullmatch(piece)
    }
    assert unsaid == set()


NO_TEXTS = re.compile(
    r"APA|MLA|BibTeX|RIS|CSV|(?:Geo)?JSON(?:-LD)?|SHA-256|[\w.-]+\.\w+"
    r"|(?:\w+/)+[\w-]+|(?:Battles|Explosions/Remote violence): [\w -]+"
)
"""Names of styles, formats, files and ACLED's events, and addresses, which are the same in every language."""


def _records(root: Path) -> list[str]:
    suffixes = (".md", ".jsonl", ".yml", ".geojson")
    return [path.read_text() for path in sorted(root.rglob("*")) if path.suffix in suffixes]


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text).replace("`", "").replace("*", "").replace("\u2068", ""))


def _outside(page: str) -> set[str]:
    """Return the texts of a page that are in no message, which is between marks, and not said to be in English."""
    begin = re.search(r"^<(?!link|meta)", page, re.MULTILINE)  # above it a bare frame has the names of the page
    tree: Any = lxml.html.fromstring(page[begin.start() :] if begin else page)
    for element in tree.xpath('.//*[@lang="en"] | .//script | .//style | .//code | .//pre'):
        # where a message in Latin letters is marked within a heading, its marks stay
        if element.get("lang") and {BEGIN, END} & set(element.text_content()):
            element.drop_tag()
        else:
            element.drop_tree()
    found, depth = set[str](), 0
    for piece in re.split(f"([{BEGIN}{END}])", "\0".join(tree.itertext())):
        depth += {BEGIN: 1, END: -1}.get(piece, 0)
        if not depth:
            found |= {_flat(text).strip(" .,:;()–·→←“”/[]") for text in piece.split("\0")}
    return {text for text in found if re.search(r"[A-Za-z]{2}", text)}


HOSTILE = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\n"

msgid "Towns and places"
msgstr "<script>alert(1)</script>"

msgid "Withdrawn"
msgstr "\" onmouseover=\"alert(1)"
"""


@pytest.mark.slow
def test_a_translation_is_text_and_never_markup(tmp_path: Path) -> None:
    two_languages(tmp_path, "ar", HOSTILE.encode())
    pages = build_site(tmp_path, "https://archive.test/").pages
    assert any("&lt;script&gt;alert(1)" in text for text in pages.values())
    assert not [url for url, text in pages.items() if "<script>alert" in text or '" onmouseover="' in text]


@pytest.fixture(scope="module")
def unspoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Give the address of the toy archive in a language that nobody speaks, and what its records say."""
    toy, root = tmp_path_factory.mktemp("toy"), tmp_path_factory.mktemp("unspoken")
    two_languages(toy, "fa", pseudo_catalog("fa"))
    shutil.copy(TOY / "citations.json", toy)
    make_project(root, toy)
    built(root / "site", root=root)
    with served(root / "site") as address:
        yield f"{address}fa/", _flat("\n".join(_records(toy)))


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("address", ["search/?q=Northern", "search/?q=nowhere+Mahbarra", "add/", "map/", "a/ggm67h9n/"])
def test_no_text_that_a_script_shows_is_outside_of_the_catalog(
    browser: Browser, unspoken: tuple[str, str], address: str
) -> None:
    page = browser.new_page()
    page.goto(unspoken[0] + address)
    page.wait_for_load_state("networkidle")
    for fold in page.locator("details:visible > summary").all():
        fold.click()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('[hidden], template').forEach((each) => each.remove())")
    shown, said = _outside(page.content()), page.locator("main").inner_text()
    page.close()
    assert said.count(BEGIN) > 5
    names = {
        name for piece in shown for name in re.split(" [←→·] ", piece)
    }  # chains, and what stands beside each other
    assert {name for name in names if name not in unspoken[1] and not NO_TEXTS.fullmatch(name)} == set()
