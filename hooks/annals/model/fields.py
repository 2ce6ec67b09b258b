"""The value types that record fields are made of: text in, checked value out, one line why not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import Field
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from annals.language.characters import why_refused_in_a_field
from annals.model.shorthand import Shorthand
from annals.printing import quoted
from annals.values import edtf, evidence, figure, ids, sketches

FILL_IN = "leave the field out, or fill it in"
MACHINE_MADE = "leave the list out, or let 'annals verify CAPTURE --write' make it"
MAX_TEXT = 2_000
MAX_LABEL = 300
SHORT = 60
"""Characters of the values that are likely to be there again: ids, names, words for days."""

REMEMBERED = 20_000
_LONG_ONLY = Shorthand()

T = TypeVar("T")


class FieldError(ValueError):
    """A value does not fit its field; `args` are the message and a hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)


class Span(NamedTuple):
    """Paragraphs `first` to `last` of a capture, counted from 1, both included."""

    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Checked:
    """What makes a field's value from its text, and text from its value.

    `check` returns the value or raises; `schema` describes the text; `write` gives the text back,
    where the value is no plain one.
    """

    check: Callable[[Any], Any]
    schema: Mapping[str, Any]
    write: Callable[[Any], str] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """Return the schema by which pydantic calls `check`, and nothing else."""
        writer = core_schema.plain_serializer_function_ser_schema(self.write) if self.write else None
        return core_schema.no_info_plain_validator_function(self.check, serialization=writer)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Return the JSON Schema of the text."""
        return dict(self.schema)


def _remembering(check: Callable[[Any], T]) -> Callable[[Any], T]:
    """Return a check that knows its answers to short texts again, so that equal values are one object in memory."""
    known = lru_cache(REMEMBERED)(check)

    def remembering(value: Any) -> T:
        return known(value) if value.__class__ is str and len(value) <= SHORT else check(value)

    return remembering


def _text(value: Any, most: int = MAX_TEXT) -> str:
    if not isinstance(value, str):
        raise FieldError("should be text, not a list or block", "write it after the colon, without brackets")
    if not value.strip():
        raise FieldError("is empty", FILL_IN)
    if len(value) > most:
        raise FieldError(f"is {len(value):,} characters long", f"write at most {most:,}")
    if why := why_refused_in_a_field(value):
        raise FieldError(*why)
    return " ".join(value.split())


def _label(value: Any) -> str:
    return _text(value, MAX_LABEL)


def _matching(pattern: str, message: str, hint: str, guess: Callable[[str], str] = lambda _text: "") -> Checked:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: Any) -> str:
        text = _text(value)
        if not compiled.fullmatch(text):
            raise FieldError(f"{quoted(text)} {message}", f"write {near}" if (near := guess(text)) else hint)
        return text

    return Checked(_remembering(check), {"type": "string", "pattern": f"^(?:{pattern})$"})


def _article_id(value: Any) -> str:
    text = _text(value)
    if why := ids.why_not_opaque(text):
        raise FieldError(f"{quoted(text)} {why}", "run 'annals new-id' for a fresh one")
    return text


def _sketch(value: Any) -> str:
    text = _text(value)
    if text != evidence.SHORT and not sketches.is_sketch(text):
        raise FieldError(f"{quoted(text)} is not a sketch of a paragraph", MACHINE_MADE)
    return text


def _whole_number(value: Any) -> int:
    if not re.fullmatch(figure.WHOLE, text := _text(value)):
        raise FieldError(f"{quoted(text)} is not a whole number", "write digits only, such as 6")
    return int(text)


def _yes_no(value: Any) -> bool:
    if (text := _text(value)) not in ("yes", "no"):
        raise FieldError(f"{quoted(text)} is neither yes nor no", "write yes or no")
    return text == "yes"


def _degrees(limit: int) -> Checked:
    def check(value: Any) -> float:
        text = _text(value)
        if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,7})?", text):
            raise FieldError(f"{quoted(text)} is not a number of degrees", "write decimal degrees, such as 34.22833")
        if abs(float(text)) > limit:
            raise FieldError(f"{text} is out of range", f"write -{limit} to {limit}")
        return float(text)

    return Checked(check, {"type": "number", "minimum": -limit, "maximum": limit})


def _spans(value: Any) -> tuple[Span, ...]:
    spans = []
    for part in _text(value).split(","):
        match = re.fullmatch(r"\s*([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?\s*", part, re.ASCII)
        if not match:
            raise FieldError(f"{quoted(part.strip())} is not a paragraph", "write 5, 3-9 or 3-9, 12")
        span = Span(int(match[1]), int(match[2] or match[1]))
        if span.last < span.first:
            raise FieldError(f"{quoted(part.strip())} ends before it begins", "write the first paragraph first")
        spans.append(span)
    return tuple(spans)


def written_spans(spans: tuple[Span, ...]) -> str:
    """Return paragraphs as a record writes them: `3-9, 12`."""
    return ", ".join(str(span.first) if span.first == span.last else f"{span.first}-{span.last}" for span in spans)


def _meant(kind: str) -> Callable[[str], str]:
    """Return what suggests a value of a kind for a faulty one: a date, a figure or a compass point."""

    def suggested(text: str) -> str:
        # the words of dates in every language are read where something is wrong: it takes a tenth of a command's time
        from annals.language import suggest  # noqa: PLC0415

        found: str = getattr(suggest, kind)(text)
        return found

    return suggested


def _guessing(parse: Callable[[str], T], guess: Callable[[str], str]) -> Callable[[Any], T]:
    """Return a parser whose hint is what was most likely meant, where that is clear."""

    def check(value: Any) -> T:
        try:
            return parse(value)
        except ValueError as error:
            near = guess(value) if isinstance(value, str) and len(value) <= MAX_LABEL else ""
            if not near or near == value:
                raise
            raise FieldError(str(error.args[0]), f"write {near}") from None

    return check


URL_PATTERN = (
    r"[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}(?::[0-9]{2,5})?"
    r"(?:/[-\w.~:/?#\[\]@!$&'()*+,;=%]*)?"
)


def _url(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(URL_PATTERN, text, re.ASCII):
        raise FieldError(
            f"{quoted(text)} is not a web address", "write the whole address, such as https://example.org/page"
        )
    return text


NUMBER_OR_TEXT = MappingProxyType({"type": ["string", "integer"]})
"""What an editor may take a date, a figure or a paragraph for: `2015`, `37` and `6` need no quotes."""

_FIGURE = MappingProxyType({**NUMBER_OR_TEXT, "pattern": figure.PATTERN})
_ID_LETTERS = "bcdfghjkmnpqrstvwxz"
_SLUG = _matching(
    rf"(?=.{{1,{ids.MAX_SLUG}}}$){ids.SLUG.pattern}",
    "is not an id",
    f"write at most {ids.MAX_SLUG} small letters, digits and single hyphens, such as old-town",
)

TEXT = Checked(_text, {"type": "string", "minLength": 1, "maxLength": MAX_TEXT})
Text = Annotated[str, TEXT]
LABEL = Checked(_remembering(_label), {"type": "string", "minLength": 1, "maxLength": MAX_LABEL})
Label = Annotated[str, LABEL]
"""A name, a title or a few words: shorter than other text."""

Slug = Annotated[str, _SLUG]
Id = Slug  # what a field that names any record holds
ArticleId = Annotated[
    str, Checked(_article_id, {"type": "string", "pattern": f"^[{_ID_LETTERS}][0-9{_ID_LETTERS}]{{{ids.LENGTH - 1}}}$"})
]
ClaimId = Annotated[str, _matching(r"c[1-9]\d{0,2}", "is not a statement id", "write c1, c2, c3 …")]
ClaimRef = Annotated[
    str,
    _matching(
        r"[a-z0-9]{8}/c[1-9]\d{0,2}",
        "does not name a statement",
        "write an article's id, a slash and a statement's id: mt5c42d9/c3",
    ),
]
Language = Annotated[
    str,
    _matching(
        r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", "is not a language tag", "write a BCP 47 tag such as en or ar"
    ),
]
Sha256 = Annotated[
    str,
    _matching(r"[0-9a-f]{64}", "is not a SHA-256 sum", "write the 64 small hex digits that 'sha256sum FILE' prints"),
]
Fingerprint = Annotated[
    str,
    _matching(
        rf"[0-9a-f]{{{evidence.HEX}}}|{evidence.SHORT}",
        "is not a fingerprint of a paragraph",
        MACHINE_MADE,
    ),
]
Sketch = Annotated[str, Checked(_sketch, {"type": "string", "pattern": f"^(?:{sketches.PATTERN}|{evidence.SHORT})$"})]
PCode = Annotated[
    str, _matching(r"[A-Z]{2}\d{2,8}|C\d{3,5}", "is not a place code", "write an OCHA code such as SY040106")
]
Host = Annotated[
    str,
    _matching(r"[a-z0-9-]+(\.[a-z0-9-]+)+", "is not a host name", "write it without https:// or a path: newarab.com"),
]
Bearing = Annotated[
    str,
    _matching(
        r"N|NNE|NE|ENE|E|ESE|SE|SSE|S|SSW|SW|WSW|W|WNW|NW|NNW",
        "is not a compass point",
        "write N, NE, ENE …",
        _meant("point"),
    ),
]
Number = Annotated[int, Checked(_remembering(_whole_number), {"type": "integer", "minimum": 0})]
YesNo = Annotated[bool, Checked(_remembering(_yes_no), {"enum": ["yes", "no"]})]
Latitude = Annotated[float, _degrees(90)]
Longitude = Annotated[float, _degrees(180)]
Spans = Annotated[tuple[Span, ...], Checked(_remembering(_spans), NUMBER_OR_TEXT, written_spans)]
Url = Annotated[str, Checked(_url, {"type": "string", "format": "uri", "pattern": f"^(?:{URL_PATTERN})$"})]
Edtf = Annotated[edtf.Edtf, Checked(_remembering(_guessing(edtf.parse, _meant("date"))), NUMBER_OR_TEXT, str)]
Figure = Annotated[figure.Figure, Checked(_remembering(_guessing(figure.parse, _meant("figure"))), _FIGURE, str)]

Evidence = Annotated[evidence.Evidence, Checked(evidence.parse, {"type": "string"}, str)]


def describe(text: str, *, example: str = "", short: Shorthand | None = None, **options: Any) -> Any:
    """Return a pydantic field whose description is the docs' text; `example` shows a good value, `short` forms.

    Of a field that may be left out unless a rule asks for it, the text says when it is `required`.
    """
    return Field(description=text, examples=[example] if example else None, json_schema_extra=short, **options)


def shorthand(field: FieldInfo) -> Shorthand:
    """Return the short forms of a field."""
    return field.json_schema_extra if isinstance(field.json_schema_extra, Shorthand) else _LONG_ONLY
