"""Whether an article may be in the archive already: by its address, its text, or paragraphs it shares."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annals.capture.fingerprints import Text
from annals.facts.addresses import addresses_of
from annals.facts.index import build_index
from annals.facts.shared_text import Prints, Shared, makers, shared_with
from annals.language.messages import counted
from annals.model import Archive, Article
from annals.values.addresses import plain_url
from annals.values.evidence import SHORT


@dataclass(frozen=True)
class Likeness:
    """What a text has in common with archived articles. `warnings` are whole sentences for a person."""

    shared: Shared
    warnings: tuple[str, ...]


def likeness(archive: Archive, text: Text, url: str) -> Likeness:
    """Return what is like a text in the archive."""
    shared = shared_with(archive, build_index(archive), Prints(text.fingerprints, text.sketches))
    return Likeness(shared, (*_same(archive, text, url), *_overlap(archive, text, shared)))


def _same(archive: Archive, text: Text, url: str) -> Iterator[str]:
    for article in archive.articles.values():
        if article.sha256 == text.sha256:
            yield f"{article.path} was written from this same text; {_add(article)}"
        elif url and any(plain_url(known) == plain_url(url) for _loc, known in addresses_of(article)):
            yield f"{article.path} already has this address; {_add(article)}"


def _add(article: Article) -> str:
    return f"'annals new FILE --for {article.id}' adds what is new to that record"


def _overlap(archive: Archive, text: Text, shared: Shared) -> Iterator[str]:
    comparable = sum(each != SHORT for each in text.fingerprints)
    for id, reuse in shared.items():
        article = archive.articles[id]
        found, edited = len(reuse.paragraphs), len(reuse.edited)
        how = ", edited" if edited == found else f", {edited} of them edited" if edited else ""
        are = "is" if found == 1 else "are"
        yield (
            f"{found} of {counted(comparable, 'paragraph')} {are} also in {article.path} "
            f"({archive.name(article.publisher)}){how}; it may be one story under two mastheads"
        )


def likely_makers(archive: Archive, article: Article, paragraphs: Iterable[int]) -> list[str]:
    """Return who may have made paragraphs that an article shares: whoever it credits, else its publisher."""
    wanted = set(paragraphs)
    credited = [
        credit.source
        for credit in article.credits
        if credit.role == "text" and any(wanted & set(range(span.first, span.last + 1)) for span in credit.paragraphs)
    ]
    return credited or sorted(makers(article) - {article.publisher}) or [article.publisher]
