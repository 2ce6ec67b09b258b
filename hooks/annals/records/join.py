"""Two records of one thing made one: what the first has and the second lacks goes into the text of the second."""

from collections.abc import Iterator
from typing import Any

from annals.model.record import Record
from annals.records.edit import AmendError, Change, amend
from annals.records.frontmatter import Document, read
from annals.records.retag import as_yaml, retag

_NAMES = ("name", "name_ar", "spellings")
_LISTS = ("spellings", "ambiguous", "not_this", "hosts", "different_from")
"""Lists of words or ids that the two are joined in."""

_BLOCKS = ("references", "speakers")
"""Lists of blocks of which the second gets those it lacks."""


def joined(gone: Document, kept: Document, model: type[Record], one: str, into: str) -> tuple[str, list[str]]:
    """Return the text of the record `into` that also holds what only `one` had, and what is not taken over.

    Raises AmendError where the text is written in a way that nothing can be added to.
    """
    gone = _document(retag(gone, model, one, into), gone.path)
    kept = _without_self(kept, one)
    told = [f"{one}: its text is not taken over; look whether {into} should say more"] if gone.body else []
    for key in _BLOCKS:
        if key in gone.fields and key in kept.fields:
            kept = _with_blocks(gone, kept, key)
    for key in _LISTS:
        kept = _with_words(kept, key, [word for word in _words(gone, kept, key) if word != into])
    taken = [key for key, value in gone.fields.items() if key not in (*kept.fields, "id", *_LISTS) and value != into]
    told += [f"{into} takes over {', '.join(taken)}"] if taken else []
    for key, value in gone.fields.items():
        if key in taken:
            kept = _with_rows(kept, _rows(gone, key))
        elif key not in ("id", *_LISTS, *_BLOCKS, *_NAMES) and kept.fields.get(key, value) != value:
            told.append(f"{key}: {into} keeps {_short(kept.fields[key])}; {one} had {_short(value)}")
    return kept.text, told


def _document(text: str, path: str) -> Document:
    document, problems = read(text, path)
    if document is None:
        raise AmendError(problems[0].message)
    return document


def _short(value: Any) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(map(_short, value.values() if isinstance(value, dict) else value))


def _without_self(kept: Document, one: str) -> Document:
    """Return a record without the fields that lead to the one that it is joined with."""
    alone = [Change((key,), (), None) for key, value in kept.fields.items() if value == one and key != "id"]
    lists = ((key, value) for key, value in kept.fields.items() if isinstance(value, list) and one in value)
    for key, value in lists:
        left = [as_yaml(str(each)) for each in value if each != one]
        alone.append(Change((key,), (), f"[{', '.join(left)}]" if left else None))
    return _document(amend(kept.text, kept, alone), kept.path)


def _words(gone: Document, kept: Document, key: str) -> list[str]:
    """Return the words that a list of the second lacks; the names of the first are spellings of the second."""
    there = kept.fields.get(key, [])
    known = {kept.fields.get("name"), kept.fields.get("name_ar"), *there} if key == "spellings" else set(there)
    more: list[Any] = list(gone.fields.get(key, []))
    if key == "spellings" and "name" in gone.fields:
        arabic = [gone.fields["name_ar"]] if "name_ar" in gone.fields and "name_ar" in kept.fields else []
        more = [gone.fields["name"], *arabic, *more]
    return [str(word) for word in dict.fromkeys(more) if word not in known]


def _with_words(kept: Document, key: str, words: list[str]) -> Document:
    if not words:
        return kept
    value = f"[{', '.join(map(as_yaml, [*map(str, kept.fields.get(key, [])), *words]))}]"
    if key in kept.fields:
        return _document(amend(kept.text, kept, [Change((key,), (), value)]), kept.path)
    return _with_rows(kept, [f"{key}: {value}"])


def _rows(document: Document, key: str) -> list[str]:
    """Return the lines of a field, as they are written."""
    rows = document.text.split("\n")
    start = document.lines[(key,)] - 1
    if not rows[start].startswith(f"{key}:"):
        raise AmendError(f"{key} shares its line with other fields; give each field a line of its own")
    end = next(number for number in range(start + 1, len(rows)) if rows[number][:1] not in ("", " ", "-", "]", "#"))
    if rows[start + 1 : start + 2] and rows[start + 1].startswith("---"):
        end = start + 1
    return _trimmed(rows[start:end])


def _trimmed(rows: list[str]) -> list[str]:
    """Return lines up to the end of the field: not the fence, nor comments of the next."""
    fence = next((number for number, row in enumerate(rows) if row.startswith("---")), len(rows))
    kept = rows[:fence]
    while kept and (not kept[-1].strip() or kept[-1].startswith("#")):
        kept.pop()
    return kept


def _with_rows(kept: Document, more: list[str]) -> Document:
    """Return a record with lines added at the end of its fields."""
    rows = kept.text.split("\n")
    fence = next(number for number, row in enumerate(rows) if number and row.rstrip() == "---")
    return _document("\n".join([*rows[:fence], *more, *rows[fence:]]), kept.path)


def _with_blocks(gone: Document, kept: Document, key: str) -> Document:
    """Return a record with those blocks of a list that it lacks, below its own."""
    there: Any = kept.fields[key]
    lacking: Any = [each for each in gone.fields[key] if each not in there]
    if not lacking:
        return kept
    field = _rows(kept, key)
    if len(field) < 2 or not field[1].lstrip().startswith("- "):
        raise AmendError(f"{key} is all on one line; give each entry lines of its own")
    indent = field[1][: len(field[1]) - len(field[1].lstrip())]
    rows = kept.text.split("\n")
    end = kept.lines[(key,)] - 1 + len(field)
    added = [line for block in lacking for line in _block(block, indent)]
    return _document("\n".join([*rows[:end], *added, *rows[end:]]), kept.path)


def _block(block: dict[str, Any], indent: str) -> Iterator[str]:
    mark = "- "
    for key, value in block.items():
        written = f"[{', '.join(map(as_yaml, value))}]" if isinstance(value, list) else _scalar(str(value))
        yield f"{indent}{mark}{key}: {written}"
        mark = "  "


def _scalar(text: str) -> str:
    """Return a text as a field holds it: an address as it is, any other plain or in quotes."""
    return text if text.startswith(("http://", "https://")) and " " not in text else as_yaml(text)
