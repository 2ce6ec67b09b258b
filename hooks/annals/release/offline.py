"""A built site as one ZIP file, to be read from a folder without a server: on a journey, from a stick, off a shelf."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annals.problems import UsageError
from annals.progress import Progress, silent
from annals.records.files import refuse_links
from annals.release.offline_page import INDEX, classic, offline_page

README = "README.txt"
_README = """\
To read this copy, open the file index.html in a browser, by a double click.

It needs no server and no network. The texts cannot be searched here, and no article can be
added or laid beside any other; all else is as on the site. Its folders may be moved together, not apart.
"""
_FOR_A_SERVER = frozenset(
    {"404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "search/names.json", "search/dates.json"}
)
_OF_SEARCH = "search/pagefind/"


def write_offline(site: Path, target: Path, progress: Progress = silent) -> tuple[int, int]:
    """Write the site built in the folder `site` to the ZIP file `target`; return how many pages and files it holds.

    All lies in a folder named as the file. The same site gives the same bytes, without times. Raises `UsageError` where
    there is no site, and leaves `target` as it was where anything fails.
    """
    if not (site / INDEX).is_file():
        raise UsageError(f"{site.name}/ holds no site; run 'annals build' first, or name its folder with --site-dir")
    refuse_links(site)
    names = [name for name in _names(site) if name not in _FOR_A_SERVER and not name.startswith(_OF_SEARCH)]
    scripts = {name: text for name in names if name.endswith(".js") and (text := _classic(site, name))}
    names = [name for name in names if not name.endswith(".js") or name in scripts]
    beside = target.with_name(f".{target.name}.new")
    try:
        with ZipFile(beside, "w") as whole:
            _add(whole, f"{target.stem}/{README}", _README.encode())
            for number, name in enumerate(names, 1):
                progress(f"packing, {number:,} of {len(names):,}")
                _add(whole, f"{target.stem}/{name}", _content(site, name, scripts))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return sum(name.endswith(".html") for name in names), len(names) + 1


def _names(site: Path) -> Iterator[str]:
    return (path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file())


def _classic(site: Path, name: str) -> bytes | None:
    return classic(name, (site / name).read_bytes())


def _content(site: Path, name: str, scripts: dict[str, bytes]) -> bytes:
    if name in scripts:
        return scripts[name]
    content = (site / name).read_bytes()
    if not name.endswith(".html"):
        return content
    try:
        return offline_page(name, content.decode(), frozenset(scripts)).encode()
    except UnicodeDecodeError:
        raise UsageError(
            f"{site.name}/{name} is not UTF-8 text, so 'annals build' did not make it; build anew"
        ) from None


def _add(whole: ZipFile, name: str, content: bytes) -> None:
    """Add a file that says nothing of when and on which system it was written."""
    member = ZipInfo(name)
    member.create_system, member.external_attr, member.compress_type = 3, 0o644 << 16, ZIP_DEFLATED
    whole.writestr(member, content)
