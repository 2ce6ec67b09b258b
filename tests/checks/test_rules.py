"""Rules apart from what each asks: told by what they look at, run in several processes, their answers worth keeping."""

import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from annals.checks import EVERY, RULES, check, check_names, check_record
from annals.checks.known import Known, known_of, persons_of
from annals.checks.read import read_archive
from annals.facts.facts import Facts
from annals.facts.names import build_names
from annals.model import Archive
from annals.model.kinds import ARTICLE, GROUP, SOURCE, TOWN, Kind
from tests.support import Loaded, altered, cases, having

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


def known(archive: Archive) -> Known:
    return known_of(archive, build_names(archive))


def test_every_rule_is_told_by_what_it_looks_at() -> None:
    assert set(EVERY) == set(RULES)


@pytest.mark.usefixtures("forks")
@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_find_what_one_finds_in_its_order(broken: Facts, jobs: int) -> None:
    found = check(broken)
    assert len({problem.path for problem in found}) > 1
    assert check(broken, jobs=jobs) == found


@pytest.mark.slow
@pytest.mark.usefixtures("forks")
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
