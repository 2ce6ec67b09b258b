"""Lists of references and feeds: RIS, BibTeX, CSL-JSON, RSS and Atom, as programs write them."""

import sys

import pytest

from tests.capture.lists.support import Lists

RIS = """\
TY  - NEWS\r
TI  - Carts burn near\r
Tell Qirtas\r
AU  - Reporter, Anna\r
AU  - Writer, Bob\r
T2  - Harbour Post\r
DA  - 2003/03/07/\r
PY  - 2003\r
UR  - https://post.example.org/a;b\r
LA  - eng\r
SP  - 3\r
EP  - 4\r
AB  - Sentences of the paper.\r
ER  - \r
\r
TY  - NEWS\r
T1  - A reference without an end\r
JO  - Salt Gazette\r
PY  - 2003\r
CN  - Reel 33\r
LA  - en\r
TY  - ELEC\r
T1  - The last one, cut\r
PB  - Salt Gazette\r
Y1  - 2003/04//\r
CN  - Reel 34\r
LA  - en"""


def test_ris_is_read_with_what_other_programs_make_of_it(lists: Lists) -> None:
    outcome = lists.read(RIS, name="list.ris")
    first = outcome.titled("Carts burn near Tell Qirtas")
    assert (first.authors, first.publisher) == (("Anna Reporter", "Bob Writer"), "harbour-post")
    assert (first.published.date.text, first.url) == ("2003-03-07", "https://post.example.org/a;b")
    assert first.printed
    assert first.printed.page == "3-4"
    assert outcome.titled("A reference without an end").held == "Reel 33"
    assert outcome.titled("The last one, cut").published.date.text == "2003-04"
    assert (len(outcome.articles), lists.problems()) == (3, [])


BIBTEX = r"""
@article{a, title={The {Ink Front} in {\"O}rebro \& M\'{e}r}, author={Reporter, Anna and Bob Writer},
  journal={Harbour Post}, year=2003, month=mar, day=6, url={https://post.example.org/a_b%20c}, langid={english},
  abstract={Sentences of the paper.}, urldate={2026-01-01}}
@misc{a, title={Under the same key}, date={2003-03-06}, publisher={Harbour Post}, library={Example Library},
  language={en}}
@article{b, title={Without an end
@article{c, title={Twice a title}, title={Again}, journal={Salt Gazette}, date={2003-03}, pages={3--5}, language={en}}
"""


def test_bibtex_is_read_and_what_is_broken_in_it_is_told(lists: Lists, caplog: pytest.LogCaptureFixture) -> None:
    outcome = lists.read(BIBTEX, name="list.bib")
    first = outcome.titled("The Ink Front in Örebro & Mér")
    assert (first.authors, first.published.date.text) == (("Anna Reporter", "Bob Writer"), "2003-03-06")
    assert first.url == "https://post.example.org/a_b%20c"
    assert outcome.titled("Under the same key").held == "Example Library"
    second = outcome.titled("Twice a title")
    assert second.printed
    assert (second.printed.page, second.published.date.text) == ("3-5", "2003-03")
    assert (outcome.code, len(outcome.articles)) == (1, 3)
    (told,) = outcome.err.splitlines()
    assert told.endswith(
        "list.bib:3: row: begins on line 7 and is not a complete entry; close its brackets, and read the list again"
    )


CSL = """[
 {"type": "article-newspaper", "title": "Two <i>towns</i> &amp; a road", "container-title": "Harbour Post",
  "issued": {"date-parts": [["2003", 3, 8]]}, "author": [{"family": "Reporter", "given": "Anna"}, {"literal": "Staff"}],
  "URL": "https://web.archive.org/web/20030310000000/http://post.example.org/two", "language": "en-GB",
  "abstract": "Sentences of the paper.", "page": "3", "section": "World"},
 {"type": "article-newspaper", "title": "A leaflet", "publisher": "Salt Gazette", "issued": {"literal": "n.d."},
  "call-number": "Leaflet 7", "language": "en"},
 {"type": "article-newspaper", "title": "Days", "publisher": "Salt Gazette", "language": "en", "call-number": "X",
  "issued": {"date-parts": [[2003, 3, 1], [2003, 3, 4]]}},
 "nothing"]"""


def test_csl_json_is_read(lists: Lists) -> None:
    outcome = lists.read(CSL, name="list.json")
    first = outcome.titled("Two towns & a road")
    assert (first.authors, first.published.date.text) == (("Anna Reporter", "Staff"), "2003-03-08")
    assert first.url == "http://post.example.org/two"
    assert first.archived == ("https://web.archive.org/web/20030310000000/http://post.example.org/two",)
    assert outcome.titled("A leaflet").published.undated
    assert "list.json:3: Date: '2003-03-01/2003-03-04' is a period, not a day" in outcome.err
    assert "list.json:4: row: is not an article with named fields" in outcome.err
    assert lists.problems() == []


def test_other_lists_in_json_are_read_by_the_names_of_their_fields(lists: Lists) -> None:
    content = (
        '{"articles": [{"url": "https://post.example.org/g", "title": "Guards and carts", "seendate": '
        '"20030307T031500Z", "domain": "post.example.org", "language": "English"}]}'
    )
    assert lists.read(content).article.published.basis == "inferred"
    lines = "\n".join(
        f'{{"link": "https://post.example.org/{n}", "headline": "Line {n} and more", "date": "2003-03-07"}}'
        for n in (1, 2)
    )
    assert len(lists.read(lines).articles) == 2


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Feeding Times</title><language>en-us</language>
<item><title>Carts roll to Warraqa &amp;amp; on</title><link>https://feed.example/1</link>
<pubDate>Fri, 07 Mar 2003 23:30:00 -0500</pubDate><description>A sentence of the paper.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Atom Times</title>
<entry><title>With its day and all</title><link href="https://atom.example/1"/><published>2003-03-07T01:00:00+03:00</published>
<updated>2004-01-01T00:00:00Z</updated><author><name>Anna Reporter</name></author></entry>
<entry><title>With a change and no day</title><link href="https://atom.example/2"/><updated>2004-01-01T00:00:00Z</updated></entry>
</feed>"""


def test_a_feed_is_read_and_its_days_stay_as_printed(lists: Lists) -> None:
    found = lists.read(RSS, name="feed.xml").article
    assert (found.title, found.published.date.text) == ("Carts roll to Warraqa & on", "2003-03-07")
    assert (found.publisher, found.language) == ("feeding-times", "en-US")
    assert "sentence" not in (lists.root / found.path).read_text(encoding="utf-8")


def test_the_day_of_a_change_is_not_that_of_publication(lists: Lists) -> None:
    outcome = lists.read(ATOM, name="feed.atom")
    assert (outcome.article.published.date.text, outcome.article.authors) == ("2003-03-07", ("Anna Reporter",))
    assert "feed.atom:2: Published: is empty" in outcome.err


@pytest.mark.parametrize(
    ("module", "content"),
    [("rispy", RIS), ("bibtexparser.entrypoint", BIBTEX), ("feedparser", RSS)],
)
def test_a_library_that_is_missing_is_told_with_how_to_install_it(
    lists: Lists, monkeypatch: pytest.MonkeyPatch, module: str, content: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    outcome = lists.read(content)
    assert outcome.code == 2
    assert f"reading it needs {module.partition('.')[0]}" in outcome.err
    assert "pip install 'annals[import]'" in outcome.err
