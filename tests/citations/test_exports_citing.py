"""The files that cite, read back by programs that others wrote: rispy, bibtexparser and citeproc-js."""

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import bibtexparser.entrypoint
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from annals import urls
from annals.citations import coins, dates
from annals.citations.formats import FORMATS, bibtex, csl, ris
from annals.citations.item import Item, item_of
from annals.values.edtf import parse as parse_edtf
from tests.citations.formatting import Formatted, read_back
from tests.support import PROJECT, TOY, build_site, loaded, read_toy, site_of

WHERE = "https://archive.test/a/k7m3p9tb/v3/"
NOTE = f"Annals of Warraqa record: {WHERE} (version 3)"
PEOPLE = [{"family": "Perry", "given": "Tom"}, {"literal": "Agence France-Presse"}, {"literal": "محمد العبد الله"}]
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60).filter(str.strip)


def press(edtf: str = "2015-08-06", **changes: Any) -> Item:
    when = parse_edtf(edtf)
    fields = {
        "id": "k7m3p9tb", "type": "article-newspaper", "title": "100% of 5_000 & {more}: #1 $2 ~ ^",
        "author": PEOPLE, "container-title": "The A & B Post", "issued": dates.csl(when), "language": "en",
        "archive": "Annals of Warraqa", "archive_location": "record k7m3p9tb, version 3",
        "URL": "https://a.example/x_y?a=1&b=%20#~z", **changes,
    }  # fmt: skip
    return Item({name: value for name, value in fields.items() if value}, when, WHERE, NOTE, "Own\n words.")


def read_ris(text: str) -> list[dict[str, Any]]:
    return [dict(entry) for entry in rispy.loads(text.replace("\r\n", "\n"))]


def read_bibtex(text: str) -> list[dict[str, str]]:
    library = bibtexparser.entrypoint.parse_string(text)
    assert not library.failed_blocks
    return [
        {"": entry.key, "type": entry.entry_type, **{field.key: field.value for field in entry.fields}}
        for entry in library.entries
    ]


def unescaped(text: str) -> str:
    """Return what TeX prints for text that was escaped for it."""
    for mark in "&%#_$":
        text = text.replace(f"\\{mark}", mark)
    names = {"braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^", "backslash": "\\"}
    for name, mark in names.items():
        text = text.replace(f"\\text{name}{{}}", mark)
    return text


def test_ris_says_where_an_article_is_recorded() -> None:
    (entry,) = read_ris(ris.whole([ris.entry(press(), abstract=True)]))
    assert entry["type_of_reference"] == "NEWS"
    # programs that read RIS drop the comma, which keeps a name of several words whole
    assert entry["authors"] == ["Perry, Tom", "Agence France-Presse,", "محمد العبد الله,"]
    assert entry["title"] == "100% of 5_000 & {more}: #1 $2 ~ ^"
    assert entry["secondary_title"] == "The A & B Post"
    assert (entry["year"], entry["date"]) == ("2015", "2015/08/06/")
    assert entry["name_of_database"] == "Annals of Warraqa"
    assert entry["accession_number"] == "record k7m3p9tb, version 3"
    assert entry["urls"] == ["https://a.example/x_y?a=1&b=%20#~z"]
    assert entry["notes"] == [NOTE]
    assert entry["abstract"] == "Own words."


@pytest.mark.parametrize(
    ("edtf", "date", "year"),
    [
        ("2015-08", "2015/08//", "2015"),
        ("2015", "2015///", "2015"),
        ("2015-08~", "2015/08//about August 2015", "2015"),
        ("2015-08-05/2015-08-06", "2015/08//5–6 August 2015", "2015"),
        ("[2015-08-31,2015-09-01]", "2015///31 August 2015 or 1 September 2015", "2015"),
        ("[..2015-08-06]", "///on or before 6 August 2015", "2015"),
        ("201X", "///the 2010s", None),
        ("XXXX", None, None),
    ],
)
def test_ris_gives_a_day_as_exactly_as_it_is_known(edtf: str, date: str | None, year: str | None) -> None:
    (entry,) = read_ris(ris.entry(press(edtf)))
    assert (entry.get("date"), entry.get("year")) == (date, year)


def test_ris_has_a_tag_on_every_line_and_ends_lines_as_the_format_asks() -> None:
    text = ris.whole([ris.entry(press(title="A\nB"), abstract=True), ris.entry(press())])
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(line == "" or (line[2:6] == "  - " and line[:2].isalnum()) for line in lines)
    assert len(read_ris(text)) == 2


def test_bibtex_keeps_names_whole_and_addresses_untouched() -> None:
    (entry,) = read_bibtex(bibtex.whole([bibtex.entry(press(), abstract=True)]))
    assert (entry[""], entry["type"]) == ("k7m3p9tb", "article")
    assert entry["author"] == "Perry, Tom and {Agence France-Presse} and {محمد العبد الله}"
    assert (
        entry["title"]
        == r"{100\% of 5\_000 \& \textbraceleft{}more\textbraceright{}: \#1 \$2 \textasciitilde{} \textasciicircum{}}"
    )
    assert (entry["journaltitle"], entry["entrysubtype"]) == (r"The A \& B Post", "newspaper")
    assert entry["url"] == "https://a.example/x_y?a=1&b=%20#~z"
    assert (entry["date"], entry["year"], entry["month"]) == ("2015-08-06", "2015", "aug")
    assert (entry["langid"], entry["language"]) == ("english", "en")
    assert entry["note"] == NOTE
    assert entry["abstract"] == "Own words."


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2015-08~", {"date": "2015-08~", "year": "2015"}),
        ("2015-08-05/2015-08-06", {"date": "2015-08-05/2015-08-06", "year": "2015"}),
        ("[2015-08-05,2015-08-07]", {"year": "2015"}),
        ("XXXX", {}),
    ],
)
def test_bibtex_gives_a_day_as_exactly_as_it_is_known(edtf: str, expected: dict[str, str]) -> None:
    (entry,) = read_bibtex(bibtex.entry(press(edtf)))
    assert {field: entry[field] for field in ("date", "year", "month") if field in entry} == expected


