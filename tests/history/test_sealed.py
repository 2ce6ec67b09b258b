"""Which records have the data of their last version is worked out once, and again where either is another."""

from dataclasses import replace
from pathlib import Path

import pytest

from annals.checks.read import read_archive
from annals.checks.register import not_entered
from annals.history import sealed
from annals.history.registration import unversioned
from annals.history.sealed import is_sealed, with_sealed
from annals.history.versions import has_data
from annals.model import Archive
from annals.model.version import Data, Version
from annals.records.cache import Cache, cache_of
from tests.support import SAMPLE, loaded


@pytest.fixture
def whole() -> Archive:
    return loaded(SAMPLE).archive


@pytest.fixture
def cache(copy: Path, tmp_path: Path) -> Cache:
    found = cache_of(copy, tmp_path / "caches")
    assert found
    return found


def sums(archive: Archive) -> dict[str, str]:
    return {entry.path: sum for entry, sum in archive.sealed.values()}


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the sum of every version is added whose data are compared from now on."""
    asked: list[str] = []

    def compare(version: Version, data: Data) -> bool:
        asked.append(version.sha256)
        return has_data(version, data)

    monkeypatch.setattr(sealed, "has_data", compare)
    return asked


def test_those_are_sealed_whose_data_are_those_of_their_last_version(whole: Archive) -> None:
    known = with_sealed(whole, {})
    waiting = unversioned(whole)
    assert set(known.sealed) == {entry.id for _kind, entry in whole.entries()} - set(waiting)
    assert unversioned(known) == waiting


def test_several_processes_find_what_one_does(whole: Archive, monkeypatch: pytest.MonkeyPatch, forks: None) -> None:
    monkeypatch.setattr(sealed, "FEW", 1)
    assert with_sealed(whole, {}, jobs=3).sealed == with_sealed(whole, {}).sealed


def test_what_is_known_is_not_compared_again(whole: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    known = sums(with_sealed(whole, {}))
    asked = counted(monkeypatch)
    archive = with_sealed(whole, known)
    assert sums(archive) == known
    unversioned(archive)
    assert len(asked) <= 2 * len(unversioned(whole))


def test_a_record_with_a_new_version_is_compared_again(whole: Archive) -> None:
    known = dict.fromkeys(sums(with_sealed(whole, {})), "the sum of another version")
    assert sums(with_sealed(whole, known)) == sums(with_sealed(whole, {}))


def test_another_record_of_the_same_id_is_not_taken_for_it(whole: Archive) -> None:
    archive = with_sealed(whole, {})
    id, (entry, _sum) = next((id, found) for id, found in archive.sealed.items() if id in archive.articles)
    version = archive.version(id)
    assert version
    assert is_sealed(archive, entry, version)
    assert not is_sealed(archive, replace(archive.articles[id], title="Another"), version)


def test_a_check_that_remembers_tells_of_the_edit_that_a_fresh_one_tells_of(copy: Path, cache: Cache) -> None:
    def told(kept: Cache | None) -> list[str]:
        archive = read_archive(copy, cache=kept)[0]
        assert archive
        return [str(problem) for problem in not_entered(archive)]

    assert told(cache) == told(None)
    file = next(path for path in sorted((copy / "archive" / "groups").glob("*.md")))
    file.write_text(file.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
    assert told(cache) == told(cache) == told(None)
    assert any("changed text" in line for line in told(cache))
