"""An archive brought up to date: what changed is read, all else is shared, and the old records are still at hand."""

from pathlib import Path

import pytest

from annals.history.load import Loaded, load_whole
from annals.history.reload import changed_names, reload
from annals.model import Group
from annals.problems import Problem
from annals.records import files, outcomes
from tests.support import TOY

GROUP = "archive/groups/ink-front.md"
HISTORY = "archive/history/groups/ink-front.jsonl"
FEW = (GROUP, HISTORY, "archive/archive.md", "archive/ids.csv")
EVERY = sorted(path.relative_to(TOY).as_posix() for path in (TOY / "archive").rglob("*") if path.is_file())


def edit(root: Path, old: str, new: str, name: str = GROUP) -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def same(one: Loaded, other: Loaded) -> bool:
    """Return whether two archives and their problems are equal, order and all."""
    if one.archive is None or other.archive is None:
        return (one.archive, one.problems) == (other.archive, other.problems)
    first, second = (
        (
            list(each.archive.entries()), each.archive.about, list(each.archive.histories.items()),
            each.archive.register, each.archive.register_read, each.archive.histories_read, each.archive.broken,
            each.problems, each.found,
        )
        for each in (one, other)
        if each.archive
    )  # fmt: skip
    return first == second


def test_an_edited_record_is_new_and_all_others_are_shared(copy: Path) -> None:
    before = load_whole(copy)
    edit(copy, "name: ", "name: The ")
    after = reload(before, [GROUP])
    assert same(after, load_whole(copy))
    assert changed_names(before, after) == {GROUP}
    assert before.archive
    assert after.archive
    assert after.archive.articles is before.archive.articles
    assert [id for id, group in after.archive.groups.items() if group is not before.archive.groups[id]] == ["ink-front"]
    old, new = before.value(GROUP), after.value(GROUP)
    assert isinstance(old, Group)
    assert new.name == f"The {old.name}"


def test_files_that_were_not_named_are_not_opened(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_whole(copy)
    edit(copy, "name: ", "name: The ")
    opened = []
    read = files.read_bytes

    def read_bytes(path: Path, name: str, limit: int) -> tuple[bytes, list[Problem]]:
        opened.append(name)
        return read(path, name, limit)

    monkeypatch.setattr(outcomes, "read_bytes", read_bytes)
    reload(before, [GROUP])
    assert opened == [GROUP]


def test_the_line_of_a_field_is_that_of_the_new_file(copy: Path) -> None:
    before = load_whole(copy)
    assert before.archive
    line = before.archive.line(GROUP, ("name",))
    edit(copy, "---\nid", "---\n# a remark\nid")
    after = reload(before, [GROUP])
    assert after.archive
    assert after.archive.line(GROUP, ("name",)) == line + 1


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in FEW else pytest.mark.slow) for name in EVERY])
@pytest.mark.parametrize("what", ["removed", "nonsense", "longer", "a link"])
def test_whatever_happens_to_a_file_the_archive_is_what_a_new_run_reads(name: str, what: str, copy: Path) -> None:
    before = load_whole(copy)
    file = copy / name
    text = file.read_text(encoding="utf-8")
    file.unlink()
    if what == "a link":
        file.symlink_to(TOY / name)
    elif what != "removed":
        file.write_text(f"{text} " if what == "longer" else "nonsense", encoding="utf-8")
    clean = load_whole(copy)
    after = reload(before, [name])
    assert same(after, clean)
    assert same(reload(before), clean)
    file.unlink(missing_ok=True)
    file.write_text(text, encoding="utf-8")
    again = reload(after, [name])
    assert same(again, load_whole(copy))
    assert same(reload(after), again)


def test_records_that_come_and_go_are_told(copy: Path) -> None:
    before = load_whole(copy)
    new = copy / "archive/groups/oak-front.md"
    new.write_text((copy / GROUP).read_text(encoding="utf-8").replace("ink-front", "oak-front"), encoding="utf-8")
    (copy / "archive/groups/guard-radio.md").unlink(missing_ok=True)
    after = reload(before)
    assert same(after, load_whole(copy))
    assert "archive/groups/oak-front.md" in changed_names(before, after)
    assert same(reload(before, changed_names(before, after)), after)


def test_a_record_given_another_date_moves_in_its_list(copy: Path) -> None:
    before = load_whole(copy)
    assert before.archive
    event = next(iter(before.archive.events.values()))
    edit(copy, f"when: {event.when}", "when: 2999-01-01", event.path)
    after = reload(before, [event.path])
    assert after.archive
    assert list(after.archive.events)[-1] == event.id
    assert same(after, load_whole(copy))
