"""How commands end where something is wrong."""

from __future__ import annotations

import errno

import pytest

from aidgraph.cli.exits import guarded
from aidgraph.graph.errors import (
    InvalidRecord,
    NotFound,
    ReadingFailed,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreTooNew,
    StoreUnreachable,
    UnreadableDocument,
    UsageError,
)

SENTENCE = "a.db: what, where, what to do"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError(SENTENCE), 2),
        (NotFound(SENTENCE), 3),
        (StoreMissing(SENTENCE), 3),
        (FileNotFoundError(errno.ENOENT, SENTENCE, "a.db"), 3),
        (PermissionError(errno.EACCES, SENTENCE, "a.db"), 3),
        (StoreLocked(SENTENCE), 4),
        (StoreDamaged(SENTENCE), 4),
        (StoreTooNew(SENTENCE), 4),
        (StoreFull(SENTENCE), 4),
        (StoreUnreachable(SENTENCE), 4),
        (OSError(errno.ENOSPC, "No space left on device", "a.db"), 4),
        (UnreadableDocument(SENTENCE), 1),
        (ReadingFailed(SENTENCE), 1),
        (InvalidRecord(SENTENCE), 70),
        (RuntimeError(SENTENCE), 70),
        (KeyboardInterrupt(), 130),
        (SystemExit(0), 0),
        (SystemExit(2), 2),
    ],
    ids=lambda value: type(value).__name__,
)
def test_codes(error: BaseException, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Each error ends in its exit code, with one sentence on stderr and nothing on stdout."""

    def fail() -> None:
        raise error

    assert guarded(fail) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.count("\n") <= 1


def test_success() -> None:
    """A command that returns ends in 0."""
    assert guarded(lambda: None) == 0


def test_a_defect_can_be_traced(monkeypatch: pytest.MonkeyPatch) -> None:
    """AIDGRAPH_TRACEBACK lets a defect's traceback through."""
    monkeypatch.setenv("AIDGRAPH_TRACEBACK", "1")

    def fail() -> None:
        raise RuntimeError(SENTENCE)

    with pytest.raises(RuntimeError):
        guarded(fail)
