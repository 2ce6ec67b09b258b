"""A build that knows what the last one made gives the same bytes as one from the beginning, whatever was edited."""

import pickle
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annals.capture.fingerprints import text_of
from annals.history.registration import register
from annals.problems import ArchiveError
from annals.site.build import build, context_of, read_source, rebuild
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.live import Live, Step
from annals.site.manifest import Manifest
from annals.site.plan import maker_named, plan
from tests.past import edit, make_past, run
from tests.support import TOY

pytestmark = pytest.mark.slow

BASE = "https://archive.test/"
POST = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"
SALT = "archive/articles/2003/2003-03-07-salt-gazette-ggm67h9m.md"
WEEKLY = "archive/articles/2003/2003-09-28-harbour-weekly-d2k56qfh.md"
CLASHES = "archive/events/2003/tell-qirtas-2003-03-clashes.md"
RAIDS = "archive/events/2003/warraqa-2003-road-raids.md"
MONITOR = "archive/sources/nib-monitor.md"
MORE = (
    (POST, "    figure: at least 20\n",
     "    figure: at least 20\n    status: combatant\n    speaker: Quill Penner\n    jointly: [guard-radio]\n"),
    (POST, "    when_words: on Wednesday\n", "    time: dawn\n    when_words: on Wednesday\n"),
    (POST, "    figure: about 20\n", "    figure: about 12\n    unit: miles\n"),
    (POST, "    value: the northern checkpoint\n",
     "    value: the northern checkpoint\n    note: The map shows it.\n    references:\n      - cites: Invented map\n"
     "        url: https://atlas.example.org/map\n"),
    (SALT, "    subset: families\n    figure: dozens\n", "    subset: families\n    figure: many\n"),
    (WEEKLY, "    states: occurrence\n", "    states: occurrence\n    stance: unverified\n"),
    (WEEKLY, "    chain: [nib-monitor, harbour-post, harbour-weekly]\n",
     "    chain: [nib-monitor, harbour-post, harbour-weekly]\n    inferred: [harbour-post]\n"),
    (CLASHES, "places: [tell-qirtas]\n",
     "places: [tell-qirtas, al-mahbara]\nconcerns: [warraqa]\nafter: [al-mahbara-2003-03-capture]\n"),
    (MONITOR, "base: Harbour\n",
     "base: Harbour\nspeakers:\n  - name: Quill Penner\n    role: director\n    spellings: [Quil Penner]\n"),
)  # fmt: skip
"""Fields that the toy archive does without; here they are edited too."""


def with_more(path: str, text: str) -> str:
    """Return a record of the toy archive with the fields that it does without."""
    for name, old, new in MORE:
        if name == path:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
    return text


FIELD = re.compile(r"^(?P<key>[ -]*[a-z_]+: )(?P<value>\S.*)$")
WORDS = re.compile(r"[a-z0-9-]{4,}")


@dataclass
class Site:
    """A site in memory that is built again and again: its files, and what its last build left."""

    root: Path
    files: dict[str, bytes] = field(default_factory=dict)
    manifest: Manifest | None = None
    made: set[str] = field(default_factory=set)

    def update(self, program: str = "one") -> None:
        """Build what has changed since the last time; a build that fails changes nothing."""
        now = time.time_ns()
        context = context_of(read_source(self.root), Frame.bare(BASE))
        files: dict[str, bytes] = {}
        before = pickle.loads(pickle.dumps(self.manifest))  # noqa: S301 - as it comes from the disk
        built = rebuild(context, files.__setitem__, before, settings=program, now=now, root=self.root)
        self.manifest, self.made = built.manifest, set(files)
        self.manifest.compact()
        assert built.gone.isdisjoint(files)
        self.files = {path: data for path, data in (self.files | files).items() if path not in built.gone}


def clean(root: Path) -> dict[str, bytes]:
    """Return the site of an archive, made from the beginning; without the map of the site, which no build keeps."""
    return _clean(root, tuple((path, path.read_bytes()) for path in sorted(root.rglob("*")) if path.is_file()))


