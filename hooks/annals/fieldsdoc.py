"""The page of fields, docs/fields.md, from the models, the vocabularies and the rules themselves.

`python -m annals.fieldsdoc docs/fields.md` writes the page; without a path it is printed. A test
compares the page with `render`, so that it cannot lag behind the code.
"""

import inspect
import sys
import types
import typing
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from annals import dates, datewords, figures, ids, reader
from annals.checks import RULES
from annals.load import ABOUT, ARCHIVE, EXTRAS
from annals.model import KINDS, About, Record, fields, folder, vocabulary
from annals.prose import mark_arabic

_FORMS: dict[Any, str] = {
    fields.Text: "text", fields.Slug: "id", fields.ArticleId: "article id", fields.ClaimId: "claim id",
    fields.ClaimRef: "claim", fields.Language: "language tag", fields.Sha256: "64 hex digits", fields.PCode: "code",
    fields.Host: "host name", fields.Bearing: "compass point", fields.Number: "whole number",
    fields.YesNo: "`yes` or `no`", fields.Latitude: "degrees", fields.Longitude: "degrees",
    fields.Spans: "paragraphs", fields.Url: "web address", fields.Edtf: "[date](#dates)",
    fields.Figure: "[figure](#figures)",
}  # fmt: skip
_HIDDEN = ("body", "path")
_LISTED = 10
_FILES = {"article": "<year>/<date>-<publisher>-<id>.md", "event": "<year>/<id>.md"}
_DATES = (
    "2015", "2015-08", "2015-08-05", "2015-08~", "2015-08-05?", "2015-08%", "201X", "2015-08-XX", "2015-21",
    "2015-08-05/2015-08-06", "2015-05/..", "../2011", "[2015-08-01..2015-08-05]", "[2015-08-01,2015-08-05]",
    "{2015-08-01,2015-08-05}",
)  # fmt: skip
_FIGURES = (
    "37", "at least 50", "more than 60", "at most 20", "fewer than 50", "about 300", "20-25", *figures.CODED_MINIMUM,
)  # fmt: skip
_INTRO = f"""\
# Fields

Every field a record may have, every word from a closed list, and every rule that `annals check` applies.
This page is written from the code by `make docs`. For a walk through a real record, see `CONTRIBUTING.md` in the
project's folder.

A record is a Markdown file: a block of fields between two lines `---`, then prose in our own words. The block is YAML,
read strictly: every value is text, a list or a block; a field that is not named here, a key given twice, an anchor or
a tag is refused. A value that begins with `[` or `{{`, or holds `: `, stands in quotes. A file has at most
{reader.MAX_BYTES:,} bytes, a field at most {fields.MAX_TEXT:,} characters.

## Files and folders {{#files}}
"""
_IDS = f"""\
## Ids {{#ids}}

An id is given once and never changed, and never goes to another record. All kinds of records share one space of ids,
so an id alone says which record is meant.

- **Article**: {ids.LENGTH} characters of `{ids.ALPHABET}`, the first a letter, never three digits in a row. The last is
  a check character: each character before it has a value, its place in that alphabet counted from 0; the values are
  multiplied by their position, 1 to {ids.LENGTH - 1}, added up and divided by {len(ids.ALPHABET)}; the remainder is
  the value of the check character. A wrong character, or two neighbours swapped, is found. `annals new-id` makes one.
- **Town, group, source, event**: small letters, digits and single hyphens, beginning with a letter.
- **Claim**: `c1`, `c2` and so on within its article; a number is not used again when a claim is removed.

The register, `{ARCHIVE}/{ids.REGISTER_NAME}`, holds a line for each id that was given out, with the columns
{", ".join(f"`{column}`" for column in ids.HEADER)}. The status is {" or ".join(f"`{each}`" for each in ids.STATUSES)}.
`annals register` adds lines and removes none.
"""
_SOURCES = """\
## Where the words come from {#sources-of-words}

- **ACLED** (Armed Conflict Location & Event Data): event types and sub-event types, actor types of groups, and the rule
  for vague numbers, by which dozens are 12 and hundreds 100. Which group is of which type is our own reading.
- **UCDP GED** (Uppsala Conflict Data Program, Georeferenced Event Dataset), codebook of version 23.1: `where_prec`,
  `event_clarity` (here `clarity`), `side_a`, `side_b`, and in the [tables](data/index.md) `date_start`, `date_end`,
  `source_office`, `source_date`, `source_headline` and `source_original`.
- **EDTF** (Extended Date/Time Format, ISO 8601-2:2019, described by the Library of Congress): all dates.
- **NCDA**, the check character of ARK identifiers and the program Noid: the last character of an article's id.
- **BCP 47**: language tags. **RightsStatements.org**: the rights of articles. **OCHA**: place codes.
- **CAMEO** is not used: it has no code that tells a capture from a recapture, and was made for coding by machine.
- Measures, relations, and the kinds of places and sources are the archive's own.
"""


