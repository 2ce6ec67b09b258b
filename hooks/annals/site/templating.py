"""The templates of pages, and what every one of them can call."""

import re
from collections.abc import Callable, MutableMapping
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context as JinjaContext
from markupsafe import Markup, escape

from annals import urls
from annals.data.datapackage import meaning
from annals.facts.attestation import Attestation
from annals.facts.harm import of_people
from annals.language import cldr, date_format
from annals.model.fixed import UNRECORDED
from annals.sections import related
from annals.site import claim_cells, labels, statement_rows, wordings
from annals.site.article_lists import formats_at
from annals.site.bidi import mark_name
from annals.site.change_words import change_words
from annals.site.event_words import EventWords
from annals.site.prose import OUTSIDE
from annals.site.split import EXCERPT, MOST_CHOICES, MOST_CLAIMS, in_words, share
from annals.site.trail import is_said_by_trail
from annals.values import edtf

if TYPE_CHECKING:
    from annals.site.context import Context

IN_ITS_LANGUAGE = frozenset({"title"})
"""Fields of a record that are as a whole in the language that the record states."""


class _Context(JinjaContext):
    """What a template sees. No function here asks for the context, so a call does not look whether it does."""

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


class _Code(CodeGenerator):
    """Templates as Python that does no more than it must, for a large site runs each line of it by the million.

    What they print is escaped; most of it is markup already, and is handed on as it is. A function is called as it is,
    and an attribute is taken as one: what views hold are objects, no mappings whose keys could be meant.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write an attribute."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write a call."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


_SPECIAL = re.compile("[&<>'\"]").search
"""Finds what HTML escapes; most texts have nothing of it."""


class _Environment(Environment):
    """The templates of pages."""

    code_generator_class = _Code
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        self._found: dict[str, Template] = {}
        super().__init__(**options)

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return a template; each is looked for once."""
        found = self._found.get(str(name))
        if found is None:
            found = self._found[str(name)] = super().get_template(name, parent, globals)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template can call: the same for all, as the plain mapping that it is."""
        return {**self.globals, **d} if d else self.globals

    @staticmethod
    def printed(value: Any) -> str:
        """Return a value as HTML."""
        if type(value) is Markup or (type(value) is str and not _SPECIAL(value)):
            return value
        return escape(value)


def load_templates(environment: Environment) -> None:
    """Read every template, so that processes that are forked need not."""
    for name in environment.list_templates(extensions=["jinja"]):
        environment.get_template(name)


def templates(context: "Context") -> Environment:
    """Return the templates; they escape what they print."""
    environment = _Environment(
        loader=PackageLoader("annals.site"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=context.compiled,
    )
    environment.globals.update(**_words(context), **_statements(), **_records(context))
    environment.filters["arabic"] = context.foreign
    environment.filters["heading"] = context.heading
    environment.filters["linked"] = lambda id, page: page.link(id)
    environment.filters["figure"] = _figure_marked
    environment.filters["name"] = mark_name
    environment.filters["run_of_name"] = context.run_of_name
    environment.globals["m"] = environment.get_template("macros.jinja").module
    environment.globals["held"] = environment.get_template("held.jinja").module
    return environment


def _words(context: "Context") -> dict[str, Any]:
    """Return what puts things in words of the page's language."""
    return {
        "say": context.say,
        "count": context.count,
        "name": context.name,
        "speaks": lambda language: context.catalog.language == language,
        "other_name": lambda record: context.foreign(context.other_name(record)),
        "grouped": context.number,
        "any_of": context.either,
        "marked": context.foreign,
        "article_count": partial(context.count, "%(number)s article", "%(number)s articles"),
        "statement_count": partial(context.count, "%(number)s statement", "%(number)s statements"),
        "event_count": partial(context.count, "%(number)s event", "%(number)s events"),
        "phrase": context.phrase,
        "words": context.words,
        "event_words": EventWords(context),
        "spans": context.words.spans,
        "size": context.words.size,
        "in_words": lambda date: date_format.words(date, context.catalog),
        "since_words": lambda date: date_format.since_words(date, context.catalog),
        "until_words": lambda date: date_format.until_words(date, context.catalog),
        "long_day": lambda day: date_format.day_words(day, context.catalog),
        "part_words": lambda part: in_words(part, context.catalog),
        "change_words": change_words,
        "language_name": lambda tag: cldr.language_name(tag, str(context.catalog.locale)),
        "meaning": meaning,
        "DIFFER": Attestation.DIFFER,
        "UNRECORDED": UNRECORDED,
        "INFERRED": wordings.INFERRED,
        "BEARING_WORDS": wordings.BEARING_WORDS,
        "KNOWN_BY": wordings.KNOWN_BY,
        "KIND_WORDS": wordings.KIND_WORDS,
        "is_said_by_trail": partial(is_said_by_trail, context),
    }


def _statements() -> dict[str, Any]:
    """Return what prints statements and their parts."""
    return {
        "statement_rows": statement_rows.statement_rows,
        "heard_rows": statement_rows.heard_rows,
        "compared_rows": claim_cells.compared_rows,
        "permalink": claim_cells.permalink,
        "saying": claim_cells.saying,
        "rival": claim_cells.rival,
        "chain": claim_cells.chain,
        "told": claim_cells.told,
        "is_rival": labels.is_rival,
        "is_unsplit": labels.is_unsplit,
        "notes": labels.notes,
        "as_spans": labels.as_spans,
    }


def _records(context: "Context") -> dict[str, Any]:
    """Return the archive, and what is asked of its records."""
    return {
        "archive": context.archive,
        "index": context.index,
        "urls": urls,
        "day": edtf.parse,
        "formats_at": formats_at,
        "related_sections": partial(related, context.archive.vocabulary),
        "is_civilian": partial(of_people, context.archive.vocabulary),
        "EXCERPT": EXCERPT,
        "MOST_CHOICES": MOST_CHOICES,
        "MOST_CLAIMS": MOST_CLAIMS,
        "share": share,
        "IN_ITS_LANGUAGE": IN_ITS_LANGUAGE,
        "OUTSIDE": OUTSIDE,
        "bold": Markup("<b>{}</b>").format,
        "strong": Markup("<strong>{}</strong>").format,
        "code": Markup("<code>{}</code>").format,
        "ACLED": Markup('<abbr title="Armed Conflict Location and Event Data">ACLED</abbr>'),
        "outside": outside,
    }


def outside(address: str, text: str) -> Markup:
    """Return a link with a text to an address that is not of the site."""
    return Markup('<a href="{}" rel="{}">{}</a>').format(address, OUTSIDE, text)


_FIGURE = re.compile(r"\d[\d.,\u00a0\u202f]*")


def _figure_marked(text: str) -> Markup:
    """Return a text as HTML with its first figure set in bold."""
    match = _FIGURE.search(text)
    if match is None:
        return escape(text)
    before, figure, after = text[: match.start()], match[0], text[match.end() :]
    return Markup("{}<strong>{}</strong>{}").format(before, figure, after)
