"""The copy that is read without a server, unpacked and opened as a file in Chromium."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.support import Loaded, Once

from .conftest import annals

NAME = "a-copy"


@pytest.fixture(scope="module")
def packed(site: Path, once: Once) -> Path:
    """Give the ZIP file of the built site."""

    def make(folder: Path) -> None:
        made = annals("offline", str(folder / f"{NAME}.zip"), "--site-dir", str(site))
        assert made.returncode == 0, made.stderr
        assert made.stdout.endswith("unpack it and open index.html\n")

    return once("offline", make) / f"{NAME}.zip"


@pytest.fixture(scope="module")
def folder(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that it unpacks to, under a name as people have them."""
    place = tmp_path_factory.mktemp("Mina filer på disk")
    with zipfile.ZipFile(packed) as whole:
        assert {name.partition("/")[0] for name in whole.namelist()} == {NAME}
        whole.extractall(place)
    return place / NAME


def test_no_link_of_any_page_leads_to_a_folder_or_nowhere(folder: Path) -> None:
    broken = set()
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        tree: html.HtmlElement = html.fromstring(page.read_bytes())
        for link in {str(each) for each in tree.xpath("//@href | //@src | //@action")}:
            target = urlsplit(urljoin(page.as_uri(), link))
            if target.scheme == "file" and not Path(unquote(target.path)).is_file():
                broken.add((page.relative_to(folder).as_posix(), link))
    assert not broken


def test_every_page_and_every_file_of_data_is_there(site: Path, folder: Path) -> None:
    for path in (path.relative_to(site) for path in site.rglob("*") if path.is_file()):
        if path.name == "index.html":
            assert (folder / path).is_file()
        elif path.parts[0] in ("a", "data", "events", "groups", "sources", "towns"):
            assert (folder / path).read_bytes() == (site / path).read_bytes()


def test_the_same_site_gives_the_same_bytes(site: Path, packed: Path, tmp_path: Path) -> None:
    again = tmp_path / f"{NAME}.zip"
    made = annals("offline", str(again), "--site-dir", str(site), TZ="Asia/Damascus", PYTHONHASHSEED="7")
    assert made.returncode == 0
    assert again.read_bytes() == packed.read_bytes()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page that asks for files only, and says nothing in the console."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(("file:", "data:")) else said.append(asked.url))
    yield page
    page.close()
    assert said == []


@pytest.mark.browser
def test_a_reader_walks_from_page_to_page_by_links(page: Page, folder: Path, real: Loaded) -> None:
    page.goto((folder / "index.html").as_uri())
    plain = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--an-ink')")
    assert plain
    for link, heading in (
        ("nav[aria-label=Site] a:text-is('Articles')", "Articles"),
        ("main a[href*='mt5c42d9']", real.archive.articles["mt5c42d9"].title),
        ("article a[href*='al-qaryatayn/']", "al-Qaryatayn"),
        ("nav[aria-label=Site] a:text-is('Names from A to Z')", "Search"),
        (".an-name", real.archive.about.title),
    ):
        page.locator(link).first.click()
        assert page.locator("h1").inner_text().startswith(heading)
        assert page.url.startswith("file:")
        assert urlsplit(page.url).path.endswith("/index.html")


@pytest.mark.browser
def test_what_the_chronology_and_the_map_let_choose_works(page: Page, folder: Path) -> None:
    for part, choice in (("chronology", "Events shown: "), ("map", "Places with events: ")):
        page.goto((folder / part / "index.html").as_uri())
        page.locator("select[name=group]").select_option("ahrar-al-sham")
        assert page.locator("#shown").inner_text().startswith(choice)


@pytest.mark.browser
def test_the_search_and_the_form_say_where_they_work(page: Page, folder: Path) -> None:
    for part in ("search", "add"):
        page.goto((folder / part / "index.html").as_uri())
        said = page.locator("article p", has_text="This copy is read without a server")
        assert said.is_visible()
        assert said.locator("a").get_attribute("href") == f"https://archive.example/{part}/"
    assert page.locator("form").count() == 1
    assert not page.locator("form").is_visible()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "said"),
    [("copy.tar", "is no name of a ZIP file"), ("site/copy.zip", "lies among what"), ("docs/copy.zip", "lies among")],
)
def test_a_file_that_must_not_be_written_is_refused(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    refused = annals("offline", name, root=tmp_path)
    assert refused.returncode == 2
    assert said in refused.stderr
