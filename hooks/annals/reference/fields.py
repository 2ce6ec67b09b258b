"""The page `fields.md`, from the models, words and rules: `python -m annals.reference.fields [FILE]`.

A test compares the page with `render`, so that it cannot lag behind the code.
"""

import inspect
import sys
import textwrap
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from annals.capture.fingerprints import MEANINGS, WINDOW
from annals.checks import RULES
from annals.checks.prose import MAX_PROSE
from annals.history.register import HEADER, STATUSES
from annals.history.versions import REASONS
from annals.language import date_format
from annals.language.words import WORDS
from annals.model import About, Named, Record, arabic, entries, fields, fixed, kinds
from annals.model.author import Byline
from annals.model.entries import Measure
from annals.model.vocabulary import Vocabulary
from annals.model.word import Word, WordOf
from annals.records.files import ABOUT, ARCHIVE, EXTRAS, HISTORY, HISTORY_SUFFIX, MAX_BYTES, REGISTER_NAME, texts_file
from annals.records.vocabulary import CONFLICT, shipped
from annals.site.bidi import mark_arabic
from annals.values import edtf, evidence, figure, ids, sketches

_FORMS: dict[Any, str] = {
    Byline: "short text or block [Author](#author)",
    fields.Text: "text", fields.Label: "short text", arabic.ArabicText: "text in Arabic",
    arabic.ArabicLabel: "short text in Arabic", fields.Slug: "id", fields.ArticleId: "article id",
    fields.ClaimId: "statement id", fields.ClaimRef: "statement", fields.Language: "language tag",
    fields.Sha256: "64 hex digits", fields.PCode: "code", fields.Host: "host name", fields.Bearing: "compass point",
    fields.Number: "whole number", fields.YesNo: "`yes` or `no`", fields.Latitude: "degrees",
    fields.Longitude: "degrees", fields.Url: "URL", fields.Spans: "paragraphs", fields.Edtf: "[date](#dates)",
    fields.Figure: "[figure](#figures)", fields.Fingerprint: "16 hex digits or `short`",
    fields.Sketch: "[sketch](#evidence) or `short`",
    fields.Evidence: "[evidence](#evidence)", entries.OfSide: "phrase", entries.Titled: "phrase",
    entries.Figured: "phrase",
}  # fmt: skip
_DATES = (
    "2015", "2015-08", "2015-08-05", "2015-08~", "2015-08-05?", "2015-08%", "201X", "2015-08-XX", "2015-08-0X",
    "2015-21", "2015-24", "2015-08-05/2015-08-06", "2015-08-05/2015-08", "2015-05/..",
    "../2011", "[2015-08-01..2015-08-05]", "[2015,2017]", "{2015,2017}",
)  # fmt: skip
_FIGURES = "37", "at least 50", "more than 60", "at most 20", "fewer than 50", "about 300", "nearly 300", "20-25"
_INTRO = """\
Every field a record may have, every word of the closed lists, and every rule that `annals check` applies. This page is
written from the code by `make docs`, with the words of an archive of a conflict; an archive of another subject has
[words of its own](vocabulary.md). `CONTRIBUTING.md`, in the project's folder, walks through a real record. The same
as JSON Schema, for editors: {schemas}."""
_FORM = f"""\
A record is a Markdown file: a block of fields between two lines `---`, then prose in our own words. The block is YAML,
read strictly: a value is text, a list or a block, and a field that is not named here, a key given twice, an anchor or
a tag is refused. A value that begins with `[` or `{{`, or holds a colon or a `#` next to a space, stands in quotes. A
file has at most {MAX_BYTES:,} bytes, a name or title at most {fields.MAX_LABEL} characters, any other field at most
{fields.MAX_TEXT:,}, the prose at most {MAX_PROSE:,}. Characters that cannot be seen, that turn text around or that are
drawn like others are refused in names and titles.

## Files and folders {{#files}}
"""
_IDS = f"""\
## Ids {{#ids}}

An id is given once, is never changed and never goes to another record. No two records of any kind share one.

- **Article**: {ids.LENGTH} characters of `{ids.ALPHABET}`, the first a letter, never three digits in a row. The last is
  a check character: each character before it is worth its place in that alphabet, from 0, times its position, from 1;
  the sum divided by {len(ids.ALPHABET)} leaves the place of the last. So one wrong character, or two neighbours
  swapped, is noticed. `annals new-id` makes an id.
- **<others>**: small letters, digits and single hyphens, beginning with a letter.
- **Statement**: `c1`, `c2` and so on within its article. A number is not used again when a statement is removed.

The register, `{ARCHIVE}/{REGISTER_NAME}`, has a line for each id that was given out: {", ".join(HEADER)}.
The status is {" or ".join(STATUSES)}. `annals register` adds lines, on the main branch alone,
and removes none that main has.

Each record has a history, `{ARCHIVE}/{HISTORY}/<folder>/<id>{HISTORY_SUFFIX}`, with a line for each version of its
data: version, date, summary of what changed, previous (the sum of the version before), data and sha256; and correction,
as false, where the version takes nothing back that the one before told. The last line of a withdrawn record has
withdrawn in place of data: the reason ({", ".join(REASONS)}) and a successor.
`annals register`, `annals rename`, `annals merge` and `annals withdraw` write these files; a line that was changed or
lost is refused, and `annals register` restores it where git has it.
"""
_SOURCES = """\
## Where the words come from {#sources-of-words}

- **ACLED** (Armed Conflict Location & Event Data): event types and sub-event types, actor types of groups, and the rule
  for vague numbers, by which dozens are 12 and hundreds 100. Which group is of which type is our own reading.
- **UCDP GED** (Uppsala Conflict Data Program, Georeferenced Event Dataset), columns of version 23.1: `where_prec`,
  `event_clarity` (here `clarity`); in the [tables](data/index.md) also `date_start`, `date_end`,
  `source_office`, `source_date`, `source_headline` and `source_original`.
- **EDTF** (Extended Date/Time Format, ISO 8601-2:2019, described by the Library of Congress): all dates.
- **NCDA**, the check character of ARK identifiers and of the program Noid: the last character of an article's id.
- **BCP 47**: language tags. **RightsStatements.org**: rights of articles. **OCHA**: place codes.
- Measures, relations and the kinds of places and sources are our own. **CAMEO** is not used: it does not tell a
  capture from a recapture.
"""


