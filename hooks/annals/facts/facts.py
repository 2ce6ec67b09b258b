"""Everything that is derived from an archive, each fact computed once, on demand.

Checks, pages and data ask here. What is read of the archive on the way is noted, so that whoever
makes a page from facts knows what the page was made from: see `annals.facts.tracking`.
"""

from collections.abc import MutableMapping
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from annals.facts.accounts import Account, accounts_about, accounts_of
from annals.facts.attestation import Attestation, Attested, attested_event
from annals.facts.carried import Reference, reference_to
from annals.facts.control import Stretch, control_of, holders_of
from annals.facts.coverage import Coverage, coverage_of
from annals.facts.dates import DateFacts
from annals.facts.disagreements import Disagreement, Summary, disagreements_about, summary_of
from annals.facts.distances import StatedDistance, distances_of, stated_distances
from annals.facts.firsts import Gap, reported_apart
from annals.facts.harm import Harm, harm_of
from annals.facts.holding import Hold, holds_of
from annals.facts.index import Index
from annals.facts.known import reported_until
from annals.facts.memo import Key, compared, forget, handed_on, remembered
from annals.facts.mentions import mentions_of
from annals.facts.origins import Voices, voices_of_event
from annals.facts.pairs import Pair, pairs_of, together
from annals.facts.shared_text import Shared, shared_by, shared_text
from annals.facts.spellings import Spellings, build_spellings, renewed_spellings
from annals.facts.statements import Statement
from annals.facts.tracking import Cell, Recorder
from annals.facts.view import TrackedArchive, follow_index, tracked_index
from annals.history.changes import newest_day
from annals.language.names import Names
from annals.model import Archive
from annals.model.entries import LISTS
from annals.model.fixed import CONTROL, OCCURRENCE
from annals.model.word import Word

HAPPENED = (CONTROL, OCCURRENCE, "date")
"""What accounts of an event must not exclude each other on for it to be well attested."""


