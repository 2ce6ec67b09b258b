"""Bags: another program finds them valid, and whatever changes afterwards is named."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.problems import ArchiveError, UsageError
from annals.release.bag import faults, seal
from annals.release.pack import copy_in

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


def test_a_bag_says_nothing_of_when_and_with_what_it_was_made(bag: Path) -> None:
    assert (bag / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    told = {**INFO, "Payload-Oxum": "264.3"}
    assert (bag / "bag-info.txt").read_text(encoding="utf-8").splitlines() == [
        f"{name}: {value}" for name, value in sorted(told.items())
    ]


def test_the_last_sums_stand_in_the_order_of_their_files_and_as_sha256sum_reads_them(bag: Path) -> None:
    for manifest in bag.glob("tagmanifest-*.txt"):
        lines = [line.split("  ") for line in manifest.read_text(encoding="utf-8").splitlines()]
        assert [path for _total, path in lines] == sorted(path for _total, path in lines)


def test_without_the_extra_sealing_says_what_to_install(bag: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bagit", None)
    with pytest.raises(UsageError, match=r"^bagit is not installed; .*the extra 'release'$"):
        seal(bag, INFO)
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
    assert any("'../secret' is not a file of this folder" in str(problem) for problem in faults(bag))


def test_a_manifest_that_is_gone_is_told(bag: Path) -> None:
    (bag / "manifest-sha512.txt").unlink()
    assert {problem.path for problem in faults(bag)} == {"manifest-sha512.txt"}


def test_a_folder_that_is_no_bag_says_so(tmp_path: Path) -> None:
    assert [problem.path for problem in faults(tmp_path)] == ["bagit.txt"]


def told(bag: Path) -> set[str]:
    return {f"{problem.path}: {problem.message}" for problem in faults(bag)}


def test_a_link_is_told_and_what_it_leads_to_is_not_read(bag: Path) -> None:
    secret = bag.parent / "secret"
    secret.mkdir()
    (secret / "key").write_bytes(FILES["data/a.csv"])
    (bag / "data" / "a.csv").unlink()
    (bag / "data" / "a.csv").symlink_to(secret / "key")
    (bag / "data" / "folder").symlink_to(secret)
    (bag / "data" / "ring").symlink_to("ring")
    (bag / "manifest-sha256.txt").unlink()
    (bag / "manifest-sha256.txt").symlink_to(secret / "key")
    found = told(bag)
    for name in ("data/a.csv", "data/folder", "data/ring", "manifest-sha256.txt"):
        assert f"{name}: is a link" in found
    assert not any("key" in line for line in found)


def test_a_pipe_is_told_and_not_waited_for(bag: Path) -> None:
    os.mkfifo(bag / "data" / "pipe")
    assert told(bag) == {"data/pipe: is not a regular file"}


def test_a_file_beside_the_data_is_told(bag: Path) -> None:
    (bag / "READ ME FIRST.html").write_bytes(b"<script>")
    (bag / "more").mkdir()
    (bag / "more" / "a.csv").write_bytes(b"")
    assert told(bag) == {
        f"{name}: was added after the release was sealed" for name in ("READ ME FIRST.html", "more/a.csv")
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"00  /etc/passwd", "'/etc/passwd' is not a file of this folder"),
        (b"00  data/../../secret", "'data/../../secret' is not a file of this folder"),
        (b"00  data/./a.csv", "'data/./a.csv' is not a file of this folder"),
        (b"00  .", "is missing"),
        (b"00  data", "is missing"),
        (b"00", "'' is not a file of this folder"),
        (b"", "'' is not a file of this folder"),
        (b"00  data/a.csv", "names 'data/a.csv' twice"),
        (b"00  data/\x00", "has a control character"),
        (b"00  data/\xff", "is not UTF-8 text"),
        ("00  data/\u202egpj.exe".encode(), "changes the direction of text"),
        (b"00  data/" + b"a" * 5_000, "is missing"),
        (b"9" * 100_000 + b"  data/b", "is missing"),
    ],
)
def test_a_hostile_line_of_a_manifest_is_told(line: bytes, why: str, bag: Path) -> None:
    manifest = bag / "manifest-sha512.txt"
    manifest.write_bytes(manifest.read_bytes() + line + b"\n")
    lines = [str(problem) for problem in faults(bag)]
    assert any(why in each for each in lines), lines
    assert all(each.isprintable() and len(each) < 1_300 for each in lines)


@given(st.binary(max_size=80))
def test_any_bytes_for_a_manifest_give_faults(data: bytes) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "data").mkdir()
        (folder / "data" / "a").write_bytes(b"a")
        seal(folder, INFO)
        (folder / "manifest-sha256.txt").write_bytes(data)
        assert faults(folder)


def test_a_name_that_is_no_text_is_told(bag: Path) -> None:
    (Path(os.fsdecode(os.fsencode(bag) + b"/data/\xff"))).write_bytes(b"")
    (problem,) = faults(bag)
    assert str(problem) == "data/\\udcff:1: was added after the release was sealed; remove it"


def test_a_release_of_a_folder_with_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    source = tmp_path / "LICENSES"
    source.mkdir()
    (source / "CC0.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(ArchiveError, match=r"LICENSES/CC0\.txt:1: is a link"):
        copy_in(source, tmp_path / "target")
    with pytest.raises(ArchiveError, match="is a link"):
        copy_in(source / "CC0.txt", tmp_path / "target")
    assert not (tmp_path / "target").exists()
