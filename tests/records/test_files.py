"""Files of the archive folder: what is no record is told, and nothing else is read."""

from pathlib import Path

import pytest

from annals.checks.read import read_archive
from annals.cli.main import main
from annals.records.atomic import replace_file

GROUP = "archive/groups/ink-front.md"
REGISTER = "archive/ids.csv"


def told(root: Path) -> list[str]:
    """Return every problem that a check of `root` tells."""
    _archive, _index, problems = read_archive(root)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"---\nid: ink-front\nname: caf\xe9\n---\n", "3: is not UTF-8 text; save the file with the encoding UTF-8"),
        (b"\xff\xfe-\x00-\x00-\x00", "1: is not UTF-8 text; save the file with the encoding UTF-8"),
        (b"---\nid: ink-front\nname: Ink\x08Front\n---\n", "3: has a control character (U+0008); remove it"),
        (b"---\rid: ink-front\r---\r", "1: has a control character (U+000D); remove it"),
        (b"a" * 64_001, "1: is 64,001 bytes long; keep it to at most 64,000"),
        (b"", "1: has no front matter; begin the file with a line '---', then its fields, then another line '---'"),
    ],
    ids=["latin-1", "utf-16", "backspace", "carriage returns", "too long", "empty"],
)
def test_bytes_that_are_no_text_are_told(copy: Path, data: bytes, problem: str) -> None:
    (copy / GROUP).write_bytes(data)
    assert told(copy) == [f"{GROUP}:{problem}"]


