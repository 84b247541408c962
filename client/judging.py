"""What a person says about the graph: judgements, corrections, undoing, and what came of each, as methods."""

from __future__ import annotations

import getpass
import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aidgraph.graph.errors import InvalidRecord, UnreadableDocument, UsageError

from .records import Results

if TYPE_CHECKING:
    from aidgraph.graph.anchor import EntityAnchor
    from aidgraph.graph.difference import Difference
    from aidgraph.graph.judgement import Signature, Statement, Verdict
    from aidgraph.graph.store import Store
    from aidgraph.queries import Changed, Standing, Unsure

AUTHOR = "AIDGRAPH_AUTHOR"
"""The environment variable that names who judges and corrects, where no author is given."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: the statements' ids, the statements in words, and what changed in the graph."""

    ids: tuple[str, ...]
    said: tuple[str, ...]
    difference: Difference


class Judging:
    """Judges and corrects in the store that a subclass opens."""

    _store: Store

    def judge(self, left: str, right: str, verdict: Verdict, reason: str, *, author: str | None = None) -> Said:
        """Say that two are "same", "different" or "unsure": entities by name, id or `DOCUMENT#NAME`; claims, flows or
        events by id. Raises NotFound, Ambiguous or UsageError.
        """
        from aidgraph.graph.judgement import Judgement
        from aidgraph.queries import subject

        with _as_usage():
            two = subject(self._store, left), subject(self._store, right)
            return self.say(Judgement(*two, verdict, signature(reason, author)))

    def correct(
        self,
        what: str,
        field: str,
        value: str | Sequence[str] | None,
        reason: str,
        *,
        goods: str | None = None,
        author: str | None = None,
    ) -> Said:
        """Give a field its right value, None where there is none.

        Of a claim, or of all claims of a flow or event that state the field (its id): status, date, type, money
        ("5000 CNY"), currency, name, the roles (donor, recipient, via, host, …; a list of names), and with `goods` (a name
        of them) goods, quantity, unit. Of an entity: name, type, kind, division. Raises NotFound, Ambiguous or UsageError.
        """
        from aidgraph.graph.judgement import Correction
        from aidgraph.queries import claim_subjects, entity_subject, entity_subjects, find, is_claim

        with _as_usage():
            signed = signature(reason, author)
            if is_claim(self._store, what):
                text, parties = self._value(field, value)
                claims = claim_subjects(self._store, what, field, goods)
                return self.say(*(Correction((c,), field, text, signed, name, parties) for c, name in claims))
            here = [entity_subject(self._store, what)] if "#" in what else None
            targets = here or entity_subjects(self._store, find(self._store, what))
            return self.say(Correction(tuple(targets), field, self._value(field, value)[0], signed, goods))

    def _value(self, field: str, value: str | Sequence[str] | None) -> tuple[str | None, tuple[EntityAnchor, ...]]:
        """The value as a statement has it: text, or who has the role."""
        from aidgraph.graph.judgement import ROLE_FIELDS
        from aidgraph.queries import party

        names = [value] if isinstance(value, str) else list(value or ())
        if field in ROLE_FIELDS:
            return None, tuple(party(self._store, n) for n in names)
        return "、".join(names) if names else None, ()

    def reject(self, claim: str, reason: str, *, author: str | None = None) -> Said:
        """Say that a claim is wrong, or all claims of a flow, event or tie: they leave the graph and stay to be looked up.

        Raises NotFound or UsageError.
        """
        from aidgraph.graph.judgement import Correction
        from aidgraph.queries import claim_subjects

        with _as_usage():
            signed = signature(reason, author)
            claims = claim_subjects(self._store, claim)
            return self.say(*(Correction((c,), "rejected", None, signed) for c, _ in claims))

    def apart(self, entity: str, documents: Sequence[str], reason: str, *, author: str | None = None) -> Said:
        """Split an entity: in these documents it is another one of its name. Raises NotFound, Ambiguous or UsageError."""
        from aidgraph.graph.judgement import Correction
        from aidgraph.queries import entity_in, find

        with _as_usage():
            targets = tuple(entity_in(self._store, find(self._store, entity), documents))
            return self.say(Correction(targets, "apart", None, signature(reason, author)))

    def undo(self, id: str, reason: str = "taken back", *, author: str | None = None) -> Said:
        """Take a judgement or correction back, by its id or the beginning of it. Raises NotFound, Ambiguous, UsageError."""
        from aidgraph.queries import statement

        found = statement(self._store, id)
        if found.undone:
            raise UsageError(
                f"{found.id} was taken back already, by {found.undone.author}; say it again to have it back"
            )
        return self.say(replace(found, undone=signature(reason, author)))

    def say(self, *statements: Statement) -> Said:
        """Store statements that were put together elsewhere."""
        from aidgraph.queries import said

        difference = self._store.judge(*statements)
        return Said(tuple(s.id for s in statements), tuple(map(said, statements)), difference)

    def judgements(self, state: str | None = None) -> Results[Standing]:
        """Every judgement and correction with whether it is applied: applied, waiting, overruled, unsure or undone."""
        from aidgraph.queries import judgements

        return Results(judgements(self._store, state=state))

    def export_judgements(self, path: str | Path) -> int:
        """Write every judgement and correction to a file, one JSON object a line; how many."""
        from aidgraph.graph.judgement import statement_text

        lines = [statement_text(s) + "\n" for s in self._store.statements()]
        Path(path).write_text("".join(lines), encoding="utf-8")
        return len(lines)

    def import_judgements(self, path: str | Path) -> Said:
        """Take over the judgements and corrections of a file; those that are there already change nothing.

        Raises UnreadableDocument where a line is none: then nothing is taken over.
        """
        from aidgraph.graph.judgement import statement_of

        found: list[Statement] = []
        for n, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
            try:
                found += [statement_of(line)] if line.strip() else []
            except InvalidRecord as error:
                raise UnreadableDocument(f"{path}, line {n}: {error}; nothing was taken over") from error
        return self.say(*found)

    def review(self, kind: str | None = None, limit: int = 20) -> Results[Unsure]:
        """Pairs that the program is unsure of and nobody has judged: entities, flows, events. Raises UsageError."""
        from aidgraph.queries import unsure

        return Results(unsure(self._store, kind=kind, limit=limit))

    def changes(self, since: int = 0, limit: int | None = 100) -> Results[Changed]:
        """What imports, removals, judgements and corrections changed, behind entry `since`; `next` is where to go on."""
        from aidgraph.queries import changes

        return Results(changes(self._store, since, limit=limit))


def signature(reason: str, author: str | None = None) -> Signature:
    """Who says something now: `author`, else what AIDGRAPH_AUTHOR names, else the user of this computer."""
    from aidgraph.graph.judgement import Signature

    who = author or os.environ.get(AUTHOR) or getpass.getuser()
    return Signature(who, datetime.now(UTC).isoformat(timespec="microseconds"), reason)


@contextmanager
def _as_usage() -> Generator[None, None, None]:
    """A statement that breaks the model's rules is a wrong call here, not a defect."""
    try:
        yield
    except InvalidRecord as error:
        raise UsageError(str(error)) from error
