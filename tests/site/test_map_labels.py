"""Labels of a picture: countries are named where there is room for a small name, and no label meets another."""

import re

import pytest

from annals.site.mapping import SMALL, WIDTH, Labels
from tests.support import SAMPLE, site_of


def test_a_country_at_the_edge_is_named_small_and_inside_the_picture() -> None:
    labels = Labels(600, 34)
    name = labels.over("Lebanon", 52.4, 378.5, "country")
    assert "an-map-small" in name
    ((left, _top, right, _bottom),) = labels.taken
    assert 0 <= left < right <= WIDTH


def test_a_country_whose_point_is_taken_is_named_a_line_away_and_meets_nothing() -> None:
    taken = (0.0, 290.0, WIDTH, 312.0)
    labels = Labels(600, 20, [taken])
    assert "an-map-small" in labels.over("Jordan", 500, 305, "country")
    box = labels.taken[-1]
    assert box[3] <= taken[1] or box[1] >= taken[3]


def test_a_name_has_its_full_size_where_there_is_room_and_an_area_is_never_moved() -> None:
    assert "an-map-small" not in Labels(600, 20).over("Iraq", 500, 300, "country")
    assert Labels(600, 20).over("Rif Dimashq", 5, 300, "area") == ""
    assert Labels(600, 20, [(0.0, 0.0, WIDTH, 600.0)]).over("Iraq", 500, 300, "country") == ""
    assert SMALL < 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["wide", "slim"])
@pytest.mark.parametrize("url", ["", "map/"])
def test_both_sizes_of_the_real_map_name_every_country_in_the_picture(url: str, kind: str) -> None:
    figure = site_of(SAMPLE).page(url).partition('<figure class="an-map"')[2]
    layer = figure.partition(f'<g class="an-{kind}">')[2].partition('<g class="an-map-scale">')[0]
    names = re.findall(r'class="an-map-country">(?:<tspan[^>]*>)?([^<]+)', layer)
    assert sorted(names) == ["Iraq", "Jordan", "Lebanon"]
