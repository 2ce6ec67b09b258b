"""Rules on articles as a whole."""

from collections.abc import Collection, Iterator

from annals.checks.common import Faults, Rules, at, one_of, removal_hint, repeated
from annals.checks.known import Known
from annals.facts.addresses import addresses_of
from annals.facts.facts import Facts
from annals.facts.shared_text import makers
from annals.language.messages import counted, did_you_mean
from annals.language.transliteration import Nearest
from annals.model import Archive, Article, Claim, Entry, Event, kind_of
from annals.model.claim import side_of
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
        return entry.published.undated or entry.published.date.lower is not None
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
    """An article says where it can be read: at an address, in print, where a copy is held, or why none of these."""
    if not (article.url or article.url_note or article.printed or article.held):
        hint = "write the address; without one, where it was printed, who holds a copy (held), or why none is known"
        yield Fault(("url",), "is missing", f"{hint} (url_note)")


_ONE_RECORD = "keep one record, and add to it what is new here"


def articles_are_not_repeated(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No two articles share an address, that of a copy, or a capture.

    Addresses of one page are the same: `https`, `www.`, `m.`, `/amp`, a last slash, what stands behind `#`, what counts
    readers, and a web archive around it make no difference. What else stands behind a question mark does.
    """
    seen: dict[str, Article] = {}
    for article in archive.articles.values():
        for loc, url in addresses_of(article):
            if (first := seen.setdefault(plain_url(url), article)) is not article:
                yield at(archive, article, loc, f"is already that of {first.path}", _ONE_RECORD)
                break
    seen = {}
    for article in archive.articles.values():
        if article.sha256 and (first := seen.setdefault(article.sha256, article)) is not article:
            yield at(archive, article, ("capture",), f"is already that of {first.path}", _ONE_RECORD)


def names_stand_with_their_words(article: Article) -> Faults:
    """Whatever an article with statements is tagged with stands there with the words the article uses."""
    if not article.claims:
        return
    for field, named in article.blocks.items():
        for id, words in named.items():
            if not words:
                message = "is listed without the words of the article"
                yield Fault((field, id), message, "write them in brackets, as [al-Qaryatain], or remove the line")


def abstracts_are_written(record: Article | Event) -> Faults:
    """Articles and events have prose in our own words."""
    return prose_is_missing(record.body)


def prose_is_missing(body: str) -> Faults:
    """Yield the fault of a text below the front matter that is not there."""
    if not body:
        message = "has no text below the front matter"
        yield Fault((), message, "write a short paragraph in your own words")


def spellings_are_known(article: Article, known: Known) -> Faults:
    """A spelling of a place is known: from its record, a registered article, or, of a governorate, from its name.

    Case, marks, hyphens and the article `al-` make no difference. This is a warning: what an article does print so
    is known once that article is registered.
    """
    for id, spellings in article.towns.items():
        for i, spelling in enumerate(spellings):
            if id in known.places and not known.spellings.is_known(id, spelling):
                message = f"{quoted(spelling)} is not a known spelling of {quoted(id)}"
                yield Fault(("towns", id, i), message, _of_unknown(id, spelling, known), Severity.WARNING)


def _of_unknown(id: str, spelling: str, known: Known) -> str:
    """Return what to do about an unknown spelling of a place: look at it again, or nothing."""
    others = [other for other in known.spellings.owners(spelling) if other in known.places]
    near = Nearest(known.spellings.known(id)).to(spelling)
    leave = "f the article prints it so, leave it; if it is a description and not a name, take it off"
    if others:
        return f"it is one of {' and '.join(map(quoted, others))}; i{leave}"
    return f"did you mean {' or '.join(map(quoted, near))}? I{leave}" if near else f"i{leave}"


def what_claims_use_is_named(article: Article, known: Known) -> Faults:
    """Sides, places and sources of a statement stand in the article's `groups`, `towns`, `sources` or `credits`."""
    sources = {article.publisher, *article.sources, *(credit.source for credit in article.credits)}
    for i, claim in enumerate(article.claims):
        for field, id, where in _not_named(article, claim, sources, known):
            message = f"{quoted(id)} is not in the article's {where}"
            yield Fault(("claims", i, field), message, "add it there with the words the article uses")


def _not_named(article: Article, claim: Claim, sources: set[str], known: Known) -> Iterator[tuple[str, str, str]]:
    """Yield the fields of a claim that name what its article does not, with the id, and where it should stand."""
    for field, ids in (("jointly", claim.jointly), ("chain", claim.chain)):
        for id in ids:
            if _is_left_out(id, sources, known.sources):
                yield field, id, "sources or credits"
    if claim.side and not side_of(claim.side) and _is_left_out(claim.side, article.groups, known.groups):
        yield "side", claim.side, "groups"
    if claim.to and _is_left_out(claim.to, article.towns, known.places):
        yield "to", claim.to, "towns"


def _is_left_out(id: str, named: Collection[str], known: Collection[str]) -> bool:
    """Return whether an article does not name an id; one of no record may be a slip of the pen for one it names."""
    return id not in named and (id in known or not did_you_mean(id, named))


def paragraphs_exist(article: Article) -> Faults:
    """Statements and credits point at paragraphs that the capture has, where there is one."""
    if article.capture is None:
        return
    last = article.capture.paragraphs
    hint = f"write one of 1 to {last}"
    for i, claim in enumerate(article.claims):
        if not 1 <= claim.paragraph <= last:
            yield Fault(("claims", i, "paragraph"), f"{claim.paragraph} is not a paragraph of the capture", hint)
    for i, credit in enumerate(article.credits):
        if any(span.last > last for span in credit.paragraphs):
            yield Fault(("credits", i, "paragraphs"), "point past the end of the capture", hint)


def fingerprints_are_complete(article: Article) -> Faults:
    """A capture has a fingerprint for each of its paragraphs, or none at all, and a sketch for each or none."""
    capture = article.capture
    if capture is None:
        return
    for field, made in (("fingerprints", capture.fingerprints), ("sketches", capture.sketches)):
        if len(made) not in (0, capture.paragraphs):
            message = f"has {counted(len(made), 'entry', 'entries')} for {counted(capture.paragraphs, 'paragraph')}"
            hint = f"run 'annals verify CAPTURE --record {article.id} --write'"
            yield Fault(("capture", field), message, hint)


def shared_text_has_a_maker(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """Articles that share paragraphs credit a maker in common, or the later one's `note` says what is known of it.

    This is a note: it stops nothing.
    """
    for id, others in facts.all_shared_text.items():
        article = archive.articles[id]
        if article.note:
            continue
        houses = {facts.index.owner(maker) for maker in makers(article)}
        for other in (archive.articles[each] for each in others if each < id):
            if houses.isdisjoint(facts.index.owner(maker) for maker in makers(other)):
                count = counted(len(others[other.id].paragraphs), "paragraph stands", "paragraphs stand")
                edited = ", some of them edited" if others[other.id].edited else ""
                message = f"name no maker in common with {other.path}, though {count} in both{edited}"
                hint = "credit whoever made the shared text, in both records; where nobody knows, say so in note"
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
            yield at(archive, record, ("id",), message, "name it in an article, or " + removal_hint(archive, record.id))


def articles_name_each_event_once(article: Article) -> Faults:
    """An article names each event it reports once."""
    for i in repeated(article.events):
        yield Fault(("events", i), f"{quoted(article.events[i])} is named already", "remove it")


def claim_ids_are_unique(article: Article) -> Faults:
    """No two statements of an article share an id."""
    seen: set[str] = set()
    for i, claim in enumerate(article.claims):
        if claim.id in seen:
            hint = "give each statement its own id, and never use one again"
            yield Fault(("claims", i, "id"), f"{quoted(claim.id)} is used twice", hint)
        seen.add(claim.id)


RULES = Rules(
    of_entries=(files_are_named_for_their_ids,),
    of_articles=(
        inferred_dates_give_a_reason, articles_come_out_on_one_day, uncredited_makers_have_a_reference,
        addresses_are_explained, abstracts_are_written, paragraphs_exist,
        fingerprints_are_complete, names_stand_with_their_words, claim_ids_are_unique,
        articles_name_each_event_once,
    ),
    of_events=(abstracts_are_written,),
    of_articles_and_names=(spellings_are_known, what_claims_use_is_named),
    between=(articles_are_not_repeated, shared_text_has_a_maker, records_are_named_by_articles),
)  # fmt: skip
