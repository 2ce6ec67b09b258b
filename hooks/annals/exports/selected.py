"""Selections of articles written in every format: each article is written once, and then put together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annals.exports.tables import Filled
from annals.output import Output
from annals.selections import FORMATS, Selection


@dataclass(frozen=True)
class Form:
    """How a file of articles is put together: what each article adds, by its id, and what stands around."""

    pieces: Mapping[str, str]
    before: str = ""
    between: str = ""
    after: str = ""

    def write(self, ids: Iterable[str]) -> str:
        """Return the file that holds these articles."""
        return self.before + self.between.join(self.pieces[id] for id in ids) + self.after


def selection_files(selections: Iterable[Selection], articles: Filled) -> Iterator[Output]:
    """Yield every selection in every format; `articles` is the table of all articles."""
    forms = _forms(articles)
    for selection in selections:
        for name in FORMATS:
            yield Output(f"{selection.url}{name}", forms[name].write(selection.articles))


def _forms(articles: Filled) -> dict[str, Form]:
    """Return how each of `FORMATS` is written."""
    ids = [str(row[0]) for row in articles.rows]
    return {
        "articles.csv": Form(dict(zip(ids, articles.csv_rows, strict=True)), before=articles.header),
        "articles.json": Form(dict(zip(ids, articles.json_rows, strict=True)), "[\n", ",\n", "\n]\n"),
    }
