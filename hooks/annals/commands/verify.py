"""What `annals verify` does: saved texts and records in, findings out; records written where asked."""

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from annals import reader
from annals.amend import AmendError, amend, evidence_changes
from annals.commands.saved import saved_text
from annals.evidence import SHORT, Text, Verdict
from annals.model import Archive, Article
from annals.problems import Problem, UsageError, counted, did_you_mean, quoted
from annals.verify import Finding, article_of, borne_out, verify, witnesses


def verify_captures(options: argparse.Namespace, root: Path, read: Callable[[], Archive]) -> bool:
    """Check claims against saved texts and print what was found; return whether every text bears its record out.

    `read` reads the archive; it is called again after records were written.
    """
    archive = read()
    texts = {name: saved_text(archive, name) for name in options.captures}
    chosen = {name: _article(archive, options.record, name, text).id for name, text in texts.items()}
    if options.write:
        for name, text in texts.items():
            _write_evidence(root, archive.articles[chosen[name]], text, name)
        archive = read()
    told = [_told(archive, archive.articles[chosen[name]], text, name) for name, text in texts.items()]
    return all(told)


def _article(archive: Archive, id: str | None, name: str, text: Text) -> Article:
    """Return the article that a text is checked against; raise UsageError where there is none."""
    if id and id not in archive.articles:
        hint = did_you_mean(id, archive.articles)
        raise UsageError(f"no article {quoted(id)}{'; ' + hint if hint else ''}")
    article = archive.articles[id] if id else article_of(archive, text)
    if article is None:
        raise UsageError(f"{name} is the text of no record known here; name the record with --record ID")
    return article


def _told(archive: Archive, article: Article, text: Text, name: str) -> bool:
    """Print how a text bears a record out; return whether it does."""
    findings = verify(article, text)
    shared = sum(each in text.fingerprints for each in article.capture.fingerprints if each != SHORT)
    same = text.sha256 == article.capture.sha256
    print(f"{name}: {article.id}, {article.path}")
    if same:
        print("  the text is the capture that the record was written from")
    else:
        known = sum(each != SHORT for each in article.capture.fingerprints)
        print(f"  another text; {shared} of the {counted(known, 'paragraph')} with a fingerprint stand in it")
    for finding in findings:
        print(f"  {finding.claim.id:<4} {finding.claim.figure!s:<24} {finding.verdict}")
    missing = [finding for finding in findings if finding.verdict is Verdict.NOT_FOUND]
    for finding in missing:
        print(_problem(archive, article, finding))
    tally = Counter(finding.verdict for finding in findings)
    print(
        f"  {counted(len(findings), 'figure')}: {', '.join(f'{tally[each]} {each}' for each in Verdict if tally[each])}"
    )
    return borne_out(findings) and (same or shared > 0 or bool(findings))


def _problem(archive: Archive, article: Article, finding: Finding) -> Problem:
    claim = finding.claim
    place = article.claims.index(claim)
    line = archive.line(article.path, ("claims", place, "figure"))
    message = f"this text does not state {quoted(claim.figure)} where paragraph {claim.paragraph} should"
    hint = "compare figure and paragraph with the article; if the record changed, run 'annals verify' with --write"
    return Problem(article.path, line, f"claims.{place + 1}.figure", message, hint)


def _write_evidence(root: Path, article: Article, text: Text, name: str) -> None:
    """Write the fingerprints of a capture and the evidence it gives into its record."""
    if text.sha256 != article.capture.sha256:
        raise UsageError(f"{name} is not the capture that {article.path} was written from; --write needs that one")
    path = root / article.path
    record = path.read_bytes().decode("utf-8")
    document, _problems = reader.read(record.removeprefix("\ufeff").replace("\r\n", "\n"), article.path)
    if document is None:  # the archive was read from this file a moment ago
        raise UsageError(f"{article.path} changed while it was read; run the command again")
    try:
        amended = amend(record, document, evidence_changes(text.fingerprints, witnesses(article, text)))
    except AmendError as error:
        raise UsageError(f"{article.path}: {error}") from None
    if amended != record:
        path.write_text(amended, encoding="utf-8", newline="")
