"""One record taken out of the cache: told as the whole archive tells it, or left to the whole archive."""

from pathlib import Path

import pytest

from annals.citations.item import item_of
from annals.cli.cite import claim_cited
from annals.cli.show import ASKED, as_cited, as_json, as_text
from annals.facts.index import build_index
from annals.history.load import load
from annals.history.part import load_part
from annals.model import Archive, Article, Entry
from annals.records import chunks, gather, outcomes
from annals.records.cache import Cache, cache_of
from tests.support import PROJECT, TOY

BASE = "https://example.org/"
GROUP = "archive/groups/ink-front.md"


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file have rested before it was read, and lie in a chunk of its own."""
    monkeypatch.setattr(outcomes, "REST", -(10**18))
    monkeypatch.setattr(chunks, "BATCH", 1)
    monkeypatch.setattr(gather, "BATCH", 1)


def cached(root: Path, folder: Path) -> tuple[Archive, Cache]:
    cache = cache_of(root, folder)
    assert cache
    archive, _problems = load(root, cache=cache)
    assert archive
    return archive, cache


def told(archive: Archive, id: str) -> list[str]:
    """Return all that the commands print of a record."""
    entry = archive.find(id)
    assert entry
    claims = entry.claims if isinstance(entry, Article) else ()
    return [
        as_text(archive, build_index(archive, ASKED), entry),
        as_json(entry),
        as_cited(archive, entry, BASE, "ris"),
        repr(item_of(archive, entry, BASE)),
        *(claim_cited(archive, entry, claim.id, BASE) for claim in claims),
    ]


def entries(archive: Archive) -> list[Entry]:
    return [entry for _kind, entry in archive.entries()]


@pytest.mark.slow
@pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "project"])
def test_every_record_is_told_as_the_whole_archive_tells_it_and_from_fewer_records(root: Path, tmp_path: Path) -> None:
    archive, cache = cached(root, tmp_path)
    sizes = set()
    for entry in entries(archive):
        part = load_part(root, cache, entry.id)
        assert part
        assert told(part, entry.id) == told(archive, entry.id)
        sizes.add(len(entries(part)))
    assert min(sizes) < len(entries(archive)) or root != TOY


def test_the_text_of_a_record_asks_no_other_links_than_it_says(tmp_path: Path) -> None:
    archive, _cache = cached(TOY, tmp_path)
    for entry in entries(archive):
        assert as_text(archive, build_index(archive, ASKED), entry) == as_text(archive, build_index(archive), entry)


@pytest.mark.parametrize("id", ["no-such-record", "../groups/ink-front", "", "Ink", "ink-front\n", "x" * 300, "ü"])
def test_what_is_no_record_is_left_to_the_whole_archive(id: str, tmp_path: Path) -> None:
    assert load_part(TOY, cached(TOY, tmp_path)[1], id) is None


@pytest.mark.parametrize("change", ["edited", "new", "linked"])
def test_an_archive_with_a_file_that_the_cache_does_not_know_is_read_whole(
    change: str, copy: Path, tmp_path: Path
) -> None:
    _archive, cache = cached(copy, tmp_path)
    assert load_part(copy, cache, "harbour-post")
    if change == "edited":
        (copy / GROUP).write_text("nothing", encoding="utf-8")
    elif change == "new":
        (copy / "archive/groups/new.md").write_text("nothing", encoding="utf-8")
    else:
        history = copy / "archive/history/sources/harbour-post.jsonl"
        history.unlink()
        history.symlink_to(TOY / "archive/history/sources/harbour-post.jsonl")
    assert load_part(copy, cache, "harbour-post") is None


def test_what_a_record_that_is_gone_said_is_not_told(copy: Path, tmp_path: Path) -> None:
    archive, cache = cached(copy, tmp_path)
    index = build_index(archive)
    town = max(archive.places, key=lambda id: len(index.articles_naming.get(id, ())))
    (copy / archive.articles[index.articles_naming[town][0]].path).unlink()
    part, (rest, _problems) = load_part(copy, cache, town), load(copy)
    assert part
    assert rest
    assert told(part, town) == told(rest, town) != told(archive, town)


def test_an_archive_without_a_file_of_its_own_or_a_cache_is_no_part(copy: Path, tmp_path: Path) -> None:
    _archive, cache = cached(copy, tmp_path)
    (copy / "archive/archive.md").unlink()
    assert load_part(copy, cache, "ink-front") is None
    cache.remove()
    assert load_part(TOY, cache, "ink-front") is None


def test_a_record_whose_history_lies_in_the_folder_of_another_kind_has_none(copy: Path, tmp_path: Path) -> None:
    history = copy / "archive/history/groups/ink-front.jsonl"
    history.rename(copy / "archive/history/sources/ink-front.jsonl")
    archive, cache = cached(copy, tmp_path)
    part = load_part(copy, cache, "ink-front")
    assert part
    assert part.version("ink-front") is archive.version("ink-front") is None
