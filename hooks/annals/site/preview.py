"""The site as a preview answers for it: each file made when it is asked for, and no file written.

It answers from the state of the archive that was read last; whoever holds it says when to read again.
"""

from collections.abc import Callable
from functools import lru_cache
from html import escape
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

from annals.problems import ArchiveError, Problem, report
from annals.progress import Progress, silent
from annals.site.build import Source, context_of, read_source
from annals.site.edge import refuse_wrong_pages, wanted_pages
from annals.site.frame import FrameError
from annals.site.plan import maker_named, plan
from annals.site.publish import Shell
from annals.site.sitemap import SITEMAP, addresses, sitemap
from annals.site.target import Target

KEPT = 64
"""Targets whose files are kept in memory once they were made."""

MISSING = "404.html"


class Preview:
    """The site of the project under `root`. Several threads may ask for files, and one may refresh it meanwhile.

    `problems` holds what keeps the site from being shown, warnings beside them; `()` where there is a site.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._source: Source | None = None
        self._shell: Shell | None = None
        self._site: _Site | None = None
        self._of_archive: tuple[Problem, ...] = ()
        self._of_shell: tuple[Problem, ...] = ()
        self._of_site: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what keeps the site from being shown."""
        return (*self._of_shell, *self._of_archive, *self._of_site)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """Return the warnings that stop no publication."""
        return self._source.notes if self._source else ()

    @property
    def mount(self) -> str:
        """Return the path at which the site is published, with a slash at both ends."""
        site = self._site
        path = urlsplit(site.context.base).path.strip("/") if site else ""
        return f"/{path}/" if path else "/"

    def refresh(self, progress: Progress = silent) -> None:
        """Read the archive again, and forget every file that was made."""
        try:
            self._source, self._of_archive = read_source(self.root, progress), ()
        except ArchiveError as error:
            self._source, self._of_archive = None, error.problems
        except OSError as error:  # a file went while it was read
            told = f"cannot be read: {error.strerror or error}"
            self._source, self._of_archive = None, (Problem(self._name(error), 1, "-", told, "save it again"),)
        self._put_together()

    def take(self, folder: Path) -> None:
        """Take the pages of `docs/` and the frame from a folder in which a builder put them."""
        self._shell, self._of_shell = Shell(folder, wanted_pages(self.root / "docs")), ()
        self._put_together()

    def refuse(self, problem: Problem) -> None:
        """Take in that no builder could make the pages of `docs/` and the frame."""
        self._of_shell = (problem,)

    def holds(self, path: str) -> bool:
        """Return whether the site has a file at a path relative to it."""
        site = self._site
        return site is not None and site.holds(path)

    def file(self, path: str) -> bytes | None:
        """Return the file at a path relative to the site, such as `towns/index.html`; None where there is none."""
        site = self._site
        return site.file(path) if site and site.holds(path) else None

    def _put_together(self) -> None:
        if not self._source or not self._shell:
            self._of_site = ()  # those of the archive or the shell say why
            return
        try:
            self._site, self._of_site = _Site(self._source, self._shell), ()
        except ArchiveError as error:
            self._of_site = error.problems
        except FrameError as error:
            self._of_site = (Problem("hooks/theme/main.html", 1, "-", f"makes no frame: {error}"),)

    def _name(self, error: OSError) -> str:
        path = Path(str(error.filename or ""))
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else "archive"


class _Site:
    """The site of one state of the archive and of the shell; one thread at a time makes files, for facts are kept."""

    def __init__(self, source: Source, shell: Shell) -> None:
        self._folder, self._own = shell.folder, frozenset(shell.files())
        self.context, _notes = context_of(source, shell.frame())
        self._targets = plan(self.context)
        refuse_wrong_pages(self._own, shell.wanted, self._targets)
        self._places = {path: target for target in self._targets for path in target.paths}
        self._lock = Lock()
        self._files: Callable[[Target], dict[str, bytes]] = lru_cache(KEPT)(self._make)

    def holds(self, path: str) -> bool:
        """Return whether there is a file at a path."""
        return path in self._own or path in self._places or path == SITEMAP

    def file(self, path: str) -> bytes | None:
        """Return a file that there is; None where it went with a shell that was replaced meanwhile."""
        if path in self._own:
            try:
                return (self._folder / path).read_bytes()
            except FileNotFoundError:
                return None
        with self._lock:
            return self._sitemap() if path == SITEMAP else self._files(self._places[path]).get(path)

    def _make(self, target: Target) -> dict[str, bytes]:
        return {made.path: made.data for made in maker_named(target.maker).make(self.context, target.key)}

    def _sitemap(self) -> bytes:
        built = addresses((self._folder / SITEMAP).read_text(encoding="utf-8"))
        return sitemap(built, self._targets, self.context)


def page_of_problems(problems: tuple[Problem, ...]) -> bytes:
    """Return the plain page that stands for every other while there are problems."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>The site cannot be shown</title>
</head>
<body>
<h1>The site cannot be shown</h1>
<p>It comes back by itself when this is mended:</p>
<pre>{escape(report(problems))}</pre>
</body>
</html>
""".encode()
