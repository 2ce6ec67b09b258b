"""The value types that record fields are made of: text in, checked value out, one line why not."""

import re
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from annals import dates, figures, ids

MAX_TEXT = 2_000


class FieldError(ValueError):
    """A value does not fit its field; `args` are the message and a hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)


class Record(BaseModel):
    """A block of fields: frozen, complete, and nothing beside what is named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(NamedTuple):
    """Paragraphs `first` to `last` of a capture, counted from 1, both included."""

    first: int
    last: int


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise FieldError("should be text, not a list or block")
    if not value.strip():
        raise FieldError("is empty", "leave the field out, or fill it in")
    if len(value) > MAX_TEXT:
        raise FieldError(f"is {len(value):,} characters long", f"a field has at most {MAX_TEXT:,}")
    return " ".join(value.split())


def _matching(pattern: str, message: str, hint: str) -> Any:
    compiled = re.compile(pattern)

    def check(value: Any) -> str:
        text = _text(value)
        if not compiled.fullmatch(text):
            raise FieldError(f"'{text[:60]}' {message}", hint)
        return text

    return Annotated[str, PlainValidator(check), WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$"})]


def _article_id(value: Any) -> str:
    text = _text(value)
    if why := ids.why_not_opaque(text):
        raise FieldError(f"'{text[:20]}' {why}", "run 'annals new-id' for a fresh one")
    return text


def _whole_number(value: Any) -> int:
    if not re.fullmatch(r"0|[1-9]\d{0,11}", text := _text(value)):
        raise FieldError(f"'{text[:20]}' is not a whole number", "write digits only, such as 6")
    return int(text)


def _yes_no(value: Any) -> bool:
    if (text := _text(value)) not in ("yes", "no"):
        raise FieldError(f"'{text[:20]}' is neither yes nor no")
    return text == "yes"


def _degrees(limit: int) -> Any:
    def check(value: Any) -> float:
        text = _text(value)
        if not re.fullmatch(r"-?\d{1,3}(\.\d{1,7})?", text):
            raise FieldError(f"'{text[:20]}' is not a number of degrees", "write decimal degrees, such as 34.22833")
        if abs(float(text)) > limit:
            raise FieldError(f"{text} lies outside the world", f"write -{limit} to {limit}")
        return float(text)

    return Annotated[
        float, PlainValidator(check), WithJsonSchema({"type": "number", "minimum": -limit, "maximum": limit})
    ]


def _spans(value: Any) -> tuple[Span, ...]:
    spans = []
    for part in _text(value).split(","):
        match = re.fullmatch(r"\s*([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?\s*", part)
        if not match:
            raise FieldError(f"'{part.strip()[:20]}' is not a paragraph", "write 5, 3-9 or 3-9, 12")
        span = Span(int(match[1]), int(match[2] or match[1]))
        if span.last < span.first:
            raise FieldError(f"'{part.strip()}' ends before it begins")
        spans.append(span)
    return tuple(spans)


def _url(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(
        r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}(?::\d{2,5})?(?:/[!-~]*)?", text, re.IGNORECASE
    ):
        raise FieldError(
            f"'{text[:60]}' is not a web address", "write the whole address, such as https://example.org/page"
        )
    return text


T = TypeVar("T")
Text = Annotated[str, PlainValidator(_text), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_TEXT})]
Slug = _matching(
    ids.SLUG.pattern, "is not an id", "write small letters, digits and single hyphens, such as al-qaryatayn"
)
Id = Slug  # what a field that names any record holds; article ids are slugs too
ArticleId = Annotated[
    str,
    PlainValidator(_article_id),
    WithJsonSchema({"type": "string", "pattern": "^[bcdfghjkmnpqrstvwxz][0-9bcdfghjkmnpqrstvwxz]{7}$"}),
]
ClaimId = _matching(r"c[1-9]\d{0,2}", "is not a claim id", "write c1, c2, c3 …")
ClaimRef = _matching(
    r"[a-z0-9]{8}/c[1-9]\d{0,2}", "names no claim", "write an article's id, a slash and a claim's id: mt5c42d9/c3"
)
Language = _matching(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", "is not a language tag", "write a BCP 47 tag such as en or ar"
)
Sha256 = _matching(
    r"[0-9a-f]{64}", "is not a SHA-256 sum", "write the 64 small hex digits that 'sha256sum FILE' prints"
)
PCode = _matching(r"[A-Z]{2}\d{2,8}|C\d{3,5}", "is not a place code", "write an OCHA code such as SY040106")
Host = _matching(r"[a-z0-9-]+(\.[a-z0-9-]+)+", "is not a host name", "write it without https:// and path: newarab.com")
Bearing = _matching(
    r"N|NNE|NE|ENE|E|ESE|SE|SSE|S|SSW|SW|WSW|W|WNW|NW|NNW", "is not a compass point", "write N, NE, ENE …"
)
Number = Annotated[int, PlainValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})]
YesNo = Annotated[bool, PlainValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no"]})]
Latitude = _degrees(90)
Longitude = _degrees(180)
Spans = Annotated[tuple[Span, ...], PlainValidator(_spans), WithJsonSchema({"type": "string"})]
Url = Annotated[str, PlainValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Edtf = Annotated[dates.Edtf, PlainValidator(dates.parse), WithJsonSchema({"type": "string", "description": "EDTF"})]
Figure = Annotated[figures.Figure, PlainValidator(figures.parse), WithJsonSchema({"type": "string"})]


def describe(text: str, *, example: str = "", **options: Any) -> Any:
    """Return a pydantic field whose description is the docs' text; `example` shows a good value."""
    return Field(description=text, examples=[example] if example else None, **options)
