"""Hostile files, one at a time in an otherwise sound archive: path, bytes, and what must be said of them."""

from dataclasses import dataclass

from tests.support import TOY

GROUP = "archive/groups/ink-front.md"
TOWN = "archive/towns/tell-qirtas.md"
EVENT = "archive/events/2003/tell-qirtas-2003-03-clashes.md"
ARTICLE = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"


@dataclass(frozen=True)
class Hostile:
    """One hostile file. `refused` is a part of the line that must be told; empty where the file is built, inert."""

    category: str
    name: str
    path: str
    data: bytes
    refused: str = ""

    def __str__(self) -> str:
        return f"{self.category}: {self.name}"


def _toy(path: str) -> str:
    return (TOY / path).read_text(encoding="utf-8")


def _edited(category: str, name: str, path: str, old: str, new: str, refused: str = "") -> Hostile:
    text = _toy(path)
    assert text.count(old) >= 1, f"{name}: {old!r} does not stand in {path}"
    return Hostile(category, name, path, text.replace(old, new, 1).encode("utf-8", "surrogatepass"), refused)


def _prose(category: str, name: str, prose: str, refused: str = "") -> Hostile:
    head = _toy(GROUP).rpartition("---\n")[0]
    return Hostile(category, name, GROUP, f"{head}---\n\n{prose}\n".encode(), refused)


def _key(name: str, line: str, refused: str) -> Hostile:
    return _edited("front matter", name, GROUP, "kind: rebel-group\n", f"kind: rebel-group\n{line}\n", refused)


def _value(category: str, name: str, value: str, refused: str) -> Hostile:
    return _edited(category, name, GROUP, "name: Ink Front", f"name: {value}", refused)


