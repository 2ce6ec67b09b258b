"""Rules apart from what each asks: told by what they look at, run in several processes, their answers worth keeping."""

import pickle
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals import checks
from annals.checks import EVERY, RULES, check, check_names, check_record
from annals.checks.known import Known, known_of, persons_of
from annals.checks.read import read_archive
from annals.facts.facts import Facts
from annals.facts.spellings import build_spellings
from annals.model import Archive
from annals.model.kinds import ARTICLE, GROUP, SOURCE, TOWN, Kind
from annals.records.cache import cache_of
from annals.records.packing import sum_of
from annals.records.read import Lines
from tests.support import TOY, Loaded, altered, cases, having

BROKEN = ("dates_keep_their_words", "what_prose_names_is_tagged", "prose_is_plain", "register-status")


@pytest.fixture
def broken(copy: Path) -> Facts:
    for case in cases():
        if case.name in BROKEN:
            case.apply(copy)
    archive, index, _problems = read_archive(copy, today=date(2026, 11, 21))
    assert archive is not None
    assert index is not None
    return Facts(archive, index)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, forks: None) -> None:
    """Let a few records be many enough for several processes."""
    monkeypatch.setattr(checks, "FEW", 1)


def known(archive: Archive) -> Known:
    return known_of(archive, build_spellings(archive))


def test_every_rule_is_told_by_what_it_looks_at() -> None:
    assert set(EVERY) == set(RULES)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_find_what_one_finds_in_its_order(broken: Facts, jobs: int) -> None:
    found = check(broken)
    assert len({problem.path for problem in found}) > 1
    assert check(broken, jobs=jobs) == found


@pytest.mark.slow
@pytest.mark.usefixtures("many")
def test_more_processes_than_records_and_rules_find_the_same(broken: Facts) -> None:
    rules = EVERY.only("prose_is_plain")
    assert check(broken, rules, jobs=40) == check(broken, rules) != []


def test_the_faults_of_records_can_be_stored_and_are_all_there_is_beside_the_rules_between(broken: Facts) -> None:
    archive, beside = broken.archive, known(broken.archive)
    records = [archive.about, *(entry for _kind, entry in archive.entries())]
    faults = [fault for record in records for fault in (*check_record(record), *check_names(record, beside))]
    assert faults
    assert pickle.loads(pickle.dumps(faults)) == faults  # noqa: S301
    between = [problem for rule in EVERY.between for problem in rule(archive, broken)]
    assert len(faults) + len(between) == len(check(broken))


TOWN_FILE = "archive/towns/al-mahbara.md"

EDITS = st.lists(
    st.tuples(
        st.sampled_from(["archive/archive.md", TOWN_FILE, "archive/groups/ink-front.md", "articles", "events"]),
        st.sampled_from(["a line above", "a name", "prose", "nonsense", "gone", "as it was"]),
    ),
    min_size=1,
    max_size=5,
)


def edited(root: Path, name: str, what: str) -> None:
    """Change a record's file, that of the first one in a folder, so that it has other faults or has them elsewhere."""
    file = root / name if name.endswith(".md") else sorted(root.glob(f"archive/{name}/*/*.md"))[0]
    text = (TOY / file.relative_to(root)).read_text(encoding="utf-8")
    if what == "gone":
        file.unlink(missing_ok=True)
        return
    changes = {
        "a line above": text.replace("---\n", "---\n# a line\n", 1),
        "a name": text.replace("spellings: [", "spellings: [Somewhere Else, ").replace("name: ", "name: New "),
        "prose": f"{text}\nAs Mr Reporter said in Al-Mahbara, [x](y) and <b>.\n",
        "nonsense": text.replace("---", "", 1),
        "as it was": text,
    }
    file.write_text(changes[what], encoding="utf-8")


