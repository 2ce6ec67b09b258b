"""Where whoever keeps a site can be reached: a mail address or a web address, as `ANNALS_CONTACT` gives it."""

from urllib.parse import quote

from annals.language.catalog import Catalog


def contact_url(contact: str, subject: str = "", body: str = "") -> str:
    """Return the link to a contact, `""` where there is none; a mail begins with a subject and a body."""
    if not contact or "://" in contact:
        return contact
    filled = "&".join(f"{name}={quote(text, safe='')}" for name, text in (("subject", subject), ("body", body)) if text)
    return f"mailto:{quote(contact, safe='@')}{'?' if filled else ''}{filled}"


def correction(catalog: Catalog, id: str, title: str, source: str, address: str) -> tuple[str, str]:
    """Return the subject and the body of a mail that suggests a correction to a record, to be completed."""
    say = catalog.say
    about = (say("Page: %(address)s", address=address), say("File: %(file)s", file=source))
    asked = (say("What is wrong:"), "", say("What is right, and how you know:"), "")
    return say("Correction to %(id)s: %(title)s", id=id, title=title), "\r\n".join((*about, "", *asked))
