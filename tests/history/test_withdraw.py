"""Records that change, move and go: what the register, the histories and the site keep of them."""

import errno
import json
import math
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html

from annals.checks.read import read_archive
from annals.cli.main import main
from annals.history.changes import corrections, updates
from annals.history.lines import MAX_HISTORY_BYTES, read_history
from annals.history.registration import ROOM
from annals.history.versions import new_version, withdrawn, write_history
from annals.model.version import Withdrawal
from annals.problems import ArchiveError, errors
from tests.hostile.pages import shape, shape_of_changed
from tests.hostile.payloads import PAYLOADS
from tests.support import SAMPLE, TOY, build_site, loaded, read_toy, site_of

NOINDEX = '<meta name="robots" content="noindex">'
TOWN = "archive/towns/tell-qirtas.md"
BOTH = pytest.mark.parametrize("root", [TOY, SAMPLE], ids=["toy", "sample"])
Run = Callable[..., str]


@pytest.fixture
def run(copy: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on a copy of the toy archive, expects its exit code and gives its words."""

    def command(*arguments: str, code: int = 0) -> str:
        found = main(["--root", str(copy), *arguments], patience=math.inf)
        printed = capsys.readouterr()
        assert found == code, printed
        return printed.out + printed.err

    return command


def rows_of(page: str) -> list[list[str]]:
    """Return the cells of what changed, as text."""
    rows: Any = html.fromstring(page).xpath("//table[contains(@class, 'an-changes')]//tr[td]")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
@BOTH
def test_every_id_and_version_ever_given_out_has_a_page(root: Path) -> None:
    site = site_of(root)
    made = set(site.files)
    archive = loaded(root).archive
    folders = {"article": "a", "event": "events", "town": "towns", "group": "groups", "source": "sources"}
    for line in archive.register:
        here = f"{folders[line.kind]}/{line.id}"
        assert f"{here}/index.html" in made
        versions = archive.histories[line.id]
        assert (f"{here}/history.jsonl" in made) is (len(versions) > 1 or versions[-1].withdrawal is not None)
        assert {f"{here}/v{version.number}/index.html" for version in archive.histories[line.id]} <= made


@BOTH
def test_every_record_has_its_present_data_as_its_last_version(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "register", "--check"]) == 0
    assert capsys.readouterr().out == "\n0 lines to enter; run 'annals register'\n".lstrip()


@pytest.mark.slow
def test_a_change_of_data_makes_a_version_and_nothing_else_does(copy: Path, run: Run) -> None:
    file = copy / TOWN
    file.write_text(file.read_text(encoding="utf-8").replace("kind: town", "kind:   town"), encoding="utf-8")
    assert run("register", "--date", "2004-02-03").startswith("0 lines entered")
    edit(file, "kind:   town", "kind: city")
    assert "tell-qirtas: changed kind\n1 line to enter" in run("register", "--check", code=1)
    assert not [note for note in build_site(copy).notes if note.path == "archive/ids.csv"]
    published = build_site(copy, "https://annals.example.org/")
    (warning,) = (note for note in published.notes if note.path == "archive/ids.csv")
    assert warning.message == "tell-qirtas has unregistered changes (changed kind)"
    assert run("register", "--date", "2004-02-03").startswith("tell-qirtas: changed kind\n1 line entered")
    site = build_site(copy)
    made = site.pages
    assert "Replaced on 3 February 2004" in made["towns/tell-qirtas/v1/"]
    assert '<p class="an-kicker">Town' in made["towns/tell-qirtas/v1/"]
    assert '<p class="an-kicker">City' in made["towns/tell-qirtas/v2/"]
    assert 'href="../../towns/tell-qirtas/v1/"' in made["towns/tell-qirtas/"]
    assert ["Kind", "town", "city"] in rows_of(made["towns/tell-qirtas/v2/"])
    assert "tell-qirtas/v2/" in made["corrections/"]
    assert corrections(read_toy(copy))[0].what == "Version 2. Changed: Kind"
    assert "<updated>2004-02-03T00:00:00Z</updated>" in site.text("data/corrections.atom")
    assert "towns/tell-qirtas/v2/" in site.text("data/corrections.atom")


@pytest.mark.slow
def test_a_version_says_what_stood_before_and_since() -> None:
    made = site_of(TOY).pages
    assert "What changed since this version" in made["a/ggm67h9m/v1/"]
    assert "What changed with this version" not in made["a/ggm67h9m/v1/"]
    page = made["a/ggm67h9m/v2/"]
    told = " ".join(" ".join(row) for row in rows_of(page))
    assert rows_of(page)[0] == ["Headline", "Al-Mahbara: the toll", "Al-Mahbara: toll rises"]
    assert [row[0] for row in rows_of(page)] == [
        "Headline",
        "Displaced, civilians (paragraph 5)",
        "Displaced, civilians (paragraph 5)",
    ]
    assert "Displaced, civilians, families: some Salt Gazette, paragraph 5 –" in told
    assert "– Displaced, civilians, families: dozens" in told
    assert ' id="c5"' in page


def test_statements_that_changed_are_links_in_words_and_no_bare_ids() -> None:
    made = site_of(TOY).pages
    for url in ("corrections/", "a/ggm67h9m/", "a/ggm67h9m/v1/"):
        text = made[url]
        assert 'v2/#c5">Displaced, civilians (paragraph 5)</a>' in text
        assert '#c6">statement 6</a>' in text
        assert not re.search(r"Statements? (?:changed|added|taken out): c\d", text)


@pytest.mark.slow
def test_corrections_of_what_was_said_stand_apart_from_those_of_wording(copy: Path, run: Run) -> None:
    edit(copy / TOWN, "kind: town", "kind: city")
    run("register", "--date", "2004-02-03")
    file = next((copy / "archive/groups").glob("salt-companies.md"))
    edit(file, "name: Salt Companies", "name: The Salt Companies")
    run("register", "--date", "2004-02-04")
    page: Any = html.fromstring(build_site(copy).pages["corrections/"])
    said = page.xpath("//h2[@id='said']/following-sibling::ol[1]//a/@href")
    wording = page.xpath("//details[summary/h2[@id='wording']]//li//a/@href")
    assert [each for each in said if "#" not in each] == ["../towns/tell-qirtas/v2/", "../a/ggm67h9m/v2/"]
    assert wording == ["../groups/salt-companies/v2/"]
    assert not page.xpath("//details[summary/h2[@id='wording']]/@open")


def test_the_versions_of_a_record_lead_to_the_corrections_of_all() -> None:
    page = site_of(TOY).pages["a/ggm67h9m/"]
    assert 'href="../../corrections/#said"' in page
    assert 'href="../../corrections/#wording"' in page


@pytest.mark.slow
def test_a_version_page_is_kept_out_of_search_and_points_to_the_record() -> None:
    page = site_of(TOY).pages["a/ggm67h9m/v1/"]
    assert NOINDEX in page
    assert "\nhttps://archive.example/a/ggm67h9m/\n" in page
    for relation, there in (
        ("latest-version", "a/ggm67h9m/"),
        ("successor-version", "a/ggm67h9m/v2/"),
        ("version-history", "a/ggm67h9m/history.jsonl"),
    ):
        assert f'rel="{relation}" href="../../../{there}"' in page


def test_a_claim_that_was_taken_out_keeps_its_address() -> None:
    page = site_of(TOY).pages["a/ggm67h9m/"]
    assert '<p class="an-aside" id="c6">c6 was taken out; <a href="../../a/ggm67h9m/v1/#c6">' in page


def test_withdrawing_names_what_it_touched_and_the_check_what_still_refers_to_it(copy: Path, run: Run) -> None:
    said = run("withdraw", "d2k56qfh", "--reason", "error", "--date", "2004-02-03", code=1)
    assert said.splitlines()[:3] == [
        "archive/articles/2003/2003-09-28-harbour-weekly-d2k56qfh.md (removed)",
        "archive/ids.csv",
        "archive/history/articles/d2k56qfh.jsonl",
    ]
    assert not (copy / said.splitlines()[0].removesuffix(" (removed)")).exists()
    assert "d2k56qfh,article,2003-10-01,withdrawn\n" in (copy / "archive/ids.csv").read_text(encoding="utf-8")
    assert "al-mahbara-2003-09-recapture" in run("check", code=1)


@pytest.mark.slow
def test_a_withdrawn_record_keeps_its_address_and_stands_in_no_list(copy: Path, run: Run) -> None:
    run("withdraw", "salt-companies", "--reason", "error", "--date", "2004-02-03", code=1)
    edit(copy / "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md", "  salt-companies: [Salt Companies]\n", "")
    edit(copy / "archive/events/2003/al-mahbara-2003-03-capture.md", ", salt-companies]", "]")
    run("register", "--date", "2004-02-03")
    assert "no problems" in run("check")
    site = build_site(copy)
    made = site.pages
    tomb = made["groups/salt-companies/"]
    assert "withdrawn on 3 February 2004: it should not have been a record" in tomb
    assert NOINDEX in tomb
    assert "The record was withdrawn on 3 February 2004, because" in made["groups/salt-companies/v1/"]
    assert "the record was withdrawn, because it should not have been a record" in made["groups/salt-companies/v2/"]
    naming = {url for url, text in made.items() if "groups/salt-companies/" in text}
    assert {url for url in naming if not re.search(r"/v\d+/$", url)} <= {"groups/salt-companies/", "corrections/"}
    assert '<a href="../../../groups/salt-companies/">Salt Companies</a>' in made["a/q5bct8vf/v1/"]
    names = json.loads(site.text("add/names.json"))
    assert "salt-companies" in names["ids"]
    assert "salt-companies" not in {group["id"] for group in names["groups"]}
    assert updates(read_toy(copy))[0].correction


@pytest.mark.slow
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
    tomb = build_site(copy).pages["groups/salt-companies/"]
    assert 'content="0; url=../../groups/companies-of-salt/"' in tomb
    assert "\nhttps://archive.example/groups/companies-of-salt/\n" in tomb
    assert '<a href="../../groups/companies-of-salt/">' in tomb


def test_where_a_person_could_be_harmed_the_data_go_and_the_sums_stay(copy: Path, run: Run) -> None:
    run("withdraw", "guard-radio", "--reason", "safety", "--date", "2004-02-03", code=1)
    text = (copy / "archive/history/sources/guard-radio.jsonl").read_text(encoding="utf-8")
    assert "Guard Radio" not in text
    versions, problems = read_history(text, "x")
    assert problems == []
    assert [version.erased for version in versions] == [True, False]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("nobody", "--reason", "error"), "no record 'nobody'"),
        (("salt-road", "--reason", "renamed"), "needs a successor; add --successor ID"),
        (("salt-road", "--reason", "duplicate", "--successor", "salt-road"), "is not another record"),
        (("salt-road", "--reason", "duplicate", "--successor", "salt"), "is not another record"),
        (("salt-road", "--reason", "error", "--date", "2999-01-01"), "is in the future"),
        (("salt-road", "--reason", "error", "--date", "1999-01-01"), "is before 2003-11-05"),
        (("salt-road", "--reason", "boredom"), "is not one of"),
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
    assert "does not match its checksum" in run("register", code=1)
    assert "does not match its checksum" in run("withdraw", "ggm67h9m", "--reason", "error", code=1)
    assert file.read_bytes() == before


def close(root: Path, id: str, withdrawal: Withdrawal) -> None:
    """Withdraw a town by hand, whatever it leads to."""
    file = root / f"archive/history/towns/{id}.jsonl"
    versions, _problems = read_history(file.read_text(encoding="utf-8"), "x")
    file.write_text(write_history(withdrawn(versions, withdrawal, date(2004, 2, 3))), encoding="utf-8")
    edit(root / "archive/ids.csv", f"{id},town,2004-02-01,published", f"{id},town,2004-02-01,withdrawn")
    (root / f"archive/towns/{id}.md").unlink(missing_ok=True)


def add_towns(root: Path, run: Run, *ids: str) -> None:
    """Add towns that nothing refers to."""
    road = (root / "archive/towns/salt-road.md").read_text(encoding="utf-8")
    for id in ids:
        lines = (
            road.replace("id: salt-road", f"id: {id}").replace("Salt Road", id.capitalize()).splitlines(keepends=True)
        )
        kept = [line for line in lines if not line.startswith(("name_ar", "spellings", "ambiguous"))]
        (root / f"archive/towns/{id}.md").write_text("".join(kept), encoding="utf-8")
    run("register", "--date", "2004-02-01")


@pytest.mark.slow
def test_a_record_renamed_twice_leads_to_where_it_is_now(copy: Path, run: Run) -> None:
    add_towns(copy, run, "northway", "oldway")
    close(copy, "northway", Withdrawal("renamed", "oldway"))
    close(copy, "oldway", Withdrawal("renamed", "salt-road"))
    assert not any(problem.field == "withdrawn.successor" for problem in read_archive(copy)[2])
    tomb = build_site(copy).pages["towns/northway/"]
    assert 'content="0; url=../../towns/salt-road/"' in tomb
    assert '<a href="../../towns/salt-road/">' in tomb


@pytest.mark.slow
def test_a_record_whose_successor_is_a_double_is_not_led_on_unseen(copy: Path, run: Run) -> None:
    add_towns(copy, run, "northway", "oldway")
    close(copy, "northway", Withdrawal("renamed", "oldway"))
    close(copy, "oldway", Withdrawal("duplicate", "salt-road"))
    tomb = build_site(copy).pages["towns/northway/"]
    assert "refresh" not in tomb
    assert '<a href="../../towns/salt-road/">' in tomb


@pytest.mark.slow
def test_two_records_that_lead_to_one_another_are_told(copy: Path, run: Run) -> None:
    add_towns(copy, run, "northway", "oldway")
    close(copy, "northway", Withdrawal("renamed", "oldway"))
    close(copy, "oldway", Withdrawal("renamed", "northway"))
    out = run("check", code=1)
    assert "the successors of 'northway' lead in a circle" in out
    assert "the successors of 'oldway' lead in a circle" in out


@pytest.mark.slow
@pytest.mark.parametrize("successor", ["../../evil", "javascript:alert(1)", "https://evil.example/", "nobody"])
def test_a_successor_that_is_no_id_is_refused(successor: str, copy: Path, run: Run) -> None:
    add_towns(copy, run, "northway")
    close(copy, "northway", Withdrawal("renamed", successor))
    assert f"'{successor}' is neither a record nor an id in archive/ids.csv" in run("check", code=1)
    with pytest.raises(ArchiveError):
        build_site(copy)


@pytest.mark.slow
@pytest.mark.parametrize("done", ["the history", "the history and the register"])
def test_a_withdrawal_that_was_broken_off_is_explained_and_ends_when_it_is_run_again(
    done: str, copy: Path, run: Run
) -> None:
    add_towns(copy, run, "northway")
    file, register = copy / "archive/towns/northway.md", copy / "archive/ids.csv"
    before, lines = file.read_bytes(), register.read_bytes()
    words = ("withdraw", "northway", "--reason", "error", "--date", "2004-02-03")
    run(*words)
    history = (copy / "archive/history/towns/northway.jsonl").read_bytes()
    file.write_bytes(before)
    if done == "the history":
        register.write_bytes(lines)
    assert "northway" in run("check", code=1)
    assert "add --reason error" in run("withdraw", "northway", "--reason", "safety", code=1)
    run(*words)
    assert not file.exists()
    assert (copy / "archive/history/towns/northway.jsonl").read_bytes() == history
    assert "no problems" in run("check")


def test_where_a_file_cannot_be_written_the_one_that_was_there_stays(
    copy: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}

    def full(_self: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert "No space left on device" in run("withdraw", "salt-road", "--reason", "error", code=1)
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("link", ["ids.csv", "history", "history/towns", "history/towns/salt-road.jsonl"])
def test_nothing_is_written_through_a_link(link: str, copy: Path, run: Run, tmp_path: Path) -> None:
    path, elsewhere = copy / "archive" / link, tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    edit(copy / "archive/towns/salt-road.md", "An invented road", "A road, invented,")
    files = [elsewhere] if elsewhere.is_file() else [each for each in elsewhere.rglob("*") if each.is_file()]
    before = {each: each.read_bytes() for each in files}
    assert ":1: is a link" in run("register", code=1)
    assert ":1: is a link" in run("withdraw", "salt-road", "--reason", "error", code=1)
    assert {each: each.read_bytes() for each in files} == before
    assert (copy / "archive/towns/salt-road.md").exists()


@pytest.mark.slow
def test_a_full_history_is_told_before_anything_is_written_and_can_still_be_closed(copy: Path, run: Run) -> None:
    file = copy / "archive/history/towns/salt-road.jsonl"
    versions, _problems = read_history(file.read_text(encoding="utf-8"), "x")
    data = versions[-1].data or {}
    longer = new_version(versions, {**data, "text": "a" * (MAX_HISTORY_BYTES - ROOM - 1_500)}, date(2003, 10, 2))
    assert longer
    file.write_text(write_history((*versions, longer)), encoding="utf-8")
    before = file.read_bytes()
    assert "bytes long with the new version" in run("register", code=1)
    assert file.read_bytes() == before
    run("withdraw", "salt-road", "--reason", "error", "--date", "2004-02-03", code=1)
    assert read_archive(copy)[0].histories["salt-road"][-1].withdrawal  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_page_lists_the_newest_versions_and_leads_to_the_others(copy: Path) -> None:
    file = copy / "archive/history/towns/salt-road.jsonl"
    versions, _problems = read_history(file.read_text(encoding="utf-8"), "x")
    for number in range(150):
        more = new_version(versions, {**(versions[0].data or {}), "text": str(number)}, date(2003, 10, 2))
        assert more
        versions = (*versions, more)
    file.write_text(write_history(versions), encoding="utf-8")
    made = build_site(copy).pages
    assert "towns/salt-road/v151/" in made
    page = made["towns/salt-road/v3/"]
    assert page.partition('id="versions"')[2].count("<li>") == 100
    assert 'The newest 100 of 151; <a href="../../../towns/salt-road/history.jsonl">all, one a line</a>' in page


HOSTILE = (*PAYLOADS, "a\n\n# b\n\n</div>\n\n<script>alert(1)</script>", "\n---\nx: y\n---\n")
HISTORIES = [path.relative_to(TOY).as_posix() for path in sorted(TOY.glob("archive/history/[e-t]*/*.jsonl"))]
"""The histories of all records but articles."""


def put_in_history(file: Path, payload: str) -> None:
    """Make a record's history one version of hostile data."""
    versions, _problems = read_history(file.read_text(encoding="utf-8"), "x")
    data = {**(versions[0].data or {}), "name": payload, "text": payload, payload: [{payload: payload}]}
    hostile = new_version((), data, versions[0].day)
    assert hostile
    file.write_text(write_history([hostile]), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, len(HOSTILE), len(HISTORIES)))
