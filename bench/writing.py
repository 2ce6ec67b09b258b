"""The floor under every build: `python -m bench.writing MANIFEST DIR` writes files of given sizes and no more.

MANIFEST is a JSON list of names and sizes in bytes. What the files hold is of no matter to the disk.
"""

import json
import os
import sys
from pathlib import Path


def main() -> int:
    """Make the folders and write the files below DIR, which must not exist."""
    manifest, target = map(Path, sys.argv[1:])
    files: list[tuple[str, int]] = json.loads(manifest.read_text(encoding="utf-8"))
    text = memoryview(b"a" * max((size for _name, size in files), default=0))
    for folder in sorted({os.path.dirname(name) for name, _size in files}):  # noqa: PTH120
        os.makedirs(target / folder, exist_ok=True)  # noqa: PTH103
    for name, size in files:
        file = os.open(target / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        os.write(file, text[:size])
        os.close(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