NOT_A_FIELD = "is not a field of this record"
BUILDER_KEYS = tuple(
    _key(key, key, NOT_A_FIELD)
    for key in (
        "template: ../../../../etc/passwd", "template: redirect.html", "location: //evil.example", "hide: [navigation]",
        "search: {exclude: no}", "render_macros: yes", "robots: index", "canonical: https://evil.example/",
        "redirect: //evil.example", "status: new", "icon: x", "class: md-overlay", "author: x", "revision_date: x",
        "content: x", "handler: x", "self: x", "metadata: x", "title: x", "body: x", "path: ../../x.md",
        "model_config: x", "__proto__: x", "__class__: x",
    )
)  # fmt: skip
KEYS = (
    *BUILDER_KEYS,
    _key("an empty key", '"": x', "md:8: has an empty key"),
    _key("a key that cannot be seen", '"\\u200b": x', "cannot be seen (U+200B)"),
    _key("a key with a hidden letter", '"na\\u200bme": x', "cannot be seen (U+200B)"),
    _key("a key that is a number", "1: x", NOT_A_FIELD),
    _key("a key that is a list", "[a]: x", "has a key that is not plain text"),
    _key("a key twice", "name: Other", "repeats the key 'name'"),
    _key("a key in capitals", "Name: x", NOT_A_FIELD),
)
YAML = (
    _value("YAML", "a tag of Python", "!!python/object/apply:os.system [id]", "which YAML takes for a tag"),
    _value("YAML", "a tag of its own", "!env HOME", "which YAML takes for a tag"),
    _value("YAML", "a binary", "!!binary aGk=", "which YAML takes for a tag"),
    _value("YAML", "an anchor", "&a Ink Front", "which YAML takes for an anchor or alias"),
    _value("YAML", "an alias", "*a", "which YAML takes for an anchor or alias"),
    _key("a merge", "<<: {name: x}", NOT_A_FIELD),
    _value("YAML", "a colon in plain text", "Ink: Front", "has a colon in its text"),
    _value("YAML", "an open quote", '"Ink Front', "is never closed"),
    _value("YAML", "typographic quotes", "“Ink Front”", "typographic quotation marks"),
    _value("YAML", "nothing", "~", "which YAML takes for no value"),
    _value("YAML", "null", "null", "which YAML takes for no value"),
    _value("YAML", "a comment that cuts a name", "Ink #Front", "has a '#' after a value"),
    _value("YAML", "a list", "[Ink, Front]", "should be text"),
    _value("YAML", "a block", "{a: b}", "should be text"),
    _value("YAML", "brackets without end", "[" * 9_000, "nests brackets too deeply"),
    _value("YAML", "brackets with words between", "[a, " * 9_000, "nested too deeply"),
    _value("YAML", "dashes without end", "\n  " + "- " * 9_000 + "x", "nested too deeply"),
    _value("YAML", "questions without end", "\n  " + "? " * 9_000, "not plain text"),
    _value("YAML", "two documents", "Ink\n...\n---\nname: Front", "kind: is missing"),
    _edited("YAML", "a tab", GROUP, "name: Ink Front", "name:\n\t- x", "is not YAML"),
)
FENCES = (
    Hostile("fences", "JSON inside", GROUP, b'---\n{"id": "ink-front", "name": "x"}\n---\n', "one block in brackets"),
    Hostile("fences", "no block", GROUP, b"id: ink-front\nname: Ink Front\n", "has no front matter"),
    Hostile("fences", "MultiMarkdown headers", GROUP, b"template: x.html\nid: ink-front\n\ntext\n", "has no front matter"),
    Hostile("fences", "never closed", GROUP, b"---\nid: ink-front\n", "never closed"),
    Hostile("fences", "a closer with text", GROUP, b"---\nid: ink-front\n--- x\nname: y\n---\n", "has two blocks of fields"),
    Hostile("fences", "an indented closer", GROUP, b"---\nid: ink-front\n ---\ntext\n---\n", "is not a field"),
    Hostile("fences", "a closer of other dashes", GROUP, "---\nid: ink-front\n———\n\ntext\n---\n".encode(), "is not a field"),
    Hostile("fences", "three plus signs", GROUP, b"+++\nid = 'x'\n+++\n", "has no front matter"),
    Hostile("fences", "a blank line first", GROUP, b"\n---\nid: ink-front\n---\n", "has no front matter"),
    Hostile("fences", "empty", GROUP, b"---\n---\n", "front matter is empty"),
    Hostile("fences", "next line for line end", GROUP, "---\nid: ink-front\x85name: x\n---\n".encode(), "control character"),
)  # fmt: skip
TYPES = (
    *(
        _edited("types", f"id {id[:20]!r}", GROUP, "id: ink-front", f"id: {id}", refused)
        for id, refused in (
            ("012", "is not an id"), ("1e3", "is not an id"), ("2003-03-06", "is not an id"), ("NO", "is not an id"),
            ("Ink-Front", "is not an id"), ("ink--front", "is not an id"), ('""', "is empty"), ('" "', "is empty"),
            ("../../etc/passwd", "is not an id"), ("a/b", "is not an id"), ("..", "is not an id"), ("a.b", "is not an id"),
            ("'C:\\\\x'", "is not an id"), ("ink-front.", "is not an id"), ("'ink:front'", "is not an id"),
            ("-rf", "is not an id"), ("index", "is reserved for the page of a list"), ("con", "cannot be a file's name"),
            ("nul", "cannot be a file's name"), ("$HOME", "is not an id"), ("'%2e%2e'", "is not an id"),
            ("іnk-front", "mixes Cyrillic and Latin"), ("é", "is not an id"), ("x" * 81, "is not an id"),
        )
    ),
    _value("types", "an empty name", '""', "is empty"),
    _value("types", "a blank name", '"   "', "is empty"),
    _value("types", "a name that cannot be seen", '"\\u3164"', "cannot be seen"),
    _value("types", "a name of a page's length", "x" * 301, "at most 300"),
    _edited("types", "a whole number of a million digits", TOWN, "name_ar:", f"geonames: {'9' * 3_000}\nname_ar:", "long"),
    _edited("types", "an address of another scheme", ARTICLE, "https://post.example.org/mahbara", "javascript:alert(1)",
            "is not a web address"),
    _edited("types", "an address with a user", ARTICLE, "https://post.example.org/mahbara", "https://a@evil.example/",
            "is not a web address"),
    _edited("types", "a broken address", ARTICLE, "https://post.example.org/mahbara", "'http://[::1'", "is not a web address"),
    _edited("types", "an address that closes its attribute", ARTICLE, "https://post.example.org/mahbara",
            """'https://a.example/"onclick="alert(1)'""", "is not a web address"),
)  # fmt: skip
DATES = tuple(
    _edited("dates", date, EVENT, "when: 2003-03-06", f'when: "{date}"', refused)
    for date, refused in (
        ("2003-02-30", "2003-02-30"), ("2003-02-29", "2003-02-29"), ("02003-03-06", "02003"), ("03/06/2003", "03/06/2003"),
        ("2003-3-6", "2003-3-6"), ("2003–03–06", "2003–03–06"), ("2003-03-06T10:00:00+25:00", "2003-03-06T10"),
        ("2003-03-07/2003-03-06", "2003-03-07/2003-03-06"), ("yesterday", "yesterday"), ("٢٠٠٣-٠٣-٠٦", "٢٠٠٣"),
        ("9999-12-31", "lies outside 1900 to 2100"), ("2003-13-01", "2003-13-01"),
    )
)  # fmt: skip
COORDINATES = tuple(
    _edited("coordinates", f"{lat}, {lon}", TOWN, "lat: 30.100\n  lon: -39.850", f"lat: {lat}\n  lon: {lon}", refused)
    for lat, lon, refused in (
        ("91", "0", "out of range"), ("0", "181", "out of range"), (".nan", "0", "not a number of degrees"),
        (".inf", "0", "not a number of degrees"), ("1e1", "0", "not a number of degrees"), ("30°6'N", "0", "not a number"),
        ("-39.850", "30.100", "latitude and longitude are swapped"), ("60.0", "-39.850", "km from every other place"),
    )
)  # fmt: skip
ENCODINGS = (
    Hostile("encodings", "UTF-16", GROUP, _toy(GROUP).encode("utf-16"), "is not UTF-8"),
    Hostile("encodings", "UTF-32", GROUP, _toy(GROUP).encode("utf-32"), "is not UTF-8"),
    Hostile("encodings", "Latin-1", GROUP, _toy(GROUP).replace("Ink Front", "Ïnk").encode("latin-1", "ignore"), "is not UTF-8"),
    Hostile("encodings", "a surrogate", GROUP, _toy(GROUP).encode() + b"\xed\xa0\x80", "is not UTF-8"),
    Hostile("encodings", "an overlong slash", GROUP, _toy(GROUP).encode() + b"\xc0\xaf", "is not UTF-8"),
    *(
        _prose("encodings", name, f"a{char}b", "has a control character")
        for name, char in (("NUL", "\0"), ("escape", "\x1b[2J"), ("backspace", "\b"), ("line separator", "\u2028"))
    ),
    _value("encodings", "NUL by escape", '"a\\0b"', "has a control character"),
    _prose("encodings", "private use", "a\ue000b", "has no meaning"),
    _prose("encodings", "tag characters", "a\U000e0041b", "cannot be seen"),
)  # fmt: skip
UNICODE = (
    _value("Unicode", "turned around", "Ink\u202e tnorF", "changes the direction"),
    _value("Unicode", "turned around by escape", '"Ink\\u202e tnorF"', "changes the direction"),
    _value("Unicode", "isolated", "Ink\u2067Front", "changes the direction"),
    _value("Unicode", "zero width", "Ink\u200bFront", "cannot be seen"),
    _value("Unicode", "joined", "Ink\u200dFront", "cannot be seen"),
    _value("Unicode", "a mark of direction", "Ink\u200fFront", "cannot be seen"),
    _value("Unicode", "a soft hyphen", "Ink\u00adFront", "cannot be seen"),
    _value("Unicode", "a variation", "Ink\ufe01Front", "changes the look"),
    _value("Unicode", "marks piled up", "Ink" + "\u0301" * 9, "too many marks"),
    _value("Unicode", "Cyrillic among Latin", "Inк Front", "mixes Cyrillic and Latin"),
    _value("Unicode", "Greek among Latin", "Ιnk Front", "mixes Greek and Latin"),
    _value("Unicode", "all Cyrillic, drawn as a known name", "Warraqa Guard".replace("a", "а"), "mixes Cyrillic"),
    _value("Unicode", "letters of full width", "Ｉｎｋ", "lookalike letters"),
    _value("Unicode", "letters of mathematics", "𝐈𝐧𝐤", "lookalike letters"),
    _value("Unicode", "a known name drawn with l for I", "lnk Front\nspellings_: x", NOT_A_FIELD),
    _edited("Unicode", "a known name drawn alike", "archive/groups/salt-companies.md", "kind:", "spellings: [lnk Front]\nkind:",
            "looks like 'Ink Front'"),
    _prose("Unicode", "turned around in prose", "a\u202eb", "changes the direction"),
    _prose("Unicode", "hidden in prose", "a\u200bb", "cannot be seen"),
    _prose("Unicode", "a message in joiners", "a\u200c\u200d\u200c\u200db", "cannot be seen"),
    _prose("Unicode", "honest Arabic with its marks", "قُريتينُ المَحبَرة، و\u200cتلّ"),
)  # fmt: skip
STRAY = tuple(
    Hostile("stray files", path, f"archive/{path}", data, refused)
    for path, data, refused in (
        ("towns/index.html", b"<script>alert(1)</script>", "is not a record"), ("sw.js", b"x", "is not a record"),
        ("towns/.htaccess", b"x", "is not a record"), ("CNAME", b"evil.example", "is not a record"), ("_headers", b"x", "is not a record"),
        ("groups/.meta.yml", b"template: x", "is not a record"), ("assets/javascripts/bundle.js", b"x", "is not a record"),
        ("towns/id_rsa", b"-----BEGIN", "is not a record"), ("towns/photo.png", b"<svg onload=alert(1)>", "is not a record"),
        ("search/search_index.json", b"{}", "is not a record"), ("towns/a/b.md", b"---\nid: b\n---\n", "is not a record"),
        ("people/x.md", b"---\nid: x\n---\n", "is not a record"), ("towns/-rf.md", b"---\nid: x\n---\n", "is missing"),
        ("towns/x.MD", b"---\nid: x\n---\n", "is not a record"), ("towns/::error file=x::y.md", b"", "has no front matter"),
        ("towns/$(id).md", b"", "has no front matter"), ("towns/%0a::error::x.md", b"", "has no front matter"),
    )
)  # fmt: skip
LOG = (
    _value("log", "a command of GitHub", '"::error file=x::y"', ""),
    _value("log", "a group of GitHub", '"##[error] x"', ""),
    _edited("log", "a command as an id", GROUP, "id: ink-front", 'id: "::error::x"', "'::error::x' is not an id"),
    _edited("log", "lines in a key", GROUP, "kind:", '"a\\n::error::x": y\nkind:', "a\\u000a::error::x"),
    _edited("log", "colours in a key", GROUP, "kind:", '"\\e[31mred": y\nkind:', "has a control character"),
    _edited("log", "a very long key", GROUP, "kind:", f"? {'k' * 40_000}\n: y\nkind:", "kkk…"),
)
RESOURCES = (
    Hostile("resources", "a large file", GROUP, b"a" * 64_001, "is 64,001 bytes long"),
    _prose("resources", "long prose", "word " * 2_000, "characters long"),
    *(
        _prose("resources", f"{len(text):,} of {text[:8]!r}", text, refused)
        for text, refused in (
            ("[" * 7_900, "has the mark '['"), ("![" * 3_900, "has the mark"), ("[a](" * 1_900, "has the mark"),
            ("*a **b " * 1_000, "has the mark"), ("`" * 7_900, "has the mark"), ("<a " * 2_600, "has the mark"),
            ("> " * 3_900, "too deeply"), ("- " * 3_900 + "a", "too deeply"), ("1. " * 2_600, "too deeply"),
            ("- a\n" + "\n".join(" " * 4 * depth + "- a" for depth in range(1, 40)), "too deeply"),
            ("<! --" * 1_500, "has the mark"), ("<![CDATA[" * 800, "has the mark"), ("&" * 7_900, "has the mark"),
            ("a_" * 3_900, "has the mark"), ("\\" * 7_900, "has the mark"),
        )
    ),
)  # fmt: skip
TRICKY = (
    Hostile("legal", "no newline at the end", GROUP, _toy(GROUP).rstrip().encode()),
    Hostile("legal", "lines of Windows", GROUP, _toy(GROUP).replace("\n", "\r\n").encode()),
    Hostile("legal", "a byte order mark", GROUP, b"\xef\xbb\xbf" + _toy(GROUP).encode()),
    _prose("legal", "a rule in prose", "One.\n\n---\n\nid: two"),
    _prose("legal", "dashes under a line", "One.\n-----\n\nTwo."),
    _prose(
        "legal", "dashes between paragraphs", "One.\n\n-----\n\nTwo.\n\n- - - - - -\n\nThree.\n\n* * * * *\n\nFour."
    ),
    _prose("legal", "a line of dashes alone", "-" * 7_900),
    _prose("legal", "a number of many parts", "1.2.3.4.5. is no list."),
    _prose("legal", "a colon, a hash and quotes in prose", "# 1: \"a\" 'b' “c” – [d] {e} |f| $g$"),
    _value("legal", "a quotation", "'“Ink” Front'", ""),
    _value("legal", "an apostrophe", "Ink's Front", ""),
    _value("legal", "a name from transliteration", "Jabhat al-Ḥibr ʿAskarī", ""),
    _value("legal", "a word that YAML reads as false", "No", ""),
    _value("legal", "a comma and a colon, quoted", '"Ink: Front, #1"', ""),
    _edited("legal", "an Arabic title", EVENT, "title: Clashes near Tell Qirtas", "title: اشتباكات قرب تل قرطاس"),
)

CASES: tuple[Hostile, ...] = (
    *KEYS, *YAML, *FENCES, *TYPES, *DATES, *COORDINATES, *ENCODINGS, *UNICODE, *STRAY, *LOG, *RESOURCES, *TRICKY,
)  # fmt: skip
"""Every hostile file."""
