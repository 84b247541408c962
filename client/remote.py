"""A graph on a server: the same methods and results as one in a file."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TextIO

from pydantic import TypeAdapter

from aidgraph import queries
from aidgraph.api.importing import Taken
from aidgraph.graph.claim import Coverage
from aidgraph.graph.document import Document
from aidgraph.graph.errors import SkipDocument
from aidgraph.graph.store import Change, Problem
from aidgraph.queries import Holdings, Page

from .database import Imported
from .judging import Judging, Said
from .progress import Seen, shown
from .questions import Questions
from .records import Results
from .sources import Failure, Gathered, Source, gather
from .transport import Transport, error_of

if TYPE_CHECKING:
    from types import TracebackType

    import httpx2

    from aidgraph.graph.judgement import Statement

MOST = 1000
"""Rows that a server gives at a time."""
POLLED = 20
"""Seconds that one request waits for an import to end."""

# For each question its path, the names of its arguments without a name, and what it answers: rows of a list, or a record.
_LISTS: dict[str, tuple[str, tuple[str, ...], Any]] = {
    "search": ("search", ("text", "limit"), queries.Match),
    "flows": ("flows", (), queries.FlowRow),
    "pledges": ("pledges", (), queries.Pledge),
    "co_hosted": ("co-hosted", ("party", "other"), queries.Hosts),
    "intermediaries": ("intermediaries", (), queries.Between),
    "chains": ("chains", (), queries.Chain),
    "reciprocity": ("reciprocity", ("party",), queries.Mutual),
    "timeline": ("timeline", ("party", "other"), queries.Moment),
    "conflicts": ("conflicts", ("party",), queries.Dispute),
}
_RECORDS: dict[str, tuple[str, tuple[str, ...], Any]] = {
    "entity": ("entity", ("name",), queries.Profile),
    "helped": ("helped", (), queries.Helped),
    "path": ("path", ("source", "target"), queries.Paths),
    "network": ("network", ("center",), queries.Network),
    "coverage": ("coverage", ("document",), Coverage),
    "text": ("text", ("document",), queries.MarkedText),
    "understand": ("understand", ("text",), queries.Asked),
}


_ACTS = {
    "judge": "judgements",
    "correct": "corrections",
    "reject": "rejections",
    "apart": "splits",
    "undo": "undo",
}
"""Where each thing that a person says is sent."""


class Remote(Questions, Judging):
    """A graph on a server; made by `aidgraph.connect`, closed by `close` or at the end of a `with`."""

    def __init__(self, url: str, *, key: str | None = None, timeout: float = 60.0, client: httpx2.Client | None = None):
        """Connect to the server at `url`; see `aidgraph.connect`. `client` sends in place of one of our own."""
        self._transport = Transport(url, key, timeout, client)
        self.address = url

    def put_question(self, question: str, /, *given: Any, **terms: Any) -> Any:  # as many types as questions
        """What the function of `aidgraph.queries` of this name answers on the server."""
        if question == "evidence":
            return self._rows("evidence", terms | {"of": list(given)}, queries.Ground)
        if question == "flow":
            return self._record(f"/v1/flows/{_quoted(given[0])}", terms, queries.FlowStory)
        if question == "event":
            return self._record(f"/v1/events/{_quoted(given[0])}", terms, queries.EventStory)
        if question in _LISTS:
            path, names, row = _LISTS[question]
            found = self._rows(path, dict(zip(names, given, strict=False)) | terms, row)
            return list(found) if question == "search" else found
        path, names, record = _RECORDS[question]
        return self._record(f"/v1/{path}", dict(zip(names, given, strict=False)) | terms, record)

    def put_act(self, act: str, author: str, reason: str, /, **terms: Any) -> Said:  # terms differ from act to act
        """Do what the function of `aidgraph.api.judging` of this name does, on the server."""
        return self._said(_ACTS[act], terms | {"author": author, "reason": reason})

    def say(self, *statements: Statement) -> Said:
        """Store statements that were put together elsewhere."""
        return self._said("statements", {"statements": [asdict(s) for s in statements]})

    def judgements(self, state: str | None = None) -> Results[queries.Standing]:
        """Every judgement and correction with whether it is applied: applied, waiting, overruled, unsure or undone."""
        return Results(list(self._rows("judgements", {"state": state}, queries.Standing)))

    def review(self, kind: str | None = None, limit: int = 20) -> Results[queries.Unsure]:
        """Pairs that the program is unsure of and nobody has judged: entities, flows, events. Raises UsageError."""
        terms = {"kind": kind, "limit": min(limit, MOST)}
        rows = self._transport.get("/v1/review", terms).json()["rows"]
        return Results(_adapter(list[queries.Unsure]).validate_python(rows))

    def changes(self, since: int = 0, limit: int | None = 100) -> Results[queries.Changed]:
        """What imports, removals, judgements and corrections changed, behind entry `since`; `next` is where to go on."""
        return Results(self._rows("changes", {"since": since, "limit": limit}, queries.Changed))

    def _said(self, path: str, body: dict[str, Any]) -> Said:
        return _adapter(Said).validate_json(self._transport.send("POST", f"/v1/{path}", json=body).content)

    def ingest(self, *paths: str | Path, progress: bool | None = None) -> Imported:
        """Send files, folders with all below them, and patterns to the server; see `Database.ingest`."""
        gathered = gather(paths)
        with shown(progress) as seen:
            return self.ingest_gathered(gathered, seen)

    def ingest_gathered(self, gathered: Gathered, seen: Seen) -> Imported:
        """Send files that `gather` found; `seen` is told of each before it is sent."""
        taken: list[Taken] = []
        failures: list[Failure] = []
        for number, source in enumerate(gathered.sources):
            seen(source.name, number, len(gathered.sources))
            try:
                taken.append(self._import(_bytes_of(source), source.name))
            except SkipDocument as error:
                failures.append(Failure(source.name, str(error), error.code))
        return Imported(tuple(taken), (*gathered.refused, *failures), gathered.passed_over, self.holds())

    def ingest_bytes(self, data: bytes, name: str) -> Imported:
        """Send one document as the bytes of a file, under `name`; raises SkipDocument."""
        return Imported((self._import(data, name),), (), (), self.holds())

    def remove(self, document: str) -> Change:
        """Take a document out: the graph is then what the others alone would have given; what changed. Raises NotFound."""
        sent = self._transport.send("DELETE", f"/v1/documents/{_quoted(document)}")
        return _adapter(Change).validate_json(sent.content)

    def documents(self) -> list[str]:
        """The names of the documents in the graph."""
        return [r["id"] for r in self._transport.get("/v1/documents", {}).json()["rows"]]

    def document(self, name: str) -> Document:
        """A document with its text; raises NotFound."""
        return self._record(f"/v1/documents/{_quoted(name)}", {}, Document)

    def holds(self) -> Holdings:
        """How much the graph holds."""
        return self._record("/v1/holds", {}, Holdings)

    def export(self, out: str | Path | TextIO, *, min_confidence: float = 0.0) -> None:
        """Write the graph to a file or stream as JSON Lines, without claims below `min_confidence`."""
        if isinstance(out, str | Path):
            with Path(out).open("w", encoding="utf-8") as file:
                self.export(file, min_confidence=min_confidence)
            return
        for piece in self._transport.lines("/v1/export", {"min_confidence": min_confidence}):
            out.write(piece + "\n")

    def check(self) -> list[Problem]:
        """What is wrong in the store: an empty list says that every quote and every reference is whole."""
        rows = self._transport.get("/v1/check", {}).json()["rows"]
        return _adapter(list[Problem]).validate_python(rows)

    def close(self) -> None:
        """End the connection."""
        self._transport.close()

    def __enter__(self) -> Self:
        """The graph itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the connection."""
        self.close()

    def __repr__(self) -> str:
        """The address and what the graph holds."""
        h = self.holds()
        return f"<aidgraph {self.address}: {h.documents} documents, {h.entities} entities, {h.flows} flows>"

    def _record(self, path: str, terms: dict[str, Any], record: Any) -> Any:
        return _adapter(record).validate_json(self._transport.get(path, terms).content)

    def _rows(self, path: str, terms: dict[str, Any], row: Any) -> Page[Any]:
        """A page of any length: one answer, several joined, or (limit None) all as a stream."""
        limit = terms.get("limit", MOST)
        if limit is None:
            lines = self._transport.lines(f"/v1/{path}", {k: v for k, v in terms.items() if k != "limit"})
            return Page(tuple(_adapter(row).validate_json(line) for line in lines))
        rows: list[Any] = []
        while True:
            left = limit - len(rows) if "limit" in terms else None
            sent = terms | ({"limit": min(left, MOST)} if left is not None and path != "search" else {})
            body = self._transport.get(f"/v1/{path}", sent).json()
            rows += _adapter(list[row]).validate_python(body["rows"])
            if body["next"] is None or "limit" not in terms or len(rows) >= limit:
                return Page(tuple(rows), body["next"])
            terms = terms | {"after": body["next"]}

    def _import(self, data: bytes, name: str) -> Taken:
        """Send one file and wait until it is taken; raises what hindered it."""
        sent = self._transport.send("POST", "/v1/documents/upload", files=[("files", (name, data))])
        job = sent.json()["rows"][0]
        while job["state"] in ("waiting", "reading"):
            job = self._transport.get(f"/v1/jobs/{job['id']}", {"wait": POLLED}).json()
        if job["problem"]:
            raise error_of(job["problem"])
        if job["state"] == "stopped":
            raise SkipDocument(f"{name}: the server stopped before it was read; import it again")
        return _adapter(Taken).validate_python(job["taken"])


def _bytes_of(source: Source) -> bytes:
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise SkipDocument(f"{source.name}: cannot be opened ({error.strerror}); check the path") from error


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="/")


@cache
def _adapter(record: Any) -> TypeAdapter[Any]:
    return TypeAdapter(record)
