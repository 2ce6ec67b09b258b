"""A brief draft is done with a sentence; a publisher nobody has gets its record with the article."""

import re
from pathlib import Path

import pytest

from annals.capture.drafts.gather import Given, gather
from annals.capture.drafts.offered import possible_claims
from annals.capture.drafts.publishers import own_host
from annals.capture.saved.metadata import Found
from annals.capture.saved.page import Reading
from annals.cli.main import main
from annals.language.slugs import proposed
from annals.records.frontmatter import Document, read
from tests.support import HERE, TOY, errors, loaded

PAGES = HERE / "saved_pages"


def new(root: Path, *arguments: object) -> Path:
    """Draft a record in a project and return its file."""
    before = set(root.rglob("*.md"))
    assert main(["--root", str(root), "new", *map(str, arguments)]) == 0
    (draft,) = [path for path in set(root.rglob("*.md")) - before if "sources" not in path.parts]
    return draft


def fields(draft: Path) -> Document:
    document, problems = read(draft.read_text(encoding="utf-8"), draft.name)
    assert document is not None, problems
    return document


def finish(draft: Path) -> None:
    """Do the one thing that a brief draft asks for."""
    draft.write_text(draft.read_text(encoding="utf-8") + "\nThe mills burned.\n", encoding="utf-8")


def text_of(root: Path, *blocks: str) -> Path:
    file = root.parent / "text.txt"
    file.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return file


