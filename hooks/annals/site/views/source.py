"""What the page of a source prints, of the record as it is or of an earlier version of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from annals.facts.accounts import Account
from annals.facts.disagreements import Disagreement
from annals.facts.reported import Reported
from annals.facts.statements import Statement
from annals.model import Source
from annals.site.citing import Citing
from annals.site.context import Context
from annals.site.page import View
from annals.site.pagination import Rows
from annals.site.spellings import Spelling, own_spellings


@dataclass(frozen=True)
class SourceAround:
    """What stands around a source in the archive as it is now.

    `by_article` stands in for a list of `originated` that would be too long, and `said` is that list by what the
    statements are about; `carriers` holds who passed on what it said, and `carried` whose words it passed on itself,
    each with the claims.
    `beside` holds the ids before and after it in the list of its kind.
    """

    cited: Citing
    beside: tuple[str, str]
    originated: tuple[Statement, ...]
    said: Reported
    by_article: Mapping[str, list[Statement]]
    carriers: Mapping[str, list[str]]
    carried: Mapping[str, list[str]]
    credited: tuple[str, ...]
    published: Rows
    articles: Rows
    listed: tuple[str, ...]
    accounts: tuple[Account, ...]
    points: tuple[Disagreement, ...]


@dataclass(frozen=True)
class SourceView(View):
    """What the page of a source prints; `around` is None on the page of a version.

    `house` holds the other sources that count as one with it: all that there are now, or those that a version names.
    """

    TEMPLATE: ClassVar[str] = "source.jinja"
    record: Source
    house: tuple[str, ...]
    spellings: list[Spelling]
    around: SourceAround | None = None


def source_alone(_context: Context, source: Source) -> SourceView:
    """Return what the page of a version of a source prints: the record, and nothing of the others."""
    return SourceView(source, (source.same_house,) if source.same_house else (), own_spellings(source))
