"""What stands before and after a place, group or source in the list of its kind."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from annals.facts.memo import compared, remembered
from annals.language.sorting import sort_key
from annals.model import kinds
from annals.site.place_parts import place_parts
from annals.site.spoken import Spoken


class Listed(Spoken):
    """The facts of an archive in the languages of its site, and the order of its lists of names."""

    @compared
    def listed_beside(self, kind: str, language: str, id: str) -> tuple[str, str]:
        """Return the ids before and after a record in the list of its kind, as a language has it; `""` at its ends."""
        return self.list_order(kind, language).get(id, ("", ""))

    @remembered
    def list_order(self, kind: str, language: str) -> Mapping[str, tuple[str, str]]:
        """Return what stands before and after each record of a kind in its list."""
        ids = ["", *self._in_order(kind, language), ""]
        return {id: (before, after) for (before, id), (_id, after) in pairwise(pairwise(ids))}

    def _in_order(self, kind: str, language: str) -> Iterator[str]:
        """Yield the records of a kind: places with events first, groups and sources by their kinds and names."""
        if kind == kinds.TOWN.name:
            yield from (place.id for place, _number in place_parts(self, self.archive.places.values()).every)
            return
        words = self.archive.vocabulary
        is_group = kind == kinds.GROUP.name
        order = list(words.group_kinds if is_group else words.source_kinds)
        records = self.archive.groups if is_group else self.archive.sources
        by_name = sorted(records, key=lambda id: sort_key(self.named_in(language, id)))
        yield from sorted(by_name, key=lambda id: order.index(records[id].kind))
