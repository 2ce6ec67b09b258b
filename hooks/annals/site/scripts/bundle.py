"""Each script that a page loads, in one file with all that it imports.

A module becomes a function that is called once, before those that import it, and gives what it exports; so its names
stay its own. A module that is loaded on use is a file of its own, with its own copies of what it imports. What only
stands in others is not shipped.
"""

from base64 import b64encode
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from pathlib import Path
from posixpath import dirname

from annals.shipped import ASSETS
from annals.site.scripts.modules import Module, as_function, read_module, refuse
from annals.site.scripts.tokens import shortened, signature

FOLDER = "assets"
"""Where the scripts stand in a site."""


def bundle_scripts(site: Path) -> None:
    """Put each of our scripts in a folder that a builder filled into one file; those of others stay as they are.

    Raises `ArchiveError` where one is faulty.
    """
    names = sorted(f"{FOLDER}/{path.relative_to(ASSETS).as_posix()}" for path in ASSETS.rglob("*.js"))
    modules = {name: (site / name).read_bytes() for name in names if (site / name).is_file()}
    made = bundled(modules)
    for name in modules:
        (site / name).unlink()
    for name, text in made.items():
        (site / name).write_bytes(text)


def fingerprint(name: str) -> str:
    """Return how a policy and a page name what a script of ours, such as `assets/copy.js`, is shipped as.

    It is the sum of its bytes, as w3.org/TR/SRI writes it.
    """
    return f"sha256-{b64encode(sha256(bundled(_needed(name))[name]).digest()).decode()}"


def _needed(name: str) -> dict[str, bytes]:
    """Return a module of ours and all that it imports, by their paths in the site."""
    found = {name: (ASSETS / name.removeprefix(f"{FOLDER}/")).read_bytes()}
    for each in read_module(name, found[name]).imports:
        found |= _needed(each.module)
    return found


def bundled(texts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files to ship instead of modules, both by their paths in the site."""
    modules = {path: read_module(path, text) for path, text in texts.items()}
    for module in modules.values():
        for wanted in (*(each.module for each in module.imports), *module.on_use):
            if wanted not in modules:
                refuse(module.path, None, f"imports {wanted}, which is not there", "correct the path")
    _refuse_rings(modules)
    inside = {each.module for module in modules.values() for each in module.imports}
    on_use = {path for module in modules.values() for path in module.on_use}
    return {path: _short(path, _joined(path, modules)) for path in modules if path not in inside or path in on_use}


def _joined(path: str, modules: Mapping[str, Module]) -> bytes:
    every = _in_order(path, modules)
    entry = every[-1]
    if len(every) == 1:
        return entry.text
    for each in every:
        _refuse_clash(each)
        if each is not entry:
            _refuse_moved(each, entry)
    numbers = {each.path: number for number, each in enumerate(every)}
    given = ", ".join(f"{name} = ${numbers[path]}.{name}" for name in entry.exports)
    exported = f"export const {given};\n".encode() if given else b""
    return b"".join([*(as_function(each, numbers) for each in every), exported])


def _in_order(path: str, modules: Mapping[str, Module]) -> list[Module]:
    """Return a module behind all that it imports, each once, in the order in which a browser would run them."""
    found: dict[str, Module] = {}
    for each in modules[path].imports:
        found |= {one.path: one for one in _in_order(each.module, modules) if one.path not in found}
    return [*found.values(), modules[path]]


def _refuse_rings(modules: Mapping[str, Module]) -> None:
    graph = {path: [each.module for each in module.imports] for path, module in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        refuse(error.args[1][0], None, "imports itself, through others", "part what both need into a module of its own")


def _refuse_moved(module: Module, entry: Module) -> None:
    """Refuse what would mean something else at the address of another module."""
    if module.own_address:
        refuse(module.path, None, "asks for import.meta, and is imported by others", "ask in the script of the page")
    if module.on_use and dirname(module.path) != dirname(entry.path):
        refuse(module.path, None, "loads a module, and is imported from another folder", "load it from there")


def _refuse_clash(module: Module) -> None:
    if module.clashes:
        refuse(module.path, None, "has a name such as $1, by which the build calls modules", "choose another")


def _short(path: str, text: bytes) -> bytes:
    short = shortened(text)
    if signature(short) != signature(text):
        refuse(path, None, "means something else without its comments and blanks", "tell who keeps the generator")
    return short
