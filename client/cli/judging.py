"""Commands by which people judge and correct: judge, correct, undo, judgements, changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

import aidgraph
from aidgraph.graph.errors import UsageError

from .differences import print_difference
from .options import DB, Author, Db, Json, Limit, Reason
from .screen import note, print_json, table

if TYPE_CHECKING:
    from aidgraph.database import Database
    from aidgraph.graph.judgement import Verdict
    from aidgraph.judging import Said


def judge(
    left: Annotated[str, typer.Argument(help="An entity by name, id or DOC#NAME; or a claim, flow or event by id.")],
    right: Annotated[str, typer.Argument(help="The other one.")],
    verdict: Annotated[str, typer.Argument(help="same, different or unsure.")],
    reason: Reason,
    author: Author = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Say whether two are the same; later judgements of the same two win over earlier ones."""
    with opened(db) as graph:
        tell(graph.judge(left, right, cast("Verdict", verdict), reason, author=author), as_json)


def correct(
    what: Annotated[str, typer.Argument(help="A claim, or all of a flow, by id; an entity by name, id or DOC#NAME.")],
    field: Annotated[str | None, typer.Argument(help="status, date, quantity, donor, name, type, …")] = None,
    values: Annotated[
        list[str] | None, typer.Argument(help="The right value; for roles, names; none: there is none.")
    ] = None,
    reason: Reason = "",
    goods: Annotated[str | None, typer.Option("--goods", help="Which goods, by their name in the claim.")] = None,
    reject: Annotated[bool, typer.Option("--reject", help="The claim is wrong as a whole.")] = False,
    apart: Annotated[
        list[str] | None, typer.Option("--apart", help="The entity is another one in this document; may be repeated.")
    ] = None,
    author: Author = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Correct a field of a claim or an entity, reject a claim, or split an entity; nothing is lost, `undo` takes it back."""
    if (field is not None) + reject + bool(apart) != 1:
        raise UsageError("give one of: a field with its value, --reject, --apart DOCUMENT")
    from aidgraph.graph.judgement import ROLE_FIELDS

    given = values or []
    if len(given) > 1 and field not in ROLE_FIELDS:
        raise UsageError(f"{field} has one value; set one with blanks in quotation marks")
    with opened(db) as graph:
        if reject:
            done = graph.reject(what, reason, author=author)
        elif apart:
            done = graph.apart(what, apart, reason, author=author)
        else:
            value = given if field in ROLE_FIELDS else (given[0] if given else None)
            done = graph.correct(what, str(field), value, reason, goods=goods, author=author)
        tell(done, as_json)


def undo(
    id: Annotated[str, typer.Argument(help="The id of a judgement or correction, or the beginning of it.")],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why.")] = "taken back",
    author: Author = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Take a judgement or correction back."""
    with opened(db) as graph:
        tell(graph.undo(id, reason, author=author), as_json)


def judgements(
    do: Annotated[str, typer.Argument(help="list, export or import.")] = "list",
    file: Annotated[Path | None, typer.Argument(help="The file to export to or import from.")] = None,
    state: Annotated[
        str | None, typer.Option("--state", help="Only those that are applied, waiting, overruled, unsure or undone.")
    ] = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """List judgements and corrections with whether they are applied; write them to a file, or take over those of one."""
    if do not in ("list", "export", "import") or (file is None) != (do == "list"):
        raise UsageError("give: judgements list, judgements export FILE, or judgements import FILE")
    if file and do == "import":
        with opened(db) as graph:
            tell(graph.import_judgements(file), as_json)
        return
    with aidgraph.open(db, read_only=True) as graph:
        if file:
            note(f"wrote {graph.export_judgements(file):,} judgements and corrections to {file}")
            return
        found = graph.judgements(state)
    if as_json:
        print_json(list(found))
        return
    rows = [
        [s.id[:9], s.state + (f": {s.because}" if s.because else ""), s.said, s.statement.signed.author,
         s.statement.signed.time[:10], s.statement.signed.reason]
        for s in found
    ]  # fmt: skip
    table(("id", "state", "what", "by", "on", "because"), rows)


def changes(
    since: Annotated[int, typer.Option("--since", min=0, help="Only what came behind this number.")] = 0,
    limit: Limit = 100,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """What imports, removals, judgements and corrections changed in the graph, the oldest first."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.changes(since, limit)
    if as_json:
        print_json(list(found))
    else:
        table(
            ("number", "time", "what", "of", "entities", "flows, events, ties"),
            [
                [str(c.n), c.time, c.act, c.what, _counts(c.difference["entities"]), _counts(c.difference["records"])]
                for c in found
            ],
            right=("number",),
        )
    if found.next is not None:
        note(f"more follow: --since {found.next}, or a higher --limit")


def _counts(made: list[dict[str, str]]) -> str:
    fates = dict.fromkeys(m["fate"] for m in made)
    return ", ".join(f"{sum(m['fate'] == f for m in made)} {f}" for f in fates)


def opened(db: str) -> Database:
    """The database for writing; a wrong --db must not make a new file."""
    with aidgraph.open(db, read_only=True):
        pass
    return aidgraph.open(db)


def tell(done: Said, as_json: bool) -> None:
    """Print what was said and what came of it."""
    if as_json:
        print_json(done)
        return
    for id_, said in list(zip(done.ids, done.said, strict=True))[:10]:
        print(f"{id_}: {said}")
    if len(done.ids) > 10:
        print(f"and {len(done.ids) - 10:,} more")
    print_difference(done.difference)
