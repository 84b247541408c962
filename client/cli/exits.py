"""How a command ends: exit codes, and a sentence for each error that says what, where and what to do."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from aidgraph.graph.errors import (
    AidgraphError,
    NotAllowed,
    NotFound,
    SkipDocument,
    StoreMissing,
    StoreUnusable,
    TooSlow,
    UsageError,
)

DONE = 0
INCOMPLETE = 1
USAGE = 2
MISSING = 3
UNUSABLE = 4
DEFECT = 70
INTERRUPTED = 130

MEANINGS = {
    DONE: "done",
    INCOMPLETE: "done, but some documents could not be read, or `check` found faults",
    USAGE: "the command line is wrong",
    MISSING: "a file, database, entity, flow or document that was named is not there",
    UNUSABLE: "the database cannot be used: locked, damaged, out of reach, made by a later version, half a copy, or the disk is full",
    DEFECT: "a defect of aidgraph",
    INTERRUPTED: "stopped by Ctrl-C",
}
"""What each exit code says, in the words of `aidgraph --help` and the README."""

# The first class that an error belongs to decides.
CODES: tuple[tuple[type[AidgraphError], int], ...] = (
    (UsageError, USAGE),
    (NotAllowed, USAGE),
    (TooSlow, USAGE),
    (NotFound, MISSING),
    (StoreMissing, MISSING),
    (StoreUnusable, UNUSABLE),
    (SkipDocument, INCOMPLETE),
)


def guarded(command: Callable[[], None]) -> int:
    """Run a command line; the exit code, with a sentence on stderr where something is wrong, and never a traceback.

    `AIDGRAPH_TRACEBACK=1` in the environment lets a defect's traceback through, for a report.
    """
    try:
        command()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except KeyboardInterrupt:
        return _say("stopped", INTERRUPTED)
    except AidgraphError as error:
        return _say(str(error), next((code for kind, code in CODES if isinstance(error, kind)), DEFECT))
    except OSError as error:
        return _say(*_of_system(error))
    except Exception as error:  # the last line of defence: a user gets a sentence, not a traceback
        if os.environ.get("AIDGRAPH_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}"
        return _say(f"a defect of aidgraph: {what}; AIDGRAPH_TRACEBACK=1 shows where, for a report", DEFECT)
    return DONE


def _of_system(error: OSError) -> tuple[str, int]:
    where = f"{error.filename}: " if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"{where}the disk is full; make room and run the command again", UNUSABLE
    return f"{where}{error.strerror or error}; check the path and its permissions", MISSING


def _say(sentence: str, code: int) -> int:
    print(f"aidgraph: {sentence}", file=sys.stderr)
    return code