def test_bibtex_has_no_author_where_nobody_is_named() -> None:
    assert "author" not in read_bibtex(bibtex.entry(press(author=[])))[0]


@given(TEXTS, TEXTS)
def test_any_title_and_name_survives_every_form(title: str, paper: str) -> None:
    item = press(title=title, author=[{"literal": paper}], **{"container-title": paper})
    title, paper = " ".join(title.split()), " ".join(paper.split())
    (read,) = read_ris(ris.entry(item))
    assert (read["title"], read["secondary_title"], read["authors"]) == (
        title,
        paper,
        [f"{paper}," if " " in paper else paper],
    )
    (entry,) = read_bibtex(bibtex.entry(item))
    assert unescaped(entry["title"][1:-1]) == title
    assert unescaped(entry["journaltitle"]) == paper
    (again,) = json.loads(csl.whole([csl.entry(item)]))
    assert again == {**item.csl, "note": NOTE}
    (context,) = (parse_qs(coins.context(item)),)
    assert " ".join(context["rft.title"][0].split()) == title


def test_coins_keep_the_order_of_names_and_their_parts() -> None:
    context = parse_qs(coins.context(press()))
    assert context["rft.type"] == ["newspaperArticle"]
    assert context["rft.au"] == ["Perry, Tom", "Agence France-Presse,", "محمد العبد الله,"]
    assert context["rft.source"] == ["The A & B Post"]
    assert context["rft.identifier"] == ["https://a.example/x_y?a=1&b=%20#~z"]
    assert context["rft.rights"][0].endswith(f"not reproduced here. {NOTE}")
    assert "rft.description" not in context


@pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])
def test_every_record_is_read_back_from_every_form(root: Any, formatted: Formatted) -> None:
    archive = loaded(root).archive
    items = [item_of(archive, entry, "https://a.test/") for _kind, entry in archive.entries()]
    ids = [item.csl["id"] for item in items]
    whole = {format.name: format.write(items) for format in FORMATS}
    assert [entry["id"] for entry in read_ris(whole["ris"])] == ids
    assert [entry[""] for entry in read_bibtex(whole["bibtex"])] == ids
    assert [entry["id"] for entry in json.loads(whole["csl"])] == [entry["id"] for entry in read_back(root)] == ids
    assert all(len(text) > 20 for id in ids[:8] for text in formatted[id])


@pytest.mark.slow
def test_the_files_of_a_list_hold_its_articles_in_order() -> None:
    outputs = {path: data.decode(errors="replace") for path, data in site_of(TOY).files.items()}
    every = list(loaded(TOY).archive.articles)
    assert [entry["id"] for entry in read_ris(outputs["a/articles.ris"])] == every
    assert [entry["id"] for entry in read_ris(outputs["dates/2003/articles.ris"])] == every
    assert [entry[""] for entry in read_bibtex(outputs["a/articles.bib"])] == every
    assert [entry[""] for entry in read_bibtex(outputs["dates/2003/articles.bib"])] == every
    named = loaded(TOY).index.articles_naming["al-mahbara"]
    assert [entry["id"] for entry in read_ris(outputs["towns/al-mahbara/articles.ris"])] == list(named)
    for kind, ids in (("groups", loaded(TOY).archive.groups), ("sources", loaded(TOY).archive.sources)):
        for id in ids:
            there = f"{kind}/{id}/articles.ris" in outputs
            found = (
                loaded(TOY).index.articles_naming,
                loaded(TOY).index.articles_by,
                loaded(TOY).index.articles_crediting,
            )
            assert there == any(each.get(id) for each in found)
    parted = {entry["id"] for entry in read_ris(outputs["disagreements/articles.ris"])}
    assert parted <= set(every)
    assert parted


@pytest.mark.slow
def test_records_that_nobody_registered_yet_are_built_and_cited_without_a_version(copy: Path) -> None:
    shutil.rmtree(copy / "archive" / "history")
    register = copy / "archive" / "ids.csv"
    register.write_text(register.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    built = build_site(copy, "https://archive.example.org/")
    outputs = {path: data.decode(errors="replace") for path, data in built.files.items()}
    archive = read_toy(copy)
    for entry in archive.articles.values():
        here = urls.of_record(entry)
        (bib,) = read_bibtex(str(html.fromstring(outputs[f"{here}index.html"]).xpath("string(//pre)")))
        (risen,) = read_ris(outputs[f"{here}citation.ris"])
        assert bib[""] == risen["id"] == entry.id
        assert "version" not in bib
        assert "version" not in bib["note"] + "".join(map(str, risen.values()))
        page, *_things = json.loads(outputs[f"{here}record.jsonld"])["@graph"]
        assert "version" not in page
    (told,) = (problem for problem in built.notes if problem.path == "archive/ids.csv")
    assert told.message.endswith(f"(it is new); and {len(list(archive.entries())) - 1} other records")
