"""Fields that hold Arabic beside a field in the language of the pages: text with an Arabic letter in it."""

from typing import Annotated, Any

from annals.language.arabic import CHARACTERS, has_arabic
from annals.model.fields import LABEL, TEXT, Checked, FieldError
from annals.printing import quoted


def _in_arabic(field: Checked) -> Checked:
    """Return the check of a field of text, which refuses text without Arabic as well."""

    def check(value: Any) -> str:
        text: str = field.check(value)
        if not has_arabic(text):
            raise FieldError(f"{quoted(text)} has no Arabic letter", "write it in Arabic, or leave the field out")
        return text

    return Checked(check, {**field.schema, "pattern": f"[{CHARACTERS}]"})


ArabicLabel = Annotated[str, _in_arabic(LABEL)]
"""A name or a title in Arabic."""

ArabicText = Annotated[str, _in_arabic(TEXT)]
"""A paragraph in Arabic."""
