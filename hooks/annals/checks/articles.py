"""Rules on articles as a whole."""

import re
from collections import defaultdict
from collections.abc import Iterator

from annals.checks.common import Rule, at
from annals.facts.index import Index
from annals.facts.shared_text import makers, shared_text
from annals.language.messages import counted, did_you_mean
from annals.model import Archive, Article, Event
from annals.printing import quoted
from annals.problems import Problem, Severity


def files_are_named_for_their_ids(archive: Archive, index: Index) -> Iterator[Problem]:
    """A file is named for its id: `<id>.md`, articles `<year>/<date>-<publisher>-<id>.md`, events `<year>/<id>.md`."""
    for _kind, entry in archive.entries():
        expected = _expected_path(entry)
        if entry.path.endswith(f"/{expected}"):
            continue
        if isinstance(entry, Article) and entry.path.endswith(f"-{entry.publisher}-{entry.id}.md"):
            message = f"{entry.published.date} is not the date in the file's name"
            hint = f"correct the date, or name the file {expected}"
            yield at(archive, entry, ("published", "date"), message, hint)
        else:
            message = f"the file of {quoted(entry.id)} has another name"
            yield at(archive, entry, ("id",), message, f"name it {expected}")


def _expected_path(entry: object) -> str:
    if isinstance(entry, Article):
        lower = entry.published.date.sort_key[0]
        return f"articles/{lower.year:04}/{lower.isoformat()}-{entry.publisher}-{entry.id}.md"
    when = getattr(entry, "when", None)
    year = (
        f"events/{when.sort_key[0].year:04}/"
        if when and when.lower
        else f"events/{when.upper.year:04}/"
        if when
        else ""
    )
    return f"{year}{entry.id}.md"  # type: ignore[attr-defined]


def inferred_dates_give_a_reason(archive: Archive, index: Index) -> Iterator[Problem]:
    """A publication date that was inferred says how."""
    for article in archive.articles.values():
        if article.published.basis == "inferred" and not article.published.reason:
            yield at(archive, article, ("published", "reason"), "is missing", "say how the date was worked out")


def addresses_are_explained(archive: Archive, index: Index) -> Iterator[Problem]:
    """An address says what it gave when opened; an article without one says why."""
    for article in archive.articles.values():
        if article.url and not article.url_status:
            yield at(archive, article, ("url_status",), "is missing", "write unchecked, live, moved or gone")
        if not article.url and not article.url_note:
            yield at(
                archive, article, ("url_note",), "is missing, and so is url", "say what is known about the address"
            )


def articles_are_not_repeated(archive: Archive, index: Index) -> Iterator[Problem]:
    """No two articles share an address or a capture; `www.`, a last slash and `https` make no difference."""
    for field in ("url", "capture"):
        seen: dict[object, Article] = {}
        for article in archive.articles.values():
            value = plain_url(article.url or "") if field == "url" else article.capture.sha256
            if value and (first := seen.setdefault(value, article)) is not article:
                yield at(
                    archive, article, (field,), f"is the one of {first.path} already", "add what is new to that record"
                )


def plain_url(url: str) -> str:
    """Return an address as it is compared: without scheme, `www.`, fragment, last slash and marks of campaigns."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url, flags=re.IGNORECASE).partition("#")[0]
    return re.sub(r"[?&](?:utm_\w+|fbclid|gclid)=[^&]*", "", bare).rstrip("/?&").lower()


def names_stand_with_their_words(archive: Archive, index: Index) -> Iterator[Problem]:
    """Whatever an article is tagged with stands there with the words the article uses."""
    for article in archive.articles.values():
        for field in ("towns", "groups", "sources"):
            for id, words in getattr(article, field).items():
                if not words:
                    message = "is tagged, and no words of the article are given"
                    yield at(archive, article, (field, id), message, "write them in brackets, or remove the line")


def abstracts_are_written(archive: Archive, index: Index) -> Iterator[Problem]:
    """Articles and events have prose in our own words."""
    entries: list[Article | Event] = [*archive.articles.values(), *archive.events.values()]
    for entry in entries:
        if not entry.body:
            yield at(
                archive, entry, (), "has no text below the front matter", "write a short paragraph in your own words"
            )


def spellings_are_known(archive: Archive, index: Index) -> Iterator[Problem]:
    """A place's record lists every spelling that an article uses for it."""
    for article in archive.articles.values():
        for id, spellings in article.towns.items():
            town = archive.places.get(id)
            known = town.known_names if town else spellings
            for place, spelling in enumerate(spellings):
                if town and spelling not in known:
                    near = did_you_mean(spelling, known)
                    hint = f"{near} If not, add" if near else "add"
                    hint += f" it to spellings in {town.path}; or take it off, if it is no name but a description"
                    yield at(
                        archive,
                        article,
                        ("towns", id, place),
                        f"{quoted(spelling)} is no known spelling of {quoted(id)}",
                        hint,
                    )


