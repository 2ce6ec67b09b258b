"""Hostile records: each is refused with one clear line, or built and inert; nothing in between."""

from collections import Counter
from pathlib import Path

import pytest

from annals.cli import main
from annals.problems import ArchiveError
from annals.site import build_site
from tests.hostile.payloads import PAYLOADS
from tests.hostile.records import CASES, Hostile

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
