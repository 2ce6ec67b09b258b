"""What the search knows of one record: what it is filtered and sorted by, and what is shown of it in each language."""

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote


@dataclass(frozen=True)
class Saying:
    """A statement as the search knows it: its anchor, its line, and what a reader must know."""

    anchor: str
    line: str
    note: str


@dataclass(frozen=True)
class Told:
    """What is shown of a record in one language.

    `prose` is what an article has in a language of its own for that; `by` is who published it, `lines` are its
    statements, `about` and `sources` what these refer to by places.
    """

    title: str
    prose: str = ""
    when: str = ""
    by: str = ""
    attested: str = ""
    about: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What the search knows of one record.

    `told` is what is shown of it in English, and `others` that in each further language of the site, by its tag.
    `facets` are what it is filtered by, `day` is what it is sorted by, `voices` are who speaks for it in public.
    `tokens` are what it refers to, by the fields of `References`; `values` are what its statements are filtered by.
    """

    url: str
    kind: str
    prose: str
    told: Told
    others: dict[str, Told] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    day: date | None = None
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    statements: tuple[Saying, ...] = ()
    values: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def url_with_anchors(self) -> str:
        """Return its address as the program keeps it, which looks for no words there.

        That of its page, without a folder of its own, its day, what its statements are filtered by, and their anchors.
        """
        day = self.day.isoformat() if self.day else ""
        values = "|".join(quote(each, safe=" '").replace("~", "%7E") for each in self.values)
        return "~".join((self.url.rstrip("/"), day, values, *(each.anchor for each in self.statements)))
