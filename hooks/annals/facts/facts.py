"""Everything that is derived from an archive, each fact computed once, on demand.

Checks, pages and data ask here. What is read of the archive on the way is noted, so that whoever
makes a page from facts knows what the page was made from: see `annals.facts.tracking`.
"""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property
from typing import Any

from annals.facts.accounts import Account, accounts_about, accounts_of
from annals.facts.attestation import Attestation, attested_event
from annals.facts.calendar import is_on_its_days
from annals.facts.control import Stretch, control_of, holders_of
from annals.facts.coverage import Coverage, coverage_of
from annals.facts.disagreements import Disagreement, Summary, disagreements_about, summary_of
from annals.facts.distances import StatedDistance, distances_of, stated_distances
from annals.facts.firsts import Gap, reported_apart
from annals.facts.index import Index
from annals.facts.known import days_before, months_before, out_on, reported_until
from annals.facts.memo import Key, compared, forget, key_of, remembered
from annals.facts.shared_text import Shared, shared_by, shared_text
from annals.facts.spellings import Spellings, build_spellings, renewed_spellings
from annals.facts.tracking import Cell, Recorder
from annals.facts.view import TrackedArchive, follow_index, tracked_index
from annals.history.changes import newest_day
from annals.language.names import Names
from annals.model import Archive
from annals.model.kinds import UNDATED

HAPPENED = ("control", "occurrence", "date")
"""What accounts of an event must not exclude each other on for it to be well attested."""

DAY = 10
"""Letters of the text of a day."""


