"""The site in one language: its texts, where its pages stand, and the frame of these.

The pages of the site's first language stand at its root, those of another in a folder of its tag: `ar/towns/mahin/`. A
page has the same URL in every language; what is no page, such as a table, stands once, at the root.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annals import urls
from annals.language.catalog import Catalog
from annals.site.elsewhere import Elsewhere
from annals.site.frame import Frame
from annals.site.target import PAGE, is_page

_VERSION = re.compile(r"/v\d+/$")


@dataclass(frozen=True)
class Edition:
    """The site in a language: its texts, its folder, `""` for the first and else such as `ar/`, and its frame.

    `missing` holds the URLs of pages that it has not, `elsewhere` what links to such pages say.
    """

    catalog: Catalog
    folder: str
    frame: Frame
    elsewhere: Elsewhere
    missing: Collection[str] = ()

    def place(self, url: str) -> str:
        """Return where a URL of the site stands in this language, from the site's root."""
        path = url.partition("#")[0]
        leads_to_a_page = not path or path.endswith("/")
        return f"{self.folder}{url}" if leads_to_a_page and self.has(path) else url

    def has(self, url: str) -> bool:
        """Return whether there is a page of a URL in this language: of versions, and of the codebook, there is one."""
        return not self.folder or not (url == urls.CODEBOOK or url in self.missing or _VERSION.search(url))


def untranslated_pages(catalogs: Sequence[Catalog], written: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the URLs of the pages that somebody wrote and that a language has not, by the language.

    `written` are the files of the site that no maker makes; a page in another language is in its folder.
    """
    pages = {path.removesuffix(PAGE) for path in written if is_page(path)}
    others = [f"{catalog.language}/" for catalog in catalogs[1:]]
    first = {url for url in pages if not url.startswith(tuple(others))}
    return {folder.rstrip("/"): frozenset(url for url in first if f"{folder}{url}" not in pages) for folder in others}


def editions(catalogs: Sequence[Catalog], frame: Frame, missing: Mapping[str, Collection[str]]) -> tuple[Edition, ...]:
    """Return the site in each of its languages, the first at its root; `missing` names pages by the language."""
    found = []
    for number, catalog in enumerate(catalogs):
        folder = f"{catalog.language}/" if number else ""
        gone = missing.get(catalog.language, ())
        elsewhere = Elsewhere(catalog, folder, catalogs[0].language)
        found.append(Edition(catalog, folder, frame.spoken(elsewhere, gone), elsewhere, gone))
    return tuple(found)