class Facts(DateFacts):
    """The facts of an archive. With a recorder, `archive` and `index` note there what is read of them.

    `known` holds the facts computed here, and what each was computed from; `compared` those of them that are cells of
    their own; `kept` the values of such as were computed before; `carried` what another process handed on.
    """

    def __init__(self, archive: Archive, index: Index, recorder: Recorder | None = None) -> None:
        self.recorder = recorder or Recorder()
        self.untracked = archive
        self.archive = TrackedArchive(archive, recorder) if recorder else archive
        self.index = tracked_index(index, recorder) if recorder else index
        self.known: dict[Key, tuple[Any, frozenset[Cell]]] = {}
        self.compared: dict[Cell, frozenset[Cell]] = {}
        self.kept: MutableMapping[Cell, Any] = {}
        self.carried: dict[Key, bytes] = {}

    def referred(self, reference: Reference) -> object:
        """Return the statement or the word of the vocabulary that is referred to in a fact."""
        return self.index.statements[reference] if isinstance(reference, str) else self._words[reference]

    @cached_property
    def _words(self) -> dict[Reference, Word[Any]]:
        vocabulary = self.untracked.vocabulary
        return {reference_to(word): word for name in LISTS for word in vocabulary.words(name).values()}

    @cached_property
    def spellings(self) -> Spellings:
        """Return every spelling of the archive's names; what is read of them is noted by whoever reads."""
        return build_spellings(self.untracked)

    @property
    def names(self) -> Names:
        """Return the matcher of the archive's names; what is found by it is noted by whoever finds."""
        return self.spellings.names

    @cached_property
    def stated_distances(self) -> list[StatedDistance]:
        """Return every distance that a claim states between two known places."""
        return stated_distances(self.archive, self.index.statements.values())

    @cached_property
    def all_shared_text(self) -> dict[str, Shared]:
        """Return what each article shares with others of their text."""
        return shared_text(self.archive, self.index)

    def follow(self, archive: Archive, index: Index, dirty: set[Cell]) -> None:
        """Go on with another state of the archive, which differs in the cells `dirty`: facts from these are forgotten.

        Only facts with a recorder can, for they alone know what they were computed from.
        """
        if not isinstance(self.archive, TrackedArchive):
            raise TypeError("facts without a recorder cannot follow an archive")
        spellings = renewed_spellings(self.spellings, self.untracked, archive)
        self.untracked = archive
        self.archive.follow(archive)
        follow_index(self.index, index)
        forget(self, dirty)
        self.carried.clear()
        for name in ("stated_distances", "all_shared_text", "_words"):
            vars(self).pop(name, None)
        self.spellings = spellings

    @compared
    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of the records of a kind, in order; who asks does not depend on what these say."""
        return tuple(self.archive.of_kind(kind))

    @compared
    def told_of(self) -> tuple[str, ...]:
        """Return the ids of the records about which there are statements, in the order of the archive."""
        return tuple(entry.id for _kind, entry in self.archive.entries() if entry.id in self.index.claims_about)

    @handed_on
    def accounts(self, about: str) -> tuple[Account, ...]:
        """Return the accounts of one record compared."""
        return accounts_about(self.index, about)

    @remembered
    def losses_until(self, event: str, day: str) -> tuple[Account, ...]:
        """Return the accounts of what happened to people in an event, as articles that were out by a day gave them."""
        found = self.index.statements_of(self.index.claims_about.get(event, ()))
        told = [each for each in found if each.claim.measure.harms and not each.claim.measure.frees]
        return accounts_of(self.index, reported_until(told, date.fromisoformat(day)))

    @remembered
    def disagreements(self, about: str) -> tuple[Disagreement, ...]:
        """Return every point on which the accounts of one record part."""
        return disagreements_about(self.index, about, self.accounts(about))

    @remembered
    def attestation(self, event: str) -> Attested:
        """Return how well it is attested that an event happened, and on whose word.

        Who denies a part of it does not deny that.
        """
        found = self.index.statements_of(self.index.claims_about.get(event, ()))
        statements = [each for each in found if each.claim.asserted or each.claim.states in HAPPENED]
        points = self.disagreements(event)
        differ = dict.fromkeys(each.subject for each in points if each.subject in HAPPENED and each.in_conflict)
        told = (each for each in self.accounts(event) if each.measure.tells_of_it)
        agreed = tuple(each.voices for each in told if each.attested is Attestation.SEVERAL)
        return attested_event(self.index, event, statements, tuple(differ), agreed=agreed)

    @compared
    def attested(self, event: str) -> Attestation:
        """Return how well it is attested that an event happened, in one term; lists ask for no more."""
        return self.attestation(event).word

    @compared
    def reporters(self, event: str) -> Voices:
        """Return whose word it is that an event happened; where nobody says so, whose word all is that is said of it.

        Who only has an opinion on it, or a name for it, does not report it.
        """
        found = self.attestation(event)
        every = self.index.statements_of(self.index.claims_about.get(event, ()))
        return found.voices if found.is_told else voices_of_event(self.index, every)

    @remembered
    def harm(self, event: str) -> Harm | None:
        """Return the harm to civilians that accounts of an event tell; None where they tell none."""
        return harm_of(self.archive.vocabulary, self.archive.events[event], self.accounts(event))

    @compared
    def is_harm(self, event: str) -> bool:
        """Return whether accounts of an event tell of harm to civilians."""
        return self.harm(event) is not None

    @compared
    def pairs(self, event: str) -> tuple[Pair, ...]:
        """Return the pairs of articles of an event that are laid side by side."""
        return () if self.index.is_subject(event) else pairs_of(self.accounts(event))

    @compared
    def together(self) -> tuple[str, ...]:
        """Return the articles of which every two are laid side by side; `()` where there are too many."""
        return together(self.archive.articles.values())

    @remembered
    def reported_apart(self, event: str) -> tuple[Gap, ...]:
        """Return who reported an event a week or more after it was first reported."""
        return reported_apart(self.index, event)

    @remembered
    def control(self, place: str) -> tuple[Stretch, ...]:
        """Return who held a place when."""
        return control_of(self.archive, self.index, place)

    @compared
    def holds(self, place: str) -> tuple[Hold, ...]:
        """Return who held a place when, as readers are told it; `()` where nothing is recorded."""
        return holds_of(self.archive, self.control(place))

    @remembered
    def mentions(self, place: str) -> tuple[Statement, ...]:
        """Return what is said with the name of a place of events elsewhere."""
        return mentions_of(self.archive, self.index, self.archive.places[place], self.longer_names(place))

    @compared
    def longer_names(self, place: str) -> tuple[str, ...]:
        """Return the names in which one of a place's stands as a part, and that are not its own."""
        archive = self.archive
        named = (archive.places.values(), archive.groups.values(), archive.sources.values())
        follows_from = (*named, archive.articles.values(), archive.register)
        return self.spellings.longer(place) if any(follows_from) else ()

    @compared
    def lately_registered(self, most: str) -> tuple[tuple[str, date], ...]:
        """Return the articles that the register took in last, each with its day, the newest first, `most` at most."""
        lines = sorted(enumerate(self.archive.register), key=lambda each: (each[1].first_published, each[0]))
        listed = (line for _place, line in reversed(lines) if line.id in self.archive.articles)
        return tuple((line.id, line.first_published) for line in islice(listed, int(most)))

    @remembered
    def distances(self, place: str) -> list[StatedDistance]:
        """Return the distances stated from or to a place, or of an event there."""
        return distances_of(self.archive, self.index, place)

    @compared
    def printed(self, record: str) -> tuple[str, ...]:
        """Return the spellings of a record that registered articles alone have."""
        follows_from = (self.archive.find(record), self.archive.articles.values(), self.archive.register)
        return self.spellings.printed.get(record, ()) if all(follows_from) else ()

    @compared
    def shared_text(self, article: str) -> Shared:
        """Return what an article shares with others of their text, those it shares most with first."""
        return shared_by(self.archive, self.index, self.archive.articles[article])

    @compared
    def holders(self) -> tuple[str, ...]:
        """Return every holder of the archive, most frequent first, so that each has one colour everywhere."""
        return tuple(holders_of(self.archive))

    @compared
    def originated(self, source: str) -> int:
        """Return the number of claims that a source said first."""
        index = self.index
        return sum(index.statements[key].claim.origin == source for key in index.claims_through.get(source, ()))

    @remembered
    def coverage(self) -> Coverage:
        """Return what the archive covers, and what it is silent on; for one page, since it is read from all records."""
        return coverage_of(self.archive, self.index)

    @compared
    def newest_day(self) -> date:
        """Return the newest day in the register and the histories, by which all is dated; there is no clock."""
        return newest_day(self.archive)

    @compared
    def summary(self, about: str) -> Summary:
        """Return in numbers where the accounts of one record part."""
        return summary_of(self.index.is_distinct(about), self.disagreements(about))
