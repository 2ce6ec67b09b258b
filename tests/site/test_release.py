"""Releases of the real site: sealed, the same twice, and readable by the tools of libraries and web archives."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import frictionless
from warcio.archiveiterator import ArchiveIterator

from tests.support import PROJECT

from .conftest import annals, sample_project


def test_bagit_and_frictionless_find_it_valid(release: Path) -> None:
    bagit.Bag(str(release)).validate()
    assert frictionless.validate(str(release / "data" / "datapackage.json")).valid


def test_it_holds_the_records_the_register_and_the_licences(release: Path) -> None:
    for name in ("LICENSE", "LICENSES", "archive"):
        there = [path for path in sorted((sample_project() / name).rglob("*")) if path.is_file()] or [
            sample_project() / name
        ]
        for path in there:
            assert (release / "data" / path.relative_to(sample_project())).read_bytes() == path.read_bytes()
    readme = (release / "data" / "README.txt").read_text(encoding="utf-8")
    named = {word.strip(",/") for line in readme.splitlines()[3:11] for word in line.split("  ")[0].split()}
    assert all(list((release / "data").glob(name)) for name in named), named
    assert (release / "data" / "ids.csv").read_bytes() == (sample_project() / "archive" / "ids.csv").read_bytes()


def test_the_same_site_gives_the_same_bytes(site: Path, release: Path, tmp_path: Path) -> None:
    elsewhere = {"TZ": "Asia/Damascus", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    again = tmp_path / "again"
    assert annals("release", str(again), "--site-dir", str(site), "--trial", root=None, **elsewhere).returncode == 0
    files = {path.relative_to(release): path.read_bytes() for path in release.rglob("*") if path.is_file()}
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == files


def test_the_copy_of_the_site_holds_every_file_as_it_is(site: Path, release: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(release / "data" / "site.wacz") as whole:
        assert whole.testzip() is None
        whole.extractall(tmp_path)
    held = {}
    with (tmp_path / "archive" / "data.warc.gz").open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            if record.rec_type == "response":
                assert record.http_headers.get_statuscode() == "200"
                held[record.rec_headers.get_header("WARC-Target-URI")] = record.content_stream().read()
                assert record.digest_checker.passed
    files = {path for path in site.rglob("*") if path.is_file()}
    addresses = {
        f"https://archive.example/{path.relative_to(site).as_posix()}".removesuffix("index.html"): path.read_bytes()
        for path in files
    }
    assert held == addresses


def test_the_index_of_the_copy_leads_to_each_record(release: Path) -> None:
    with zipfile.ZipFile(release / "data" / "site.wacz") as whole:
        lines = whole.read("indexes/index.cdx").decode().splitlines()
        warc = whole.read("archive/data.warc.gz")  # whole: zipfile of Python 3.13.0 errs where one seeks in it
    assert lines == sorted(lines)
    for line in lines:
        found = json.loads(line.split(" ", 2)[2])
        start = int(found["offset"])
        (record,) = ArchiveIterator(io.BytesIO(warc[start : start + int(found["length"])]))
        assert record.rec_headers.get_header("WARC-Target-URI") == found["url"]


def test_verify_names_what_was_altered(release: Path, tmp_path: Path) -> None:
    folder = tmp_path / "release"
    shutil.copytree(release, folder)
    assert annals("release", "--verify", str(folder)).returncode == 0
    towns = folder / "data" / "towns.csv"
    towns.write_bytes(towns.read_bytes().replace(b"34.22833", b"34.22834"))
    told = annals("release", "--verify", str(folder))
    assert told.returncode == 1
    assert "data/towns.csv:1: was altered after the release was sealed" in told.stdout


def test_a_site_of_other_records_is_not_released(site: Path, tmp_path: Path) -> None:
    refused = annals(
        "release", str(tmp_path / "release"), "--site-dir", str(site), ANNALS_SITE_URL="https://other.example/"
    )
    assert refused.returncode == 2
    assert "is not the site of these records" in refused.stderr
    assert not (tmp_path / "release").exists()


def test_a_site_without_an_address_is_neither_released_nor_deployed(site: Path, tmp_path: Path) -> None:
    refused = annals("release", str(tmp_path / "release"), "--site-dir", str(site))
    assert refused.returncode == 2
    assert "the site has no address" in refused.stderr
    assert "set ANNALS_SITE_URL" in refused.stderr
    assert not (tmp_path / "release").exists()
    command = [sys.executable, "-m", "mkdocs", "gh-deploy", "--site-dir", str(tmp_path / "site")]
    settings = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    told = subprocess.run(command, cwd=sample_project(), env=settings, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert "the site has no address" in told.stderr
    assert not (tmp_path / "site").exists()


def test_a_folder_with_other_things_is_not_replaced(site: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    refused = annals("release", str(tmp_path), "--site-dir", str(site), "--trial")
    assert refused.returncode == 2
    assert "holds something other than a release" in refused.stderr
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"
