"""What a site builder's edge needs of the core: stand-ins for generated pages, and the pages filled in.

A page of `docs/` links to a generated page by the Markdown file it would have, `data/index.md`, so that
the builder checks the link; a stand-in answers for it, and the plan says whether it is there.
"""

import os
import re
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import dirname, normpath
from types import MappingProxyType
from typing import Any

import annals.sections
from annals.model.vocabulary import Vocabulary
from annals.printing import quoted
from annals.problems import ArchiveError, Problem
from annals.progress import Progress, silent
from annals.site.build import Source, build, context_of, folder_sink
from annals.site.frame import FRAME_FILE, Frame
from annals.site.notes import notes_of
from annals.site.search.index import make_index
from annals.site.sitemap import PACKED, SITEMAP, addresses
from annals.site.target import Target, page_path
from annals.site.theme_settings import DOCS, PRIVATE_PAGE, given_files

SECURITY = "SECURITY.md"
"""What to report in private, and how; GitHub shows it too, so it lies outside of `docs/`."""

ADDRESS = "ANNALS_SITE_URL"
"""The setting with the address of the published site."""

PAGES_SETTING = "ANNALS_PAGES"
"""The setting by which `annals build` says "false" where a builder is to make no pages of records."""

MARKDOWN: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "attr_list": {},
        "tables": {"use_align_attribute": True},  # a page's policy allows no style in it
        "toc": {"permalink": "#", "permalink_title": "Link to this section"},
    }
)
"""The extensions of Markdown by which our pages are written, with their settings."""

_DIRECTORIES = "use_directory_urls"
_UNSEARCHED = "---\ndraft: true\nsearch:\n  exclude: true\n---\n\n"
"""Keeps a stand-in out of the search of a builder, and out of its feeds."""

_LINK = re.compile(r"\]\(([^)\s#]+\.md)(?:#([^)\s]*))?")


@dataclass(frozen=True)
class Wanted:
    """A generated page that a page of `docs/` links to: where, the Markdown file it is called, and an anchor there."""

    doc: str
    line: int
    page: str
    anchor: str

    @property
    def path(self) -> str:
        """Return the file of the site that is meant."""
        return (
            "index.html"
            if self.page == "index.md"
            else f"{self.page.removesuffix('.md').removesuffix('/index')}/index.html"
        )


def given_pages(root: Path, wanted: Iterable[Wanted]) -> dict[str, str]:
    """Return the pages that are made for a builder, beside those in `docs/`, by their paths there, as Markdown."""
    return {PRIVATE_PAGE: private_markdown(root), **stand_ins(wanted)}


def private_markdown(root: Path) -> str:
    """Return the page that says how to report in private: the file `SECURITY.md` of a project, with its links."""
    path = root / SECURITY
    text = path.read_text(encoding="utf-8") if path.is_file() else "# Report in private\n"
    return f"---\ncontact: private\ndraft: true\n---\n\n{text.replace(f']({DOCS}/', '](')}"


def wanted_pages(root: Path, docs: Path, prefix: str = "", asked: Sequence[str] = ()) -> tuple[Wanted, ...]:
    """Return the links of the pages of a project in the folder `docs`, and of those given beside, to pages not there.

    With a prefix, such as `press/`, those alone that lead below it, where the generated pages are. `asked` are the
    languages of the site where they are not all of the archive's.
    """
    own = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md"))}
    given = {
        f"{prefix}{name}": path
        for name, path in given_files(root, docs / prefix, asked).items()
        if name.endswith(".md")
    }
    pages = own | given
    every = (each for name, path in sorted(pages.items()) for each in _wanted(name, path, pages, prefix))
    return tuple(
        each for each in every if each.doc not in given or not _only_at_the_root(f"{prefix}{each.page}", pages, prefix)
    )


def translated_pages(root: Path, docs: Path, prefix: str = "", asked: Sequence[str] = ()) -> dict[str, str]:
    """Return the program's own pages in other languages than the first, by their paths in `docs`, as Markdown.

    They link to each other, and to pages that an archive may have in the first language alone: there a link leads.
    """
    given = {name: path for name, path in given_files(root, docs / prefix, asked).items() if name.endswith(".md")}
    pages = {f"{prefix}{name}" for name in given} | {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}

    def led(text: str, folder: str) -> str:
        for link in {match[1] for match in _LINK.finditer(text)}:
            if _only_at_the_root(normpath(f"{prefix}{folder}/{link}"), pages, prefix):
                text = text.replace(f"]({link}", f"](../{link}")
        return text

    return {name: led(path.read_text(encoding="utf-8"), dirname(name)) for name, path in given.items() if "/" in name}


def _only_at_the_root(page: str, pages: Container[str], prefix: str) -> bool:
    """Return whether a page of a language's folder, such as `ar/about.md`, is in the first language alone."""
    rest = page.removeprefix(prefix).partition("/")[2]
    return bool(rest) and page not in pages and (rest == PRIVATE_PAGE or f"{prefix}{rest}" in pages)


def _wanted(name: str, path: Path, pages: Container[str], prefix: str) -> Iterator[Wanted]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        for match in _LINK.finditer(line):
            page = normpath(f"{dirname(name)}/{match[1]}".lstrip("/"))
            if "://" not in match[1] and not page.startswith("..") and _is_wanted(page, pages, prefix):
                yield Wanted(name, number, page.removeprefix(prefix), match[2] or "")


