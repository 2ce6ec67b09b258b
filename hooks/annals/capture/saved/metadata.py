"""What a page says of itself: its authors and its language, each with where it was read."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from annals.capture.saved.bylines import Byline, is_agency, is_byline, read_byline
from annals.capture.saved.found import Found, Note, meta
from annals.capture.saved.linked_data import LinkedData, text_of
from annals.capture.saved.page_lines import Line, is_beside
from annals.capture.saved.saved_from import clean_url, host_of
from annals.capture.saved.sites import Sites, is_site
from annals.language import arabic
from annals.language.words import words

__all__ = ["Found", "Note", "authors", "clean_url", "host_of", "language", "language_of"]

_LANGUAGES = (
    "/html/@lang | //meta[@property='og:locale']/@content"
    " | //meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content"
)
_LATIN = re.compile(r"[A-Za-z]")
_PERSIAN = re.compile(r"[پچژگیک]")
_ENGLISH = frozenset(["the", "of", "and", "in", "to", "was", "were", "that", "with", "by", "from", "for", "on"])
_IN_ARABIC = frozenset(
    ["ar", "fa", "ur", "ckb", "ku", "ps", "ug", "sd", "az", "arz", "ajp", "apc", "acm", "arb", "prs"]
)
"""Languages that are written in Arabic letters, some of them in others too."""

_BYLINE = re.compile(r"\b(?:by-?line|author(?:s|-name|_name)?|writer|contributors?|كاتب)\b", re.IGNORECASE)
_ORGANIZATION = re.compile(r"Organization|Corporation|WebSite")
_PLAIN_NAME = re.compile(r"[^\W\d_][^\d@/:|<>]{1,60}")


def authors(
    tree: Any, linked: LinkedData, beside: Sequence[Line], blocks: Sequence[str], sites: Sites
) -> tuple[tuple[Found, ...], list[Note]]:
    """Return the people in the byline, and what else it credits.

    A printed byline goes before the page's data where it names all of those and more, and where the data name nobody.
    `beside` are the lines between headline and text, `sites` the names of the site, which is nobody.
    """
    said, said_others = _described(tree, linked, sites)
    printed, others = _printed(tree, beside, blocks, sites)
    spoken = {word for found in printed for word in words(found.value)}
    whole = all(word in spoken for found in said for word in words(found.value))
    chosen = printed if printed and whole else said or printed
    agencies = list(dict.fromkeys(name for name in (*others, *said_others) if is_agency(name)))
    told = ", ".join(agencies)
    notes = (
        [Note("authors", f"the byline also names {told}; write under credits what they made, or delete this line")]
        if told
        else []
    )
    return tuple({each.value: each for each in chosen}.values()), notes


def _described(tree: Any, linked: LinkedData, sites: Sites) -> tuple[list[Found], list[str]]:
    """Return the people and the others that a page's data name as authors."""
    given = linked.article.get("author") or linked.article.get("creator") or []
    bylines = [_person(each, linked, sites) for each in _listed(given)]
    found = [Found(name, "JSON-LD author") for byline in bylines for name in byline.names]
    others = [name for byline in bylines for name in byline.others]
    if found:
        return found, others
    for each in meta(
        tree, "author", "article:author", "dc.creator", "DC.creator", "parsely-author", "sailthru.author", "byl"
    ):
        byline = read_byline(text_of(each.value), sites)
        found += [Found(name, each.origin) for name in byline.names]
        others += byline.others
    return found, others


def _listed(given: object) -> list[object]:
    if isinstance(given, dict) and "@list" in given:
        return _listed(given["@list"])
    return given if isinstance(given, list) else [given]


