"""Rules on articles as a whole."""

from collections.abc import Iterator

from annals.checks.common import Faults, Rules, at, one_of, removal_hint
from annals.checks.known import Known
from annals.facts.facts import Facts
from annals.facts.shared_text import makers
from annals.language.messages import counted, did_you_mean
from annals.model import Archive, Article, Claim, Entry, Event, kind_of
from annals.printing import quoted
from annals.problems import Fault, Problem, Severity
from annals.values.addresses import plain_url
from annals.values.edtf import Precision, Shape


def files_are_named_for_their_ids(entry: Entry) -> Faults:
    """A file is named for its id: `<id>.md`, articles `<year>/<date>-<publisher>-<id>.md`, events `<year>/<id>.md`."""
    expected = kind_of(entry).path(entry)
    if entry.path.endswith(f"/{expected}") or not _can_name_a_file(entry):
        return
    if isinstance(entry, Article) and entry.path.endswith(f"-{entry.publisher}-{entry.id}.md"):
        message = f"{entry.published.date} is not the date in the file's name"
        yield Fault(("published", "date"), message, f"correct the date, or name the file {expected}")
    else:
        yield Fault(("id",), f"the file of {quoted(entry.id)} has another name", f"name it {expected}")


def _can_name_a_file(entry: Entry) -> bool:
    """Return whether the date of an article or event can name its file; where not, the rule on dates says why."""
    if isinstance(entry, Article):
        return entry.published.date.lower is not None and entry.published.date.precision is not Precision.UNKNOWN
    return not isinstance(entry, Event) or entry.when.precision is not Precision.UNKNOWN


def inferred_dates_give_a_reason(article: Article) -> Faults:
    """A publication date that was inferred says how."""
    if article.published.basis == "inferred" and not article.published.reason:
        yield Fault(("published", "reason"), "is missing", "say how the date was worked out")


def articles_come_out_on_one_day(article: Article) -> Faults:
    """An article comes out on one day, which may be one of several: `[2015-08-06..2015-08-07]`, no interval."""
    if article.published.date.shape is Shape.INTERVAL:
        hint = f"write one of several days: '{one_of(article.published.date)}'"
        yield Fault(("published", "date"), f"{article.published.date} is a stretch of time", hint)


def uncredited_makers_have_a_reference(article: Article) -> Faults:
    """A text whose maker the article does not name has a reference where that can be seen."""
    for i, credit in enumerate(article.credits):
        if not credit.credited and not credit.references:
            hint = "say where the same text can be read: what it cites, and its url; otherwise leave the credit out"
            yield Fault(("credits", i, "references"), "is missing", hint)


def addresses_are_explained(article: Article) -> Faults:
    """An address says what it gave when opened; an article without one says why."""
    if article.url and not article.url_status:
        yield Fault(("url_status",), "is missing", "write unchecked, live, moved or gone")
    if not article.url and not article.url_note:
        yield Fault(("url_note",), "is missing, and so is url", "say what is known about the address")