def _is_wanted(page: str, pages: Container[str], prefix: str) -> bool:
    return page.startswith(prefix) and page != f"{prefix}{PRIVATE_PAGE}" and page not in pages


def stand_ins(wanted: Iterable[Wanted]) -> dict[str, str]:
    """Return the text of a stand-in for each page that is wanted, with the anchors that are."""
    pages: dict[str, str] = {}
    for each in wanted:
        anchor = f'<a id="{each.anchor}"></a>\n' if each.anchor else ""
        pages[each.page] = pages.get(each.page, _UNSEARCHED) + anchor
    return pages


def flat_addresses(name: str, config: str) -> Problem:
    """Return the problem of a builder's configuration, a file by its name and text, that makes pages files."""
    line = next((number for number, row in enumerate(config.split("\n"), 1) if row.startswith(_DIRECTORIES)), 1)
    message = "is false, and the addresses of this archive, by which it is cited, are folders: a/mt5c42d9/"
    hint = "write 'use_directory_urls: true'; a site on a disk is read with 'python3 -m http.server -d site'"
    return Problem(name, line, _DIRECTORIES, message, hint)


def fill(
    source: Source, folder: Path, wanted: Iterable[Wanted], progress: Progress = silent, prefix: str = ""
) -> tuple[Problem, ...]:
    """Fill a folder in which the builder put its own pages and the frame with every generated file; return warnings.

    With a prefix it is a folder of somebody else's site, which has a map of its own.

    Raises `ArchiveError` where a link of `docs/` leads nowhere, or a page of `docs/` would be hidden.
    """
    frame = Frame.from_page((folder / FRAME_FILE).read_text(encoding="utf-8"))
    without_generated(folder, wanted)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {SITEMAP}
    context = context_of(source, frame, there)
    shell = () if prefix else addresses((folder / SITEMAP).read_text(encoding="utf-8"))
    put = folder_sink(folder)
    jobs = os.cpu_count() or 1
    refuse = partial(refuse_wrong_pages, source.archive.vocabulary, there, wanted, docs=f"{DOCS}/{prefix}")
    build(context, put, shell, refuse=refuse, jobs=jobs, progress=progress)
    progress("making the index of the search")
    return (*notes_of(context), *make_index(context, folder, jobs).notes)


def without_generated(folder: Path, wanted: Iterable[Wanted]) -> None:
    """Take the frame and the stand-ins out of a folder."""
    shutil.rmtree(folder / FRAME_FILE.partition("/")[0], ignore_errors=True)
    (folder / PACKED).unlink(missing_ok=True)
    for each in wanted:
        (folder / each.path).unlink(missing_ok=True)


def refuse_wrong_pages(
    words: Vocabulary,
    there: Iterable[str],
    wanted: Iterable[Wanted],
    targets: Iterable[Target],
    docs: str = f"{DOCS}/",
) -> None:
    """Raise `ArchiveError` where the builder's files and the generated ones do not make one site.

    `there` holds the files of the builder. A file would be hidden by another, a link of `docs/` leads
    nowhere, or a section of the site has no page.
    """
    there, targets = set(there), tuple(targets)
    _refuse_hidden(there, targets, docs)
    _refuse_missing(wanted, targets)
    _refuse_sections_without_pages(words, there, targets, docs)


def _refuse_hidden(there: Iterable[str], targets: Iterable[Target], docs: str) -> None:
    made = {path for target in targets for path in target.paths}
    hidden = sorted(made & set(there))
    if hidden:
        raise ArchiveError(hidden_page(path, docs) for path in hidden)


def hidden_page(path: str, docs: str) -> Problem:
    """Return the problem of a page of `docs/` that stands where a generated one belongs."""
    page = (
        path.removesuffix("/index.html") + ".md"
        if path.endswith("/index.html")
        else path.replace("index.html", "index.md")
    )
    return Problem(f"{docs}{page}", 1, "-", "would hide the generated page of that name", "rename it")


def _refuse_missing(wanted: Iterable[Wanted], targets: Iterable[Target]) -> None:
    made = {path for target in targets for path in target.paths}
    missing = [
        Problem(
            f"{DOCS}/{each.doc}",
            each.line,
            "-",
            f"links to {quoted(each.page)}, which is not there",
            "correct the link",
        )
        for each in wanted
        if each.path not in made
    ]
    if missing:
        raise ArchiveError(missing)


def _refuse_sections_without_pages(
    words: Vocabulary, there: Iterable[str], targets: Iterable[Target], docs: str
) -> None:
    pages = {*there, *(path for target in targets for path in target.paths)}
    missing = [section for section in annals.sections.sections_of(words) if page_path(section.url) not in pages]
    if missing:
        raise ArchiveError(section_without_page(section, docs) for section in missing)


def section_without_page(section: annals.sections.Section, docs: str) -> Problem:
    """Return the problem of a section that neither a page of `docs/` nor a maker has a page for."""
    name = section.url.strip("/")
    return Problem(
        f"{docs}{name}.md",
        1,
        "-",
        f"is not there, and no maker plans {section.url}, where every page links as {quoted(section.title)}",
        f"write the page, or annals/site/pages/{name}.py with its maker named in MAKERS of annals/site/plan.py",
    )
