"""Selections of articles written in every format: each article is written once, and then put together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from annals.citations.formats import bibtex, csl, ris
from annals.data.tables import Filled
from annals.site.article_lists import FORMATS, Selection
from annals.site.output import Output


@dataclass(frozen=True)
class Form:
    """How a file of articles is put together: what each article adds, by its id, and what makes a file of that."""

    pieces: Mapping[str, str]
    whole: Callable[[Iterable[str]], str]

    def write(self, ids: Iterable[str]) -> str:
        """Return the file that holds these articles."""
        return self.whole(self.pieces[id] for id in ids)


def selection_files(
    selections: Iterable[Selection], articles: Filled, entries: Mapping[str, Mapping[str, str]]
) -> Iterator[Output]:
    """Yield every selection in every format.

    `articles` is the table of all articles, `entries` each article as it is cited, by the form's word and its id.
    """
    forms = _forms(articles, entries)
    for selection in selections:
        for name in FORMATS:
            yield Output(f"{selection.url}{name}", forms[name].write(selection.articles))


def _forms(articles: Filled, entries: Mapping[str, Mapping[str, str]]) -> dict[str, Form]:
    """Return how each of `FORMATS` is written."""
    ids = [str(row[0]) for row in articles.rows]
    return {
        "articles.ris": Form(entries["ris"], ris.whole),
        "articles.csl.json": Form(entries["csl"], csl.whole),
        "articles.bib": Form(entries["bibtex"], bibtex.whole),
        "articles.csv": Form(
            dict(zip(ids, articles.csv_rows, strict=True)), lambda rows: articles.header + "".join(rows)
        ),
        "articles.json": Form(dict(zip(ids, articles.json_rows, strict=True)), csl.whole),
    }
