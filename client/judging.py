"""What a person says about the graph: judgements, corrections, undoing, and what came of each, as methods."""

from __future__ import annotations

import getpass
import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aidgraph.api import judging as acts
from aidgraph.api.judging import Said
from aidgraph.graph.errors import InvalidRecord, UsageError

from .records import Results

if TYPE_CHECKING:
    from aidgraph.graph.judgement import Signature, Statement, Verdict
    from aidgraph.queries import Changed, Standing, Unsure

__all__ = ["AUTHOR", "Judging", "Said", "signature"]

AUTHOR = "AIDGRAPH_AUTHOR"
"""The environment variable that names who judges and corrects, where no author is given."""


class Judging(ABC):
    """Judges and corrects in the graph that a subclass opens or connects to."""

    @abstractmethod
    def put_act(self, act: str, author: str, reason: str, /, **terms: Any) -> Said:  # terms differ from act to act
        """Do what the function of `aidgraph.api.judging` of this name does."""

    @abstractmethod
    def say(self, *statements: Statement) -> Said:
        """Store statements that were put together elsewhere."""

    @abstractmethod
    def judgements(self, state: str | None = None) -> Results[Standing]:
        """Every judgement and correction with whether it is applied: applied, waiting, overruled, unsure or undone."""

    @abstractmethod
    def review(self, kind: str | None = None, limit: int = 20) -> Results[Unsure]:
        """Pairs that the program is unsure of and nobody has judged: entities, flows, events. Raises UsageError."""

    @abstractmethod
    def changes(self, since: int = 0, limit: int | None = 100) -> Results[Changed]:
        """What imports, removals, judgements and corrections changed, behind entry `since`; `next` is where to go on."""

    def judge(self, left: str, right: str, verdict: Verdict, reason: str, *, author: str | None = None) -> Said:
        """Say that two are "same", "different" or "unsure": entities by name, id or `DOCUMENT#NAME`; claims, flows or
        events by id. Raises NotFound, Ambiguous or UsageError.
        """
        return self.put_act("judge", who(author), reason, left=left, right=right, verdict=verdict)

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
        given = value if isinstance(value, str) or value is None else list(value)
        return self.put_act("correct", who(author), reason, what=what, field=field, value=given, goods=goods)

    def reject(self, claim: str, reason: str, *, author: str | None = None) -> Said:
        """Say that a claim is wrong, or all claims of a flow, event or tie: they leave the graph and stay to be looked up.

        Raises NotFound or UsageError.
        """
        return self.put_act("reject", who(author), reason, what=claim)

    def apart(self, entity: str, documents: Sequence[str], reason: str, *, author: str | None = None) -> Said:
        """Split an entity: in these documents it is another one of its name. Raises NotFound, Ambiguous or UsageError."""
        return self.put_act("apart", who(author), reason, entity=entity, documents=list(documents))

    def undo(self, id: str, reason: str = "taken back", *, author: str | None = None) -> Said:
        """Take a judgement or correction back, by its id or the beginning of it. Raises NotFound, Ambiguous, UsageError."""
        return self.put_act("undo", who(author), reason, id=id)

    def export_judgements(self, path: str | Path) -> int:
        """Write every judgement and correction to a file, one JSON object a line; how many."""
        from aidgraph.graph.judgement import statement_text

        lines = [statement_text(s.statement) + "\n" for s in self.judgements()]
        Path(path).write_text("".join(lines), encoding="utf-8")
        return len(lines)

    def import_judgements(self, path: str | Path) -> Said:
        """Take over the judgements and corrections of a file; those that are there already change nothing.

        Raises UsageError where a line is none: then nothing is taken over.
        """
        from aidgraph.graph.judgement import statement_of

        found: list[Statement] = []
        for n, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
            try:
                found += [statement_of(line)] if line.strip() else []
            except InvalidRecord as error:
                raise UsageError(f"{path}, line {n}: {error}; nothing was taken over") from error
        return self.say(*found)


def who(author: str | None) -> str:
    """Who says something: `author`, else what AIDGRAPH_AUTHOR names, else the user of this computer."""
    return author or os.environ.get(AUTHOR) or getpass.getuser()


def signature(reason: str, author: str | None = None) -> Signature:
    """Who says something now, and why."""
    return acts.signature(who(author), reason)
