"""What the twin in Hugo has beside a page for each record: versions, differences, harm, two articles side by side.

Which records lie on a page, and which two articles have one, is told to Hugo; what stands there it works out itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from bench.core import Context, compared_articles, page_of_version

Content: TypeAlias = tuple[str, dict[str, Any], str]
"""A file: its path below content/, its front matter, its Markdown."""


def pages_beside(context: Context, paths: Mapping[str, str]) -> Iterator[Content]:
    """Yield those pages of a site; `paths` holds Hugo's path of every record by its id."""
    archive = context.untracked
    for id, path in paths.items():
        if address := page_of_version(archive, id):
            front = {"title": archive.name(id), "url": f"/{address}", "params": {"record": path}}
            yield f"versions/{id}.md", front, ""
    yield "disagreements/_index.md", {"title": "Where accounts differ"}, ""
    for name, ids in context.differing_parts().items():
        yield _listing("disagreements", f"Where accounts differ: {name}", name, ids, paths)
    yield "harm/_index.md", {"title": "Harm to civilians"}, ""
    for name, ids in context.harm_parts().items():
        yield _listing("harm", f"Harm to civilians: {name or 'all'}", name or "all", ids, paths)
    for one, other in compared_articles(context):
        front = {
            "title": "Two accounts side by side",
            "url": f"/compare/{one}/{other}/",
            "params": {"one": paths[one], "other": paths[other]},
        }
        yield f"compare/{one}-{other}.md", front, ""


def _listing(folder: str, title: str, name: str, ids: Iterable[str], paths: Mapping[str, str]) -> Content:
    return f"{folder}/{name}.md", {"title": title, "params": {"records": [paths[id] for id in ids]}}, ""
