"""The house rules of the package: no builder inside, imports one way, small parts, no state, no clock."""

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support import PROJECT

HOOKS = PROJECT / "hooks"
LAYERS = (
    "printing", "values", "language", "licences", "problems", "progress", "model", "urls", "records", "history", "facts",
    "citations", "data", "checks", "site", "capture", "release", "reference", "cli", "__main__",
)  # fmt: skip
"""The rooms of the package, lowest first. A module imports its own room and lower ones only."""

BUILDERS = {"mkdocs", "properdocs", "zensical", "material"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict", "bytearray"}
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted((HOOKS / "annals").rglob("*.py"))}
EVERY = pytest.mark.parametrize("module", MODULES)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imported(module: str) -> set[str]:
    """Return every module that one imports, submodules spelled out."""
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else str(node.module) for name in names}
    return found - {module}


def layer(module: str) -> int:
    """Return the place of the room that a module stands in."""
    room = module.split(".")[1] if "." in module else ""
    assert not room or room in LAYERS, f"{module} stands in no room of this test; say where it belongs"
    return LAYERS.index(room) if room else -1


@EVERY
def test_a_module_imports_no_site_builder(module: str) -> None:
    assert {name.partition(".")[0] for name in imported(module)} & BUILDERS == set()


@EVERY
def test_a_module_imports_its_own_room_and_lower_ones_only(module: str) -> None:
    assert {name for name in imported(module) & set(MODULES) if layer(name) > layer(module)} == set()


def test_imports_make_no_ring() -> None:
    order = TopologicalSorter({module: imported(module) & set(MODULES) for module in MODULES})
    assert set(order.static_order()) == set(MODULES)


def test_every_room_exists() -> None:
    assert [room for room in LAYERS if f"annals.{room}" not in MODULES] == []


@EVERY
def test_a_module_is_at_most_300_lines_long(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 300


@EVERY
def test_a_function_is_at_most_60_lines_long(module: str) -> None:
    functions = [node for node in ast.walk(tree(module)) if isinstance(node, FUNCTIONS)]
    long = {node.name for node in functions if (node.end_lineno or node.lineno) - node.lineno >= 60}
    assert long == set()


def public(body: list[ast.stmt]) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Return the public functions and classes of a module or class, with the methods inside."""
    found: list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef] = []
    for node in body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            found.append(node)
            found += public(node.body) if isinstance(node, ast.ClassDef) else []
    return found


@EVERY
def test_a_module_and_its_public_names_say_what_they_are(module: str) -> None:
    assert ast.get_docstring(tree(module))
    assert [node.name for node in public(tree(module).body) if not ast.get_docstring(node)] == []


def makes_something_mutable(value: ast.expr | None) -> bool:
    called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
    return isinstance(value, MUTABLE) or called in MAKERS


@EVERY
def test_a_module_keeps_no_state(module: str) -> None:
    state = []
    for node in tree(module).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        names = [target.id for target in targets if isinstance(target, ast.Name) and not target.id.startswith("__")]
        if names and makes_something_mutable(getattr(node, "value", None)):
            state += [name for name in names if name != name.upper()]
    assert state == []
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree(module)))


@EVERY
def test_only_the_command_line_reads_the_clock(module: str) -> None:
    calls = [node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    read = {func.attr for func in calls if isinstance(func, ast.Attribute)} & CLOCKS
    names = {func.id for func in calls if isinstance(func, ast.Name)} & CLOCKS
    assert module == "annals.cli.main" or not read | names


def test_hooks_holds_the_hook_the_theme_and_the_package_only() -> None:
    there = {path.name for path in HOOKS.iterdir() if not path.name.endswith((".egg-info", "__pycache__"))}
    assert there == {"mkdocs_hooks.py", "theme", "annals"}
