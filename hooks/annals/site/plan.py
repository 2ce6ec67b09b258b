"""The plan of the site: every target, in order, and what follows from knowing all of them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from annals import urls
from annals.model import kinds
from annals.problems import ArchiveError, Problem, UsageError
from annals.site.context import Context
from annals.site.edition import Edition
from annals.site.kinds.article import ARTICLE
from annals.site.kinds.event import EVENT
from annals.site.kinds.group import GROUP
from annals.site.kinds.place import PLACE
from annals.site.kinds.source import SOURCE
from annals.site.pages.add import ADD
from annals.site.pages.chronology import CHRONOLOGY
from annals.site.pages.compare import COMPARE
from annals.site.pages.corrections import CORRECTIONS
from annals.site.pages.coverage import COVERAGE
from annals.site.pages.data import DATA, DATA_PAGES
from annals.site.pages.dates import DATE
from annals.site.pages.disagreements import DISAGREEMENTS
from annals.site.pages.event_kinds import EVENT_KIND
from annals.site.pages.harm import HARM
from annals.site.pages.home import HOME
from annals.site.pages.ids import IDS
from annals.site.pages.lists import LIST
from annals.site.pages.map import MAP
from annals.site.pages.names import NAMES
from annals.site.pages.search import SEARCH
from annals.site.pages.sharing import SHARING
from annals.site.pages.titles import TITLES
from annals.site.pages.version import HISTORY
from annals.site.pages.waiting import WAITING
from annals.site.target import PAGE, Maker, Target, is_in_every_language, page_path

MAKERS: tuple[Maker, ...] = (
    DATA, HOME, COVERAGE, LIST, NAMES, SOURCE, GROUP, DISAGREEMENTS, PLACE, CHRONOLOGY, CORRECTIONS, WAITING, ADD,
    SEARCH, MAP, EVENT, ARTICLE, DATE, EVENT_KIND, HARM, COMPARE, HISTORY, SHARING, IDS, TITLES, DATA_PAGES,
)  # fmt: skip
"""Every maker; those with the longest single targets come first, so that no process is left with one at the end."""


def maker_named(name: str) -> Maker:
    """Return the maker with a name; raise KeyError where there is none."""
    return next(maker for maker in MAKERS if maker.name == name)


def plan(context: Context) -> tuple[Target, ...]:
    """Return every target of the site, stage by stage.

    Raises `ArchiveError` where two of them would write one file, `UsageError` where a kind of record has no pages.
    """
    first = tuple(target for maker in MAKERS for target in maker.plan(context))
    others = (each for each in context.editions if each.folder)
    there = (found for edition in others for target in first if (found := _in_edition(target, edition)))
    targets = tuple(sorted((*first, *there), key=stage_of))
    _refuse_collisions(targets)
    _refuse_kinds_without_pages(context, targets)
    return targets


def stage_of(target: Target) -> int:
    """Return the stage in which a target is made."""
    return maker_named(target.maker).stage


def _in_edition(target: Target, edition: Edition) -> Target | None:
    """Return a target as the site has it in another language: its pages, and the picture; None where it has none."""
    pages = tuple(
        f"{edition.folder}{path}"
        for path in target.paths
        if is_in_every_language(path) and edition.has(path.removesuffix(PAGE))
    )
    unlisted = tuple(f"{edition.folder}{path}" for path in target.unlisted)
    return target._replace(paths=pages, unlisted=unlisted, language=edition.catalog.language) if pages else None


def make(context: Context, target: Target) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a target, in its language: their paths and their bytes."""
    files = maker_named(target.maker).make
    with context.speaking(target.language):
        for file in files(context, target.key):
            # what is no page, such as a table, is the same in every language, and so is the page of a version
            if not target.language or file.path in target.paths:
                yield file.path, file.data


def _refuse_kinds_without_pages(context: Context, targets: Iterable[Target]) -> None:
    planned = {path for target in targets for path in target.paths}
    for kind in kinds.KINDS:
        first = next(iter(context.untracked.of_kind(kind.name).values()), None)
        if first and page_path(urls.of_record(first)) not in planned:
            module = f"annals/site/kinds/{kind.name}.py"
            raise UsageError(f"records of the kind {kind.name} have no page; write {module}, and name it in MAKERS")


def _refuse_collisions(targets: Iterable[Target]) -> None:
    """Stop if two files would be one, also where a disk does not tell capitals apart."""
    tally = Counter(path.casefold() for target in targets for path in target.paths)
    clashing = [
        Problem(target.source or path, 1, "id", f"two pages would be {path}", "change one of the ids")
        for target in targets
        for path in target.paths
        if tally[path.casefold()] > 1
    ]
    if clashing:
        raise ArchiveError(clashing)
