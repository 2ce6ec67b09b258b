"""Bags after BagIt 1.0 (RFC 8493): files with their sums, made by bagit and checked by rules that are stricter.

Nothing reads the clock.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from annals.printing import quoted
from annals.problems import Problem, UsageError
from annals.records.files import read_text

PAYLOAD = "data"
ALGORITHMS = ("sha256", "sha512")
MAX_MANIFEST_BYTES = 1_000_000_000
"""Bytes that a manifest may have; a file takes about two hundred."""

NOT_WHOLE = "this release is not whole; take another copy"
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def seal(folder: Path, info: Mapping[str, str]) -> None:
    """Make a bag of a folder whose files all lie in its folder `data`; `info` goes into `bag-info.txt`.

    Raises `UsageError` where bagit is not installed, or cannot read or write in the folder.
    """
    try:
        import bagit  # noqa: PLC0415 - an extra, which a build does without
    except ImportError:
        raise UsageError("bagit is not installed; run 'make site' once, or install the extra 'release'") from None
    # bagit declares version 0.97, and dates by the clock, unless it opens a bag that is there already
    _write(folder / "bagit.txt", _DECLARATION)
    try:
        bag = bagit.Bag(str(folder))
        bag.algorithms = list(ALGORITHMS)
        bag.info.update(info)
        bag.save(manifests=True)
    except bagit.BagError as error:
        raise UsageError(f"the release cannot be sealed: {error}") from None
    for algorithm in ALGORITHMS:
        _sort_sums(folder / f"tagmanifest-{algorithm}.txt")


def faults(folder: Path) -> list[Problem]:
    """Return what is wrong with a bag: each file that was altered, is missing, or was never sealed.

    Nothing outside the folder is read, whoever made the bag: a link is a fault, and so is whatever is no file.
    """
    there, found = _there(folder)
    if "bagit.txt" not in there:
        return [*found, Problem("bagit.txt", 1, "-", "is missing", "name the folder that 'annals release' made")]
    for kind in ("manifest", "tagmanifest"):
        for algorithm in ALGORITHMS:
            name = f"{kind}-{algorithm}.txt"
            if name not in there:
                found.append(Problem(name, 1, "-", "is missing", NOT_WHOLE))
                continue
            sealed, wrong = _read_manifest(there[name], name)
            found += wrong
            for path, total in sealed.items():
                found += _fault(there, path, total, algorithm)
            found += [
                Problem(path, 1, "-", "was added after the release was sealed", "remove it")
                for path in there.keys() - sealed.keys()
                if _kind_of(path) == kind
            ]
    return sorted(set(found))


def _there(folder: Path) -> tuple[dict[str, Path], list[Problem]]:
    """Return every file of a folder by its path inside, and a problem for whatever is neither file nor folder."""
    files: dict[str, Path] = {}
    found: list[Problem] = []
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found.append(Problem(name, 1, "-", "is a link", "take another copy"))
        elif path.is_file():
            files[name] = path
        elif not path.is_dir():
            found.append(Problem(name, 1, "-", "is not a regular file", "take another copy"))
    return files, found


def _kind_of(path: str) -> str:
    """Return the kind of manifest that lists a file; `""` for tag manifests, which no manifest lists."""
    if path.startswith(f"{PAYLOAD}/"):
        return "manifest"
    return "" if path in {f"tagmanifest-{algorithm}.txt" for algorithm in ALGORITHMS} else "tagmanifest"


def _read_manifest(file: Path, name: str) -> tuple[dict[str, str], list[Problem]]:
    """Return the sums that a manifest names, by path, and what is wrong with the manifest."""
    text, found = read_text(file, name, MAX_MANIFEST_BYTES)
    sealed: dict[str, str] = {}
    for line, entry in enumerate(text.removesuffix("\n").split("\n") if text else (), 1):
        total, _, path = entry.partition("  ")
        inside = PurePosixPath(path)
        if path in sealed:
            found.append(Problem(name, line, "-", f"names {quoted(path)} twice", "take another copy"))
        elif not path or inside.is_absolute() or ".." in inside.parts or inside.as_posix() != path:
            found.append(Problem(name, line, "-", f"{quoted(path)} is not a file of this folder", "take another copy"))
        else:
            sealed[path] = total
    return sealed, found


def _fault(there: Mapping[str, Path], path: str, total: str, algorithm: str) -> Iterator[Problem]:
    """Yield what is wrong with one file that a manifest names; what is not in `there` is not looked for elsewhere."""
    if path not in there:
        yield Problem(path, 1, "-", "is missing", NOT_WHOLE)
        return
    try:
        if _sum(there[path], algorithm) != total:
            yield Problem(path, 1, "-", "was altered after the release was sealed", "take another copy")
    except OSError as error:
        yield Problem(path, 1, "-", f"cannot be read: {error.strerror}", "make it readable")


def _sort_sums(manifest: Path) -> None:
    """Write a manifest in the order of its files, in the form that sha256sum reads; bagit's order is the disk's."""
    lines = (line.split(maxsplit=1) for line in manifest.read_text(encoding="utf-8").splitlines())
    _write(manifest, "".join(f"{total}  {path}\n" for total, path in sorted(lines, key=lambda line: line[1])))


def _sum(path: Path, algorithm: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
