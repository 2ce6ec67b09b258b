"""What every page and export returns: one file of the site, not yet written anywhere."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """One generated file. `path` is relative to the docs folder, `source` the record it comes from.

    `data` is text, which is written as UTF-8 with its line ends as they are, or bytes.
    """

    path: str
    data: str | bytes
    source: str = ""

    @property
    def text(self) -> str:
        """Return the text of an output that is text; raise TypeError for one that is not."""
        if isinstance(self.data, bytes):
            raise TypeError(f"{self.path} is no text")
        return self.data

    @property
    def content(self) -> bytes:
        """Return the bytes of the file."""
        return self.data.encode() if isinstance(self.data, str) else self.data
