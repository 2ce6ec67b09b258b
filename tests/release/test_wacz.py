"""The copy of the site that a release holds, as players read it: by the directory at the end of the file alone."""

import gzip
import json
import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from annals.release.wacz import write_wacz

HEADER = struct.Struct("<26xHH")
"""The lengths of the name and of the extra field, where the header before a member has them."""


@pytest.fixture
def wacz(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name in ("index.html", "towns/al-mahbara/index.html", "annals.css"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"<title>{name}</title>", encoding="utf-8")
    write_wacz(tmp_path / "site.wacz", site, "https://a.test/", "2026-11-21T00:00:00Z", {"title": "Annals"})
    return tmp_path / "site.wacz"


def test_the_header_of_each_member_is_as_long_as_the_directory_says(wacz: Path) -> None:
    data = wacz.read_bytes()
    with ZipFile(wacz) as whole:
        assert len(whole.infolist()) == 5
        for member in whole.infolist():
            name, extra = HEADER.unpack_from(data, member.header_offset)
            assert (name, extra) == (len(member.filename), len(member.extra)), member.filename


def test_each_record_lies_where_a_player_seeks_it(wacz: Path) -> None:
    data = wacz.read_bytes()
    with ZipFile(wacz) as whole:
        member = whole.getinfo("archive/data.warc.gz")
        lines = whole.read("indexes/index.cdx").decode().splitlines()
    begins = member.header_offset + 30 + len(member.filename) + len(member.extra)
    assert len(lines) == 3
    for line in lines:
        found = json.loads(line.split(" ", 2)[2])
        offset, length = begins + int(found["offset"]), int(found["length"])
        record = gzip.decompress(data[offset : offset + length]).decode()
        assert f"WARC-Target-URI: {found['url']}\r\n" in record
