"""Rules on the names in a byline."""

from annals.checks.common import Faults, Rules
from annals.checks.known import Known
from annals.citations import bylines
from annals.model import Article, Author
from annals.model.author import text_of
from annals.printing import quoted
from annals.problems import Fault, Severity


def authors_are_whole(article: Article) -> Faults:
    """An author who is written in parts has a family name, or one `name` alone."""
    for i, author in enumerate(article.authors):
        if isinstance(author, Author) and not (author.name or author.family):
            yield Fault(("authors", i, "family"), "is missing", "write the family name, or one name that stays whole")
        elif isinstance(author, Author) and author.name and (author.family or author.given or author.suffix):
            hint = "leave it out beside the parts, or keep it alone"
            yield Fault(("authors", i, "name"), "stands beside parts of another name", hint)


def bylines_can_be_cited(article: Article, known: Known) -> Faults:
    """A name in the byline tells its family name; where no rule can know it, this is a warning.

    The record says it with a name in parts.
    """
    for i, author in enumerate(article.authors):
        if doubt := bylines.read(known.source_named, author).doubt:
            hint = "if that is wrong, write {family: …, given: …}, one for each, or {name: …} of what is no person"
            yield Fault(("authors", i), f"{quoted(text_of(author))} {doubt}", hint, Severity.WARNING)


RULES = Rules(of_articles=(authors_are_whole,), of_articles_and_names=(bylines_can_be_cited,))
