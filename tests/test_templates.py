"""Templates and views agree: a template prints what its view has, and nothing else."""

import importlib
import pkgutil
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import Environment, meta

import annals.site
from annals.site.page import View

FOLDER = Path(annals.site.__file__).with_name("templates")


def views() -> list[type[View]]:
    for module in pkgutil.walk_packages(annals.site.__path__, "annals.site."):
        importlib.import_module(module.name)
    own = (view for view in View.__subclasses__() if view.__module__.startswith("annals."))
    return sorted(own, key=lambda view: view.__name__)


GIVEN = {"page", "title"}
GLOBALS = {
    "ACLED", "BEARING_WORDS", "DIFFER", "KNOWN_BY", "UNRECORDED", "article_count", "bold", "code", "event_count",
    "language_name", "other_name", "outside", "speaks", "statement_count", "strong",
    "EXCERPT", "INFERRED", "IN_ITS_LANGUAGE", "KIND_WORDS", "MOST_CHOICES", "MOST_CLAIMS", "OUTSIDE", "RIVAL_SIDES",
    "TOWN_KINDS", "archive", "as_spans", "chain", "change_words", "compared_rows", "count", "counted", "dict",
    "event_words", "formats_at", "heard_rows", "held", "in_words", "index", "is_civilian", "is_rival", "is_unsplit",
    "long_day", "m", "meaning", "name", "notes", "grouped", "all_of", "any_of", "marked", "permalink", "phrase",
    "range", "related_sections", "rival", "say", "saying", "share", "since_words", "size", "spans", "statement_rows",
    "told", "until_words", "urls", "words",
}  # fmt: skip


@pytest.mark.parametrize("view", views(), ids=lambda view: view.__name__)
def test_a_template_prints_what_its_view_has_and_all_of_it(view: type[View]) -> None:
    environment = Environment(autoescape=True)
    environment.filters.update(
        dict.fromkeys(("arabic", "figure", "heading", "linked", "name", "run_of_name", "spoken"), str)
    )
    tree = environment.parse((FOLDER / view.TEMPLATE).read_text(encoding="utf-8"))
    asked = meta.find_undeclared_variables(tree) - GLOBALS - GIVEN
    assert asked == {field.name for field in fields(view)}
