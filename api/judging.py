"""What a person says about the graph, put into a store: judgements, corrections, undoing, and what came of each."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..graph.difference import Difference
from ..graph.errors import InvalidRecord, UsageError

if TYPE_CHECKING:
    from ..graph.anchor import EntityAnchor
    from ..graph.judgement import Signature, Statement, Verdict
    from ..graph.store import Store


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: the statements' ids, the statements in words, and what changed in the graph."""

    ids: tuple[str, ...]
    said: tuple[str, ...]
    difference: Difference


def judge(store: Store, signed: Signature, *, left: str, right: str, verdict: Verdict) -> Said:
    """Say that two are "same", "different" or "unsure": entities by name, id or `DOCUMENT#NAME`; claims, flows or
    events by id. Raises NotFound, Ambiguous or UsageError.
    """
    from ..graph.judgement import Judgement
    from ..queries import subject

    with _as_usage():
        return say(store, Judgement(subject(store, left), subject(store, right), verdict, signed))


def correct(
    store: Store,
    signed: Signature,
    *,
    what: str,
    field: str,
    value: str | Sequence[str] | None,
    goods: str | None = None,
) -> Said:
    """Give a field of a claim, of all claims of a record that state it, or of an entity its right value, None where there
    is none. Raises NotFound, Ambiguous or UsageError.
    """
    from ..graph.judgement import Correction
    from ..queries import claim_subjects, entity_subject, entity_subjects, find, is_claim

    with _as_usage():
        text, parties = _value(store, what, field, value)
        if is_claim(store, what):
            claims = claim_subjects(store, what, field, goods)
            return say(store, *(Correction((c,), field, text, signed, name, parties) for c, name in claims))
        here = [entity_subject(store, what)] if "#" in what else None
        targets = here or entity_subjects(store, find(store, what))
        return say(store, Correction(tuple(targets), field, text, signed, goods))


def reject(store: Store, signed: Signature, *, what: str) -> Said:
    """Say that a claim is wrong, or all claims of a flow, event or tie. Raises NotFound or UsageError."""
    from ..graph.judgement import Correction
    from ..queries import claim_subjects

    with _as_usage():
        return say(store, *(Correction((c,), "rejected", None, signed) for c, _ in claim_subjects(store, what)))


def apart(store: Store, signed: Signature, *, entity: str, documents: Sequence[str]) -> Said:
    """Split an entity: in these documents it is another one of its name. Raises NotFound, Ambiguous or UsageError."""
    from ..graph.judgement import Correction
    from ..queries import entity_in, find

    with _as_usage():
        targets = tuple(entity_in(store, find(store, entity), documents))
        return say(store, Correction(targets, "apart", None, signed))


def undo(store: Store, signed: Signature, *, id: str) -> Said:
    """Take a judgement or correction back, by its id or the beginning of it. Raises NotFound, Ambiguous, UsageError."""
    from ..queries import statement

    found = statement(store, id)
    if found.undone:
        raise UsageError(f"{found.id} was taken back already, by {found.undone.author}; say it again to have it back")
    with _as_usage():
        return say(store, replace(found, undone=signed))


def say(store: Store, *statements: Statement) -> Said:
    """Store statements that were put together elsewhere."""
    from ..queries import said

    difference = store.judge(*statements)
    return Said(tuple(s.id for s in statements), tuple(map(said, statements)), difference)


def signature(author: str, reason: str) -> Signature:
    """Who says something, now; raises UsageError where nobody is named."""
    from datetime import UTC, datetime

    from ..graph.judgement import Signature

    if not author.strip():
        raise UsageError("say who you are: a judgement or correction needs an author")
    return Signature(author.strip(), datetime.now(UTC).isoformat(timespec="microseconds"), reason)


def _value(
    store: Store, what: str, field: str, value: str | Sequence[str] | None
) -> tuple[str | None, tuple[EntityAnchor, ...]]:
    """The value as a statement has it: text, or who has the role."""
    from ..graph.judgement import ROLE_FIELDS
    from ..queries import is_claim, party

    names = [value] if isinstance(value, str) else list(value or ())
    if field in ROLE_FIELDS and is_claim(store, what):
        return None, tuple(party(store, n) for n in names)
    return "、".join(names) if names else None, ()


@contextmanager
def _as_usage() -> Generator[None, None, None]:
    """A statement that breaks the model's rules is a wrong call here, not a defect."""
    try:
        yield
    except InvalidRecord as error:
        raise UsageError(str(error)) from error