def test_a_link_is_not_followed(copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("---\nid: outside\nname: Outside\nkind: town\n---\n", encoding="utf-8")
    (copy / "archive/towns/outside.md").symlink_to(outside)
    (copy / "archive/towns/folder").symlink_to(tmp_path, target_is_directory=True)
    assert told(copy) == [
        "archive/towns/folder:1: is a link to a folder; put the folder itself here",
        "archive/towns/outside.md:1: is a link; put the file itself here",
    ]


def test_a_record_that_became_a_link_is_the_only_complaint(copy: Path, tmp_path: Path) -> None:
    file = copy / GROUP
    file.rename(tmp_path / "elsewhere.md")
    file.symlink_to(tmp_path / "elsewhere.md")
    assert told(copy) == [f"{GROUP}:1: is a link; put the file itself here"]


def test_a_record_in_a_wrong_folder_is_the_only_complaint(copy: Path) -> None:
    (copy / "archive/groups/deeper").mkdir()
    (copy / GROUP).rename(copy / "archive/groups/deeper/ink-front.md")
    (problem,) = told(copy)
    assert problem.startswith("archive/groups/deeper/ink-front.md:1: is not a record")


@pytest.mark.parametrize("name", [".DS_Store", "towns/.palmyra.md.swp", "towns/x.yml", "people/x.md", "articles/x.md"])
def test_a_stray_file_is_told(copy: Path, name: str) -> None:
    file = copy / "archive" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("---\nid: x\n---\n", encoding="utf-8")
    (problem,) = told(copy)
    assert problem.startswith(f"archive/{name}:1: is not a record")


@pytest.mark.parametrize("name", [b"line\nbreak.md", b"caf\xe9.md", b"\x1b[2J.md"])
def test_a_stray_file_with_a_strange_name_is_told_on_one_line(
    copy: Path, name: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy / "archive/towns"
    (folder / Path(name.decode("utf-8", "surrogateescape"))).write_bytes(b"")
    assert main(["--root", str(copy), "check"]) == 1
    lines = capsys.readouterr().out.encode("utf-8").decode("utf-8").splitlines()
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)


def test_a_readme_and_a_base_map_are_no_records(copy: Path) -> None:
    (copy / "archive/README.md").write_text("not a record", encoding="utf-8")
    (copy / "archive/basemap.geojson").write_text('{"features": []}', encoding="utf-8")
    assert told(copy) == []


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_a_mark_at_the_start_and_windows_line_ends_are_fine(copy: Path, ending: str) -> None:
    file = copy / GROUP
    file.write_bytes(("\ufeff" + file.read_text(encoding="utf-8").replace("\n", ending)).encode())
    assert told(copy) == []


def test_a_missing_register_is_told(copy: Path) -> None:
    (copy / REGISTER).unlink()
    assert f"{REGISTER}:1: is missing; run 'annals register'" in told(copy)


def test_a_missing_archive_file_is_told(copy: Path) -> None:
    (copy / "archive/archive.md").unlink()
    assert told(copy) == ["archive/archive.md:1: is missing; an archive says there what it is; see the page of fields"]


def test_a_register_that_is_no_text_is_told(copy: Path) -> None:
    (copy / REGISTER).write_bytes(b"id,kind,first_published,status\n\xff\n")
    assert f"{REGISTER}:2: is not UTF-8 text; save the file with the encoding UTF-8" in told(copy)


def test_folders_in_folders_are_told_however_deep(copy: Path) -> None:
    folder = copy / "archive/towns"
    for _depth in range(600):
        folder = folder / "a"
        folder.mkdir()
    assert told(copy) == ["archive/towns/a/a:1: is a folder, where none belongs; move its files up, or remove it"]


def test_a_register_that_is_a_link_is_not_written_through(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside.csv"
    (copy / REGISTER).rename(outside)
    (copy / REGISTER).symlink_to(outside)
    before = outside.read_bytes()
    (copy / GROUP).rename(copy / "archive/groups/other.md")
    assert main(["--root", str(copy), "register"]) == 1
    assert "is a link; put the file itself here" in capsys.readouterr().err
    assert outside.read_bytes() == before


@pytest.mark.parametrize("command", [("build", "--site-dir", "out"), ("build", "--site-dir", "out/site")])
def test_nothing_is_built_into_a_link(
    command: tuple[str, ...], copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "index.html").write_text("precious", encoding="utf-8")
    (copy / "out").symlink_to(victim, target_is_directory=True)
    assert main(["--root", str(copy), *command]) == 2
    assert "is a link or is reached through one" in capsys.readouterr().err
    assert [path.name for path in victim.iterdir()] == ["index.html"]


def test_a_day_to_come_is_not_registered(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(copy), "register", "--date", "2999-01-01"]) == 2
    assert "is in the future" in capsys.readouterr().err


@pytest.mark.parametrize("link", ["docs/leak.txt", "docs/folder", "docs"])
def test_nothing_behind_a_link_is_published(
    link: str, copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text("secret", encoding="utf-8")
    (copy / link).parent.mkdir(exist_ok=True)
    (copy / link).symlink_to(secret / "key.txt" if link.endswith(".txt") else secret)
    assert main(["--root", str(copy), "build", "--site-dir", "out", "--builder", "zensical"]) == 1
    assert f"{link}:1: is a link; put the file itself here" in capsys.readouterr().err
    assert not (copy / "out").exists()


def test_a_file_is_replaced_whole_and_a_link_is_not_followed(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "a.csv", tmp_path / "elsewhere"
    elsewhere.write_text("precious", encoding="utf-8")
    target.symlink_to(elsewhere)
    (tmp_path / ".a.csv.new").symlink_to(elsewhere)  # where the new file is written first
    replace_file(target, "é\r\n")
    assert (target.read_bytes(), target.is_symlink()) == ("é\r\n".encode(), False)
    assert elsewhere.read_text(encoding="utf-8") == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "elsewhere"]


@pytest.mark.parametrize("folder", ["towns", "articles", "articles/2003", "history", "history/towns"])
def test_a_folder_that_is_a_link_is_the_only_complaint(folder: str, copy: Path, tmp_path: Path) -> None:
    (copy / "archive" / folder).rename(tmp_path / "elsewhere")
    (copy / "archive" / folder).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert told(copy) == [f"archive/{folder}:1: is a link to a folder; put the folder itself here"]


@pytest.mark.parametrize(
    "name", ["basemap.geojson", "README.md", "towns/warraqa-2.md", "history/towns/warraqa-2.jsonl"]
)
def test_a_folder_in_the_place_of_a_file_is_told(name: str, copy: Path) -> None:
    (copy / "archive" / name).mkdir()
    assert told(copy) == [f"archive/{name}:1: is a folder, where a file of that name belongs; remove it, or rename it"]


def test_a_register_that_is_a_folder_is_told(copy: Path) -> None:
    (copy / REGISTER).unlink()
    (copy / REGISTER).mkdir()
    assert f"{REGISTER}:1: is a folder, where a file of that name belongs; remove it, or rename it" in told(copy)
