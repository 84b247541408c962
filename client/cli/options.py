"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Db = Annotated[
    str,
    typer.Option("--db", envvar="AIDGRAPH_DB", show_default=True, help="The database: a file, or neo4j://host:7687."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of tables for people.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows.")]

After = Annotated[str | None, typer.Option("--after", help="Go on where a list ended: the cursor that it gave.")]
Donor = Annotated[str | None, typer.Option("--donor", help="Only what this body, person or place gave.")]
Recipient = Annotated[str | None, typer.Option("--recipient", help="Only what this body, person or place received.")]
Party = Annotated[str | None, typer.Option("--party", help="Only flows in which this one gave, received or passed on.")]
Via = Annotated[str | None, typer.Option("--via", help="Only what went through this one.")]
Goods = Annotated[str | None, typer.Option("--goods", help="Only flows of these goods, as 口罩.")]
Country = Annotated[str | None, typer.Option("--country", help="Only flows from or to this country.")]
DonorCountry = Annotated[str | None, typer.Option("--donor-country", help="Only flows from this country.")]
RecipientCountry = Annotated[str | None, typer.Option("--recipient-country", help="Only flows to this country.")]
Place = Annotated[str | None, typer.Option("--place", help="Only flows to this place or a body in it.")]
Since = Annotated[str | None, typer.Option("--since", help="Only from this day, month or year on, as 2020-02.")]
Until = Annotated[str | None, typer.Option("--until", help="Only up to this day, month or year.")]
Confidence = Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out what is less sure.")]
Sources = Annotated[int, typer.Option("--min-sources", min=1, help="Only what so many independent sources tell.")]
Types = Annotated[
    list[str] | None, typer.Option("--type", help="Only edges of this type, as DONATED; may be repeated.")
]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why: others will ask for it.")]
Author = Annotated[
    str | None, typer.Option("--author", envvar="AIDGRAPH_AUTHOR", help="Who says so, else the user of this computer.")
]
Policy = Annotated[
    str | None,
    typer.Option("--policy", help="Which of several values is shown: most-exact, most-sources or latest."),
]

DB = "aid.db"
"""The database that commands use where neither --db nor AIDGRAPH_DB names one."""