class Facts:
    """The facts of an archive. With a recorder, `archive` and `index` note there what is read of them.

    `known` holds the facts known so far, and what each was computed from; `compared` those computed here
    that are cells of their own.
    """

    def __init__(self, archive: Archive, index: Index, recorder: Recorder | None = None) -> None:
        self.recorder = recorder or Recorder()
        self.untracked = archive
        self.archive = TrackedArchive(archive, recorder) if recorder else archive
        self.index = tracked_index(index, recorder) if recorder else index
        self.known: dict[Key, tuple[Any, frozenset[Cell]]] = {}
        self.compared: dict[Cell, frozenset[Cell]] = {}

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

    def remember(self, cell: Cell, value: Any) -> None:
        """Take in a compared fact that was computed before; whoever gives it knows from what."""
        self.known[key_of(cell)] = value, frozenset()

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
        for name in ("stated_distances", "all_shared_text"):
            vars(self).pop(name, None)
        self.spellings = spellings

    @remembered
    def accounts(self, about: str) -> tuple[Account, ...]:
        """Return the accounts of one record compared."""
        return accounts_about(self.index, about)

    @remembered
    def accounts_until(self, about: str, day: str) -> tuple[Account, ...]:
        """Return the accounts of one record as articles that were out by a day gave them."""
        found = self.index.statements_of(self.index.claims_about.get(about, ()))
        return accounts_of(self.index, reported_until(found, date.fromisoformat(day)))

    @compared
    def out_days(self, event: str) -> tuple[str, ...]:
        """Return the day on which each article on an event was out, the first one first; of unknown days none."""
        articles = (self.archive.articles[id] for id in self.index.articles_about.get(event, ()))
        return tuple(sorted(day.isoformat() for article in articles if (day := out_on(article.published))))

    def reported_on(self, event: str) -> str:
        """Return the day by which an event was first reported; `""` where no article tells."""
        return next(iter(self.out_days(event)), "")

    @compared
    def known_by(self, day: str) -> tuple[str, ...]:
        """Return the events of the thirty days up to a day that an article had reported by then, the latest first."""
        until = date.fromisoformat(day)
        months = (f"{year:04}-{month:02}" for year, month in months_before(until))
        found = dict.fromkeys(id for month in months for id in self.index.events_dated.get(month, ()))
        dated = ((self.archive.events[id].when, id) for id in found if (out := self.reported_on(id)) and out <= day)
        near = [(when, id) for when, id in dated if when.overlaps(days_before(until), until)]
        return tuple(id for _when, id in sorted(near, key=lambda item: (item[0].order, item[1]), reverse=True))

    @remembered
    def disagreements(self, about: str) -> tuple[Disagreement, ...]:
        """Return every point on which the accounts of one record part."""
        return disagreements_about(self.index, about, self.accounts(about))

    @remembered
    def attested(self, event: str) -> Attestation:
        """Return how well it is attested that an event happened; who denies a part of it does not deny that."""
        found = self.index.statements_of(self.index.claims_about.get(event, ()))
        statements = [each for each in found if each.claim.asserted or each.claim.states in HAPPENED]
        differ = any(point.subject in HAPPENED and point.in_conflict for point in self.disagreements(event))
        return attested_event(self.index, event, statements, differ=differ)

    @remembered
    def reported_apart(self, event: str) -> tuple[Gap, ...]:
        """Return who reported an event a week or more after it was first reported."""
        return reported_apart(self.index, event)

    @remembered
    def control(self, place: str) -> tuple[Stretch, ...]:
        """Return who held a place when."""
        return control_of(self.archive, self.index, place)

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
    def year_of(self, event: str) -> str:
        """Return the year of an event's first possible day."""
        when = self.archive.events[event].when
        return f"{(when.lower or when.sort_key[1]).year:04}"

    @compared
    def has_date(self, date: str) -> bool:
        """Return whether something has its date on a day, in a month or a year, such as `2015-08`."""
        return date in self.index.events_dated or date in self.index.articles_dated

    @compared
    def dates(self, length: str) -> tuple[str, ...]:
        """Return each year, month or day with something of its date, by the length of its text: `4`, `7` or `10`."""
        every = {*self.index.events_dated, *self.index.articles_dated}
        return tuple(sorted(date for date in every if len(date) == int(length)))

    @compared
    def has_events(self, year: str) -> bool:
        """Return whether an event began in a year, which then has a part of the chronology."""
        return year in self.index.events_begun

    @compared
    def happened_on(self, day: str) -> tuple[str, ...]:
        """Return the events that are dated to a day, and not merely to a span that includes it."""
        found = self.index.events_dated.get(day, ())
        return tuple(id for id in found if is_on_its_days(self.archive.events[id].when))

    @compared
    def listed_dates(self, length: str) -> tuple[str, ...]:
        """Return the dates of `dates` that lists lead to: no day on which nothing but a span includes it."""
        return tuple(each for each in self.dates(length) if len(each) < DAY or self._is_day_of_something(each))

    def _is_day_of_something(self, day: str) -> bool:
        articles = (self.archive.articles[id] for id in self.index.articles_dated.get(day, ()))
        return bool(self.happened_on(day)) or any(is_on_its_days(each.published.date) for each in articles)

    @compared
    def dates_around(self, date: str) -> tuple[str, str]:
        """Return the listed dates before and after a date, as fine as it is; `""` where there is none."""
        dates = self.listed_dates(str(len(date)))
        before, after = bisect_left(dates, date), bisect_right(dates, date)
        return dates[before - 1] if before else "", dates[after] if after < len(dates) else ""

    @compared
    def dates_within(self, date: str) -> tuple[str, ...]:
        """Return the months of a year, or the days of a month, that lists lead to."""
        return tuple(each for each in self.listed_dates(str(len(date) + 3)) if each.startswith(date))

    @compared
    def articles_around(self, article: str) -> tuple[str, str]:
        """Return the articles that came out before and after one; `""` where there is none, or nothing is known."""
        ids = self._dated_articles()
        if article in self._undated():
            return "", ""
        i = bisect_left(ids, self._order(article), key=self._order)
        return ids[i - 1] if i else "", ids[i + 1] if i + 1 < len(ids) else ""

    def latest_articles(self, most: int) -> tuple[str, ...]:
        """Return the articles that came out last, the last one first, `most` at most."""
        return self._dated_articles()[: -most - 1 : -1]

    @remembered
    def _dated_articles(self) -> tuple[str, ...]:
        """Return the articles in order of date; those without one, which are the last of all, are left out."""
        ids = tuple(self.archive.articles)
        return ids[: len(ids) - len(self._undated())]

    def _undated(self) -> tuple[str, ...]:
        return self.index.articles_undated.get(UNDATED, ())

    def _order(self, article: str) -> tuple[Any, ...]:
        return (*self.untracked.articles[article].published.date.order, article)

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
