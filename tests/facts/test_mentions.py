"""Places named in accounts of events elsewhere: a name counts for the record whose spelling is the longest there."""

import pytest

from annals.facts.facts import Facts
from annals.facts.index import build_index
from annals.facts.memo import cell_of
from annals.facts.tracking import ALL, Recorder
from annals.model import Archive, kinds
from tests.facts.saying import CLASHES, MONITOR, POST, archive_of, happened
from tests.support import Loaded, altered, having

TOWN, PROVINCE = "al-mahbara", "mahbara-province"


def told(words: str, **place: object) -> Archive:
    """Return an archive that says words of an event elsewhere, and has a governorate named after a town of it."""
    archive = archive_of(happened(POST, MONITOR, about=CLASHES, value=words))
    names = {"name": "Mahbara Governorate", "name_ar": "محافظة المحبرة", "spellings": ("Mahbara province",)}
    province = altered(archive.places["warraqa"], {"id": PROVINCE, **names})
    town = altered(archive.places[TOWN], place)
    places = {**archive.places, TOWN: town, PROVINCE: province}
    article = next(iter(archive.articles.values()))
    towns = {TOWN: ("Mahbara",), PROVINCE: ("Mahbara province",)}
    articles = {**archive.articles, article.id: altered(article, {"towns": towns})}
    return having(having(archive, kinds.TOWN, places), kinds.ARTICLE, articles)


def named_in(archive: Archive) -> set[str]:
    """Return which of the town and the governorate are told to be named in accounts of something else."""
    facts = Facts(archive, build_index(archive))
    return {id for id in (TOWN, PROVINCE) if facts.mentions(id)}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("from the south of Mahbara province", {PROVINCE}),
        ("in the province of Mahbara", {PROVINCE}),
        ("shells on Mahbara", {TOWN}),
        ("Mahbara's gates", {TOWN}),
        ("from Mahbara into Mahbara province", {TOWN, PROVINCE}),
        ("in rural Mahbara", set()),
        ("the Mahbarans", set()),
        ("في محافظة المحبرة", {PROVINCE}),
        ("من المحبرة", {TOWN}),
        ("القصف بمحافظة المحبرة", {PROVINCE}),
    ],
)
def test_a_name_counts_for_the_record_whose_spelling_is_the_longest_there(words: str, named: set[str]) -> None:
    assert named_in(told(words)) == named


def test_a_name_within_a_longer_one_that_is_no_records_does_not_count() -> None:
    assert named_in(told("the Mahbara Weekly Mirror")) == {TOWN}
    assert named_in(told("the Mahbara Weekly Mirror", not_this=("Mahbara Weekly Mirror",))) == set()


def test_a_longer_name_of_the_place_itself_counts_for_it() -> None:
    assert named_in(told("in Mahbara city", spellings=("Mahbara", "Mahbara city"))) == {TOWN}


def test_longer_names_hang_on_the_records_whose_names_they_are() -> None:
    archive = told("in Mahbara province")
    recorder = Recorder()
    facts = Facts(archive, build_index(archive), recorder)
    assert "Mahbara province" in facts.longer_names(TOWN)
    read = facts.compared[cell_of("longer_names", (TOWN,))]
    assert {(kind.name, ALL) for kind in (kinds.TOWN, kinds.GROUP, kinds.SOURCE, kinds.ARTICLE)} <= read


def test_no_mention_of_the_sample_stands_in_a_longer_name(real: Loaded) -> None:
    facts = Facts(real.archive, real.index)
    assert not any("Raqqa province" in (each.claim.value or "") for each in facts.mentions("raqqa"))
    assert any("Raqqa province" in (each.claim.value or "") for each in facts.mentions("raqqa-governorate"))
