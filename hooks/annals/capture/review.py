"""A record laid beside its text: an article and a text in, every paragraph with what was read there out.

A paragraph keeps its claims, credits and names, and the figures it prints that none of its claims states.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annals.capture.fingerprints import Text, Verdict
from annals.capture.verify import copied, is_capture, verify
from annals.language.date_names import MONTHS, plain, printed_dates, unsigned
from annals.language.names import Names
from annals.language.numbers.figures import Stated, places, stated
from annals.language.numbers.vocabulary import YEARS
from annals.language.words import Line, line, words
from annals.model import Article, Claim
from annals.model.article import Credit
from annals.values.evidence import SHORT

_MONTHS = frozenset(word for name in MONTHS for word in words(plain(name)))


class Read(NamedTuple):
    """A claim, and how the text bears out its figure: None where it has no figure to look for.

    `printed` says that the paragraph it is shown under prints the figure, wherever it stands there.
    """

    claim: Claim
    verdict: Verdict | None
    printed: bool = False


class Name(NamedTuple):
    """A name as a paragraph prints it, the record it leads to, and whether the article lists that record."""

    printed: str
    id: str
    listed: bool


class Reviewed(NamedTuple):
    """A paragraph of a text, counted from 1, and what the record has of it; `unstated` are figures without a claim."""

    number: int
    text: str
    claims: tuple[Read, ...]
    credits: tuple[Credit, ...]
    names: tuple[Name, ...]
    unstated: tuple[str, ...]
    copied: bool


class Review(NamedTuple):
    """A record beside a text. `same` says that the text is the capture; `stray` claims have no paragraph in it.

    `found` of the `known` paragraphs with a fingerprint stand in the text.
    """

    article: Article
    same: bool
    found: int
    known: int
    paragraphs: tuple[Reviewed, ...]
    stray: tuple[Read, ...]

    @property
    def sound(self) -> bool:
        """Return whether the text is the capture, bears every figure out, and has a paragraph for every claim."""
        read = [each.verdict for paragraph in self.paragraphs for each in paragraph.claims]
        return self.same and not self.stray and Verdict.NOT_FOUND not in read


def review(article: Article, text: Text, names: Names) -> Review:
    """Return an article's record beside a text; `names` finds the names that the archive knows."""
    same = is_capture(article, text)
    verdicts = {finding.claim.id: finding.verdict for finding in verify(article, text)}
    claims = [Read(claim, verdicts.get(claim.id)) for claim in article.claims]
    where = {each.claim.id: _place(article, text, each.claim.paragraph) for each in claims}
    taken = frozenset(copied(article, text))
    read = tuple(
        _reviewed(article, text, number, [each for each in claims if where[each.claim.id] == number], names, taken)
        for number in range(1, len(text.paragraphs) + 1)
    )
    prints = [each for each in article.fingerprints if each != SHORT]
    found = sum(each in text.fingerprints for each in prints)
    return Review(article, same, found, len(prints), read, tuple(each for each in claims if not where[each.claim.id]))


def _place(article: Article, text: Text, number: int) -> int:
    """Return the paragraph of a text that a paragraph of the capture is, 0 where it has none.

    In another text it is known by its fingerprint, and without one by its number.
    """
    prints = article.fingerprints
    print = prints[number - 1] if 1 <= number <= len(prints) else SHORT
    if not is_capture(article, text) and print != SHORT:
        return text.fingerprints.index(print) + 1 if print in text.fingerprints else 0
    return number if 1 <= number <= len(text.paragraphs) else 0


def _reviewed(
    article: Article, text: Text, number: int, claims: Sequence[Read], names: Names, taken: frozenset[int]
) -> Reviewed:
    paragraph = text.paragraphs[number - 1]
    found = line(paragraph)
    read = [each._replace(printed=bool(each.claim.figure and places(each.claim.figure, found))) for each in claims]
    credits = tuple(
        credit
        for credit in article.credits
        if any(_place(article, text, each) == number for span in credit.paragraphs for each in _numbers(article, span))
    )
    printed = tuple(dict.fromkeys(_names(article, paragraph, names)))
    unstated = tuple(dict.fromkeys(_unstated(paragraph, [each.claim for each in claims])))
    return Reviewed(number, paragraph, tuple(read), credits, printed, unstated, number in taken)


def _numbers(article: Article, span: tuple[int, int]) -> range:
    last = article.capture.paragraphs if article.capture else span[1]
    return range(span[0], min(span[1], last) + 1)


def _names(article: Article, paragraph: str, names: Names) -> Iterator[Name]:
    listed = {article.publisher, *article.names, *(credit.source for credit in article.credits)}
    for mention in names.find(paragraph):
        yield Name(paragraph[mention.start : mention.end], mention.id, mention.id in listed)


def _unstated(paragraph: str, claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the figures of a paragraph that none of its claims states; days, years and ordinals are no figures."""
    found = line(_undated(paragraph))
    known = {place.start for claim in claims if claim.figure for place in places(claim.figure, found)}
    for each in stated(found):
        if each.start not in known and not each.bare and not _is_day(each, found):
            yield each.text


def _is_day(each: Stated, text: Line) -> bool:
    year = each.text.isdigit() and int(each.text) in YEARS
    return year or bool({text.word(each.start - 1), text.word(each.end)} & _MONTHS)


def _undated(text: str) -> str:
    """Return a text without the days that it prints with their year."""
    text = unsigned(text)
    for day in reversed(list(printed_dates(text))):
        text = text[: day.start] + text[day.end :]
    return text
