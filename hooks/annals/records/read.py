"""One record's file: its text in, a frozen record or every reason why it is none out."""

from collections.abc import Mapping
from pathlib import Path

from annals.model import About, Record, kind_named
from annals.problems import Loc
from annals.records import frontmatter
from annals.records.files import MAX_BYTES, read_text
from annals.records.outcomes import Form, Outcome
from annals.records.todos import left_to_do
from annals.records.validate import validate
from annals.records.walk import Found


def read_record(found: Found, text: str) -> Outcome:
    """Return what the text of a record's file gives."""
    model: type[Record] = About if found.kind == "about" else kind_named(found.kind).model
    document, faults = frontmatter.read(text, found.name)
    problems = [*left_to_do(text, found.name), *faults]
    if document is None:
        return Outcome(None, tuple(problems))
    record, faults = validate(document, model)
    return Outcome(record, (*problems, *document.warnings, *faults))


RECORDS = Form("records", MAX_BYTES, read_record)


class Lines:
    """Where the fields of records stand: read from a file when first asked for, since that is for problems alone."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, Mapping[Loc, int]] = {}

    def __call__(self, path: str) -> Mapping[Loc, int]:
        """Return the line of every place in a record; none where it can no longer be read."""
        if path not in self._known:
            text, _problems = read_text(self._root / path, path)
            document, _problems = frontmatter.read(text, path)
            self._known[path] = document.lines if document else {}
        return self._known[path]