@lru_cache(2)
def _clean(root: Path, _project: tuple[tuple[Path, bytes], ...]) -> dict[str, bytes]:
    """Return that site; the same again for the same bytes, as those of a project whose edit was taken back."""
    context = context_of(read_source(root), Frame.bare(BASE))
    files: dict[str, bytes] = {}
    build(context, files.__setitem__, ())
    del files["sitemap.xml"]
    return files


def records(root: Path) -> list[Path]:
    """Return the files of an archive that a person edits, in order."""
    return sorted(path for path in (root / "archive").rglob("*") if path.suffix in (".md", ".csv", ".jsonl"))


def rows(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the lines that hold something to edit, with the line."""
    return ((number, row) for number, row in enumerate(text.split("\n")) if row.strip(" -"))


def altered(text: str, row: int, how: int, donor: str) -> str:
    """Return a file with one of its lines altered: taken out, doubled, given another's value, a longer one, or none."""
    lines = text.split("\n")
    places = [number for number, _row in rows(text)]
    number = places[row % len(places)]
    field_of = FIELD.match(lines[number])
    if how == 0:
        del lines[number]
    elif how == 1:
        lines.insert(number, lines[number])
    elif how == 2 and (words := WORDS.findall(donor)):
        lines[number] = WORDS.sub(words[row % len(words)], lines[number], count=1)
    elif how == 3 and field_of:
        lines[number] = f"{field_of['key']}{donor}"
    elif how == 4:
        lines[number] += " anew"
    else:
        lines[number] = re.sub(r"[0-9]", lambda digit: str((int(digit[0]) + 1) % 10), lines[number], count=1 + row % 9)
    return "\n".join(lines)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("incremental") / "project")
    shutil.copytree(TOY / "archive", site.root / "archive")
    shutil.copy(TOY / "citations.json", site.root)
    for name in dict.fromkeys(name for name, _old, _new in MORE):
        path = site.root / name
        path.write_text(with_more(name, path.read_text(encoding="utf-8")), encoding="utf-8")
    site.update()
    assert site.files == clean(site.root)
    return site


