"""The rule that keeps private persons out of what the archive itself writes."""

import re
from collections.abc import Iterator

from annals.checks.common import Located, Rule, at
from annals.facts.index import Index
from annals.facts.names import build_names
from annals.language.names import Names
from annals.model import Archive
from annals.printing import quoted
from annals.problems import Loc, Problem, Severity
from annals.records.frontmatter import BODY

_ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sheikh|Haj|Hajj|Abu|Abou|Umm|Oum|Ibn|Bint|son of|daughter of|wife of|mother of|father of)"
    r"\.?\s+[A-Z][\w'’-]+"
    r"|(?<!\w)(?:السيد|السيدة|الشيخ|الحاج|أبو|ابو|أم|ام)\s+\w+"
)
"""How English and Arabic prose begins to name a person."""

_NAME = re.compile(r"(?:[A-Z][\w.'’-]*|[\u0600-\u06ff]+)(?: (?:[A-Z][\w.'’-]*|[\u0600-\u06ff]+))+")
"""A byline that is a name, and not words that stand in any text."""


def private_persons_are_not_named(archive: Archive, index: Index) -> Iterator[Problem]:
    """Titles of events, and prose, name no private person: no byline, no single voice, nobody by form of address."""
    names, persons = build_names(archive), _persons(archive)
    for record, loc, text in _own_words(archive):
        for name in dict.fromkeys([*(name for name in persons if name in text), *_addressed(text, names)]):
            hint = "leave the name out, unless the person is a public figure in office"
            yield at(archive, record, loc, f"names a person: {quoted(name)}", hint, Severity.WARNING)


def _addressed(text: str, names: Names) -> Iterator[str]:
    """Yield what looks like a person's name; a place such as Abu Kamal, known to the archive, is passed over."""
    for match in _ADDRESSED.finditer(text):
        if not any(names.find(match[0])):
            yield match[0]


def _persons(archive: Archive) -> list[str]:
    bylines = {author for article in archive.articles.values() for author in article.authors if _NAME.fullmatch(author)}
    voices = {name for source in archive.sources.values() if source.kind == "person" for name in source.known_names}
    return sorted(bylines | voices)


def _own_words(archive: Archive) -> Iterator[tuple[Located, Loc, str]]:
    for event in archive.events.values():
        yield event, ("title",), event.title
        yield event, BODY, event.body
    for article in archive.articles.values():
        yield article, BODY, article.body


RULES: tuple[Rule, ...] = (private_persons_are_not_named,)
