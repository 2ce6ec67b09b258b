"""The site as a preview answers for it: each file made when it is asked for, and no file written.

It answers from the state of the archive that was read last; whoever holds it says when to read again.
"""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from threading import RLock
from urllib.parse import urlsplit

from annals.facts.tracking import Cell
from annals.problems import ArchiveError, Problem, report
from annals.progress import Progress, silent
from annals.site.build import Source, context_of
from annals.site.edge import refuse_wrong_pages, wanted_pages
from annals.site.frame import FrameError
from annals.site.live import Live
from annals.site.plan import make, plan
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
        self._live = Live(root)
        self._shell: Shell | None = None
        self._site: _Site | None = None
        self._missed: frozenset[str] | None = frozenset()
        self._of_files: tuple[Problem, ...] = ()
        self._of_shell: tuple[Problem, ...] = ()
        self._of_site: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what keeps the site from being shown."""
        return (*self._of_shell, *self._of_files, *self._live.problems, *self._of_site)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """Return the warnings that stop no publication."""
        return self._live.source.notes if self._live.source else ()

    @property
    def mount(self) -> str:
        """Return the path at which the site is published, with a slash at both ends."""
        site = self._site
        path = urlsplit(site.context.base).path.strip("/") if site else ""
        return f"/{path}/" if path else "/"

    def refresh(self, names: Iterable[str] | None = None, progress: Progress = silent) -> bool:
        """Take in that files of the archive may have changed, relative to the project; None for all.

        Return whether anything is another now: an editor that saves a file writes it several times.
        """
        before = self.problems
        # what could not be taken in the last time is looked at again; None stands for every file
        asked = None if names is None or self._missed is None else self._missed.union(names)
        self._missed = asked
        try:
            step = self._live.open(progress) if asked is None else self._live.update(asked)
            self._missed, self._of_files = frozenset(), ()
        except OSError as error:  # a file went while it was read
            told = f"cannot be read: {error.strerror or error}"
            step, self._of_files = None, (Problem(self._name(error), 1, "-", told, "save it again"),)
        if step and self._site and step.cells is not None:
            self._site.follow(step.source, step.cells)
        elif step:
            self._put_together()
        return bool(step and step.cells != frozenset()) or self.problems != before

    def settle(self) -> bool:
        """Look at what a reader should not wait for after an edit; return whether there are other problems now."""
        before = self.problems
        site = self._site
        if site and not self._live.settle():
            found = self._tried(site.plan)
            if self._site is site:  # else another was put together meanwhile
                self._of_site = found
        return self.problems != before

    def take(self, folder: Path) -> None:
        """Take the pages of `docs/` and the frame from a folder in which a builder put them."""
        self._shell, self._of_shell = Shell(folder, wanted_pages(self.root, self.root / "docs")), ()
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
        if site is None or not site.holds(path):
            return None
        try:
            return site.file(path)
        except Exception:  # a record may lead to one that is gone, which the rules between records tell
            if not self.settle():
                raise
            return page_of_problems(self.problems) if path.endswith(".html") else None

    def _put_together(self) -> None:
        source, shell = self._live.source, self._shell
        self._of_site = ()
        if source and shell:
            self._of_site = self._tried(lambda: self._take_site(_Site(source, shell)))

    def _take_site(self, site: "_Site") -> None:
        site.plan()
        self._site = site

    def _tried(self, what: Callable[[], None]) -> tuple[Problem, ...]:
        try:
            what()
        except ArchiveError as error:
            return error.problems
        except FrameError as error:
            return (Problem("annals/theme/main.html", 1, "-", f"makes no frame: {error}"),)
        return ()

    def _name(self, error: OSError) -> str:
        path = Path(str(error.filename or ""))
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else "archive"


class _Site:
    """The site of an archive and of the shell; one thread at a time makes files, for facts are kept.

    After an edit the plan may be of the state before. A page that it knows is made all the same; whatever else
    is asked for waits for a new plan.
    """

    def __init__(self, source: Source, shell: Shell) -> None:
        self._shell, self._own = shell, frozenset(shell.files())
        self.context = context_of(source, shell.frame(), self._own)
        self._targets: tuple[Target, ...] = ()
        self._places: dict[str, Target] = {}
        self._planned = False
        self._lock = RLock()
        self._files: dict[Target, dict[str, bytes]] = {}

    def follow(self, source: Source, cells: frozenset[Cell]) -> None:
        """Go on with another state of the archive, which differs in some cells."""
        with self._lock:
            self.context.follow(source.archive, source.index, set(cells))
            self._files.clear()
            self._planned = False

    def plan(self) -> None:
        """Plan every file, where that was not done since the last edit; raise ArchiveError where two would be one."""
        with self._lock:
            if self._planned:
                return
            targets = plan(self.context)
            refuse_wrong_pages(self.context.archive.vocabulary, self._own, self._shell.wanted, targets)
            self._targets = targets
            self._places = {path: target for target in targets for path in target.paths}
            self._planned = True

    def holds(self, path: str) -> bool:
        """Return whether there is a file at a path."""
        if path in self._own or path in self._places or path == SITEMAP:
            return True
        self.plan()
        return path in self._places

    def file(self, path: str) -> bytes | None:
        """Return a file that there is; None where it went meanwhile, with a shell or a record."""
        if path in self._own:
            try:
                return (self._shell.folder / path).read_bytes()
            except FileNotFoundError:
                return None
        with self._lock:
            if path == SITEMAP:
                return self._sitemap()
            if not self._planned and not self._can_make(path):
                self.plan()
            target = self._places.get(path)
            return self._made(target).get(path) if target else None

    def _can_make(self, path: str) -> bool:
        """Return whether a page that was planned before the last edit is still there."""
        try:
            return path in self._made(self._places[path])
        except Exception:  # what it was of is gone, or is another thing now
            return False

    def _made(self, target: Target) -> dict[str, bytes]:
        if target not in self._files:
            while len(self._files) >= KEPT:
                del self._files[next(iter(self._files))]
            self._files[target] = dict(make(self.context, target))
        return self._files[target]

    def _sitemap(self) -> bytes:
        self.plan()
        built = addresses((self._shell.folder / SITEMAP).read_text(encoding="utf-8"))
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
