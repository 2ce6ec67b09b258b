"""What every page and export returns: one file of the site, not yet written anywhere."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """One generated file. `path` is relative to the docs folder, `source` the record it comes from."""

    path: str
    text: str
    source: str = ""
