"""One record's file: its text in, a frozen record or every reason why it is none out."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from annals.model import About, Record, kind_named
from annals.model.unread import Unread
from annals.model.vocabulary import Vocabulary
from annals.problems import Loc
from annals.records import frontmatter
from annals.records.files import MAX_BYTES, decode, read_bytes
from annals.records.outcomes import Form, Outcome
from annals.records.packing import sum_of
from annals.records.shorthand import written_out
from annals.records.todos import left_to_do
from annals.records.validate import validate
from annals.records.walk import Found


def read_record(words: Vocabulary, found: Found, text: str) -> Outcome:
    """Return what the text of a record's file gives, with the words of an archive."""
    model: type[Record] = About if found.kind == "about" else kind_named(found.kind).model
    document, faults = frontmatter.read(text, found.name)
    problems = [*left_to_do(text, found.name), *faults]
    if document is None:
        return Outcome(None, tuple(problems))
    record, faults = validate(document, model, words)
    told = (*problems, *document.warnings, *faults)
    if record is None:
        return Outcome(None, told, Unread(found.name, found.kind, written_out(document.fields, model), document.body))
    return Outcome(record, told)


NO_SUMS: Mapping[str, bytes] = MappingProxyType({})
NO_LINES: Mapping[str, Mapping[Loc, int]] = MappingProxyType({})
RECORDS = "records"


def records(words: Vocabulary) -> Form:
    """Return how the files of records are read in an archive of some words."""
    return Form(RECORDS, MAX_BYTES, partial(read_record, words))


class Lines:
    """Where the fields of records stand: read from a file when first asked for, since that is for problems alone.

    `sums` are those of the files that gave the records, and `known` what was asked of such files before; `found` is
    what was asked now and not known. What is told of a file that holds something else by now is not among it.
    """

    def __init__(
        self, root: Path, sums: Mapping[str, bytes] = NO_SUMS, known: Mapping[str, Mapping[Loc, int]] = NO_LINES
    ) -> None:
        self._root, self._sums, self._known = root, sums, known
        self._whole: dict[str, Mapping[Loc, int]] = {}
        self.found: dict[str, dict[Loc, int]] = {}

    def __call__(self, path: str, loc: Loc) -> int:
        """Return the line of a place in a record, or of the nearest around it; 1 where that cannot be told."""
        for told in (self._known.get(path), self.found.get(path)):
            if told and loc in told:
                return told[loc]
        lines, same = self._read(path)
        line = _nearest(lines, loc)
        if same:
            self.found.setdefault(path, {})[loc] = line
        return line

    def learn(self, others: Iterable[Mapping[str, Mapping[Loc, int]]]) -> dict[str, dict[Loc, int]]:
        """Take in what others have found, and return all that was ever asked of these files."""
        for other in others:
            for path, lines in other.items():
                self.found[path] = {**self.found.get(path, {}), **lines}
        both = dict.fromkeys((*self._known, *self.found))
        return {path: {**self._known.get(path, {}), **self.found.get(path, {})} for path in both}

    def _read(self, path: str) -> tuple[Mapping[Loc, int], bool]:
        """Return the line of every place in a file, and whether the file holds what the record was made of."""
        if path in self._whole:
            return self._whole[path], path in self.found
        data, _problems = read_bytes(self._root / path, path, MAX_BYTES)
        same = sum_of(data) == self._sums.get(path)
        self._whole[path] = _lines(data, path, sound=same)
        return self._whole[path], same


def _lines(data: bytes, path: str, *, sound: bool) -> Mapping[Loc, int]:
    """Return the line of every place in a file; none where that is no longer one of a record."""
    text, _problems = decode(data, path)
    document = frontmatter.Document(path, {}, "", text) if sound else frontmatter.read(text, path)[0]
    return document.lines if document else {}


def _nearest(lines: Mapping[Loc, int], loc: Loc) -> int:
    while loc and loc not in lines:
        loc = loc[:-1]
    return lines.get(loc, 1)
