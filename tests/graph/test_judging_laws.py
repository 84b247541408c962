"""Laws of judgements and corrections: whatever is imported, removed, judged, corrected and undone in whatever order, the
graph is that of the documents that are left under the statements that stand.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, precondition, rule

from aidgraph.graph.anchor import Anchor, EntityAnchor, claim_anchor
from aidgraph.graph.claim import ROLES_OF, Reading
from aidgraph.graph.difference import Difference
from aidgraph.graph.judgement import (
    GOODS_FIELDS,
    ROLE_FIELDS,
    STATUSES,
    Correction,
    Judgement,
    Signature,
    Statement,
)
from aidgraph.graph.store import open_store
from aidgraph.graph.store.dump import dump
from generated import NAMES, readings

TYPE = {"body": "Organization", "person": "Person", "place": "Place"}
DOCUMENTS = ("a.txt", "b.txt", "c.txt")
START = datetime(2024, 5, 1, tzinfo=UTC)


def _anchors(document: str | None) -> list[EntityAnchor]:
    return [
        EntityAnchor(TYPE[k], n, more if k == "body" else None, document)  # type: ignore[arg-type]  # one of three types
        for k, n, more in NAMES
    ]


NAMED = st.sampled_from([a for d in (None, None, *DOCUMENTS) for a in _anchors(d)])
PARTIES = st.lists(st.sampled_from(_anchors(None)), max_size=2, unique=True).map(tuple)


class Judging(RuleBasedStateMachine):
    """One store that lives through everything, and what is known to have been put into it."""

    statements: Bundle[Statement] = Bundle("statements")

    @initialize(first=readings("a.txt"), second=readings("b.txt"))
    def start(self, first: Reading, second: Reading) -> None:
        self.store = open_store(":memory:")
        self.readings: dict[str, Reading] = {}
        self.told: dict[str, Statement] = {}
        self.minutes = 0
        for reading in (first, second):
            self.put(reading)

    def teardown(self) -> None:
        self.store.close()

    @rule(reading=st.sampled_from(DOCUMENTS).flatmap(readings))
    def put(self, reading: Reading) -> None:
        """Import a document, new or in the place of an older one."""
        before = self._ids()
        self._told_right(before, self.store.put(reading).difference)
        self.readings[reading.document.id] = reading

    @precondition(lambda self: self.readings)
    @rule(data=st.data())
    def again(self, data: st.DataObject) -> None:
        """Import a document a second time: nothing changes."""
        reading = data.draw(st.sampled_from(sorted(self.readings.values(), key=lambda r: r.document.id)))
        before = dump(self.store)
        assert self.store.put(reading).kind == "unchanged"
        assert dump(self.store) == before

    @precondition(lambda self: self.readings)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Take a document out."""
        name = data.draw(st.sampled_from(sorted(self.readings)))
        before = self._ids()
        self._told_right(before, self.store.remove(name).difference)
        del self.readings[name]

    @rule(target=statements, left=NAMED, right=NAMED, verdict=st.sampled_from(("same", "same", "different", "unsure")))
    def judge(self, left: EntityAnchor, right: EntityAnchor, verdict: str) -> object:
        """Judge two names."""
        if left.key == right.key and left.document == right.document:
            return multiple()
        return self._say(Judgement(left, right, verdict, self._signed()))  # type: ignore[arg-type]  # one of three

    @precondition(lambda self: any(len(self._claims(kind)) > 1 for kind in ("flow", "event")))
    @rule(target=statements, data=st.data(), verdict=st.sampled_from(("same", "different", "unsure")))
    def judge_claims(self, data: st.DataObject, verdict: str) -> object:
        """Judge two claims of flows or of events."""
        kind = data.draw(st.sampled_from([k for k in ("flow", "event") if len(self._claims(k)) > 1]))
        two = data.draw(
            st.lists(st.sampled_from(self._claims(kind)), min_size=2, max_size=2, unique_by=lambda a: a.text)
        )
        return self._say(Judgement(*two, verdict, self._signed()))  # type: ignore[arg-type]  # one of three

    @rule(target=statements, data=st.data(), named=NAMED)
    def correct_entity(self, data: st.DataObject, named: EntityAnchor) -> object:
        """Correct a name, wherever it stands or in one document."""
        choices = {
            "name": st.sampled_from([n for _, n, _ in NAMES]),
            "type": st.sampled_from(sorted(TYPE.values())),
            "kind": st.sampled_from(("hospital", "")),
            "division": st.sampled_from(("松江市", "云岭市", None)),
            "apart": st.none(),
        }
        field = data.draw(st.sampled_from([f for f in choices if f != "apart" or named.document]))
        return self._say(Correction((named,), field, data.draw(choices[field]), self._signed()))

    @precondition(lambda self: self._claims())
    @rule(target=statements, data=st.data(), parties=PARTIES)
    def correct_claim(self, data: st.DataObject, parties: tuple[EntityAnchor, ...]) -> object:
        """Correct a claim, or reject it."""
        anchor = data.draw(st.sampled_from(self._claims()))
        roles = sorted(ROLES_OF[anchor.kind])  # type: ignore[union-attr]  # these are claims
        choices = {"rejected": st.none(), "date": st.sampled_from(("2020-03-02", "2020-05", None))}
        if anchor.kind == "flow":  # type: ignore[union-attr]
            choices |= {
                "status": st.sampled_from((*STATUSES, None)),
                "money": st.sampled_from(("500 CNY", "700", None)),
            }
            choices |= {
                "goods": st.just("手套"),
                "quantity": st.sampled_from(("100", "7", None)),
                "unit": st.just("只"),
            }
        field = data.draw(st.sampled_from([*choices, *roles]))
        if field in ROLE_FIELDS:
            return self._say(Correction((anchor,), field, None, self._signed(), parties=parties))
        goods = data.draw(st.sampled_from(("口罩", "防护服"))) if field in GOODS_FIELDS else None
        return self._say(Correction((anchor,), field, data.draw(choices[field]), self._signed(), goods))

    @rule(statement=statements)
    def undo(self, statement: Statement) -> None:
        """Take a statement back."""
        if self.told[statement.id].undone is None:
            self.told[statement.id] = replace(statement, undone=self._signed())
        before = self._ids()
        self._told_right(before, self.store.judge(self.told[statement.id]))

    @invariant()
    def as_if_at_once(self) -> None:
        """The graph is that of the documents and statements in any other order; nothing else is kept."""
        if not hasattr(self, "store"):
            return
        chance = Random(len(self.told))
        things: list[Reading | Statement] = [*self.readings.values(), *self.told.values()]
        chance.shuffle(things)
        with open_store(":memory:") as fresh:
            for thing in things:
                fresh.put(thing) if isinstance(thing, Reading) else fresh.judge(thing)
            assert dump(self.store) == dump(fresh)

    def _say(self, statement: Statement) -> Statement:
        """Say it; saying it and taking it back at once changes nothing but what was said."""
        before, ids = _graph(dump(self.store)), self._ids()
        self._told_right(ids, self.store.judge(statement))
        self.told[statement.id] = replace(statement, undone=self._signed())
        self.store.judge(self.told[statement.id])
        assert _graph(dump(self.store)) == before
        again = replace(statement, signed=self._signed())
        self.store.judge(statement, again)  # a statement that was taken back stays so
        self.told[again.id] = again
        return again

    def _ids(self) -> tuple[set[str], set[str]]:
        """The ids of all entities, and of all records."""
        with self.store.view() as view:
            records = (*view.flows(), *view.events(), *view.ties())
            return {e.id for e in view.entities()}, {r.id for r in records}

    def _told_right(self, before: tuple[set[str], set[str]], d: Difference) -> None:
        """Every id that is new or gone is in the difference, and nothing is said to be gone that is there."""
        now = self._ids()
        told = {k.id for c in d.entities for k in (*c.before, *c.after)}
        assert before[0] ^ now[0] <= told
        assert not {k.id for c in d.entities if c.fate == "gone" for k in c.before} & now[0]
        assert {c.id for c in d.records if c.fate == "gone"} <= before[1] - now[1]
        assert now[1] - before[1] <= {c.id for c in d.records if c.fate != "gone"} <= now[1]
        ids = {was for c in d.records for name, was, _ in c.fields if name == "id"}
        assert before[1] - now[1] == ids | {c.id for c in d.records if c.fate == "gone"}

    def _signed(self) -> Signature:
        self.minutes += 1
        return Signature("li", (START + timedelta(minutes=self.minutes)).isoformat(), "by chance")

    def _claims(self, kind: str | None = None) -> list[Anchor]:
        return [claim_anchor(c.id, r) for r in self.readings.values() for c in r.claims if kind in (None, c.kind)]


def _graph(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith('["statement"')]


TestJudging = Judging.TestCase
TestJudging.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
