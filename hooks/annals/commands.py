"""The commands that read an article's text: `annals verify`, and `annals new`.

They are apart from the rest of the command line because nothing else reads articles. What they
read stays on this machine.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from annals import reader
from annals.amend import AmendError, amend, evidence_changes
from annals.dates import DateError, parse
from annals.drafting.fetch import FetchError, fetch, is_web_address
from annals.drafting.gather import Gathered, Given, gather
from annals.drafting.page import NotInstalled, Reading, Unreadable, is_page, read_article
from annals.drafting.sheet import sheet
from annals.evidence import SHORT, Text, Verdict, text_of
from annals.load import ARCHIVE
from annals.model import Archive, Article
from annals.problems import Problem, UsageError, counted, did_you_mean, quoted
from annals.progress import Progress
from annals.verify import Finding, article_of, borne_out, verify, witnesses

MAX_BYTES = 5_000_000
"""Length of a saved text or page that is read; a page of the press has a tenth of it."""


LATE = 1
"""Years after the archive's period in which an article may still have come out."""

CAPTURES = "captures"
"""Folder for texts taken out of pages; git ignores it."""


def new_draft(options: argparse.Namespace, root: Path, archive: Archive, id: str, tell: Progress) -> None:
    """Write a draft record with an id from an article's text, page or address, and print where it went."""
    name, url = options.source, options.url or ""
    fetched = is_web_address(name)
    if fetched:
        tell(f"fetching {name}")
        try:
            data, address = fetch(name)
        except FetchError as error:
            raise UsageError(f"{name}: {error}") from None
        url = url or address
    else:
        data = _read(name)
    tell("reading the article")
    reading = _reading(archive, name, data, url)
    gathered = gather(archive, reading, _given(options, archive, fetched))
    tell("writing the draft")
    path = _draft_path(root, gathered, id, options.out)
    if reading.page:
        _keep(root / CAPTURES / f"{id}.txt", reading.text.encode())
        if fetched:
            _keep(root / CAPTURES / f"{id}.html", data)
    _keep(path, sheet(archive, gathered, id).encode())
    _say(root, gathered, path, root / CAPTURES / f"{id}.txt" if reading.page else Path(name))


def _given(options: argparse.Namespace, archive: Archive, fetched: bool) -> Given:
    """Return what was said on the command line; raise UsageError where it cannot be so."""
    if options.publisher and options.publisher not in archive.sources:
        hint = did_you_mean(options.publisher, archive.sources) or "add a record for it in archive/sources first"
        raise UsageError(f"no source {quoted(options.publisher)}; {hint}")
    try:
        if options.date:
            parse(options.date)
    except DateError as error:
        raise UsageError(f"--date: {error.args[0]}; {error.args[1]}") from None
    return Given(options.publisher or "", options.url or "", options.date or "", options.language or "", fetched)


def _draft_path(root: Path, gathered: Gathered, id: str, out: str | None) -> Path:
    """Return where a draft goes: its place in the archive once publisher and date are known."""
    if out:
        return Path(out)
    published = gathered.published
    if gathered.publisher and published and published.lower:
        day = published.lower
        name = f"{day.isoformat()}-{gathered.publisher.value}-{id}.md"
        return root / ARCHIVE / "articles" / f"{day.year:04}" / name
    return root / CAPTURES / f"{id}.md"


def _keep(path: Path, data: bytes) -> None:
    """Write a file that is not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise UsageError(f"{path} is there already; move it away, or name another file with --out") from None


def _say(root: Path, gathered: Gathered, path: Path, capture: Path) -> None:
    for warning in gathered.like.warnings:
        print(f"annals: warning: {warning}", file=sys.stderr)
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    text = capture.relative_to(root) if capture.is_relative_to(root) else capture
    print(f"{shown}: a draft, {counted(len(gathered.offers), 'claim')} offered; the article's text is {text}")
    if path.parent.name == CAPTURES:
        print("Publisher or date is not known. Delete the draft and run the command again with --publisher and --date,")
        print("or fill them in and move the file to archive/articles/<year>/<date>-<publisher>-<id>.md.")
    print("Next: do what its TODO lines say and delete them, then run 'annals check', then")
    print(f"'annals verify {text} --write', which checks the claims against the text and adds their evidence.")


def verify_captures(options: argparse.Namespace, root: Path, read: Callable[[], Archive]) -> bool:
    """Check claims against saved texts and print what was found; return whether every text bears its record out.

    `read` reads the archive; it is called again after records were written.
    """
    archive = read()
    texts = {name: _text(archive, name) for name in options.captures}
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


def _text(archive: Archive, name: str) -> Text:
    """Return a saved text, or that of a saved page."""
    data = _read(name)
    return text_of(_reading(archive, name, data).text.encode() if is_page(data) else data)


def _read(name: str) -> bytes:
    path = Path(name)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{name} is longer than {MAX_BYTES:,} bytes; save the article's text alone")
        data = path.read_bytes()
        if not is_page(data):
            data.decode("utf-8")
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not UTF-8 text; save it with the encoding UTF-8") from None
    return data


def _reading(archive: Archive, name: str, data: bytes, url: str = "") -> Reading:
    """Return what an article's file or page holds."""
    period = archive.about.period
    first = date(period.lower.year, 1, 1) if period.lower else date(1900, 1, 1)
    last = date(period.upper.year + LATE, 12, 31) if period.upper else date(2100, 12, 31)
    try:
        return read_article(data, (first, last), url)
    except (NotInstalled, Unreadable) as error:
        raise UsageError(f"{name}: {error}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not UTF-8 text; save it with the encoding UTF-8") from None


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
