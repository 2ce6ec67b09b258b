"""Where whoever keeps a site can be reached: a mail address or a web address, as `ANNALS_CONTACT` gives it."""

from urllib.parse import quote


def contact_url(contact: str, subject: str = "", body: str = "") -> str:
    """Return the link to a contact, `""` where there is none; a mail begins with a subject and a body."""
    if not contact or "://" in contact:
        return contact
    filled = "&".join(f"{name}={quote(text, safe='')}" for name, text in (("subject", subject), ("body", body)) if text)
    return f"mailto:{quote(contact, safe='@')}{'?' if filled else ''}{filled}"


def correction(id: str, title: str, source: str, address: str) -> tuple[str, str]:
    """Return the subject and the body of a mail that suggests a correction to a record, to be completed."""
    body = f"Page: {address}\r\nFile: {source}\r\n\r\nWhat is wrong:\r\n\r\nWhat is right, and how you know:\r\n"
    return f"Correction to {id}: {title}", body
