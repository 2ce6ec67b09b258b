"""A language that nobody speaks: every message in marks, so that a text outside of the catalog is seen on a page."""

from io import BytesIO

from babel.messages.pofile import read_po, write_po

from annals.reference.messages import collected, renewed

BEGIN, END = "⟦", "⟧"


def pseudo_catalog(language: str) -> bytes:
    """Return the file of translations of a language in which every message is itself, in marks."""
    catalog = read_po(BytesIO(renewed(b"", language, collected())), locale=language)
    for each in catalog:
        if not each.id:
            continue
        if each.pluralizable:
            one, more = tuple(each.id)
            each.string = tuple(f"{BEGIN}{one if n == 0 else more}{END}" for n in range(catalog.num_plurals))
        else:
            each.string = f"{BEGIN}{each.id}{END}"
    packed = BytesIO()
    write_po(packed, catalog)
    return packed.getvalue()
