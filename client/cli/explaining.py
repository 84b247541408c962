"""The command explain: how a document was read, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

import aidgraph

from .options import DB, Db, Json
from .screen import console, print_json, table
from .wording import place

if TYPE_CHECKING:
    from aidgraph.ingest.explain import Explanation, SeenClaim, SeenClause, SeenName, SeenSentence

SHOWN = 60
"""Characters of a sentence that the list of sentences shows."""


def explain(
    document: Annotated[str, typer.Argument(help="The document's name, as ingest gave it.")],
    sentence: Annotated[
        int | None, typer.Option("--sentence", "-s", help="The sentence's number in the list that comes without it.")
    ] = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """How a sentence was read: names and what they stand for, clauses, verbs with their parties, goods, claims and rules.

    Without --sentence, the document's sentences by number, with how many claims rest on each.
    """
    with aidgraph.open(db, read_only=True) as graph:
        told = graph.explain(document)
    if sentence is None:
        _list(told, as_json=as_json)
        return
    seen = told.sentence(sentence)
    print_json(seen) if as_json else _print(seen)


def _list(told: Explanation, *, as_json: bool) -> None:
    rows = [(s, Counter(c.claim.kind for c in s.claims)) for s in told.sentences]
    if as_json:
        print_json([{"number": s.number, "span": s.span, "claims": dict(kinds)} for s, kinds in rows])
        return
    columns = ("flow", "event", "tie")
    cells = [[str(s.number), *(str(kinds[k] or "") for k in columns), _short(s.span.quote)] for s, kinds in rows]
    table(("no.", "flows", "events", "ties", "sentence"), cells, right=("no.", "flows", "events", "ties"))


def _print(s: SeenSentence) -> None:
    """The parts of a sentence in the order in which they were made."""
    _say(f"sentence {s.number}, {place(s.span)}")
    _say(_line(s.span.quote))
    if s.names:
        print("\nNames:")
        table(("words", "type", "kind", "form", "stands for"), [_name(n) for n in s.names])
    print("\nClauses:")
    for clause in s.clauses:
        _clause(clause)
    print("\nClaims:" if s.claims else "\nNo claim rests on it.")
    for claim in s.claims:
        _claim(claim)


def _name(n: SeenName) -> list[str]:
    form = "points" if n.form == "deictic" else n.form
    return [_line(n.span.quote), n.type, n.kind, form, "、".join(n.entities) or "nothing"]


def _clause(c: SeenClause) -> None:
    """A clause with its parties in brackets (+ marks an unnamed group) and the classes of the other words."""
    parts = [
        f"[{_line(x.text)}{'+' if x.group else ''}]"
        if x.cls == "party"
        else _line(x.text) + ("" if x.cls == "word" else f"/{x.cls}")
        for x in c.chunks
    ]
    _say("  " + " ".join(parts))
    for v in c.verbs:
        told = "; ".join(f"{where} {'、'.join(map(_line, who))}" for where, who in v.parties)
        _say(f"      verb {v.text} ({v.cls}): {told or 'no party'}")
    for what, words in (("goods", c.goods), ("money", c.money), ("dates", c.dates)):
        if words:
            _say(f"      {what}: {'、'.join(map(_line, words))}")


def _claim(seen: SeenClaim) -> None:
    c = seen.claim
    _say(f"  {c.type}: {'; '.join(_roles(seen.roles))}")
    values = [_line(i.name.value) + (f" {_line(i.quantity.written)}" if i.quantity else "") for i in c.items]
    values += [_line(c.money.written)] if c.money else []
    values += [c.status.value] if c.status else []
    values += [c.date.iso] if c.date else []
    values += [f"{name} {_line(w.value)}" for name, w in c.words]
    if values:
        _say(f"      {', '.join(values)}")
    _say(f"      rule {c.rule}: {seen.because or 'not in the list of rules'}")
    _say(f"      confidence {c.confidence:.2f}{': ' if seen.doubts else ''}{'; '.join(seen.doubts)}")


def _roles(roles: Iterable[tuple[str, str]]) -> list[str]:
    found: dict[str, list[str]] = {}
    for role, name in roles:
        found.setdefault(role, []).append(name)
    return [f"{role} {'、'.join(names)}" for role, names in found.items()]


def _say(line: str) -> None:
    console().print(line, soft_wrap=True, markup=False)


def _line(words: str) -> str:
    return "".join(words.splitlines())


def _short(words: str) -> str:
    line = _line(words)
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
