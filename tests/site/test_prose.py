"""Prose: names link once, Arabic is marked, and nothing hostile comes through."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.facts.spellings import build_spellings
from annals.site.bidi import mark_arabic
from annals.site.prose import ALLOWED, Prose
from tests.hostile.payloads import PAYLOADS
from tests.support import TOY, loaded

PROSE = Prose(build_spellings(loaded(TOY).archive).names)
TAGS = ALLOWED | {"bdi"}
ATTRIBUTES = {"a": {"href", "title", "rel"}, "bdi": {"lang", "dir"}}


def render(text: str, seen: set[str] | None = None) -> str:
    return str(PROSE.render(text, lambda id: f"../{id}/", set() if seen is None else seen))


class Judge(HTMLParser):
    """Reads HTML as a browser does, and notes whatever should not be there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(f"tag {tag}")
        if tag not in ("br", "hr"):
            self.open.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()):
                self.faults.append(f"attribute {name}")
            if name == "href" and urlsplit(re.sub(r"[\t\n\r]", "", value or "").strip()).scheme not in (
                "",
                "http",
                "https",
                "mailto",
            ):
                self.faults.append(f"link to {value}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"stray end of {tag}")

    def handle_comment(self, data: str) -> None:
        self.faults.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.faults.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.faults.append("instruction")


def faults(html: str) -> list[str]:
    judge = Judge()
    judge.feed(html)
    judge.close()
    return judge.faults + [f"unclosed {tag}" for tag in judge.open]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_comes_out_inert(payload: str) -> None:
    assert faults(render(payload)) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_beside_names_comes_out_inert(payload: str) -> None:
    assert faults(render(f"al-Mahbara {payload} المحبرة [Tell Qirtas]({payload}) *{payload}*")) == []


def test_there_are_enough_hostile_texts() -> None:
    assert len(set(PAYLOADS)) >= 30


MARKS = st.text(alphabet="<>\"'&;:/()[]{}!#*_`~-=\\ \n\tahrefscriptonIF1مح", max_size=80)


@given(st.one_of(st.text(), MARKS, st.lists(st.sampled_from(PAYLOADS), max_size=3).map(" ".join)))
def test_any_text_comes_out_inert(text: str) -> None:
    assert faults(render(text)) == []


def test_a_name_links_at_its_first_mention_only() -> None:
    seen: set[str] = set()
    assert render("al-Mahbara, Mahbarah and Mahbara.", seen) == (
        '<p><a href="../al-mahbara/">al-Mahbara</a>, Mahbarah and Mahbara.</p>'
    )
    assert seen == {"al-mahbara"}
    assert render("Mahbara", seen) == "<p>Mahbara</p>"


def test_a_name_in_arabic_links_and_is_marked() -> None:
    assert render("in المحبرة") == ('<p>in <a href="../al-mahbara/"><bdi lang="ar" dir="rtl">المحبرة</bdi></a></p>')


def test_no_name_links_inside_a_link_or_code() -> None:
    assert render("[Mahbara](https://example.org)").count("<a ") == 1
    assert "<a " not in render("`Mahbara`")


def test_a_record_without_a_page_is_not_linked() -> None:
    seen: set[str] = set()
    assert str(PROSE.render("Mahbara", lambda id: None, seen)) == "<p>Mahbara</p>"
    assert seen == set()


def test_markdown_is_rendered() -> None:
    assert render("*a* **b**\n\n- c\n\n> d") == (
        "<p><em>a</em> <strong>b</strong></p>\n<ul>\n<li>c</li>\n</ul>\n<blockquote>\n<p>d</p>\n</blockquote>"
    )


def test_a_link_to_another_site_passes_no_referrer() -> None:
    assert 'rel="external nofollow noreferrer noopener"' in render("[a](https://example.org)")


def test_one_instance_keeps_nothing_from_one_text_to_the_next() -> None:
    render("[a]: https://example.org\n\n[a]")
    assert render("[a]") == "<p>[a]</p>"


@given(st.text())
def test_plain_text_reads_the_same_after_marking(text: str) -> None:
    judge = Plain()
    judge.feed(str(mark_arabic(text)) + "<br>")
    assert "".join(judge.data) == text.replace("\r\n", "\n").replace("\r", "\n") or "\r" in text


class Plain(HTMLParser):
    """Keeps the text of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.data: list[str] = []

    def handle_data(self, data: str) -> None:
        self.data.append(data)


WORDS = st.text(st.sampled_from(list("Ab é1,.;:?()'\"’“”–%/-_ش*#>\n\n ")), max_size=60)


@given(WORDS)
def test_plain_paragraphs_are_what_markdown_makes_of_them(text: str) -> None:
    def converted(whole: str) -> str:
        return PROSE._linked(PROSE._converted(whole), lambda _id: None, set())

    assert PROSE.render(text, lambda _id: None, set()) == converted(text)
