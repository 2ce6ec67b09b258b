"""The lists of places, groups and sources: one line each, the region's places first, long lists by first letters."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.citations.store import Store
from annals.facts.index import build_index
from annals.model.kinds import TOWN
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.pages.names import LONGEST_LIST, NAMES, by_letters
from annals.site.target import Made
from tests.support import Loaded, altered, having


def made(loaded: Loaded, key: str) -> list[Made]:
    context = Context(loaded.archive, loaded.index, Frame.bare("%s"), Store())
    return list(NAMES.make(context, key))


def page(loaded: Loaded, key: str) -> str:
    return made(loaded, key)[0].data.decode()


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_the_regions_places_come_first_and_those_only_mentioned_are_folded(real: Loaded) -> None:
    found = page(real, "places")
    titles = [found.index(f'<h2 id="{id}"') for id in ("region", "elsewhere", "mentioned")]
    assert titles == sorted(titles)
    assert titles[0] < found.index('mahin/"') < titles[1]
    assert titles[1] < found.index('raqqa/"') < titles[2]
    assert found.index("<details", titles[2]) < found.index('beirut/"')


@pytest.mark.slow
def test_a_number_that_is_none_is_not_printed(real: Loaded, toy: Loaded) -> None:
    for loaded in (real, toy):
        for key in ("places", "groups", "sources"):
            assert not re.search(r"(?<!\d)0 (event|article|statement)", text(page(loaded, key)))


def test_a_long_list_shows_the_first_and_leads_to_all_by_their_first_letters(toy: Loaded) -> None:
    first = toy.archive.places["tell-qirtas"]
    many = {f"place-{n}": altered(first, {"id": f"place-{n}", "name": f"{chr(97 + n % 5)}{n}"}) for n in range(300)}
    archive = having(toy.archive, TOWN, {**toy.archive.places, **many})
    whole, *parts = made(replace(toy, archive=archive, index=build_index(archive)), "places")
    assert len(re.findall("<li>", whole.data.decode())) < LONGEST_LIST
    listed = {id for part in parts for id in re.findall(r'towns/([\w-]+)/"', part.data.decode())}
    assert set(archive.places) <= listed


@given(st.lists(st.tuples(st.text(max_size=4), st.uuids().map(str)), max_size=40))
@pytest.mark.parametrize("longest", [1, 5])
def test_every_name_stands_in_one_part(longest: int, names: list[tuple[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("annals.site.pages.names.LONGEST_LIST", longest)
        parts = list(by_letters(names))
    assert len({letters for letters, _ids in parts}) == len(parts)
    assert sorted(id for _letters, ids in parts for id in ids) == sorted(id for _name, id in names)


@pytest.mark.parametrize(("key", "kind"), [("places", "town"), ("groups", "group"), ("sources", "source")])
def test_what_stands_before_and_after_a_record_is_what_its_list_has_there(real: Loaded, key: str, kind: str) -> None:
    ids = ["", *re.findall(r'<li><a href="[^"]*?([\w-]+)/">', page(real, key)), ""]
    context = Context(real.archive, real.index, Frame.bare("%s"), Store())
    assert len(ids) > 10
    for before, id, after in zip(ids, ids[1:], ids[2:], strict=False):
        assert context.listed_beside(kind, "en", id) == (before, after)
