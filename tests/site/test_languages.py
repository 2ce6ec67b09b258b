"""The site in several languages: which texts are said, where the pages stand, and what a translation cannot do."""

import html
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog as Messages
from babel.messages.pofile import read_po

from annals.reference.messages import TEMPLATE, collected, renewed, written
from annals.shipped import LOCALE
from tests.pseudo import BEGIN, END, pseudo_catalog
from tests.support import Site, build_site, copy_toy

ARABIC = LOCALE / "ar.po"
PLACE = re.compile(r"%\((\w+)\)s")


def messages() -> Messages:
    """Return the Arabic file of translations."""
    return read_po(BytesIO(ARABIC.read_bytes()), locale="ar")


def test_every_message_of_the_code_is_in_the_files_and_no_other() -> None:
    found = collected()
    assert TEMPLATE.read_bytes() == written(found), "run 'make messages'"
    assert ARABIC.read_bytes() == renewed(ARABIC.read_bytes(), "ar", found), "run 'make messages'"


def test_every_message_is_translated_in_each_of_its_forms() -> None:
    forms = [
        (each.id, each.string if isinstance(each.string, tuple) else (each.string,)) for each in messages() if each.id
    ]
    assert [name for name, said in forms if not all(said)] == []
    assert len(forms) > 1000


def test_a_translation_has_the_places_of_its_message_and_no_other() -> None:
    wrong = []
    for each in messages():
        if each.id:
            meant = set(PLACE.findall(each.id[-1] if isinstance(each.id, tuple) else each.id))
            for said in each.string if isinstance(each.string, tuple) else (each.string,):
                placed = set(PLACE.findall(said))
                # the forms for one and for two say the number as a word
                wrong += [said] if placed - meant or meant - placed - {"number"} else []
    assert wrong == []


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


def test_a_page_of_the_second_language_says_so_and_names_its_twin(arabic: Site) -> None:
    first = {url for url in arabic.pages if not url.startswith("ar/")}
    second = {url.removeprefix("ar/") for url in arabic.pages if url.startswith("ar/")}
    assert {"", "towns/al-mahbara/", "chronology/"} <= second <= first
    assert {url for url in first - second if not re.search(r"/v\d+/$", url)} == {"data/codebook/"}


def test_links_between_pages_stay_in_their_language_where_the_page_is_there(arabic: Site) -> None:
    files = set(arabic.files)
    for url, text in arabic.pages.items():
        for target in re.findall(r'href="([^":#?]+/)(?:#[^"]*)?"', text):
            path = _resolved(url, html.unescape(target))
            twin = f"ar/{path}index.html"
            if url.startswith("ar/") and not path.startswith("ar/") and twin in files:
                # the only way out is the link to the page's own twin
                assert path == url.removeprefix("ar/"), (url, target)


def _resolved(url: str, target: str) -> str:
    """Return where a relative link of a page leads, from the site's root."""
    parts = url.split("/")[:-1]
    for part in target.split("/")[:-1]:
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "".join(f"{part}/" for part in parts)


def test_what_is_no_page_stands_once(arabic: Site) -> None:
    beside = [path for path in arabic.files if path.startswith("ar/") and not path.endswith("index.html")]
    assert {path.rpartition(".")[2] for path in beside} <= {"svg"}


@pytest.mark.slow
def test_no_text_of_a_page_is_outside_of_the_catalog(tmp_path: Path) -> None:
    two_languages(tmp_path, "fr", pseudo_catalog("fr"))
    site = build_site(tmp_path, "https://archive.test/")
    records = _flat("\n".join(_records(tmp_path)))
    unsaid = set[str]()
    for url, text in site.pages.items():
        if url.startswith("fr/"):
            unsaid |= {piece for piece in _outside(text) if piece not in records and not NO_TEXTS.fullmatch(piece)}
    assert unsaid == set()


NO_TEXTS = re.compile(
    r"(?:Chicago, (?:note|bibliography|author-date)|APA|MLA|BibTeX|RIS|CSV|JSON(?:-LD)?|SHA-256|[\w.-]+\.\w+)"
)
"""Names of styles, formats and files, which are the same in every language."""


def _records(root: Path) -> list[str]:
    suffixes = (".md", ".jsonl", ".yml", ".geojson")
    return [path.read_text() for path in sorted(root.rglob("*")) if path.suffix in suffixes]


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text).replace("`", "").replace("*", "").replace("\u2068", ""))


def _outside(page: str) -> set[str]:
    """Return the texts of a page that stand outside of the marks of the language that nobody speaks."""
    text = re.sub(r"<(script|style|code|pre|svg)\b.*?</\1>", "", page, flags=re.DOTALL)
    text = re.sub(r"</?(?:a|b|i|em|strong|span|bdi|time|cite|q|abbr|small|sub|sup)\b[^>]*>", "", text)
    text = _flat(re.sub(r"<[^>]*>", "\n\n", text).replace("\n\n", "\0"))
    while (inner := re.sub(f"{BEGIN}[^{BEGIN}{END}\0]*{END}", "\1", text)) != text:
        text = inner
    pieces = (piece.strip(" .,:;()–·→←“”/[]") for piece in re.split("[\0\1]", text))
    return {piece for piece in pieces if re.search(r"[A-Za-z]{2}", piece)}


HOSTILE = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\n"

msgid "Towns"
msgstr "<script>alert(1)</script>"

msgid "Withdrawn"
msgstr "\" onmouseover=\"alert(1)"
"""


def test_a_translation_is_text_and_never_markup(tmp_path: Path) -> None:
    two_languages(tmp_path, "ar", HOSTILE.encode())
    pages = build_site(tmp_path, "https://archive.test/").pages
    assert any("&lt;script&gt;alert(1)" in text for text in pages.values())
    assert not [url for url, text in pages.items() if "<script>alert" in text or '" onmouseover="' in text]
