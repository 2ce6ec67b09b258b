"""Bags: another program finds them valid, and whatever changes afterwards is named."""

from pathlib import Path

import bagit
import pytest

from annals.release.bag import faults, seal

INFO = {"Bagging-Date": "2026-11-21", "External-Description": "A bag"}
FILES = {"data/a.csv": b"a,b\n1,2\n", "data/deep/er.bin": bytes(range(256)), "data/empty": b""}


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    folder = tmp_path / "bag"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    seal(folder, INFO)
    return folder


def everything(bag: Path) -> list[Path]:
    return sorted(path for path in bag.rglob("*") if path.is_file())


def test_bagit_finds_a_bag_valid(bag: Path) -> None:
    opened = bagit.Bag(str(bag))
    opened.validate()
    assert opened.info["Bagging-Date"] == "2026-11-21"
    assert faults(bag) == []


def test_every_altered_byte_is_noticed_and_its_file_named(bag: Path) -> None:
    for path in everything(bag):
        before = path.read_bytes()
        name = path.relative_to(bag).as_posix()
        if not before or name.startswith("tagmanifest"):
            continue
        for place in {0, len(before) // 2, len(before) - 1}:
            path.write_bytes(before[:place] + bytes([before[place] ^ 1]) + before[place + 1 :])
            assert name in {problem.path for problem in faults(bag)}
        path.write_bytes(before)
    assert faults(bag) == []


def test_a_bag_altered_for_us_is_altered_for_bagit(bag: Path) -> None:
    (bag / "data" / "a.csv").write_bytes(b"a,b\n1,3\n")
    with pytest.raises(bagit.BagValidationError, match=r"a\.csv"):
        bagit.Bag(str(bag)).validate()


def test_a_file_that_is_gone_and_one_that_is_new_are_named(bag: Path) -> None:
    (bag / "data" / "a.csv").unlink()
    (bag / "data" / "new.csv").write_bytes(b"")
    assert [(problem.path, problem.message) for problem in faults(bag)] == [
        ("data/a.csv", "is missing"),
        ("data/new.csv", "was added after the release was sealed"),
    ]


def test_a_manifest_that_leads_out_of_the_folder_is_told(bag: Path) -> None:
    (bag.parent / "secret").write_text("x", encoding="utf-8")
    manifest = bag / "manifest-sha256.txt"
    manifest.write_text(f"{'0' * 64}  ../secret\n{manifest.read_text(encoding='utf-8')}", encoding="utf-8")
    assert any("'../secret' is no file of this folder" in str(problem) for problem in faults(bag))


def test_a_manifest_that_is_gone_is_told(bag: Path) -> None:
    (bag / "manifest-sha512.txt").unlink()
    assert {problem.path for problem in faults(bag)} == {"manifest-sha512.txt"}


def test_a_folder_that_is_no_bag_says_so(tmp_path: Path) -> None:
    assert [problem.path for problem in faults(tmp_path)] == ["bagit.txt"]
