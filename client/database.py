"""A graph opened for work: what a notebook calls, and what the command line calls too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TextIO

from aidgraph.api import judging as acts
from aidgraph.api.importing import Taken, take_data

from .importing import take_all
from .judging import Judging, Said
from .progress import Seen, shown
from .questions import Questions
from .records import Results
from .sources import Failure, Gathered, gather

if TYPE_CHECKING:
    from types import TracebackType

    from aidgraph.graph.difference import Difference
    from aidgraph.graph.document import Document
    from aidgraph.graph.judgement import Statement
    from aidgraph.graph.store import Change, Problem
    from aidgraph.ingest.sandbox import Limits
    from aidgraph.queries import Changed, Holdings, Standing, Unsure


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: documents taken, documents that were not, files passed over, and what the graph holds now."""

    documents: tuple[Taken, ...]
    failures: tuple[Failure, ...]
    passed_over: tuple[Path, ...]
    holds: Holdings


class Database(Questions, Judging):
    """An open graph; made by `aidgraph.open`, closed by `close` or at the end of a `with`."""

    def __init__(self, address: str | Path, *, read_only: bool = False) -> None:
        """Open the graph at `address`; see `aidgraph.open`."""
        from aidgraph.graph.store import open_store

        self._store = open_store(address, read_only=read_only)
        self.address = self._store.address  # without the password of a server

    def ingest(
        self,
        *paths: str | Path,
        progress: bool | None = None,
        limits: Limits | None = None,
        workers: int | None = None,
    ) -> Imported:
        """Read files, folders with all below them, and patterns into the graph, each file in a sandbox of its own.

        `workers` are read at a time, one for each core for None. What cannot be read, or takes more than `limits` allow,
        is in the result's `failures`. `progress` shows how far
        it is; None does where somebody watches. Raises NotFound, before anything is read, for a path that names nothing.
        """
        gathered = gather(paths)
        with shown(progress) as seen:
            return self.ingest_gathered(gathered, seen, limits, workers)

    def ingest_gathered(
        self, gathered: Gathered, seen: Seen, limits: Limits | None = None, workers: int | None = None
    ) -> Imported:
        """Read files that `gather` found; `seen` is told of each before it is read."""
        taken, failures = take_all(self._store, gathered.sources, seen, limits, workers)
        return Imported(tuple(taken), (*gathered.refused, *failures), gathered.passed_over, self.holds())

    def ingest_bytes(self, data: bytes, name: str) -> Imported:
        """Read one document from the bytes of a file into the graph, under `name`; raises SkipDocument."""
        taken = take_data(self._store, data, name)
        return Imported((taken,), (), (), self.holds())

    def remove(self, document: str) -> Change:
        """Take a document out: the graph is then what the others alone would have given; what changed. Raises NotFound."""
        return self._store.remove(document)

    def documents(self) -> list[str]:
        """The names of the documents in the graph."""
        return self._store.documents()

    def document(self, name: str) -> Document:
        """A document with its text; raises NotFound."""
        return self._store.document(name)

    def holds(self) -> Holdings:
        """How much the graph holds."""
        from aidgraph.queries import holdings

        return holdings(self._store)

    def put_question(self, question: str, /, *given: Any, **terms: Any) -> Any:  # as many types as questions
        """What the function of `aidgraph.queries` of this name answers."""
        from aidgraph import queries

        return getattr(queries, question)(self._store, *given, **terms)

    def put_act(self, act: str, author: str, reason: str, /, **terms: Any) -> Said:  # terms differ from act to act
        """Do what the function of `aidgraph.api.judging` of this name does."""
        return getattr(acts, act)(self._store, acts.signature(author, reason), **terms)

    def say(self, *statements: Statement) -> Said:
        """Store statements that were put together elsewhere."""
        return acts.say(self._store, *statements)

    def judgements(self, state: str | None = None) -> Results[Standing]:
        """Every judgement and correction with whether it is applied: applied, waiting, overruled, unsure or undone."""
        from aidgraph.queries import judgements

        return Results(judgements(self._store, state=state))

    def review(self, kind: str | None = None, limit: int = 20) -> Results[Unsure]:
        """Pairs that the program is unsure of and nobody has judged: entities, flows, events. Raises UsageError."""
        from aidgraph.queries import unsure

        return Results(unsure(self._store, kind=kind, limit=limit))

    def changes(self, since: int = 0, limit: int | None = 100) -> Results[Changed]:
        """What imports, removals, judgements and corrections changed, behind entry `since`; `next` is where to go on."""
        from aidgraph.queries import changes

        return Results(changes(self._store, since, limit=limit))

    def export(self, out: str | Path | TextIO, *, min_confidence: float = 0.0) -> None:
        """Write the graph to a file or stream as JSON Lines, without claims below `min_confidence`."""
        from aidgraph.graph.export import export_jsonl

        if isinstance(out, str | Path):
            with Path(out).open("w", encoding="utf-8") as file:
                export_jsonl(self._store, file, min_confidence)
        else:
            export_jsonl(self._store, out, min_confidence)

    def check(self) -> list[Problem]:
        """What is wrong in the file: an empty list says that every quote and every reference is whole."""
        from aidgraph.graph.check import check

        return list(check(self._store))

    def mend(self) -> Difference:
        """Compute the graph anew from what was read and said, where `check` finds it to be another one; what changed."""
        return self._store.recompute()

    def close(self) -> None:
        """Close the graph; what was imported is kept."""
        self._store.close()

    def __enter__(self) -> Self:
        """The graph itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the graph."""
        self.close()

    def __repr__(self) -> str:
        """The address and what the graph holds."""
        h = self.holds()
        return f"<aidgraph {self.address}: {h.documents} documents, {h.entities} entities, {h.flows} flows>"
