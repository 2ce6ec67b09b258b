"""Bags after BagIt 1.0 (RFC 8493): files with their sums, made and checked. Nothing reads the clock."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from annals.printing import quoted
from annals.problems import Problem
from annals.records.files import read_text

PAYLOAD = "data"
ALGORITHMS = ("sha256", "sha512")
MAX_MANIFEST_BYTES = 1_000_000_000
"""Bytes that a manifest may have; a file takes about two hundred."""

NOT_WHOLE = "this release is not whole; take another copy"
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def seal(folder: Path, info: Mapping[str, str]) -> None:
    """Make a bag of a folder whose files all lie in its folder `data`; `info` goes into `bag-info.txt`."""
    payload = _files(folder / PAYLOAD)
    octets = sum(path.stat().st_size for path in payload)
    _write(folder / "bagit.txt", _DECLARATION)
    told = {**info, "Payload-Oxum": f"{octets}.{len(payload)}"}
    _write(folder / "bag-info.txt", "".join(f"{name}: {value}\n" for name, value in told.items()))
    for algorithm in ALGORITHMS:
        _write(folder / f"manifest-{algorithm}.txt", _manifest(folder, payload, algorithm))
    tags = [path for path in sorted(folder.iterdir()) if path.is_file()]
    for algorithm in ALGORITHMS:
        _write(folder / f"tagmanifest-{algorithm}.txt", _manifest(folder, tags, algorithm))


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
            found.append(Problem(name, 1, "-", "is no regular file", "take another copy"))
    return files, found


def _kind_of(path: str) -> str:
    """Return the kind of manifest that seals a file; nothing for the last manifests, which nothing seals."""
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
            found.append(Problem(name, line, "-", f"{quoted(path)} is no file of this folder", "take another copy"))
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


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _manifest(folder: Path, files: list[Path], algorithm: str) -> str:
    return "".join(f"{_sum(path, algorithm)}  {path.relative_to(folder).as_posix()}\n" for path in files)


def _sum(path: Path, algorithm: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
