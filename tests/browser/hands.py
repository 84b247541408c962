"""Somebody at a page: with a mouse, or with the keyboard alone, who goes from field to link by Tab."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from aidgraph.api.web.words import Words

KEY = "aidgraph_for-the-browser"
"""The key of a server that tests write to."""
Opener = Callable[..., Page]
"""What the fixture `window` gives."""
FAR = 600
"""So many times Tab is pressed before a thing counts as out of the keyboard's reach."""
_FOCUSED = "e => e === document.activeElement"
_OUTLINED = "e => getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2"


class Hands:
    """Uses a page as a reader does; `say` are the words of the reader's language."""

    def __init__(self, page: Page, language: str, *, keyboard: bool) -> None:
        """Read `page` in `language`."""
        self.page, self.say, self.keyboard = page, Words(language), keyboard

    def go(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)

    def use(self, what: Locator) -> None:
        """Follow a link, press a button."""
        if self.keyboard:
            self.reach(what)
            self.page.keyboard.press("Enter")
            self.page.wait_for_load_state()
        else:
            what.click()

    def write(self, where: Locator, text: str) -> None:
        """Write into a field in place of what it holds."""
        if self.keyboard:
            self.reach(where)
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.insert_text(text)
        else:
            where.fill(text)

    def choose(self, where: Locator, value: str) -> None:
        """Choose one of a list."""
        if not self.keyboard:
            where.select_option(value)
            return
        self.reach(where)
        self.page.keyboard.press("Home")
        for _ in range(where.locator("option").count()):
            if where.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen with the keyboard")

    def reach(self, what: Locator) -> None:
        """Press Tab until it has the focus; it must be seen that it has."""
        for _ in range(FAR):
            if what.evaluate(_FOCUSED):
                assert what.evaluate(_OUTLINED), "the focus cannot be seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{what} cannot be reached with the keyboard")

    def link(self, key: str, **values: object) -> Locator:
        """The first link of the content that says so."""
        return self.page.locator("main").get_by_role("link", name=self.say(key, **values)).first

    def field(self, key: str) -> Locator:
        """The field of the content with this label."""
        return self.page.locator("main").get_by_label(self.say(key), exact=True)

    def button(self, key: str) -> Locator:
        """The button of the content that says so."""
        return self.page.locator("main").get_by_role("button", name=self.say(key))
