"""Records that change, move and go: what the register, the histories and the site keep of them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from annals.cli import main
from annals.site import Site, build_site
from annals.updates import corrections, updates
from annals.versions import read_history
from tests.support import PROJECT, TOY, loaded

TOWN = "archive/towns/tell-qirtas.md"
BOTH = pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])
ROW = "".join(f'<td role="cell" data-label="{label}"><span>{{}}</span></td>' for label in ("Where", "Before", "Since"))
Run = Callable[..., str]


@pytest.fixture
def run(copy: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on a copy of the toy archive, expects its exit code and gives its words."""

    def command(*arguments: str, code: int = 0) -> str:
        try:
            found = main(["--root", str(copy), *arguments])
        except SystemExit as left:
            found = int(str(left.code))
        printed = capsys.readouterr()
        assert found == code, printed
        return printed.out + printed.err

    return command


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def pages(site: Site) -> dict[str, str]:
    return {output.path: output.text for output in site.outputs if output.path.endswith(".md")}


@BOTH
def test_every_id_and_version_ever_given_out_has_a_page(root: Path) -> None:
    site = build_site(root)
    made = {output.path for output in site.outputs}
    archive = loaded(root).archive
    folders = {"article": "a", "event": "events", "town": "towns", "group": "groups", "source": "sources"}
    for line in archive.register:
        here = f"{folders[line.kind]}/{line.id}"
        assert f"{here}.md" in made
        assert f"{here}/history.jsonl" in made
        assert {f"{here}/v{version.number}.md" for version in archive.histories[line.id]} <= made


@BOTH
def test_every_record_has_its_present_data_as_its_last_version(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "register", "--check"]) == 0
    assert capsys.readouterr().out == "\n0 lines to enter; run 'annals register'\n".lstrip()


def test_a_change_of_data_makes_a_version_and_nothing_else_does(copy: Path, run: Run) -> None:
    file = copy / TOWN
    file.write_text(file.read_text(encoding="utf-8").replace("kind: town", "kind:   town"), encoding="utf-8")
    assert run("register", "--date", "2004-02-03").startswith("0 lines entered")
    edit(file, "kind:   town", "kind: city")
    assert "tell-qirtas: changed kind\n1 line to enter" in run("register", "--check", code=1)
    (warning,) = (note for note in build_site(copy).notes if note.path == "archive/ids.csv")
    assert warning.message == "tell-qirtas has data of no version yet (changed kind)"
    assert run("register", "--date", "2004-02-03").startswith("tell-qirtas: changed kind\n1 line entered")
    site = build_site(copy)
    made = pages(site)
    assert "Replaced on 3 February 2004" in made["towns/tell-qirtas/v1.md"]
    assert "<dd>town" in made["towns/tell-qirtas/v1.md"]
    assert "<dd>city" in made["towns/tell-qirtas/v2.md"]
    assert 'href=\\"../../towns/tell-qirtas/v1/\\"' in made["towns/tell-qirtas.md"]
    assert ROW.format("kind", "town", "city") in made["towns/tell-qirtas/v2.md"]
    assert "tell-qirtas/v2/" in made["corrections.md"]
    assert corrections(site.archive)[0].what == "Version 2: changed kind"
    assert site.updated == date(2004, 2, 3)
    assert "towns/tell-qirtas/v2/" in next(o.text for o in site.outputs if o.path == "data/corrections.atom")


def test_a_version_says_what_stood_before_and_since() -> None:
    made = pages(build_site(TOY))
    assert "## What changed" not in made["a/ggm67h9m/v1.md"]
    page = made["a/ggm67h9m/v2.md"]
    assert ROW.format("title", "Al-Mahbara: the toll", "Al-Mahbara: toll rises") in page
    assert (
        f"{ROW.format('claims, c5', '–', 'id: c5; about: warraqa-2003-road-raids').removesuffix('</span></td>')};"
        in page
    )
    assert page.count("<tr") == 4
    assert '<li id="c5">id: c5;' in page


def test_a_version_page_is_kept_out_of_search_and_points_to_the_record() -> None:
    page = pages(build_site(TOY))["a/ggm67h9m/v1.md"]
    assert 'noindex: "yes"' in page
    assert 'canonical: "https://archive.example/a/ggm67h9m/"' in page
    for relation, there in (
        ("latest-version", "a/ggm67h9m/"),
        ("successor-version", "a/ggm67h9m/v2/"),
        ("version-history", "a/ggm67h9m/history.jsonl"),
    ):
        assert f'rel=\\"{relation}\\" href=\\"../../../{there}\\"' in page


def test_a_claim_that_was_taken_out_keeps_its_address() -> None:
    page = pages(build_site(TOY))["a/ggm67h9m.md"]
    assert '<p class="an-aside" id="c6">c6 was taken out; <a href="../../a/ggm67h9m/v1/#c6">' in page


