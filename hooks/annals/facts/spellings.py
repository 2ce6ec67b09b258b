"""Every spelling by which an archive knows its named records.

A record lists some; those of a governorate follow from its name, `Aleppo province` and ريف حلب; and whatever a
registered article prints under `towns` is from then on a spelling of that place, so that there is no second file to
edit. Groups and sources get none from articles: their blocks hold what somebody is called, such as `regime troops` or
`the monitor`, which in the next article is somebody else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, zip_longest

from annals.facts.governorates import Forms, forms_of
from annals.language.names import NOTHING, Names, folded, names_of
from annals.language.transliteration import Nearest, Spelled, can_be_a_name, is_of_a_place, letters
from annals.model import Archive, Article, Named, Place

ById = Mapping[str, tuple[str, ...]]
Used = dict[str, dict[str, None]]
Words = tuple[str, ...]


@dataclass(frozen=True)
class Spellings:
    """The spellings of named records, by the record's id; records without any are absent.

    Those in `sure` lead to the record wherever they stand, those in `maybe` may mean something else as well. `linked`
    are the sure ones by which prose links itself: not a name that an article alone has, unless it is near another of
    the place's. `printed` are those of registered articles that the record lacks, sure or not. `others` are
    longer names in which one of these stands and that are no record's.
    """

    linked: ById
    sure: ById
    maybe: ById
    printed: ById
    others: tuple[str, ...]
    places: frozenset[str]

    @cached_property
    def names(self) -> Names:
        """Return the matcher of what prose links by itself."""
        return names_of((*((name, id) for id, names in self.linked.items() for name in names), *self.none))

    @property
    def none(self) -> list[tuple[str, str]]:
        """Return what a matcher must know to pass over: the longer names that are no record's."""
        return [(name, NOTHING) for name in self.others]

    def known(self, id: str) -> tuple[str, ...]:
        """Return every spelling of a record, its own name first."""
        every = (by.get(id, ()) for by in (self.sure, self.maybe, self.printed))
        return tuple(dict.fromkeys(chain.from_iterable(every)))

    def is_known(self, id: str, spelling: str) -> bool:
        """Return whether a record has a spelling; case, marks, hyphens and the article make no difference."""
        return spelling in self._exact.get(id, ()) or id in self.owners(spelling)

    def owners(self, spelling: str) -> tuple[str, ...]:
        """Return the ids of the records that have a spelling, in order."""
        return self._owners.get(letters(spelling), ())

    def longer(self, id: str) -> tuple[str, ...]:
        """Return the names that are not a record's own, but in which one of its own stands as a part, in order."""
        own = {folded(name) for name in self.known(id)}
        near = (each for words in own if words for each in self._by_word.get(words[0], ()))
        return tuple(sorted({name for words, name in near if words not in own and any(_within(o, words) for o in own)}))

    @cached_property
    def _by_word(self) -> Mapping[str, list[tuple[Words, str]]]:
        """Return every name of two words or more, also those of no record, by each of its words."""
        found: defaultdict[str, list[tuple[Words, str]]] = defaultdict(list)
        ids = dict.fromkeys(chain(self.sure, self.maybe, self.printed))
        for name in dict.fromkeys(chain(chain.from_iterable(map(self.known, ids)), self.others)):
            words = folded(name)
            for word in dict.fromkeys(words) if len(words) > 1 else ():
                found[word].append((words, name))
        return found

    @cached_property
    def _exact(self) -> Mapping[str, frozenset[str]]:
        """Return the spellings of each record letter by letter, which nearly all are asked for."""
        return {id: frozenset(self.known(id)) for id in {*self.sure, *self.maybe, *self.printed}}

    @cached_property
    def _owners(self) -> ById:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for id in sorted({*self.sure, *self.maybe, *self.printed}):
            for name in self.known(id):
                found[letters(name)][id] = None
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def near_places(self) -> Nearest:
        """Return what finds, of all names of places, those near a spelling."""
        return Nearest(chain.from_iterable(map(self.known, sorted(self.places))))


def build_spellings(archive: Archive) -> Spellings:
    """Return the spellings of an archive's named records: listed, derived, and printed in registered articles."""
    return _Builder(archive).build()


def renewed_spellings(spellings: Spellings, before: Archive, since: Archive) -> Spellings:
    """Return the spellings of an archive, of which `spellings` are those of a state before."""
    same_names = all(one is other for one, other in zip_longest(before.named(), since.named()))
    same = same_names and (before.register is since.register or before.register == since.register)
    pairs = zip_longest(before.articles.values(), since.articles.values())
    if same and all(one is other or _same_towns(one, other) for one, other in pairs):
        return spellings
    renewed = build_spellings(since)
    return spellings if renewed == spellings else renewed