def render() -> str:
    """Return the page as Markdown."""
    parts = [_INTRO, _files(), _IDS, *_records(), *_vocabulary(), *_forms(), "## Rules {#rules}\n"]
    parts.append("`annals check` applies all of them in one run. None of these is a mere warning: each stops a build.\n")
    return "\n".join([*parts, *_rules(), _SOURCES])


def _table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table, bars in cells escaped."""
    cells = [[str(cell).replace("|", "\\|") for cell in row] for row in (columns, *rows)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]]) + "\n"


def _code(text: object) -> str:
    return f"`{text}`" if text != "" else ""


def _files() -> str:
    rows = [(_code(f"{ARCHIVE}/{ABOUT}"), "the archive as a whole")]
    rows += [(_code(f"{ARCHIVE}/{folder(kind)}/{_FILES.get(kind, '<id>.md')}"), _summary(KINDS[kind])) for kind in KINDS]
    rows += [(_code(f"{ARCHIVE}/{ids.REGISTER_NAME}"), "every id that was given out")]
    rows += [(_code(f"{ARCHIVE}/{name}"), "no record; may stand there") for name in EXTRAS]
    return _table(("File", "Holds"), rows)


def _summary(model: type[Record]) -> str:
    """Return the first sentence of a model's description."""
    return (inspect.getdoc(model) or "").partition(".")[0].lower()


def _records() -> Iterator[str]:
    for model in (About, *KINDS.values()):
        yield from _model(model, "##")


def _model(model: type[Record], mark: str) -> Iterator[str]:
    """Yield the table of a record's fields, then those of its blocks."""
    yield f"{mark} {model.__name__} {{#{model.__name__.lower()}}}\n"
    yield " ".join((inspect.getdoc(model) or "").split()) + "\n"
    hints = get_type_hints(model, include_extras=True)
    shown = [(name, field) for name, field in model.model_fields.items() if name not in _HIDDEN]
    rows = [
        (_code(field.alias or name), _required(field), field.description, _form(hints[name], field))
        for name, field in shown
    ]
    yield _table(("Field", "Required", "What it holds", "Form and example"), rows)
    for block in dict.fromkeys(block for name, _ in shown for block in _blocks(hints[name])):
        yield from _model(block, "###")


def _required(field: FieldInfo) -> str:
    if field.is_required():
        return "yes"
    return "no" if field.default in (None, (), {}, False) else f"no; else {_code(field.default)}"


def _form(hint: Any, field: FieldInfo) -> str:
    examples = ", ".join(_example(example) for example in field.examples or ())
    return ": ".join(filter(None, (_shape(hint), examples)))


def _example(text: object) -> str:
    marked = str(mark_arabic(str(text)))
    return marked if marked != str(text) and "<bdi" in marked else _code(text)


