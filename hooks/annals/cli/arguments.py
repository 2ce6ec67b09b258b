"""What the command line accepts, and the help that teaches it."""

import argparse
from collections.abc import Callable
from datetime import date

from annals.citations.formats import FORMS
from annals.citations.store import STYLES
from annals.cli.reports import FORMATS
from annals.history.versions import REASONS
from annals.printing import quoted

_DESCRIPTION = """\
Keep an archive of press reports: check its records, look at one, build the site."""
_EXAMPLES = """\
examples:
  annals check                      tell everything that is wrong with the records
  annals check --changed main       the same, faults of your own files first
  annals show al-qaryatayn          what the archive knows of a record
  annals cite mt5c42d9 --style mla  a record's citation, to copy
  annals new-id                     a fresh id for an article
  annals new article.html           a draft record from a saved page
  annals verify article.txt         check a record's figures against the article's text
  annals register                   enter new records, and new versions of old ones
  annals withdraw ID --reason error take a record out; its address stays
  annals serve                      preview; follows what you edit in archive/
  annals build                      the finished site, in site/
  annals tree build/docs            the same pages as Markdown, for other builders
  annals release build/release      data, records and site in one sealed folder

exit codes: 0 all is well, 1 the archive has problems, 2 wrong usage"""


def parser() -> argparse.ArgumentParser:
    """Return the parser; the name of the command comes back as `command`."""
    whole = argparse.ArgumentParser(prog="annals", description=_DESCRIPTION, epilog=_EXAMPLES, formatter_class=_RAW)
    whole.add_argument(
        "--root", default=".", metavar="DIR", help="the project: the folder that holds archive/ (default: here)"
    )
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND", dest="command")
    for name, (short, text, add_options) in _COMMANDS.items():
        add_options(commands.add_parser(name, help=short, description=text, formatter_class=_RAW))
    return whole


def _none(command: argparse.ArgumentParser) -> None:
    """Add nothing: the command takes no options."""


def _show(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="id of a record, such as al-qaryatayn or mt5c42d9")
    command.add_argument(
        "--format",
        choices=("text", "json", *FORMS),
        default="text",
        help="text to read, the fields as JSON, or the record as it is cited: RIS, CSL-JSON, BibTeX (default: text)",
    )


def _cite(command: argparse.ArgumentParser) -> None:
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "id", nargs="?", metavar="ID", help="id of a record, such as al-qaryatayn or mt5c42d9; or a claim, mt5c42d9/c8"
    )
    what.add_argument("--refresh", action="store_true", help="format what citations.json does not hold yet")
    command.add_argument("--style", choices=tuple(STYLES), default="apa", help="which style (default: apa)")


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", metavar="FILE|URL", help="saved page or text of an article, or its address")
    command.add_argument("--publisher", metavar="ID", help="who published it, an id of archive/sources")
    command.add_argument("--url", metavar="URL", help="address of the original")
    command.add_argument("--date", metavar="EDTF", help="day of publication, such as 2015-08-06")
    command.add_argument("--language", metavar="TAG", help="language of the article, such as en or ar")
    command.add_argument("--out", metavar="FILE", help="file to write (default: its place in archive/articles)")


def _verify(command: argparse.ArgumentParser) -> None:
    command.add_argument("captures", nargs="+", metavar="CAPTURE", help="saved text of an article, UTF-8")
    command.add_argument("--record", metavar="ID", help="the article's id (default: the record that the text fits)")
    command.add_argument(
        "--write", action="store_true", help="write fingerprints and evidence into the record the text was saved for"
    )


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="text to read, annotations for GitHub, JSON for programs, Markdown for a job summary (default: text)",
    )
    command.add_argument(
        "--changed",
        metavar="BASE",
        help="tell the faults of files changed since BASE, such as main, first; and any line that "
        "archive/ids.csv or a history has lost since then",
    )


def _register(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 where a record or version is not entered yet"
    )
    command.add_argument("--date", type=_day, default=None, metavar="DAY", help="day to enter (default: today)")


