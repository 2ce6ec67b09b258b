"""A format of citations is described once: without its description nothing mentions it, with it everything does."""

import re
from collections.abc import Iterable, Iterator

import pytest

from annals.citations import formats
from annals.citations.formats.format import Format
from annals.citations.item import Item
from annals.cli.main import main
from annals.release.media_types import media_type
from tests.support import TOY, build_site

ARTICLE = "q5bct8vf"


def entry(item: Item, *, abstract: bool = False) -> str:
    """Return the id of an item."""
    return f"{item.csl['id']}{' with its abstract' if abstract else ''}\n"


def whole(entries: Iterable[str]) -> str:
    return "".join(entries)


PLAIN = Format("plain", "Plain Ids", ".plain", "text/x-plain-ids", entry, whole)


def use(monkeypatch: pytest.MonkeyPatch, *used: Format) -> dict[str, str]:
    """Return the site of the toy archive, made with these formats alone, without its database."""
    monkeypatch.setattr(formats, "FORMATS", used)
    files = build_site(TOY).files.items()
    return {path: data.decode() for path, data in files if not path.endswith((".gz", ".csv", ".png"))}


def showing(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the help of `annals show`."""
    assert main(["show", "--help"]) == 0
    return " ".join(capsys.readouterr().out.split())


def mentions(format: Format) -> re.Pattern[str]:
    ending = rf"(?:citation|articles){re.escape(format.suffix)}\b"
    return re.compile(f"{ending}|\\b{format.title}\\b|{re.escape(format.media_type)}")


def others(dropped: Format) -> Iterator[Format]:
    return (format for format in formats.FORMATS if format is not dropped)


@pytest.mark.slow
@pytest.mark.parametrize("dropped", formats.FORMATS, ids=lambda format: format.name)
def test_no_mention_is_left_of_a_format_that_is_dropped(
    dropped: Format, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dropped.title in showing(capsys)
    made = use(monkeypatch, *others(dropped))
    found = mentions(dropped)
    assert [path for path, text in made.items() if found.search(path) or found.search(text)] == []
    assert dropped.title not in showing(capsys)
    assert main(["--root", str(TOY), "show", ARTICLE, "--format", dropped.name]) == 2
    assert f"'{dropped.name}' is not one of" in capsys.readouterr().err
    assert media_type(f"citation{dropped.suffix}") != dropped.media_type


@pytest.mark.slow
def test_a_format_that_is_added_is_offered_wherever_the_others_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = use(monkeypatch, *formats.FORMATS, PLAIN)
    page = made[f"a/{ARTICLE}/index.html"]
    assert f'<a href="../../a/{ARTICLE}/citation.plain" download>Plain Ids</a>' in page
    assert '<link rel="describedby" href="citation.plain" type="text/x-plain-ids">' in page
    assert made[f"a/{ARTICLE}/citation.plain"] == f"{ARTICLE} with its abstract\n"
    assert ARTICLE in made["a/articles.plain"].splitlines()
    assert '<a href="../a/articles.plain" download>Plain Ids</a>' in made["a/index.html"]
    assert "citation.plain" in made["data/index.html"]
    assert "<code>articles.plain</code> (Plain Ids)" in made["data/index.html"]
    assert "Plain Ids" in showing(capsys)
    assert main(["--root", str(TOY), "show", ARTICLE, "--format", "plain"]) == 0
    assert capsys.readouterr().out == f"{ARTICLE} with its abstract\n"
    assert media_type("citation.plain") == "text/x-plain-ids; charset=utf-8"


@pytest.mark.slow
def test_where_no_format_is_left_nothing_is_said_of_reference_managers(monkeypatch: pytest.MonkeyPatch) -> None:
    made = use(monkeypatch)
    assert "reference managers" not in made[f"a/{ARTICLE}/index.html"]
    assert not [path for path in made if "/citation" in path]


def test_readers_are_told_which_formats_say_most() -> None:
    lacking = "BibTeX has no type for newspaper articles."
    assert formats.advice(formats.FORMATS) == f"RIS and CSL-JSON are the most complete; {lacking}"
    assert formats.advice(formats.FORMATS[:2]) == ""
    assert formats.advice(formats.FORMATS[2:]) == lacking
    assert formats.advice(formats.FORMATS[1:]) == f"CSL-JSON is the most complete; {lacking}"


def test_formats_have_names_and_endings_of_their_own() -> None:
    for field in ("name", "title", "suffix", "media_type"):
        values = [getattr(format, field) for format in formats.FORMATS]
        assert len(set(values)) == len(values)
    with pytest.raises(KeyError):
        formats.named("docx")
