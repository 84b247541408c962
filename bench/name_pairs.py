"""How well names of two documents are told to be one: a table of pairs written for it, beside plain string similarity.

    python bench/name_pairs.py [--wrong]

Each pair goes the way of documents: two readings with one name each are put into a store. The pair is the same where both
became one entity, unsure where the store offers it for judging, else different. Precision is the share of right ones among
those joined, recall the share joined of those that are the same. --wrong lists what went wrong, without the rows held out.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz
from rich.console import Console
from rich.table import Table

from aidgraph.graph.claim import Claim, Reading, Role
from aidgraph.graph.document import Document, EntityType, LocalEntity, Mention
from aidgraph.graph.resolve.names import fold
from aidgraph.graph.store import SqliteStore, open_store
from aidgraph.graph.values import Words
from aidgraph.ingest.gazetteer.places import places
from aidgraph.queries.review import known_candidates

TABLE = Path(__file__).parents[1] / "tests" / "graph" / "name_pairs.tsv"
HELD_OUT = 3
"""Every so many-th row is held out."""
WIDTH = 120
"""Columns of the table where the output is no terminal."""
VERDICTS = ("same", "different", "unsure")
PEERS = {"ratio": fuzz.ratio, "partial_ratio": fuzz.partial_ratio, "token_sort_ratio": fuzz.token_sort_ratio}


@dataclass(frozen=True)
class Name:
    """A name and what its document tells of it."""

    name: str
    told: tuple[tuple[str, str], ...] = ()

    def get(self, what: str) -> str | None:
        """The division (`in`), `home`, `body`, `role` or `alias`."""
        return next((value for key, value in self.told if key == what), None)


@dataclass(frozen=True)
class Pair:
    """A row of the table."""

    type: EntityType
    left: Name
    right: Name
    verdict: str
    ground: str
    held_out: bool


@dataclass(frozen=True)
class Score:
    """Precision and recall of joining, and how many of the pairs got another verdict than the table's."""

    precision: float
    recall: float
    agreed: float

    def __str__(self) -> str:
        """As a line of the report."""
        return f"P {self.precision:.3f}  R {self.recall:.3f}  verdict right {self.agreed:.3f}"


def main() -> None:
    """Print the figures, and with --wrong the rows that went wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--wrong", action="store_true", help="list the rows that went wrong")
    wanted = options.parse_args()
    out = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    pairs = table()
    said = verdicts(pairs)
    print_scores(out, pairs, said)
    if wanted.wrong:
        for p, verdict in zip(pairs, said, strict=True):
            if verdict != p.verdict and not p.held_out:
                print(f"{verdict:9} for {p.verdict:9} {p.type:12} {_shown(p.left)} | {_shown(p.right)}  ({p.ground})")


def table(path: Path = TABLE) -> list[Pair]:
    """The rows of the table; raises ValueError for one that is none."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [_pair(line.split("\t"), n % HELD_OUT == HELD_OUT - 1) for n, line in enumerate(lines)]


def verdicts(pairs: Iterable[Pair]) -> list[str]:
    """What the project says of each pair."""
    return [_verdict(p) for p in pairs]


def score(pairs: Sequence[Pair], said: Sequence[str]) -> Score:
    """The figures of some pairs and what was said of them."""
    joined = [p.verdict == "same" for p, s in zip(pairs, said, strict=True) if s == "same"]
    meant = [s == "same" for p, s in zip(pairs, said, strict=True) if p.verdict == "same"]
    agreed = [p.verdict == s for p, s in zip(pairs, said, strict=True)]
    return Score(_share(joined), _share(meant), _share(agreed))


def best_similarity(pairs: Sequence[Pair]) -> tuple[str, float, Score]:
    """The measure of rapidfuzz and its threshold that give the best F1 on these very pairs, and what they give."""
    found: list[tuple[float, str, float, Score]] = []
    for name, ratio in PEERS.items():
        alike = [ratio(fold(p.left.name), fold(p.right.name)) for p in pairs]
        for threshold in sorted(set(alike)):
            s = score(pairs, ["same" if a >= threshold else "different" for a in alike])
            f1 = 2 * s.precision * s.recall / (s.precision + s.recall) if s.precision + s.recall else 0.0
            found.append((f1, name, threshold, s))
    _, name, threshold, s = max(found, key=lambda f: (f[0], f[1], f[2]))
    return name, threshold, s