def _shape(hint: Any) -> str:
    """Return in words what a field's type takes."""
    if hint in _FORMS:
        return _FORMS[hint]
    inner = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return _shape(next(each for each in inner if each is not type(None)))
    if get_origin(hint) is Literal:
        return "a word of its list" if len(inner) > _LISTED else f"one of {', '.join(map(_code, inner))}"
    if get_origin(hint) is dict:
        return f"a block: each {_shape(inner[0])} with a {_shape(inner[1])}"
    if get_origin(hint) is tuple:
        return f"list of {_plural(_shape(inner[0]))}" if inner[-1] is ... else f"pair of {_shape(inner[0])}"
    return f"block [{hint.__name__}](#{hint.__name__.lower()})"


def _plural(shape: str) -> str:
    return f"{shape.replace('pair of', 'pairs of').replace('block ', 'blocks ')}{'' if ' ' in shape else 's'}"


def _blocks(hint: Any) -> Iterator[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for inner in typing.get_args(hint):
        yield from _blocks(inner)


def _vocabulary() -> Iterator[str]:
    words = vocabulary
    yield "## Measures {#measures}\n\nWhat a claim may state.\n"
    measures = [(_code(m.name), m.meaning, _code(m.needs), m.unit, _compared(m)) for m in words.MEASURES.values()]
    yield _table(("`states`", "Means", "Needs", "Unit", "Accounts are compared by"), measures)
    yield "## Relations {#relations}\n\nHow a claim relates to another, said by the later of the two.\n"
    yield _table(("`kind`", "This claim"), [(_code(kind), means) for kind, means in words.RELATIONS.items()])
    yield "## Kinds {#kinds}\n"
    yield f"- Places: {', '.join(map(_code, words.PLACE_KINDS))}.\n- Sides: a group's id, or {_code(words.CIVILIANS)}."
    yield f"- Holders of a place: a group's id, or {_code(words.UNRECORDED)} where no archived article names one.\n"
    groups = [(_code(kind), means, code) for kind, (code, means) in words.GROUP_KINDS.items()]
    yield _table(("`kind` of a group", "Means", "ACLED actor type"), groups)
    yield _table(("`kind` of a source", "Means"), [(_code(kind), means) for kind, means in words.SOURCE_KINDS.items()])
    yield "## Event types {#event-types}\n"
    types = [(_code(kind), ", ".join(map(_code, subs))) for kind, subs in words.EVENT_TYPES.items()]
    yield _table(("`event_type`", "`sub_event_type`"), types)
    yield "## Precision of places {#where-prec}\n"
    yield _table(("`where_prec`", "Means"), words.WHERE_PREC.items())


def _compared(measure: vocabulary.Measure) -> str:
    if not measure.rival:
        return "not compared"
    return "the day only" if measure.family is vocabulary.Family.HAPPENING else measure.needs


def _forms() -> Iterator[str]:
    yield "## Dates {#dates}\n\nDates are EDTF. A date is written no finer than the source has it.\n"
    parsed = [dates.parse(text) for text in _DATES]
    rows = [(_code(date), datewords.words(date), date.lower or "open", date.upper or "open") for date in parsed]
    yield _table(("Write", "Reads as", "First possible day", "Last possible day"), rows)
    yield "## Figures {#figures}\n\nA figure keeps the article's own bound. A vague word has a coded minimum.\n"
    stated = [figures.parse(text) for text in _FIGURES]
    bounds = [["open" if bound is None else f"{bound:,}" for bound in (each.low, each.high)] for each in stated]
    rows_of = [(_code(each.text), *bound) for each, bound in zip(stated, bounds, strict=True)]
    yield _table(("Write", "At least", "At most"), rows_of)


def _rules() -> Iterator[str]:
    for module, found in groupby(RULES, key=lambda rule: rule.__module__):
        title = (sys.modules[module].__doc__ or "").partition(".")[0]
        yield f"### {title} {{#rules-{module.rpartition('.')[2]}}}\n"
        yield "\n".join(f"- {' '.join((inspect.getdoc(rule) or '').split())}" for rule in found) + "\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(render(), encoding="utf-8", newline="")
    else:
        sys.stdout.write(render())
