"""Lists of any content: no traceback, no row lost, no record that the check refuses."""

import contextlib
import csv
import io
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annals.capture.lists.read import read_rows
from annals.capture.lists.row import UnreadableList
from annals.cli.main import main
from tests.support import copy_toy

HEADINGS = ("Title", "Publisher", "Date", "Url", "Language", "Author", "Pages", "Held", "Archived", "Towns", "Events")
SOUND = ("Carts and guards", "Harbour Post", "2003-03-07", "https://post.example.org/a", "en", "", "3", "", "", "", "")
NASTY = (
    "", "x", "harbour-post", "warraqa", "Warraqa", "index", "con", "civilians", "05/03/2003", "undated", "0000-00-00",
    "99999999", "9999-12-31", "٣١/٠٢/٢٠٠٣", "https://post.example.org/a#b c", "https://[::1]/x", "http://localhost/x",
    "https://user:pass@post.example.org/", "www.post.example.org/b", "javascript:alert(1)", "https://facebook.com/1",
    "https://web.archive.org/web/2003/https://web.archive.org/web/2004/http://a.example/1", "https://xn--/",
    "https://مثال.example/طريق", "ar", "klingon", "a: b", "- a", "# TODO: x", "---", "'quoted'", '"', "[a, b]",
    "{a: b}", "yes", "null", "1e3", "!tag", "&anchor", "*alias", "%directive", "\u202eevil", "a\u200bb", "\ufffd",
    "\x07bell", "PаImyra", "<script>alert(1)</script>", "x" * 400, "حرس الورقة", "Tell Qirtas burns", "Абв", "é" * 50,
    "al-mahbara; Tell Qirtas", "al-mahbara-2003-03-capture", "=1+1", "line\nline", "a,b;c|d\te", "##[error]",
    "Ink Front", "Tell  Qirtas", "al-Mahbara: toll rises", "[2003-03-07..2003-03-08~]", "2003-03-07/..", "24", "Żółć",
    "q5bct8vf", "The", "the-", "http://", "https://a.example/" + "b" * 3_000, "2003-13", "2003-21", "200X",
)  # fmt: skip
CELL = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))
ROW = st.tuples(*(st.one_of(st.just(sound), CELL) for sound in SOUND))
BEGINNINGS = (b"TY  - ", b"@article{", b"[", b"{", b"<rss>", b"<feed>", b"Title,Url\n", b"sep=;\n")
REST = st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode))
FILES = st.one_of(REST, st.builds(bytes.__add__, st.sampled_from(BEGINNINGS), REST))


@given(FILES)
@example(b"[" * 5_000)
@example(b'{"items": [{"issued": {"date-parts": [[]]}, "author": [{}], "title": null}]}')
@example(b"@article{a, title={" + b"{" * 2_000)
def test_a_file_is_read_or_refused_in_words(data: bytes) -> None:
    with contextlib.suppress(UnreadableList):
        assert read_rows(data, {}).rows


def run(root: Path, *arguments: str) -> tuple[int, str]:
    """Return the exit code of a command, and what it printed."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        return main(["--root", str(root), *arguments]), out.getvalue()


def counts(out: str) -> list[int]:
    """Return how many rows a list has, and how many of them are written, known and left."""
    words = (
        r"articles: ([\d,]+) rows?$",
        r"^ +([\d,]+) written",
        r"^ +([\d,]+) in the archive already",
        r"^ +([\d,]+) left",
    )
    found = [re.search(each, out, re.MULTILINE) for each in words]
    return [int(match[1].replace(",", "")) for match in found if match]


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(ROW, min_size=1, max_size=12))
def test_every_row_is_written_known_or_left_and_what_is_written_passes(rows: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, file = Path(folder) / "project", Path(folder) / "list.csv"
        copy_toy(root)
        with file.open("w", encoding="utf-8", errors="replace", newline="") as out:
            csv.writer(out).writerows([HEADINGS, *rows])
        code, told = run(root, "new", "--list", str(file))
        assert code in (0, 1, 2)
        lines = run(root, "check")[1].splitlines()[:-1]
        problems = [line for line in lines if not re.search(": (?:warning|note): ", line)]
        assert problems == []
        if code != 2:
            total, written, known, left = counts(told)
            assert written + known + left == total
            assert counts(run(root, "new", "--list", str(file))[1])[1] == 0
