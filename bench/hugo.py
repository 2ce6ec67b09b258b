"""The same archive for Hugo: `python -m bench.hugo ROOT SITE` writes the content of a site from loaded records.

SITE gets the settings and templates that lie in `bench/hugo/`, and a page of content for each record. Hugo joins
the records itself, through taxonomies: which articles name a place, make claims about an event or carry an origin.
It is given what it has no means to find: dates of EDTF in words, and links to names in the prose.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from bench.core import Archive, Article, Claim, Context, Edtf, Event, Named, ready, records_in, written_spans
from bench.hugodates import Spans, spans_of
from bench.hugolists import Content, pages_beside

THEME = Path(__file__).with_name("hugo")
_FOLDERS = {"articles": "a", "events": "events", "towns": "towns", "groups": "groups", "sources": "sources"}


def write_site(root: Path, target: Path) -> int:
    """Write a Hugo site of the archive under `root` to `target`, which must not exist; return the number of files."""
    context = ready(root)
    shutil.copytree(THEME, target)
    number = 0
    for name, front, body in _content(context):
        path = target / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{json.dumps(front, ensure_ascii=False)}\n\n{body}\n", encoding="utf-8", newline="")
        number += 1
    return number


def _content(context: Context) -> Iterator[Content]:
    """Yield every page that is not made by Hugo itself."""
    archive = context.untracked
    spans, paths = spans_of(archive), _paths(archive)
    link = partial(_linked, _names(archive, paths))
    yield "_index.md", {"title": archive.about.title}, archive.about.body
    yield "a/_index.md", {"title": "Articles"}, ""
    yield "events/_index.md", {"title": "Events"}, ""
    yield "chronology/_index.md", {"title": "Chronology"}, ""
    for article in archive.articles.values():
        yield f"a/{article.id}.md", _article(archive, spans, paths, article), link(article.body)
    for event in archive.events.values():
        yield f"events/{event.id}.md", _event(spans, paths, event), link(event.body)
    for year in sorted({_first_year(event) for event in archive.events.values()}):
        front = {"title": f"Chronology of {year}", "params": {"year": year}}
        yield f"chronology/{year}/_index.md", front, ""
    for record in archive.named():
        yield f"{paths[record.id].lstrip('/')}/_index.md", _named(paths, record), link(record.body)
    yield from pages_beside(context, paths)


def _paths(archive: Archive) -> dict[str, str]:
    """Return Hugo's path of every record by its id."""
    return {id: f"/{folder}/{id}" for kind, folder in _FOLDERS.items() for id in records_in(archive, kind)}


def _article(archive: Archive, spans: Spans, paths: Mapping[str, str], article: Article) -> dict[str, Any]:
    if article.capture is None:
        raise ValueError(f"{article.id} has no capture to compare pages by")
    capture = article.capture
    return {
        "title": article.title,
        **spans.front(article.published.date),
        "towns": list(article.towns),
        "groups": list(article.groups),
        "sources": list(dict.fromkeys((article.publisher, *article.sources))),
        "about": _distinct(claim.about for claim in article.claims),
        "origins": _distinct(claim.origin for claim in article.claims),
        "params": {
            "id": article.id, "lang": article.language, "authors": list(article.authors),
            "publisher": paths[article.publisher], "published": spans.day(article.published.date),
            "basis": article.published.basis, "address": article.url, "rights": article.rights,
            "sha256": capture.sha256, "bytes": capture.bytes, "paragraphs": capture.paragraphs,
            "credits": [
                {"source": paths[credit.source], "role": credit.role, "basis": credit.basis,
                 "paragraphs": written_spans(credit.paragraphs)}
                for credit in article.credits
            ],
            "named": [{"path": paths[id], "terms": list(terms)} for id, terms in article.names.items()],
            "terms": {id: list(terms) for id, terms in article.names.items()},
            "claims": [
                {"article": article.id, **_claim(archive, spans, paths, claim)} for claim in article.claims
            ],
        },
    }  # fmt: skip


