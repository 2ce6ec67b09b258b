"""What the pages say of who held which place: in sentences, in a picture and in a table, and all of it the same."""

import re

import pytest

from annals.citations.store import Store
from annals.facts.index import build_index
from annals.model.kinds import TOWN
from annals.model.place import Census
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.kinds.place import PLACE
from annals.site.pages.home import HOME
from annals.site.target import Maker
from tests.support import Loaded, altered, having


def page(loaded: Loaded, maker: Maker = PLACE, key: str = "home") -> str:
    context = Context(loaded.archive, loaded.index, Frame.bare(""), Store())
    return next(iter(maker.make(context, key))).data.decode()


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", "", html).split())


def told(loaded: Loaded, place: str) -> str:
    found = re.search(r'id="control".*?<p class="an-prose">(.*?)</p>', page(loaded, key=place), re.DOTALL)
    return text(found[1]) if found else ""


TOLD = {
    "toy": {
        "al-mahbara": "Held by Warraqa Guard until 4 March 2003. Held by Ink Front from 5 March 2003 to about May "
        "2003. The articles are silent on who held it from about May 2003 until some time between 1 and 20 September "
        "2003. "
        "Held by Warraqa Guard from some time between 1 and 20 September 2003 to 28 September 2003, the last report "
        "that it was.",
        "tell-qirtas": "Fought over, 6 March 2003. No article says who held it.",
        "salt-road": "",
        "warraqa": "",
    },
    "real": {
        "al-qaryatayn": "Held by Syrian government forces until 5 August 2015. Held by Islamic State from 6 August "
        "2015 to about April 2016. From about April 2016 the articles are silent on who held it; by 20 October 2017 at "
        "the latest they no longer are. Held by Islamic State by 20 October 2017 at the latest, and until 21 October "
        "2017. Taken by Syrian government forces, 21 October 2017; no later article says that it stayed so.",
        "al-sukhnah": "Held by Islamic State until 12 August 2017 at the latest. Taken by Syrian government forces, on "
        "or before 12 August 2017; no later article says that it stayed so.",
        "mahin": "Held by Syrian government forces until 31 October 2015. Held by Islamic State from 1 November 2015 "
        "to 2 November 2015, the last report that it was. By 21 October 2017 the area was reported as no longer held "
        "by Islamic State.",
        "palmyra": "The articles are silent on who held it until May 2015. Held by Islamic State from May 2015 to "
        "6 August 2015, the last report that it was. By 21 October 2017 the area was reported as no longer held by "
        "Islamic State.",
        "raqqa": "Held by Islamic State until 17 October 2017 at the latest. Taken by Syrian Democratic Forces, on or "
        "before 17 October 2017; no later article says that it stayed so.",
        "sadad": "Fought over, 31 October–2 November 2015. No article says who held it.",
        "douma": "On the day of the report, 2 November 2015, said to be held by Rebel groups, unnamed.",
        "zabadani": "On the day of the report, 6 August 2015, said to be held by Rebel groups, unnamed.",
    },
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("name", "place"), [(name, place) for name, places in TOLD.items() for place in places])
def test_sentences_say_who_held_it_and_since_when_the_articles_are_silent(
    name: str, place: str, request: pytest.FixtureRequest
) -> None:
    assert told(request.getfixturevalue(name), place) == TOLD[name][place]


@pytest.mark.slow
def test_every_place_with_a_record_of_control_is_among_these(real: Loaded) -> None:
    assert {place for place in real.archive.places if told(real, place)} == {*TOLD["real"]}


def test_the_table_says_that_nothing_was_reported_after_the_last_report(real: Loaded) -> None:
    found = text(page(real, key="al-qaryatayn"))
    assert "held by Syrian government forces when last reported; not reported after 21 October 2017" in found
    assert "contested, changing hands" not in found


def test_names_in_the_picture_of_a_page_are_not_those_of_its_other_picture(real: Loaded) -> None:
    for html in (page(real, key="al-qaryatayn"), page(real, HOME)):
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"url\(#([^)]+)\)", html)) <= set(ids)


def test_home_shows_the_regions_towns_on_one_axis_and_the_silence(real: Loaded) -> None:
    html = page(real, HOME)
    rows = re.findall(r'aria-label="([^"]+)"><rect', html.partition("an-slim")[0])
    assert rows == ["al-Qaryatayn", "Mahin", "Sadad", "Palmyra", "al-Sukhnah", "Douma", "Raqqa", "Zabadani"]
    assert html.count("an-strip-silence") == 2 * len(rows)
    assert TOLD["real"]["palmyra"] in text(html)


def test_a_census_stands_beside_what_articles_say_of_the_population(real: Loaded) -> None:
    place = real.archive.places["al-qaryatayn"]
    census = Census(year="2004", inhabitants="14208", source="the bureau")  # type: ignore[arg-type]  # as a file gives it
    places = {**real.archive.places, place.id: altered(place, {"census": census})}
    archive = having(real.archive, TOWN, places)
    found = text(page(Loaded(archive, build_index(archive), ()), key=place.id).partition('id="population"')[2])
    assert "30,000" in found
    assert "14,208 2004" in found
