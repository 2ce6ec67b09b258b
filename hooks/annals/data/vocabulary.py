"""The vocabulary of an archive as it is published: the words that its records use, and what each means, as JSON."""

import json
from typing import Any

from annals.model.entries import LISTS
from annals.model.record import adapter
from annals.model.vocabulary import Vocabulary

NAME = "vocabulary.json"


def published(words: Vocabulary) -> str:
    """Return the vocabulary as JSON: each list by its name in the file, with what its file says of each word."""
    lists = {name: [_plain(word.entry) for word in words.words(name).values()] for name in LISTS}
    found = {
        "title": words.title,
        "builds_on": words.used,
        "standards": list(words.standards),
        **lists,
        "steps": [{"step": step, "means": means} for step, means in words.steps.items()],
        "levels": [_plain(level) for level in words.levels],
        "limits": _plain(words.limits),
        "phrases": _plain(words.phrases),
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _plain(entry: Any) -> dict[str, Any]:
    """Return an entry as plain values, without what was left out of it."""
    found: dict[str, Any] = adapter(type(entry)).dump_python(entry, mode="json", exclude_none=True)
    return {key: value for key, value in found.items() if value not in (False, [], ())}
