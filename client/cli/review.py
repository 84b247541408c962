"""The command `review`: pairs that the program is unsure of, side by side, for a person to judge one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

import aidgraph

from .differences import print_difference
from .judging import opened
from .options import DB, Author, Db, Json, Limit
from .screen import console, print_json, table

if TYPE_CHECKING:
    from rich.text import Text

    from aidgraph.database import Database
    from aidgraph.judging import Said
    from aidgraph.queries import Side, Unsure

CHOICES = {"s": "same", "d": "different", "u": "unsure", "k": "skip", "z": "undo", "q": "quit"}
_PROMPT = "  ".join(f"[{key}] {word}" for key, word in CHOICES.items())


def review(
    kind: Annotated[str | None, typer.Option("--kind", help="Only pairs of this kind: entity, flow, event.")] = None,
    limit: Limit = 20,
    listed: Annotated[bool, typer.Option("--list", help="List the pairs and ask nothing.")] = False,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why, for all that is judged.")] = "compared in review",
    author: Author = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Judge pairs that the program is unsure of: a letter for each, read from the keyboard or, line by line, from stdin.

    s same, d different, u unsure (is not asked again), k skip, z undo the last, q quit. A reason may follow the letter.
    """
    if listed or as_json:
        with aidgraph.open(db, read_only=True) as graph:
            found = graph.review(kind, limit)
        if as_json:
            print_json(list(found))
        else:
            table(("kind", "one", "other", "now", "because"), [_row(u) for u in found])
        return
    with opened(db) as graph:
        pairs = graph.review(kind, limit)
        print(f"{len(pairs)} pairs." if pairs else "There is nothing that the program is unsure of.")
        _ask(graph, list(pairs), reason, author)


def _ask(graph: Database, pairs: list[Unsure], reason: str, author: str | None) -> None:
    """Ask for each pair in turn; undoing goes back to the pair that was judged last."""
    answers = _answers()
    judged: list[tuple[int, Said]] = []
    n = 0
    while n < len(pairs):
        _show(pairs[n], n + 1, len(pairs))
        answer = next(answers, "q")
        key, _, why = answer.strip().partition(" ")
        word = CHOICES.get(key.lower()[:1], "") if key else ""
        if word == "quit":
            break
        if word == "undo":
            n = _take_back(graph, judged, author, n)
        elif word == "skip":
            n += 1
        elif word:
            judged.append((n, _judge(graph, pairs[n], word, why.strip() or reason, author)))
            n += 1
        else:
            print(f"{answer.strip()!r} is none of: {_PROMPT}")
    print(f"judged {len(judged)} of {len(pairs)} pairs")


def _judge(graph: Database, pair: Unsure, verdict: Any, reason: str, author: str | None) -> Said:
    from aidgraph.graph.judgement import Judgement
    from aidgraph.judging import signature

    done = graph.say(Judgement(pair.left.anchor, pair.right.anchor, verdict, signature(reason, author)))
    print(f"{done.ids[0]}: {done.said[0]}")
    print_difference(done.difference)
    return done


def _take_back(graph: Database, judged: list[tuple[int, Said]], author: str | None, now: int) -> int:
    if not judged:
        print("nothing was judged yet that could be undone")
        return now
    before, done = judged.pop()
    graph.undo(done.ids[0], author=author)
    print(f"took back: {done.said[0]}")
    return before


def _answers() -> Iterator[str]:
    """Lines from stdin; a prompt where a person sits before it. The end of the input ends the review."""
    while True:
        print(_PROMPT, end=" > " if sys.stdin.isatty() else "\n", flush=True)
        line = sys.stdin.readline()
        if not line:
            return
        yield line


def _show(u: Unsure, n: int, of: int) -> None:
    from rich.columns import Columns
    from rich.panel import Panel

    screen = console()
    ground = "; ".join(u.why)
    print(f"\n{n} of {of}, {u.kind}: {'taken for one' if u.joined else 'kept apart'}; {ground}")
    width = max(24, screen.width // 2 - 1)
    sides = [Panel(_text(s), title=s.name, width=width) for s in (u.left, u.right)]
    screen.print(Columns(sides, padding=(0, 1)))


def _text(s: Side) -> Text:
    from rich.text import Text

    shown = Text("\n".join([*s.about, ""]), style="dim")
    for q in s.quotes:
        shown.append(f"{q.span.document}\n", style="dim")
        shown.append("…" + _bare(q.before)[-30:], style="dim")
        shown.append(_bare(q.span.quote), style="bold")
        shown.append(_bare(q.after)[:30] + "…\n", style="dim")
    return shown


def _row(u: Unsure) -> list[str]:
    now = "one" if u.joined else "two"
    return [u.kind, _one(u.left), _one(u.right), now, "; ".join(u.why)]


def _one(s: Side) -> str:
    where = s.quotes[0].span.document if s.quotes else ""
    return f"{s.name} ({where})"


def _bare(text: str) -> str:
    return "".join(text.split())