def test_a_hostile_text_in_a_history_is_refused_or_shown_as_text(start: int, copy: Path) -> None:
    """Each text stands in the history of another record; those that are refused are taken out before the build."""
    put = dict(zip(HISTORIES, HOSTILE[start:], strict=False))
    for path, payload in put.items():
        put_in_history(copy / path, payload)
    refused = {problem.path for problem in errors(read_archive(copy)[2])}
    assert refused <= set(put)
    for path in refused:
        shutil.copy(TOY / path, copy / path)
    site = build_site(copy)
    # data that cannot be read as a record stand open, where a fold holds them elsewhere; prose may have a rule
    sound = shape(site_of(TOY).pages.values()).found | {("details", "open"), ("hr", "")}
    assert shape_of_changed(site).found <= sound, put
    for path, data in site.files.items():
        if path.endswith(".atom"):
            ElementTree.fromstring(data)  # noqa: S314 - our own
        assert data


@pytest.mark.slow
def test_what_still_names_a_withdrawn_record_is_told_what_to_write_instead(copy: Path, run: Run) -> None:
    add_towns(copy, run, "northway")
    run("withdraw", "salt-road", "--reason", "renamed", "--successor", "northway", "--date", "2004-02-03", code=1)
    run("withdraw", "guard-radio", "--reason", "error", "--date", "2004-02-03", code=1)
    out = run("check", code=1)
    assert "no town 'salt-road' in archive/towns; it was withdrawn: write 'northway'" in out
    assert "'guard-radio' in archive/sources; it was withdrawn: take the name out" in out


