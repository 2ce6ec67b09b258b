"""`annals add`, driven in a real terminal: what was read is the default, and any answer can be taken back.

Nothing is written before the finished file was seen.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pytest

from annals.cli.main import main
from annals.records.frontmatter import Document, read
from tests.support import HERE, PROJECT, errors

PAGES = HERE / "saved_pages"
ENTER = ""
WIDTH, HEIGHT = 80, 24
END = "end of input"
STOP = "interrupt"

pytestmark = pytest.mark.slow


def _heeding_interrupts() -> None:
    """Let the program stop at Ctrl+C also where the tests run in the background, whose programs do not by default."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Session:
    """A dialogue in a terminal of its own; `screen` holds all that was printed."""

    def __init__(self, root: Path, *arguments: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "PYTHONIOENCODING": "utf-8"}
        command = ["-m", "annals", "--root", str(root), "add", *arguments]
        self.screen = ""
        self.child = pexpect.spawn(
            sys.executable, command, encoding="utf-8", dimensions=(HEIGHT, WIDTH), timeout=60, env=environment,
            preexec_fn=_heeding_interrupts,
        )  # fmt: skip

    def wait(self) -> str:
        """Wait for the next prompt, and return what was printed before it."""
        found = self.child.expect([r"\n> ", pexpect.EOF])
        assert found == 0, self.screen + str(self.child.before)
        told = str(self.child.before).replace("\r\n", "\n")
        self.screen += told
        return told

    def answer(self, *answers: str) -> "Session":
        """Give answers, each at its prompt."""
        for each in answers:
            self.wait()
            if each == END:
                self.child.sendeof()
            elif each == STOP:
                self.child.sendintr()
            else:
                self.child.sendline(each)
        return self

    def end(self) -> int:
        """Wait for the end, and return the exit code."""
        self.child.expect(pexpect.EOF)
        self.screen += str(self.child.before).replace("\r\n", "\n")
        self.child.close()
        return int(self.child.exitstatus)


def dialogue(root: Path, arguments: Sequence[str], answers: Sequence[str]) -> Session:
    """Return a dialogue that was answered to its end."""
    session = Session(root, *arguments).answer(*answers)
    assert session.end() == 0, session.screen
    return session


def files(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_file()}


def article(root: Path, before: set[Path]) -> Document:
    """Return the article that was written since."""
    (file,) = [path for path in files(root) - before if "articles" in path.parts]
    document, problems = read(file.read_text(encoding="utf-8"), file.name)
    assert document is not None, problems
    return document


READ = [ENTER] * 6
"""Answers that take what was read: headline, publisher, day, language, address, byline."""

NAMES = [ENTER] * 3
"""Answers that take the places, groups and sources that were found."""

LAST = [ENTER, ENTER]
"""Answers that take no claims, and write."""


