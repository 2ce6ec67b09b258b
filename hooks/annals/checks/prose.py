"""Rules on the prose below the front matter: short, plain, and what it names is tagged.

The limits keep Markdown's worst cases far away (it looks ahead from every opening mark, so many of
them cost the square of their number) and no honest abstract comes near them.
"""

import re

from annals.checks.common import Faults, Rules
from annals.checks.known import Known
from annals.model import About, Article, Entry
from annals.printing import cut, quoted
from annals.problems import Fault, Severity
from annals.records.frontmatter import BODY

MAX_PROSE = 8_000
MAX_MARKS = 200
MAX_NESTING = 4
MAX_INDENT = 12
MARKS = "[]()!*_`<>&\\#~{}|^$"
_DRAWN = r"(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$"
"""A line that is drawn: a rule between paragraphs, or the line under a heading."""

DEEP = (
    rf"^[ \t]*(?!{_DRAWN})(?:>[ \t]*|(?:[-+*]|[0-9]{{1,9}}[.)])(?:[ \t]+|$)){{{MAX_NESTING + 1}}}"
    rf"|^(?:\t| {{4}}){{{MAX_INDENT // 4 + 1}}}"
)
"""Lists and quotations nested too deeply, as a pattern for texts of many lines."""

_DEEP = re.compile(DEEP, re.MULTILINE)
_PART_LINK = re.compile(r"\]\((?!https?://[^/]|mailto:)([^)\s]{0,80})", re.IGNORECASE)
_RAW_HTML = re.compile(r"</?[a-zA-Z][^\s<>]{0,30}|<!(?!--)|<\?")


def prose_is_short(record: About | Entry) -> Faults:
    """The prose of a record has at most 8,000 characters."""
    if len(record.body) > MAX_PROSE:
        hint = f"write at most {MAX_PROSE:,}; the article itself has no place here"
        yield Fault(BODY, f"is {len(record.body):,} characters long", hint)


def prose_is_plain(record: About | Entry) -> Faults:
    """Prose uses at most 200 of any one mark, and nests lists and quotations at most four deep."""
    for mark in MARKS:
        if (number := record.body.count(mark)) > MAX_MARKS:
            yield Fault(BODY, f"has the mark {quoted(mark)} {number:,} times", f"use it {MAX_MARKS} times at most")
    if _DEEP.search(record.body):
        hint = f"nest at most {MAX_NESTING} deep, or write sentences"
        yield Fault(BODY, "nests lists or quotations too deeply", hint)


def prose_is_no_html(record: About | Entry) -> Faults:
    """HTML in prose is shown as the text it is, and comments are left out."""
    if "<" in record.body and (match := _RAW_HTML.search(record.body)):
        message = f"has HTML, which is shown as written: {quoted(cut(match[0], 20))}"
        yield Fault(BODY, message, "write Markdown: *emphasis*, a blank line between", Severity.WARNING)


def links_in_prose_are_whole(record: About | Entry) -> Faults:
    """A link in prose is a whole address; names of records link themselves."""
    if match := _PART_LINK.search(record.body):
        message = f"links to {quoted(match[1])}, which is not a complete address"
        yield Fault(BODY, message, "write https://…, or the name alone", Severity.WARNING)


def what_prose_names_is_tagged(article: Article, known: Known) -> Faults:
    """What an article's abstracts name stands in its `towns`, `groups`, `sources` or `credits`, or is its publisher."""
    if not known.whole:
        return
    tagged = {article.publisher, *article.names, *(credit.source for credit in article.credits)}
    for loc, text in ((BODY, article.body), (("abstract_ar",), article.abstract_ar or "")):
        for mention in dict.fromkeys(mention.id for mention in known.names.find(text)):
            if mention not in tagged:
                message = f"names {quoted(known.name(mention))}, which is not tagged"
                hint = f"add {mention} with the words the article uses, or leave it out; if it means something else "
                yield Fault(loc, message, f"{hint}here, write the meaning in other words", Severity.WARNING)


RULES = Rules(
    of_records=(prose_is_short, prose_is_plain, prose_is_no_html, links_in_prose_are_whole),
    of_articles_and_names=(what_prose_names_is_tagged,),
)
