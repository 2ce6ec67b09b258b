"""The address inside that of a copy is the article's; a copy that lasts is a copy."""

import pytest

from annals.capture.saved.page import read_article
from annals.values.copies import copy_of
from tests.capture.articles import ADDRESS, HEADLINE, PERIOD, STORY, page, paragraphs, text

WAYBACK = f"https://web.archive.org/web/20040105120000/{ADDRESS}"


@pytest.mark.parametrize(
    ("address", "original", "copy"),
    [
        (WAYBACK, ADDRESS, WAYBACK),
        (WAYBACK.replace("0000/", "0000id_/"), ADDRESS, WAYBACK),
        (WAYBACK.replace("0000/", "0000if_/").replace("/https://post", "/https:/post"), ADDRESS, WAYBACK),
        (f"http://web.archive.org/web/20040105120000/{ADDRESS}?id=2&x=1", f"{ADDRESS}?id=2&x=1", f"{WAYBACK}?id=2&x=1"),
        ("https://web.archive.org/web/20040105120000/post.example.org/x", "http://post.example.org/x",
         "https://web.archive.org/web/20040105120000/http://post.example.org/x"),
        (f"https://web.archive.org/web/*/{ADDRESS}", ADDRESS, ""),
        (f"https://archive.is/20040105120000/{ADDRESS}", ADDRESS, f"https://archive.is/20040105120000/{ADDRESS}"),
        (f"http://archive.today/2004.01.05-120000/{ADDRESS}", ADDRESS,
         f"https://archive.today/2004.01.05-120000/{ADDRESS}"),
        ("https://archive.ph/AbC12", "", "https://archive.ph/AbC12"),
        (f"https://archive.md/o/AbC12/{ADDRESS}", ADDRESS, "https://archive.md/AbC12"),
        (f"https://archive.vn/newest/{ADDRESS}", ADDRESS, ""),
        ("https://perma.cc/AB12-CD34", "", "https://perma.cc/AB12-CD34"),
        (f"https://arquivo.pt/wayback/20040105120000/{ADDRESS}", ADDRESS,
         f"https://arquivo.pt/wayback/20040105120000/{ADDRESS}"),
        ("https://post-example-org.cdn.ampproject.org/c/s/post.example.org/2003/pushes-on?amp_js_v=0.1", ADDRESS, ""),
        ("https://www.google.com/amp/s/post.example.org/2003/pushes-on", ADDRESS, ""),
        ("https://post-example-org.translate.goog/2003/pushes-on?_x_tr_sl=ar&_x_tr_tl=en", ADDRESS, ""),
        ("https://salt--post-example-org.translate.goog/x?id=3", "https://salt-post.example.org/x?id=3", ""),
        (f"https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:{ADDRESS}+ink&hl=en", ADDRESS, ""),
        (f"https://web.archive.org/web/20050101000000/https://archive.is/20040105120000/{ADDRESS}", ADDRESS,
         f"https://web.archive.org/web/20050101000000/https://archive.is/20040105120000/{ADDRESS}"),
    ],
)  # fmt: skip
def test_the_address_of_a_copy_tells_the_original_and_the_copy_that_lasts(
    address: str, original: str, copy: str
) -> None:
    found = copy_of(address)
    assert found is not None
    assert (found.original, found.address) == (original, copy)


@pytest.mark.parametrize(
    "address",
    [ADDRESS, "https://archive.org/details/ink", "https://www.google.com/search?q=ink", "http://[x/", "ink", ""],
)
def test_other_addresses_are_no_copies(address: str) -> None:
    assert copy_of(address) is None


def test_the_day_of_a_copy_is_in_its_address() -> None:
    found = copy_of(WAYBACK)
    assert found is not None
    assert str(found.day) == "2004-01-05"


@pytest.mark.parametrize(
    "saved",
    [
        page(head=f'<link rel="canonical" href="{WAYBACK}"><meta property="og:url" content="{WAYBACK}">'),
        page(before=f"<!-- saved from url=(0090){WAYBACK} -->\n", head=f'<link rel="canonical" href="{ADDRESS}">'),
        page(before=f'<script>__wm.wombat("{ADDRESS}","20040105120000","https://web.archive.org/");</script>'),
    ],
    ids=["rewritten", "saved from", "toolbar"],
)
def test_a_page_of_the_wayback_machine_is_a_copy_of_its_original(saved: bytes) -> None:
    reading = read_article(saved, PERIOD)
    assert reading.url is not None
    assert reading.archived is not None
    assert (reading.url.value, reading.archived.value) == (ADDRESS, WAYBACK)


def test_a_page_of_archive_today_gives_no_day_of_its_own() -> None:
    reading = read_article(
        page(
            f'<div id="HEADER"><form><input name="q" value="{ADDRESS}"></form></div>'
            f'<div id="CONTENT"><h1>{HEADLINE}</h1>{paragraphs()}</div>',
            '<meta property="article:published_time" content="2004-01-05T12:00:00Z">'
            '<meta property="og:url" content="https://archive.ph/AbC12">',
        ),
        PERIOD,
    )
    assert reading.url is not None
    assert reading.archived is not None
    assert (reading.url.value, reading.archived.value) == (ADDRESS, "https://archive.ph/AbC12")
    assert reading.dates == ()


@pytest.mark.parametrize(
    "mark",
    [
        f"<!-- saved from url=(0040){ADDRESS}?utm_source=x -->\n",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS}?utm_source=tw \n saved date: Mon Jan 05 2004 -->\n",
        f"<!-- Saved from {ADDRESS} at 2024-01-01T00:00:00Z using monolith v2.8.1 -->\n",
    ],
    ids=["browser", "SingleFile", "monolith"],
)
def test_what_saved_a_page_says_where_it_was(mark: str) -> None:
    reading = read_article(page(before=mark), PERIOD)
    assert reading.url is not None
    assert (reading.url.value, reading.archived, reading.dates) == (ADDRESS, None, ())


def test_the_front_page_of_a_site_is_no_address_of_an_article() -> None:
    head = '<link rel="canonical" href="https://post.example.org/">'
    reading = read_article(page(head=head), PERIOD)
    assert reading.url is None
    assert [note.field for note in reading.notes] == ["url"]
    given = read_article(page(head=head), PERIOD, ADDRESS)
    assert given.url is not None
    assert given.url.value == ADDRESS


def test_a_machines_translation_is_told() -> None:
    reading = read_article(page(), PERIOD, "https://post-example-org.translate.goog/2003/pushes-on?_x_tr_sl=ar")
    assert "a machine translation" in reading.notes[-1].text


def test_a_text_of_a_copy_has_the_copys_address() -> None:
    reading = read_article(text(HEADLINE, *STORY), PERIOD, "https://archive.ph/AbC12")
    assert reading.url is None
    assert reading.archived is not None
