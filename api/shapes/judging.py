"""What people say about the graph, as it is sent and answered: what `graph/judgement.py` and `graph/anchor.py` hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ...graph.claim import ClaimKind
from .answers import Quoted
from .base import Shape, Type, eg
from .records import Document, Id
from .writing import Difference

Verdict = Literal["same", "different", "unsure"]
What = Annotated[str, Field(min_length=1, max_length=1000, examples=["绍兴市"])]
"""An entity by name, id or DOCUMENT#NAME; a claim, flow, event or tie by id."""
Value = Annotated[str, Field(max_length=1000)]


class EntityAnchor(Shape):
    """Whoever bears a name: in one document, or in every one."""

    type: Annotated[Type, eg("Organization")]
    name: Annotated[str, eg("绍兴市人民对外友好协会")]
    division: Annotated[str | None, eg("绍兴市")] = None
    document: Annotated[str | None, eg(None, "Null: wherever the name stands.")] = None


class ClaimAnchor(Shape):
    """A claim by its document, its sentences and what it says."""

    document: Document
    kind: Annotated[ClaimKind, eg("flow")]
    type: Annotated[str, eg("donation")]
    quotes: Annotated[list[str], eg(["市政府赠派桑杜市"])]
    says: Annotated[list[str], eg(["donor:绍兴市政府"])] = []
    n: Annotated[int, eg(0)] = 0


class Signature(Shape):
    """Who said something, when (ISO 8601), and why."""

    author: Annotated[str, eg("li")]
    time: Annotated[str, eg("2024-05-01T10:00:00+00:00")]
    reason: Annotated[str, eg("one seal")] = ""


class Judgement(Shape):
    """Two are the same, different, or it is unsure."""

    left: EntityAnchor | ClaimAnchor
    right: EntityAnchor | ClaimAnchor
    verdict: Annotated[Verdict, eg("same")]
    signed: Signature
    undone: Signature | None = None


class Correction(Shape):
    """A field of a claim or of an entity has another value."""

    targets: list[EntityAnchor | ClaimAnchor]
    field: Annotated[str, eg("status")]
    value: Annotated[str | None, eg("delivered")]
    signed: Signature
    goods: Annotated[str | None, eg(None)] = None
    parties: list[EntityAnchor] = []
    undone: Signature | None = None


class Side(Shape):
    """One of two: what it is called, what is known of it, the words that name or state it."""

    anchor: EntityAnchor | ClaimAnchor
    id: Id
    name: Annotated[str, eg("绍兴市友协")]
    about: Annotated[list[str], eg(["Organization", "绍兴市"])]
    quotes: list[Quoted]


class Unsure(Shape):
    """Two that may be one; `joined` says whether the program took them for one, `why` what it went by."""

    kind: Annotated[Literal["entity", "flow", "event"], eg("entity")]
    left: Side
    right: Side
    score: Annotated[float, eg(0.5)]
    joined: Annotated[bool, eg(False)]
    why: Annotated[list[str], eg(["both bear this name"])]


class Standing(Shape):
    """A judgement or correction and whether it is applied."""

    id: Annotated[str, eg("j9c1d2e3f4a5b6c7")]
    said: Annotated[str, eg("绍兴市友协 is the same as 绍兴市人民对外友好协会")]
    state: Annotated[Literal["applied", "waiting", "overruled", "unsure", "undone"], eg("applied")]
    because: Annotated[str, eg("")]
    statement: Judgement | Correction


class Changed(Shape):
    """An entry of the log of changes; `difference` tells in words what came of it."""

    n: Annotated[int, eg(12)]
    time: Annotated[str, eg("2024-05-01T10:00:00+00:00")]
    act: Annotated[str, eg("added")]
    what: Annotated[str, eg("reports/2020.txt")]
    difference: Annotated[dict[str, Any], eg({"entities": [], "records": []})]


class Said(Shape):
    """What was said: the ids, the words, and what changed in the graph."""

    ids: Annotated[list[str], eg(["j9c1d2e3f4a5b6c7"])]
    said: Annotated[list[str], eg(["绍兴市友协 is the same as 绍兴市人民对外友好协会"])]
    difference: Difference


class Signed(BaseModel):
    """What is sent with everything that is said: who says it, and why."""

    model_config = ConfigDict(extra="forbid")

    author: Annotated[str, Field(max_length=200, examples=["li"])]
    reason: Annotated[str, Field(max_length=2000, examples=["one seal on both letters"])]


class Judge(Signed):
    """Two that are the same, different, or unsure."""

    left: What
    right: Annotated[str, Field(min_length=1, max_length=1000, examples=["绍兴市人民对外友好协会"])]
    verdict: Annotated[Verdict, Field(examples=["same"])]


class Correct(Signed):
    """The right value of a field; null: there is none; names for a role."""

    what: Annotated[str, Field(min_length=1, max_length=1000, examples=["f55de6f96365456e5"])]
    field: Annotated[str, Field(max_length=40, examples=["status"])]
    value: Annotated[Value | list[Value] | None, Field(examples=["delivered"])]
    goods: Annotated[str | None, Field(max_length=1000, examples=[None])] = None


class Reject(Signed):
    """A claim, or all claims of a flow, event or tie, that are wrong."""

    what: Annotated[str, Field(min_length=1, max_length=1000, examples=["reports/2020.txt#c3"])]


class Apart(Signed):
    """An entity that is another one in some documents."""

    entity: What
    documents: Annotated[list[str], Field(min_length=1, max_length=1000, examples=[["reports/2020.txt"]])]


class Undo(Signed):
    """A judgement or correction to take back."""

    id: Annotated[str, Field(min_length=1, max_length=40, examples=["j9c1d2e3f4a5b6c7"])]


class Statements(BaseModel):
    """Judgements and corrections as another graph exported them."""

    model_config = ConfigDict(extra="forbid")

    statements: Annotated[list[Judgement | Correction], Field(max_length=10_000)]