def test_enter_takes_what_was_read_and_the_record_passes_the_check(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(copy)
    session = dialogue(
        copy,
        [str(PAGES / "json-ld.html")],
        [*READ, *NAMES, "2", ENTER, "The second advance, in our words.", ENTER, *LAST],
    )
    made = article(copy, before)
    assert made.fields["title"] == "Ink Front pushes on to Tell Qirtas"
    assert made.fields["publisher"] == "harbour-post"
    assert made.fields["published"] == "2003-03-07"
    assert made.fields["events"] == ["al-mahbara-2003-03-capture"]
    assert made.body.strip() == "The second advance, in our words."
    assert "#" not in made.text
    assert errors(copy, capsys) == []
    assert "run 'annals check' to see whether anything is missing" in session.screen
    assert max(map(len, session.screen.splitlines())) <= WIDTH


def test_an_article_without_a_text_is_listed_with_a_new_publisher(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(copy)
    dialogue(
        copy, [],
        ["Mills burn at Tell Qirtas", "The Example Times", ENTER, "example-times.example", "7 March 2003", "en",
         "https://example-times.example/mills", ENTER, "Tell Qirtas", ENTER, ENTER, ENTER, "1", ENTER,
         "The mills burned.", ENTER, ENTER],
    )  # fmt: skip
    made = article(copy, before)
    assert made.fields["publisher"] == "example-times"
    assert made.fields["published"] == "2003-03-07"
    assert made.fields["towns"] == {"tell-qirtas": ["Tell Qirtas"]}
    assert "capture" not in made.fields
    stub = (copy / "archive/sources/example-times.md").read_text(encoding="utf-8")
    assert (
        stub
        == "---\nid: example-times\nname: The Example Times\nkind: publisher\nhosts: [example-times.example]\n---\n"
    )
    assert errors(copy, capsys) == []


def test_near_publishers_are_offered_before_a_new_one(copy: Path) -> None:
    before = files(copy)
    session = dialogue(
        copy, [],
        ["Mills burn", "Harbor Post", "1", "2003-03-07", ENTER, "-", "7", "Example Library", "-", *NAMES, ENTER,
         "The mills burned.", ENTER, ENTER],
    )  # fmt: skip
    assert "The archive has similar names:\n   1  harbour-post: The Harbour Post\n" in session.screen
    made = article(copy, before)
    assert made.fields["publisher"] == "harbour-post"
    assert made.fields["printed"] == {"page": "7"}
    assert made.fields["held"] == "Example Library"
    assert made.fields["language"] == "en"
    assert not [path for path in files(copy) - before if "sources" in path.parts]


def test_an_answer_can_be_taken_back_and_a_wrong_one_is_explained(copy: Path) -> None:
    before = files(copy)
    session = dialogue(
        copy, [str(PAGES / "json-ld.html")],
        ["Another headline", "back", "?", ENTER, ENTER, "32 March", "5/6/2003", "undo", "2", "7 March 2003", "english",
         "en", "not an address", ENTER, ENTER, "-3", "undo", "-9", ENTER, ENTER, ENTER, ENTER, "In our words.", ENTER,
         *LAST],
    )  # fmt: skip
    made = article(copy, before)
    assert made.fields["title"] == "Ink Front pushes on to Tell Qirtas"
    assert made.fields["publisher"] == "harbour-weekly"
    assert list(made.fields["towns"]) == ["al-mahbara", "salt-road", "tell-qirtas"]
    assert "'32 March' is not a date" in session.screen
    assert "'5/6/2003' may be two days; write 2003-06-05 or 2003-05-06" in session.screen
    assert "'english' is not a language tag" in session.screen
    assert "'not an address' is not a web address" in session.screen
    assert "The list has no number 9." in session.screen
    assert "'back' undoes the last answer" in session.screen


@pytest.mark.parametrize(("key", "code"), [(STOP, 130), (END, 130)])
@pytest.mark.parametrize("given", [[], [*READ, *NAMES, ENTER, "In our words.", ENTER, ENTER]])
def test_an_end_in_the_middle_leaves_nothing_behind(given: list[str], key: str, code: int, copy: Path) -> None:
    before = files(copy)
    session = Session(copy, str(PAGES / "json-ld.html")).answer(*given, key)
    assert session.end() == code
    assert session.screen.endswith("Nothing was written.\n")
    assert files(copy) == before


def test_a_no_at_the_end_writes_nothing(copy: Path) -> None:
    before = files(copy)
    dialogue(copy, [str(PAGES / "json-ld.html")], [*READ, *NAMES, ENTER, "In our words.", ENTER, ENTER, "no"])
    assert files(copy) == before


def test_without_a_terminal_it_says_what_to_use(copy: Path) -> None:
    before = files(copy)
    command = [sys.executable, "-m", "annals", "--root", str(copy), "add", str(PAGES / "json-ld.html")]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    done = subprocess.run(command, input="\n" * 20, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "annals: 'annals add' asks questions in a terminal; here, use 'annals new FILE' or 'annals new URL'\n"
    )
    assert files(copy) == before


def test_a_new_town_and_a_new_event_are_made_on_the_way(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = copy.parent / "text.txt"
    text.write_text(
        "Front takes Umm Haber\n\n4 April 2003\n\nThe Ink Front captured the town of Umm Haber on Thursday, the Nib "
        "Monitor said. The Warraqa Guard had held it.\n\nAt least 14 guards were killed there.\n",
        encoding="utf-8",
    )
    before = files(copy)
    session = dialogue(
        copy, [str(text)],
        [ENTER, "salt-gazette", ENTER, ENTER, "https://salt.example.org/umm-haber", ENTER,
         "new أم حبر", "Umm Habr", "new Umm Haber", ENTER, "warraqa", ENTER, ENTER, ENTER,
         "no-such-event", "new capture", "Umm Haber", "soon",
         "new capture", "Umm Haber", "3 April 2003", "Ink Front captures Umm Haber", ENTER, "Ink Front", "2", ENTER,
         "The Ink Front took Umm Haber.", ENTER,
         "The Nib Monitor reports that the Front took the town.", ENTER,
         "yes", "yes", ENTER, ENTER, ENTER, "yes", ENTER, "warraqa-guard", "Nib Monitor", ENTER],
    )  # fmt: skip
    made = article(copy, before)
    told = " ".join(session.screen.split())
    assert "Write its usual name in Latin letters" in told
    assert "The archive has no town 'Umm Habr'. 'new Umm Habr' makes a record of it." in told
    assert "The archive has no event 'no-such-event'." in told
    assert "'soon' is not a date" in told
    assert made.fields["towns"] == {"umm-haber": ["Umm Haber"]}
    assert made.fields["events"] == ["umm-haber-2003-04-capture"]
    assert made.fields["about"] == "umm-haber-2003-04-capture"
    assert made.fields["chain"] == ["nib-monitor", "salt-gazette"]
    assert made.fields["claims"] == [
        {"id": "c1", "states": "control", "side": "ink-front", "when": "2003-04-03", "when_words": "on Thursday",
         "when_basis": "the last Thursday up to publication", "paragraph": "3"},
        {"id": "c2", "states": "killed", "side": "warraqa-guard", "figure": "at least 14", "paragraph": "4"},
    ]  # fmt: skip
    event = (copy / "archive/events/2003/umm-haber-2003-04-capture.md").read_text(encoding="utf-8")
    assert "control:\n  from: warraqa-guard\n  to: ink-front\n" in event
    assert (copy / "archive/towns/umm-haber.md").is_file()
    assert errors(copy, capsys) == []


def test_an_abstract_in_words_of_the_article_is_refused(copy: Path) -> None:
    text = copy.parent / "text.txt"
    story = "The mills on the hill burned for a night and a day before anybody came."
    text.write_text(f"Mills burn\n\n7 March 2003\n\n{story}\n", encoding="utf-8")
    given = [ENTER, "salt-gazette", ENTER, "en", "https://salt.example.org/mills", ENTER, *NAMES, ENTER]
    session = dialogue(copy, [str(text)], [*given, story, ENTER, "Nobody put the fire out.", ENTER, *LAST])
    assert "That copies words of the article in a row: 'the mills on the hill burned for a'." in " ".join(
        session.screen.split()
    )


def test_an_arabic_page_can_be_read_in_the_terminal(copy: Path) -> None:
    before = files(copy)
    session = dialogue(
        copy, [str(PAGES / "arabic.html")], [*READ, *NAMES, ENTER, "تقدم جديد نحو تل قرطاس.", ENTER, *LAST]
    )
    made = article(copy, before)
    assert f"[{made.fields['title']}]" in session.screen
    assert "al-mahbara: المحبرة" in session.screen
    assert made.body.strip() == "تقدم جديد نحو تل قرطاس."


def test_a_page_cannot_move_the_cursor(copy: Path) -> None:
    text = copy.parent / "text.txt"
    text.write_text(
        f"Mills \x1b[2Jburn\n\n7 March 2003\n\n{'The mills burned. ' * 9}\n\nNobody was hurt in it.\n", encoding="utf-8"
    )
    session = Session(copy, str(text)).answer(STOP)
    session.end()
    assert "\x1b[2J" not in session.screen


def test_a_text_that_is_drafted_already_is_told_before_the_first_question(copy: Path) -> None:
    assert main(["--root", str(copy), "new", str(PAGES / "json-ld.html")]) == 0
    session = Session(copy, str(PAGES / "json-ld.html"))
    assert session.end() == 1
    assert "this record was written from this same text" in session.screen


def test_a_claim_that_was_taken_can_be_taken_back(copy: Path) -> None:
    before = files(copy)
    dialogue(
        copy, [str(PAGES / "json-ld.html")],
        [*READ, *NAMES, "2", ENTER, "In our words.", ENTER, "yes",
         "yes", "back", "no", "yes", ENTER, "warraqa-guard", "nib-monitor", "back", "back", "no", "yes", ENTER,
         "civilians", "nobody", "nib-monitor", "done", ENTER],
    )  # fmt: skip
    made = article(copy, before)
    claims = made.fields["claims"]
    assert isinstance(claims, list)
    (claim,) = claims
    assert isinstance(claim, dict)
    assert claim["side"] == "civilians"
    assert made.fields["chain"] == ["nib-monitor", "harbour-post"]


def test_what_is_taken_by_its_id_has_the_words_that_the_text_prints(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, fields in {
        "towns/dawat.md": "id: dawat\nname: Dawat\nkind: city\nambiguous: [Dawat]",
        "groups/unnamed-carters.md": "id: unnamed-carters\nname: Carters, unnamed\nkind: rebel-group\ncollective: yes\n"
        "spellings: [carters]\nambiguous: [carters]",
    }.items():
        (copy / "archive" / path).write_text(f"---\n{fields}\n---\n\nInvented.\n", encoding="utf-8")
    larger = copy / "archive/towns/warraqa.md"
    spelled = larger.read_text(encoding="utf-8").replace(" Province]", " Province, Dawat]\nambiguous: [Dawat]")
    larger.write_text(spelled, encoding="utf-8")
    text = copy.parent / "text.txt"
    text.write_text(
        "Mills burn\n\n7 March 2003\n\nCarters fled to Dawat as the mills burned. Most carters are there still.\n",
        encoding="utf-8",
    )
    before = files(copy)
    session = Session(copy, str(text)).answer(ENTER, "salt-gazette", ENTER, "en", "https://salt.example.org/mills")
    session.answer(ENTER)
    assert "?  Dawat may mean dawat or warraqa; write the id to add it" in session.answer("dawat").screen
    told = session.wait()
    assert "may mean" not in told
    assert " 1  dawat: Dawat" in told
    session.child.sendline(ENTER)
    session.answer("unnamed-carters", "warraqa-guard", ENTER, "nib-monitor", ENTER, ENTER, "The mills burned.", ENTER)
    session.answer(*LAST)
    assert session.end() == 0, session.screen
    made = article(copy, before)
    assert made.fields["towns"] == {"dawat": ["Dawat"]}
    assert made.fields["groups"] == {"unnamed-carters": ["Carters", "carters"], "warraqa-guard": []}
    assert made.fields["sources"] == ["nib-monitor"]
    assert errors(copy, capsys) == []


def test_no_group_is_proposed_for_a_side_of_a_new_event_and_enter_leaves_it_open(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = copy.parent / "text.txt"
    story = "The Warraqa Guard and the Ink Front fought at Tell Qirtas on Thursday."
    text.write_text(f"Night at Tell Qirtas\n\n4 April 2003\n\n{story}\n", encoding="utf-8")
    before = files(copy)
    given = [ENTER, "salt-gazette", ENTER, ENTER, "https://salt.example.org/night", ENTER, *NAMES]
    session = dialogue(
        copy, [str(text)],
        [*given, "new night raid", ENTER, ENTER, "Night at Tell Qirtas", "1", ENTER, ENTER, "Fighting at night.",
         "new street fighting", ENTER, ENTER, ENTER, "Fighting at Tell Qirtas", ENTER, "9", "2", "2", "1, civilians",
         "There was fighting.", ENTER, "The Gazette tells of a night.", ENTER, *LAST],
    )  # fmt: skip
    assert "if it is not known\n   1  warraqa-guard: Warraqa Guard\n   2  ink-front: Ink Front" in session.screen
    assert "The list has no number 9." in session.screen
    assert "Nobody can be on both sides." in session.screen
    made = {}
    for file in (path for path in files(copy) - before if "events" in path.parts):
        document, _problems = read(file.read_text(encoding="utf-8"), file.name)
        assert document is not None
        made[document.fields["title"]] = (document.fields.get("side_a"), document.fields.get("side_b"))
    assert made == {
        "Night at Tell Qirtas": (None, None),
        "Fighting at Tell Qirtas": (["ink-front"], ["warraqa-guard", "civilians"]),
    }
