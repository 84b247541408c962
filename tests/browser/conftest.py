"""A server over the example documents and a real browser that reaches no other host."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import sleep

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Route, sync_playwright

import aidgraph
from aidgraph.api import Settings, create_app
from aidgraph.api.keys import hashed
from aidgraph.api.running import take_port
from aidgraph.graph.store import open_store
from chromium import ARGUMENTS, MISSING, chromium
from hands import KEY, Hands, Opener
from readings import Sheet

REQUIRED = "AIDGRAPH_BROWSER"
"""Set to `required`, a missing browser fails the tests instead of passing them over."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each has windows of its own."""
    path = chromium()
    if path is None:
        (pytest.fail if os.environ.get(REQUIRED) == "required" else pytest.skip)(MISSING)
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the example documents, which tests only read."""
    with ExitStack() as running:
        yield running.enter_context(_Served(_store(read_once, tmp_path_factory.mktemp("site"))))


@pytest.fixture
def own_site(read_once: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server over a store of the test's own, in which KEY may write."""
    with _Served(_store(read_once, tmp_path), KEY) as url:
        yield url


def _store(read_once: Path, folder: Path) -> Path:
    """The example documents, and three that name bodies of one name, so that there is something to review."""
    path = Path(shutil.copy(read_once, folder / "aid.db"))
    with open_store(path) as store:
        for name, place in (("c.txt", "松江市"), ("d.txt", "云岭市"), ("e.txt", None)):
            store.put(Sheet(name, "蓝鲸基金会成立。").body("蓝鲸基金会", division=place).reading())
    return path


@pytest.fixture
def ids(site: str) -> dict[str, str]:
    """Ids that addresses need."""
    with aidgraph.connect(site) as graph:
        tie = next(m.id for m in graph.timeline("绍兴市", limit=None) if m.kind == "tie")
        event = graph.co_hosted()[0].events[0].event.id
        return {
            "entity": graph.entity("绍兴市").entity.id,
            "flow": graph.flows()[0].flow.id,
            "event": event,
            "tie": tie,
        }


@pytest.fixture
def window(browser: Browser) -> Iterator[Opener]:
    """Opens windows: `window(site, language="en", scripts=False, scheme="dark")`.

    Every request to another host is stopped, and fails the test at its end; so does every error that the page reports.
    """
    asked: list[str] = []
    errors: list[str] = []
    with ExitStack() as opened:

        def open_window(site: str, language: str = "zh", *, scripts: bool = True, scheme: str = "light") -> Page:
            def only_ours(route: Route) -> None:
                if route.request.url.startswith(site + "/"):
                    route.continue_()
                else:
                    asked.append(route.request.url)
                    route.abort()

            context = browser.new_context(
                base_url=site, locale={"zh": "zh-CN", "en": "en-GB"}[language], java_script_enabled=scripts,
                color_scheme=scheme, viewport={"width": 1100, "height": 850}, reduced_motion="reduce",
            )  # fmt: skip
            opened.callback(context.close)
            context.route("**/*", only_ours)
            page = context.new_page()
            page.set_default_timeout(10_000)
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
            return page

        yield open_window
    assert (asked, errors) == ([], [])


@pytest.fixture(params=["zh-mouse", "zh-keyboard", "en-mouse", "en-keyboard"])
def hands(request: pytest.FixtureRequest, window: Opener, site: str) -> Hands:
    """Somebody who reads in one of the languages, with a mouse or with the keyboard alone; the latter without scripts."""
    language, way = request.param.split("-")
    return Hands(window(site, language, scripts=way == "mouse"), language, keyboard=way == "keyboard")


@pytest.fixture(params=["zh-mouse", "zh-keyboard", "en-mouse", "en-keyboard"])
def writing_hands(request: pytest.FixtureRequest, window: Opener, own_site: str) -> Hands:
    """The same somebody, at a store of the test's own, before signing in."""
    language, way = request.param.split("-")
    return Hands(window(own_site, language, scripts=way == "mouse"), language, keyboard=way == "keyboard")


class _Served:
    """A server in this process, on a port of its own."""

    def __init__(self, store: Path | str, key: str | None = None) -> None:
        app = create_app(store, Settings(keys=(hashed(key),) if key else ()))
        self._server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="on"))
        self._port = take_port("127.0.0.1", 0)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._port]})

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            sleep(0.02)
        return f"http://127.0.0.1:{self._port.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._port.close()
