"""The vocabulary of an archive: which words records may use, what a file of its own adds, what is wrong with one."""

import re
import time
from pathlib import Path

import pytest

from annals.checks.read import read_archive
from annals.cli.main import main
from annals.history import load
from annals.history.load import load_whole, vocabulary_for
from annals.history.reload import reload
from annals.records.cache import Cache, cache_of
from annals.records.packing import pack, unpack
from annals.records.vocabulary import PATH, read_vocabulary, shipped, shipped_names
from annals.site.build import context_of, read_source, rebuild, settings_sum
from annals.site.frame import Frame
from annals.site.live import Live
from tests.support import TOY, WORDS, loaded

OWN = """\
use: conflict
measures:
  - name: killed
    means: people who lost their lives
    family: losses
    unit: people
  - name: boats-lost
    means: boats that were lost
    family: count
    unit: boats
    counted: '{figure} boats lost'
    one: '{figure} boat lost'
"""
"""A vocabulary that has a word of another meaning, and one more."""


def own(root: Path, text: str) -> Path:
    """Give an archive a vocabulary; return its folder."""
    (root / PATH).write_text(text, encoding="utf-8")
    return root


def told(root: Path, text: str) -> list[str]:
    """Return what is wrong with a vocabulary, as the check prints it."""
    return [str(problem) for problem in read_vocabulary(own(root, text))[1]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with an empty archive."""
    (tmp_path / "archive").mkdir()
    return tmp_path


def test_an_archive_without_a_file_has_the_words_of_a_conflict(root: Path) -> None:
    assert read_vocabulary(root) == (WORDS, [])
    assert loaded(TOY).archive.vocabulary is WORDS


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_vocabulary_is_whole(name: str) -> None:
    vocabulary = shipped(name)
    assert vocabulary.measures["occurrence"].entry.family == "happening"
    assert {sub for kind in vocabulary.event_types.values() for sub in kind.entry.kind_of}
    assert any(kind.entry.press for kind in vocabulary.source_kinds.values())
    words = [word for kind in vocabulary.event_types.values() for sub in kind.entry.kinds for word in sub.words]
    assert len(words) == len(set(words))


def test_a_file_adds_words_to_a_shipped_vocabulary_and_replaces_some(root: Path) -> None:
    found, problems = read_vocabulary(own(root, OWN))
    assert not problems
    assert found
    assert list(found.measures) == [*WORDS.measures, "boats-lost"]
    assert found.measures["killed"].entry.means == "people who lost their lives"
    assert found.measures["wounded"].entry == WORDS.measures["wounded"].entry
    assert (found.used, found.digest != WORDS.digest) == ("conflict", True)


def test_a_word_of_the_file_can_be_used_and_is_printed(copy: Path) -> None:
    article = next((copy / "archive/articles").rglob("*q5bct8vf.md"))
    text = article.read_text(encoding="utf-8")
    article.write_text(re.sub(r"states: killed\b", "states: boats-lost", text, count=1), encoding="utf-8")
    archive, _index, problems = read_archive(copy)
    assert any("'boats-lost' is not a known word; " in str(each) for each in problems)
    archive, _index, problems = read_archive(own(copy, OWN))
    assert archive
    claim = next(each for each in archive.articles["q5bct8vf"].claims if each.states == "boats-lost")
    assert claim.measure.single == "{figure} boat lost"
    assert not [each for each in problems if each.severity == "error" and "harbour" in each.path]


WRONG = {
    "use: conflcit\n": [":1: use: 'conflcit' is no vocabulary that comes with annals; did you mean 'conflict'?"],
    "use: conflict\nmeasurs: []\n": [":2: measurs: is not a field of this record; did you mean 'measures'?"],
    "use: conflict\nmeasures:\n  - name: Boats\n    means: boats\n    family: cuont\n    beside: of {sidee}\n": [
        ":3: measures.1.name: 'Boats' is not an id; write at most 80 small letters, digits and single hyphens, such as "
        "old-town",
        ":5: measures.1.family: 'cuont' is not a known word; did you mean 'count'?",
        ":6: measures.1.beside: has not just {title} and {side}; write each once where it is filled in: {title} {side}",
    ],
    "use: conflict\nmeasures:\n  - name: a\n    means: b\n    family: count\n    includes: kiled\n": [
        ":6: measures.1.includes: no measure 'kiled'; did you mean 'killed'?"
    ],
    "use: conflict\nsides:\n  - name: bystanders\n    title: Bystanders\n    status: bystander\n": [
        ":5: sides.1.status: no status 'bystander'; write one of civilian, combatant, not said"
    ],
    "use: conflict\nplace_kinds:\n  - name: quay\n  - name: quay\n": [
        ":4: place_kinds.2.name: 'quay' is there already; keep one of the two"
    ],
    "title: Fairs\n": [
        f":1: {name}: is missing; "
        for name in ("event_types", "group_kinds", "measures", "phrases", "place_kinds", "source_kinds", "steps")
    ],
    "use: conflict\n---\n": [":2: has a line '---'; the file is all fields; take the line out"],
    "use: [conflict\n": [":1: has a '[' that is never closed; "],
    "use: conflict\nuse: conflict\n": [":2: repeats the key 'use'; keep one of the two"],
}


@pytest.mark.parametrize("text", WRONG)
def test_all_that_is_wrong_with_a_vocabulary_is_told_in_one_run_with_its_line(root: Path, text: str) -> None:
    found = [each.removeprefix(PATH) for each in told(root, text)]
    assert len(found) == len(WRONG[text])
    assert all(each.startswith(start) for each, start in zip(found, WRONG[text], strict=True)), found


def test_a_faulty_vocabulary_stops_the_check_with_its_own_problems_alone(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own(copy, "use: conflcit\n")
    assert main(["--root", str(copy), "check"]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith(f"{PATH}:1: use: ")
    assert printed[1:] == ["1 problem in 1 file"]


def test_a_vocabulary_that_is_a_link_is_not_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yml").write_text("use: a-secret\n", encoding="utf-8")
    (root / PATH).symlink_to(tmp_path / "elsewhere.yml")
    assert [str(each) for each in read_vocabulary(root)[1]] == [f"{PATH}:1: is a link; put the file itself here"]


def test_marks_in_a_phrase_stay_text(root: Path) -> None:
    text = "use: conflict\nmeasures:\n  - name: a\n    means: b\n    family: count\n    whose: '{side} <b>&'\n"
    found, problems = read_vocabulary(own(root, text))
    assert not problems
    assert found
    assert "<b>" in (found.measures["a"].entry.whose or "")  # it is escaped where it is printed


def test_words_come_back_from_the_cache_as_they_were() -> None:
    word = WORDS.measures["killed"]
    (again,) = unpack(pack((word,)))
    assert (again, again.entry, again.rank) == (word, word.entry, word.rank)


def test_records_are_read_anew_when_the_vocabulary_is_another(copy: Path, tmp_path: Path) -> None:
    def read() -> tuple[Cache | None, str]:
        cache = cache_of(copy, tmp_path / "cache")
        archive = load_whole(copy, cache=cache).archive
        assert archive
        return cache, archive.articles["q5bct8vf"].claims[0].measure.means

    before, first = read()
    own(copy, OWN)
    after, second = read()
    assert (first, second) == ("people killed", "people who lost their lives")
    assert before != after


def test_an_archive_in_memory_follows_its_vocabulary(copy: Path) -> None:
    before = load_whole(copy)
    after = reload(before, [PATH] if own(copy, OWN) else [])
    assert after.archive
    assert after.archive.articles["q5bct8vf"].claims[0].measure.means == "people who lost their lives"
    live = Live(copy)
    live.open()
    (copy / PATH).unlink()
    step = live.update([PATH])
    assert step
    assert step.cells is None
    assert step.source.archive.vocabulary is WORDS


@pytest.mark.slow
def test_a_build_makes_every_page_again_when_the_vocabulary_changes(copy: Path) -> None:
    manifest = None
    made = []
    for text in ("use: conflict\n", "use: conflict\n", OWN):
        now = time.time_ns()
        source = read_source(own(copy, text))
        files: dict[str, bytes] = {}
        context = context_of(source, Frame.bare(""))
        settings = settings_sum(context)
        built = rebuild(context, files.__setitem__, manifest, settings=settings, now=now, root=copy)
        manifest = built.manifest
        made.append(len(files))
    assert made[0] == made[2] > made[1] == 0


def known_by(root: Path, cache: Cache) -> tuple[str, list[str]]:
    vocabulary, problems = vocabulary_for(root, cache)
    return vocabulary.digest if vocabulary else "", [str(problem) for problem in problems]


def read_by(root: Path) -> tuple[str, list[str]]:
    vocabulary, problems = read_vocabulary(root)
    return vocabulary.digest if vocabulary else "", [str(problem) for problem in problems]


@pytest.mark.parametrize("text", [None, "", OWN, "title: [", "use: nothing\n", "use: conflict\n"])
def test_a_vocabulary_from_the_cache_is_that_of_the_file(copy: Path, tmp_path: Path, text: str | None) -> None:
    cache = cache_of(copy, tmp_path / "caches")
    assert cache
    assert known_by(copy, cache) == read_by(copy)  # none of its own
    file = copy / PATH
    for _time in range(2):
        if text is not None:
            file.write_text(text, encoding="utf-8")
        assert known_by(copy, cache) == read_by(copy)
    file.unlink(missing_ok=True)
    assert known_by(copy, cache) == read_by(copy)


def test_a_link_to_a_vocabulary_is_refused_whatever_is_kept(copy: Path, tmp_path: Path) -> None:
    cache = cache_of(copy, tmp_path / "caches")
    assert cache
    known_by(copy, cache)
    (tmp_path / "elsewhere.yml").write_text(OWN, encoding="utf-8")
    (copy / PATH).symlink_to(tmp_path / "elsewhere.yml")
    assert known_by(copy, cache) == read_by(copy)
    assert known_by(copy, cache)[1]


def test_a_vocabulary_that_is_kept_is_not_validated_again(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = cache_of(copy, tmp_path / "caches")
    assert cache
    before = known_by(copy, cache)
    monkeypatch.setattr(load, "read_vocabulary", lambda _root: pytest.fail("read again"))
    assert known_by(copy, cache) == before
