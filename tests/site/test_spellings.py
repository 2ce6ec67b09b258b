"""Who uses which name: every use is counted, and a row links the first few of one publisher."""

import pytest

from annals.citations.store import Store
from annals.site import spellings
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.spellings import spellings_of
from tests.support import TOY, loaded


@pytest.mark.parametrize("longest", [0, 1, 9])
def test_uses_linked_and_uses_counted_are_all_uses(longest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spellings, "LONGEST_USE", longest)
    toy = loaded(TOY)
    context = Context(toy.archive, toy.index, Frame.bare(""), Store())
    used = 0
    for town in toy.archive.places.values():
        for spelling in spellings_of(context, town):
            users = [a for a in toy.archive.articles.values() if spelling.name in a.names.get(town.id, ())]
            assert sum(len(use.articles) + use.more for use in spelling.uses) == len(users)
            assert all(len(use.articles) <= longest for use in spelling.uses)
            used += len(users)
    assert used
