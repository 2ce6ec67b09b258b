"""Whether two addresses are of one article: the check and `annals new` judge alike."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.capture.drafts.duplicates import likeness
from annals.capture.fingerprints import text_of
from annals.checks.read import read_archive
from annals.values.addresses import in_ascii, plain_url
from annals.values.copies import original_of
from tests.support import HERE

CASES = json.loads((HERE / "same_addresses.json").read_text(encoding="utf-8"))
STORY = "https://paper.example.org/story.asp?id=1"


@pytest.mark.parametrize(
    "other",
    [
        "http://www.paper.example.org/story.asp?id=1#top", "HTTPS://Paper.example.org/story.asp?id=1",
        "https://paper.example.org/story.asp?utm_source=x&id=1", "https://paper.example.org/story.asp?id=1&fbclid=y",
        "https://paper.example.org/story.asp/?id=1&ref=z&mc_cid=4", "https://paper.example.org/story.asp?id=1&",
    ],
)  # fmt: skip
def test_what_counts_readers_makes_no_other_address(other: str) -> None:
    assert plain_url(other) == plain_url(STORY)


@pytest.mark.parametrize(
    "other",
    [
        "https://paper.example.org/story.asp?id=2", "https://paper.example.org/story.asp",
        "https://paper.example.org/story.asp?id=1&page=2", "https://news.example.org/story.asp?id=1",
    ],
)  # fmt: skip
def test_another_page_of_a_site_has_another_address(other: str) -> None:
    assert plain_url(other) != plain_url(STORY)


@pytest.mark.parametrize("group", CASES["same"], ids=lambda group: group[0])
def test_addresses_of_one_page_are_compared_as_one(group: list[str]) -> None:
    assert [url for url in group if plain_url(url) != plain_url(group[0])] == []


@pytest.mark.parametrize("group", CASES["different"], ids=lambda group: group[0])
def test_addresses_of_other_pages_are_others(group: list[str]) -> None:
    assert len({plain_url(url) for url in group}) == len(group)


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("https://web.archive.org/web/20150807120000/https://post.example.org/a?b=1", "https://post.example.org/a?b=1"),
        ("http://archive.is/20150807/post.example.org/a", "http://post.example.org/a"),
        ("https://post.example.org/a", "https://post.example.org/a"),
        ("https://archive.ph/AbCdE", "https://archive.ph/AbCdE"),
        ("https://web.archive.org/web/2015/", "https://web.archive.org/web/2015/"),
        ("", ""),
    ],
)
def test_a_copy_tells_the_address_of_its_original(copy: str, original: str) -> None:
    assert original_of(copy) == original


@given(st.text())
def test_any_text_can_be_compared(text: str) -> None:
    assert plain_url(text) == plain_url(f" {text.strip()} ")


def test_an_article_is_known_by_the_address_of_its_copy(copy: Path) -> None:
    first, _without, second = sorted((copy / "archive/articles").rglob("*.md"))
    text = first.read_text(encoding="utf-8")
    kept = "https://archive.example.org/kept/1"
    first.write_text(text.replace("rights:", f"archived: [{kept}]\nrights:", 1), encoding="utf-8")
    lines = second.read_text(encoding="utf-8").splitlines(keepends=True)
    second.write_text(
        "".join(f"url: {kept}\n" if line.startswith("url:") else line for line in lines), encoding="utf-8"
    )
    archive, _index, problems = read_archive(copy)
    assert archive is not None
    assert [problem.path for problem in problems if "is already that of" in problem.message] == [
        str(second.relative_to(copy))
    ]
    assert likeness(archive, text_of(b"New."), f"{kept}?utm_source=x").warnings


@pytest.mark.parametrize("other", [f"{STORY}&utm_medium=x", "https://paper.example.org/story.asp?id=2"])
def test_a_draft_is_warned_of_exactly_where_the_check_refuses(copy: Path, other: str) -> None:
    first, _without, second = sorted((copy / "archive/articles").rglob("*.md"))
    for path, url in ((first, STORY), (second, other)):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        changed = [f"url: {url}\n" if line.startswith("url:") else line for line in lines]
        assert changed != lines
        path.write_text("".join(changed), encoding="utf-8")
    archive, _index, problems = read_archive(copy)
    assert archive is not None
    refused = [problem for problem in problems if problem.field == "url" and "is already that of" in problem.message]
    warned = [each for each in likeness(archive, text_of(b"New."), other).warnings if first.name in each]
    assert bool(refused) == bool(warned) == (plain_url(other) == plain_url(STORY))


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://example.org/أخبار", "https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"),
        ("https://example.org/%D8%A3?q=أ#ب", "https://example.org/%D8%A3?q=%D8%A3#%D8%A8"),
        ("http://الثورة.سوريا:8080/a b", "http://xn--mgbefy7gza.xn--mgbtf8fl:8080/a%20b"),
        ("https://süddeutsche.de/", "https://xn--sddeutsche-9db.de/"),
        ("https://example.org/a?b=c&d=(e)", "https://example.org/a?b=c&d=(e)"),
        ("https://[::1/a", ""),
        ("https://[::1]/é", ""),
        ("https://who:secret@example.org/é", ""),
        ("https://example.org:port/", ""),
        ("أخبار", ""),
        ("", ""),
    ],
)
def test_an_address_is_written_as_a_browser_sends_it(written: str, sent: str) -> None:
    assert in_ascii(written) == sent


@pytest.mark.parametrize(
    "copy",
    [
        "https://post-example-org.translate.goog/a?b=1&_x_tr_sl=ar&_x_tr_tl=en",
        "https://www.google.com/url?q=https://post.example.org/a?b=1",
        "https://post-example-org.cdn.ampproject.org/c/s/post.example.org/a?b=1&amp_js_v=0.1",
        "https://web.archive.org/web/https://post.example.org/a?b=1",
    ],
)
def test_a_cache_or_a_translation_has_the_address_of_its_page(copy: str) -> None:
    assert plain_url(copy) == plain_url("https://post.example.org/a?b=1")
