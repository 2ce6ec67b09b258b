"""Kinds of records: each is described whole, and one that is added works everywhere or says which part is missing."""

import csv
import gzip
import io
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from jinja2 import ChoiceLoader, DictLoader

from annals import urls
from annals.citations.store import Store
from annals.cli.main import main
from annals.data import kinds as data
from annals.data.all_tables import tables
from annals.data.cells import TableFacts
from annals.data.datasets import describing_files, table_files
from annals.data.kinds.data_of import DataOf
from annals.data.tables import Column, Table
from annals.data.things import Node, Things, names_of
from annals.facts.facts import Facts
from annals.facts.index import Index
from annals.history.canonical import public_record
from annals.model import Archive, Article, Kind, Named, kind_named, kind_of, kinds
from annals.model.fields import Label, describe
from annals.model.record import record
from annals.problems import UsageError
from annals.reference import fields, schemas
from annals.site import plan
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.page import View
from annals.site.record import record_made, record_target
from annals.site.record_files import record_files
from annals.site.target import Made, Maker, Target
from tests.support import TOY, WORDS, Loaded, build_site, loaded

BASE = "https://archive.example/"


@record
class Person(Named):
    """A person, for a sixth kind of record."""

    role: Label = describe("what the person was known for")


PERSON = Kind("person", "people", "people/", Person)


def people(facts: Facts) -> Iterable[Person]:
    return facts.archive.of(Person).values()


PEOPLE: Table[Person] = Table(
    "people",
    "People: persons on record",
    (
        Column("person", "person id", lambda person: person.id),
        Column("name", "the name this archive uses", lambda person: person.name),
        Column("role", "what the person was known for", lambda person: person.role),
    ),
    people,
    lambda person: urls.of_id("person", person.id),
    searched=("name",),
)


def thing(things: Things, person: Person) -> Node:
    return {**things.refs[person.id], **names_of(things, person), "jobTitle": person.role}


DATA = DataOf(PERSON, PEOPLE, lambda _person: "Person", "person", thing)
RECORD = """\
---
id: jane-doe
name: Jane Doe
role: keeper of the salt scales
---

She kept the scales of the salt market.
"""


def pages_of(archive: Archive, index: Index) -> Context:
    return Context(archive, index, Frame.bare(BASE), Store())


