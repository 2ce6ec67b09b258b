"""Pictures of the built site, for people to look at: `make pictures` runs this module.

Every kind of page goes into `build/pictures/` whole, on a phone and on a desk, light and dark, in each language it is
in, with a page that shows them all. The three that README.md shows go into `docs/assets/`, from their first screen.
"""

import shutil
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.site.conftest import FLAGS, served
from tests.site.test_browser import DESKTOP, KINDS, PHONE

ROOT = Path(__file__).resolve().parents[1]
SITE, PICTURES, ASSETS = ROOT / "site", ROOT / "build" / "pictures", ROOT / "docs" / "assets"
SHOWN = {"home": "home", "event": "event", "town": "town"}
"""The pictures of README.md by the kind of page that each shows."""

ARABIC = "ar"

MOST_BYTES = 200_000
TALLEST = 12_000
"""Of a page that is taller only so much is taken, in pixels: what is below looks alike."""


def take() -> str:
    """Take every picture and return what was done."""
    if not (SITE / "index.html").is_file():
        sys.exit("there is no site/; run 'make site' first")
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with sync_playwright() as playwright, served(SITE) as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, kind in SHOWN.items():
            _show(browser, address + KINDS[kind], ASSETS / f"{name}.png")
        names = [name for width in (DESKTOP, PHONE) for name in _every_kind(browser, address, width)]
        browser.close()
    shown = "".join(f'<figure><img src="{name}" width="390"><figcaption>{name}</figcaption></figure>' for name in names)
    page = f"<!doctype html><title>Pictures</title><style>figure {{ display: inline-block }}</style>{shown}"
    (PICTURES / "index.html").write_text(page, encoding="utf-8")
    return f"{len(names)} pictures in build/pictures/; {', '.join(f'docs/assets/{name}.png' for name in SHOWN)}"


def _every_kind(browser: Browser, address: str, width: int) -> Iterator[str]:
    """Take each kind of page at a width, light and dark, and yield the names of the files."""
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        for kind, path in _kinds():
            name = f"{kind.replace(' ', '-')}-{width}-{scheme}.png"
            (PICTURES / name).write_bytes(_picture(context, address + path, width))
            yield name
        context.close()


def _kinds() -> Iterator[tuple[str, str]]:
    """Yield each kind of page with a path, in English and, where the site has it, in Arabic."""
    yield from KINDS.items()
    there = ((kind, f"{ARABIC}/{path}") for kind, path in KINDS.items())
    yield from ((f"{kind} {ARABIC}", path) for kind, path in there if (SITE / path / "index.html").is_file())


def _picture(context: BrowserContext, address: str, width: int) -> bytes:
    page = context.new_page()
    page.goto(address)
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    found = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    page.close()
    return found


def _show(browser: Browser, address: str, file: Path) -> None:
    """Take the first screen of a page for README.md, in as many colours as stay within `MOST_BYTES`."""
    context = browser.new_context(viewport={"width": DESKTOP, "height": 800}, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    for colours in (256, 128, 64, 32):
        written = BytesIO()
        image.quantize(colours).save(written, "PNG", optimize=True)
        if written.tell() <= MOST_BYTES:
            break
    file.write_bytes(written.getvalue())


if __name__ == "__main__":
    print(take())