def test_withdrawing_names_what_it_touched_and_the_check_what_still_refers_to_it(copy: Path, run: Run) -> None:
    said = run("withdraw", "d2k56qfh", "--reason", "error", "--date", "2004-02-03")
    assert said.splitlines()[:3] == [
        "archive/articles/2003/2003-09-28-harbour-weekly-d2k56qfh.md",
        "archive/ids.csv",
        "archive/history/articles/d2k56qfh.jsonl",
    ]
    assert not (copy / said.splitlines()[0]).exists()
    assert "d2k56qfh,article,2003-10-01,withdrawn\n" in (copy / "archive/ids.csv").read_text(encoding="utf-8")
    assert "al-mahbara-2003-09-recapture" in run("check", code=1)


def test_a_withdrawn_record_keeps_its_address_and_stands_in_no_list(copy: Path, run: Run) -> None:
    run("withdraw", "salt-companies", "--reason", "error", "--date", "2004-02-03")
    edit(copy / "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md", "  salt-companies: [Salt Companies]\n", "")
    edit(copy / "archive/events/2003/al-mahbara-2003-03-capture.md", ", salt-companies]", "]")
    run("register", "--date", "2004-02-03")
    assert "no problems" in run("check")
    site = build_site(copy)
    made = pages(site)
    tomb = made["groups/salt-companies.md"]
    assert "withdrawn on 3 February 2004: it should not have been a record" in tomb
    assert 'noindex: "yes"' in tomb
    assert "The record was withdrawn on 3 February 2004." in made["groups/salt-companies/v1.md"]
    assert "withdrawn with this version: it should not have been a record" in made["groups/salt-companies/v2.md"]
    assert {path for path, text in made.items() if "groups/salt-companies/" in text} <= {
        "groups/salt-companies.md",
        "groups/salt-companies/v1.md",
        "groups/salt-companies/v2.md",
        "corrections.md",
    }
    names = json.loads(next(o.text for o in site.outputs if o.path == "add/names.json"))
    assert "salt-companies" in names["ids"]
    assert "salt-companies" not in {group["id"] for group in names["groups"]}
    assert updates(site.archive)[0].correction


def test_a_renamed_record_leads_to_its_new_address(copy: Path, run: Run) -> None:
    old = copy / "archive/groups/salt-companies.md"
    new = old.with_name("companies-of-salt.md")
    new.write_text(old.read_text(encoding="utf-8").replace("id: salt-companies", "id: companies-of-salt"), "utf-8")
    for file in (copy / "archive").rglob("*.md"):
        if file != old:
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("salt-companies", "companies-of-salt"), encoding="utf-8")
    run("withdraw", "salt-companies", "--reason", "renamed", "--successor", "companies-of-salt", "--date", "2004-02-03")
    run("register", "--date", "2004-02-03")
    assert "no problems" in run("check")
    tomb = pages(build_site(copy))["groups/salt-companies.md"]
    assert 'moved: "../../groups/companies-of-salt/"' in tomb
    assert 'canonical: "https://archive.example/groups/companies-of-salt/"' in tomb
    assert '<a href="../../groups/companies-of-salt/">' in tomb


def test_where_a_person_could_be_harmed_the_data_go_and_the_sums_stay(copy: Path, run: Run) -> None:
    run("withdraw", "guard-radio", "--reason", "safety", "--date", "2004-02-03")
    text = (copy / "archive/history/sources/guard-radio.jsonl").read_text(encoding="utf-8")
    assert "Guard Radio" not in text
    versions, problems = read_history(text, "x")
    assert problems == []
    assert [version.erased for version in versions] == [True, False]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("nobody", "--reason", "error"), "no record 'nobody'"),
        (("salt-road", "--reason", "renamed"), "has a successor; add --successor ID"),
        (("salt-road", "--reason", "duplicate", "--successor", "salt-road"), "is no other record"),
        (("salt-road", "--reason", "duplicate", "--successor", "salt"), "is no other record"),
        (("salt-road", "--reason", "error", "--date", "2999-01-01"), "has not come yet"),
        (("salt-road", "--reason", "boredom"), "invalid choice"),
    ],
)
def test_a_withdrawal_that_cannot_be_is_refused_and_touches_nothing(
    arguments: tuple[str, ...], why: str, copy: Path, run: Run
) -> None:
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    assert why in run("withdraw", *arguments, code=2)
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


def test_a_broken_history_is_not_written_over(copy: Path, run: Run) -> None:
    file = copy / "archive/history/articles/ggm67h9m.jsonl"
    edit(file, "the toll", "another toll")
    edit(copy / "archive/articles/2003/2003-03-07-salt-gazette-ggm67h9m.md", "toll rises", "toll rose")
    before = file.read_bytes()
    assert "does not have the sum it names" in run("register", code=1)
    assert "does not have the sum it names" in run("withdraw", "ggm67h9m", "--reason", "error", code=1)
    assert file.read_bytes() == before
