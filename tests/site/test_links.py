"""Every link of the built site leads to a page, and every anchor to a place on it."""

import base64
import hashlib
import re
from collections import deque
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

HOST = "https://site.test/"
CLICKS = 3
NAMING = ("canonical", "cite-as", "type", "license", "schema.DC", "schema.DCTERMS", "schema.Z")
"""What a link element may say of another host: names, which no browser fetches."""


@cache
def _page(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


def _address(site: Path, path: Path) -> str:
    return HOST + path.relative_to(site).as_posix().removesuffix("index.html")


def _file(site: Path, address: str) -> Path:
    path = site / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() or address.endswith("/") else path


def _links(site: Path, path: Path) -> list[str]:
    here = _address(site, path)
    found = _page(path).xpath("//@href | //@src")
    return [urljoin(here, str(link)) for link in found]


def _pages(site: Path) -> list[Path]:
    # 404.html is served for any address, so it is no page of its own; the tests that it must pass name it
    return sorted(site.rglob("index.html"))


def test_every_internal_link_leads_to_a_file(site: Path) -> None:
    dead = {
        (path.relative_to(site).as_posix(), link)
        for path in _pages(site)
        for link in _links(site, path)
        if link.startswith(HOST) and not _file(site, link.partition("#")[0]).is_file()
    }
    assert not dead


def test_every_link_of_the_missing_page_leads_to_a_file_from_any_depth(site: Path) -> None:
    links = [str(link) for link in _page(site / "404.html").xpath("//@href | //@src")]
    assert [link for link in links if not link.startswith(("/", "#"))] == []
    assert [link for link in links if link.startswith("/") and not _file(site, link).is_file()] == []
    assert {"/", "/a/", "/events/", "/towns/", "/groups/", "/sources/"} <= set(links)


def test_every_anchor_stands_on_the_page_it_leads_to(site: Path) -> None:
    dead = set()
    for path in _pages(site):
        for link in _links(site, path):
            target, mark, anchor = link.partition("#")
            if (
                mark
                and link.startswith(HOST)
                and not _page(_file(site, target)).xpath("//*[@id=$id]", id=unquote(anchor))
            ):
                dead.add((path.relative_to(site).as_posix(), link))
    assert not dead


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for path in _pages(site):
        ids = [str(each) for each in _page(path).xpath("//@id")]
        assert len(ids) == len(set(ids)), path


def test_every_page_is_three_clicks_from_the_home_page(site: Path) -> None:
    home = site / "index.html"
    clicks = {home: 0}
    waiting = deque([home])
    while waiting:
        path = waiting.popleft()
        for link in _links(site, path):
            target = _file(site, link.partition("#")[0])
            if link.startswith(HOST) and target.name == "index.html" and target not in clicks:
                clicks[target] = clicks[path] + 1
                waiting.append(target)
    far = {path.relative_to(site).as_posix() for path in _pages(site) if clicks.get(path, CLICKS + 1) > CLICKS}
    assert not far


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for path in [*_pages(site), site / "404.html"]:
        loaded = _page(path).xpath("//script/@src | //iframe | //img/@src")
        loaded += [link.get("href") for link in _page(path).xpath("//link") if link.get("rel") not in NAMING]
        assert not [each for each in loaded if not isinstance(each, str) or "//" in each], path


def _is_record(site: Path, path: Path) -> bool:
    """Return whether a page shows a record, its own page or that of a version."""
    parts = path.relative_to(site).parts
    shown = len(parts) == 3 or (len(parts) == 4 and re.fullmatch(r"v\d+", parts[2]) is not None)
    listed = parts[:2] == ("events", "kinds")
    return shown and parts[0] in ("a", "events", "towns", "groups", "sources") and not listed


def _filtered(site: Path) -> list[Path]:
    """Return the pages of the chronology and of harm to civilians, which can be filtered."""
    return sorted(path for folder in ("chronology", "harm") for path in (site / folder).rglob("index.html"))


def _up(site: Path, path: Path) -> str:
    return "../" * len(path.relative_to(site).parent.parts)


def test_only_pages_that_need_one_have_a_script(site: Path) -> None:
    with_scripts = {
        path: _page(path).xpath("//script[not(@type='application/json')]")
        for path in [*_pages(site), site / "404.html"]
    }
    files = {
        site / "add" / "index.html": "../assets/add/form.js",
        site / "search" / "index.html": "../assets/search/search.js",
        site / "404.html": "/assets/missing.js",
        site / "map" / "index.html": "../assets/map/map.js",
        site / "compare" / "index.html": "../assets/compare.js",
        **{path: f"{_up(site, path)}assets/chronology.js" for path in _filtered(site)},
    }
    for path, file in files.items():
        *early, script = with_scripts.pop(path)
        assert [each.attrib for each in early] == ([{}] if path == site / "search" / "index.html" else [])
        assert dict(script.attrib) == {"type": "module", "src": file}
        assert not script.text
    (described,) = with_scripts.pop(site / "data/index.html")
    assert dict(described.attrib) == {"type": "application/ld+json"}  # data, which no browser runs
    named = {"defer": "defer", "integrity": _hash((site / "assets/copy.js").read_bytes())}
    for path, scripts in with_scripts.items():
        copying = {**named, "src": f"{_up(site, path)}assets/copy.js"}
        assert [script.attrib for script in scripts] == ([copying] if _is_record(site, path) else []), path


def _hash(script: bytes) -> str:
    """Return how a policy names a script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"


def test_every_page_forbids_what_it_does_not_need(site: Path) -> None:
    copying = _hash((site / "assets/copy.js").read_bytes())
    for path in [*_pages(site), site / "404.html"]:
        (policy,) = _page(path).xpath("/html/head/meta[1][@http-equiv='Content-Security-Policy']/@content")
        has_files = path in (site / "add" / "index.html", site / "compare" / "index.html", site / "404.html")
        scripts = " script-src 'self'; connect-src 'self';" if has_files else ""
        if path == site / "search" / "index.html":
            (early,) = _page(path).xpath("//script[not(@type)]/text()")
            scripts = f" script-src 'self' '{_hash(early.encode())}' 'wasm-unsafe-eval'; connect-src 'self';"
        if path in (site / "map" / "index.html", *_filtered(site)):
            scripts = " script-src 'self';"
        if _is_record(site, path):
            scripts = f" script-src '{copying}';"
        assert policy == (
            f"default-src 'none';{scripts} style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
        )


def test_links_to_other_hosts_tell_them_nothing(site: Path) -> None:
    for path in _pages(site):
        for link in _page(path).xpath("//article//a[starts-with(@href, 'http')]"):
            assert {"noreferrer", "noopener", "nofollow"} <= set(link.get("rel", "").split()), (path, link.get("href"))


def test_every_record_page_links_to_the_file_behind_it(site: Path) -> None:
    for kind in ("a", "events", "towns", "groups", "sources"):
        for path in filter(partial(_is_record, site), (site / kind).glob("*/index.html")):
            assert _page(path).xpath("//article/p/a[contains(@href, '/archive/')]"), path


def test_corrections_offer_their_feed_in_each_language_and_no_other_page_does(real_site: Path) -> None:
    offering = "//link[@rel='alternate'][contains(@href, 'data/corrections.atom')]"
    found = {path: _page(path).xpath(f"{offering}/@href") for path in _pages(real_site)}
    pages = {path.relative_to(real_site).as_posix(): links for path, links in found.items() if links}
    assert set(pages) == {"ar/corrections/index.html", "corrections/index.html"}
    for path, (link,) in pages.items():
        assert (real_site / path).parent.joinpath(link).is_file()
