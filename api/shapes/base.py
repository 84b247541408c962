"""What all shapes share."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from ...graph.document import EntityType

Row = TypeVar("Row")
Type = EntityType
RecordKind = Literal["flow", "event", "tie"]


class Shape(BaseModel):
    """Made from the attributes of an answer; a field that an answer has and a shape has not is in no document."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Listed(Shape, Generic[Row]):
    """One page of a list."""

    rows: list[Row] = Field(description="The rows of this page, in a stable order.")
    next: str | None = Field(
        description="Given as `after` to the same question, the rows that follow; null where none do.",
        examples=["WyIyMDIwLTAzLTAyIiwgImY1NWRlNmY5NjM2NTQ1NmU1Il0"],
    )


def eg(example: Any, description: str | None = None) -> Any:  # what pydantic's Field itself is typed as
    """A field with an example."""
    return Field(examples=[example], description=description)