def again(start: Site, folder: Path) -> Site:
    """Return a copy of a site and of its project, the files as old as they were."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(start.root, folder)
    site = Site(folder, dict(start.files), start.manifest)
    site.update()
    assert site.made == set()
    return site


EDIT = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 5), st.integers(0, 10_000))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, min_size=1, max_size=6))
def test_any_edits_of_any_lines_give_the_site_of_a_clean_build(
    edits: list[tuple[int, int, int, int]], start: Site, tmp_path: Path
) -> None:
    site = again(start, tmp_path / "project")
    for file, row, how, donor in edits:
        every = records(site.root)
        path = every[file % len(every)]
        before = path.read_text(encoding="utf-8")
        other = every[donor % len(every)].read_text(encoding="utf-8").split("\n")
        value = other[donor % len(other)].partition(": ")[2]
        path.write_text(altered(before, row, how, value), encoding="utf-8")
        try:
            site.update()
        except ArchiveError:  # what no archive may hold is taken back
            path.write_text(before, encoding="utf-8")
            site.update()
        assert site.files == clean(site.root), path


FIELDS = [
    (name, number)
    for name in sorted(path.relative_to(TOY).as_posix() for path in (TOY / "archive").rglob("*.md"))
    for number, _row in rows(with_more(name, (TOY / name).read_text(encoding="utf-8")))
]
"""Every line of every record of the toy archive, with the fields that it does without."""

SHARES = 24
TRIED = range(0, SHARES, 6)
"""A sixth of the lines is tried in every run, of every record and of every sort of field; all of them take minutes."""


@pytest.mark.parametrize("share", TRIED)
def test_edits_of_lines_of_every_record_one_after_another_give_the_site_of_a_clean_build(
    share: int, start: Site, tmp_path: Path
) -> None:
    """Each line is altered in some way, one after another, and all that the archive allows are left as they are."""
    site = again(start, tmp_path / "project")
    for place, (name, number) in enumerate(FIELDS[share::SHARES]):
        path = site.root / name
        before = path.read_text(encoding="utf-8")
        lines = before.split("\n")
        if number >= len(lines):
            continue
        for how in (5, 4, 0):
            row = [there for there, _row in rows(before)].index(number) if lines[number].strip(" -") else 0
            path.write_text(altered(before, row, how, ""), encoding="utf-8")
            try:
                site.update()
                break
            except ArchiveError:
                path.write_text(before, encoding="utf-8")
        if place % 8 == 0:
            site.update()
            assert site.files == clean(site.root), (name, number)
    site.update()
    assert site.files == clean(site.root)


REPLACED = (
    (RAIDS, "clarity: aggregate", "clarity: subject"),
    (CLASHES, "after: [al-mahbara-2003-03-capture]\n", ""),
    (CLASHES, "places: [tell-qirtas, al-mahbara]", "places: [al-mahbara, tell-qirtas]"),
    (CLASHES, "concerns: [warraqa]", "concerns: [salt-road]"),
    ("archive/sources/guard-radio.md", "party: warraqa-guard", "party: salt-companies"),
    ("archive/sources/guard-radio.md", "party: warraqa-guard", "same_house: nib-monitor"),
    (MONITOR, "kind: monitor", "kind: wire"),
    (MONITOR, "role: director", "role: founder"),
    (POST, "status: combatant", "status: not said"),
    (POST, "jointly: [guard-radio]\n", "stance: denies\n"),
    (POST, "time: dawn", "time: late"),
    (POST, "unit: miles", "unit: km"),
    (POST, "cites: Invented map", "cites: Another map"),
    (SALT, "kind: updates", "kind: part"),
    (SALT, "basis: stated", "basis: inferred"),
    (WEEKLY, "stance: unverified", "stance: denies"),
    (WEEKLY, "    inferred: [harbour-post]\n", ""),
    (WEEKLY, "states: control\n    side: warraqa-guard", "states: absence\n    value: none\n    side: warraqa-guard"),
)
"""Edits of fields by which other pages than that of the record change."""


def test_an_edit_of_what_accounts_are_compared_by_gives_the_site_of_a_clean_build(start: Site, tmp_path: Path) -> None:
    site = again(start, tmp_path / "project")
    for name, old, new in REPLACED:
        path = site.root / name
        before = path.read_text(encoding="utf-8")
        assert before.count(old) == 1, (name, old)
        after = before.replace(old, new)
        if "subject" in new:
            after = after.replace("side_a: [ink-front]\nside_b: [civilians]\n", "")
        path.write_text(after, encoding="utf-8")
        site.update()
        assert site.files == clean(site.root), (name, new)
        assert site.files != start.files, (name, new)
        path.write_text(before, encoding="utf-8")
    site.update()
    assert site.files == start.files


COMERS = {
    "towns": ("salt-road", {"id: salt-road": "id: ink-road", "name: Salt Road": "name: Ink Road",
                            "name_ar: طريق الملح": "name_ar: طريق الحبر"}),
    "groups": ("salt-companies", {"id: salt-companies": "id: ink-companies", "name: Salt": "name: Ink"}),
    "sources": ("guard-radio", {"id: guard-radio": "id: ink-radio", "name: Guard Radio": "name: Ink Radio",
                                "name_ar: إذاعة الحرس": "name_ar: إذاعة الحبر"}),
    "articles": ("d2k56qfh", {"d2k56qfh": "d2k56qgr", "half-a-year": "a-year", "sha256: 7a": "sha256: 7b"}),
}  # fmt: skip
"""A record of each kind, and what makes another of it."""


NAMING = WEEKLY
"""An article that names whoever comes."""


def named_in(article: str, folder: str, id: str, record: str) -> str:
    """Return an article that names a record of a folder too, as the record is called."""
    called = record.partition("name: ")[2].partition("\n")[0]
    return article.replace(f"{folder}:\n", f"{folder}:\n  {id}: [{called}]\n")


@pytest.mark.parametrize("folder", COMERS)
def test_records_that_come_and_go_and_change_their_names_give_the_site_of_a_clean_build(
    folder: str, start: Site, tmp_path: Path
) -> None:
    site = again(start, tmp_path / "project")
    id, changes = COMERS[folder]
    (path,) = (site.root / "archive" / folder).rglob(f"*{id}.md")
    text, name = path.read_text(encoding="utf-8"), path.name
    for old, new in changes.items():
        text, name = text.replace(old, new), name.replace(old.removeprefix("id: "), new.removeprefix("id: "))
    path.with_name(name).write_text(text, encoding="utf-8")
    naming = site.root / NAMING
    if folder != "articles":
        naming.write_text(
            named_in(naming.read_text(encoding="utf-8"), folder, name.removesuffix(".md"), text), encoding="utf-8"
        )
    site.update()
    assert site.files == clean(site.root)
    renamed = path.with_name(name.replace("ink-", "paper-").replace("qgr", "qj7"))
    path.with_name(name).unlink()
    renamed.write_text(text.replace("id: ink-", "id: paper-").replace("qgr", "qj7"), encoding="utf-8")
    naming.write_text(naming.read_text(encoding="utf-8").replace(name[:-3], renamed.stem, 1), encoding="utf-8")
    site.update()
    assert site.files == clean(site.root)
    assert any(each in page for each in ("paper-", "qj7") for page in site.files)
    renamed.unlink()
    naming.write_text((start.root / NAMING).read_text(encoding="utf-8"), encoding="utf-8")
    site.update()
    assert site.files == clean(site.root) == start.files


@dataclass
class Held:
    """An archive held in memory, and its site as it is made from there."""

    root: Path

    def __post_init__(self) -> None:
        self.live = Live(self.root)
        self.context: Context | None = None
        self._take(self.live.open())

    def update(self, *names: str) -> bool:
        """Take in changed files; return whether the archive has no problem then."""
        self._take(self.live.update(names))
        if not self.live.problems:
            self.live.settle()
        return not self.live.problems

    def files(self) -> dict[str, bytes]:
        """Return the site."""
        assert self.context
        targets = [(maker_named(target.maker), target.key) for target in plan(self.context)]
        return {made.path: made.data for maker, key in targets for made in maker.make(self.context, key)}

    def _take(self, step: Step | None) -> None:
        if step and (step.cells is None or self.context is None):
            self.context = context_of(step.source, Frame.bare(BASE))
        elif step and step.cells is not None and self.context:
            self.context.follow(step.source.archive, step.source.index, set(step.cells))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, min_size=1, max_size=6))
def test_an_archive_held_in_memory_gives_the_site_of_a_clean_build_after_any_edits(
    edits: list[tuple[int, int, int, int]], start: Site, tmp_path: Path
) -> None:
    folder = tmp_path / "project"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(start.root, folder)
    held = Held(folder)
    for file, row, how, donor in edits:
        every = records(folder)
        path = every[file % len(every)]
        name = path.relative_to(folder).as_posix()
        before = path.read_text(encoding="utf-8")
        other = every[donor % len(every)].read_text(encoding="utf-8").split("\n")
        path.write_text(altered(before, row, how, other[donor % len(other)].partition(": ")[2]), encoding="utf-8")
        if not held.update(name):
            with pytest.raises(ArchiveError):
                read_source(folder)
            path.write_text(before, encoding="utf-8")
            assert held.update(name), held.live.problems
        assert held.files() == clean(folder), path


@pytest.mark.parametrize("folder", COMERS)
def test_records_that_come_and_go_are_taken_in_by_an_archive_held_in_memory(
    folder: str, start: Site, tmp_path: Path
) -> None:
    root = tmp_path / "project"
    shutil.copytree(start.root, root)
    held = Held(root)
    id, changes = COMERS[folder]
    (path,) = (root / "archive" / folder).rglob(f"*{id}.md")
    text, name = path.read_text(encoding="utf-8"), path.name
    for old, new in changes.items():
        text, name = text.replace(old, new), name.replace(old.removeprefix("id: "), new.removeprefix("id: "))
    another, naming = path.with_name(name), root / NAMING
    another.write_text(text, encoding="utf-8")
    assert held.update(another.relative_to(root).as_posix()) == (folder == "articles")  # else no article names it
    if folder != "articles":
        naming.write_text(named_in(naming.read_text(encoding="utf-8"), folder, another.stem, text), encoding="utf-8")
        assert held.update(NAMING), held.live.problems
    assert held.files() == clean(root)
    another.unlink()
    naming.write_text((start.root / NAMING).read_text(encoding="utf-8"), encoding="utf-8")
    assert held.update(another.relative_to(root).as_posix(), NAMING)
    assert held.files() == clean(root) == start.files


@pytest.fixture
def printing(start: Site, tmp_path: Path) -> tuple[Path, Path]:
    """Give a copy of the project with a new article that prints a new spelling, which prose has; and the article."""
    root = tmp_path / "project"
    shutil.copytree(start.root, root)
    id, changes = COMERS["articles"]
    (path,) = (root / "archive/articles").rglob(f"*{id}.md")
    text, name = path.read_text(encoding="utf-8"), path.name
    for old, new in {**changes, "al-mahbara: [al-Mehbara]": "al-mahbara: [al-Muhbara]"}.items():
        text, name = text.replace(old, new), name.replace(old, new)
    assert "Muhbara" in text
    path.with_name(name).write_text(text, encoding="utf-8")
    about = root / "archive/towns/warraqa.md"
    about.write_text(about.read_text(encoding="utf-8").rstrip() + " So does al-Muhbara.\n", encoding="utf-8")
    return root, path.with_name(name)


LINKED = b'al-mahbara/">al-Muhbara</a>'
SPELT = b"al-mahbara,town,al-Muhbara,"


def registered(root: Path) -> list[str]:
    """Register what is not registered yet, and return the files that changed."""
    before = {path: path.read_bytes() for path in records(root)}
    register(read_source(root).archive, root, date(2026, 1, 1))
    return [path.relative_to(root).as_posix() for path in records(root) if before.get(path) != path.read_bytes()]


def test_a_spelling_of_an_article_becomes_the_place_s_when_the_article_is_registered(
    printing: tuple[Path, Path],
) -> None:
    root, article = printing
    site = Site(root)
    site.update()
    assert site.files == clean(root)
    town, table = "towns/warraqa/index.html", "data/spellings.csv"
    assert (LINKED in site.files[town], SPELT in site.files[table]) == (False, False)
    registered(root)
    site.update()
    assert site.files == clean(root)
    assert (LINKED in site.files[town], SPELT in site.files[table]) == (True, True)
    assert b"al-Muhbara" in site.files["towns/al-mahbara/index.html"]
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("[al-Muhbara]", "[al-Mehbara]"), encoding="utf-8")
    site.update()
    assert site.files == clean(root)
    assert (LINKED in site.files[town], SPELT in site.files[table]) == (False, False)


def test_an_archive_held_in_memory_takes_in_the_spellings_of_articles(printing: tuple[Path, Path]) -> None:
    root, article = printing
    held = Held(root)
    assert held.files() == clean(root)
    assert held.update(*registered(root)), held.live.problems
    assert held.files() == clean(root)
    assert LINKED in held.files()["towns/warraqa/index.html"]
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("[al-Muhbara]", "[al-Mehbara]"), encoding="utf-8")
    assert held.update(article.relative_to(root).as_posix()), held.live.problems
    assert held.files() == clean(root)
    assert LINKED not in held.files()["towns/warraqa/index.html"]


SHARING = {
    "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md": ("canal.story.txt", "paragraphs: 9"),
    "archive/articles/2003/2003-03-07-salt-gazette-ggm67h9m.md": ("canal.twin.txt", "paragraphs: 7"),
}
"""Records that are given the hashes of a story and of an edited print of it, and their numbers of paragraphs."""


def test_text_that_articles_share_is_told_anew_on_both_pages(start: Site, tmp_path: Path) -> None:
    site = again(start, tmp_path / "project")
    for path, (story, count) in SHARING.items():
        text = text_of((TOY.parent / "facts" / "reuse" / story).read_bytes())
        most = int(count.removeprefix("paragraphs: "))
        made = f"{count}\n  fingerprints: {list(text.fingerprints[:most])}\n  sketches: {list(text.sketches[:most])}"
        record = (site.root / path).read_text(encoding="utf-8").replace(count, made.replace("'", ""))
        (site.root / path).write_text(record, encoding="utf-8")
        site.update()
        assert site.files == clean(site.root)
    assert b"</a>, edited <" in site.files["a/q5bct8vf/index.html"]
    assert b"</a>, edited <" in site.files["a/ggm67h9m/index.html"]
    without = re.sub(r"  sketches: .*\n", "", (site.root / path).read_text(encoding="utf-8"))
    (site.root / path).write_text(without, encoding="utf-8")
    site.update()
    assert site.files == clean(site.root)
    assert b"</a>, edited <" not in site.files["a/q5bct8vf/index.html"]


def test_another_program_makes_everything_again(start: Site, tmp_path: Path) -> None:
    site = again(start, tmp_path / "project")
    site.update("another")
    assert site.made == set(site.files)
    assert site.files == start.files


def test_statements_in_another_order_give_the_site_of_a_clean_build(start: Site, tmp_path: Path) -> None:
    site = again(start, tmp_path / "project")
    for path in sorted((site.root / "archive/articles").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        before, mark, rest = text.partition("\nclaims:\n")
        claims, end, prose = rest.partition("\n---\n")
        first, *others = claims.split("\n  - id: ")
        if mark and others:
            moved = "\n  - id: ".join([f"  - id: {others[-1]}", first.removeprefix("  - id: "), *others[:-1]])
            path.write_text(f"{before}{mark}{moved}{end}{prose}", encoding="utf-8")
    site.update()
    assert site.made
    assert site.files == clean(site.root)


def test_one_edit_of_prose_makes_few_pages(start: Site, tmp_path: Path) -> None:
    site = again(start, tmp_path / "project")
    path = site.root / "archive/groups/ink-front.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " It is invented.\n", encoding="utf-8")
    site.update()
    assert {path for path in site.made if path.endswith(".html")} < {
        path for path in site.files if path.endswith(".html")
    }
    assert "groups/ink-front/index.html" in site.made
    assert "towns/salt-road/index.html" not in site.made


def test_old_versions_of_every_kind_are_those_of_a_clean_build_when_others_are_renamed_changed_and_withdrawn(
    tmp_path: Path,
) -> None:
    make_past(tmp_path)
    site = Site(tmp_path)
    site.update()
    edit(tmp_path / "archive/towns/warraqa.md", "name: Warraqa\n", "name: Wider Warraqa\n")
    edit(tmp_path / "archive/towns/tell-qirtas.md", "kind: town", "kind: city")
    run(tmp_path, "register", "--date", "2004-06-07")
    site.update()
    assert site.files == clean(tmp_path)
    run(tmp_path, "rename", "warraqa-guard", "guard-of-warraqa", "--date", "2004-07-08")
    run(tmp_path, "register", "--date", "2004-07-08")
    site.update()
    assert site.files == clean(tmp_path)
    old = site.files["groups/ink-front/v2/index.html"].decode()
    assert '<a href="../../../groups/warraqa-guard/">Warraqa Guard</a>' in old
