"""What pandoc reads of every file that cites, and what its styles make of it: a second formatter beside ours."""

import json
import re
from functools import cache
from html import unescape
from typing import Any, NamedTuple

import pypandoc
import pytest

from annals.citations.citeproc import format_all, read_program
from annals.citations.formats import FORMATS, named
from annals.citations.item import Item, item_of
from annals.citations.store import STYLES, to_format
from annals.model import Author
from annals.values.edtf import parse
from tests.citations.formatting import TOOLS
from tests.support import TOY, altered, loaded

READERS = {"csl": "csljson", "ris": "ris", "bibtex": "biblatex"}
"""What pandoc calls our formats."""

ARTICLE = "q5bct8vf"
HEADLINE_AR = "تنظيم الدولة يسيطر على القريتين"
ARABIC = {
    "language": "ar",
    "title": HEADLINE_AR,
    "authors": ("محمد العبد الله",),
}
TRANSLATED = {
    **ARABIC,
    "title_romanised": "Tanzim al-dawla yusaytir 'ala al-Qaryatayn",
    "title_translated": "Islamic State takes control of al-Qaryatayn",
}
ARTICLES: dict[str, dict[str, Any]] = {
    "a day": {},
    "a month": {"published": "2015-08"},
    "a year that is not sure": {"published": "2015?"},
    "one of two days": {"published": "[2015-08-05,2015-08-06]"},
    "undated": {"published": "XXXX"},
    "a person and agencies": {"authors": ("Jane Smith in Beirut", "MEE and agencies")},
    "a person of two family names": {"authors": (Author(family="García Márquez", given="Gabriel"),)},
    "a name with particles": {"authors": ("Jean de La Fontaine",)},
    "Arabic": ARABIC,
    "a translated title": TRANSLATED,
}


class Read(NamedTuple):
    """What a program read: the names, the parts of the date, title and paper."""

    authors: list[str]
    issued: list[list[int]]
    title: str
    paper: str


@cache
def item(name: str) -> Item:
    """Return the article of the toy archive with changes, as an item."""
    archive = loaded(TOY).archive
    changes = dict(ARTICLES[name])
    if text := changes.pop("published", None):
        published = altered(archive.articles[ARTICLE].published, {"date": parse(text)})
        changes["published"] = published
    return item_of(archive, altered(archive.articles[ARTICLE], changes), "https://a.test/")


def through_pandoc(format: str, name: str) -> dict[str, Any]:
    """Return an item as pandoc reads it from one of our files."""
    text = named(format).write([item(name)])
    (read,) = json.loads(pypandoc.convert_text(text, "csljson", format=READERS[format]))
    found: dict[str, Any] = read
    return found


def as_read(format: str, name: str) -> Read:
    found = through_pandoc(format, name)
    parts = ("given", "non-dropping-particle", "dropping-particle", "family", "suffix", "literal")
    authors = [" ".join(person[part] for part in parts if part in person) for person in found.get("author", ())]
    issued = found.get("issued", {}).get("date-parts", [])
    return Read(authors, issued, found["title"], found["container-title"])


PAPER = "The Harbour Post"
HEADLINE = "Ink Front overruns al-Mahbara"
NAMES = {
    "a person and agencies": ["Jane Smith", "MEE and agencies"],
    "a person of two family names": ["Gabriel García Márquez"],
    "a name with particles": ["Jean de La Fontaine"],
    "Arabic": ["محمد العبد الله"],
    "a translated title": ["محمد العبد الله"],
}
DAYS: dict[str, list[list[int]]] = {
    "a month": [[2015, 8]],
    "a year that is not sure": [[2015]],
    "one of two days": [[2015]],
    "undated": [],
}
TITLES: dict[str, dict[str, str]] = {
    "Arabic": dict.fromkeys(READERS, HEADLINE_AR),
    "a translated title": {
        "csl": "Tanzim al-dawla yusaytir ’ala al-Qaryatayn [Islamic State takes control of al-Qaryatayn]",
        "ris": HEADLINE_AR,
        "bibtex": f"{HEADLINE_AR}. [Islamic State takes control of al-Qaryatayn]",
    },
}


IN_WORDS = ("csl", "one of two days")
STYLE_FILES = {
    "apa": "apa.csl",
    "chicago-author-date": "chicago-author-date.csl",
    "mla": "modern-language-association.csl",
}


def expected(format: str, name: str) -> Read:
    """Return what pandoc should read: of RIS it takes the year alone, and of CSL-JSON no date that is in words."""
    days = DAYS.get(name, [[2003, 3, 6]])
    issued = [day[:1] for day in days] if format == "ris" else [] if (format, name) == IN_WORDS else days
    return Read(NAMES.get(name, ["A. Reporter"]), issued, TITLES.get(name, {}).get(format, HEADLINE), PAPER)


@pytest.mark.slow
@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("name", ARTICLES)
def test_pandoc_reads_the_same_article_of_a_newspaper_from_every_file(format: str, name: str) -> None:
    found = through_pandoc(format, name)
    assert as_read(format, name) == expected(format, name)
    assert found["type"] == "article-newspaper"
    assert found["language"].partition("-")[0] == ("ar" if name in TITLES else "en")


def test_every_format_is_read_by_pandoc() -> None:
    assert {format.name for format in FORMATS} == set(READERS)


@cache
def formatted() -> dict[str, dict[str, str]]:
    """Return the citations of every article by our formatter, as plain text."""
    copies = {name: to_format(item(name), "https://a.test/") for name in ARTICLES}
    return {
        name: dict(zip(STYLES, map(plain, texts), strict=True))
        for name, texts in format_all(read_program(TOOLS), copies).items()
    }


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.slow
@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "mla"])
@pytest.mark.parametrize("name", [name for name in ARTICLES if name != IN_WORDS[1]])
def test_pandoc_cites_as_we_do(name: str, style: str) -> None:
    text = named("csl").write([item(name)])
    arguments = ["--citeproc", "--csl", str(TOOLS / STYLE_FILES[style]), "--wrap=none"]
    cited = pypandoc.convert_text(text, "plain", format="csljson", extra_args=arguments)
    assert alike(cited) == alike(formatted()[name][style])


def alike(text: str) -> str:
    """Return a citation without that in which the two programs are known to differ.

    Ours keeps `al-` and `circa` small, as the manuals have them, and citeproc-js sets no comma between a person and a
    body.
    """
    return " ".join(text.casefold().split()).replace(", &", " &").replace(", and ", " and ")
