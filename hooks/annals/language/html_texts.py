"""Texts as HTML in fewer steps than markupsafe takes, for what a large site prints by the million."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from markupsafe import Markup, escape

as_html: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Takes a text that is HTML already, and returns it as such."""


def html_of(value: Any) -> Markup:
    """Return a value as HTML: escaped, unless it is HTML already."""
    return value if value.__class__ is Markup else escape(value)


def joined(between: str, parts: Iterable[Any]) -> Markup:
    """Return values one after the other as HTML, each escaped unless it is HTML already."""
    return as_html(str.join(html_of(between), map(html_of, parts)))
