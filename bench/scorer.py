"""The scorer's own reading of reference answers and exports, loaded from where it lies: the file is not part of the project.

A `Page` is one reference document with the exported records that tell of it, both in terms of the reference's entities.
"""

from __future__ import annotations

import importlib.util
import sys
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from aidgraph.graph.document import Document
from aidgraph.ingest.explain import sentence_spans

Record = dict[str, Any]
FLOW_ROLES = ("donors", "recipients", "via")
EVENT_ROLES = ("hosts", "supporters", "participants")
TIE_TYPES = ("CONTACTED", "AFFILIATED", "SISTER_CITY", "MEMBER_OF", "SIGNED_WITH")


def load(folder: Path) -> ModuleType:
    """The module `score.py` in `folder`."""
    spec = importlib.util.spec_from_file_location("reference_scorer", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def pages(scorer: ModuleType, gold: Path, corpus: Path, export: Any) -> list[Page]:
    """A page for each reference file in the folder `gold`, with the records of `export`, an Export of the scorer."""
    files = [f for f in sorted(gold.glob("*.yaml")) if not f.name.startswith("crossdoc")]
    return [Page(scorer, scorer.Gold(f, corpus), export) for f in files]


class Page:
    """One reference document and what the export says of it."""

    def __init__(self, scorer: ModuleType, gold: Any, export: Any) -> None:
        """Align the nodes of `export` with the entities of `gold`, as the scorer does."""
        self.scorer, self.gold, self.export = scorer, gold, export
        self.document: str = gold.document
        self.text: str = gold.text
        self._aligned: dict[str, str] = scorer.align(gold, export)

    def entity(self, node: str) -> str:
        """The reference entity of a node, or "?" and the node's name where there is none."""
        return self._aligned.get(node) or f"?{self.export.nodes.get(node, {}).get('name', node)}"

    def name(self, entity: str) -> str:
        """How an entity is called in a list of mistakes."""
        return entity if entity.startswith("?") else self.gold.entities[entity]["name"]

    def told(self, what: str) -> list[tuple[Record, list[Record]]]:
        """The exported records of a kind with their evidence inside the regions that the reference covers."""
        found = []
        for r in self.export.by[what]:
            covers = {"flow": "flows", "event": "events"}.get(what, r.get("type"))
            ev = [e for e in self.export.evidence(r, self.document) if self.gold.covered(covers, e["start"])]
            if ev:
                found.append((r, ev))
        return found

    def asked(self, what: str) -> list[Record]:
        """The reference records of a kind inside the regions that cover it."""
        rows = {"flow": self.gold.flows, "event": self.gold.events, "edge": self.gold.edges}[what]
        covers = {"flow": "flows", "event": "events"}
        return [r for r in rows if r["spans"] and self.gold.covered(covers.get(what) or r["type"], r["spans"][0][0])]

    def stands_on(self, node: str, spans: list[tuple[int, int]], *, exact: bool = True) -> set[str]:
        """The reference entities at whose mentions inside `spans` the export put `node`; or on parts of which it put it."""
        here = [at for at in self._places[node] if any(s <= at[0] and at[1] <= e for s, e in spans)]
        if exact:
            return {entity for at in here for entity in self._entities_at.get(at, ())}
        touched = [x for (s, e), x in self._entities_at.items() if any(s < b and a < e for a, b in here)]
        return {entity for entities in touched for entity in entities}

    def overlooked(self, entity: str, spans: list[tuple[int, int]]) -> bool:
        """Whether the text names a reference entity inside `spans`, and the export has no mention at any of these places."""
        named = [at for at, ids in self._entities_at.items() if entity in ids and any(s <= at[0] < e for s, e in spans)]
        return bool(named) and not any(at in places for at in named for places in self._places.values())

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for m in [*self.export.by["mention"], *self.export.by["reference"]]:
            if self.export.doc(m["document"]) == self.document:
                places[m["node"]].append((m["start"], m["end"]))
        return places

    @cached_property
    def _entities_at(self) -> dict[tuple[int, int], list[str]]:
        return {(s, e): ids for s, e, _, ids in self.gold.mentions(deictic=True)}

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        document = Document(self.document, self.document, self.text, "")
        return [(s.start, s.end) for s in sentence_spans(document)]

    def sentence(self, at: int) -> int:
        """The number, from 1, of the sentence that holds the source position `at`, or that ended last before it."""
        return max(1, bisect_right([s for s, _ in self._by_start], at))

    @cached_property
    def _by_start(self) -> list[tuple[int, int]]:
        return sorted(self._sentences)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """`start` and `end` moved out to the borders of the sentences that they lie in."""
        touched = [(s, e) for s, e in self._sentences if s < end and start < e]
        return min([start, *(s for s, _ in touched)]), max([end, *(e for _, e in touched)])

    def broken(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` make one sentence of the text and two or more of the reading."""
        inner = self.text[start : end - 1]
        if any(mark in inner for mark in "。！？"):
            return False
        return sum(s < end and start < e for s, e in self._sentences) > 1
