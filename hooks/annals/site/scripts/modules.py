"""A module of a script: what it imports and exports, and its text as a function that gives what it exports.

Only what the house writes is understood: `import { a, b as c } from "./file.js"` before all else, and `export` before
a function, a class or a `const`. Anything else is told, rather than shipped as something that may mean another thing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import NoReturn

from tree_sitter import Node

from annals.problems import ArchiveError, Problem
from annals.site.scripts.tokens import read

_DECLARED = frozenset({"function_declaration", "generator_function_declaration", "class_declaration"})
_FUNCTIONS = frozenset(
    {"function_declaration", "function_expression", "generator_function", "generator_function_declaration",
     "arrow_function", "method_definition"}
)  # fmt: skip
_OF_BUNDLE = re.compile(rb"\$\d+")
"""The names by which a bundle calls its modules."""


@dataclass(frozen=True)
class Import:
    """A statement that imports: where it stands, from which module, and its names here by their names there."""

    start: int
    end: int
    module: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Module:
    """A module by its path in the site, and what of it differs once it stands in a bundle.

    `exports` are the names that it exports, `marks` where the word `export` stands; `on_use` are the modules that it
    loads by `import(…)`. `waits` says that it waits for something before it is whole, `own_address` that it asks for
    its own address, `clashes` that it has a name by which a bundle calls a module.
    """

    path: str
    text: bytes
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    marks: tuple[tuple[int, int], ...]
    on_use: tuple[str, ...]
    waits: bool
    own_address: bool
    clashes: bool


def read_module(path: str, text: bytes) -> Module:
    """Return the module at a path in the site; raises `ArchiveError` where it is not written as told above."""
    root = read(text)
    if root.has_error:
        refuse(path, _faulty(root), "cannot be read as JavaScript", "correct it")
    statements = [each for each in root.children if each.type != "comment"]
    exports = [each for each in statements if each.type == "export_statement"]
    every = list(_below(root))
    return Module(
        path,
        text,
        tuple(_imports(path, statements)),
        tuple(name for each in exports for name in _exported(path, each)),
        tuple((each.start_byte, _declaration(path, each).start_byte) for each in exports),
        tuple(found for node in every if (found := _loaded(path, node))),
        any(_waits(node) for node in statements),
        any(node.type == "meta_property" and _text(node) == "import.meta" for node in every),
        any(node.type == "identifier" and _OF_BUNDLE.fullmatch(_bytes(node)) for node in every),
    )


def as_function(module: Module, numbers: Mapping[str, int]) -> bytes:
    """Return a statement that names a module by its number: what a function gives that has the module for its body."""
    taken = [(each.start, each.end, _taken(each, numbers)) for each in module.imports]
    body = _cut(module.text, sorted([*taken, *((start, end, b"") for start, end in module.marks)]))
    given = f"return {{ {', '.join(module.exports)} }};".encode()
    name = f"const ${numbers[module.path]} = ".encode()
    begin, end = (b"await (async () => {\n", b"\n})();\n") if module.waits else (b"(() => {\n", b"\n})();\n")
    return b"".join([name, begin, body, b"\n", given, end])


def refuse(path: str, node: Node | None, message: str, hint: str) -> NoReturn:
    """Raise `ArchiveError` for a script of the site that cannot be shipped."""
    raise ArchiveError([Problem(path, node.start_point.row + 1 if node else 1, "-", message, hint)])


def _taken(each: Import, numbers: Mapping[str, int]) -> bytes:
    names = ", ".join(there if there == here else f"{there}: {here}" for there, here in each.names)
    return f"const {{ {names} }} = ${numbers[each.module]};".encode()


def _cut(text: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    found, last = [], 0
    for start, end, instead in edits:
        found += [text[last:start], instead]
        last = end
    return b"".join([*found, text[last:]])


def _imports(path: str, statements: list[Node]) -> Iterator[Import]:
    others = False
    for each in statements:
        if each.type != "import_statement":
            others = True
            continue
        if others:
            refuse(path, each, "imports below other statements", "put every import at the top")
        source = each.child_by_field_name("source")
        names = [node for node in _below(each) if node.type == "import_specifier"]
        clause = [node.type for node in each.named_children[0].named_children]
        if source is None or not names or clause != ["named_imports"] or len(each.named_children) != 2:
            refuse(path, each, "imports in a way the build does not know", 'write import { name } from "./file.js"')
        yield Import(each.start_byte, each.end_byte, _address(path, source), tuple(map(_specified, names)))


def _specified(node: Node) -> tuple[str, str]:
    name, alias = (node.child_by_field_name(field) for field in ("name", "alias"))
    return _text(name), _text(alias or name)


def _declaration(path: str, node: Node) -> Node:
    found = node.child_by_field_name("declaration")
    if found is None or node.children[1] != found:
        refuse(path, node, "exports in a way the build does not know", "write export before a function or const")
    return found


def _exported(path: str, node: Node) -> list[str]:
    declaration = _declaration(path, node)
    if declaration.type in _DECLARED:
        return [_text(declaration.child_by_field_name("name"))]
    names = [each.child_by_field_name("name") for each in declaration.named_children if each.type != "comment"]
    if declaration.children[0].type != "const" or not all(name and name.type == "identifier" for name in names):
        refuse(path, node, "exports what may change or has no name of its own", "write export const name = …")
    return [_text(name) for name in names]


def _loaded(path: str, node: Node) -> str:
    """Return the module that a call of `import(…)` loads; "" where it is no such call, or of no file named there."""
    called = node.child_by_field_name("function") if node.type == "call_expression" else None
    arguments = node.child_by_field_name("arguments")
    first = arguments.named_children[0] if called and arguments and arguments.named_children else None
    is_file = called and called.type == "import" and first and first.type == "string"
    return _address(path, first) if is_file and first else ""


def _address(path: str, node: Node) -> str:
    written = _text(node)[1:-1]
    if not written.startswith(("./", "../")):
        refuse(path, node, "imports what is no file beside it", "begin the path with ./ or ../")
    return normpath(join(dirname(path), written))


def _waits(node: Node) -> bool:
    """Return whether something is waited for in a statement, outside of functions."""
    if node.type in _FUNCTIONS:
        return False
    return node.type == "await" or any(_waits(each) for each in node.children)


def _below(node: Node) -> Iterator[Node]:
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(each.children))


def _faulty(root: Node) -> Node | None:
    return next((node for node in _below(root) if node.is_error or node.is_missing), None)


def _bytes(node: Node | None) -> bytes:
    return (node.text if node else None) or b""


def _text(node: Node | None) -> str:
    return _bytes(node).decode()
