"""The templates of pages, and what every one of them can call."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from annals import urls
from annals.facts.accounts import RIVAL_SIDES
from annals.facts.calendar import LONGEST_LIST
from annals.facts.index import Index
from annals.language import date_format
from annals.language.messages import counted
from annals.model import Archive
from annals.model.vocabulary import PRESS_KINDS
from annals.site import claim_cells, labels
from annals.site.article_lists import FORMATS
from annals.site.prose import mark_arabic
from annals.values import edtf


class _Context(Context):
    """What a template sees. No function here asks for the context, so a call does not look whether it does.

    Jinja's own `call` looks at every function it meets, which was a twelfth of a large archive's build.
    """

    def call(
        self,
        function: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Return what a function or macro returns, without the variables that Jinja adds for those that ask."""
        return function(*args, **kwargs)


def templates(archive: Archive, index: Index, entry_urls: Mapping[str, str]) -> Environment:
    """Return the templates; they escape what they print. `entry_urls` holds each event's place in the chronology."""
    environment = Environment(
        loader=PackageLoader("annals.site"),
        autoescape=True,
        comment_start_string="<%#",  # the default opens with the characters of a heading's id
        comment_end_string="%>",
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.context_class = _Context
    environment.globals.update(
        archive=archive,
        index=index,
        urls=urls,
        words=labels,
        counted=counted,
        entry_urls=entry_urls,
        saying=claim_cells.saying,
        rival=claim_cells.rival,
        chain=claim_cells.chain,
        told=claim_cells.told,
        in_words=date_format.words,
        long_day=lambda day: date_format.words(edtf.parse(day.isoformat())),
        selection_files=_selection_files(),
        LONGEST_LIST=LONGEST_LIST,
        RIVAL_SIDES=RIVAL_SIDES,
        press=frozenset(source.id for source in archive.sources.values() if source.kind in PRESS_KINDS),
    )
    environment.filters["arabic"] = mark_arabic
    environment.filters["heading"] = heading
    return environment


def _selection_files() -> Markup:
    """Return links to the files that hold a list, from its page, beside which they lie."""
    link = Markup('<a href="{}" download>{}</a>')
    return Markup(", ").join(link.format(name, title) for name, title in FORMATS.items())


def heading(text: str) -> Markup:
    """Return text for a Markdown heading: whatever Markdown could read as a mark becomes an entity."""
    return Markup(
        "".join(char if char.isalnum() or char == " " or char > "\x7f" else f"&#{ord(char)};" for char in text)
    )
