"""An article's record checked against a text: every claim with a figure, and how it was found again."""

from collections.abc import Iterable
from dataclasses import dataclass

from annals.evidence import SHORT, Evidence, Text, Verdict, verdict, witness
from annals.model import Archive, Article, Claim


@dataclass(frozen=True)
class Finding:
    """A claim with a figure, and how the text bears it out."""

    claim: Claim
    verdict: Verdict


def verify(article: Article, text: Text) -> list[Finding]:
    """Return a finding for each claim with a figure, in the record's order."""
    capture = article.capture
    known = dict(enumerate(capture.fingerprints, 1))
    return [
        Finding(
            claim,
            verdict(
                claim.figure, claim.evidence, claim.paragraph, known.get(claim.paragraph, SHORT), capture.sha256, text
            ),
        )
        for claim in article.claims
        if claim.figure
    ]


def borne_out(findings: Iterable[Finding]) -> bool:
    """Return whether the text bears out every figure that the article is said to print."""
    return all(finding.verdict is not Verdict.NOT_FOUND for finding in findings)


def witnesses(article: Article, text: Text) -> dict[int, Evidence]:
    """Return the evidence that the capture gives, by the place of its claim; figures worked out have none."""
    found = {
        place: witness(claim.figure, text.paragraphs[claim.paragraph - 1], claim.term or "")
        for place, claim in enumerate(article.claims)
        if claim.figure and claim.paragraph <= len(text.paragraphs) and not _worked_out(claim)
    }
    return {place: evidence for place, evidence in found.items() if evidence}


def _worked_out(claim: Claim) -> bool:
    return claim.evidence is not None and not claim.evidence.first


def article_of(archive: Archive, text: Text) -> Article | None:
    """Return the article whose record a text fits: written from it, or sharing most paragraphs with it."""
    printed = set(text.fingerprints) - {SHORT}
    best, most = None, 0
    for article in archive.articles.values():
        if article.capture.sha256 == text.sha256:
            return article
        shared = len(printed & set(article.capture.fingerprints))
        best, most = (article, shared) if shared > most else (best, most)
    return best
