"""JavaScript as its tokens: a script read, and written again without comments and blanks.

What a script means hangs on its tokens, in their order, and on where a line ends between two of them: there a browser
may put a semicolon. So the tokens stay as they are, and a line that ended still ends. No name is changed.
"""

import re
from collections.abc import Iterator

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

_WHOLE = frozenset({"string", "template_string", "regex"})
"""What is one token here, though the grammar has parts of it: blanks in it are text."""

_COMMENTS = frozenset({"comment", "html_comment"})
_LINE_END = re.compile(rb"[\n\r]|\xe2\x80[\xa8\xa9]")
_WORD = re.compile(rb"[\w$#\\\x80-\xff]")
_APART = frozenset(b"()[]{};,\"'`")
"""What no character beside it can be one token with."""


def read(text: bytes) -> Node:
    """Return a script as the root of its tree; `has_error` says where it cannot be read."""
    return Parser(Language(tree_sitter_javascript.language())).parse(text).root_node


def tokens(root: Node) -> Iterator[Node]:
    """Yield the tokens of a script in their order, without comments."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type in _COMMENTS:
            continue
        if node.child_count and node.type not in _WHOLE:
            waiting.extend(reversed(node.children))
        elif node.end_byte > node.start_byte:
            yield node


def shortened(text: bytes) -> bytes:
    """Return a script that can be read without its comments, and without blanks that part nothing."""
    found: list[bytes] = []
    before: Node | None = None
    for token in tokens(read(text)):
        if before is not None:
            found.append(_between(text, before, token))
        found.append(text[token.start_byte : token.end_byte])
        before = token
    return b"".join([*found, b"\n"])


def signature(text: bytes) -> list[tuple[bytes, bool]]:
    """Return what a script means by: each token, and whether a line ends between it and the one before."""
    found: list[tuple[bytes, bool]] = []
    end: int | None = None
    for token in tokens(read(text)):
        new_line = end is not None and _LINE_END.search(text, end, token.start_byte) is not None
        found.append((text[token.start_byte : token.end_byte], new_line))
        end = token.end_byte
    return found


def _between(text: bytes, before: Node, after: Node) -> bytes:
    """Return what must stay between two tokens: the end of a line, a blank, or nothing."""
    if before.end_byte == after.start_byte:
        return b""
    if _LINE_END.search(text, before.end_byte, after.start_byte):
        return b"\n"
    last, first = text[before.end_byte - 1 : before.end_byte], text[after.start_byte : after.start_byte + 1]
    if before.type in {"regex", "number"}:
        return b" "
    apart = last[0] in _APART or first[0] in _APART or bool(_WORD.match(last)) != bool(_WORD.match(first))
    return b"" if apart else b" "
