"""The scripts of pages as they are shipped: one file each, which means what the modules mean."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from annals.problems import ArchiveError
from annals.shipped import ASSETS
from annals.site.scripts.bundle import FOLDER, bundle_scripts, bundled
from annals.site.scripts.tokens import read, shortened, signature

SOURCES = sorted(ASSETS.rglob("*.js"))
ENTRIES = {
    "add/form.js", "add/work.js", "chronology.js", "compare.js", "copy.js", "map/map.js", "missing.js",
    "search/list.js", "search/nearby.js", "search/search.js",
}  # fmt: skip
"""The scripts of pages, and the modules that they load on use."""


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("/* why */\nconst a = 1; // that is all\n", "const a=1;"),
        ("let a = b\n\n  + c", "let a=b\n+c"),
        ("return_ = /* one\n line */ a", "return_=\na"),
        ("a = b + +c - -d", "a=b+ +c- -d"),
        ("a = typeof b in c", "a=typeof b in c"),
        ("1 .toFixed() / /x  y/g .exec(z) / 2", "1 .toFixed()/ /x  y/g .exec(z)/2"),
        ("f(`a  ${ b /* c */ }  // d`, 'e  f', \"/* g */\")", "f(`a  ${ b /* c */ }  // d`,'e  f',\"/* g */\")"),
        ('f(`${ `  ${"`"}  ` }`)  // g', 'f(`${ `  ${"`"}  ` }`)'),
        ("const { a, ...b } = c?.d ?? [ ...e ]", "const{a,...b}=c?.d??[...e]"),
        ("x = async (é) => { await é }", "x=async(é)=>{await é}"),
        ("class A { #b = 1; static async * c() { } }", "class A{#b=1;static async*c(){}}"),
    ],
)
def test_comments_and_blanks_go_and_nothing_else(text: str, short: str) -> None:
    assert shortened(text.encode()).decode() == f"{short}\n"
    assert signature(short.encode()) == signature(text.encode())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_a_script_without_comments_and_blanks_has_the_same_tokens(path: Path) -> None:
    text = path.read_bytes()
    short = shortened(text)
    assert not read(text).has_error
    assert signature(short) == signature(text)
    assert shortened(short) == short


def test_what_pages_load_is_shipped_and_nothing_else(site: Path) -> None:
    shipped = {path.relative_to(site / FOLDER).as_posix() for path in (site / FOLDER).rglob("*.js")}
    assert shipped == ENTRIES
    for name in shipped:
        text = (site / FOLDER / name).read_text(encoding="utf-8")
        assert "import{" not in text
        assert "/*" not in text.replace('"/*', "")


def test_scripts_that_are_in_one_file_stay_as_they_are(tmp_path: Path, site: Path) -> None:
    before = {path.relative_to(site): path.read_bytes() for path in (site / FOLDER).rglob("*.js")}
    for path, text in before.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text)
    bundle_scripts(tmp_path)
    assert {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.js")} == before


MODULES = {
    "page/start.js": 'import { told, tell } from "./told.js";\nimport { get as other } from "../other.js";\n'
    'import { slow, Late } from "./slow.js";\nfunction get() { return "own"; }\nconst name = "start";\n'
    "tell(name, get(), other(), slow, new Late().name(), import.meta.url.slice(-13), this === undefined);\n"
    'const { more } = await import("./later.js");\ntell(more());\nwindow.told = told;\n',
    "page/told.js": "/* What was told. */\nexport const told = [];\nexport function tell(...all) {\n"
    '  told.push(all.join(" "))\n}\ntell("told")\n',
    "page/slow.js": 'import { tell } from "./told.js";\nconst name = "slow";\ntell(name, typeof get);\n'
    "export const slow = await Promise.resolve(4);\nexport class Late {\n  name() { return `late  ${name}`; }\n}\n",
    "page/later.js": 'import { get } from "../other.js";\nexport const more = () => `more ${get()}`;\n',
    "other.js": 'import { tell } from "./page/told.js";\nconst name = "other";\ntell(name);\n'
    "export async function* never() {}\nexport function get() { return name; }\n",
}


def _run(browser: Browser, files: Mapping[str, bytes], origin: str) -> list[str]:
    page = browser.new_page()

    def given(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/scripts/")
        route.fulfill(body=files[path], content_type="text/javascript") if path in files else route.fulfill(status=404)

    page.route("**/scripts/**", given)
    page.goto(f"{origin}robots.txt")
    told = page.evaluate("import('/scripts/page/start.js').then(() => window.told)")
    page.close()
    return list(told)


@pytest.mark.browser
def test_a_script_in_one_file_does_what_its_modules_do(browser: Browser, origin: str) -> None:
    modules = {path: text.encode() for path, text in MODULES.items()}
    files = bundled(modules)
    assert set(files) == {"page/start.js", "page/later.js"}
    assert b"import{" not in files["page/start.js"]
    told = _run(browser, files, origin)
    assert told == [
        "told", "other", "slow undefined", "start own other 4 late  slow page/start.js true", "more other",
    ]  # fmt: skip
    assert told == _run(browser, modules, origin)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("const = 1", 1, "cannot be read as JavaScript"),
        ('const a = 1;\nimport { b } from "./b.js";', 2, "imports below other statements"),
        ('import b from "./b.js";', 1, "imports in a way the build does not know"),
        ('import b, { c } from "./b.js";', 1, "imports in a way the build does not know"),
        ('import * as b from "./b.js";', 1, "imports in a way the build does not know"),
        ('import "./b.js";', 1, "imports in a way the build does not know"),
        ('import { b } from "b";', 1, "imports what is no file beside it"),
        ('import { b } from "./none.js";', 1, "imports assets/none.js, which is not there"),
        ('import { a } from "./a.js";\nexport const b = 1;', 1, "imports itself, through others"),
        ("\nexport default 1;", 2, "exports in a way the build does not know"),
        ('export { b } from "./b.js";', 1, "exports in a way the build does not know"),
        ("export let a = 1;", 1, "exports what may change or has no name of its own"),
        ("export const { a } = b;", 1, "exports what may change or has no name of its own"),
        ('import { b } from "./b.js";\nconst $12 = b;', 1, "has a name such as $1, by which the build calls modules"),
    ],
)
def test_what_a_bundle_could_mean_otherwise_is_refused(text: str, line: int, why: str) -> None:
    files = {"assets/a.js": text.encode(), "assets/b.js": b"export const b = 1, c = 2;"}
    with pytest.raises(ArchiveError) as raised:
        bundled(files)
    assert str(raised.value).startswith(f"assets/a.js:{line}: {why}")


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        ("export const a = import.meta.url;", "asks for import.meta, and is imported by others"),
        ('export const a = () => import("../c.js");', "loads a module, and is imported from another folder"),
    ],
)
def test_a_module_that_asks_where_it_is_stays_there(inner: str, why: str) -> None:
    files = {"b.js": b'import { a } from "./in/a.js";\na;', "in/a.js": inner.encode(), "c.js": b"export const c = 1;"}
    with pytest.raises(ArchiveError, match=f"in/a.js:1: {why}"):
        bundled(files)
