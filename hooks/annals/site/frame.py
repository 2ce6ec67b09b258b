"""The frame of every page: what the site builder and its theme put around a page's own text.

The builder renders one page, `FRAME_PAGE`, in which marks stand for whatever differs from page to
page. The frame is that page cut at its marks; to fill it is to join strings. So the look stays with
the theme, and no page that is made here is parsed by the builder again.

`@@annals:NAME@@` stands for a text; what stands between `@@annals:if NAME@@` and `@@annals:end@@` is
there on some pages only. `@@annals:say TEXT@@` is a message, which each language of the site has its own text for;
`@@annals:texts PART@@` is where the messages of the scripts of a part stand.
"""

import html
import re
from collections.abc import Container
from dataclasses import dataclass, field, replace

from markupsafe import escape

from annals import sections, urls
from annals.site.elsewhere import Elsewhere
from annals.site.script_texts import block
from annals.site.target import Made, page_path

FRAME_PAGE = "frame/of/all/pages.md"
"""Where the builder finds the page that it renders as the frame, relative to its docs folder."""

FRAME_FILE = "frame/of/all/pages/index.html"
"""Where the builder puts it."""

_ROOT = "../" * FRAME_FILE.count("/")
_MARK = re.compile(r"@@annals:([a-z]+)@@")
_PART = re.compile(r"@@annals:if ([a-z]+)@@(.*?)@@annals:end@@", re.DOTALL)
_SETTING = re.compile(r"@@annals:set ([a-z_]+)=(.*?)@@", re.DOTALL)
_SAID = re.compile(r"@@annals:say (.*?)@@", re.DOTALL)
_TEXTS = re.compile(r"@@annals:texts ([a-z]+)@@")
_PAGE_LINK = re.compile(rf'="{re.escape(_ROOT)}((?:[\w-]+/)*)(?=["#])')
_SCRIPT = re.compile(r"(<script\b.*?</script>)", re.DOTALL)
_BLANK = re.compile(r"\n\s*\n")
_INDENT = re.compile(r"\n[ \t]+")
_ENDED = re.compile(r"</(?:li|d[dt])>(?=\n?<(?:li|d[dt]|/[uod]l)\b)")
"""An end tag that may be left out where it stands."""

_NEEDED = ("title", "description", "canonical", "head", "kind", "contents", "languages", "body")


class FrameError(Exception):
    """The page that the builder rendered is no frame; the argument says what is missing."""


@dataclass(frozen=True)
class Heading:
    """A section of a page: its title as text, and the id of its heading."""

    title: str
    id: str


@dataclass(frozen=True)
class Filling:
    """What a page puts into its frame; `title` and `description` are text, the rest is HTML.

    `kind` names the sort of page for styles, `head` goes into the page's head, `languages` links to the page in other
    languages, and `parts` names the parts of the frame that the page has, such as `copy`.
    """

    title: str
    description: str
    canonical: str
    kind: str
    body: str
    head: str = ""
    contents: str = ""
    languages: str = ""
    parts: frozenset[str] = frozenset()


def without_marks(text: str) -> str:
    """Return a text of the archive that the builder renders into the frame, where nothing in it may be a mark."""
    while "@@" in text:
        text = text.replace("@@", "@")
    return text


def frame_markdown() -> str:
    """Return the text of `FRAME_PAGE`."""
    return """---
title: "@@annals:title@@"
description: "@@annals:description@@"
frame: "yes"
draft: true
---
"""