def articles_are_not_repeated(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No two articles share an address or a capture; `www.`, a last slash and `https` make no difference."""
    for field in ("url", "capture"):
        seen: dict[object, Article] = {}
        for article in archive.articles.values():
            value = plain_url(article.url or "") if field == "url" else article.capture.sha256
            if value and (first := seen.setdefault(value, article)) is not article:
                message = f"is the one of {first.path} already"
                yield at(archive, article, (field,), message, "add what is new to that record")


def names_stand_with_their_words(article: Article) -> Faults:
    """Whatever an article is tagged with stands there with the words the article uses."""
    for field, named in article.blocks.items():
        for id, words in named.items():
            if not words:
                message = "is tagged, and no words of the article are given"
                yield Fault((field, id), message, "write them in brackets, or remove the line")


def abstracts_are_written(record: Article | Event) -> Faults:
    """Articles and events have prose in our own words."""
    if not record.body:
        message = "has no text below the front matter"
        yield Fault((), message, "write a short paragraph in your own words")


def spellings_are_known(article: Article, known: Known) -> Faults:
    """A place's record lists every spelling that an article uses for it."""
    for id, spellings in article.towns.items():
        place = known.places.get(id)
        names = place.known_names if place else spellings
        for i, spelling in enumerate(spellings):
            if place and spelling not in names:
                near = did_you_mean(spelling, names)
                hint = f"{near} If not, add" if near else "add"
                hint += f" it to spellings in {place.path}; or take it off, if it is no name but a description"
                yield Fault(("towns", id, i), f"{quoted(spelling)} is no known spelling of {quoted(id)}", hint)


def what_claims_use_is_named(article: Article, known: Known) -> Faults:
    """Sides, places and sources of a claim stand in the article's `groups`, `towns`, `sources` or `credits`."""
    sources = {article.publisher, *article.sources, *(credit.source for credit in article.credits)}
    for i, claim in enumerate(article.claims):
        for field, id, where in _not_named(article, claim, sources, known):
            message = f"{quoted(id)} is not in the article's {where}"
            yield Fault(("claims", i, field), message, "add it there with the words the article uses")


def _not_named(article: Article, claim: Claim, sources: set[str], known: Known) -> Iterator[tuple[str, str, str]]:
    """Yield the fields of a claim that name what its article does not, with the id, and where it should stand."""
    for id in claim.jointly:
        if id not in sources and id in known.sources:
            yield "jointly", id, "sources or credits"
    for id in claim.chain:
        if id not in sources and id in known.sources:
            yield "chain", id, "sources or credits"
    if claim.side and claim.side not in article.groups and claim.side in known.groups:
        yield "side", claim.side, "groups"
    if claim.to and claim.to not in article.towns and claim.to in known.places:
        yield "to", claim.to, "towns"


def paragraphs_exist(article: Article) -> Faults:
    """Claims and credits point at paragraphs that the capture has."""
    last = article.capture.paragraphs
    hint = f"the capture has paragraphs 1 to {last}"
    for i, claim in enumerate(article.claims):
        if not 1 <= claim.paragraph <= last:
            yield Fault(("claims", i, "paragraph"), f"{claim.paragraph} is no paragraph of the capture", hint)
    for i, credit in enumerate(article.credits):
        if any(span.last > last for span in credit.paragraphs):
            yield Fault(("credits", i, "paragraphs"), "points past the capture's end", hint)


def fingerprints_are_complete(article: Article) -> Faults:
    """A capture has a fingerprint for each of its paragraphs, or none at all, and a sketch for each or none."""
    capture = article.capture
    for field, made in (("fingerprints", capture.fingerprints), ("sketches", capture.sketches)):
        if len(made) not in (0, capture.paragraphs):
            message = f"has {counted(len(made), 'entry', 'entries')} for {counted(capture.paragraphs, 'paragraph')}"
            hint = f"run 'annals verify CAPTURE --record {article.id} --write'"
            yield Fault(("capture", field), message, hint)


def shared_text_has_a_maker(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """Articles that share paragraphs credit a maker in common. This is a note: it stops nothing."""
    for id, others in facts.all_shared_text.items():
        article = archive.articles[id]
        houses = {facts.index.owner(maker) for maker in makers(article)}
        for other in (archive.articles[each] for each in others if each < id):
            if houses.isdisjoint(facts.index.owner(maker) for maker in makers(other)):
                count = counted(len(others[other.id].paragraphs), "paragraph stands", "paragraphs stand")
                edited = ", some of them edited" if others[other.id].edited else ""
                message = f"names no maker in common with {other.path}, though {count} in both{edited}"
                hint = "credit whoever made the shared text, in both records, or leave it where nobody knows"
                yield at(archive, article, ("credits",), message, hint, Severity.NOTE)


def records_are_named_by_articles(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """A town, group or source has a record only if an article names it, or a named place lies within it."""
    if archive.broken:
        return
    index = facts.index
    used = (index.articles_naming, index.articles_by, index.articles_crediting, index.places_in)
    for record in (*archive.places.values(), *archive.groups.values(), *archive.sources.values()):
        if record.id != archive.about.region and not any(record.id in each for each in used):
            message = f"no article names {quoted(record.id)}"
            yield at(archive, record, ("id",), message, f"name it in an article, or {removal_hint(archive, record.id)}")


def claim_ids_are_unique(article: Article) -> Faults:
    """No two claims of an article share an id."""
    seen: set[str] = set()
    for i, claim in enumerate(article.claims):
        if claim.id in seen:
            hint = "give each claim its own id, and never use one again"
            yield Fault(("claims", i, "id"), f"{quoted(claim.id)} is used twice", hint)
        seen.add(claim.id)


RULES = Rules(
    of_entries=(files_are_named_for_their_ids,),
    of_articles=(
        inferred_dates_give_a_reason, articles_come_out_on_one_day, uncredited_makers_have_a_reference,
        addresses_are_explained, abstracts_are_written, paragraphs_exist,
        fingerprints_are_complete, names_stand_with_their_words, claim_ids_are_unique,
    ),
    of_events=(abstracts_are_written,),
    of_articles_and_names=(spellings_are_known, what_claims_use_is_named),
    between=(articles_are_not_repeated, shared_text_has_a_maker, records_are_named_by_articles),
)  # fmt: skip
