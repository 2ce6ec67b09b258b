"""`annals verify`: saved texts and records in, findings out; records written where asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from annals.capture.fingerprints import Text, Verdict
from annals.capture.verify import (
    Finding,
    article_of,
    borne_out,
    copied,
    is_capture,
    stands_apart,
    stated_instead,
    verify,
    witnesses,
)
from annals.cli.common import load_archive
from annals.cli.copied import copied_words
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.cli.saved import saved_text
from annals.language.messages import counted, did_you_mean
from annals.model import Archive, Article, Claim
from annals.printing import quoted
from annals.problems import Problem, UsageError
from annals.records import frontmatter
from annals.records.edit import AmendError, Change, amend, capture_change, evidence_changes
from annals.values.evidence import SHORT, Evidence

_EPILOG = """\b
What is found:
  exact      the capture itself states the figure
  paragraph  the same paragraph states it
  window     it is between the same words
  not found  this text does not support it, and the exit code is 1

\b
Examples:
  annals verify captures/mt5c42d9.txt            does the text state every figure?
  annals verify captures/mt5c42d9.txt --write    the same, and write the evidence into the record

exit codes: 0 every figure is supported, 1 one is not, 2 wrong usage"""


@click.command("verify", epilog=_EPILOG)
@click.argument("captures", nargs=-1, required=True, metavar="CAPTURE...")
@click.option(
    "--record", default="", metavar="ID", help="The article's id (default: the record that matches the text)."
)
@click.option("--write", is_flag=True, help="Write hashes of the text, and evidence, into the record written from it.")
@in_project
def command(project: Project, captures: Sequence[str], record: str, write: bool) -> int:
    """Check every statement with a figure against a saved text of the article. The text is not stored or shown.

    CAPTURE is a file with the text of an article, UTF-8, or its saved page.
    """
    archive = load_archive(project)
    texts = {name: saved_text(archive, name) for name in captures}
    chosen = {name: _article(archive, record, name, text).id for name, text in texts.items()}
    if write:
        for name, text in texts.items():
            print(_write_evidence(project.root, archive.articles[chosen[name]], text, name))
        archive = load_archive(project)
    told = [_told(archive, archive.articles[chosen[name]], text, name) for name, text in texts.items()]
    return OK if all(told) else PROBLEMS


def _article(archive: Archive, id: str, name: str, text: Text) -> Article:
    """Return the article that a text is checked against; raise UsageError where there is none.

    It is the one of the given id, or whose record the text fits, or whose id the text's file is named for.
    """
    if id and id not in archive.articles:
        hint = did_you_mean(id, archive.articles)
        raise UsageError(f"no article {quoted(id)}{'; ' + hint if hint else ''}")
    article = archive.articles[id] if id else article_of(archive, text) or archive.articles.get(Path(name).stem)
    if article is None:
        raise UsageError(f"no record was written from {name}; name the record with --record ID")
    return article


def _told(archive: Archive, article: Article, text: Text, name: str) -> bool:
    """Print how a text bears a record out; return whether it does."""
    findings = verify(article, text)
    shared = sum(each in text.fingerprints for each in article.fingerprints if each != SHORT)
    same = is_capture(article, text)
    print(f"{name}: {article.id}, {article.path}")
    if article.capture is None:
        print("  the record has no capture yet; --write enters this text")
    elif same:
        print("  the text is the capture that the record was written from")
    elif known := sum(each != SHORT for each in article.fingerprints):
        print(f"  another text; {shared} of the {counted(known, 'paragraph')} with a fingerprint are in it")
    else:
        print("  another text; this record has no fingerprints")
    for finding in findings:
        print(f"  {finding.claim.id:<4} {finding.claim.figure!s:<24} {finding.verdict}")
    missing = [finding for finding in findings if finding.verdict is Verdict.NOT_FOUND]
    for finding in missing:
        print(_problem(archive, article, finding, text))
    for number in copied(article, text):
        print(copied_words(archive, article, number))
    print(f"  {_tally(findings)}")
    return borne_out(findings) and (same or shared > 0 or bool(findings))


def _tally(findings: Sequence[Finding]) -> str:
    found = Counter(finding.verdict for finding in findings)
    listed = ", ".join(f"{found[each]} {each}" for each in Verdict if found[each])
    return f"{counted(len(findings), 'figure')}: {listed}" if findings else "no figures to check"


def _problem(archive: Archive, article: Article, finding: Finding, text: Text) -> Problem:
    claim = finding.claim
    position = article.claims.index(claim)
    line = archive.line(article.path, ("claims", position, "figure"))
    message = f"this text does not state {quoted(claim.figure)} where paragraph {claim.paragraph} should"
    return Problem(article.path, line, f"claims.{position + 1}.figure", message, _hint(article, claim, text))


def _hint(article: Article, claim: Claim, text: Text) -> str:
    """Return what to do about a figure that is not found: what its paragraph states, where that can be told."""
    if stands_apart(claim, text):
        stands = f"{claim.figure} is in paragraph {claim.paragraph}, but not"
        if is_capture(article, text):
            return f"{stands} where its evidence says; run 'annals verify' with --write"
        return f"{stands} between the same words; is this another edition of the text?"
    found = stated_instead(article, claim, text)
    if found is None or len(found) > 1:
        return "compare figure and paragraph with the article"
    if not found:
        return f"paragraph {claim.paragraph} states no figure; correct the paragraph"
    return f"paragraph {claim.paragraph} states {quoted(found[0])}; write that, or correct the paragraph"


def _write_evidence(root: Path, article: Article, text: Text, name: str) -> str:
    """Write the hashes of a capture and the evidence it gives into its record; return what was written."""
    if article.capture and text.sha256 != article.sha256:
        raise UsageError(f"{name} is not the capture that {article.path} was written from; --write needs that one")
    path = root / article.path
    record = path.read_bytes().decode("utf-8")
    evidence = witnesses(article, text)
    amended = record
    if article.capture is None:
        made = capture_change(text.sha256, text.size, len(text.paragraphs))
        amended = _amended(article, amended, [made])
    amended = _amended(article, amended, evidence_changes(text.fingerprints, text.sketches, evidence))
    if amended == record:
        return f"nothing to change in {article.path}"
    path.write_text(amended, encoding="utf-8", newline="")
    return _written(article, evidence)


def _amended(article: Article, record: str, changes: list[Change]) -> str:
    """Return the text of a record with fields written into it; raise UsageError where they cannot be."""
    document, _problems = frontmatter.read(record.removeprefix("\ufeff").replace("\r\n", "\n"), article.path)
    if document is None:  # the archive was read from this file a moment ago
        raise UsageError(f"{article.path} changed while it was read; run the command again")
    try:
        return amend(record, document, changes)
    except AmendError as error:
        raise UsageError(f"{article.path}: {error}") from None


def _written(article: Article, evidence: Mapping[int, Evidence | None]) -> str:
    """Return what was written into a record, and which evidence was taken out of it."""
    changed = [position for position, value in evidence.items() if value and value != article.claims[position].evidence]
    gone = [
        article.claims[position]
        for position, value in evidence.items()
        if not value and article.claims[position].evidence
    ]
    done = f"evidence of {counted(len(changed), 'figure')}" if changed else "" if gone else "fingerprints and sketches"
    told = [f"{done} written to {article.path}"] if done else []
    told += [
        f"evidence of {claim.id} removed from {article.path}: paragraph {claim.paragraph} does not state {claim.figure}"
        for claim in gone
    ]
    return "\n".join(told)
