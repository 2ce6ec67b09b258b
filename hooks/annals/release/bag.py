"""Bags after BagIt 1.0 (RFC 8493): files with their sums, made and checked. Nothing reads the clock."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from annals.problems import Problem, quoted

PAYLOAD = "data"
ALGORITHMS = ("sha256", "sha512")
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
    """Return what is wrong with a bag: each file that was altered, is missing, or was never sealed."""
    if not (folder / "bagit.txt").is_file():
        return [Problem("bagit.txt", 1, "-", "is missing", "name the folder that 'annals release' made")]
    found: list[Problem] = []
    sealed: dict[str, set[str]] = {}
    for name in [f"{kind}-{algorithm}.txt" for kind in ("manifest", "tagmanifest") for algorithm in ALGORITHMS]:
        if not (folder / name).is_file():
            found.append(Problem(name, 1, "-", "is missing", "this release is not whole; take another copy"))
            continue
        sealed[name] = set()
        for line, entry in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), 1):
            total, _, path = entry.partition("  ")
            sealed[name].add(path)
            found += _fault(folder, Problem(name, line, "-", "", ""), total, path)
    found += _unsealed(folder, sealed)
    return sorted(set(found))


def _fault(folder: Path, where: Problem, total: str, path: str) -> Iterator[Problem]:
    """Yield what is wrong with one file that a manifest names, and its line in the manifest if that is at fault."""
    file = folder / path
    if not path or not file.resolve().is_relative_to(folder.resolve()):
        yield Problem(where.path, where.line, "-", f"{quoted(path)} is no file of this folder", "take another copy")
    elif not file.is_file():
        yield Problem(path, 1, "-", "is missing", "this release is not whole; take another copy")
    elif _sum(file, where.path.partition("-")[2].removesuffix(".txt")) != total:
        yield Problem(path, 1, "-", "was altered after the release was sealed", "take another copy")


def _unsealed(folder: Path, sealed: Mapping[str, set[str]]) -> Iterator[Problem]:
    for name, paths in sealed.items():
        if name.startswith("manifest"):
            for file in _files(folder / PAYLOAD):
                if (path := file.relative_to(folder).as_posix()) not in paths:
                    yield Problem(path, 1, "-", "was added after the release was sealed", "remove it")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _manifest(folder: Path, files: list[Path], algorithm: str) -> str:
    return "".join(f"{_sum(path, algorithm)}  {path.relative_to(folder).as_posix()}\n" for path in files)


def _sum(path: Path, algorithm: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
