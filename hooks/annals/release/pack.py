"""The release put together: what the site publishes as data, what it is made from, and the site itself."""

import shutil
from pathlib import Path

from annals import urls
from annals.citations.store import CITATIONS
from annals.language.messages import counted
from annals.problems import UsageError
from annals.records.atomic import replacing
from annals.records.files import ARCHIVE, refuse_links
from annals.release.bag import PAYLOAD, seal
from annals.release.wacz import write_wacz
from annals.site.build import Site
from annals.site.output import Output

LICENCES = ("LICENSE", "LICENSES")
WACZ = "site.wacz"
README = "README.txt"
_README = """\
{title}: {subtitle}
Edition of {day}, of the site {address}

*.csv, *.jsonl, *.geojson  the tables; datapackage.json says what each column means
archive.sqlite             the same tables in one database
archive/                   the records as they were written, one file each
archive/history/           every version of every record, one a line, with its sum
archive/ids.csv            the register of every id that was given out
citations.json             the citation of every record in five forms
site.wacz                  a copy of the site; any player of web archives (WACZ) shows it
LICENSE, LICENSES/         what may be done with it

To check that nothing was altered, in the folder above: sha256sum -c manifest-sha256.txt
How versions are checked is on the site, at {address}persistence/#check
"""


def write_release(site: Site, root: Path, built: Path, target: Path, base: str) -> int:
    """Write a bag to `target` and return the number of files in it.

    `site` is what the records say, `built` the folder of the built site at the address `base`, which
    must say the same; raises `UsageError` where it does not.
    """
    _refuse_another_site(site, built)
    about = {"title": site.archive.about.title, "description": site.archive.about.subtitle}
    with replacing(target) as folder:
        payload = folder / PAYLOAD
        payload.mkdir()
        for output in _published(site):
            (payload / output.path.removeprefix(urls.DATA)).write_bytes(output.content)
        for name in (ARCHIVE, CITATIONS, *LICENCES):
            copy_in(root / name, payload / name)
        (payload / README).write_text(_readme(site, base), encoding="utf-8", newline="")
        write_wacz(payload / WACZ, built, base, f"{site.updated.isoformat()}T00:00:00Z", about)
        info = {
            "External-Identifier": f"{urls.absolute(base, urls.DATA)} {site.updated.isoformat()}",
            "External-Description": f"{about['title']}: {about['description']}",
            "Bagging-Date": site.updated.isoformat(),
            "Bag-Software-Agent": "annals",
        }
        seal(folder, info)
        return sum(path.is_file() for path in folder.rglob("*"))


def _readme(site: Site, base: str) -> str:
    """Return what lies in the release, for whoever opens it without us."""
    about, address = site.archive.about, urls.absolute(base, "")
    return _README.format(title=about.title, subtitle=about.subtitle, day=site.updated.isoformat(), address=address)


def _published(site: Site) -> list[Output]:
    """Return the files of the data page."""
    return [output for output in site.outputs if output.path.startswith(urls.DATA) and not output.path.endswith(".md")]


def _refuse_another_site(site: Site, built: Path) -> None:
    """Stop if a file of the built site is not what the records give now."""
    files = [output for output in site.outputs if not output.path.endswith(".md")]
    other = [each.path for each in files if not _same(built / each.path, each.content)]
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
