"""What was read of an article, before the archive is asked."""

from dataclasses import dataclass

from annals.capture.saved.found import Found, Note


@dataclass(frozen=True)
class Reading:
    """What was read of an article. `text` is its paragraphs, blank lines between, as they are counted.

    `dates` holds every statement of the day of publication, in ISO form; where they differ, no one can tell from here
    which is right. `refused` holds days outside the archive's years, `mentioned` those that date what the text tells.
    `archived` is the address of the copy that was read, if it was one. `page` says that the text was taken out of a
    file of another form: a page, a PDF, a text in another encoding or without blank lines. `notes` are what a person
    has to look at; `site` is what a page calls its site, `""` if nothing.
    """

    text: str
    title: Found | None = None
    authors: tuple[Found, ...] = ()
    dates: tuple[Found, ...] = ()
    language: Found | None = None
    url: Found | None = None
    refused: tuple[Found, ...] = ()
    page: bool = False
    archived: Found | None = None
    mentioned: tuple[Found, ...] = ()
    notes: tuple[Note, ...] = ()
    site: str = ""
