"""The release put together: what the site publishes as data, what it is made from, and the site itself."""

import shutil
from pathlib import Path

from annals import urls
from annals.citations.store import CITATIONS
from annals.history.changes import newest_day
from annals.language.messages import counted
from annals.problems import UsageError
from annals.records.atomic import replacing
from annals.records.files import ARCHIVE, refuse_links
from annals.release.bag import PAYLOAD, seal
from annals.release.wacz import write_wacz
from annals.site.build import Source, build, context_of
from annals.site.frame import Frame
from annals.site.sitemap import SITEMAP

LICENCES = ("LICENSE", "LICENSES")
WACZ = "site.wacz"
README = "README.txt"
_README = """\
{title}: {subtitle}
Edition of {day}, of the site {address}

*.csv, *.geojson  the tables; datapackage.json says what each column means
archive.sqlite.gz          the same tables in one SQLite database
histories.jsonl.gz         every version of every record, one a line, with its sum
archive/                   the records as they were written, one file each
archive/history/           the same versions, one file a record
archive/ids.csv            the register of every id that was given out
citations.json             the citation of every record in five forms
site.wacz                  a copy of the site; any player of web archives (WACZ) shows it
LICENSE, LICENSES/         what may be done with it

To check that nothing was altered, in the folder above: sha256sum -c manifest-sha256.txt
How versions are checked is on the site, at {address}persistence/#check
"""


def write_release(source: Source, built: Path, target: Path, base: str) -> int:
    """Write a bag to `target` and return the number of files in it.

    `source` is what the records say, `built` the folder of the built site at the address `base`, which
    must say the same; raises `UsageError` where it does not.
    """
    _refuse_another_site(source, built, base)
    about, day = source.archive.about, newest_day(source.archive).isoformat()
    with replacing(target) as folder:
        payload = folder / PAYLOAD
        payload.mkdir()
        for path in sorted((built / urls.DATA).iterdir()):
            if path.is_file() and path.name != "index.html":
                copy_in(path, payload / path.name)
        for name in (ARCHIVE, CITATIONS, *LICENCES):
            copy_in(source.root / name, payload / name)
        readme = _README.format(title=about.title, subtitle=about.subtitle, day=day, address=urls.absolute(base, ""))
        (payload / README).write_text(readme, encoding="utf-8", newline="")
        described = {"title": about.title, "description": about.subtitle}
        write_wacz(payload / WACZ, built, base, f"{day}T00:00:00Z", described)
        info = {
            "External-Identifier": f"{urls.absolute(base, urls.DATA)} {day}",
            "External-Description": f"{about.title}: {about.subtitle}",
            "Bagging-Date": day,
            "Bag-Software-Agent": "annals",
        }
        seal(folder, info)
        return sum(path.is_file() for path in folder.rglob("*"))


def _refuse_another_site(source: Source, built: Path, base: str) -> None:
    """Stop if a file of the built site, its pages apart, is not what the records give now."""
    context = context_of(source, Frame.bare(base))
    other: list[str] = []

    def compare(path: str, data: bytes) -> None:
        if not path.endswith(("index.html", SITEMAP)) and not _same(built / path, data):
            other.append(path)

    build(context, compare, ())
    if other:
        raise UsageError(
            f"{built.name}/ is not the site of these records: {other[0]} "
            f"{'and ' + counted(len(other) - 1, 'other file') + ' differ' if len(other) > 1 else 'differs'}; "
            "run 'annals build' first, with the same ANNALS_SITE_URL"
        )


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def copy_in(source: Path, target: Path) -> None:
    """Copy a file or folder; raise ArchiveError for a link, which would bring in what lies elsewhere."""
    refuse_links(source)
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.is_file():
        shutil.copyfile(source, target)
