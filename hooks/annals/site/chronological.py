"""On which page of the chronology each event stands, and under which month."""

from annals.facts.calendar import months_of
from annals.facts.facts import Facts
from annals.facts.memo import compared
from annals.facts.sequence import in_sequence
from annals.site.split import day_of, split

MOST_TOLD = 165
"""What the events on one page of the chronology may weigh together, see `told_weight`: 25 to 40 of them, as a rule."""

_LEAST, _MOST_ARTICLES = 3, 5


class Chronological(Facts):
    """The facts of an archive, and how its chronology is cut into pages."""

    @compared
    def told_weight(self, event: str) -> int:
        """Return what an event weighs in the chronology: 200 bytes each, more with every article that adds a source."""
        return _LEAST + min(_MOST_ARTICLES, len(self.index.articles_about.get(event, ())))

    @compared
    def chronology_year(self, year: str) -> dict[str, tuple[str, ...]]:
        """Return the events of a year of the chronology, by the name of the page they stand on.

        A year that weighs more than `MOST_TOLD` has a page for each quarter or month, and none on its own.
        """
        ids = in_sequence(self.archive, self.index.events_begun.get(year, ()))
        dated = [(day_of(self.archive, "event", id), id) for id in ids]
        parts = dict(split(dated, most=MOST_TOLD, weight=self.told_weight))
        return parts if year in parts or not ids else {year: (), **parts}

    @compared
    def chronology_months(self, year: str) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return the events of a year by the page and then by the month they stand under, in order.

        A month is one such as `2015-08`, in which they begin; of those with no month, or longer than a quarter, it is
        the year, which is the last.
        """
        pages: dict[str, dict[str, tuple[str, ...]]] = {}
        for page, ids in self.chronology_year(year).items():
            months: dict[str, list[str]] = {}
            for id in ids:
                begun = next(months_of(self.archive.events[id].when), None)
                months.setdefault(f"{begun[0]:04}-{begun[1]:02}" if begun else year, []).append(id)
            pages[page] = {month: tuple(months[month]) for month in sorted(months, key=lambda m: (m == year, m))}
        return pages

    @compared
    def chronology_page(self, event: str) -> str:
        """Return the name of the chronology's page on which an event stands; `""` for a subject, which has none."""
        if self.index.is_subject(event):
            return ""
        parts = self.chronology_year(self.year_of(event))
        return next(name for name, ids in parts.items() if event in ids)