def recall_at(precision: float, pairs: Sequence[Pair]) -> float:
    """The most that a measure of rapidfuzz joins of what is the same, at a threshold where it is as precise as that."""
    best = 0.0
    for ratio in PEERS.values():
        alike = [ratio(fold(p.left.name), fold(p.right.name)) for p in pairs]
        for threshold in set(alike):
            s = score(pairs, ["same" if a >= threshold else "different" for a in alike])
            best = max(best, s.recall if s.precision >= precision else 0.0)
    return best


def print_scores(out: Console, pairs: Sequence[Pair], said: Sequence[str]) -> None:
    """The figures of the rows that rules were tuned with, of those held out, of all; beside those of similarity."""
    shown = Table(title=f"{len(pairs)} pairs of names", title_justify="left")
    columns = (
        "rows",
        "n",
        "precision",
        "recall",
        "verdict right",
        "rapidfuzz, best threshold",
        "its recall as precise as ours",
    )
    for column in columns:
        shown.add_column(column)
    for what, chosen in (("tuned with", (False,)), ("held out", (True,)), ("all", (False, True))):
        rows = [(p, s) for p, s in zip(pairs, said, strict=True) if p.held_out in chosen]
        mine = [p for p, _ in rows]
        s = score(mine, [verdict for _, verdict in rows])
        name, threshold, peer = best_similarity(mine)
        peers = f"P {peer.precision:.3f} R {peer.recall:.3f} ({name} >= {threshold:.0f})"
        figures = (s.precision, s.recall, s.agreed)
        shown.add_row(
            what, str(len(rows)), *(f"{f:.3f}" for f in figures), peers, f"{recall_at(s.precision, mine):.3f}"
        )
    out.print(shown)


def reading(document: str, type_: EntityType, name: Name) -> Reading:
    """A document that has a name and states what it tells of it."""
    words = [name.name, *(v for k, v in name.told if k in ("body", "role", "alias"))]
    text = "。".join(words)
    made = Document(document, document, text, hashlib.sha256(text.encode()).hexdigest(), home=name.get("home"))
    spans = {w: made.span(text.index(w), text.index(w) + len(w)) for w in words}
    alias, body, role = name.get("alias"), name.get("body"), name.get("role")
    entity = LocalEntity("e1", document, type_, name.name, aliases=(alias,) if alias else (), division=name.get("in"))
    entities, claims = [entity], list[Claim]()
    mentions = [Mention("e1", spans[name.name]), *([Mention("e1", spans[alias], "alias")] if alias else [])]
    if body:
        entities.append(LocalEntity("e2", document, "Place" if places(body) else "Organization", body))
        mentions.append(Mention("e2", spans[body]))
    if body or role:
        roles = [Role("source", "e1", spans[name.name]), *([Role("target", "e2", spans[body])] if body else [])]
        told = (("role", Words(role, spans[role])),) if role else ()
        at = made.span(0, len(text))
        claims.append(Claim(f"{document}#1", document, "tie", "AFFILIATED", tuple(roles), (at,), "stated", words=told))
    return Reading(made, entities=tuple(entities), mentions=tuple(mentions), claims=tuple(claims))


def _verdict(p: Pair) -> str:
    with open_store(":memory:") as store:
        for document, name in (("a.txt", p.left), ("b.txt", p.right)):
            store.put(reading(document, p.type, name))
        mine, theirs = _entity(store, "a.txt"), _entity(store, "b.txt")
        if mine == theirs:
            return "same"
        pair = {mine, theirs}
        return (
            "unsure"
            if any(pair == set(_entities(store, c.left, c.right)) for c in known_candidates(store))
            else "different"
        )


def _entity(store: SqliteStore, document: str) -> str:
    sql = "SELECT p.entity FROM local_entity l JOIN profile p ON p.id = l.profile WHERE l.document = ? AND l.id = 'e1'"
    return store.rows(sql, document)[0]["entity"]


def _entities(store: SqliteStore, *profiles: str) -> list[str]:
    return [r["entity"] for p in profiles for r in store.rows("SELECT entity FROM profile WHERE id = ?", p)]


def _pair(cells: list[str], held_out: bool) -> Pair:
    type_, left, of_left, right, of_right, verdict, ground = cells
    if type_ not in ("Organization", "Person", "Place") or verdict not in VERDICTS:
        raise ValueError(f"no pair: {cells}")
    return Pair(type_, Name(left, _told(of_left)), Name(right, _told(of_right)), verdict, ground, held_out)


def _told(cell: str) -> tuple[tuple[str, str], ...]:
    parts = (part.partition("=") for part in cell.split())
    return tuple((key, value.replace("_", " ")) for key, _, value in parts)


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 1.0


def _shown(name: Name) -> str:
    return " ".join((name.name, *(f"{k}={v}" for k, v in name.told)))


if __name__ == "__main__":
    main()
