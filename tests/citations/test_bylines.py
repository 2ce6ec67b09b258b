"""Names in bylines as they are cited: persons, bodies, several in one, and what no rule can know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.citations.bylines import Name, agents, inverted, names_of, read
from annals.model import Author
from tests.support import TOY, loaded

SOURCES = loaded(TOY).archive.source_named
SMITH = {"family": "Smith", "given": "Jane"}
DOE = {"family": "Doe", "given": "John"}


def whole(name: str) -> Name:
    return {"literal": name}


PERSONS = {
    "Tom Perry": {"family": "Perry", "given": "Tom"},
    "Suleiman al-Khalidi": {"family": "al-Khalidi", "given": "Suleiman"},
    "Hassan Abd al-Rahman": {"family": "Abd al-Rahman", "given": "Hassan"},
    "Mohammed Abu Ahmad": {"family": "Abu Ahmad", "given": "Mohammed"},
    "Ludwig van der Berg": {"family": "van der Berg", "given": "Ludwig"},
    "Jean de La Fontaine": {"family": "de La Fontaine", "given": "Jean"},
    "Ben Hubbard": {"family": "Hubbard", "given": "Ben"},
    "J. R. Smith": {"family": "Smith", "given": "J. R."},
    "A. Reporter": {"family": "Reporter", "given": "A."},
    "J.R. Smith": {"family": "Smith", "given": "J.R."},
    "JANE SMITH": {"family": "SMITH", "given": "JANE"},
    "By Jane Smith": SMITH,
    "by: Jane Smith": SMITH,
    "Jane Smith in Beirut": SMITH,
    "Jane Smith in Deir ez-Zor": SMITH,
    "Smith, Jane": SMITH,
    "van Dam, Ludwig": {"family": "van Dam", "given": "Ludwig"},
    "Jane Smith Jr.": {**SMITH, "suffix": "Jr."},
    "Jane Smith, Jr.": {**SMITH, "suffix": "Jr."},
    "John Doe III": {**DOE, "suffix": "III"},
}

BODIES = (
    "MEE staff", "Reuters Staff", "BBC Monitoring", "The New Arab Staff", "Associated Press", "Xinhua News Agency",
    "Human Rights Watch", "MEE and agencies", "MEE contributor", "MEE correspondent in Damascus", "Staff and agencies",
    "Local Desk Editors",
)  # fmt: skip

ONE_NAME = ("Staff", "Reuters", "Al Jazeera", "Abu Omar", "The Guardian", "محمد العبد الله", "كاتبة أولى، من حمص")

SEVERAL = {
    "Jane Smith & John Doe": [SMITH, DOE],
    "Jane Smith; John Doe": [SMITH, DOE],
    "Jane Smith and John Doe": [SMITH, DOE],
    "Jane Smith with John Doe": [SMITH, DOE],
    "By Jane Smith in Beirut and John Doe in Aleppo": [SMITH, DOE],
    "Jane Smith and agencies": [SMITH, whole("agencies")],
    "Jane Smith and the harbour post": [SMITH, whole("The Harbour Post")],
    "Jane Smith;": [SMITH],
}

DOUBTFUL = {
    "María José García Márquez": {"family": "Márquez", "given": "María José García"},
    "Gabriel García Márquez": {"family": "Márquez", "given": "Gabriel García"},
    "Jane Smith, Beirut": whole("Jane Smith, Beirut"),
    "García Márquez, Gabriel": whole("García Márquez, Gabriel"),
    "Tom Perry, Jane Smith": whole("Tom Perry, Jane Smith"),
    "Smith and Jones": whole("Smith and Jones"),
}


@pytest.mark.parametrize(("printed", "expected"), PERSONS.items())
def test_a_person_has_a_family_name(printed: str, expected: Name) -> None:
    assert (read(SOURCES, printed).names, read(SOURCES, printed).doubt) == ((expected,), "")
    assert [is_body for _name, is_body in agents(SOURCES, [printed])] == [False]


@pytest.mark.parametrize("printed", BODIES)
def test_a_newsroom_stays_whole(printed: str) -> None:
    assert (read(SOURCES, printed).names, read(SOURCES, printed).doubt) == ((whole(printed),), "")
    assert list(agents(SOURCES, [printed])) == [(printed, True)]


@pytest.mark.parametrize("printed", ONE_NAME)
def test_a_name_without_parts_stays_whole(printed: str) -> None:
    assert (read(SOURCES, printed).names, read(SOURCES, printed).doubt) == ((whole(printed),), "")


@pytest.mark.parametrize(("printed", "expected"), SEVERAL.items())
def test_several_in_one_are_parted(printed: str, expected: list[Name]) -> None:
    assert names_of(SOURCES, [printed]) == expected
    assert read(SOURCES, printed).doubt == ""


@pytest.mark.parametrize(("printed", "expected"), DOUBTFUL.items())
def test_what_no_rule_can_know_is_told(printed: str, expected: Name) -> None:
    found = read(SOURCES, printed)
    assert found.names == (expected,)
    assert found.doubt in ("is cited as one name", f"is cited under the family name {expected.get('family')!r}")


def test_a_source_of_the_archive_has_the_archives_name_for_it() -> None:
    for printed in ("The Harbour Post", "the harbour post", "By The Harbour Post"):
        assert names_of(SOURCES, [printed]) == [whole("The Harbour Post")]
    assert names_of(SOURCES, ["The Harbour Post and salt gazette"]) == [
        whole("The Harbour Post"),
        whole("Salt Gazette"),
    ]


def test_a_record_says_what_no_rule_can_know() -> None:
    told = (
        Author(family="García Márquez", given="Gabriel"),
        Author(name="Zaman al-Wasl"),
        Author(family="Smith", given="Jane", suffix="Jr."),
        Author(family="Sukarno"),
    )
    assert names_of(SOURCES, told) == [
        {"family": "García Márquez", "given": "Gabriel"},
        whole("Zaman al-Wasl"),
        {**SMITH, "suffix": "Jr."},
        {"family": "Sukarno"},
    ]
    assert [author.text for author in told] == ["Gabriel García Márquez", "Zaman al-Wasl", "Jane Smith Jr.", "Sukarno"]
    assert [is_body for _name, is_body in agents(SOURCES, told)] == [False, True, False, False]
    assert not any(read(SOURCES, author).doubt for author in told)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Perry", "given": "Tom"}, "Perry, Tom"),
        ({**SMITH, "suffix": "Jr."}, "Smith, Jane, Jr."),
        ({"family": "Sukarno"}, "Sukarno"),
        (whole("Agence France-Presse"), "Agence France-Presse,"),
        (whole("Reuters"), "Reuters"),
        (whole("محمد العبد الله"), "محمد العبد الله,"),
    ],
)
def test_a_name_that_is_no_persons_stays_whole_in_files_of_references(name: Name, expected: str) -> None:
    assert inverted(name, whole=",") == expected


@given(st.text(max_size=60).filter(str.strip))
def test_any_byline_has_at_least_one_name_of_which_no_part_is_empty(printed: str) -> None:
    names = read(SOURCES, printed).names
    assert names
    assert all(text.strip() for name in names for text in name.values())
