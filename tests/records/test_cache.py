"""The cache: what a run with one gives is what a run without gives, whatever happened to files and cache between."""

import os
import pickle
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.checks.read import read_archive
from annals.history.load import load, load_whole
from annals.history.reload import reload
from annals.model import Archive
from annals.problems import Problem, UsageError
from annals.records import cache as caches
from annals.records import files, outcomes
from annals.records import gather as gathering
from annals.records.cache import Cache, Write, cache_of
from annals.records.frontmatter import BODY
from annals.records.packing import Damaged, pack, pack_plain, unpack, unpack_plain
from annals.values import edtf
from tests.support import TOY

GROUP = "archive/groups/ink-front.md"
HISTORY = "archive/history/groups/ink-front.jsonl"


@pytest.fixture
def cache(copy: Path, tmp_path: Path) -> Cache:
    """Return an empty cache of the copy."""
    made = cache_of(copy, tmp_path / "caches")
    assert made
    return made


@pytest.fixture
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file have rested before it was read, so that its stamp is enough."""
    monkeypatch.setattr(outcomes, "REST", -(10**18))


def plain(found: tuple[Archive | None, list[Problem]]) -> object:
    """Return what a load gave in a form that can be compared, data of versions and lines too."""
    archive, problems = found
    if archive is None:
        return problems
    entries = [entry for _kind, entry in archive.entries()]
    histories = {id: [(each, each.data) for each in versions] for id, versions in archive.histories.items()}
    places = ((), ("id",), ("name",), ("claims", 0, "states"), BODY)
    lines = [archive.line(entry.path, loc) for entry in entries for loc in places]
    return archive.about, entries, histories, archive.register, archive.broken, lines, problems


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the name of every file that is made into a record or versions is added from now on."""
    names: list[str] = []
    read = files.decode

    def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
        names.append(name)
        return read(data, name)

    monkeypatch.setattr(outcomes, "decode", decode)
    return names


