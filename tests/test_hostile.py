"""Hostile records: each is refused with one clear line, or built and inert; nothing in between."""

import json
import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annals.cli.main import main
from annals.problems import ArchiveError
from annals.site.build import build_site
from tests.hostile.payloads import PAYLOADS
from tests.hostile.records import ARTICLE, CASES, EVENT, GROUP, Hostile
from tests.support import TOY

REFUSED = [case for case in CASES if case.refused]
BUILT = [case for case in CASES if not case.refused]


def put(case: Hostile, root: Path) -> None:
    file = root / case.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(case.data)


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_it_is_refused_with_a_line_that_says_why(case: Hostile, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(case, copy)
    assert main(["--root", str(copy), "check"]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    assert any(case.refused in line for line in printed.out.splitlines()), printed.out
    for line in printed.out.splitlines():
        assert line.isprintable()
        assert len(line) < 1_000
        assert not line.startswith(("::", "##["))
    with pytest.raises(ArchiveError):
        build_site(copy)


@pytest.mark.parametrize("case", BUILT, ids=str)
def test_it_is_built(case: Hostile, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(case, copy)
    assert main(["--root", str(copy), "check"]) == 0, capsys.readouterr().out
    assert build_site(copy).outputs


def test_there_are_enough_of_every_category() -> None:
    tally = Counter(case.category for case in CASES)
    assert len({str(case) for case in CASES}) == len(CASES)
    assert len(CASES) + len(PAYLOADS) >= 80
    assert min(tally.values()) >= 6, tally


class Shape(HTMLParser):
    """The tags of a page with their attributes, the schemes of its links, and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[tuple[str, str]] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, ""))
        self.found |= {(tag, name) for name, _value in attrs}
        links = [re.sub(r"\s", "", value or "") for name, value in attrs if name in ("href", "src")]
        self.found |= {(tag, urlsplit(link).scheme + ":") for link in links if urlsplit(link).scheme}

    def handle_comment(self, data: str) -> None:
        self.found.add(("a comment", ""))

    def handle_decl(self, decl: str) -> None:
        self.found.add(("a declaration", ""))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def shape(root: Path) -> Shape:
    """Return what all pages under `root` are made of, after the extensions of Markdown that the site uses."""
    seen = Shape()
    for output in build_site(root).outputs:
        if output.path.endswith(".md"):
            _front, _, page = output.text.removeprefix("---\n").partition("\n---\n")
            seen.feed(markdown.markdown(page, extensions=["attr_list", "tables", "toc"]))
    seen.close()
    return seen


@pytest.fixture(scope="module")
def sound() -> set[tuple[str, str]]:
    return shape(TOY).found


FIELDS = (
    (EVENT, "title: Clashes near Tell Qirtas"),
    (ARTICLE, "title: Ink Front overruns al-Mahbara"),
    (ARTICLE, "    value: the northern checkpoint"),
    (ARTICLE, "    term: one of the largest"),
    (GROUP, "names_source: invented"),
    ("archive/sources/nib-monitor.md", "base: Harbour"),
)


def check_fields(root: Path, payload: str, sound: set[tuple[str, str]]) -> None:
    for path, line in FIELDS:
        file = root / path
        written = json.dumps(payload, ensure_ascii=False)
        text = file.read_text(encoding="utf-8")
        assert line in text
        file.write_text(text.replace(line, f"{line.partition(':')[0]}: {written}"), encoding="utf-8")
    try:
        seen = shape(root)
    except ArchiveError:
        return
    assert seen.found <= sound
    whole = " ".join("".join(seen.text).split())
    assert " ".join(payload.split()) in whole


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_text_in_every_kind_of_field_is_refused_or_shown_as_text(
    payload: str, copy: Path, sound: set[tuple[str, str]]
) -> None:
    check_fields(copy, payload, sound)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    payload=st.one_of(st.text(min_size=1, max_size=60), st.text(alphabet="<>\"'&;:/()[]{}!#*_`~-=\\ aon", min_size=1))
)
def test_any_text_in_every_kind_of_field_is_refused_or_shown_as_text(
    payload: str, tmp_path: Path, sound: set[tuple[str, str]]
) -> None:
    root = tmp_path / "project"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(TOY / "archive", root / "archive")
    check_fields(root, payload, sound)