def test_a_history_without_a_record_and_a_line_is_told(copy: Path, run: Run) -> None:
    towns = copy / "archive/history/towns"
    text = (towns / "salt-road.jsonl").read_text(encoding="utf-8")
    (towns / "Salt-Road.jsonl").write_text(text, encoding="utf-8")
    out = run("check", code=1)
    assert "version 1 holds the data of a record other than the town 'Salt-Road'" in out
    assert "'Salt-Road' has a history, but no line in archive/ids.csv; run 'annals register', which restores" in out


@pytest.mark.slow
def test_no_version_is_entered_of_a_day_before_the_last(copy: Path, run: Run) -> None:
    edit(copy / TOWN, "kind: town", "kind: city")
    told = "annals: 2001-01-01 is before 2003-11-05, the last day that was entered\n"
    assert run("register", "--date", "2001-01-01", code=2) == told
    run("register", "--date", "2003-11-05")
    assert "no problems" in run("check")


def test_a_record_that_was_never_registered_is_deleted_and_leaves_no_history(copy: Path, run: Run) -> None:
    (copy / "archive/history/towns/salt-road.jsonl").unlink()
    edit(copy / "archive/ids.csv", "salt-road,town,2003-10-01,published\n", "")
    said = run("withdraw", "salt-road", "--reason", "error", code=1)
    assert "salt-road was never registered, so it leaves no trace" in said
    assert not (copy / "archive/towns/salt-road.md").exists()
    assert not (copy / "archive/history/towns/salt-road.jsonl").exists()


def test_a_history_that_is_gone_is_told_without_git(copy: Path, run: Run) -> None:
    (copy / "archive/history/towns/salt-road.jsonl").unlink()
    assert run("check", code=1).startswith(
        "archive/ids.csv:20: id: 'salt-road' is registered but has no history; "
        "restore archive/history/towns/salt-road.jsonl; if there never was one, run 'annals register'\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize("url", ["a/ggm67h9m/", "events/al-mahbara-2003-03-capture/"])
def test_sums_stand_in_folds_alone_and_that_of_the_present_version_on_the_page_of_an_article(url: str) -> None:
    page = site_of(TOY).pages[url]
    newest = read_toy(TOY).histories[url.split("/")[1]][-1].sha256
    folded = "".join(re.findall(r"<details.*?</details>", page, re.DOTALL))
    assert (newest in folded) is url.startswith("a/")
    assert not re.search(r"\b[0-9a-f]{12}\b|\b[0-9a-f]{64}\b", re.sub(r"<details.*?</details>", "", page, flags=re.S))
