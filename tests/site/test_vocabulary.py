"""Another subject: the example archive of local news, built with the same program and pages as an archive of a war."""

import csv
import html
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from annals.checks.read import read_archive
from annals.facts.attestation import MEANINGS
from annals.facts.control import control_of
from annals.facts.harm import harm_of
from annals.facts.rules import RULES, rule_of, rules_of
from annals.problems import errors
from annals.records.vocabulary import PATH
from annals.reference import fields, schemas
from tests.support import PROJECT, Site, build_site, copy_toy

STARTER = PROJECT / "hooks/annals/starters/local-news"
FLOOD = "events/wendbridge-2019-02-flood/"
STRIKE = "events/wend-paper-mill-2019-03-strike/"
VERDICT = "events/wendbridge-2019-09-verdict/"
OF_WAR = re.compile(
    r"civilian|held it|armed|ACLED|UCDP|\bfighter|governorate|\bharm|in control|who fought|battle|\bwar\b|the conflict",
    re.IGNORECASE,
)
"""Words that an archive of local news has no use for."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the example archive."""
    root = tmp_path_factory.mktemp("town")
    shutil.copytree(STARTER / "archive", root / "archive")
    return root


@pytest.fixture(scope="module")
def news(town: Path) -> Site:
    """Return the site of the example archive."""
    return build_site(town)


def read(page: str) -> str:
    """Return what a reader sees of a page, and what its head says of it."""
    text = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


@pytest.mark.slow
def test_the_example_archive_has_no_fault(town: Path) -> None:
    _archive, _index, problems = read_archive(town)
    assert errors(problems) == []
    assert {problem.path for problem in problems} <= {"archive/ids.csv"}  # nothing is registered yet


@pytest.mark.slow
def test_a_flood_a_strike_and_a_verdict_are_told_with_the_words_of_their_vocabulary(news: Site) -> None:
    flood, strike, verdict = (read(news.page(url)) for url in (FLOOD, STRIKE, VERDICT))
    assert "120, 163 or about 200 homes damaged" in flood
    assert "Residents : 41 brought to safety" in flood or "Residents: 41 brought to safety" in flood
    assert "What brought it about" in flood
    assert "Weather and nature · flood" in flood
    assert re.search(r"How many took part: ?Paper Workers’ Union", strike)
    assert "fewer than 220, about 210 or 340" in strike
    assert "a party's own claim" in strike
    assert "Sentence: 2 years" in verdict
    assert "What was decided" in verdict


@pytest.mark.slow
def test_no_page_and_no_file_of_local_news_speaks_of_a_war(news: Site) -> None:
    pages = {url: OF_WAR.findall(read(page)) for url, page in news.pages.items()}
    assert {url: found for url, found in pages.items() if found} == {}
    for path in ("data/datapackage.json", "data/metadata.json", "data/ro-crate-metadata.json", "data/events.csv"):
        assert OF_WAR.findall(news.text(path)) == [], path


@pytest.mark.slow
def test_what_a_vocabulary_has_no_use_for_is_neither_made_nor_linked(news: Site) -> None:
    assert [path for path in news.files if path.startswith("harm/") or path == "data/harm.csv"] == []
    assert [url for url, page in news.pages.items() if "harm/" in page or 'id="control"' in page] == []
    columns = next(csv.reader(io.StringIO(news.text("data/events.csv"))))
    assert not {"deaths_a", "deaths_civilians", "best", "control_from"} & {*columns}
    groups = next(csv.reader(io.StringIO(news.text("data/groups.csv"))))
    assert "inter" not in groups


@pytest.mark.slow
def test_the_words_are_published_with_the_data(news: Site) -> None:
    published = json.loads(news.text("data/vocabulary.json"))
    assert published["builds_on"] == "local-news"
    measures = {each["name"]: each for each in published["measures"]}
    assert measures["homes"]["means"] == "homes that were damaged"
    assert {each["name"] for each in published["levels"]} == {"county", "municipality", "parish"}


@pytest.mark.slow
def test_the_form_offers_the_words_of_its_archive(news: Site) -> None:
    known = json.loads(news.text("add/names.json"))
    assert known["sides"] == ["residents", "staff"]
    assert "Weather and nature" in known["event_types"]
    assert known["kinds"]["groups"]["union"] == "trade union"
    assert not {*known["counting"]["telling"].values()} - {*known["measures"]}


@pytest.mark.slow
def test_fields_and_schemas_are_those_of_the_archives_words(town: Path) -> None:
    archive, _index, _problems = read_archive(town)
    assert archive
    claims = json.loads(dict(schemas.render(archive.vocabulary))["article.json"])["$defs"]["Claim"]
    assert claims["properties"]["states"]["enum"] == list(archive.vocabulary.measures)
    page = fields.render(archive.vocabulary)
    assert "| `water-level` | how high the water stood |" in page
    assert "civilians" not in page.partition("## Rules")[0].partition("## Measures")[2]


@pytest.mark.slow
def test_the_page_about_of_the_example_prints_the_rules_that_its_vocabulary_needs(town: Path) -> None:
    archive, _index, _problems = read_archive(town)
    assert archive
    page = " ".join((STARTER / "docs/about.md").read_text(encoding="utf-8").split())
    rules = rules_of(archive.vocabulary)
    assert [rule_of(rule) for rule in rules if rule_of(rule) not in page] == []
    assert set(RULES) - set(rules) == {control_of, harm_of}
    assert [word for word, means in MEANINGS.items() if f"| {word} | {means} |" not in page] == []
    assert OF_WAR.findall(page) == []


@pytest.mark.slow
def test_what_a_vocabulary_says_is_escaped_wherever_it_is_printed(tmp_path: Path) -> None:
    copy_toy(tmp_path)
    bad = '<img src=x onerror=alert(1)>&"'
    (tmp_path / PATH).write_text(
        "use: conflict\n"
        f"measures:\n  - name: killed\n    means: '{bad}'\n    family: losses\n    unit: people\n    title: '{bad}'\n"
        f"    counted: '{{figure}} {bad}'\n    whose: '{{side}} {bad}'\n    lost: '{{figure}} {bad}'\n"
        f"group_kinds:\n  - name: rebel-group\n    means: '{bad}'\n    title: '{bad}'\n"
        f"phrases:\n  groups: '{bad}'\n  held: '{bad}'\n  losses: '{bad}'\n  harm: '{bad}'\n  places: '{bad}'\n",
        encoding="utf-8",
    )
    site = build_site(tmp_path)
    assert [url for url, page in site.pages.items() if "<img src=x" in page] == []
    assert any("&lt;img src=x" in page for page in site.pages.values())