@pytest.fixture
def peopled(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the toy archive with one person, whose kind is entered, and nothing else of it."""
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, PERSON))
    (copy / "archive" / "people").mkdir()
    (copy / "archive" / "people" / "jane-doe.md").write_text(RECORD, encoding="utf-8")
    return copy


@pytest.fixture
def published(peopled: Path, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """Return that archive read, its people's data entered too."""
    monkeypatch.setattr(data, "DATA", (*data.DATA, DATA))
    return loaded(peopled)


@pytest.mark.slow
def test_a_sixth_kind_is_checked_registered_and_shown(peopled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(peopled), "check"]) == 0
    assert "1 new record is not registered yet: jane-doe; leave it so in a branch" in capsys.readouterr().out
    assert main(["--root", str(peopled), "register", "--date", "2004-02-03"]) == 0
    assert "jane-doe: first version" in capsys.readouterr().out
    assert "jane-doe,person,2004-02-03,published\n" in (peopled / "archive/ids.csv").read_text(encoding="utf-8")
    assert (peopled / "archive/history/people/jane-doe.jsonl").is_file()
    assert main(["--root", str(peopled), "check"]) == 0
    assert "no problems in 21 records" in capsys.readouterr().out
    assert main(["--root", str(peopled), "show", "jane-doe"]) == 0
    assert "  page: people/jane-doe/\n" in capsys.readouterr().out
    assert main(["--root", str(peopled), "show", "jane-doe", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["record"] == "person"


def test_the_register_refuses_what_is_no_kind_and_names_the_sixth_too(
    peopled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = peopled / "archive/ids.csv"
    register.write_text(
        register.read_text(encoding="utf-8") + "the-moon,planet,2003-11-05,published\n", encoding="utf-8"
    )
    assert main(["--root", str(peopled), "check"]) == 1
    said = capsys.readouterr()
    assert "'planet' is not a kind of record; write one of article, event, town, group, source, person" in said.out


def test_a_record_of_a_sixth_kind_has_its_file_and_its_name_checked(
    peopled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (peopled / "archive/people/jane-doe.md").rename(peopled / "archive/people/doe.md")
    (peopled / "archive/people/john.md").write_text("---\nid: john\nname: John\n---\n", encoding="utf-8")
    assert main(["--root", str(peopled), "check"]) == 1
    said = capsys.readouterr().out
    assert "archive/people/doe.md:2: id: the file of 'jane-doe' has another name; name it people/jane-doe.md" in said
    assert "archive/people/john.md:2: role: is missing" in said


def test_a_sixth_kind_has_a_table_in_every_form(published: Loaded, tmp_path: Path) -> None:
    archive, index = published.archive, published.index
    made = {file.name: file for file in table_files(TableFacts(archive, index), BASE)}
    (row,) = csv.DictReader(io.StringIO(made["people.csv"].content.decode()))
    told = {"person": "jane-doe", "name": "Jane Doe", "role": "keeper of the salt scales"}
    assert row == {**told, "permalink": f"{BASE}people/jane-doe/"}
    path = tmp_path / "archive.sqlite"
    path.write_bytes(gzip.decompress(made["archive.sqlite.gz"].content))
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT person FROM people").fetchall() == [("jane-doe",)]
    connection.close()
    described = describing_files(archive, BASE, [(file, file.measure()) for file in made.values()])
    package = json.loads(described[0][0].content)
    assert [each["schema"]["primaryKey"] for each in package["resources"] if each["name"] == "people"] == [["person"]]


def files_beside(archive: Archive, index: Index) -> list[Made]:
    person = archive.of(Person)["jane-doe"]
    return list(record_files(pages_of(archive, index), person, public_record(person)))  # type: ignore[arg-type]


def test_a_sixth_kind_has_files_beside_its_page(published: Loaded) -> None:
    archive, index = published.archive, published.index
    person = archive.of(Person)["jane-doe"]
    assert urls.of_record(person) == "people/jane-doe/"  # type: ignore[arg-type]
    made = {made.path: made.data for made in files_beside(archive, index)}
    assert set(made) == {
        "people/jane-doe/record.json",
        "people/jane-doe/record.jsonld",
    }
    assert json.loads(made["people/jane-doe/record.json"])["role"] == "keeper of the salt scales"
    page, about = json.loads(made["people/jane-doe/record.jsonld"])["@graph"]
    assert page["mainEntity"]["@id"] == about["@id"] == "people/jane-doe/#person"
    assert (about["@type"], about["name"]) == ("Person", "Jane Doe")


def test_a_sixth_kind_is_documented(published: Loaded) -> None:
    assert "`archive/people/<id>.md`" in fields.render(WORDS)
    assert "person.json" in dict(schemas.render(WORDS))


@dataclass(frozen=True)
class PersonView(View):
    """What the page of a person prints."""

    TEMPLATE: ClassVar[str] = "person.jinja"
    person: Person


def plan_people(context: Context) -> Iterator[Target]:
    for person in context.archive.of(Person).values():
        yield record_target("person", context, person)  # type: ignore[arg-type]


def make_person(context: Context, id: str) -> Iterator[Made]:
    person = context.archive.of(Person)[id]
    context.templates.loader = ChoiceLoader([context.templates.loader, DictLoader({"person.jinja": PAGE})])  # type: ignore[list-item]
    yield from record_made(context, person, PersonView(person), title=person.name, description=person.role)  # type: ignore[arg-type]


PAGE = "<h1>{{ title }}</h1><p>{{ person.role }}</p>{{ page.body(person) }}"
MAKER = Maker("person", "pages of people", plan_people, make_person)


@pytest.mark.slow
def test_a_sixth_kind_has_a_page_its_exports_and_its_links(
    published: Loaded, peopled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "MAKERS", (*plan.MAKERS, MAKER))
    path = peopled / "archive/people/jane-doe.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nIt stood at al-Mahbara.\n", encoding="utf-8")
    site = build_site(peopled)
    assert "<p>keeper of the salt scales</p><p>She kept the scales" in site.page("people/jane-doe/")
    assert '<a href="../../towns/al-mahbara/">al-Mahbara</a>' in site.page("people/jane-doe/")
    assert {"people/jane-doe/record.json", "people/jane-doe/record.jsonld", "data/people.csv"} <= set(site.files)
    assert "https://archive.example/people/jane-doe/" in site.text("sitemap.xml")


def test_a_kind_without_pages_says_what_is_missing(published: Loaded, peopled: Path) -> None:
    with pytest.raises(UsageError, match=r"kind person have no page; write annals/site/kinds/person\.py"):
        build_site(peopled)


@pytest.mark.parametrize(
    "publish",
    [
        lambda archive, index: tables(WORDS),
        lambda archive, index: table_files(TableFacts(archive, index), BASE),
        lambda archive, index: [made.data for made in files_beside(archive, index)],
        lambda archive, index: pages_of(archive, index).reference("jane-doe"),
    ],
)
def test_a_kind_without_data_says_what_is_missing(publish: Callable[[Archive, Index], object], peopled: Path) -> None:
    here = loaded(peopled)
    with pytest.raises(UsageError, match=r"kind person have no data; write annals/data/kinds/person\.py"):
        publish(here.archive, here.index)


def test_what_is_no_kind_is_an_error_and_never_a_town() -> None:
    stranger = Person(id="jane-doe", name="Jane", role="keeper", body="", path="archive/people/jane-doe.md")
    for ask in (
        lambda: kind_of(stranger),
        lambda: kind_named("person"),
        lambda: urls.of_record(stranger),  # type: ignore[arg-type]
        lambda: urls.of_id("person", "jane-doe"),
        lambda: loaded(TOY).archive.of(Person),
        lambda: loaded(TOY).archive.of_kind("person"),
        lambda: data.data_of(stranger),
    ):
        with pytest.raises(KeyError, match="kind of record"):
            ask()


def test_every_kind_is_whole() -> None:
    for field in ("name", "folder", "url", "model"):
        values = [getattr(kind, field) for kind in kinds.KINDS]
        assert len(set(values)) == len(values)
    assert [each.kind for each in data.every()] == list(kinds.KINDS)
    for each in data.every():
        assert each.table.name == each.kind.folder
        assert each.table.key == each.kind.name
    named = [kind.folder for kind in kinds.named()]
    assert all(issubclass(kind.model, Named) for kind in kinds.named())
    assert list(next(iter(loaded(TOY).archive.articles.values())).blocks) == named
    assert all(folder in Article.__pydantic_fields__ for folder in named)


def test_messages_say_a_kind_with_its_article() -> None:
    assert [kind.one for kind in kinds.KINDS] == ["an article", "an event", "a town", "a group", "a source"]


def test_records_are_filed_by_their_kind(toy: Loaded, real: Loaded) -> None:
    for archive in (toy.archive, real.archive):
        for name, entry in archive.entries():
            kind = kind_named(name)
            assert entry.path == f"archive/{kind.path(entry)}"
            assert kind.depth == len(kind.path(entry).split("/"))
            assert list(archive.of_kind(name)) == [
                each.id for each in sorted(archive.of_kind(name).values(), key=kind.order)
            ]


def test_files_are_named_as_the_documentation_says() -> None:
    assert [f"{kind.folder}/{kind.pattern}" for kind in kinds.KINDS] == [
        "articles/<year>/<date>-<publisher>-<id>.md",
        "events/<year>/<id>.md",
        "towns/<id>.md",
        "groups/<id>.md",
        "sources/<id>.md",
    ]
