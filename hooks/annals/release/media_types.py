"""The media type of a file of the site, by how its name ends."""

from collections.abc import Mapping
from mimetypes import MimeTypes
from pathlib import PurePosixPath
from types import MappingProxyType

from annals.citations import formats
from annals.data.datasets import MEDIA_TYPES
from annals.site.record_files import DESCRIBING

OTHER = "application/octet-stream"

# Python's own table, not the machine's; scripts have had two types, and which one it holds hangs on its version
_PYTHONS = {**MimeTypes().types_map[True], ".js": "text/javascript", ".map": "application/json"}
_DESCRIBING = {f".{file.name.partition('.')[2]}": file.type for file in DESCRIBING}
_KNOWN: Mapping[str, str] = MappingProxyType({**_PYTHONS, **_DESCRIBING, **MEDIA_TYPES})


def media_type(path: str) -> str:
    """Return the media type of a file: `text/html; charset=utf-8`; `OTHER` where nothing is known of its name."""
    suffixes = PurePosixPath(path).suffixes
    ends = ("".join(suffixes[place:]) for place in range(len(suffixes)))
    citing = {format.suffix: format.media_type for format in formats.FORMATS}
    known = next((found for end in ends if (found := citing.get(end) or _KNOWN.get(end))), OTHER)
    return f"{known}; charset=utf-8" if known.startswith("text/") else known