def test_of_a_saved_page_of_a_known_publisher_only_a_sentence_is_left(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = new(copy, "--brief", PAGES / "json-ld.html")
    told = capsys.readouterr().out
    assert "Next: write a sentence of your own below the closing '---'.\n" in told
    text = draft.read_text(encoding="utf-8")
    assert "TODO" not in text
    assert "# from:" not in text
    assert "claims" not in text
    assert [line for line in errors(copy, capsys) if draft.name in line] == [
        f"{draft.relative_to(copy).as_posix()}:2: has no text below the front matter; "
        "write a short paragraph in your own words"
    ]
    finish(draft)
    assert errors(copy, capsys) == []


def test_the_likeliest_event_is_offered_and_confirmed_by_taking_off_two_characters(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = new(copy, "--brief", PAGES / "json-ld.html")
    text = draft.read_text(encoding="utf-8")
    assert "# events: [tell-qirtas-2003-03-clashes]\n" in text
    draft.write_text(text.replace("# events:", "events:"), encoding="utf-8")
    finish(draft)
    assert errors(copy, capsys) == []


def test_a_clear_event_is_written_with_a_decision_to_make(copy: Path) -> None:
    text = text_of(copy, "Carts at Tell Qirtas", "7 March 2003", "Guards fought at Tell Qirtas on Thursday all day.")
    draft = new(copy, text, "--publisher", "salt-gazette").read_text(encoding="utf-8")
    assert (
        "# TODO: it probably reports Clashes near Tell Qirtas (6 March 2003); if not, delete the next line\n"
        "events: [tell-qirtas-2003-03-clashes]\n"
    ) in draft
    assert "# about: tell-qirtas-2003-03-clashes\n" in draft


def test_what_all_claims_share_is_said_once(copy: Path) -> None:
    text = text_of(
        copy, "Carts at Tell Qirtas", "7 March 2003",
        "At Tell Qirtas 14 guards were killed on Thursday, the Nib Monitor said.",
        "The Nib Monitor counted 12 wounded guards.", "It said 3 clerks were abducted, and 40 families fled.",
    )  # fmt: skip
    draft = new(copy, text, "--publisher", "salt-gazette").read_text(encoding="utf-8")
    offered = [line[2:] for line in draft.partition("# about:")[2].splitlines() if line.startswith("# ")]
    assert offered[:12] == [
        "chain: [nib-monitor, salt-gazette]",
        "claims:",
        "  - id: c1",
        "    states: killed",
        "    figure: 14",
        "    when: 2003-03-06",
        "    when_words: on Thursday",
        "    when_basis: the last Thursday up to publication",
        "    paragraph: 3",
        "  - id: c2",
        "    states: wounded",
        "    figure: 12",
    ]
    assert draft.count("about:") == draft.count("chain:") == 1


def test_a_text_without_figures_offers_what_happened(copy: Path) -> None:
    flash = text_of(copy, "Tell Qirtas", "7 March 2003", "The Ink Front captured Tell Qirtas, the Nib Monitor said.")
    draft = new(copy, flash, "--publisher", "salt-gazette")
    text = draft.read_text(encoding="utf-8")
    assert "#     states: control\n#     side: ink-front\n#     paragraph: 3\n" in text
    draft.unlink()
    flash = text_of(copy, "Carts", "7 March 2003", "Carts burned by the road, and nobody knew whose they were.")
    text = new(copy, flash, "--publisher", "salt-gazette").read_text(encoding="utf-8")
    assert "#   - id: c1\n#     states: occurrence\n#     paragraph: 3\n" in text


@pytest.mark.parametrize(
    ("options", "said", "path"),
    [
        (("--date", "undated", "--held", "Example Library"), {"published": "undated", "held": "Example Library"},
         "undated/undated-salt-gazette-"),
        (("--date", "2003-03-09", "--page", "7"), {"published": "2003-03-09", "printed": {"page": "7"}},
         "2003/2003-03-09-salt-gazette-"),
        (("--date", "2003-03-09", "--url-note", "Not known."), {"url_note": "Not known."},
         "2003/2003-03-09-salt-gazette-"),
        (("--date", "2003-03", "--reason", "so the catalogue", "--url", "https://salt.example.org/x"),
         {"published": {"date": "2003-03", "basis": "inferred", "reason": "so the catalogue"}},
         "2003/2003-03-01-salt-gazette-"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("with_text", [True, False])
def test_an_article_without_a_day_an_address_or_a_text_goes_to_its_place(
    options: tuple[str, ...], said: dict[str, object], path: str, with_text: bool, copy: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    text = [text_of(copy, "Carts", "Carts burned by the road, and nobody knew whose they were.")] if with_text else []
    draft = new(copy, "--brief", *text, "--title", "Carts", "--publisher", "salt-gazette", "--language", "en", *options)
    made = fields(draft).fields
    assert draft.relative_to(copy / "archive/articles").as_posix().startswith(path)
    assert {key: made[key] for key in said} == said
    assert ("capture" in made) is with_text
    finish(draft)
    assert errors(copy, capsys) == []


def test_nothing_to_draft_from_is_wrong_use(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(copy), "new", "--publisher", "salt-gazette"]) == 2
    assert "give a file, an address or --title" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("publisher", "id", "name"),
    [
        ("The Example Times", "example-times", "The Example Times"),
        ("Zamān al-Waṣl", "zaman-al-wasl", "Zamān al-Waṣl"),
        ("Süddeutsche Tribüne", "suddeutsche-tribune", "Süddeutsche Tribüne"),
    ],
)
def test_a_publisher_nobody_has_gets_its_record_by_name(
    publisher: str, id: str, name: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = "https://www.example-times.example/mills"
    text = text_of(copy, "Mills burn", "7 March 2003", "The mills on the hill burned for a night and a day.")
    draft = new(copy, "--brief", text, "--publisher", publisher, "--url", url)
    assert f"archive/sources/{id}.md: a new publisher" in capsys.readouterr().out
    assert f"2003-03-07-{id}-" in draft.name
    stub, problems = read((copy / f"archive/sources/{id}.md").read_text(encoding="utf-8"), "x.md")
    assert stub is not None, problems
    assert stub.fields == {"id": id, "name": name, "kind": "publisher", "hosts": ["example-times.example"]}
    finish(draft)
    assert errors(copy, capsys) == []


def test_a_page_of_a_host_nobody_has_gets_a_record_of_its_site(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (PAGES / "json-ld.html").read_text(encoding="utf-8").replace("post.example.org", "www.tribune.example")
    file = copy.parent / "page.html"
    file.write_text(page.replace("<head>", '<head><meta property="og:site_name" content="Hill &amp; Sea">', 1))
    draft = new(copy, "--brief", file)
    assert fields(draft).fields["publisher"] == "hill-sea"
    finish(draft)
    assert errors(copy, capsys) == []
    assert "hosts: [tribune.example]" in (copy / "archive/sources/hill-sea.md").read_text(encoding="utf-8")


def test_a_name_made_of_a_host_or_an_id_is_to_be_corrected(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (PAGES / "json-ld.html").read_text(encoding="utf-8").replace("post.example.org", "example-tribune.example")
    file = copy.parent / "page.html"
    file.write_text(re.sub(r'<meta property="og:site_name"[^>]*>', "", page), encoding="utf-8")
    new(copy, "--brief", file)
    assert "name: Example Tribune\n" in (copy / "archive/sources/example-tribune.md").read_text(encoding="utf-8")
    assert any("correct its name" in line for line in errors(copy, capsys))


@pytest.mark.parametrize(
    ("publisher", "near"),
    [
        ("Harbour Pst", "'harbour-post'"),
        ("harbor-weekly", "'harbour-weekly'"),
        ("Salt Gazette of Warraqa", "'salt-gazette'"),
    ],
)
def test_near_publishers_are_offered_first(
    publisher: str, near: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(copy.rglob("*"))
    asked = ["--root", str(copy), "new", "--title", "x", "--publisher", publisher, "--date", "2003-03-07"]
    assert main(asked) == 2
    told = capsys.readouterr().err
    assert f"did you mean {near}" in told
    assert "If it is another, add --new" in told
    assert sorted(copy.rglob("*")) == before
    assert main([*asked, "--new"]) == 0


@pytest.mark.parametrize("publisher", ["harbour-post", "Harbour Post", "THE HARBOUR POST", "post.example.org"])
def test_a_publisher_is_known_by_its_id_its_name_and_its_host(publisher: str, copy: Path) -> None:
    draft = new(copy, "--title", "x", "--publisher", publisher, "--date", "2003-03-07")
    assert fields(draft).fields["publisher"] == "harbour-post"


def test_the_id_of_a_new_publisher_is_none_that_is_taken_or_was(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = new(
        copy, "--title", "Mills", "--publisher", "Tell Qirtas", "--date", "2003-03-07", "--language", "en",
        "--url", "https://tq.example/mills",
    )  # fmt: skip
    assert fields(draft).fields["publisher"] == "tell-qirtas-press"
    finish(draft)
    assert errors(copy, capsys) == []


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example-times.example/x", "example-times.example"),
        ("https://web.archive.org/web/2003/http://a.example/", ""),
        ("https://archive.ph/abc", ""),
        ("http://192.0.2.7/x", ""),
        ("https://t.me/someone/3", ""),
        ("nonsense", ""),
    ],
)
def test_a_host_of_many_publishers_is_that_of_none(url: str, host: str) -> None:
    assert own_host(url) == host


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Süddeutsche Zeitung", "suddeutsche-zeitung"),
        ("al-Ḥayāt", "al-hayat"),
        ("Ø-avis", "o-avis"),
        ("Straße", "strasse"),
        ("The Times", "times"),
        ("Now. Example", "now-example"),
        ("العربي", ""),
        ("Times العربي", ""),
        ("2003", ""),
        ("x" * 200, ""),
        (" ".join(["word"] * 40), "-".join(["word"] * 16)),
    ],
)
def test_an_id_is_made_of_bare_letters_or_not_at_all(name: str, id: str) -> None:
    assert proposed(name) == id


def test_an_event_that_may_have_been_at_any_time_before_is_near_only_to_its_end(copy: Path) -> None:
    file = copy / "archive/events/2003/al-mahbara-2003-09-recapture.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^when: .*$", "when: ../2003-09-20", text, flags=re.MULTILINE), encoding="utf-8")
    carts = text_of(copy, "Carts", "The Warraqa Guard burned the carts at al-Mahbara on Thursday, and left.")
    asked = (carts, "--publisher", "salt-gazette")
    spring = new(copy, *asked, "--date", "2003-01-10")
    assert "recapture" not in spring.read_text(encoding="utf-8")
    spring.unlink()
    assert "recapture" in new(copy, *asked, "--date", "2003-09-20").read_text(encoding="utf-8")


def test_a_source_that_a_person_took_off_is_in_no_chain() -> None:
    archive = loaded(TOY).archive
    reading = Reading("Carts\n\nAt Tell Qirtas 14 guards were killed, the Nib Monitor said.", Found("Carts", "x"))
    given = Given("salt-gazette", date="2003-03-09")
    (claim,) = possible_claims(archive, gather(archive, reading, given))
    assert claim.chain == ("nib-monitor", "salt-gazette")
    (claim,) = possible_claims(archive, gather(archive, reading, Given("salt-gazette", names={})))
    assert claim.chain == ()


@pytest.mark.parametrize("named", ["Shells fell near Mahbara and on Tell Qirtaz.", "Shells fell on Tell Qirtaz."])
def test_a_near_spelling_is_confirmed_by_taking_off_two_characters(
    named: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = text_of(copy, "Shells fall on a town", named, "People hid in the cellars of the town until the evening.")
    given = ("--publisher", "salt-gazette", "--date", "2003-03-09", "--url", "https://salt.example.org/shells")
    draft = new(copy, "--brief", story, *given, "--language", "en")
    text = draft.read_text(encoding="utf-8")
    assert "# If Tell Qirtaz (paragraph 2) is Tell Qirtas, remove the '# ' from the next line:\n" in text
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("# If Tell Qirtaz")) + 1
    lines[place] = lines[place].removeprefix("# ")
    draft.write_text("\n".join(lines), encoding="utf-8")
    finish(draft)
    assert fields(draft).fields["towns"]["tell-qirtas"] == ["Tell Qirtaz"]  # type: ignore[index,call-overload]
    assert errors(copy, capsys) == []
