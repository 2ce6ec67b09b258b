"""The question who published an article, and those about a publisher that the archive does not have."""

from collections import Counter
from dataclasses import replace

from annals.capture.drafts.nearby import named
from annals.capture.drafts.publishers import NewSource, by_host, new_source
from annals.capture.saved.saved_from import host_of
from annals.cli.adding.questions import Again, Question, ask, numbered, picked
from annals.cli.adding.terminal import Terminal
from annals.cli.adding.work import Work
from annals.cli.new_files import taken
from annals.cli.new_publisher import near

_MOST = 8
"""Publishers that are listed."""


def publisher_lines(work: Work) -> list[str]:
    """Return the publishers that can be picked."""
    new = _of_site(work)
    lines = numbered([f"{id}: {work.archive.name(id)}" for id in _likely(work)])
    return [*lines, f" +  a new one: {new.name}"] if new else lines


def take_publisher(work: Work, answer: str, terminal: Terminal) -> Work:
    """Return the work with a publisher: one that is known, or a new one, of which more is asked."""
    if answer == "+" and (site := _of_site(work)):
        return _add(work, site, terminal)
    name = picked(answer, _likely(work))
    if known := named(work.archive, "source", name) or by_host(work.archive, f"https://{name}/"):
        return work.said(publisher=known)
    url = _url(work)
    alike = near(work.archive, name, url, "")
    made = new_source(work.archive, taken(work.archive), name, url)
    if made is None:
        raise Again("Write its usual name in Latin letters, from which an id can be made.")
    if alike:
        terminal.say("The archive has similar names:")
        terminal.show(f"  {line}" for line in numbered([f"{id}: {work.archive.name(id)}" for id in alike]))
        terminal.say(f"A number picks one of them; Enter makes {made.name} a new publisher.")
        if choice := terminal.line():
            return (
                work.said(publisher=picked(choice, alike))
                if choice.isdecimal()
                else take_publisher(work, choice, terminal)
            )
    return _add(work, made, terminal)


def _add(work: Work, made: NewSource, terminal: Terminal) -> Work:
    """Return the work with a new publisher, once its name and host are confirmed."""
    terminal.say(f"A new publisher, with the id {made.id}:")
    made = ask(_ABOUT_IT, made, terminal)
    path = work.root / made.path
    others = {file: text for file, text in work.records.items() if file.parent != path.parent}
    return replace(work, records=others).with_record("source", path, made.text()).said(publisher=made.id)


def _take_name(made: NewSource, answer: str, _terminal: Terminal) -> NewSource:
    return replace(made, name=answer, sure=True)


def _take_host(made: NewSource, answer: str, _terminal: Terminal) -> NewSource:
    host = "" if answer == "-" else answer.lower().removeprefix("https://").removeprefix("www.").rstrip("/")
    if host and host_of(f"https://{host}/") != host:
        raise Again(f"'{answer}' is not a host; write it without a path: newarab.com")
    return replace(made, hosts=(host,) if host else ())


_ABOUT_IT = (
    Question[NewSource](
        "Its name", "As it calls itself, such as The Example Times.", _take_name, lambda made: made.name,
    ),
    Question[NewSource](
        "Host of its site; '-' if it has none", "Such as newarab.com. The next article then finds its publisher by it.",
        _take_host, lambda made: "".join(made.hosts[:1]), optional=True,
    ),
)  # fmt: skip


def _url(work: Work) -> str:
    return work.gathered.url.value if work.gathered.url else ""


def _of_site(work: Work) -> NewSource | None:
    """Return the publisher that the page's site would be, where the archive has none for it."""
    if work.gathered.publisher or not work.gathered.url:
        return None
    return new_source(work.archive, taken(work.archive), "", _url(work), work.gathered.reading.site)


def _likely(work: Work) -> list[str]:
    """Return the publishers that are likeliest: near names, those that the text names, those of most articles."""
    site = work.gathered.reading.site
    alike = near(work.archive, "", _url(work), site) if not work.gathered.publisher else []
    known = [source.id for source in work.archive.sources.values() if source.kind == "publisher"]
    named_here = [id for id in work.gathered.names.names if id in known]
    often = Counter(article.publisher for article in work.archive.articles.values())
    usual = sorted(known, key=lambda id: (-often[id], id))
    return list(dict.fromkeys([*alike, *named_here, *usual]))[:_MOST]
