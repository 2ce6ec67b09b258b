"""The questions that say what an article is: headline, publisher, day, language, address, byline, abstract."""

import re

from annals.capture.drafts.gather import GUESSED
from annals.cli.adding.publisher import publisher_lines, take_publisher
from annals.cli.adding.questions import Again, Question, is_yes
from annals.cli.adding.terminal import Terminal
from annals.cli.adding.work import Work
from annals.language import date_format, suggest
from annals.language.words import words
from annals.model import kinds
from annals.values import edtf
from annals.values.edtf import DateError, Precision

NONE = "-"
"""The answer that empties a field."""

_RUN = 8
"""Words in a row that an abstract must not share with its article."""


def _title(work: Work) -> str:
    return work.gathered.title.value if work.gathered.title else ""


def _take_title(work: Work, answer: str, _terminal: Terminal) -> Work:
    return work.said(title=answer).checked("title")


def _publisher(work: Work) -> str:
    return work.gathered.publisher.value if work.gathered.publisher else ""


def _day(work: Work) -> str:
    if work.gathered.undated:
        return kinds.UNDATED
    return work.gathered.published.text if work.gathered.published else ""


def _day_lines(work: Work) -> list[str]:
    reading = work.gathered.reading
    found = [f"{each.value}: {each.origin}" for each in reading.dates]
    return found + [f"{each.value}: {each.origin}, outside the archive's years" for each in reading.refused]


def _take_day(work: Work, answer: str, _terminal: Terminal) -> Work:
    if answer.casefold() == kinds.UNDATED:
        return work.said(date=kinds.UNDATED, reason="")
    try:
        when = edtf.parse(answer)
    except DateError as error:
        read = suggest.date(answer)
        if not read or " or " in read:
            hint = f"write {read}" if read else error.args[1]
            raise Again(f"'{answer}' {'may be two days' if read else 'is not a date'}; {hint}.") from None
        when = edtf.parse(read)
    if when.precision is Precision.UNKNOWN or when.lower is None:
        raise Again("Write the first day on which it can have come out, or 'undated'.")
    return work.said(date=when.text, reason="").checked("published")


def _day_is_open(work: Work) -> bool:
    """Return whether the day of publication was not read where an article states it."""
    found = {each.value: each.origin for each in work.gathered.reading.dates}
    given = work.gathered.given.date
    return bool(work.gathered.reading.text) and given != kinds.UNDATED and found.get(given, GUESSED) == GUESSED


def _take_stated(work: Work, answer: str, terminal: Terminal) -> Work:
    if is_yes(answer):
        return work.said(reason="")
    terminal.say("How do you know the day?")
    if not (reason := terminal.line()):
        raise Again("Say how the day is known, in a few words.")
    return work.said(reason=reason).checked("published")


def _language(work: Work) -> str:
    read = work.gathered.reading.language
    return work.gathered.given.language or (read.value if read else "")


def _take_language(work: Work, answer: str, _terminal: Terminal) -> Work:
    return work.said(language=answer).checked("language")


def _url(work: Work) -> str:
    return work.gathered.url.value if work.gathered.url else ""


def _take_url(work: Work, answer: str, _terminal: Terminal) -> Work:
    return work.said(url=answer or NONE).checked("url") if answer not in ("", NONE) else work.said(url=NONE)


def _no_url(work: Work) -> bool:
    return work.gathered.url is None


def _needs_note(work: Work) -> bool:
    return _no_url(work) and not (work.gathered.given.page or work.gathered.given.held)


def _take_page(work: Work, answer: str, _terminal: Terminal) -> Work:
    return work.said(page=answer).checked("printed")


def _take_held(work: Work, answer: str, _terminal: Terminal) -> Work:
    return work.said(held=answer).checked("held")


def _take_note(work: Work, answer: str, _terminal: Terminal) -> Work:
    return work.said(url_note=answer).checked("url_note")


