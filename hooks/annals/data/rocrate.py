"""The folder of data described as an RO-Crate 1.1 (https://w3id.org/ro/crate/1.1)."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from annals import urls
from annals.licences import CC0
from annals.model import Archive

NAME = "ro-crate-metadata.json"


def crate(archive: Archive, base: str, updated: date, files: Sequence[tuple[str, str, str, int]]) -> str:
    """Return the description; each file is its name, media type, title and length in bytes.

    `updated` is the newest day in the register.
    """
    site = urls.absolute(base, "")
    about = {
        "@id": NAME,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": archive.about.title,
        "description": archive.about.subtitle,
        "datePublished": updated.isoformat(),
        "license": {"@id": CC0},
        "url": urls.absolute(base, urls.DATA),
        "author": {"@id": site},
        "publisher": {"@id": site},
        "hasPart": [{"@id": name} for name, *_rest in files],
    }
    licence = {"@id": CC0, "@type": "CreativeWork", "name": "CC0 1.0 Universal", "identifier": "CC0-1.0"}
    keeper = {"@id": site, "@type": "Organization", "name": archive.about.title, "url": site}
    graph = [about, root, licence, keeper, *(_file(*file) for file in files)]
    crate = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return json.dumps(crate, ensure_ascii=False, indent=1) + "\n"


def _file(name: str, media_type: str, title: str, size: int) -> dict[str, Any]:
    return {"@id": name, "@type": "File", "name": title, "encodingFormat": media_type, "contentSize": str(size)}