def render(words: Vocabulary) -> str:
    """Return the page as Markdown, with the words of an archive."""
    models: list[type[Record]] = [About, *(kind.model for kind in kinds.KINDS)]
    # a block that several records have is described where it stands first
    records = list(dict.fromkeys(part for model in models for part in tables_of(words, model, "##")))
    parts = (_vocabulary(words), _values(), _evidence(), _rules())
    return "\n".join([_intro(), _FORM, _files(), _ids(), *records, *chain.from_iterable(parts), _SOURCES])


def _intro() -> str:
    schemas = ", ".join(f"[{name}](schema/{name}.json)" for name in (*kinds.names(), "archive"))
    text = textwrap.fill(_INTRO.format(schemas=schemas), 120, break_on_hyphens=False, break_long_words=False)
    return f"# Fields\n\n{text}\n"


def _ids() -> str:
    others = ", ".join(kind.name for kind in kinds.KINDS if kind is not kinds.ARTICLE)
    return _IDS.replace("<others>", others.capitalize())


def _table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table, bars in cells escaped."""
    cells = [[str(cell).replace("|", "\\|") for cell in row] for row in (columns, *rows)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]]) + "\n"


def _code(text: object) -> str:
    return f"`{text}`" if text else ""


def _about(thing: Any) -> str:
    return " ".join((inspect.getdoc(thing) or "").split())


def _files() -> str:
    found = [(ABOUT, "the archive as a whole"), (REGISTER_NAME, "every id that was given out")]
    for kind in kinds.KINDS:
        found.append((f"{kind.folder}/{kind.pattern}", _about(kind.model).partition(".")[0].lower()))
    found += [(name, "no record; may stand there") for name in (*EXTRAS, texts_file("ar"))]
    return _table(("File", "Holds"), [(_code(f"{ARCHIVE}/{path}"), holds) for path, holds in found])


def tables_of(words: Vocabulary, model: type[Record], mark: str) -> Iterator[str]:
    """Yield the table of a record's fields, then those of its blocks, below headings that begin with a mark."""
    yield f"{mark} {model.__name__} {{#{model.__name__.lower()}}}\n\n{_about(model)}\n"
    hints = get_type_hints(model, include_extras=True)
    rows, blocks = [], []
    for name, field in model.__pydantic_fields__.items():
        if name not in ("body", "path"):
            # the examples of fields that all kinds with names share are a town's
            shared = issubclass(model, Named) and model is not kinds.TOWN.model and name in Named.__pydantic_fields__
            form = _shape(words, hints[name]) + ("" if shared else _examples(field))
            filled = fields.shorthand(field).filled or ("" if field.is_required() else field.default)
            needed = field.is_required() and not filled
            given = ", here or above" if fields.shorthand(field).given else ""
            required = f"yes{given}" if needed else f"no; else {_code(filled)}".removesuffix("; else ")
            rows.append((_code(field.alias or name), required, f"{field.description} ({form})"))
            blocks += list(_blocks(hints[name]))
    yield _table(("Field", "Required", "What it holds"), rows)
    for block in dict.fromkeys(blocks):
        yield from tables_of(words, block, "###")


