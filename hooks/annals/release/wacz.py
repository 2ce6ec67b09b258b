"""A built site as one WACZ file (https://specs.webrecorder.net/wacz/1.1.1/), to be looked at without a server."""

import hashlib
import html
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from annals.release import warc

_WARC = "archive/data.warc.gz"
_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)


@dataclass
class _Sealed:
    """Writes to a member of the file, and knows the sum and length of what was written."""

    to: IO[bytes]
    total: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    length: int = 0

    def write(self, data: bytes) -> int:
        """Write bytes; return how many."""
        self.total.update(data)
        self.length += len(data)
        return self.to.write(data)

    def flush(self) -> None:
        """Write what was held back."""
        self.to.flush()


def write_wacz(target: Path, site: Path, base: str, moment: str, about: Mapping[str, str]) -> None:
    """Write the site in `site`, as at the address `base`, to the file `target`.

    `moment` is the time that all of it is dated by, `2026-11-21T00:00:00Z`; `about` gives `title` and
    `description`. Members are not compressed once more, and have no times of their own.
    """
    index: list[str] = []
    pages = [json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "All pages"})]
    with ZipFile(target, "w", ZIP_STORED) as whole:
        resources = [_add_captures(whole, site, base, moment, about, index, pages)]
        resources.append(_add(whole, "indexes/index.cdx", "".join(f"{line}\n" for line in sorted(index))))
        resources.append(_add(whole, "pages/pages.jsonl", "".join(f"{line}\n" for line in pages)))
        package = json.dumps(
            {
                "profile": "data-package",
                "wacz_version": "1.1.1",
                **about,
                "created": moment,
                "software": "annals",
                "mainPageUrl": f"{base.rstrip('/')}/",
                "mainPageDate": moment,
                "resources": resources,
            },
            ensure_ascii=False,
            indent=1,
        )
        sealed = _add(whole, "datapackage.json", package)
        _add(whole, "datapackage-digest.json", json.dumps({"path": "datapackage.json", "hash": sealed["hash"]}))


def _add_captures(
    whole: ZipFile, site: Path, base: str, moment: str, about: Mapping[str, str], index: list[str], pages: list[str]
) -> dict[str, str | int]:
    """Add the records, and tell `index` where each lies and `pages` which are pages.

    Their length is known before they are added: a header for an unknown one may be longer than its copy in the
    directory of the file, by which ReplayWeb.page finds the records.
    """
    with TemporaryFile() as records:
        to = _Sealed(records)
        writer = warc.Writer(to, moment)
        writer.write_information({"software": "annals", "format": "WARC File Format 1.1", **about})
        for capture in warc.captures(site, base):
            begins = to.length
            writer.write_response(capture)
            index.append(_line(capture, moment, begins, to.length - begins))
            if capture.url.endswith("/"):
                pages.append(_page(capture, moment))
        member = _member(_WARC)
        member.file_size = records.tell()
        records.seek(0)
        with whole.open(member, "w") as copy:
            shutil.copyfileobj(records, copy)
        return _resource(_WARC, to.total.hexdigest(), to.length)


def _line(capture: warc.Capture, moment: str, begins: int, length: int) -> str:
    """Return the line of the index that leads to a record (CDXJ)."""
    fields = {
        "url": capture.url,
        "mime": capture.type.partition(";")[0],
        "status": "200",
        "digest": f"sha256:{capture.sha256}",
        "length": str(length),
        "offset": str(begins),
        "filename": Path(_WARC).name,
    }
    return f"{warc.sort_key(capture.url)} {re.sub(r'[^0-9]', '', moment)} {json.dumps(fields)}"


def _page(capture: warc.Capture, moment: str) -> str:
    title = _TITLE.search(capture.content)
    name = html.unescape(title[1].decode().strip()) if title else capture.url
    return json.dumps({"id": capture.sha256[:16], "url": capture.url, "title": name, "ts": moment}, ensure_ascii=False)


def _add(whole: ZipFile, name: str, text: str) -> dict[str, str | int]:
    data = text.encode()
    whole.writestr(_member(name), data)
    return _resource(name, hashlib.sha256(data).hexdigest(), len(data))


def _resource(path: str, total: str, length: int) -> dict[str, str | int]:
    return {"name": Path(path).name, "path": path, "hash": f"sha256:{total}", "bytes": length}


def _member(name: str) -> ZipInfo:
    """Return an entry that says nothing of when and on which system it was written."""
    member = ZipInfo(name)
    member.create_system = 3
    member.external_attr = 0o644 << 16
    return member
