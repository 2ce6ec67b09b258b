"""The golden files: outputs of the toy archive that are kept in `tests/golden` and compared to the letter.

`make golden` runs this module: it formats what the toy archive's `citations.json` does not hold yet, writes the
chosen outputs anew, and removes what is chosen no more. Read the difference before you commit it.
"""

import shutil
from collections.abc import Mapping
from gzip import decompress
from itertools import zip_longest

from annals.cli.cite import refresh
from annals.data.files import PACKED
from annals.shipped import CITEPROC
from tests.past import OLD, past_site
from tests.support import HERE, TOY, Site, build_site, read_toy

GOLDEN = HERE / "golden"
NEVER = (".sqlite.gz", ".png")
"""Of these the bytes are those of one release of SQLite or Pillow. See test_sqlite.py and test_frame.py."""


def chosen(site: Site, past: Site) -> dict[str, bytes]:
    """Return what is kept: the longest page of each maker, and the longest file of each name beside pages.

    Of a site with a past, an old version of each kind of record is kept too.
    """
    longest: dict[str, str] = {}
    for target in site.targets:
        for path in target.paths:
            what = target.maker if path.endswith(".html") else path.rpartition("/")[2]
            if len(site.files[path]) > len(site.files.get(longest.get(what, ""), b"")):
                longest[what] = path
    kept = dict(_unpacked(path, site.files[path]) for path in longest.values() if not path.endswith(NEVER))
    return kept | {f"{url}index.html": past.files[f"{url}index.html"] for url in OLD.values()}


def _unpacked(path: str, content: bytes) -> tuple[str, bytes]:
    """Return a file as it is kept: what is packed, without, since its bytes are those of one release of zlib."""
    return (path.removesuffix(PACKED), decompress(content)) if path.endswith(PACKED) else (path, content)


def kept() -> dict[str, bytes]:
    """Return the golden files by path."""
    return {path.relative_to(GOLDEN).as_posix(): path.read_bytes() for path in GOLDEN.rglob("*") if path.is_file()}


def differences(golden: Mapping[str, bytes], made: Mapping[str, bytes]) -> list[str]:
    """Return a line for each file that is not as it is kept, with the first line in which it differs."""
    lost = [f"{path}: is kept, and made no more" for path in sorted(golden.keys() - made.keys())]
    new = [f"{path}: is not kept yet" for path in sorted(made.keys() - golden.keys())]
    both = sorted(golden.keys() & made.keys())
    return [*lost, *new, *(_first(path, golden[path], made[path]) for path in both if golden[path] != made[path])]


def _first(path: str, golden: bytes, made: bytes) -> str:
    lines = zip_longest(golden.split(b"\n"), made.split(b"\n"), fillvalue=b"")
    found = next(((number, pair) for number, pair in enumerate(lines, 1) if pair[0] != pair[1]), None)
    if found is None:
        return f"{path}: ends in another number of empty lines"
    number, (old, new) = found
    return f"{path}:{number}: was {_cut(old)}, is {_cut(new)}"


def _cut(line: bytes) -> str:
    text = line.decode(errors="replace")
    return repr(text if len(text) <= 200 else f"{text[:200]}…")


def write() -> str:
    """Write the golden files anew and return what was done."""
    before = kept()
    made = chosen(build_site(TOY), past_site())
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, content in made.items():
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_bytes(content)
    return f"{len(made)} golden files, {len(differences(before, made))} of them changed, new or removed"


if __name__ == "__main__":
    print(refresh(read_toy(TOY), TOY, CITEPROC))
    print(write())
