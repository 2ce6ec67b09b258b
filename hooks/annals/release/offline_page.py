"""A page of the site as it reads from a folder, opened by a double click: without a server no folder gives its page.

So links lead to the files themselves. A browser loads no module from a folder, so a script runs as a classic one where
it can, and else goes, and the page says so.
"""

import re
from functools import cache
from posixpath import dirname, join, normpath
from typing import Any

from jinja2 import Environment, PackageLoader

from annals import urls
from annals.language.catalog import ENGLISH, ENGLISH_TAG
from annals.records.catalogs import shipped_catalog
from annals.site.scripts.modules import read_module
from annals.site.templating import outside

INDEX = "index.html"
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_LINK = re.compile(r"""(?<=\s)(href|action|src)=(?:"([^"]*)"|'([^'"]*)'|([^\s"'>]+))""")
_MOVED = re.compile(r"""(?<=content="0; url=)([^"]*)""")
_SCRIPT = re.compile(r"""<script (?:type="module"|defer) src="([^"]*)"(?: integrity="[^"]*")?></script>""")
_BY_HASH = re.compile(r"script-src 'sha256-[^']*';")
_SEARCH_BOX = re.compile(r"""<form [^>]*action="[^"]*\bsearch/"[^>]*>.*?</form>\s*""", re.DOTALL)
_SECTIONS = re.compile(r"""<nav aria-label="Site">\s*<ul>""")
_NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_HEAD = re.compile(r"<article [^>]*>.*?</header>", re.DOTALL)
_PERMALINK = re.compile(r"""class="[^"]*\ban-perma\b[^"]*" href="#|href="#[^>]*class="[^"]*\ban-perma\b""")
_LANGUAGE = re.compile(r"""<html[^>]*\blang="([^"]*)\"""")
_CANONICAL = re.compile(r"""<link rel="canonical" href="([^"]*)">""")
_ASKS_A_SERVER = re.compile(rb"\bfetch\(")


def classic(path: str, text: bytes) -> bytes | None:
    """Return a module of the site as a script that runs from a folder too; None where it needs what a server gives."""
    module = read_module(path, text)
    if module.imports or module.exports or module.on_use or module.own_address or _ASKS_A_SERVER.search(text):
        return None
    return b'(() => {"use strict";\n' + text + b"\n})();\n"


def offline_page(path: str, html: str, scripts: frozenset[str]) -> str:
    """Return the HTML of the page at a path in the site for the copy, in which only `scripts` run."""
    up = "../" * path.count("/")
    lost = any(_inside(path, found) not in scripts for found in _SCRIPT.findall(html))
    # a browser checks no sum of a script in a folder, and it is another one, so it may run as a file of the copy
    found = _BY_HASH.sub("script-src 'self';", _SEARCH_BOX.sub("", html), count=1)
    found = _SECTIONS.sub(lambda nav: f"{nav[0]}\n{_words(html).names(up)}", found, count=1)
    found = _TAG.sub(lambda tag: _tag(tag[0]), _SCRIPT.sub(lambda tag: _script(path, tag, scripts), found))
    return _told(path, found) if lost else found


def link(address: str) -> str:
    """Return a link of a page with the file that it leads to: `../a/` is `../a/index.html`.

    A link to another place, or to somewhere on the same page, stays as it is.
    """
    path, mark, rest = _parted(address)
    if not path or ":" in path.partition("/")[0] or path.startswith("/"):
        return address
    is_folder = path.endswith("/") or path.rpartition("/")[2] in (".", "..")
    return f"{path.removesuffix('/')}/{INDEX}{mark}{rest}" if is_folder else address


def _parted(address: str) -> tuple[str, str, str]:
    """Return the path of a link, the mark at which it ends, and what follows."""
    mark = next((char for char in address if char in "?#"), "")
    path, _mark, rest = address.partition(mark) if mark else (address, "", "")
    return path, mark, rest


def _tag(tag: str) -> str:
    if _PERMALINK.search(tag):  # what it would copy as an address is the folder of whoever reads
        return tag.replace('href="#', f'href="{INDEX}#')
    tag = _LINK.sub(lambda found: f'{found[1]}="{link(found[2] or found[3] or found[4] or "")}"', tag)
    return _MOVED.sub(lambda found: link(found[1]), tag)


def _script(path: str, tag: re.Match[str], scripts: frozenset[str]) -> str:
    return f'<script defer src="{tag[1]}"></script>' if _inside(path, tag[1]) in scripts else ""


def _inside(path: str, address: str) -> str:
    """Return the file of the site that a page at `path` means by an address."""
    return normpath(join(dirname(path), address))


def _told(path: str, html: str) -> str:
    """Return a page with a word on what does not work in the copy, and where it does."""
    canonical = _CANONICAL.search(html)
    note = str(_words(html).note(path == f"{urls.SEARCH}{INDEX}", canonical[1] if canonical else ""))
    return _HEAD.sub(lambda head: f"{head[0]}\n{note}", _NO_SCRIPT.sub("", html), count=1)


def _words(html: str) -> Any:
    """Return what the template of these words defines, in the language of a page."""
    language = _LANGUAGE.search(html)
    return _words_in(language[1] if language else ENGLISH_TAG)


@cache
def _words_in(language: str) -> Any:
    catalog = shipped_catalog(language) or ENGLISH
    environment = Environment(loader=PackageLoader("annals.site"), autoescape=True, trim_blocks=True)
    environment.globals |= {"urls": urls, "say": catalog.html, "outside": outside}
    return environment.get_template("offline.jinja").module