def _person(given: object, linked: LinkedData, sites: Sites) -> Byline:
    """Return whom an author of JSON-LD is: a name, a person, or what leads to the item of one."""
    if isinstance(given, dict) and "name" not in given and isinstance(given.get("@id"), str):
        given = linked.named.get(given["@id"], given)
    if not isinstance(given, dict):
        return _names([text_of(given)], sites, person=False)
    name = given.get("name")
    texts = [text_of(each) for each in (name if isinstance(name, list) else [name])]
    if _ORGANIZATION.search(str(given.get("@type", ""))):
        return Byline(others=tuple(filter(None, texts)))
    return _names(texts, sites, person="Person" in str(given.get("@type", "")))


def _names(texts: Sequence[str], sites: Sites, *, person: bool) -> Byline:
    read = [read_byline(text, sites) for text in texts]
    names = tuple(
        name
        for text, each in zip(texts, read, strict=True)
        for name in (
            each.names
            or (
                [text]
                if person and not each.others and _PLAIN_NAME.fullmatch(text) and not is_site(text, sites)
                else []
            )
        )
    )
    return Byline(names, tuple(other for each in read for other in each.others))


def _printed(tree: Any, beside: Sequence[Line], blocks: Sequence[str], sites: Sites) -> tuple[list[Found], list[str]]:
    """Return the people and the others that a byline on the page names."""
    lines = [*(Found(line.text, "the byline beside the headline") for line in beside if is_byline(line.text))]
    lines += [Found(text, f"paragraph {number}") for number, text in bylines_of(blocks)]
    lines += [Found(text, "the byline on the page") for text in _marked(tree, beside)]
    bylines = [(read_byline(each.value, sites), each.origin) for each in lines]
    found = [Found(name, origin) for byline, origin in bylines for name in byline.names]
    first = found[0].origin if found else ""
    return [each for each in found if each.origin == first], [
        name for byline, _origin in bylines for name in byline.others
    ]


def _marked(tree: Any, beside: Sequence[Line]) -> Iterator[str]:
    """Yield what a page marks as its author, near the headline or in the form of microdata."""
    for element in tree.xpath("//*[@rel='author' or @itemprop='author']"):
        if not is_beside(element):
            yield " ".join(" ".join(element.itertext()).split())
    for line in beside:
        for outer in (line.element, *line.element.iterancestors()):
            if _BYLINE.search(outer.get("class", "")):
                yield line.text
                break


def bylines_of(blocks: Sequence[str], first: int = 8) -> Iterator[tuple[int, str]]:
    """Yield the bylines at the beginning of a text, each with the number of its paragraph."""
    for number, block in enumerate(blocks[:first], 1):
        for line in block.split("\n"):
            if is_byline(line.strip()):
                yield number, line.strip()


def language(tree: Any, text: str) -> tuple[Found | None, list[Note]]:
    """Return the language of a page: as it says, unless the letters of its text are those of another."""
    given = (re.match(r"[a-z]{2,3}(?![a-z])", value.strip().lower()) for value in tree.xpath(_LANGUAGES))
    said = next((match[0] for match in given if match), "")
    shown = language_of(text)
    in_arabic = _is_arabic(text)
    if not said:
        return shown, []
    if (
        (in_arabic and said not in _IN_ARABIC)
        or (not in_arabic and said in ("ar", "fa", "ur"))
        or (shown and shown.value == "en" != said)
    ):
        note = Note(
            "language",
            f"the page says that it is in {said!r}, but its letters or words are of another; check which it is",
        )
        return shown, [] if shown else [note]
    return Found(said, "the page's lang"), []


def _is_arabic(text: str) -> bool:
    return len(arabic.CHARACTER.findall(text)) > len(_LATIN.findall(text))


def language_of(text: str) -> Found | None:
    """Return the language that a text's letters and commonest words show, if they do."""
    if _is_arabic(text):
        return None if len(_PERSIAN.findall(text)) * 25 > len(text) else Found("ar", "the letters of the text")
    every = words(text)
    if sum(word in _ENGLISH for word in every) * 10 > len(every):
        return Found("en", "the words of the text")
    return None