def _examples(field: FieldInfo) -> str:
    marked = [(example, mark_arabic(str(example))) for example in field.examples or ()]
    return "".join(f", such as {arabic if '<bdi' in arabic else _code(text)}" for text, arabic in marked)


def _shape(words: Vocabulary, hint: Any) -> str:
    """Return in words what a field's type takes."""
    inner, origin = get_args(hint), get_origin(hint)
    word = next((each for each in getattr(hint, "__metadata__", ()) if isinstance(each, WordOf)), None)
    if hint in _FORMS or word:
        return _word(words, word) if word else _FORMS[hint]
    if type(None) in inner:
        return _shape(words, inner[0])
    if origin is Literal:
        return f"one of {', '.join(map(_code, inner))}"
    return _shape_of_many(words, hint)


def _shape_of_many(words: Vocabulary, hint: Any) -> str:
    """Return in words what a block takes, or a list of what."""
    inner, origin = get_args(hint), get_origin(hint)
    if origin is dict:
        return f"block, each {_shape(words, inner[0])} with a {_shape(words, inner[1])}"
    if origin is tuple:
        one = _shape(words, inner[0]).replace("block ", "blocks ")
        return f"list of {one + 's' * (one[-1] not in ')`')}" if inner[-1] is ... else "pair"
    return f"block [{hint.__name__}](#{hint.__name__.lower()})"


def _word(words: Vocabulary, word: WordOf) -> str:
    if word.other:
        return _FORMS[fields.Slug]
    if word.list == "measures":
        return "[measure](#measures)"
    return f"one of {', '.join(map(_code, words.words(word.list)))}"