@dataclass(frozen=True)
class Frame:
    """A rendered frame, and the settings of the builder that pages need: `site_url` and `edit_base`.

    `folder` is where the pages in a language stand that is not the site's first, such as `ar/`; else `""`.
    """

    html: str
    settings: dict[str, str]
    folder: str = ""
    cut: dict[tuple[int, str, str, frozenset[str]], tuple[str, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def from_page(cls, page: str) -> "Frame":
        """Return the frame that a rendered page holds; raise `FrameError` where marks are missing."""
        settings = {name: html.unescape(value) for name, value in _SETTING.findall(page)}
        own = urls.absolute(settings.get("site_url", ""), FRAME_FILE.removesuffix("index.html"))
        page = _SETTING.sub("", page).replace(f'"{own}"', '"@@annals:canonical@@"')
        bare = "".join(_tidied(part) for part in _SCRIPT.split(page))
        missing = [name for name in _NEEDED if f"@@annals:{name}@@" not in bare]
        if missing:
            raise FrameError(f"the theme's frame has no mark for {', '.join(missing)}; see annals/theme/main.html")
        return cls(bare, settings)

    @classmethod
    def bare(cls, base: str) -> "Frame":
        """Return a frame with nothing around a page's own text, of a site at the address `base`."""
        marks = "".join(f"@@annals:{name}@@\n" for name in _NEEDED)
        return cls(marks, {"site_url": base, "edit_base": ""})

    def spoken(self, elsewhere: Elsewhere, only_elsewhere: Container[str] = ()) -> "Frame":
        """Return the frame in a language, of pages below a folder; it links to the pages there.

        `only_elsewhere` holds the URLs of pages that are not there, and are linked where they stand.
        """
        catalog, folder = elsewhere.catalog, elsewhere.folder

        def placed(link: re.Match[str]) -> str:
            return f'="{_ROOT}{"" if link[1] in only_elsewhere else folder}{link[1]}'

        there = elsewhere.told(_PAGE_LINK.sub(placed, self.html), _ROOT) if folder else self.html
        there = _SAID.sub(lambda said: str(escape(catalog.say(html.unescape(said[1])))), there)
        there = _TEXTS.sub(lambda part: block(catalog, part[1]), there)
        marks = {
            "@@annals:language@@": catalog.language,
            "@@annals:direction@@": catalog.direction,
            "@@annals:folder@@": folder,
        }
        for mark, text in marks.items():
            there = there.replace(mark, text)
        return replace(self, html=there, folder=folder, cut={})

    def fill(self, url: str, page: Filling) -> Made:
        """Return the finished page at a URL, in the folder of the frame's language."""
        texts = {
            "title": str(escape(page.title)),
            "description": str(escape(page.description)),
            "canonical": str(escape(page.canonical)),
            "kind": page.kind,
            "head": page.head,
            "body": page.body,
            "contents": page.contents,
            "languages": page.languages,
        }
        pieces = self._pieces(url, page.parts)
        whole = lean("".join(texts[p] if i % 2 else p for i, p in enumerate(pieces)))
        return Made(page_path(f"{self.folder}{url}"), whole.encode)

    def _pieces(self, url: str, parts: frozenset[str]) -> tuple[str, ...]:
        """Return the frame cut at its marks for a page at a URL: text, the name of a mark, text, and so on."""
        section = sections.section_of(url)
        key = (url.count("/"), url if _is_linked(url) else "", section.url if section else "", parts)
        if key not in self.cut:
            self.cut[key] = tuple(_MARK.split(_PART.sub(lambda m: m[2] if m[1] in parts else "", self._at(url))))
        return self.cut[key]

    def _at(self, url: str) -> str:
        """Return the frame with its links as they lead from a URL."""
        root = urls.up(f"{self.folder}{url}")
        there = self.html.replace(f'="{_ROOT}"', f'="{root or "./"}"').replace(f'="{_ROOT}', f'="{root}')
        section = sections.section_of(url)
        if section and section.url != url:
            there = _marked(there, f"{root}{self.folder}{section.url}", "true")
        return _marked(there, f"{root}{self.folder}{url}", "page")


def lean(page: str) -> str:
    """Return HTML without empty lines before tags, and without end tags of items and terms, which the next one ends.

    See https://html.spec.whatwg.org/multipage/syntax.html#optional-tags. They were 3 in 100 of all bytes.
    """
    return _ENDED.sub("", page).replace("\n\n<", "\n<").replace("\n\n<", "\n<")


def _is_linked(url: str) -> bool:
    """Return whether every frame links to a URL; the page that is there is marked in its own frame."""
    return any(section.url == url for section in sections.SECTIONS)


def _tidied(part: str) -> str:
    """Return HTML without blank lines and indents; a script, allowed by its hash, as it is."""
    return part if part.startswith("<script") else _BLANK.sub("\n", _INDENT.sub("\n", part))


def _marked(page: str, link: str, current: str) -> str:
    """Return a page on which the menu's entry with a link is marked as where the reader is."""
    return page.replace(f'<li><a href="{link}">', f'<li><a href="{link}" aria-current="{current}">')
