"""Hostile records: each is refused with one clear line, or built and inert; nothing in between."""

import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annals.cli.main import main
from annals.problems import ArchiveError
from tests.hostile.fields import Place, free_places, put
from tests.hostile.pages import shape, shape_of_changed
from tests.hostile.payloads import PAYLOADS
from tests.hostile.records import CASES, EVENT, GROUP, Hostile
from tests.support import TOY, build_site, site_of

pytestmark = pytest.mark.slow
REFUSED = [case for case in CASES if case.refused]
BUILT = [case for case in CASES if not case.refused]


def write(case: Hostile, root: Path) -> None:
    file = root / case.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(case.data)


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_it_is_refused_with_a_line_that_says_why(case: Hostile, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(case, copy)
    assert main(["--root", str(copy), "check"], patience=math.inf) == 1
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
    write(case, copy)
    assert main(["--root", str(copy), "check"]) == 0, capsys.readouterr().out
    assert build_site(copy).files


def test_there_are_enough_of_every_category() -> None:
    tally = Counter(case.category for case in CASES)
    assert len({str(case) for case in CASES}) == len(CASES)
    assert len(CASES) + len(PAYLOADS) >= 80
    assert min(tally.values()) >= 6, tally


HARBOUR = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"
GAZETTE = "archive/articles/2003/2003-03-07-salt-gazette-ggm67h9m.md"
WEEKLY = "archive/articles/2003/2003-09-28-harbour-weekly-d2k56qfh.md"
LABEL = """
  - id: c7
    about: ink-front
    states: label
    value: an armed group
    chain: [salt-gazette]
    paragraph: 6
    term: """
FIELDS = (
    (
        Place(EVENT, "title: Clashes near Tell Qirtas", "title: "),
        Place(HARBOUR, "title: Ink Front overruns al-Mahbara", "title: "),
        Place(HARBOUR, "    value: the northern checkpoint", "    value: "),
        Place(HARBOUR, "    term: one of the largest", "    term: "),
        Place(GROUP, "  - cites: Invented atlas", "  - cites: "),
        Place("archive/sources/nib-monitor.md", "base: Harbour", "base: "),
    ),
    (
        Place("archive/events/2003/al-mahbara-2003-03-bombings.md", "title: Car bombs at al-Mahbara", "title: "),
        Place(GAZETTE, 'title: "Al-Mahbara: toll rises"', "title: "),
        Place(GAZETTE, "    value: the southern market", "    value: "),
        Place(GAZETTE, "    paragraph: 5", f"    paragraph: 5{LABEL}"),
        Place("archive/groups/warraqa-guard.md", "  - cites: Invented atlas", "  - cites: "),
        Place("archive/sources/guard-radio.md", "kind: state-media", "kind: state-media\nbase: "),
    ),
    (
        Place("archive/events/2003/warraqa-2003-road-raids.md", "title: Raids along the Salt Road", "title: "),
        Place(WEEKLY, "title: Half a year of al-Mahbara", "title: "),
        Place(WEEKLY, "    value: another attack", "    value: "),
        Place(WEEKLY, "    term: the largest", "    term: "),
        Place("archive/towns/warraqa.md", "  - cites: Invented atlas", "  - cites: "),
        Place("archive/sources/harbour-weekly.md", "kind: publisher", "kind: publisher\nbase: "),
    ),
)
"""Three times a field of every kind: a file, a line of it, and what stands before the hostile text in its place."""


FREE_PLACES = tuple(free_places())


def check_texts(root: Path, texts: Iterable[tuple[Place, str]]) -> None:
    """Hold that each text is refused, or stands on the pages as text and as nothing else."""
    standing, _refused = put(root, texts)
    seen = shape_of_changed(build_site(root))
    assert seen.found <= shape(site_of(TOY).pages.values()).found, standing
    whole = " ".join("".join(seen.text).split()).casefold()  # what a claim says begins with a capital on the page
    assert [text for text in standing if " ".join(text.split()).casefold() not in whole] == []


@pytest.mark.parametrize("start", range(0, len(PAYLOADS), len(FIELDS)))
def test_a_hostile_text_in_every_kind_of_field_is_refused_or_shown_as_text(start: int, copy: Path) -> None:
    check_texts(
        copy, ((place, text) for places, text in zip(FIELDS, PAYLOADS[start:], strict=False) for place in places)
    )


TEXTS = st.text(min_size=1, max_size=60) | st.text(alphabet="<>\"'&;:/()[]{}!#*_`~-=\\ aon", min_size=1)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=len(FREE_PLACES), max_size=len(FREE_PLACES)))
def test_any_text_in_every_free_field_is_refused_or_shown_as_text(texts: list[str], copy: Path) -> None:
    check_texts(copy, zip(FREE_PLACES, texts, strict=True))