def edit(root: Path, old: str, new: str, name: str = GROUP) -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_second_run_makes_no_record_again(copy: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(copy, cache=cache)
    names = count_reads(monkeypatch)
    assert plain(load(copy, cache=cache)) == plain(first) == plain(load(TOY))
    assert [name for name in names if not (TOY / name).is_file()] == []
    assert len(names) == len(set(names))  # those of the toy, which was loaded without a cache


def test_files_that_rested_are_not_even_opened(
    copy: Path, cache: Cache, rested: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(copy, cache=cache)
    monkeypatch.setattr(outcomes, "read_bytes", lambda _path, name, _limit: pytest.fail(f"opened {name}"))
    assert plain(load(copy, cache=cache)) == plain(first)


def test_an_edited_file_alone_is_read_again(
    copy: Path, cache: Cache, rested: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(copy, cache=cache)
    edit(copy, "name: ", "name: The ")
    names = count_reads(monkeypatch)
    archive, _problems = load(copy, cache=cache)
    assert archive
    assert archive.groups["ink-front"].name.startswith("The ")
    assert names == [GROUP]
    assert plain(load(copy, cache=cache)) == plain(load(copy))


def test_a_file_that_was_only_touched_is_compared_by_its_sum(
    copy: Path, cache: Cache, rested: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(copy, cache=cache)
    os.utime(copy / GROUP)
    names = count_reads(monkeypatch)
    load(copy, cache=cache)
    monkeypatch.setattr(outcomes, "read_bytes", lambda _path, name, _limit: pytest.fail(f"opened {name}"))
    load(copy, cache=cache)
    assert names == []


def test_an_edit_that_leaves_size_and_times_is_seen(copy: Path, cache: Cache) -> None:
    load(copy, cache=cache)
    file = copy / GROUP
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Ink", "Oak"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    archive, _problems = load(copy, cache=cache)
    assert archive
    assert "Oak" in archive.groups["ink-front"].name


EDITS = st.lists(
    st.tuples(
        st.sampled_from([GROUP, HISTORY, "archive/groups/new.md", "archive/archive.md", "archive/ids.csv"]),
        st.sampled_from(["one", "two", "nonsense", "remove", "restore", "swap"]),
    ),
    max_size=6,
)


def apply(root: Path, name: str, what: str) -> None:
    """Do something to a file, in a moment too short for a new time."""
    file, original = root / name, (TOY / (name if (TOY / name).is_file() else GROUP)).read_bytes()
    if what == "remove":
        file.unlink(missing_ok=True)
    elif what == "swap":
        other = root / "archive/groups/guard-radio.md"
        if file.exists() and other.exists():
            file.replace(other)
    else:
        mark = {"one": b"a", "two": b"b", "nonsense": b"---", "restore": b""}[what]
        file.write_bytes(mark + original if what == "nonsense" else original + mark)


@settings(max_examples=15)
@given(EDITS)
def test_edits_in_quick_succession_give_what_a_clean_run_gives_and_the_same_problems(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("project")
    for folder in ("groups", "history/groups"):  # few files, so that many edits are tried
        shutil.copytree(TOY / "archive" / folder, root / "archive" / folder)
    for name in ("archive.md", "ids.csv"):
        shutil.copy(TOY / "archive" / name, root / "archive" / name)
    cache = cache_of(root, tmp_path_factory.mktemp("caches"))
    loaded = load_whole(root)
    for edited in edits:
        apply(root, *edited)
        clean = plain(load(root))
        assert plain(load(root, cache=cache)) == clean
        assert read_archive(root, cache=cache)[2] == read_archive(root)[2]
        loaded = reload(loaded)
        assert plain((loaded.archive, list(loaded.problems))) == clean


def flipped(data: bytes, place: int) -> bytes:
    """Return bytes with one of them changed."""
    return data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda data: data[: len(data) // 2],
    "empty": lambda _data: b"",
    "no database": lambda _data: b"annals" * 1_000,
    "a byte in the middle": lambda data: flipped(data, len(data) // 2),
    "zeros at the end": lambda data: data[:-3_000] + bytes(3_000),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_as_good_as_none_and_is_written_again(
    damage: str, copy: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = plain(load(copy, cache=cache))
    cache.file.write_bytes(DAMAGE[damage](cache.file.read_bytes()))
    assert plain(load(copy, cache=cache)) == clean
    load(copy, cache=cache)
    names = count_reads(monkeypatch)
    assert plain(load(copy, cache=cache)) == clean
    assert names == []


def test_every_byte_of_a_cache_may_be_damaged(copy: Path, cache: Cache) -> None:
    clean = plain(load(copy, cache=cache))
    data = cache.file.read_bytes()
    for place in range(0, len(data), 2_003):
        cache.file.write_bytes(flipped(data, place))
        assert plain(load(copy, cache=cache)) == clean


def test_a_cache_that_cannot_be_opened_is_no_fault(copy: Path, cache: Cache) -> None:
    cache.file.mkdir()
    assert plain(load(copy, cache=cache)) == plain(load(copy))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")
@pytest.mark.parametrize("chunk", [1, 2])
def test_a_run_that_is_killed_while_it_writes_leaves_a_sound_cache(
    chunk: int, copy: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(copy, cache=cache)
    edit(copy, "name: ", "name: The ")
    edit(copy, "\n", " \n", HISTORY)
    child = os.fork()
    if not child:
        written = 0
        put = caches._put

        def killed(database: sqlite3.Connection, form: str, write: Write) -> None:
            nonlocal written
            put(database, form, write)
            written += 1
            if written == chunk:
                os._exit(9)

        monkeypatch.setattr(caches, "_put", killed)
        try:
            load(copy, cache=cache)
        finally:
            os._exit(0)  # whatever happened, no second run of the tests goes on from here
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert plain(load(copy, cache=cache)) == plain(load(copy))


def test_a_run_beside_another_that_writes_goes_without_the_cache(
    copy: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(copy, cache=cache)
    monkeypatch.setattr(caches, "_PATIENCE", 0)
    other = sqlite3.connect(cache.file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert plain(load(copy, cache=cache)) == plain(load(copy))
    other.close()
    assert cache.read("records")[0]


def test_files_and_outcomes_of_two_runs_are_never_put_together(copy: Path, cache: Cache) -> None:
    load(copy, cache=cache)
    database = sqlite3.connect(cache.file, isolation_level=None)
    (outcomes_then,) = database.execute("SELECT outcomes FROM chunk WHERE form = 'records'").fetchone()
    edit(copy, "name: ", "name: The ")
    load(copy, cache=cache)
    database.execute("UPDATE chunk SET outcomes = ? WHERE form = 'records'", (outcomes_then,))
    database.close()
    assert plain(load(copy, cache=cache)) == plain(load(copy))


def test_what_another_state_of_the_generator_kept_is_not_used_and_goes(copy: Path, cache: Cache) -> None:
    other = Cache(cache.file.with_name("other.sqlite"))
    load(copy, cache=other)
    load(copy, cache=cache)
    assert [path.name for path in cache.file.parent.iterdir()] == [cache.file.name]


def test_a_cache_lies_outside_the_project_and_is_its_owners_alone(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lies in the project"):
        cache_of(copy, copy / "caches")
    assert cache_of(copy, environ={"ANNALS_CACHE": str(copy / "caches")}) is None
    made = cache_of(copy, environ={"XDG_CACHE_HOME": str(tmp_path / "home")})
    assert made
    assert made.file.is_relative_to(tmp_path / "home" / "annals")
    assert stat.S_IMODE(made.file.parent.stat().st_mode) == 0o700
    chosen = cache_of(copy, environ={"ANNALS_CACHE": str(tmp_path / "a"), "XDG_CACHE_HOME": str(tmp_path / "b")})
    assert chosen
    assert chosen.file.is_relative_to(tmp_path / "a")


def test_projects_do_not_share_a_cache(copy: Path, tmp_path: Path) -> None:
    assert cache_of(copy, tmp_path / "caches") != cache_of(TOY, tmp_path / "caches")


@pytest.mark.skipif(os.name != "posix", reason="this system has no such modes")
def test_a_folder_in_which_others_can_write_holds_no_cache(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o777)
    assert cache_of(copy, tmp_path / "shared") is None


class Stranger:
    """What a cache from elsewhere could hold: something that runs when it is read."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.getcwd, ()


@pytest.mark.parametrize("value", [Stranger(), Path("x"), load, [pickle.Pickler]])
def test_what_is_unpacked_makes_records_and_problems_only(value: object) -> None:
    with pytest.raises(Damaged):
        unpack(pack(value))


@pytest.mark.parametrize("value", [Stranger(), Path("x"), load, [pickle.Pickler], edtf.parse("2015")])
def test_what_is_plain_makes_nothing(value: object) -> None:
    with pytest.raises(Damaged):
        unpack_plain(pack_plain(value))


def test_what_is_plain_is_read_as_it_was() -> None:
    entries = [("archive/a.md", (1, 2, 3), True, b"\x00"), ("archive/b.md", (), False, b"")]
    assert unpack_plain(pack_plain(entries)) == entries


def broken_copy(root: Path) -> None:
    edit(root, "kind: ", "kind: no-")
    edit(root, '"version": 1', '"version": 7', HISTORY)
    (root / "archive/towns/stray.txt").write_text("stray", encoding="utf-8")
    (root / "archive/towns/nothing.md").write_bytes(b"\xff")


@pytest.mark.usefixtures("forks")
@pytest.mark.parametrize("kept", [False, True], ids=["without a cache", "with a cache"])
@pytest.mark.parametrize("broken", [False, True], ids=["whole", "broken"])
def test_several_processes_give_what_one_gives(
    broken: bool, kept: bool, copy: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    if broken:
        broken_copy(copy)
    clean = plain(load(copy))
    monkeypatch.setattr(gathering, "FEW", 0)
    monkeypatch.setattr(gathering, "BATCH", 3)
    used = cache if kept else None
    assert plain(load(copy, cache=used, jobs=2)) == clean
    assert plain(load(copy, cache=used, jobs=2)) == clean
    assert plain(load(copy, cache=used)) == clean


def _killed(_root: Path, _form: object, _batch: object) -> None:
    os._exit(9)


@pytest.mark.usefixtures("forks")
def test_where_a_process_is_killed_the_files_are_read_by_the_one_that_is_left(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "FEW", 0)
    monkeypatch.setattr(gathering, "BATCH", 3)
    monkeypatch.setattr(gathering, "_read_apart", _killed)
    assert plain(load(copy, jobs=2)) == plain(load(TOY))
