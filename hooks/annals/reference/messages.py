"""The messages of pages, collected from the code, the templates, the scripts and the shipped vocabularies.

`python -m annals.reference.messages` brings every file of `locale/` up to date: a message that is new is added without
a translation, one that is gone is taken out, and what is translated stays. With the tag of a language that has no file
yet, as `python -m annals.reference.messages fr`, it writes one to begin with. `messages.pot` has them all, for
translators' programs.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.core import Locale
from babel.messages.catalog import Catalog as Messages
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from annals.data.all_tables import tables
from annals.facts.geodesy import POINTS
from annals.model.field_names import FIELD_NAMES
from annals.records.po_file import plural_rule
from annals.records.vocabulary import shipped, shipped_names
from annals.shipped import LOCALE

PACKAGE = LOCALE.parent
TEMPLATE = LOCALE / "messages.pot"

_HEADER = (
    "# The texts of pages. 'make messages' brings this file up to date; see CONTRIBUTING.md on how to correct one."
)
_METHODS = [
    ("**.jinja", "jinja2"),
    ("theme/**.html", "jinja2"),
    ("assets/**.js", "javascript"),
    ("**.py", "python"),
]
_OPTIONS = {
    "**.jinja": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"},
    "theme/**.html": {"silent": "false"},
}
_KEYWORDS: dict[str, Any] = {
    "say": None,
    "html": None,
    "message": None,
    "count": (1, 2),
    "message_pair": (1, 2),
    "meant": ((1, "c"), 2),
}
_IGNORED = ("cli", "capture", "checks", "records", "reference", "plugin", "release")
"""Rooms of the program whose texts no page has."""


def collected() -> Messages:
    """Return every message of pages, each with the files in which it stands, in the order of these."""
    found = Messages(charset="utf-8", fuzzy=False, header_comment=_HEADER)
    for file, _line, message, comments, context in extracted():
        found.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    for text in (*(name for names in FIELD_NAMES.values() for name in names.values()), *POINTS):
        found.add(text, locations=[("model/field_names.py", 0)])
    for name in shipped_names():
        for text in shipped(name).texts():
            found.add(text, locations=[(f"vocabularies/{name}.yml", 0)])
        for table in tables(shipped(name)):
            found.add(table.title, locations=[("data/datasets.py", 0)])
    return found


def extracted() -> list[tuple[str, int, Any, list[str], str | None]]:
    """Return what Babel finds in the files that make pages: file, line, message, comments and context, by file.

    A message on a number of things is a pair: that for one and that for more.
    """
    rows = extract_from_dir(
        PACKAGE, _METHODS, _OPTIONS, _KEYWORDS, comment_tags=("Translators:",), directory_filter=_is_of_pages
    )
    return sorted(rows, key=lambda row: row[0])


def _is_of_pages(folder: str) -> bool:
    path = Path(folder)
    return path.name not in ("__pycache__", "starters", "citeproc", *_IGNORED) or path.parent != PACKAGE


def renewed(data: bytes, language: str, messages: Messages) -> bytes:
    """Return a file of translations brought up to date with the messages that there are; `data` may be empty."""
    locale = Locale.parse(language.replace("-", "_"))
    # Babel's own table has Arabic's last two forms the other way round than every editor of such files
    begun = f'msgid ""\nmsgstr "Plural-Forms: {plural_rule(locale)}\\n"\n'
    catalog = read_po(BytesIO(data or begun.encode()), locale)
    catalog.fuzzy = False
    catalog.header_comment = _HEADER
    catalog.update(messages, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    return written(catalog)


def written(catalog: Messages) -> bytes:
    """Return a catalog as a file, without the time at which it was written and without numbers of lines."""
    packed = BytesIO()
    write_po(packed, catalog, width=110, include_lineno=False, omit_header=False)
    lines = packed.getvalue().decode().split("\n")
    return "\n".join(line for line in lines if not line.startswith(_DATED)).encode()


_DATED = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Generated-By',
    '"Last-Translator',
    '"Report-Msgid',
    '"Language-Team',
    '"Project-Id',
)


def main() -> int:
    """Write the template and every language; return the exit code."""
    messages = collected()
    LOCALE.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(written(messages))
    for path in {*LOCALE.glob("*.po"), *(LOCALE / f"{language}.po" for language in sys.argv[1:])}:
        data = path.read_bytes() if path.is_file() else b""
        path.write_bytes(renewed(data, path.stem, messages))
    print(f"{len(messages)} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