@pytest.mark.slow
@settings(max_examples=15)
@given(EDITS)
def test_kept_answers_are_those_that_a_run_without_them_gives(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(TOY / "archive", root / "archive")
    cache = cache_of(root, tmp_path_factory.mktemp("caches"))
    for edit in (("articles", "prose"), *edits):
        edited(root, *edit)
        found = read_archive(root, cache=cache)[2]
        assert found == read_archive(root)[2] == read_archive(root, cache=cache)[2]


def test_no_rule_of_single_records_is_asked_twice_and_no_file_is_opened_for_its_lines(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(copy, "articles", "prose")
    cache = cache_of(copy, tmp_path / "caches")
    assert cache
    found = read_archive(copy, cache=cache)[2]
    monkeypatch.setattr(checks, "check_record", lambda record, _rules: pytest.fail(f"asked of {record.path}"))
    monkeypatch.setattr(checks, "check_names", lambda record, _known, _rules: pytest.fail(f"asked of {record.path}"))
    monkeypatch.setattr(Lines, "_read", lambda _lines, path: pytest.fail(f"opened {path}"))
    assert any(problem.line > 1 for problem in found)
    assert read_archive(copy, cache=cache)[2] == found


def test_a_line_of_a_file_that_changed_since_it_was_read_is_not_kept(copy: Path) -> None:
    path = "archive/groups/ink-front.md"
    lines = Lines(copy, {path: sum_of((copy / path).read_bytes())})
    edited(copy, path, "a line above")
    assert lines(path, ("name",)) == Lines(TOY)(path, ("name",)) + 1
    assert lines.found == {}


def test_what_is_known_by_name_stays_the_same_when_an_article_says_something_else(toy: Loaded) -> None:
    id, article = next(iter(toy.archive.articles.items()))
    other = {**toy.archive.articles, id: altered(article, {"claims": (), "body": "Other words."})}
    assert known(having(toy.archive, ARTICLE, other)).digest == known(toy.archive).digest


@pytest.mark.parametrize(
    ("kind", "id", "change"),
    [
        (ARTICLE, "q5bct8vf", {"authors": ("Somebody Else",)}),
        (TOWN, "al-mahbara", {"spellings": ("Mahbaretha",)}),
        (GROUP, "ink-front", {"ambiguous": ()}),
        (SOURCE, "harbour-post", {"name": "Harbor Post"}),
    ],
)
def test_what_is_known_by_name_is_another_thing_with_another_name_or_person(
    kind: Kind, id: str, change: dict[str, object], toy: Loaded
) -> None:
    records = toy.archive.of_kind(kind.name)
    other = having(toy.archive, kind, {**records, id: altered(records[id], change)})
    assert known(other).digest != known(toy.archive).digest


def test_names_of_an_archive_that_was_not_read_whole_are_another_thing(toy: Loaded) -> None:
    assert known(replace(toy.archive, broken=frozenset({"ink-front"}))).digest != known(toy.archive).digest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as Ali Hassan has it", ["Ali Hassan"]),
        ("(Ali Hassan's words)", ["Ali Hassan"]),
        ("as Ali Hassani has it", []),
        ("as Ali has it, and Hassan", []),
        ("by A. Reporter-Smith.", ["A. Reporter-Smith"]),
        ("قال وعلي حسن، أمس", ["علي حسن"]),
        ("", []),
    ],
)
def test_a_person_is_found_by_the_whole_name(text: str, found: list[str]) -> None:
    assert persons_of(["Ali Hassan", "A. Reporter-Smith", "علي حسن", "…"]).find(text) == found


def test_of_two_articles_with_one_id_the_copy_is_to_change(copy: Path) -> None:
    (article,) = copy.glob("archive/articles/2003/*-q5bct8vf.md")
    other = shutil.copy(article, article.with_name(article.name.replace("q5bct8vf", "a2bct8vf")))
    _archive, _index, problems = read_archive(copy, today=date(2026, 11, 21))
    told = [problem for problem in problems if "is already the id of" in problem.message]
    assert [(copy / problem.path, problem.field) for problem in told] == [(other, "id")]
