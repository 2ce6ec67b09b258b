"""What the templates of pages read that a builder does not know: the sections, who keeps the site, its languages.

It is made of the archive's own file, `archive/archive.md`, and of the files of the project.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import annals.sections
from annals.language import cldr
from annals.language.catalog import ENGLISH_TAG, Catalog
from annals.model import About
from annals.records.catalogs import messages_in, read_catalogs
from annals.records.files import ABOUT, ARCHIVE, read_text
from annals.records.read import read_record
from annals.records.vocabulary import CONFLICT, read_vocabulary, shipped
from annals.records.walk import Found, Stamp
from annals.shipped import ASSETS, PAGES, SCHEMA
from annals.site.frame import without_marks
from annals.site.script_texts import block
from annals.site.scripts.bundle import fingerprint

DOCS = "docs"
PRIVATE_PAGE = "private.md"
"""Where the builder finds the page that is made of the project's `SECURITY.md`, relative to its docs folder."""

SETTINGS = {"edit_base": "ANNALS_EDIT_BASE", "keeper": "ANNALS_KEEPER", "contact": "ANNALS_CONTACT"}
"""What templates read from the builder's `extra`, with the setting of the environment that stands in for it; without
either it is `""`."""

COPY_SCRIPT = "assets/copy.js"
"""The script of the pages of records, which these allow by its hash."""

_GIVEN = ((ASSETS, "assets/"), (SCHEMA, "schema/"))
_IN_THEME = ("theme/", "sections.py")
"""Files whose messages stand on pages that a builder makes of Markdown."""


def extra_settings(root: Path, extra: Mapping[str, Any], asked: Sequence[str] = ()) -> dict[str, Any]:
    """Return what templates read beside `extra` of a builder's settings: sections, languages, what it leaves out.

    `asked` are the languages of the site where they are not all of the archive's.
    """
    return {
        "copy_script": fingerprint(COPY_SCRIPT),
        "sections": sections(root),
        "languages": languages(root, asked),
        **{name: os.environ.get(of, "") for name, of in SETTINGS.items() if name not in extra},
    }


def given_files(root: Path, docs: Path, asked: Sequence[str] = ()) -> dict[str, Path]:
    """Return the files of the program that a builder is given beside those in the folder `docs`, by their paths there.

    `root` is the project, whose languages tell which pages, unless others are asked for. A file of that path in the
    folder stands in place of one.
    """
    every = {f"{place}{path.relative_to(of).as_posix()}": path for of, place in _GIVEN for path in _files(of)}
    pages = {path.name: path for path in PAGES.glob("*.md")}
    first, *others = _languages(about_of(root), asked)
    pages |= {path.name: path for path in (PAGES / first).glob("*.md")}
    pages |= {f"{each}/{path.name}": path for each in others for path in (PAGES / each).glob("*.md")}
    return {place: path for place, path in (pages | every).items() if not (docs / place).exists()}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def sections(root: Path) -> list[dict[str, object]]:
    """Return the sections of the site of a project for the theme."""
    words = read_vocabulary(root)[0] or shipped(CONFLICT)  # what is wrong with it is told where the archive is read
    return [{**asdict(each), "title": without_marks(each.title)} for each in annals.sections.sections_of(words)]


def settings(root: Path) -> dict[str, str]:
    """Return the settings of a builder that `archive/archive.md` makes: name and description of the site.

    It is empty where that file holds no record, which is told where the archive is read.
    """
    about = about_of(root)
    if about is None:
        return {}
    return {"site_name": without_marks(about.title), "site_description": without_marks(about.subtitle)}


def languages(root: Path, asked: Sequence[str] = ()) -> dict[str, dict[str, Any]]:
    """Return what templates say on pages of Markdown in each language of a project, by the folder of its pages.

    `messages` holds the texts that are not English, `others` the other languages, each with its `pages`: where each
    page stands in it. `missing` is the block of texts that the script of the page for what is not there can say,
    `elsewhere` the pages that are in the first language alone, `first` that language, and `first_name` its name.
    """
    about = about_of(root)
    catalogs, _problems = read_catalogs(root, _languages(about, asked))
    titles = [str(each["title"]) for each in sections(root)]
    folders = {"" if number == 0 else each.language: each for number, each in enumerate(catalogs)}
    pages = _pages(root, [folder for folder in folders if folder], asked)
    return {
        folder: {
            "language": catalog.language,
            "direction": catalog.direction,
            "messages": _messages(catalog, (*titles, *((about.title, about.subtitle) if about else ()))),
            "first": catalogs[0].language,
            "first_name": cldr.language_name(catalogs[0].language, str(catalog.locale)),
            "elsewhere": sorted(pages[""] - pages[folder]),
            "missing": block(catalog, "missing"),
            "others": [
                {**_called(other), "pages": _counterparts(pages, folder, there)}
                for there, other in folders.items()
                if there != folder
            ],
        }
        for folder, catalog in folders.items()
    }


def _languages(about: About | None, asked: Sequence[str]) -> Sequence[str]:
    return asked or (about.languages if about else (ENGLISH_TAG,))


def _called(catalog: Catalog) -> dict[str, str]:
    return {"language": catalog.language, "direction": catalog.direction, "name": catalog.own_name}


def _messages(catalog: Catalog, own: Iterable[str]) -> dict[str, str]:
    """Return the texts of a language on pages of Markdown, `own` those of the archive, without those as in English."""
    found = {text: catalog.say(text) for text in (*messages_in(catalog, _IN_THEME), *own)}
    return {text: said for text, said in found.items() if said != text}


def _pages(root: Path, folders: Iterable[str], asked: Sequence[str]) -> dict[str, set[str]]:
    """Return the URLs of the pages of Markdown of a project, by the folder of their language."""
    docs = root / DOCS
    own = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    found: dict[str, set[str]] = {"": set(), **{folder: set() for folder in folders}}
    for path in (*own, PRIVATE_PAGE, *(name for name in given_files(root, docs, asked) if name.endswith(".md"))):
        folder, _, rest = path.partition("/")
        place, name = (folder, rest) if rest and folder in found else ("", path)
        found[place].add("" if name == "index.md" else f"{name.removesuffix('.md').removesuffix('/index')}/")
    return found


def _counterparts(pages: Mapping[str, set[str]], here: str, there: str) -> dict[str, str]:
    """Return where the pages in the folder of a language stand in that of another, as far as they do."""
    ways = {folder: f"{folder}/" if folder else "" for folder in (here, there)}
    return {f"{ways[here]}{url}": f"{ways[there]}{url}" for url in sorted(pages[here] & pages[there])}


def about_of(root: Path) -> About | None:
    """Return what the archive of a project says of itself; None where that cannot be read, which is told elsewhere."""
    name = f"{ARCHIVE}/{ABOUT}"
    text, problems = read_text(root / name, name)
    words = read_vocabulary(root)[0] or shipped(CONFLICT)
    about = None if problems else read_record(words, Found("about", name, Stamp(0, 0, 0, 0)), text).value
    return about if isinstance(about, About) else None
