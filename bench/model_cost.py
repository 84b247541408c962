"""What it costs to make 100,000 claims: frozen dataclasses with slots, the same with Claim's own checks, and pydantic.

    python bench/model_cost.py [--claims 100000]

Each claim has two roles with spans, one piece of evidence, one item with a quantity, a status. Prints seconds and memory.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass

import pydantic

from aidgraph.graph.claim import Claim, Role
from aidgraph.graph.document import Span
from aidgraph.graph.values import Item, Quantity, Words

TEXT = "松江市红十字会向贝加国捐赠口罩2000只"


@dataclass(frozen=True, slots=True)
class Bare:
    """A dataclass without checks."""

    document: str
    start: int
    end: int
    quote: str


class SpanModel(pydantic.BaseModel, frozen=True):
    """Span in pydantic."""

    document: str
    start: int
    end: int
    quote: str


class RoleModel(pydantic.BaseModel, frozen=True):
    """Role in pydantic."""

    role: str
    entity: str
    span: SpanModel | None = None


class WordsModel(pydantic.BaseModel, frozen=True):
    """Words in pydantic."""

    value: str
    span: SpanModel


class QuantityModel(pydantic.BaseModel, frozen=True):
    """Quantity in pydantic."""

    written: str
    value: float | None
    low: float | None
    high: float | None
    hedge: str
    unit: str
    span: SpanModel


class ItemModel(pydantic.BaseModel, frozen=True):
    """Item in pydantic."""

    name: WordsModel
    quantity: QuantityModel | None = None


class ClaimModel(pydantic.BaseModel, frozen=True):
    """Claim in pydantic."""

    id: str
    document: str
    kind: str
    type: str
    roles: tuple[RoleModel, ...]
    evidence: tuple[SpanModel, ...]
    rule: str
    confidence: float
    items: tuple[ItemModel, ...] = ()
    status: WordsModel | None = None


def as_dataclass(n: int) -> Claim:
    """A claim as the model has it, with its checks."""

    def span(a: int, b: int) -> Span:
        return Span("a.txt", a, b, TEXT[a:b])

    roles = (Role("donor", "e1", span(0, 7)), Role("recipient", "e2", span(8, 11)))
    item = Item(Words("口罩", span(13, 15)), Quantity("2000只", 2000.0, 2000.0, 2000.0, "exact", "只", span(15, 20)))
    whole = span(0, 20)
    return Claim(
        f"c{n}", "a.txt", "flow", "donation", roles, (whole,), "give", 0.7, (item,), None, Words("delivered", whole)
    )


def as_pydantic(n: int) -> ClaimModel:
    """The same claim as pydantic models."""

    def span(a: int, b: int) -> SpanModel:
        return SpanModel(document="a.txt", start=a, end=b, quote=TEXT[a:b])

    roles = (
        RoleModel(role="donor", entity="e1", span=span(0, 7)),
        RoleModel(role="recipient", entity="e2", span=span(8, 11)),
    )
    amount = QuantityModel(
        written="2000只", value=2000.0, low=2000.0, high=2000.0, hedge="exact", unit="只", span=span(15, 20)
    )
    item, whole = ItemModel(name=WordsModel(value="口罩", span=span(13, 15)), quantity=amount), span(0, 20)
    status = WordsModel(value="delivered", span=whole)
    return ClaimModel(
        id=f"c{n}", document="a.txt", kind="flow", type="donation", roles=roles, evidence=(whole,), rule="give", confidence=0.7,
        items=(item,), status=status,
    )  # fmt: skip


def bare(n: int) -> list[Bare]:
    """As many dataclasses without checks as a claim has parts."""
    return [Bare("a.txt", n, n + 20, TEXT) for _ in range(11)]


def measure(make: Callable[[int], object], number: int) -> tuple[float, float]:
    """Seconds to make so many, and megabytes that a tenth of them take, times ten."""
    began = time.perf_counter()
    for n in range(number):
        make(n)
    seconds = time.perf_counter() - began
    tracemalloc.start()
    kept = [make(n) for n in range(number // 10)]
    size = tracemalloc.get_traced_memory()[0] * 10 / 1e6
    tracemalloc.stop()
    del kept
    return seconds, size


def main() -> None:
    """Print a line for each way."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--claims", type=int, default=100_000)
    number = options.parse_args().claims
    for name, make in (("dataclasses without checks", bare), ("the model", as_dataclass), ("pydantic", as_pydantic)):
        seconds, size = measure(make, number)
        print(f"{name:28} {seconds:6.2f} s {size:7.0f} MB for {number:,} claims of 11 parts")


if __name__ == "__main__":
    main()
