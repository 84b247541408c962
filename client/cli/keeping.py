"""Commands that keep a database: documents into it and out of it, the graph written out, the database checked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import aidgraph
from aidgraph.graph.errors import UsageError
from aidgraph.progress import shown
from aidgraph.sources import gather

from .differences import print_difference, print_lost
from .exits import INCOMPLETE, INTERRUPTED
from .judging import opened
from .options import DB, Db, Json
from .screen import note, print_json, shown_address, table

if TYPE_CHECKING:
    from aidgraph.database import Imported

STDIN = "-"


def ingest(
    paths: Annotated[list[str], typer.Argument(help="Files, folders with all below them, patterns; - reads stdin.")],
    db: Db = DB,
    name: Annotated[str | None, typer.Option("--name", help="The document's name, for stdin.")] = None,
    cpu: Annotated[int, typer.Option("--cpu", min=1, help="Processor seconds that one document may take.")] = 30,
    memory: Annotated[int, typer.Option("--memory", min=600, help="Megabytes that one document may take.")] = 2147,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="How many documents are read at a time; one a core.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Read documents into the database; a document of the same name is replaced.

    Each is read in a process of its own that can do nothing else (`aidgraph doctor` shows what it is kept from).

    A document is named after its file, or after its path inside the folder given. What cannot be read is listed
    at the end, and the rest goes on.
    """
    if (STDIN in paths) != (name is not None) or (name and len(paths) > 1):
        raise UsageError("--name and - belong together, alone: aidgraph ingest - --name report.txt < report.txt")
    from aidgraph.ingest.sandbox.limits import MEGABYTE, Limits

    gathered = None if name else gather(paths)  # before a database is made for a path that names nothing
    with aidgraph.open(db) as graph, shown() as seen:
        try:
            done = (
                graph.ingest_gathered(gathered, seen, Limits(cpu=cpu, memory=memory * MEGABYTE), workers)
                if gathered is not None
                else graph.ingest_bytes(sys.stdin.buffer.read(), str(name))
            )
        except KeyboardInterrupt:
            note(
                f"aidgraph: stopped; what was read before is in {shown_address(db)}. Run the same command again to go on"
            )
            raise typer.Exit(INTERRUPTED) from None
    if as_json:
        print_json(done)
    else:
        _tell(done, db)
    if done.failures:
        raise typer.Exit(INCOMPLETE)


def _tell(done: Imported, db: str) -> None:
    """The summary for people: what was read, what was not, and what the database holds now."""
    if done.documents:
        rows = [(d.name, d.change, d.characters, d.entities, d.flows, d.events, d.ties) for d in done.documents]
        columns = ("document", "", "characters", "entities", "flows", "events", "ties")
        table(columns, [[r[0], r[1], *(f"{n:,}" for n in r[2:])] for r in rows], right=columns[2:])
    for d in done.documents:
        if d.change == "replaced":
            print(f"{d.name} was replaced:")
            print_difference(d.difference)
    print_lost([i for d in done.documents for i in d.lost])
    h = done.holds
    print(
        f"{shown_address(db)} holds {h.documents:,} documents: {h.entities:,} entities, {h.flows:,} flows, "
        f"{h.events:,} events, {h.ties:,} ties."
    )
    if done.passed_over:
        suffixes = sorted({p.suffix or p.name for p in done.passed_over})
        note(f"passed over {len(done.passed_over)} files of other formats: {', '.join(suffixes)}")
    for failure in done.failures:
        note(f"not read ({failure.code}): {failure.reason}")


def remove(
    documents: Annotated[list[str], typer.Argument(help="Names of documents, as ingest gave them.")],
    db: Db = DB,
) -> None:
    """Take documents out: the graph is then what the others alone would have given; says what is gone or other."""
    with aidgraph.open(db, read_only=True) as graph:  # a wrong --db must not make a new file
        graph.documents()
    with aidgraph.open(db) as graph:
        for document in documents:
            change = graph.remove(document)
            print(f"removed {document}")
            print_difference(change.difference)
            print_lost(change.lost)


def export(
    db: Db = DB,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The file to write, else stdout.")] = None,
    form: Annotated[str, typer.Option("--format", help="jsonl: one JSON record a line.")] = "jsonl",
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out claims below it.")] = 0.0,
) -> None:
    """Write the graph out for other programs (the format stands in the README)."""
    if form != "jsonl":
        raise UsageError(f"no such format: {form}; there is jsonl")
    with aidgraph.open(db, read_only=True) as graph:
        graph.export(out or sys.stdout, min_confidence=min_confidence)


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A database: a file, or neo4j://host:7687.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="A new file, or an empty database on a server.")],
) -> None:
    """Copy a database whole into another: documents, all that was read and said, and the log of changes.

    The same command goes on where a copy was broken off. Until it is done the copy cannot be used.
    """
    try:
        h = aidgraph.copy(source, target)
    except KeyboardInterrupt:
        note("aidgraph: stopped; run the same command again to go on")
        raise typer.Exit(INTERRUPTED) from None
    print(
        f"{shown_address(target)} is equal to {shown_address(source)}: {h.documents:,} documents, {h.entities:,} entities, "
        f"{h.flows:,} flows, {h.events:,} events, {h.ties:,} ties."
    )


def check(
    db: Db = DB,
    mend: Annotated[
        bool, typer.Option("--mend", help="First compute the graph anew from what was read and said.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check the database: every quote stands at its place, every record is what the documents and corrections give."""
    if mend:
        with opened(db) as graph:
            difference = graph.mend()
        if not as_json:
            print("the graph was computed anew:")
            print_difference(difference)
    with aidgraph.open(db, read_only=True) as graph:
        problems = graph.check()
    if as_json:
        print_json(problems)
    else:
        for problem in problems:
            print(f"{problem.where}: {problem.what}")
        if not problems:
            print(f"{shown_address(db)} is in order.")
    if problems:
        raise typer.Exit(INCOMPLETE)
