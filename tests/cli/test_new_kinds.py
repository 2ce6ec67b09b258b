"""`annals new event`, `town`, `group` and `source`: drafts of what is known, and no second record of one thing."""

from pathlib import Path

import pytest

from annals.capture.drafts.event_draft import proposed_id
from annals.capture.drafts.event_words import kinds_within, type_of, words_of
from annals.capture.drafts.named_draft import kind_in, printed_as
from annals.cli.main import main
from annals.values.edtf import parse
from tests.support import HERE, WORDS, errors

PAGE = HERE / "saved_pages" / "json-ld.html"
POST = "q5bct8vf"


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def finish(path: Path, *edits: tuple[str, str], body: str = "") -> None:
    """Do what the TODO lines of a draft say, and delete them."""
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    kept = [line for line in text.splitlines() if not line.lstrip().startswith("# TODO")]
    path.write_text("\n".join([*kept, "", body, ""]), encoding="utf-8")


def tell(root: Path, old: str, new: str) -> None:
    """Change the article of The Harbour Post."""
    (file,) = root.glob(f"archive/articles/2003/*{POST}.md")
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_event_drafted_from_an_article_passes_the_check_once_it_is_finished(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(copy, "new", "event", "shelling", "--from", POST, "--place", "tell-qirtas", "--when", "2003-03-02") == 0
    file = copy / "archive/events/2003/tell-qirtas-2003-03-shelling.md"
    assert f"{file.relative_to(copy).as_posix()}: a draft of an event" in capsys.readouterr().out
    text = file.read_text(encoding="utf-8")
    assert "event_type: Explosions/Remote violence" in text.replace('"', "")
    assert "sub_event_type: Shelling/artillery/missile attack" in text.replace('"', "")
    assert "when: 2003-03-02\nplaces: [tell-qirtas]\n" in text
    assert any("still to do" in line for line in errors(copy, capsys))
    assert "acted first; the text names ink-front, warraqa-guard, salt-companies\nside_a: []\n" in text
    sides = ("side_a: []\nside_b: []", "side_a: [ink-front]")
    finish(file, ("title:", "title: Shelling of Tell Qirtas"), sides, body="Shells fell on Tell Qirtas.")
    tell(copy, "towns:\n", "events: [tell-qirtas-2003-03-shelling]\ntowns:\n")
    assert errors(copy, capsys) == []


def test_an_event_is_drafted_from_a_text_and_from_an_unfinished_draft(copy: Path) -> None:
    assert run(copy, "new", "--brief", str(PAGE)) == 0
    (text,) = (copy / "captures").glob("*.txt")
    assert run(copy, "new", "event", "looting", "--from", str(text)) == 0
    file = copy / "archive/events/2003/tell-qirtas-2003-03-looting.md"
    drafted = file.read_text(encoding="utf-8")
    assert "#   paragraph 2: on Thursday is 2003-03-06\n" in drafted
    assert "places: [tell-qirtas, al-mahbara, salt-road]\n" in drafted
    file.unlink()
    assert run(copy, "new", "event", "looting", "--from", text.stem) == 0
    assert file.read_text(encoding="utf-8") == drafted


def test_near_events_are_offered_before_a_second_record_is_made(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(copy.rglob("*"))
    asked = ("new", "event", "night-takeover", "--place", "al-mahbara", "--when", "2003-03-06")
    assert run(copy, *asked) == 1
    assert "  al-mahbara-2003-03-capture: Ink Front captures al-Mahbara (4–5 March 2003)\n" in capsys.readouterr().out
    assert sorted(copy.rglob("*")) == before
    assert run(copy, *asked, "--new") == 0
    assert (copy / "archive/events/2003/al-mahbara-2003-03-night-takeover.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("capture", "--place", "al-mahbara", "--when", "2003-03-20"), "is or was an event of the archive"),
        (("capture", "--place", "al-mahbarra", "--when", "2003-03"), "did you mean 'al-mahbara'?"),
        (("capture", "--place", "al-mahbara"), "such as --when 2015-08-05"),
        (("capture", "--place", "al-mahbara", "--when", "5 March"), "--when: '5 March' is not a date"),
        (("capture", "--from", "nothing.txt"), "is neither an article of the archive nor a file"),
        (("قصف", "--place", "al-mahbara", "--when", "2003-03"), "no id can be made"),
    ],
)
def test_an_event_of_which_no_id_can_be_made_is_told_in_a_line(
    arguments: tuple[str, ...], told: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(copy.rglob("*"))
    assert run(copy, "new", "event", *arguments) == 2
    assert told in capsys.readouterr().err
    assert sorted(copy.rglob("*")) == before


@pytest.mark.parametrize(
    ("when", "id"),
    [
        ("2003-03-05", "x-2003-03-capture"),
        ("2003-03-30/2003-04-02", "x-2003-03-capture"),
        ("[2003-03-05..2003-03-07]", "x-2003-03-capture"),
        ("2003", "x-2003-capture"),
    ],
)
def test_the_id_of_an_event_is_place_year_month_and_what_happened(when: str, id: str) -> None:
    assert proposed_id("x", parse(when), "Capture") == id


def test_every_word_for_an_event_means_a_kind_of_the_closed_list() -> None:
    assert {sub.name for _kind, sub in kinds_within(WORDS)} >= set(words_of(WORDS).values())
    assert type_of(WORDS, "night clashes") == ("Battles", "Armed clash")
    assert type_of(WORDS, "suicide-bombings")[1] == "Suicide bomb"
    assert type_of(WORDS, "second-suicide-attack")[1] == "Suicide bomb"
    assert type_of(WORDS, "harvest") == ("", "")


@pytest.mark.parametrize(
    "what",
    [
        "night raid", "raids", "raid", "strike", "strikes", "general strike", "attack", "night attacks", "explosion",
        "car-bombs", "bombing", "bombings", "blast", "shooting", "mine", "mines", "truce after clashes",
        "shelling and abduction",
    ],
)  # fmt: skip
def test_words_that_may_mean_several_types_choose_none(what: str, copy: Path) -> None:
    assert type_of(WORDS, what) == ("", "")
    assert run(copy, "new", "event", what, "--place", "warraqa", "--when", "2004-01-02") == 0
    (file,) = (copy / "archive/events/2004").glob("*.md")
    drafted = file.read_text(encoding="utf-8")
    assert "# TODO: choose a type, and one of the kinds that follow it as sub_event_type:\n" in drafted
    assert "\nevent_type:\nsub_event_type:\n" in drafted


@pytest.mark.parametrize(
    "text",
    [
        "The Ink Front and the Warraqa Guard fought for Umm Haber.",
        "The Warraqa Guard and the Ink Front fought for Umm Haber.",
    ],
)
def test_the_order_in_which_groups_are_named_puts_none_on_a_side(text: str, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(f"Mills burn\n\n{text}\n", encoding="utf-8")
    asked = ("new", "event", "capture", "--from", str(tmp_path / "text.txt"), "--place", "warraqa")
    assert run(copy, *asked, "--when", "2004-01-02") == 0
    drafted = (copy / "archive/events/2004/warraqa-2004-01-capture.md").read_text(encoding="utf-8")
    (todo,) = [line for line in drafted.splitlines() if "side_a acted" in line]
    assert todo.startswith("# TODO: write who was on each side")
    assert "ink-front" in todo
    assert "warraqa-guard" in todo
    assert "\nside_a: []\nside_b: []\n" in drafted
    assert "\ncontrol:\n  from:\n  to:\n" in drafted


def test_a_town_drafted_from_an_article_passes_the_check_once_it_is_finished(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(
        "Mills burn\n\nThe village of Umm Haber burned. Oum Haber lies far from the sea.\n", encoding="utf-8"
    )
    assert run(copy, "new", "town", "Umm Haber", "--from", str(text)) == 0
    file = copy / "archive/towns/umm-haber.md"
    drafted = file.read_text(encoding="utf-8")
    assert drafted.startswith("---\nid: umm-haber\nname: Umm Haber\nspellings: [Oum Haber]\n")
    assert "\nkind: town\n" in drafted
    finish(file)
    tell(copy, "  salt-road: [Salt Road]\n", "  salt-road: [Salt Road]\n  umm-haber: [Oum Haber]\n")
    assert errors(copy, capsys) == []


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (("town", "Umm Haber", "--kind", "town", "--within", "warraqa"), "towns/umm-haber.md"),
        (("group", "Reed Brigade", "--kind", "rebel-group"), "groups/reed-brigade.md"),
        (("source", "Desert Monitor", "--kind", "monitor"), "sources/desert-monitor.md"),
    ],
)
def test_with_everything_said_nothing_is_left_to_do(arguments: tuple[str, ...], path: str, copy: Path) -> None:
    assert run(copy, "new", *arguments) == 0
    assert "# TODO" not in (copy / "archive" / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("town", "Tel Qirtas", "'Tel Qirtas' is like a name that the archive has:\n  tell-qirtas: Tell Qirtas"),
        ("town", "al Mahbara", "'al Mahbara' is a name of al-mahbara that the archive has:"),
        ("group", "The Ink Front", "'The Ink Front' is a name of ink-front that the archive has:"),
        ("source", "Salt Gazete", "  salt-gazette: Salt Gazette\n"),
    ],
)
def test_near_names_are_offered_before_a_second_record_is_made(
    kind: str, name: str, told: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(copy.rglob("*"))
    assert run(copy, "new", kind, name) == 1
    assert told in capsys.readouterr().out
    assert sorted(copy.rglob("*")) == before
    assert run(copy, "new", kind, name, "--new") == 0


def test_a_name_of_another_kind_of_record_is_ambiguous_and_its_id_another(copy: Path) -> None:
    assert run(copy, "new", "source", "Tell Qirtas", "--kind", "publisher") == 0
    made = (copy / "archive/sources/tell-qirtas-source.md").read_text(encoding="utf-8")
    assert "\nambiguous: [Tell Qirtas]\n" in made


def test_a_file_called_like_a_kind_is_an_article(
    copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "event").write_text("Mills burn\n\nThe mills burned for a night and a day.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(copy, "new", "event", "--publisher", "salt-gazette", "--date", "2003-03-09") == 0
    assert "archive/articles/2003/2003-03-09-salt-gazette-" in capsys.readouterr().out


def test_the_help_teaches_the_kinds(toy_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(toy_root, "new", "--help") == 0
    told = capsys.readouterr().out
    assert "annals new event|town|group|source [OPTIONS] ..." in told
    for kind in ("event", "town", "group", "source"):
        assert run(toy_root, "new", kind, "--help") == 0
        assert f"Usage: annals new {kind} [OPTIONS]" in capsys.readouterr().out


def test_the_kind_of_a_place_is_read_from_the_words_beside_it() -> None:
    assert kind_in(["Umm Haber"], ["They left Umm Haber village at night."]) == "town"
    assert kind_in(["Umm Haber"], ["They left the city of Umm Haber at night."]) == "city"
    assert kind_in(["Umm Haber"], ["They left Umm Haber at night."]) == ""


def test_only_names_are_taken_for_spellings() -> None:
    assert printed_as("Umm Haber", ["Oum Haber and Umm Haber fell, and a hammer broke near Umm Hadra."]) == (
        "Oum Haber",
    )
