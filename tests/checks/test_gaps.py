"""Rules met from outside: what contributors do that no single broken record shows."""

from pathlib import Path

import pytest

from annals.checks.read import read_archive
from annals.cli.main import main
from annals.facts.control import control_of
from annals.facts.index import build_index
from tests.support import read_toy

EVENTS, GROUPS, TOWNS = "archive/events/2003", "archive/groups", "archive/towns"


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path) -> list[str]:
    return [str(problem) for problem in read_archive(root)[2]]


def test_an_event_of_an_unknown_year_is_refused(copy: Path) -> None:
    edit(copy, f"{EVENTS}/warraqa-2003-road-raids.md", "when: 2003-03~/2003-08", "when: XXXX")
    assert f"{EVENTS}/warraqa-2003-road-raids.md:5: when: XXXX states no date; write the year at least" in told(copy)


def test_a_withdrawn_record_that_is_still_there_is_told(copy: Path) -> None:
    edit(copy, "archive/ids.csv", "al-mahbara,town,2003-10-01,published", "al-mahbara,town,2003-10-01,withdrawn")
    assert told(copy) != []


@pytest.mark.parametrize("spelling", ["al Mahbara", "AL-MAHBARA", "المحبره"])
def test_a_spelling_that_only_looks_different_is_told(copy: Path, spelling: str) -> None:
    edit(copy, f"{TOWNS}/tell-qirtas.md", "spellings: [", f"spellings: [{spelling}, ")
    assert any("is also a name of" in problem for problem in told(copy))


def test_a_sub_event_type_without_an_event_type_is_told(copy: Path) -> None:
    edit(
        copy,
        f"{EVENTS}/warraqa-2003-road-raids.md",
        "clarity: aggregate",
        "clarity: aggregate\nsub_event_type: Nonsense",
    )
    assert told(copy) != []


def test_of_two_files_with_one_id_the_wrongly_named_is_told(copy: Path) -> None:
    (copy / TOWNS / "second.md").write_text("---\nid: tell-qirtas\nname: Second\nkind: town\n---\n", encoding="utf-8")
    (problem,) = told(copy)
    assert problem.startswith(f"{TOWNS}/second.md:2: id: ")


def test_a_record_whose_page_would_hide_a_list_is_told(copy: Path) -> None:
    edit(copy, f"{GROUPS}/salt-companies.md", "id: salt-companies", "id: index")
    edit(copy, f"{EVENTS}/al-mahbara-2003-03-capture.md", ", salt-companies]", ", index]")
    edit(copy, "archive/ids.csv", "salt-companies,", "index,")
    edit(copy, "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md", "salt-companies:", "index:")
    (copy / GROUPS / "salt-companies.md").rename(copy / GROUPS / "index.md")
    assert told(copy) != []


def test_changes_that_overlap_leave_no_stretch_that_ends_before_it_begins(copy: Path) -> None:
    edit(copy, f"{EVENTS}/al-mahbara-2003-09-recapture.md", "[2003-09-01..", "[2003-03-01..")
    archive = read_toy(copy)
    stretches = control_of(archive, build_index(archive), "al-mahbara")
    assert all(one.start is None or one.end is None or one.start <= one.end for one in stretches)


def test_a_project_without_docs_is_told_without_a_traceback(copy: Path) -> None:
    assert main(["--root", str(copy), "build", "--site-dir", "out"]) == 2
    (copy / "mkdocs.yml").write_text("site_name: archive\nplugins: [annals]\n", encoding="utf-8")
    assert main(["--root", str(copy), "build", "--site-dir", "out"]) == 1
