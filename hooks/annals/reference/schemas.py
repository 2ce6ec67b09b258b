"""JSON Schemas of the records' front matter, made from the models, for editors and other programs.

`python -m annals.reference.schemas DIR` writes one file a kind of record. A schema knows single records; what
holds between records, `annals check` alone can tell.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annals.model import About, Record, kinds
from annals.model.record import adapter
from annals.model.shorthand import OPTIONAL
from annals.model.vocabulary import Vocabulary
from annals.records.vocabulary import CONFLICT, shipped

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors' checkers of front matter know."""

_OURS = ("body", "path")


def render(words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each schema: `article.json`, and `archive.json` for the archive's own file.

    `words` are those that records may use.
    """
    models: dict[str, type[Record]] = {"archive": About, **{kind.name: kind.model for kind in kinds.KINDS}}
    for kind, model in models.items():
        yield f"{kind}.json", json.dumps(schema_of(model, words), ensure_ascii=False, indent=1) + "\n"


def schema_of(model: type[Record], words: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema of a model's front matter, fields as a record writes them."""
    schema = adapter(model).json_schema(by_alias=True)
    for field in _OURS:
        schema["properties"].pop(field, None)
    schema["required"] = [field for field in schema["required"] if field not in _OURS]
    plain: dict[str, Any] = _plain(schema, words)
    return {"$schema": DIALECT, **plain}


def _plain(node: Any, words: Vocabulary) -> Any:
    """Return a schema without what front matter never holds, such as null, and what says nothing new."""
    if isinstance(node, list):
        return [_plain(each, words) for each in node]
    if not isinstance(node, dict):
        return node
    options = [each for each in node.get("anyOf", []) if each != {"type": "null"}]
    if len(options) == 1:
        node = {**options[0], **{key: value for key, value in node.items() if key != "anyOf"}}
    if isinstance(node.get("words"), str):
        node = {"enum": list(words.words(node["words"])), "type": "string", **node}
        node.pop("words")
    if "prefixItems" in node:  # the word of later drafts for a list with a schema for each place
        node = {("items" if key == "prefixItems" else key): value for key, value in node.items()}
    if "required" in node:
        needed = [name for name in node["required"] if OPTIONAL not in node["properties"].get(name, {})]
        node = {**node, "required": needed}
    dull = {"default", OPTIONAL} | (
        {"title"} if isinstance(node.get("title"), str) and "properties" not in node else set()
    )
    return {key: _plain(value, words) for key, value in node.items() if key not in dull}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    for name, text in render(shipped(CONFLICT)):
        (folder / name).write_text(text, encoding="utf-8", newline="")
