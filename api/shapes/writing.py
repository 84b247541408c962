"""What is sent and answered where something is written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ...graph.difference import EntityFate, RecordFate
from .base import RecordKind, Shape, eg
from .problem import Problem
from .records import Document as DocumentName
from .records import Id


def _named(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise ValueError("a name is a line of printable characters")
    return name


Name = Annotated[str, Field(min_length=1, max_length=500, examples=["reports/2020.txt"]), AfterValidator(_named)]


class Text(BaseModel):
    """A document as text."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    text: Annotated[str, Field(min_length=1, examples=["3月2日，甘肃省红十字会向意大利捐赠口罩2万只。"])]


class Known(Shape):
    """An entity as it was or is called."""

    id: Id
    name: Annotated[str, eg("绍兴市政府")]


Fields = Annotated[list[tuple[str, str, str]], eg([["status", "pledged", "delivered"]], "Field, before, after.")]


class EntityChange(Shape):
    """Entities before and after: joined, split, new, gone or revised."""

    fate: Annotated[EntityFate, eg("joined")]
    before: list[Known]
    after: list[Known]
    fields: Fields


class RecordChange(Shape):
    """A flow, event or tie that is new, gone or revised, told in words."""

    fate: Annotated[RecordFate, eg("gone")]
    kind: Annotated[RecordKind, eg("flow")]
    id: Annotated[str, eg("f55de6f96365456e5")]
    said: Annotated[str, eg("donation: 绍兴市政府 → 派桑杜市: 隔离衣 300件")]
    fields: Fields


class Difference(Shape):
    """All that a change did to the graph."""

    entities: list[EntityChange]
    records: list[RecordChange]


class Taken(Shape):
    """What an import did; the counts are of this document alone."""

    name: DocumentName
    change: Annotated[str, eg("added", "added, replaced or unchanged")]
    characters: Annotated[int, eg(583)]
    entities: Annotated[int, eg(18)]
    flows: Annotated[int, eg(4)]
    events: Annotated[int, eg(0)]
    ties: Annotated[int, eg(4)]
    difference: Difference
    lost: Annotated[
        list[str], eg(["j9c1d2e3f4a5b6c7"], "Judgements and corrections that no longer find their subject.")
    ]


class Job(Shape):
    """An import: what came of it, or why it failed."""

    id: Annotated[str, eg("0b6c1d2e3f4a5b6c")]
    document: DocumentName
    state: Annotated[Literal["waiting", "reading", "done", "failed", "stopped"], eg("done")]
    taken: Taken | None
    problem: Problem | None


class Change(Shape):
    """What a removal did to the graph."""

    document: DocumentName
    kind: Annotated[str, eg("removed")]
    claims: Annotated[int, eg(8)]
    new: Annotated[int, eg(1)]
    gone: Annotated[int, eg(8)]
    difference: Difference
    lost: Annotated[
        list[str], eg(["j9c1d2e3f4a5b6c7"], "Judgements and corrections that no longer find their subject.")
    ]


class Holdings(Shape):
    """How much a graph holds."""

    documents: Annotated[int, eg(10)]
    entities: Annotated[int, eg(211)]
    flows: Annotated[int, eg(51)]
    events: Annotated[int, eg(8)]
    ties: Annotated[int, eg(52)]


class Document(Shape):
    """A document with its text."""

    id: DocumentName
    name: DocumentName
    text: Annotated[str, eg("绍兴市人民对外友好协会……")]
    sha256: Annotated[str, eg("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    media_type: Annotated[str, eg("text/plain")]
    encoding: Annotated[str, eg("utf-8")]
    language: Annotated[str, eg("zh")]
    publisher: Annotated[str | None, eg("绍兴市人民对外友好协会")]
    home: Annotated[str | None, eg("绍兴市")]
    date: Annotated[str | None, eg("2020-06-30")]
    title: Annotated[str | None, eg("友城往来")]


class Fault(Shape):
    """Something wrong in the store."""

    where: Annotated[str, eg("reports/2020.txt")]
    what: Annotated[str, eg("the text at 3:7 is not '口罩五箱'")]
