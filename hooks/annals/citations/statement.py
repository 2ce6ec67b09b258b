"""The citation of one statement: whose word it is, the article with its paragraph, and its address in this archive."""

from collections.abc import Callable

from annals.language import date_format
from annals.model import Archive, Article, Claim
from annals.values.edtf import Edtf

_SAID = "{said}, by the account of {origin}"
_CARRIED = "{said}, by the account of {origin} through {carriers}"
_PROBABLY_CARRIED = "{said}, by the account of {origin}, probably through {carriers}"
_WHERE = "“{title}”, {publisher}, {day}, paragraph {paragraph}"
_UNDATED = "“{title}”, {publisher}, undated, paragraph {paragraph}"
_HERE = "{archive}, record {id}, version {version}, statement {claim}, {address}"
_UNVERSIONED = "{archive}, record {id}, statement {claim}, {address}"
_WHOLE = "{said}: {where}; {here}."


def statement_cited(
    archive: Archive,
    article: Article,
    claim: Claim,
    said: str,
    own: str,
    version: int = 0,
    name: Callable[[str], str] | None = None,
) -> str:
    """Return the citation of a claim as text; `said` is what it says in words.

    `own` is the whole address of the record's version, `version` its number, or 0 where it has none; `name` gives
    what a record is called where that is not what it is called now.
    """
    name = name or archive.name
    here = (_HERE if version else _UNVERSIONED).format(
        archive=archive.about.title, id=article.id, version=version, claim=claim.id, address=f"{own}#{claim.id}"
    )
    return _WHOLE.format(said=_said(name, claim, said), where=_where(name, article, claim), here=here)


def _said(name: Callable[[str], str], claim: Claim, said: str) -> str:
    """Return a statement with whose word it is; that of the publisher alone is told by naming the article."""
    if len(claim.chain) == 1 and not claim.jointly:
        return said
    carriers = claim.chain[1:-1]
    probably = not set(carriers).isdisjoint(claim.inferred)
    pattern = (_PROBABLY_CARRIED if probably else _CARRIED) if carriers else _SAID
    origin = " and ".join(map(name, (claim.origin, *claim.jointly)))
    return pattern.format(said=said, origin=origin, carriers=" and ".join(map(name, carriers)))


def _where(name: Callable[[str], str], article: Article, claim: Claim) -> str:
    day: Edtf = article.published.date
    return (_UNDATED if article.published.undated else _WHERE).format(
        title=article.title,
        publisher=name(article.publisher),
        day=date_format.words(day),
        paragraph=claim.paragraph,
    )
