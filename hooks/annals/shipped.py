"""The files that come with the program beside its code, wherever it is installed: the folders that hold them."""

from pathlib import Path

_PACKAGE = Path(__file__).parent

THEME = _PACKAGE / "theme"
"""The templates of every page: head, header, footer, the page for what is not there."""

ASSETS = _PACKAGE / "assets"
"""Styles, scripts and icons, which a site has below `assets/`."""

SCHEMA = _PACKAGE / "schema"
"""The schemas of records, which a site has below `schema/`."""

PAGES = _PACKAGE / "pages"
"""The pages that are the same for every archive, as Markdown; a page of that name in `docs/` stands in their place."""

LOCALE = _PACKAGE / "locale"
"""The texts of pages in languages other than English, a file of gettext's format PO for each."""

CITEPROC = _PACKAGE / "citeproc"
"""citeproc-js and the citation styles; each under its own licence."""

STARTERS = _PACKAGE / "starters"
"""What `annals init` copies: a folder for every archive, and one for each vocabulary."""
