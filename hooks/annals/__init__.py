"""annals: an archive of press reports, read, checked, cross-linked and turned into pages.

`annals.load("folder")` gives an archive to programs of others; `annals.library.Library` is what it returns.

Records flow one way, room by room: values, language, model, records, history, facts, citations, data,
checks, site, and the edges above. Nothing in this package imports a site builder.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annals.library import Library as Library
    from annals.library import load as load

__all__ = ("Library", "load")


def __getattr__(name: str) -> Any:
    """Return what the package offers; it is imported when it is asked for, so that a command starts at once."""
    if name not in __all__:
        raise AttributeError(f"module 'annals' has no attribute {name!r}")
    from annals import library  # noqa: PLC0415

    return getattr(library, name)
