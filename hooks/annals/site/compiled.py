"""The templates as compiled before: compiling them takes as long as a small build.

They are kept beside the cache of a project, and are safe to delete. A file is taken for what it says only where its sum
is right: Jinja's own cache of files fails on one that was cut off.
"""

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from annals.records.atomic import replace_bytes
from annals.records.cache import cache_of, generator_sum
from annals.records.packing import sum_of

_SUM = len(sum_of(b""))


class Compiled(BytecodeCache):
    """Compiled templates in a folder, each in a file behind its sum; a full disk is no fault of a build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take in a template if it is there and whole."""
        with suppress(OSError):
            kept = (self.folder / bucket.key).read_bytes()
            if sum_of(kept[_SUM:]) == kept[:_SUM]:
                bucket.bytecode_from_string(kept[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, whole or not at all."""
        made = bucket.bytecode_to_string()
        with suppress(OSError):
            replace_bytes(self.folder / bucket.key, sum_of(made) + made)


def compiled(root: Path) -> Compiled | None:
    """Return the compiled templates of a project's builds; None where there is no safe place for them.

    What another state of the generator, or another Jinja, compiled is removed.
    """
    cache = cache_of(root)
    if cache is None:
        return None
    made = hashlib.sha256(f"{generator_sum()}\n{jinja2.__version__}".encode()).hexdigest()[:16]
    shelf = cache.file.with_name("templates")
    try:
        if not (shelf / made).is_dir():
            shutil.rmtree(shelf, ignore_errors=True)
            (shelf / made).mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return Compiled(shelf / made)
