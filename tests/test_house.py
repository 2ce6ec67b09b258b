"""The house rules of the package: no builder inside, imports one way, small parts, no state, no clock."""

import ast
import re
from collections.abc import Callable, Iterable
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support import PROJECT, SAMPLE, loaded

HOOKS = PROJECT / "hooks"
LAYERS = (
    "shipped", "version", "printing", "values", "language", "licences", "problems", "processes", "progress", "model",
    "urls", "sections", "records", "history", "facts", "citations", "data", "checks", "library", "site", "capture",
    "release", "cli", "plugin", "reference", "__main__",
)  # fmt: skip
"""The rooms of the package and the modules beside them, lowest first.

A module imports its own room and lower ones only.
"""

BUILDERS = {"mkdocs", "properdocs", "zensical", "material"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict", "bytearray"}
TYPES = "TYPE_CHECKING"
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted((HOOKS / "annals").rglob("*.py"))}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def for_types_alone(module: str) -> set[ast.AST]:
    """Return what stands under `if TYPE_CHECKING`, which never runs."""
    guards = [node for node in tree(module).body if isinstance(node, ast.If) and ast.unparse(node.test) == TYPES]
    return {inner for guard in guards for inner in ast.walk(guard)}


def imported(module: str, *, types: bool = True) -> set[str]:
    """Return every module that one imports, submodules spelled out; with `types`, for its types alone too."""
    found: set[str] = set()
    for node in set(ast.walk(tree(module))) - (set() if types else for_types_alone(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else str(node.module) for name in names}
    return found - {module}


def wrong(judge: Callable[[str], Iterable[str] | bool]) -> dict[str, list[str] | bool]:
    """Return what a rule has against each module; the modules that keep it are left out."""
    found = {module: judge(module) for module in MODULES}
    return {module: told if isinstance(told, bool) else sorted(told) for module, told in found.items() if told}


def layer(module: str) -> int:
    """Return the place of the room that a module stands in."""
    room = module.split(".")[1] if "." in module else ""
    assert not room or room in LAYERS, f"{module} stands in no room of this test; say where it belongs"
    return LAYERS.index(room) if room else len(LAYERS)


@pytest.mark.slow
def test_the_plugin_alone_imports_a_site_builder() -> None:
    found = wrong(lambda module: {name.partition(".")[0] for name in imported(module)} & BUILDERS)
    assert found == {"annals.plugin.parts": ["mkdocs"], "annals.plugin.plugin": ["mkdocs"]}


@pytest.mark.slow
def test_every_module_imports_its_own_room_and_lower_ones_only() -> None:
    assert wrong(lambda module: {name for name in imported(module) & set(MODULES) if layer(name) > layer(module)}) == {}


def test_imports_make_no_ring() -> None:
    order = TopologicalSorter({module: imported(module, types=False) & set(MODULES) for module in MODULES})
    assert set(order.static_order()) == set(MODULES)


def test_every_room_exists() -> None:
    assert [room for room in LAYERS if f"annals.{room}" not in MODULES] == []


def test_every_module_is_at_most_300_lines_long() -> None:
    assert wrong(lambda module: len(MODULES[module].read_text(encoding="utf-8").splitlines()) > 300) == {}


def test_every_function_is_at_most_60_lines_long() -> None:
    def long(module: str) -> set[str]:
        functions = [node for node in ast.walk(tree(module)) if isinstance(node, FUNCTIONS)]
        return {node.name for node in functions if (node.end_lineno or node.lineno) - node.lineno >= 60}

    assert wrong(long) == {}


def public(body: list[ast.stmt]) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Return the public functions and classes of a module or class, with the methods inside."""
    found: list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef] = []
    for node in body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            found.append(node)
            found += public(node.body) if isinstance(node, ast.ClassDef) else []
    return found


def test_every_module_and_its_public_names_say_what_they_are() -> None:
    def silent(module: str) -> list[str]:
        names = [node.name for node in public(tree(module).body) if not ast.get_docstring(node)]
        return names if ast.get_docstring(tree(module)) else ["the module", *names]

    assert wrong(silent) == {}


def makes_something_mutable(value: ast.expr | None) -> bool:
    called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
    return isinstance(value, MUTABLE) or called in MAKERS


def state(module: str) -> list[str]:
    """Return the names in which a module keeps something that changes."""
    kept = ["global" for node in ast.walk(tree(module)) if isinstance(node, ast.Global)]
    for node in tree(module).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        names = [target.id for target in targets if isinstance(target, ast.Name) and not target.id.startswith("__")]
        if names and makes_something_mutable(getattr(node, "value", None)):
            kept += [name for name in names if name != name.upper()]
    return kept


def test_no_module_keeps_state() -> None:
    assert wrong(state) == {}


def clocks(module: str) -> set[str]:
    """Return the functions by which a module reads the clock."""
    calls = [node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    read = {func.attr for func in calls if isinstance(func, ast.Attribute)}
    return (read | {func.id for func in calls if isinstance(func, ast.Name)}) & CLOCKS


def test_only_the_command_line_reads_the_clock() -> None:
    assert [module for module in wrong(clocks) if not module.startswith("annals.cli.")] == []


def test_hooks_holds_the_hook_and_the_package_only() -> None:
    there = {path.name for path in HOOKS.iterdir() if not path.name.endswith((".egg-info", "__pycache__"))}
    assert there == {"mkdocs_hooks.py", "annals"}


def test_only_the_archive_and_its_pages_name_what_the_archive_is_about() -> None:
    region = loaded(PROJECT).archive.about.region.partition("-")[0]  # as a word, so that this test need not name it
    roots = [PROJECT / name for name in ("tests", "hooks", ".github", ".ci", "tools", "bench", "mkdocs.yml")]
    files = (path for root in roots for path in ([root] if root.is_file() else root.rglob("*")) if path.is_file())
    own = [path for path in files if SAMPLE not in path.parents and "__pycache__" not in path.parts]
    named = re.compile(rf"(?<![^\W_]){region}", re.IGNORECASE)
    found = {
        path.relative_to(PROJECT).as_posix()
        for path in own
        if named.search(path.read_bytes().decode("utf-8", errors="ignore"))
    }
    assert found == set()
