"""A sound archive with hostile text wherever a record may hold text."""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from annals.language.characters import why_refused_in_a_field
from tests.hostile.payloads import PAYLOADS

FREE = re.compile(
    r"^(\s*(?:- )?(?:title|subtitle|value|term|note|reason|base|independence|cites|speaker|when_words|said_words|"
    r"when_basis|subset|url_note): )(.*)$",
    re.MULTILINE,
)
"""A field that holds any text."""

_WORDS = re.compile(r"^(  (?:ink-front|warraqa-guard|salt-companies|nib-monitor|guard-radio): \[)(.*)\]$", re.MULTILINE)


def fill(root: Path) -> int:
    """Put hostile texts into every free field and all prose of the records under `root`; return how many places."""
    fields = cycle(payload for payload in PAYLOADS if not why_refused_in_a_field(payload) and len(payload) < 250)
    prose = cycle(_lumps())
    filled = 0
    for file in sorted((root / "archive").rglob("*.md")):
        head, _, body = file.read_text(encoding="utf-8").rpartition("\n---\n")
        head, number = FREE.subn(lambda match: f"{match[1]}{_quoted(match[2].strip(chr(34)), next(fields))}", head)
        head, more = _WORDS.subn(lambda match: f"{match[1]}{match[2]}, {_quoted('', next(fields))}]", head)
        file.write_text(f"{head}\n---\n{body}\n\n{next(prose)}\n", encoding="utf-8")
        filled += number + more + 1
    return filled


def _quoted(text: str, payload: str) -> str:
    escaped = f"{text} {payload}".replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _lumps(each: int = 6) -> Iterator[str]:
    """Yield all hostile texts, a few at a time, as separate paragraphs."""
    allowed = [payload for payload in PAYLOADS if not re.search(r"[\x00-\x08]", payload)]
    for start in range(0, len(allowed), each):
        yield "\n\n".join(allowed[start : start + each])
