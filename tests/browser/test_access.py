"""Every page as axe sees it, on a narrow screen, in both languages and colour schemes; pictures of them (`make screens`)."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from hands import Opener

AXE = Path(__file__).parent / "axe"
PAGES = {
    "home": "/",
    "search": "/search?text=绍兴",
    "entity": "/entities/{entity}",
    "flow": "/flows/{flow}",
    "event": "/events/{event}",
    "evidence": "/evidence?of={flow}&of={tie}",
    "documents": "/documents",
    "document": "/documents/02-shaoxing-friendship-gifts.txt",
    "path": "/path?source=绍兴市&target=考纳斯市&k=3",
    "helped": "/helped",
    "flows": "/flows",
    "network": "/network?center={entity}",
    "pledges": "/pledges?kept=true",
    "conflicts": "/conflicts",
    "intermediaries": "/intermediaries",
    "review": "/review",
    "correct": "/correct?what={flow}",
    "split": "/correct?what={entity}",
    "judgements": "/judgements",
    "changes": "/changes",
    "sign-in": "/sign-in",
    "upload": "/upload",
    "imports": "/imports",
    "remove": "/remove?document=02-shaoxing-friendship-gifts.txt",
    "problem": "/path?source=红十字会&target=绍兴市",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = 320
"""Pixels that a page must fit into (WCAG 1.4.10)."""
SCREENS = "AIDGRAPH_SCREENS"
"""The environment variable that names the folder for pictures; `make screens` sets it."""


def test_axe_is_what_it_says() -> None:
    """The axe that judges the pages is the file of the version that stands beside it."""
    told = json.loads((AXE / "VERSION.json").read_text(encoding="utf-8"))
    data = (AXE / "axe.min.js").read_bytes()
    assert hashlib.sha256(data).hexdigest() == told["sha256"] and f"axe v{told['version']}".encode() in data[:40]


@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "dark")])
def test_axe_finds_nothing(window: Opener, site: str, ids: dict[str, str], language: str, scheme: str) -> None:
    """No page breaks a rule of WCAG 2.2 AA that axe knows, and none is wider than a narrow screen."""
    page = window(site, language, scheme=scheme)
    found: dict[str, list[str]] = {}
    page.goto("/sign-in")
    page.locator("#f-author").fill("li")
    page.locator("main button").first.click()
    for n, (name, path) in enumerate(PAGES.items()):
        page.set_viewport_size({"width": 1100, "height": 850})
        page.goto(path.format(**ids))
        if (folder := os.environ.get(SCREENS)) and language == ("zh", "en")[n % 2]:
            page.screenshot(path=Path(folder) / f"{name}.jpg", quality=50)
        found[name] = judged(page)
    assert {name: broken for name, broken in found.items() if broken} == {}


def test_axe_finds_what_is_wrong(window: Opener, site: str) -> None:
    """The same look finds a field without a label and a picture without words, so that finding nothing tells something."""
    page = window(site)
    page.goto("/")
    page.evaluate("document.querySelector('main').innerHTML += '<input><img src=\"/static/icon.svg\">'")
    assert {"label", "image-alt"} <= {x["id"] for x in run_axe(page)}


def judged(page: Page) -> list[str]:
    """What is wrong with a page."""
    broken = [f"{x['id']}: {n['html'][:120]}" for x in run_axe(page) for n in x["nodes"]]
    page.set_viewport_size({"width": NARROW, "height": 600})
    width = page.evaluate("document.documentElement.scrollWidth")
    return [*broken, *([f"{width} pixels wide on a screen of {NARROW}"] if width > NARROW else [])]


def run_axe(page: Page) -> list[dict[str, Any]]:
    """The rules that a page breaks; axe is run beside the page, whose policy would not load it."""
    page.evaluate((AXE / "axe.min.js").read_text(encoding="utf-8"))
    told = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    return told["violations"]
