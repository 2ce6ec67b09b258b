"""A built site as WARC records (ISO 28500, WARC/1.1): what a web server would have answered, without one.

Each record is compressed alone, so that a reader finds it by its offset. Dates are given, and the
id of a record is made from its address and its bytes, so the same site gives the same records.
"""

import gzip
import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

MEDIA_TYPES = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
        ".png": "image/png", ".ico": "image/x-icon", ".json": "application/json", ".jsonld": "application/ld+json",
        ".jsonl": "application/jsonl", ".geojson": "application/geo+json", ".csv": "text/csv; charset=utf-8",
        ".xml": "application/xml", ".atom": "application/atom+xml", ".txt": "text/plain; charset=utf-8",
        ".gz": "application/gzip", ".sqlite": "application/vnd.sqlite3", ".map": "application/json",
    }
)  # fmt: skip
OTHER = "application/octet-stream"


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
        kind = MEDIA_TYPES.get(path.suffix, OTHER)
        yield Capture(f"{base.rstrip('/')}/{page}", kind, content, hashlib.sha256(content).hexdigest())


def information(moment: str, about: Mapping[str, str]) -> bytes:
    """Return the record that opens a file, compressed; it says what made it."""
    block = "".join(f"{name}: {value}\r\n" for name, value in about.items()).encode()
    head = {"WARC-Type": "warcinfo", "Content-Type": "application/warc-fields"}
    return _record(head, moment, block, "warcinfo")


def response(capture: Capture, moment: str) -> bytes:
    """Return the record of one file, compressed."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {capture.type}\r\nContent-Length: {len(capture.content)}\r\n\r\n"
    head = {
        "WARC-Type": "response",
        "WARC-Target-URI": capture.url,
        "WARC-Payload-Digest": f"sha256:{capture.sha256}",
        "Content-Type": "application/http; msgtype=response",
    }
    return _record(head, moment, http.encode() + capture.content, f"{capture.url} {capture.sha256}")


def sort_key(url: str) -> str:
    """Return an address as indexes sort it, the host backwards: `com,example)/a/b`."""
    parts = urlsplit(url)
    return f"{','.join(reversed((parts.hostname or '').split('.')))}){parts.path.lower()}"


def _record(head: Mapping[str, str], moment: str, block: bytes, name: str) -> bytes:
    fields = {
        **head,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>",
        "WARC-Date": moment,
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    return gzip.compress(f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n", mtime=0)
