"""URLs: a relative link leads where it should, and every record has a page of its own."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals import urls
from annals.site.target import page_path
from tests.support import PROJECT, Loaded

SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)
PAGES = st.lists(SLUGS, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.builds("{}{}.csv".format, PAGES, SLUGS)
ANCHORED = st.builds("{}#{}".format, PAGES, SLUGS)
SITE = "https://archive.example.org/annals/"


@given(PAGES, st.one_of(PAGES, FILES, ANCHORED))
def test_a_relative_link_leads_to_its_target(here: str, there: str) -> None:
    assert urljoin(SITE + here, urls.relative(here, there)) == SITE + there


@given(PAGES, st.one_of(PAGES, FILES, ANCHORED))
def test_a_relative_link_names_no_host_and_no_root(here: str, there: str) -> None:
    link = urls.relative(here, there)
    assert link
    assert not link.startswith("/")
    assert ":" not in link


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "towns/x/", "towns/x/"),
        ("towns/x/", "", "../../"),
        ("towns/x/", "towns/y/", "../../towns/y/"),
        ("towns/x/", "a/mt5c42d9/#c3", "../../a/mt5c42d9/#c3"),
        ("a/mt5c42d9/", "a/mt5c42d9/#c3", "#c3"),
        ("", "", "./"),
    ],
)
def test_relative_links_read_like_this(here: str, there: str, link: str) -> None:
    assert urls.relative(here, there) == link


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "index.html"),
        ("towns/", "towns/index.html"),
        ("towns/x/", "towns/x/index.html"),
        ("dates/2015/08/", "dates/2015/08/index.html"),
    ],
)
def test_a_page_has_a_file(url: str, path: str) -> None:
    assert page_path(url) == path


def test_every_record_has_a_page_of_its_own(real: Loaded) -> None:
    entries = [entry for _kind, entry in real.archive.entries()]
    pages = {page_path(urls.of_record(entry)) for entry in entries}
    assert len(pages) == len(entries)
    assert all(urls.of(real.archive, entry.id) == urls.of_record(entry) for entry in entries)


def test_no_page_for_an_unknown_id(toy: Loaded) -> None:
    with pytest.raises(KeyError):
        urls.of(toy.archive, "nowhere")


def test_claims_and_days_have_addresses() -> None:
    assert urls.of_claim("mt5c42d9/c3") == "a/mt5c42d9/#c3"
    assert urls.of_date("2015-08-05") == "dates/2015/08/05/"
    assert (urls.of_date("0812"), urls.of_date("2015-08")) == ("dates/0812/", "dates/2015/08/")


def test_the_placeholder_is_the_one_of_the_configuration() -> None:
    assert f'site_url: !ENV [ANNALS_SITE_URL, "{urls.PLACEHOLDER}"]' in (PROJECT / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize("base", ["https://a.example/x", "https://a.example/x/"])
def test_an_absolute_address_has_one_slash_between(base: str) -> None:
    assert urls.absolute(base, "a/mt5c42d9/#c3") == "https://a.example/x/a/mt5c42d9/#c3"
