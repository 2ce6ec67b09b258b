"""The toy archive with a past: a record of each kind that was changed twice, and a group that has another id now."""

import contextlib
import io
import tempfile
from functools import cache
from pathlib import Path

from annals.cli.main import main
from tests.support import Site, build_site, copy_toy

TOWN = "archive/towns/al-mahbara.md"
GROUP = "archive/groups/ink-front.md"
SOURCE = "archive/sources/nib-monitor.md"
EVENT = "archive/events/2003/al-mahbara-2003-03-capture.md"
ARTICLE = "archive/articles/2003/2003-03-07-salt-gazette-ggm67h9m.md"
OLD = {
    "town": "towns/al-mahbara/v2/",
    "group": "groups/ink-front/v2/",
    "source": "sources/nib-monitor/v2/",
    "event": "events/al-mahbara-2003-03-capture/v2/",
    "article": "a/ggm67h9m/v3/",
}
"""The page of the richer old version of each kind."""

_MORE = (
    (TOWN, "admin1: Warraqa\n", "admin1: Warraqa\nadmin2: Inner Warraqa\ngeonames: 7\ncensus:\n  year: 2001\n"
     "  inhabitants: 4020\n  source: invented census\n"),
    (GROUP, "kind: rebel-group\n", "kind: rebel-group\nparent: warraqa-guard\n"),
    (SOURCE, "base: Harbour\n", "base: Harbour\nhosts: [nib.example.org]\nspeakers:\n  - name: Quill Penner\n"
     "    role: director\n    spellings: [Quil Penner]\n"),
    (EVENT, "where_prec: 1\n", "where_prec: 2\nconcerns: [tell-qirtas]\n"
     "different_from: [al-mahbara-2003-09-recapture]\n"),
    (ARTICLE, "url_note: The address is not known.\n", "url_note: The address is not known.\nnote: Read on paper.\n"),
    (ARTICLE, "    figure: 31\n", "    figure: 30\n"),
)  # fmt: skip
_SINCE = (
    (TOWN, "name: al-Mahbara\n", "name: Mahbara\n"),
    (TOWN, "spellings: [Mahbara, Mahbarah,", "spellings: [al-Mahbara, Mahbarah,"),
    (TOWN, "  lat: 30.000\n", "  lat: 30.500\n"),
    (TOWN, "kind: town\n", "kind: city\n"),
    (TOWN, "  inhabitants: 4020\n", "  inhabitants: 4200\n"),
    (GROUP, "kind: rebel-group\nparent: warraqa-guard\n", "kind: political-militia\n"),
    (GROUP, "An invented armed group.", "An invented group, and an armed one."),
    (SOURCE, "base: Harbour\n", "base: Salt Harbour\n"),
    (SOURCE, "kind: monitor\n", "kind: activist\n"),
    (SOURCE, "    role: director\n", "    role: founder\n"),
    (EVENT, "when: 2003-03-04/2003-03-05\n", "when: 2003-03-04\n"),
    (EVENT, "clarity: distinct\n", "clarity: distinct\nafter: [al-mahbara-2003-03-bombings]\n"),
    (ARTICLE, "    figure: 30\n", "    figure: 31\n"),
    (ARTICLE, "    when_words: on Tuesday\n", "    when_words: overnight\n"),
    (ARTICLE, "note: Read on paper.\n", ""),
)  # fmt: skip


def make_past(root: Path) -> None:
    """Write the toy archive below `root`, with more in it, then with other things in it, each registered."""
    copy_toy(root)
    for edits, day in ((_MORE, "2004-02-03"), (_SINCE, "2004-03-04")):
        for path, old, new in edits:
            edit(root / path, old, new)
        run(root, "register", "--date", day)
    run(root, "rename", "salt-companies", "companies-of-salt", "--date", "2004-04-05")
    run(root, "register", "--date", "2004-04-05")


@cache
def past_site() -> Site:
    """Return the site of that archive, built once."""
    with tempfile.TemporaryDirectory() as folder:
        make_past(Path(folder))
        return build_site(Path(folder))


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file.name, old)
    file.write_text(text.replace(old, new), encoding="utf-8")


def run(root: Path, *arguments: str) -> None:
    """Run a command on the project below `root`, which must end well."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        assert main(["--root", str(root), *arguments]) == 0, said.getvalue()
