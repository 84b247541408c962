"""How far a long call is: a bar in a terminal, a line in a notebook, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Seen = Callable[[str, int, int], None]
"""Told before each document: its name, how many were done before it, how many there are."""


@contextmanager
def shown(progress: bool | None = None) -> Iterator[Seen]:
    """What to tell of each document; `progress` None shows it where a person watches, True always, False never."""
    if progress is False:
        yield lambda _name, _number, _of: None
    elif _in_notebook():
        yield _line()
    elif progress or sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("reading", total=None)
            yield lambda name, number, of: bar.update(task, description=name, completed=number, total=of)
    else:
        yield lambda _name, _number, _of: None


def _in_notebook() -> bool:
    """Whether this is IPython with a page: nobody else shows a display that changes."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return type(shell).__name__ == "ZMQInteractiveShell"


def _line() -> Seen:
    show = sys.modules["IPython"].display.display
    handle = show({"text/plain": "reading"}, raw=True, display_id=True)

    def seen(name: str, number: int, of: int) -> None:
        handle.update({"text/plain": f"{number + 1} of {of}: {name}"}, raw=True)

    return seen
