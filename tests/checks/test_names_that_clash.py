"""Where two records clash in a name or a host, the fault is told of the new one."""

from pathlib import Path

import pytest

from annals.checks.read import read_archive

TOWN = "---\nid: {id}\nname: {name}\nkind: town\nwithin: warraqa\n---\n\nAn invented town.\n"
SOURCE = "---\nid: {id}\nname: {name}\nkind: publisher\nhosts: [salt.example.org]\n---\n"


def told(root: Path, words: str) -> list[str]:
    _archive, _index, problems = read_archive(root)
    return [f"{problem.path} {problem.field}" for problem in problems if words in problem.message]


@pytest.mark.parametrize("id", ["aaa", "zzz"])
@pytest.mark.parametrize(
    ("name", "words"), [("aI-Mahbara", "looks like 'al-Mahbara'"), ("Mahbarah", "is also a name of")]
)
def test_a_name_that_clashes_is_told_of_the_record_that_is_not_registered(
    copy: Path, id: str, name: str, words: str
) -> None:
    (copy / f"archive/towns/{id}.md").write_text(TOWN.format(id=id, name=name), encoding="utf-8")
    (line,) = told(copy, words)
    assert line.startswith(f"archive/towns/{id}.md ")


def test_of_two_new_records_the_later_one_is_told(copy: Path) -> None:
    for id, name in (("aaa", "Tall Ink"), ("bbb", "TaIl Ink")):
        (copy / f"archive/towns/{id}.md").write_text(TOWN.format(id=id, name=name), encoding="utf-8")
    assert told(copy, "looks like 'Tall Ink'") == ["archive/towns/bbb.md name"]


def test_a_host_that_clashes_is_told_of_the_source_that_is_not_registered(copy: Path) -> None:
    path = copy / "archive/sources/salt-gazette.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kind:", "hosts: [salt.example.org]\nkind:", 1), encoding="utf-8")
    (copy / "archive/sources/aaa.md").write_text(SOURCE.format(id="aaa", name="A Paper"), encoding="utf-8")
    assert told(copy, "already belongs to 'salt-gazette'") == ["archive/sources/aaa.md hosts.1"]