def what_claims_use_is_named(archive: Archive, index: Index) -> Iterator[Problem]:
    """Sides, places and sources of a claim stand in the article's `groups`, `towns`, `sources` or `credits`."""
    for article in archive.articles.values():
        sources = {article.publisher, *article.sources, *(credit.source for credit in article.credits)}
        for place, claim in enumerate(article.claims):
            used: list[tuple[str, str, set[str]]] = [("chain", id, sources) for id in claim.chain]
            if claim.side in archive.groups:
                used.append(("side", claim.side or "", set(article.groups)))
            if claim.to in archive.places:
                used.append(("to", claim.to or "", set(article.towns)))
            for field, id, named in used:
                if id not in named and (id in archive.sources or field != "chain"):
                    where = {"chain": "sources or credits", "side": "groups", "to": "towns"}[field]
                    yield at(
                        archive,
                        article,
                        ("claims", place, field),
                        f"{quoted(id)} is not in the article's {where}",
                        "add it there with the words the article uses",
                    )


def paragraphs_exist(archive: Archive, index: Index) -> Iterator[Problem]:
    """Claims and credits point at paragraphs that the capture has."""
    for article in archive.articles.values():
        last = article.capture.paragraphs
        hint = f"the capture has paragraphs 1 to {last}"
        for place, claim in enumerate(article.claims):
            if not 1 <= claim.paragraph <= last:
                yield at(
                    archive,
                    article,
                    ("claims", place, "paragraph"),
                    f"{claim.paragraph} is no paragraph of the capture",
                    hint,
                )
        for place, credit in enumerate(article.credits):
            if any(span.last > last for span in credit.paragraphs):
                yield at(archive, article, ("credits", place, "paragraphs"), "points past the capture's end", hint)


def fingerprints_are_complete(archive: Archive, index: Index) -> Iterator[Problem]:
    """A capture has a fingerprint for each of its paragraphs, or none at all."""
    for article in archive.articles.values():
        found, paragraphs = len(article.capture.fingerprints), article.capture.paragraphs
        if found not in (0, paragraphs):
            yield at(
                archive,
                article,
                ("capture", "fingerprints"),
                f"has {counted(found, 'entry', 'entries')} for {counted(paragraphs, 'paragraph')}",
                f"run 'annals verify CAPTURE --record {article.id} --write'",
            )


def shared_text_has_a_maker(archive: Archive, index: Index) -> Iterator[Problem]:
    """Articles that share paragraphs credit a maker in common. This is a note: it stops nothing."""
    for id, others in shared_text(archive).items():
        article = archive.articles[id]
        for other in (archive.articles[each] for each in others if each < id):
            houses = [{index.house(maker) for maker in makers(each)} for each in (article, other)]
            if not houses[0] & houses[1]:
                count = counted(len(others[other.id]), "paragraph stands", "paragraphs stand")
                yield at(
                    archive,
                    article,
                    ("credits",),
                    f"names no maker in common with {other.path}, though {count} in both",
                    "credit whoever made the shared text, in both records, or leave it where nobody knows",
                    Severity.NOTE,
                )


def records_are_named_by_articles(archive: Archive, index: Index) -> Iterator[Problem]:
    """A town, group or source has a record only if an article names it, or a named place lies within it."""
    used = (
        set(index.articles_naming)
        | set(index.articles_by)
        | set(index.articles_crediting)
        | set(index.places_in)
        | {archive.about.region}
    )
    for _kind, entry in archive.entries():
        if (
            entry.id not in used
            and entry.id in {**archive.places, **archive.groups, **archive.sources}
            and not archive.broken
        ):
            yield at(
                archive,
                entry,
                ("id",),
                f"no article names {quoted(entry.id)}",
                "name it in an article, or remove the file",
            )


def claim_ids_are_unique(archive: Archive, index: Index) -> Iterator[Problem]:
    """No two claims of an article share an id."""
    for article in archive.articles.values():
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, claim in enumerate(article.claims):
            places[claim.id].append(place)
        for id, found in places.items():
            for place in found[1:]:
                yield at(
                    archive,
                    article,
                    ("claims", place, "id"),
                    f"{quoted(id)} is used twice",
                    "give each claim its own id, and never use one again",
                )


RULES: tuple[Rule, ...] = (
    files_are_named_for_their_ids, inferred_dates_give_a_reason, addresses_are_explained, articles_are_not_repeated,
    abstracts_are_written, spellings_are_known, what_claims_use_is_named, paragraphs_exist,
    fingerprints_are_complete, shared_text_has_a_maker, names_stand_with_their_words, records_are_named_by_articles,
    claim_ids_are_unique,
)  # fmt: skip
