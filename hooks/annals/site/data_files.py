"""The files of the data, and what those that describe them tell of each."""

from annals.data.cells import TableFacts
from annals.data.datasets import feed_files, table_files
from annals.data.files import DataFile, Sum
from annals.facts.memo import by_product, note


class DataFiles(TableFacts):
    """The facts of an archive, and the files in which they are published; `base` is the address of the site."""

    base: str

    def data_files(self) -> tuple[DataFile, ...]:
        """Return every file of the data but those that describe others."""
        return (*table_files(self, self.base), *feed_files(self.archive, self.base))

    def data_file(self, name: str) -> DataFile:
        """Return one of these files by its name; raise KeyError where there is none."""
        found = next((file for file in self.data_files() if file.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def content_of(self, name: str) -> bytes:
        """Return the bytes of a file, and note their sum for those that tell of it."""
        content = self.data_file(name).content
        note(self, "file_sum", (name,), Sum.of(content))
        return content

    @by_product
    def file_sum(self, name: str) -> Sum:
        """Return the sum of a file."""
        return self.data_file(name).measure()
