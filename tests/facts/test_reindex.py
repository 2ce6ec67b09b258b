"""An index brought up to date leads by fingerprints and sketches to the same paragraphs as one built anew."""

import pytest

from annals.facts.index import build_index
from annals.facts.reindex import Changed, reindexed
from annals.model.kinds import ARTICLE
from tests.facts.test_edited_text import POST, SALT, read, written
from tests.support import Loaded, altered, capture_of, having


@pytest.mark.parametrize("name", ["flood.twin", "flood.apart", "canal.story"])
@pytest.mark.parametrize("without", [(), (1, 2), range(1, 7)])
def test_an_index_brought_up_to_date_is_that_of_a_new_one(name: str, without: tuple[int, ...], toy: Loaded) -> None:
    before = written(toy.archive, q5bct8vf=read("flood.story"), ggm67h9m=read("flood.twin"))
    after = written(before, without=without, ggm67h9m=read(name))
    changes = [Changed(before.articles[SALT], after.articles[SALT])]
    assert reindexed(build_index(before), after, changes) == build_index(after)


def test_sketches_that_are_taken_out_leave_the_index(toy: Loaded) -> None:
    before = written(toy.archive, q5bct8vf=read("flood.story"), ggm67h9m=read("flood.twin"))
    capture = altered(capture_of(before.articles[POST]), {"sketches": (), "fingerprints": ()})
    bare = altered(before.articles[POST], {"capture": capture})
    after = having(before, ARTICLE, {**before.articles, POST: bare})
    found = reindexed(build_index(before), after, [Changed(before.articles[POST], bare)])
    assert found == build_index(after)
    assert not any(id.startswith(POST) for ids in found.paragraphs_near.values() for id in ids)
