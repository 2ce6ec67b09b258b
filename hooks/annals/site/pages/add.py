"""The page "Add an article": a form that makes a record in the browser, by scripts of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from annals import urls
from annals.model.entries import SourceKind
from annals.site.context import Context
from annals.site.form_addresses import address_files, address_paths
from annals.site.form_data import KNOWN, known_json
from annals.site.page import View
from annals.site.target import Made, Maker, Target, page_path


@dataclass(frozen=True)
class AddView(View):
    """What the form prints: the kinds of publishers, by their words."""

    TEMPLATE: ClassVar[str] = "add.jinja"
    kinds: Mapping[str, str]


def _plan(context: Context) -> Iterator[Target]:
    yield Target("add", "form", (page_path(urls.ADD),))
    yield Target("add", "names", (KNOWN,))
    yield Target("add", "addresses", address_paths(context.archive))


def _make(context: Context, key: str) -> Iterator[Made]:
    if key == "names":
        catalogs = [each.catalog for each in context.editions]
        yield Made(KNOWN, lambda: known_json(context.archive, catalogs).encode())
        return
    if key == "addresses":
        yield from address_files(context.archive)
        return
    # without its script the page shows the form of the file instead
    yield context.page(
        urls.ADD,
        AddView(_publishers(context)),
        title=context.say("Add an article"),
        description=context.say("A form that makes the record of a press article, for people who do not use git."),
        parts=frozenset({"add"}),
    )


def _publishers(context: Context) -> dict[str, str]:
    """Return what a publisher can be that the archive does not have yet, each with its words."""
    kinds = [kind.entry for kind in context.archive.vocabulary.source_kinds.values()]
    return {kind.name: context.say(kind.means) for kind in (*filter(_press, kinds), *filter(_publishes, kinds))}


def _press(kind: SourceKind) -> bool:
    return kind.press


def _publishes(kind: SourceKind) -> bool:
    return kind.publishes and not kind.press


ADD = Maker("add", "the form to add an article", _plan, _make)
