"""Contributors' prose as safe HTML: Markdown without raw HTML, sanitised, names linked, Arabic marked.

What comes out holds only the tags listed here, whatever went in. Links lead to web addresses
or to the site itself; images, scripts, styles and handlers have no way through.
"""

import html
import re
from collections.abc import Callable

import markdown
import nh3
from markupsafe import Markup

from annals.language.names import Names
from annals.site.bidi import escaped, mark_html

ALLOWED = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "h3", "h4", "br", "code", "hr"}
_WHOLE = re.compile(r"(?:https?://|mailto:)[^/\\]", re.IGNORECASE)
_TAGS = re.compile(r"(<[^>]+>)")
_LINE = r"""[^\W\d_][\w ,.;:?()'"’“”–%/-]*(?<=\S)"""
_PLAIN = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*")
"""Paragraphs in which nothing is Markdown or HTML: each line begins with a letter, and no character has a meaning."""

OUTSIDE = "external nofollow noreferrer noopener"
"""How links out of the site are marked: nobody there learns from where a reader came."""


def _whole_address(tag: str, attribute: str, value: str) -> str | None:
    """Return an attribute's value, or None for a link that does not name a whole address: it would lead astray."""
    return value if attribute != "href" or _WHOLE.match(value) else None


class Prose:
    """Renders prose; one instance serves one build, since Markdown's parser keeps state."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._markdown = markdown.Markdown(output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")

    def render(self, text: str, link: Callable[[str], str | None], seen: set[str]) -> Markup:
        """Return prose as HTML; `link` gives the URL for an id, and each id in `seen` stays unlinked.

        Names linked here are added to `seen`, so that a page links each name once.
        """
        plain = "_" not in text and _PLAIN.fullmatch(text)
        clean = "<p>" + text.replace("\n\n", "</p>\n<p>") + "</p>" if plain else self._converted(text)
        return Markup(self._linked(clean, link, seen))

    def _converted(self, text: str) -> str:
        self._markdown.reset()
        return nh3.clean(
            self._markdown.convert(text),
            tags=ALLOWED,
            attributes={"a": {"href", "title"}},
            attribute_filter=_whole_address,
            url_schemes={"http", "https", "mailto"},
            link_rel=OUTSIDE,
        )

    def _linked(self, clean: str, link: Callable[[str], str | None], seen: set[str]) -> str:
        """Link the first mention of each name, in text that is no link already, and mark Arabic."""
        parts, inside = [], 0
        for part in _TAGS.split(clean):
            if part.startswith("<"):
                inside += part.startswith(("<a ", "<a>", "<code")) - part.startswith(("</a", "</code"))
                parts.append(part)
            else:
                text = html.unescape(part)
                parts.append(escaped(text) if inside else self._link_names(text, link, seen))
        return mark_html("".join(parts))

    def _link_names(self, text: str, link: Callable[[str], str | None], seen: set[str]) -> str:
        parts, last = [], 0
        for mention in self._names.find(text):
            if mention.id in seen or (url := link(mention.id)) is None:
                continue
            seen.add(mention.id)
            name = escaped(text[mention.start : mention.end])
            parts += [escaped(text[last : mention.start]), f'<a href="{html.escape(url)}">{name}</a>']
            last = mention.end
        return "".join([*parts, escaped(text[last:])])
