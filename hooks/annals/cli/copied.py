"""Words that an abstract copies from its article, told where the article's text is at hand in `captures/`."""

from collections.abc import Iterator
from pathlib import Path

from annals.history.registration import unregistered
from annals.model import Archive, Article
from annals.problems import TEXT, Problem, Severity
from annals.records import frontmatter

CAPTURES = "captures"


def copied_here(root: Path, archive: Archive) -> Iterator[Problem]:
    """Yield the paragraphs of texts in `captures/` from which the abstracts of new records copy words.

    Of new records only, which are those that somebody works on: so the check stays as quick as it is.
    """
    folder = root / CAPTURES
    for id in unregistered(archive) if folder.is_dir() else ():
        article, file = archive.articles.get(id), folder / f"{id}.txt"
        if article and file.is_file():
            yield from _copied(archive, article, file)


def _copied(archive: Archive, article: Article, file: Path) -> Iterator[Problem]:
    from annals.capture.fingerprints import text_of  # noqa: PLC0415  # most runs have no text at hand
    from annals.capture.verify import copied  # noqa: PLC0415

    try:
        text = text_of(file.read_bytes())
    except (OSError, UnicodeDecodeError):
        return  # 'annals verify' tells what is wrong with the text
    for number in copied(article, text):
        yield copied_words(archive, article, number, f"{CAPTURES}/{file.name}")


def copied_words(archive: Archive, article: Article, number: int, text: str = "the text") -> Problem:
    """Return the warning that an abstract shares words in a row with a paragraph of a text."""
    from annals.capture.verify import COPIED  # noqa: PLC0415

    message = f"shares {COPIED} words in a row with paragraph {number} of {text}"
    line = archive.line(article.path, frontmatter.BODY)
    return Problem(article.path, line, TEXT, message, "say it in words of your own", Severity.WARNING)
