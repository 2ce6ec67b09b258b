"""Rules on the prose below the front matter: short, plain, and what it names is tagged.

The limits keep Markdown's worst cases far away (it looks ahead from every opening mark, so many of
them cost the square of their number) and no honest abstract comes near them.
"""

import re
from collections import Counter
from collections.abc import Iterator

from annals.checks.common import Located, Rule, at
from annals.facts.index import Index
from annals.facts.names import build_names
from annals.model import Archive
from annals.printing import cut, quoted
from annals.problems import Problem, Severity
from annals.records.frontmatter import BODY

MAX_PROSE = 8_000
MAX_MARKS = 200
MAX_NESTING = 4
MAX_INDENT = 12
_MARKS = "[]()!*_`<>&\\#~{}|^$"
_NESTED = re.compile(rf"^[ \t]*(?:(?:>|[-+*]|\d{{1,9}}[.)])[ \t]*){{{MAX_NESTING + 1}}}", re.MULTILINE)
_INDENTED = re.compile(rf"^(?:\t| {{4}}){{{MAX_INDENT // 4 + 1}}}", re.MULTILINE)
_PART_LINK = re.compile(r"\]\((?!https?://[^/]|mailto:)([^)\s]{0,80})", re.IGNORECASE)
_RAW_HTML = re.compile(r"</?[a-zA-Z][^\s<>]{0,30}|<!(?!--)|<\?")


def prose_is_short(archive: Archive, index: Index) -> Iterator[Problem]:
    """The prose of a record has at most 8,000 characters."""
    for record, body in _bodies(archive):
        if len(body) > MAX_PROSE:
            hint = f"at most {MAX_PROSE:,}; the article itself has no place here"
            yield at(archive, record, BODY, f"the text is {len(body):,} characters long", hint)


def prose_is_plain(archive: Archive, index: Index) -> Iterator[Problem]:
    """Prose uses at most 200 of any one mark, and nests lists and quotations at most four deep."""
    for record, body in _bodies(archive):
        for mark, number in sorted(Counter(body).items()):
            if mark in _MARKS and number > MAX_MARKS:
                yield at(
                    archive, record, BODY, f"the text has {number:,} of the mark {quoted(mark)}", f"at most {MAX_MARKS}"
                )
        if _NESTED.search(body) or _INDENTED.search(body):
            hint = f"at most {MAX_NESTING} deep; write sentences"
            yield at(archive, record, BODY, "the text nests lists or quotations too deeply", hint)


def prose_is_no_html(archive: Archive, index: Index) -> Iterator[Problem]:
    """HTML in prose is shown as the text it is, and comments are left out."""
    for record, body in _bodies(archive):
        if "<" in body and (match := _RAW_HTML.search(body)):
            message = f"the text has HTML, which is shown as text: {quoted(cut(match[0], 20))}"
            yield at(
                archive, record, BODY, message, "write Markdown: *emphasis*, a blank line between", Severity.WARNING
            )
        if "<!--" in body:
            yield at(
                archive, record, BODY, "the text has a comment, which no page shows", "remove it; the file is public",
                Severity.WARNING,
            )  # fmt: skip


def links_in_prose_are_whole(archive: Archive, index: Index) -> Iterator[Problem]:
    """A link in prose is a whole address; names of records link themselves."""
    for record, body in _bodies(archive):
        if match := _PART_LINK.search(body):
            message = f"the text links to {quoted(match[1])}, which is no whole address"
            yield at(archive, record, BODY, message, "write https://…, or the name alone", Severity.WARNING)


def what_prose_names_is_tagged(archive: Archive, index: Index) -> Iterator[Problem]:
    """What an article's abstract names stands in its `towns`, `groups`, `sources` or `credits`, or is its publisher."""
    names = build_names(archive)
    for article in archive.articles.values():
        tagged = {article.publisher, *article.names, *(credit.source for credit in article.credits)}
        for mention in dict.fromkeys(mention.id for mention in names.find(article.body)):
            if mention not in tagged and not archive.broken:  # an unread record's names are not known
                message = f"the text names {quoted(archive.name(mention))}, which is not tagged"
                hint = f"add {mention} with the words the article uses, or leave it out"
                yield at(archive, article, BODY, message, hint, Severity.WARNING)


def _bodies(archive: Archive) -> Iterator[tuple[Located, str]]:
    yield archive.about, archive.about.body
    for _kind, entry in archive.entries():
        yield entry, entry.body


RULES: tuple[Rule, ...] = (
    prose_is_short, prose_is_plain, prose_is_no_html, links_in_prose_are_whole, what_prose_names_is_tagged,
)  # fmt: skip
