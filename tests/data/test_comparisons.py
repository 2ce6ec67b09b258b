"""The tables of accounts and disagreements say what the pages print, and lead to where it stands."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from annals.citations.store import Store
from annals.data.all_tables import tables
from annals.facts.accounts import accounts_about
from annals.facts.facts import Facts
from annals.facts.index import build_index
from annals.model import Claim
from annals.model.kinds import ARTICLE
from annals.site.context import Context
from annals.site.frame import Frame
from annals.site.kinds.place import PLACE
from annals.values.figure import parse
from tests.facts.saying import MONITOR, POST, archive_of, say
from tests.support import PROJECT, SAMPLE, TOY, WORDS, altered, having, loaded, site_of

BOTH = pytest.mark.parametrize("root", [TOY, PROJECT], ids=["toy", "real"])


@cache
def facts(root: Path) -> Facts:
    here = loaded(root)
    return Facts(here.archive, here.index)


@cache
def rows(root: Path, name: str) -> list[dict[str, Any]]:
    (table,) = (each for each in tables(WORDS) if each.name == name)
    return [table.object(row) for row in table.rows(facts(root))]


@BOTH
def test_every_account_of_the_pages_is_a_row_with_the_same_numbers(root: Path) -> None:
    found = {row["account"]: row for row in rows(root, "accounts")}
    index = facts(root).index
    expected = [account for about in index.claims_about for account in accounts_about(index, about)]
    assert len(rows(root, "accounts")) == len(found) == len(expected)
    for account in expected:
        row = found[f"{account.topic.about}#{account.anchor}"]
        assert (row.get("low"), row.get("high")) == pytest.approx((account.low, account.high), abs=0.01)
        assert row.get("best") == account.best
        assert (row["origins"], row["articles"]) == (account.voices.count, len(account.articles))
        assert row["publishers"] == len(account.publishers)
        assert row.get("press", ()) == account.voices.press
        assert len(row.get("origin_ids", ())) == row["origins"]
        assert (row["agreement"], row["attested"]) == (account.comparison, str(account.attested))
        assert row["claims"] == tuple(statement.key for statement in account.statements)


@BOTH
def test_every_claim_is_in_one_account(root: Path) -> None:
    keys = [key for row in rows(root, "accounts") for key in row["claims"]]
    assert sorted(keys) == sorted(facts(root).index.statements)


@BOTH
def test_every_pair_that_parts_is_a_row(root: Path) -> None:
    found = [(row["about"], row["subject"], row["one"], row["other"]) for row in rows(root, "disagreements")]
    expected = [
        (point.about, point.subject, parting.one.first.key, parting.other.first.key)
        for _kind, entry in facts(root).archive.entries()
        for point in facts(root).disagreements(entry.id)
        for parting in point.partings
    ]
    assert found == expected
    assert found or root != TOY
    for row in rows(root, "disagreements"):
        assert (row["inferred"] == "yes") == ("inferred" in row.get("basis", ()))
        assert (row["in_conflict"] == "no") == (row["rank"] == 9)


@BOTH
def test_a_pair_says_what_each_version_says(root: Path) -> None:
    assert all(row["one_says"] and row["other_says"] for row in rows(root, "disagreements"))
    statements = facts(root).index.statements
    for row in rows(root, "disagreements"):
        figure = statements[row["one"]].claim.figure
        if figure and row["subject"] != "date":
            assert row["one_says"].startswith(figure.text)


@pytest.mark.slow
@BOTH
def test_a_permalink_of_an_account_or_a_disagreement_leads_to_its_place_on_a_page(root: Path) -> None:
    ids = {url: set(re.findall(r' id="([^"]+)"', html)) for url, html in site_of(root).pages.items()}
    for name in ("accounts", "disagreements", "credits", "names", "claims", "events", "spellings", "versions"):
        for row in rows(root, name):
            url, mark, anchor = row["permalink"].partition("#")
            assert url in ids, (name, row)
            assert not mark or anchor in ids[url], (name, row)


@pytest.mark.slow
@BOTH
def test_the_origins_of_an_event_are_those_that_its_page_tells(root: Path) -> None:
    pages = site_of(root).pages
    ways = set[bool]()
    for row in rows(root, "events"):
        page = pages[f"events/{row['event']}/"]
        told = re.findall(r"<dt>Reported by<dd>(.*?)\n<(?:dt|/dl)>", page, re.DOTALL)
        # where the sentence at the head names all of them, they are not named again
        (named,) = re.findall(r'<div class="an-attested">\n<p>(.*?)</p>', page) if not told else [""]
        number = re.search(r"(\d+) (?:original sources?|sources that are independent)\b", told[0] if told else named)
        origins = re.sub(r"(?:without naming|names) a source \(.*?\)", "", named)
        linked = re.findall(r'/sources/([^/"]+)/"', origins)
        linked = linked[:1] if re.search(r"(?:one|only) source\b", origins) else linked  # it may be several together
        assert row["number_of_origins"] == (int(number[1]) if number else len(linked)), row["event"]
        ways.add(bool(told))
    assert ways == {True, False}


@pytest.mark.slow
@BOTH
def test_how_well_an_event_is_attested_is_what_its_page_says(root: Path) -> None:
    pages = site_of(root).pages
    for row in rows(root, "events"):
        told = re.findall(r'<a class="an-tag" href="[^"]*">(.*?)\.</a>', pages[f"events/{row['event']}/"])
        assert [unescape(word).lower() for word in told] == ([row["attested"]] if "attested" in row else []), row[
            "event"
        ]


def test_what_is_stated_in_another_unit_is_compared_in_kilometres_and_days() -> None:
    found = {row["account"]: row for row in rows(SAMPLE, "accounts")}
    road = found["mahin-2015-10-offensive#account-distance-m5-highway"]  # at most 20 km, and at most 13 miles
    assert (road["unit"], road["low"], road["high"]) == ("km", 20, 20.92)
    months = found["al-qaryatayn#account-duration-islamic-state"]  # 8 months
    assert (months["unit"], months["low"], months["high"]) == ("days", 243.52, 243.52)
    assert "best" not in months
    claims = {row["claim"]: row for row in rows(SAMPLE, "claims")}
    assert claims["hg1srg35/c43"]["high_converted"] == 20.92
    assert "high_converted" not in claims["hg1srg35/c12"]


EVENT = "al-mahbara-2003-03-capture"
Said = tuple[str, str | None, str, dict[str, object]]
"""What is said of the dead: the origin, the side, the figure, and other fields of the claim."""


def event_row(*said: Said) -> dict[str, Any]:
    """Return the row of an event, of whose dead only this is said."""
    archive = loaded(TOY).archive
    article = next(iter(archive.articles.values()))
    claims: list[Claim] = []
    for number, (origin, side, figure, more) in enumerate(said, 1):
        told = {"id": f"c{number}", "about": EVENT, "states": "killed", "side": side, "figure": parse(figure)}
        alone = {"subset": None, "to": None, "relations": (), "chain": (origin, article.publisher)}
        claims.append(altered(article.claims[0], {**told, **alone, **more}))
    changed = having(archive, ARTICLE, {article.id: altered(article, {"claims": tuple(claims)})})
    here = Facts(changed, build_index(changed))
    (table,) = (each for each in tables(WORDS) if each.name == "events")
    return next(row for row in map(table.object, table.rows(here)) if row["event"] == EVENT)


DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "high", "best")


def deaths(*said: Said) -> dict[str, int]:
    return {name: value for name, value in event_row(*said).items() if name in DEATHS}


def test_one_exact_count_of_one_side_is_given_as_ucdp_names_it() -> None:
    event = loaded(TOY).archive.events[EVENT]
    one = {"low": 23, "high": 23, "best": 23}
    assert deaths(("nib-monitor", event.side_a[0], "23", {})) == {"deaths_a": 23, **one}
    assert deaths(("nib-monitor", event.side_b[0], "23", {})) == {"deaths_b": 23, **one}
    assert deaths(("nib-monitor", "civilians", "23", {})) == {"deaths_civilians": 23, **one}
    assert deaths(("nib-monitor", None, "23", {})) == {"deaths_unknown": 23, **one}
    assert deaths(("nib-monitor", None, "23", {"status": "civilian"})) == {"deaths_civilians": 23, **one}
    assert deaths(("nib-monitor", None, "23", {"status": "combatant"})) == one


def test_no_deaths_are_added_up_or_chosen() -> None:
    event = loaded(TOY).archive.events[EVENT]
    sides: tuple[Said, ...] = (("nib-monitor", event.side_a[0], "23", {}), ("nib-monitor", event.side_b[0], "37", {}))
    assert deaths(*sides) == {"deaths_a": 23, "deaths_b": 37}
    rivals: tuple[Said, ...] = (("nib-monitor", event.side_a[0], "23", {}), ("guard-radio", event.side_a[0], "37", {}))
    assert deaths(*rivals) == {"low": 23, "high": 37}


def test_a_count_of_some_of_the_dead_leaves_no_other_account_alone() -> None:
    whole: Said = ("nib-monitor", "civilians", "23", {})
    assert deaths(whole, ("guard-radio", "civilians", "30", {"subset": "children"})) == {"deaths_civilians": 23}


def test_a_distance_in_words_has_its_place_among_what_is_said_of_the_place() -> None:
    far = {"about": "warraqa", "states": "distance"}
    archive = archive_of(
        say(POST, MONITOR, **far, value="out of sight"), say(POST, MONITOR, "3", **far, to="tell-qirtas", unit="km")
    )
    context = Context(archive, build_index(archive), Frame.bare(""), Store())
    page = next(made.data.decode() for made in PLACE.make(context, "warraqa") if made.path.endswith(".html"))
    (table,) = (each for each in tables(WORDS) if each.name == "accounts")
    links = [row["permalink"] for row in map(table.object, table.rows(context)) if row["about"] == "warraqa"]
    assert links == ["towns/warraqa/#account-distance", "towns/warraqa/#distances"]
    for link in links:
        assert page.count(f' id="{link.partition("#")[2]}"') == 1
    assert "account-distance-tell-qirtas" not in page


def test_deaths_are_exact_or_absent() -> None:
    assert deaths(("nib-monitor", "civilians", "at least 50", {})) == {"low": 50}
    assert deaths(("nib-monitor", "civilians", "20-25", {})) == {"low": 20, "high": 25}
    for figure in ("about 300", "dozens", "many"):
        assert deaths(("nib-monitor", "civilians", figure, {})) == {}
    others: tuple[dict[str, object], ...] = (
        {"states": "killed-or-wounded"}, {"states": "wounded"}, {"subset": "children"}, {"stance": "denies"},
    )  # fmt: skip
    for more in others:
        assert deaths(("nib-monitor", "civilians", "23", more)) == {}, more


def test_accounts_that_would_stand_at_one_place_are_told_apart() -> None:
    archive = loaded(TOY).archive
    article = next(iter(archive.articles.values()))
    plain = {"about": EVENT, "states": "killed", "relations": (), "figure": parse("3"), "to": None}
    claims = tuple(
        altered(article.claims[0], {**plain, "id": f"c{number}", "side": side, "subset": subset})
        for number, (side, subset) in enumerate(
            [("civilians", None), (None, "civilians"), (None, "Civilians"), (None, "x")]
        )
    )
    changed = having(archive, ARTICLE, {article.id: altered(article, {"claims": claims})})
    anchors = [account.anchor for account in accounts_about(build_index(changed), EVENT)]
    assert len(set(anchors)) == 4
    assert "account-killed-x" in anchors