def _authors(work: Work) -> str:
    return ", ".join(author.value for author in work.gathered.authors)


def _take_authors(work: Work, answer: str, _terminal: Terminal) -> Work:
    names = () if answer in ("", NONE) else tuple(filter(None, map(str.strip, re.split(r"[,،;]", answer))))
    return work.said(authors=names).checked("authors")


def _take_abstract(work: Work, answer: str, terminal: Terminal) -> Work:
    if answer == work.gathered.given.abstract:
        return work
    if answer == "edit":
        text = terminal.edited(work.gathered.given.abstract)
    else:
        lines = [answer]
        while line := terminal.line():
            lines.append(line)
        text = "\n".join(lines)
    if not text:
        raise Again("Nothing was entered; say in a sentence what the article reports.")
    if shared := _shared(text, work.gathered.reading.text):
        raise Again(f"That copies words of the article in a row: '{shared}'. Say it in words of your own.")
    return work.said(abstract=text).checked(NONE)


def _shared(text: str, article: str) -> str:
    """Return words that stand in a row in a text and in its article, or `""`."""
    told, there = words(text), words(article)
    runs = {tuple(there[place : place + _RUN]) for place in range(len(there) - _RUN + 1)}
    same = (told[place : place + _RUN] for place in range(len(told) - _RUN + 1))
    return next((" ".join(run) for run in same if tuple(run) in runs), "")


def _when(work: Work) -> str:
    published = work.gathered.published
    return f" ({date_format.words(published)})" if published else ""


ABOUT_IT = (
    Question[Work](
        "Headline, as printed",
        "Enter accepts what is in brackets. If there is no headline, write [untitled news flash].",
        _take_title, _title,
    ),
    Question[Work](
        "Who published it? A number, an id, a name or a host",
        "A name that the archive does not have becomes a new publisher, after you have seen similar ones.",
        take_publisher, _publisher, publisher_lines,
    ),
    Question[Work](
        "Day of publication, such as 2015-08-06 or 6 August 2015; 'undated' if it bears none",
        "For a month write 2015-08; for one of two days [2015-08-06..2015-08-07]; for about a day 2015-08-06~.",
        _take_day, _day, _day_lines,
    ),
    Question[Work](
        "Does the article itself state that day?",
        "Yes if the page or the paper bears it. If you worked it out, answer no; you will be asked how.",
        _take_stated, lambda _work: "yes", applies=_day_is_open,
    ),
    Question[Work](
        "Language, such as en or ar", "A language tag, BCP 47.", _take_language, _language,
    ),
    Question[Work](
        "Address of the original; '-' if there is none",
        "The publisher's own address, even if it is dead now, not that of a copy.",
        _take_url, _url, optional=True,
    ),
    Question[Work](
        "Page of the printed paper; Enter if it is not known", "Such as 7, or 7-8.", _take_page,
        lambda work: work.gathered.given.page, applies=_no_url, optional=True,
    ),
    Question[Work](
        "Who holds a copy; Enter if nobody is known", "A library or archive, with its shelf mark if there is one.",
        _take_held, lambda work: work.gathered.given.held, applies=_no_url, optional=True,
    ),
    Question[Work](
        "Then what is known about where it can be read?", "A sentence, such as: The address is not known.", _take_note,
        lambda work: work.gathered.given.url_note or "The address is not known.", applies=_needs_note,
    ),
    Question[Work](
        "Names in the byline, with commas; '-' if there are none", "As printed, without 'By'.",
        _take_authors, _authors, optional=True,
    ),
)  # fmt: skip
"""What the article is."""

ABSTRACT = Question[Work](
    "What does it report? A sentence or two of your own; an empty line ends it, 'edit' opens your editor",
    "In your own words: what the article reports, and on whose word. No sentence of the article, no judgement.",
    _take_abstract,
    lambda work: work.gathered.given.abstract,
)