def _blocks(hint: Any) -> Iterator[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for inner in () if get_origin(hint) is Word else get_args(hint):
        yield from _blocks(inner)


def _vocabulary(words: Vocabulary) -> Iterator[str]:
    yield "## Measures {#measures}\n\nWhat may be stated. Control and occurrence are compared by their day alone.\n"
    every: list[Measure] = [word.entry for word in words.measures.values()]
    measures = [(_code(m.name), m.means, ", in ".join(filter(None, (_code(m.needs), m.unit)))) for m in every]
    yield _table(("`states`", "Means", "Needs"), measures)
    yield (
        "What is told in words is put side by side; it differs where a record says so. Control and responsibility "
        "are compared by whose they are.\n"
    )
    statuses = {str(word): word.entry.means for word in words.statuses.values()}
    told = {"stance": fixed.STANCES, "status": statuses, "time": fixed.TIMES_OF_DAY}
    for field, meanings in told.items():
        yield _table((f"`{field}` of a statement", "Means"), [(_code(word), means) for word, means in meanings.items()])
    yield "## Relations {#relations}\n\nHow a statement relates to another statement.\n"
    yield _table(("`kind`", "This statement"), [(_code(kind), means) for kind, means in fixed.RELATIONS.items()])
    yield f"## Kinds {{#kinds}}\n\nOf places: {', '.join(map(_code, words.place_kinds))}.\n"
    groups = [(_code(each), each.entry.means, each.entry.code) for each in words.group_kinds.values()]
    yield _table(("`kind` of a group", "Means", "ACLED actor type"), groups)
    sources = [(_code(each), each.entry.means) for each in words.source_kinds.values()]
    yield _table(("`kind` of a source", "Means"), sources)
    sides = " or ".join(["group ids", *map(_code, words.sides)])
    yield f"Sides are {sides}; holders of places are group ids or `{fixed.UNRECORDED}`.\n"
    yield "## Event types {#event-types}\n"
    types = [(_code(each), ", ".join(map(_code, each.entry.kind_of))) for each in words.event_types.values()]
    yield _table(("`event_type`", "`sub_event_type`"), types) + "\n## Precision of places {#where-prec}\n"
    yield _table(("`where_prec`", "Means"), words.steps.items())


def _values() -> Iterator[str]:
    yield (
        "## Dates {#dates}\n\nDates are EDTF. A date is written no finer than the source has it. `/` stands between "
        "the first and the last\nday of what lasted, `..` in brackets between the days of which one is meant.\n"
    )
    parsed = [edtf.parse(text) for text in _DATES]
    days = [
        (_code(date), date_format.words(date), f"{date.lower or 'open'} to {date.upper or 'open'}") for date in parsed
    ]
    yield _table(("Write", "Reads as", "Possible days"), days)
    yield "## Figures {#figures}\n\nA figure keeps the bound the article sets. A vague word has a coded minimum.\n"
    stated = [figure.parse(text) for text in (*_FIGURES, *figure.CODED_MINIMUM, *figure.UNQUANTIFIED)]
    bounds = [["open" if bound is None else f"{bound:,}" for bound in (each.low, each.high)] for each in stated]
    rows = [(_code(each.text), *bound) for each, bound in zip(stated, bounds, strict=True)]
    yield _table(("Write", "At least", "At most"), rows)


def _evidence() -> Iterator[str]:
    yield f"## Evidence {{#evidence}}\n\nThe scheme is `{evidence.PROFILE}`. It compares words: {WORDS}.\n"
    yield (
        f"- A **fingerprint** is the first {evidence.HEX} hex digits of the SHA-256 sum of a paragraph's words, single "
        f"spaces between; a paragraph of fewer than {evidence.SHORTEST} words has none and says `{evidence.SHORT}`.\n"
        f"- The **evidence** of a figure names the words of its paragraph that state it, counted from 1, and the same "
        f"kind of sum over those words and up to {WINDOW} on either side in that paragraph.\n"
        f"- `{evidence.WORKED_OUT}` stands for a figure that the article only implies; its note says how.\n"
        f"- A **sketch** (the scheme is `{sketches.PROFILE}`) finds edited text again. Words of at most "
        f"{sketches.LONGEST_LEFT_OUT} letters are left out, numbers not; of every {sketches.RUN} words that then stand "
        f"in a row the first {sketches.HEX} hex digits of the same kind of sum are taken. The {sketches.MOST} smallest "
        f"of a paragraph, rising and without spaces, are its sketch. A paragraph without a fingerprint, or with fewer "
        f"than {sketches.FEWEST} different sums, says `{evidence.SHORT}`.\n"
    )
    yield _table(("`annals verify` says", "Means"), ((_code(each), means) for each, means in MEANINGS.items()))


def _rules() -> Iterator[str]:
    yield """## Rules {#rules}

`annals check` applies all of them in one run. What breaks one is a problem and stops a build, unless it is told as a
warning or a note.

A file with a faulty field holds no record yet. The same run still tells of every faulty field, of ids in it that no
record has, and of a missing text; the other rules are asked of it once its fields are in order. A file whose front
matter is no valid YAML is told of by its first fault alone, and without `archive/archive.md` nothing else is checked.
"""
    for module, found in groupby(RULES, key=lambda rule: rule.__module__):
        yield f"### {_about(sys.modules[module]).rstrip('.')} {{#rules-{module.rpartition('.')[2]}}}\n"
        yield "\n".join(f"- {_about(rule)}" for rule in found) + "\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(render(shipped(CONFLICT)), encoding="utf-8", newline="")
    else:
        sys.stdout.write(render(shipped(CONFLICT)))
