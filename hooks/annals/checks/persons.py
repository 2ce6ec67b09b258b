"""The rule that keeps private persons out of what the archive itself writes."""

import re
from collections.abc import Iterator

from annals.checks.common import Faults, Rules
from annals.checks.known import Known
from annals.language.names import Names
from annals.model import Article, Event
from annals.printing import quoted
from annals.problems import Fault, Loc, Severity
from annals.records.frontmatter import BODY

_ENGLISH = (
    "Mr", "Mrs", "Ms", "Miss", "Dr", "Sheikh", "Haj", "Hajj", "Abu", "Abou", "Umm", "Oum", "Ibn", "Bint",
    "son of", "daughter of", "wife of", "mother of", "father of",
)  # fmt: skip
_ARABIC = ("السيد", "السيدة", "الشيخ", "الحاج", "أبو", "ابو", "أم", "ام")
_ADDRESSED = re.compile(rf"\b(?:{'|'.join(_ENGLISH)})\.?\s+[A-Z][\w'’-]+|(?<!\w)(?:{'|'.join(_ARABIC)})\s+\w+")
"""How English and Arabic prose begins to name a person."""


def private_persons_are_not_named(record: Article | Event, known: Known) -> Faults:
    """Titles of events, and prose, name no private person: no byline, no single voice, nobody by form of address.

    A public figure who stands in the `speakers` of a source may be named.
    """
    for loc, text in _own_words(record):
        rest = _without_speakers(text, known)
        for name in dict.fromkeys([*known.persons.find(rest), *_addressed(rest, known.names)]):
            hint = "leave the name out; a public figure in office may be listed in speakers of a source"
            yield Fault(loc, f"names a person: {quoted(name)}", hint, Severity.WARNING)


def _without_speakers(text: str, known: Known) -> str:
    """Return a text without the names of public figures who speak for a source."""
    for name in sorted(known.speakers.find(text), key=len, reverse=True):
        text = text.replace(name, "…")
    return text


def _addressed(text: str, names: Names) -> Iterator[str]:
    """Yield what looks like a person's name; a place such as Abu Kamal, known to the archive, is passed over."""
    forms = _ENGLISH if text.isascii() else (*_ENGLISH, *_ARABIC)
    if any(form in text for form in forms):  # to search for each is cheaper than to try all at every word
        for match in _ADDRESSED.finditer(text):
            if not any(names.find(match[0])):
                yield match[0]


def _own_words(record: Article | Event) -> Iterator[tuple[Loc, str]]:
    if isinstance(record, Event):
        yield ("title",), record.title
        yield ("title_ar",), record.title_ar or ""
    else:
        yield ("abstract_ar",), record.abstract_ar or ""
    yield BODY, record.body


RULES = Rules(
    of_articles_and_names=(private_persons_are_not_named,), of_events_and_names=(private_persons_are_not_named,)
)
