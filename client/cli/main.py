"""The command line's entry point and its list of commands."""

from __future__ import annotations

import signal
import sys

import typer

from . import (
    ask,
    asking,
    connecting,
    covering,
    doctoring,
    explaining,
    judging,
    keeping,
    relations,
    review,
    serving,
    stories,
)
from .exits import MEANINGS, guarded

HELP = """Who helped whom, with what, when, through whom, and where it says so: a graph read from documents.

Start with `aidgraph ingest FOLDER`, then `aidgraph helped`. The database is aid.db, or what --db or AIDGRAPH_DB
names."""

EPILOG = "Exit codes: " + "; ".join(f"{code} {meaning}" for code, meaning in MEANINGS.items()) + "."

app = typer.Typer(
    name="aidgraph",
    help=HELP,
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
COMMANDS = (
    keeping.ingest,
    asking.helped,
    asking.flows,
    stories.pledges,
    connecting.path,
    connecting.network,
    relations.intermediaries,
    relations.chains,
    relations.reciprocity,
    relations.co_hosted,
    stories.timeline,
    stories.conflicts,
    stories.evidence,
    ask.ask,
    asking.search,
    asking.show,
    covering.coverage,
    explaining.explain,
    keeping.remove,
    review.review,
    judging.judge,
    judging.correct,
    judging.undo,
    judging.judgements,
    judging.changes,
    keeping.export,
    keeping.copy,
    keeping.check,
    serving.serve,
    serving.key,
    doctoring.doctor,
)
for command in COMMANDS:
    app.command()(command)


@app.callback(invoke_without_command=True)
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and end.", is_eager=True),
) -> None:
    """See HELP: typer shows that text, since it is given to the app."""
    if version:
        from aidgraph import __version__

        print(f"aidgraph {__version__}")
        raise typer.Exit


def run(arguments: list[str]) -> int:
    """Run the command line `arguments`; the exit code.

    >>> run(["--version"])
    aidgraph 0.1.0
    0
    """
    return guarded(lambda: app(arguments, prog_name="aidgraph"))


def main() -> None:
    """Run the command line of this process; a reader that has seen enough (`| head`) ends it quietly."""
    if hasattr(signal, "SIGPIPE"):  # not on Windows
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(run(sys.argv[1:]))
