"""A built site as WARC records (ISO 28500, WARC/1.1): what a web server would have answered, without one.

warcio writes them, each compressed alone, so that a reader finds it by its offset. Dates are given, and the
id of a record is made from its address and its bytes, so the same site gives the same records.
"""

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from annals.problems import UsageError
from annals.release.media_types import media_type


class Sink(Protocol):
    """What a web archive is written to."""

    def write(self, data: bytes, /) -> int:
        """Write bytes."""
        ...

    def flush(self) -> None:
        """Write what was held back."""
        ...


@dataclass(frozen=True)
class Capture:
    """One file of a site as it is answered: its address, media type, bytes, and SHA-256 sum in hex digits."""

    url: str
    type: str
    content: bytes
    sha256: str


def captures(site: Path, base: str) -> Iterator[Capture]:
    """Yield every file of the site in `site` as at the address `base`, in the order of their paths."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        inside = path.relative_to(site).as_posix()
        page = inside.removesuffix("index.html") if path.name == "index.html" else inside
        content = path.read_bytes()
        yield Capture(f"{base.rstrip('/')}/{page}", media_type(inside), content, hashlib.sha256(content).hexdigest())


class Writer:
    """Writes records, all dated by `moment`, to `to`. Raises `UsageError` where warcio is not installed."""

    def __init__(self, to: Sink, moment: str) -> None:
        try:
            from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - an extra, which a build does without
            from warcio.warcwriter import WARCWriter  # noqa: PLC0415
        except ImportError:
            raise UsageError("warcio is not installed; run 'make site' once, or install the extra 'release'") from None
        self._writer, self._headers, self._moment = WARCWriter(to, warc_version="1.1"), StatusAndHeaders, moment

    def write_information(self, about: Mapping[str, str]) -> None:
        """Write the record that opens a file; it says what made it."""
        block = "".join(f"{name}: {value}\r\n" for name, value in about.items()).encode()
        self._write("warcinfo", "", block, self._head("warcinfo"))

    def write_response(self, capture: Capture) -> None:
        """Write the record of one file."""
        fields = [("Content-Type", capture.type), ("Content-Length", str(len(capture.content)))]
        http = self._headers("200 OK", fields, protocol="HTTP/1.1")
        head = self._head(f"{capture.url} {capture.sha256}")
        digest = {"WARC-Payload-Digest": f"sha256:{capture.sha256}"}
        self._write("response", capture.url, capture.content, {**head, **digest}, http_headers=http)

    def _head(self, name: str) -> dict[str, str]:
        """Return what warcio would else take from the clock and from chance."""
        return {"WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>", "WARC-Date": self._moment}

    def _write(self, kind: str, url: str, block: bytes, head: Mapping[str, str], **more: Any) -> None:
        record = self._writer.create_warc_record(
            url, kind, payload=BytesIO(block), length=len(block), warc_headers_dict=head, **more
        )
        self._writer.write_record(record)


def sort_key(url: str) -> str:
    """Return an address as indexes sort it, the host backwards: `com,example)/a/b`."""
    parts = urlsplit(url)
    return f"{','.join(reversed((parts.hostname or '').split('.')))}){parts.path.lower()}"
