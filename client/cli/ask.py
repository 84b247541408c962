"""The command that is asked in a sentence; it runs the command of the question that it understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

import aidgraph
from aidgraph.graph.errors import UsageError

from . import asking, connecting, covering, relations, stories
from .options import DB, Db, Json
from .screen import note, print_json

_COMMANDS: dict[str, tuple[Callable[..., None], dict[str, str]]] = {
    "flows": (asking.flows, {}),
    "helped": (asking.helped, {}),
    "search": (asking.search, {}),
    "entity": (asking.show, {"name_or_id": "what"}),
    "coverage": (covering.coverage, {}),
    "path": (connecting.path, {}),
    "network": (connecting.network, {"center": "name"}),
    "co_hosted": (relations.co_hosted, {}),
    "intermediaries": (relations.intermediaries, {}),
    "chains": (relations.chains, {}),
    "reciprocity": (relations.reciprocity, {}),
    "pledges": (stories.pledges, {}),
    "timeline": (stories.timeline, {}),
    "conflicts": (stories.conflicts, {}),
    "evidence": (stories.evidence, {}),
}
"""The command of each question, with those of its arguments that have another name there."""


def ask(
    question: Annotated[str, typer.Argument(help="A question in Chinese or English.")],
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Answer a question in words, such as 谁向大庆市捐赠了防护服？ or "Who helped Italy in April 2020?"."""
    with aidgraph.open(db, read_only=True) as graph:
        asked = graph.understand(question)
        if asked.question is None:
            raise UsageError(asked.said)
        if as_json:
            print_json({"asked": asked, "answer": graph.ask(question).answer})
            return
    note(asked.said)
    command, other = _COMMANDS[asked.question]
    given: dict[str, Any] = {other.get(k, k): v for k, v in asked.arguments.items()}
    if asked.question == "evidence":
        given["what"] = [given["what"]]
    command(db=db, **given)
