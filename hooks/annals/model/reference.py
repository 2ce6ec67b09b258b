"""A reference that a reader can follow: where something was read that is in no archived article."""

from annals.model.fields import Label, Url, describe
from annals.model.record import Record, record


@record
class Reference(Record):
    """One publication, by what it calls itself and its address."""

    cites: Label = describe("what is cited: who published it, its title, its day", example="Reuters, 5 August 2015")
    url: Url = describe("its address", example="https://example.org/report")
