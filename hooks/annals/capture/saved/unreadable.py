"""Why a file or a page gives no article."""


class NotInstalled(Exception):
    """The programs that read pages and PDFs are not there."""

    def __init__(self, what: str = "page") -> None:
        super().__init__(
            f"reading a {what} needs the extra 'import': pip install -e .[import]; or save the article as text"
        )


class Unreadable(Exception):
    """No article was found in a file or page; the message says why, and what to do."""
