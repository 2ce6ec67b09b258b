"""An article's record checked against a text: every claim with a figure, and how it was found again.

Also which paragraphs of the text the abstract copies words from.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annals.capture.fingerprints import Text, Verdict, verdict, witness
from annals.language.numbers.figures import Stated, places, stated
from annals.language.numbers.vocabulary import YEARS
from annals.language.words import line, words
from annals.model import Archive, Article, Claim
from annals.values.evidence import SHORT, Evidence

COPIED = 8
"""Words in a row that an abstract may not share with the article, the headline apart."""


@dataclass(frozen=True)
class Finding:
    """A claim with a figure, and how the text bears it out."""

    claim: Claim
    verdict: Verdict


def verify(article: Article, text: Text) -> list[Finding]:
    """Return a finding for each claim with a number, in the record's order; `many` and the like are not looked for."""
    known = dict(enumerate(article.fingerprints, 1))
    return [
        Finding(
            claim,
            verdict(
                claim.figure,
                claim.evidence,
                claim.paragraph,
                known.get(claim.paragraph, SHORT),
                text.sha256 if is_capture(article, text) else article.sha256,
                text,
            ),
        )
        for claim in article.claims
        if claim.figure and claim.figure.has_number
    ]


def is_capture(article: Article, text: Text) -> bool:
    """Return whether a text is the one that a record was written from, or may become it, as the record has none."""
    return article.capture is None or text.sha256 == article.sha256


def borne_out(findings: Iterable[Finding]) -> bool:
    """Return whether the text supports every figure that the article is said to print."""
    return all(finding.verdict is not Verdict.NOT_FOUND for finding in findings)


def witnesses(article: Article, text: Text) -> dict[int, Evidence | None]:
    """Return the evidence that the capture gives, by the position of its claim: None where the figure is not found.

    Figures that were worked out are left out.
    """
    return {
        i: witness(claim.figure, _paragraph(claim.paragraph, text), claim.term or "")
        for i, claim in enumerate(article.claims)
        if claim.figure and claim.figure.has_number and not _worked_out(claim)
    }


def stands_apart(claim: Claim, text: Text) -> bool:
    """Return whether the claim's paragraph of a text states its figure, if not between the words of the evidence."""
    return claim.figure is not None and bool(places(claim.figure, line(_paragraph(claim.paragraph, text))))


def stated_instead(article: Article, claim: Claim, text: Text) -> tuple[str, ...] | None:
    """Return the figures that the claim's paragraph states: those with the claim's number, else all.

    Nothing is returned where a text does not have that paragraph.
    """
    known = dict(enumerate(article.fingerprints, 1)).get(claim.paragraph, SHORT)
    if is_capture(article, text):
        paragraph = _paragraph(claim.paragraph, text)
    elif known in text.fingerprints and known != SHORT:
        paragraph = text.paragraphs[text.fingerprints.index(known)]
    else:
        return None
    found = dict.fromkeys(each.text for each in stated(line(paragraph)) if _is_figure(each))
    number = re.findall(r"\d+", str(claim.figure))
    near = tuple(each for each in found if number and re.findall(r"\d+", each) == number)
    return near or tuple(found)


def copied(article: Article, text: Text) -> list[int]:
    """Return the paragraphs of a text with which the abstract shares words in a row, the headline apart."""
    own = (_runs(words(article.body)) | _runs(words(article.abstract_ar or ""))) - _runs(words(article.title))
    return [number for number, found in enumerate(text.words, 1) if own & _runs(found)]


def _runs(found: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(found[place : place + COPIED]) for place in range(len(found) - COPIED + 1)}


def _is_figure(each: Stated) -> bool:
    """Return whether a number is no article and no year."""
    return not each.bare and not (each.text.isdigit() and int(each.text) in YEARS)


def _paragraph(number: int, text: Text) -> str:
    return text.paragraphs[number - 1] if number <= len(text.paragraphs) else ""


def _worked_out(claim: Claim) -> bool:
    return claim.evidence is not None and not claim.evidence.first


def article_of(archive: Archive, text: Text) -> Article | None:
    """Return the article whose record a text fits: written from it, or sharing most paragraphs with it."""
    printed = set(text.fingerprints) - {SHORT}
    best, most = None, 0
    for article in archive.articles.values():
        if article.sha256 == text.sha256:
            return article
        shared = len(printed & set(article.fingerprints))
        best, most = (article, shared) if shared > most else (best, most)
    return best