def _withdraw(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="id of the record to take out")
    reasons = "; ".join(f"{word}: {meaning}" for word, meaning in REASONS.items())
    command.add_argument("--reason", required=True, choices=tuple(REASONS), help=reasons)
    command.add_argument("--successor", metavar="ID", help="the record that holds its place")
    command.add_argument("--date", type=_day, default=None, metavar="DAY", help="day to enter (default: today)")


def _tree(command: argparse.ArgumentParser) -> None:
    command.add_argument("dir", metavar="DIR", help="folder to write; replaced when the pages are complete")


def _build(command: argparse.ArgumentParser) -> None:
    command.add_argument("--site-dir", default="site", metavar="DIR", help="folder of the site (default: site)")
    command.add_argument(
        "--builder", choices=("mkdocs", "properdocs"), default="mkdocs", help="which builder (default: mkdocs)"
    )


def _release(command: argparse.ArgumentParser) -> None:
    command.add_argument("dir", metavar="DIR", help="folder of the release; an earlier release there is replaced")
    command.add_argument("--site-dir", default="site", metavar="DIR", help="folder of the built site (default: site)")
    command.add_argument(
        "--verify", action="store_true", help="write nothing; tell each file of the release in DIR that was altered"
    )


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where (default: 127.0.0.1:8000)"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{quoted(text)} is not a day such as 2026-11-21") from None


_RAW = argparse.RawDescriptionHelpFormatter
_COMMANDS: dict[str, tuple[str, str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": (
        "tell everything that is wrong with the records",
        "Check every record and print each problem as path:line: field: what is wrong; what to write.\n"
        "Warnings and notes are told as well; only problems stop a build and give exit code 1.",
        _check,
    ),
    "show": ("show one record", "Show one record: what it is, and what the accounts say of it.", _show),
    "cite": (
        "print a record's citation",
        "Print a record's citation as text. Add the day on which you read it.\n"
        "With --refresh, bring citations.json up to date, from which the site takes its citations; 'make site' does\n"
        "so. What is there already is not formatted again.",
        _cite,
    ),
    "new-id": (
        "print a fresh article id",
        "Print a fresh article id, with its check character. Nothing is written.",
        _none,
    ),
    "new": (
        "draft a record from an article",
        "Read a saved page, a plain text or an address and write a draft record: what the article is, the names it\n"
        "uses, its days, and its figures offered as claims to confirm. The network is used for an address only. The\n"
        "article's text stays on this machine: that of a page goes to captures/, which git ignores.\n"
        "What is unsure is left empty, with a TODO line that says what to do.",
        _new,
    ),
    "verify": (
        "check a record against the article's text",
        "Check every claim with a figure against a saved text of the article. The text is not stored or shown.\n\n"
        "exact: the capture itself states it; paragraph: the same paragraph states it; window: it stands between the\n"
        "same words; not found: this text does not bear it out, and the exit code is 1.",
        _verify,
    ),
    "register": (
        "enter new records and new versions",
        "Enter new records in archive/ids.csv, and in archive/history/ each record whose data changed.\n"
        "Lines are only added.",
        _register,
    ),
    "withdraw": (
        "take a record out for good",
        "Take a record out for good. Its file goes; its address, id and history stay, and say when and why.\n"
        "For rights or safety the data of earlier versions are erased as well; git still has them, so rewrite its\n"
        "history where they must be gone.\n"
        "To give a record another id, save its file under the new one, then withdraw the old with\n"
        "--reason renamed --successor NEW. What refers to it is yours to change; 'annals check' tells where.",
        _withdraw,
    ),
    "tree": (
        "write all pages as Markdown",
        "Write docs/ and all generated pages as Markdown to DIR, for builders that run no hooks.",
        _tree,
    ),
    "build": (
        "build the site",
        "Build the site. It is built beside its place and swapped in, so a failed build leaves the old one.",
        _build,
    ),
    "serve": (
        "preview the site",
        "Preview the site and follow edits in archive/ and docs/. Stop with Ctrl+C.",
        _serve,
    ),
    "release": (
        "seal the data, the records and the site for a library",
        "Write a folder with sums (a BagIt bag): data, records, register, licences, and a copy of the site (WACZ).\n"
        "The same records give the same bytes. With --verify, tell what was altered since.",
        _release,
    ),
}