def _within(part: Words, words: Words) -> bool:
    """Return whether words stand in others, in one piece, and are not all of them."""
    size = len(part)
    return 0 < size < len(words) and any(words[at : at + size] == part for at in range(len(words) - size + 1))


def _same_towns(one: Article | None, other: Article | None) -> bool:
    return one is not None and other is not None and (one.id, one.towns) == (other.id, other.towns)


def printed_in(archive: Archive) -> Used:
    """Return the words that registered articles print for each place, in order of their articles.

    Where the register cannot be read, all articles count, so that nothing is told that is not so.
    """
    registered = {line.id for line in archive.register}
    counted = (a for a in archive.articles.values() if a.id in registered or not archive.register_read)
    printed = dict.fromkeys(chain.from_iterable(article.towns.items() for article in counted))  # most print the same
    found: Used = {}
    for id, words in printed:
        found.setdefault(id, {}).update(dict.fromkeys(words))
    return found


class _Builder:
    """Puts the spellings of an archive together: what records list goes before all that follows from elsewhere."""

    def __init__(self, archive: Archive) -> None:
        self.records = list(archive.named())
        self.articles = printed_in(archive)
        self.forms = {record.id: forms_of(record) for record in self.records if isinstance(record, Place)}
        self.listed: defaultdict[str, set[Words]] = defaultdict(set)
        self.claimed: defaultdict[Words, set[str]] = defaultdict(set)

    def build(self) -> Spellings:
        """Return the spellings."""
        for record in self.records:
            self.listed[record.id].update(map(folded, (*record.known_names, *record.ambiguous)))
        for record in self.records:
            derived = (*self._forms(record).sure, *self._printed(record))
            for words in {*self.listed[record.id], *map(folded, derived)}:
                self.claimed[words].add(record.id)
        linked, sure, maybe, printed = _ById(), _ById(), _ById(), _ById()
        for record in self.records:
            own = tuple(name for name in record.known_names if name not in record.ambiguous)
            forms, articles = self._forms(record), self._printed(record)
            apart = [name for name in articles if can_be_a_name(name) and not _of_the_place(record, name)]
            alone, shared = self._sorted(record, (*forms.sure, *apart))
            variants = [name for name in alone if name in forms.sure or _is_variant(record, name)]
            linked.add(record.id, (*own, *variants))
            sure.add(record.id, (*own, *alone))
            maybe.add(record.id, (*record.ambiguous, *forms.maybe, *shared))
            printed.add(record.id, articles)
        places = frozenset(record.id for record in self.records if isinstance(record, Place))
        others = tuple(dict.fromkeys(name for record in self.records for name in record.not_this))
        return Spellings(linked.given(), sure.given(), maybe.given(), printed.given(), others, places)

    def _forms(self, record: Named) -> Forms:
        return self.forms.get(record.id, Forms()) if isinstance(record, Place) else Forms()

    def _printed(self, record: Named) -> list[str]:
        """Return what articles print for a place and it does not list in any way in which its names are matched."""
        if not isinstance(record, Place):
            return []
        return [name for name in self.articles.get(record.id, ()) if folded(name) not in self.listed[record.id]]

    def _sorted(self, record: Named, names: Iterable[str]) -> tuple[list[str], list[str]]:
        """Return what a record does not list of some names: those that are its alone, and those of others too."""
        fresh = [name for name in dict.fromkeys(names) if folded(name) not in self.listed[record.id]]
        alone = [name for name in fresh if self.claimed[folded(name)] == {record.id}]
        return alone, [name for name in fresh if name not in alone]


class _ById(dict[str, dict[str, None]]):
    """Names by id, each once, in order; where two records have one id, which is a fault, those of both."""

    def add(self, id: str, names: Iterable[str]) -> None:
        self.setdefault(id, {}).update(dict.fromkeys(names))

    def given(self) -> ById:
        return {id: tuple(names) for id, names in self.items() if names}


def _is_variant(record: Named, name: str) -> bool:
    """Return whether a name is like one that the record lists."""
    return any(Spelled(name).is_like(Spelled(known)) for known in record.known_names)


def _of_the_place(record: Named, name: str) -> bool:
    """Return whether a word is made of a name of the place, as `Syrian` is of Syria."""
    return any(is_of_a_place(letters(name), letters(known)) for known in record.known_names)
