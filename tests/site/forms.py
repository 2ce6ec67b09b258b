"""The form to add an article as a person sees it, for tests that fill it in."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

EDITOR = "https://github.com/example/annals"
OPEN = "e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }"


@dataclass(frozen=True)
class Form:
    """The form as a person sees it. `told` holds what the console said, `asked` every address that was asked."""

    page: Page
    told: list[str]
    asked: list[str]

    def fill(self, values: dict[str, str], prefix: str = "") -> None:
        for name, value in values.items():
            control = self.page.locator(f"#{prefix}{name}")
            control.evaluate(OPEN)
            if control.evaluate("e => e.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)
        self.page.evaluate("document.activeElement.blur()")

    def finished(self) -> None:
        expect(self.page.locator("#missing")).to_be_hidden()

    def press(self, name: str) -> None:
        """Press a button, wherever it is folded away."""
        button = self.page.locator(f"[data-do={name}]").first
        button.evaluate(OPEN)
        button.click()

    def missing(self) -> list[str]:
        """Return what is said to be missing."""
        return self.page.locator("#missing li").all_inner_texts()

    def file(self, name: str = "article") -> tuple[str, str]:
        """Return the path and the text of the finished file."""
        section = self.page.locator(f"[data-file={name}]")
        return section.locator(".an-path").inner_text(), section.locator("textarea").input_value()

    def button(self, name: str, file: str = "article") -> Any:
        return self.page.locator(f"[data-file={file}] [data-do={name}]")

    def left_no_trace(self, address: str) -> None:
        """Hold that nothing was logged, asked of another host, or kept on the device."""
        assert self.told == []
        assert [url for url in self.asked if not url.startswith((address.removesuffix("add/"), "blob:"))] == []
        assert self.page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0

    def status(self) -> Any:
        return self.page.locator("[data-file=article] [role=status]")


def opened(context: BrowserContext, address: str) -> Form:
    context.route(f"{EDITOR}/**", lambda route: route.fulfill(body="the editor", content_type="text/plain"))
    context.set_default_timeout(10_000)
    form = Form(context.new_page(), [], [])
    form.page.on("console", lambda message: form.told.append(message.text))
    form.page.on("pageerror", lambda error: form.told.append(str(error)))
    form.page.on("request", lambda request: form.asked.append(request.url))
    form.page.goto(address)
    expect(form.page.locator("#add")).to_be_visible()
    form.page.locator("#text").focus()
    expect(form.page.locator("#add[aria-busy=false]")).to_be_visible()
    form.page.evaluate("document.activeElement.blur()")
    return form