def _claim(archive: Archive, spans: Spans, paths: Mapping[str, str], claim: Claim) -> dict[str, Any]:
    origin = archive.sources[claim.origin]
    fields: dict[str, Any] = {
        "id": claim.id, "about": paths[claim.about], "states": claim.states, "side": _path(paths, claim.side),
        "subset": claim.subset, "unit": claim.unit, "value": claim.value, "to": _path(paths, claim.to),
        "bearing": claim.bearing, "term": claim.term, "when": _day(spans, claim.when), "when_words": claim.when_words,
        "when_basis": claim.when_basis, "said": _day(spans, claim.said), "said_words": claim.said_words,
        "chain": [paths[source] for source in claim.chain], "first": paths[claim.origin],
        "origin": paths[origin.same_house or origin.id], "paragraph": claim.paragraph, "note": claim.note,
        "relations": [
            {"kind": relation.kind, "to": relation.to, "basis": relation.basis, "note": relation.note}
            for relation in claim.relations
        ],
    }  # fmt: skip
    if claim.figure:
        fields["figure"] = claim.figure.words
        fields["low"], fields["high"] = claim.figure.bounds
    return {key: value for key, value in fields.items() if value is not None}


def _event(spans: Spans, paths: Mapping[str, str], event: Event) -> dict[str, Any]:
    control = event.control
    groups = _distinct((*event.sides, *(control.holders if control else ())))
    params: dict[str, Any] = {
        "id": event.id, "event_type": event.event_type, "sub_event_type": event.sub_event_type,
        "clarity": event.clarity, "when": spans.day(event.when), "place": paths[event.place],
        "where_prec": event.where_prec, "side_a": [_path(paths, side) for side in event.side_a],
        "side_b": [_path(paths, side) for side in event.side_b], "year": _first_year(event),
    }  # fmt: skip
    params |= {"control": {"from": _path(paths, control.from_), "to": _path(paths, control.to)}} if control else {}
    params |= {"part_of": paths[event.part_of]} if event.part_of else {}
    front = {"title": event.title, **spans.front(event.when), "towns": [event.place]}
    return {**front, "groups": [group for group in groups if group in paths], "params": params}


def _named(paths: Mapping[str, str], record: Named) -> dict[str, Any]:
    """Return the front matter of a place, group or source; a field that its kind has not is left out."""
    fields = {
        key: getattr(record, key, None)
        for key in ("id", "kind", "name_ar", "admin1", "independence")
    }  # fmt: skip
    links = {
        key: paths.get(getattr(record, key, None) or "")
        for key in ("within", "parent", "party", "same_house")
    }  # fmt: skip
    place = getattr(record, "coordinates", None)
    position = {"lat": f"{place.lat:.5f}", "lon": f"{place.lon:.5f}"} if place else {}
    references = {"references": [{"cites": each.cites, "url": each.url} for each in record.references]}
    params = {key: value for key, value in (fields | links | position | references).items() if value}
    return {"title": record.name, "params": {**params, "spellings": list(record.spellings)}}


def _day(spans: Spans, when: Edtf | None) -> dict[str, str] | None:
    return spans.day(when) if when else None


def _path(paths: Mapping[str, str], id: str | None) -> str | None:
    """Return the path of a record, or a word such as `civilians` as it is."""
    return paths.get(id, id) if id else None


def _distinct(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _first_year(event: Event) -> int:
    return (event.when.lower or event.when.sort_key[1]).year


def _names(archive: Archive, paths: Mapping[str, str]) -> dict[str, str]:
    """Return the path of every place, group and source by its name, the longest name first."""
    named = list(archive.named())
    return {record.name: paths[record.id] for record in sorted(named, key=lambda record: -len(record.name))}


def _linked(names: Mapping[str, str], prose: str) -> str:
    """Return prose with the first mention of each name linked."""
    seen = set[str]()

    def link(found: re.Match[str]) -> str:
        if found[0] in seen:
            return found[0]
        seen.add(found[0])
        return f"[{found[0]}]({names[found[0]]}/)"

    return re.sub("|".join(map(re.escape, names)), link, prose)


def main() -> int:
    """Write the site and print the number of its files."""
    root, target = map(Path, sys.argv[1:])
    print(write_site(root, target))
    return 0


if __name__ == "__main__":
    sys.exit(main())
