"""The arguments of the questions, as they stand in a query: names, types and meaning are those of `aidgraph.queries`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..graph.claim import FlowKind, Status
from ..graph.document import EntityType
from ..graph.resolve.policy import PolicyName
from ..queries.grouping import By

MOST = 1000
"""Rows of the largest page."""


def _name(example: str, description: str) -> Any:  # what pydantic's Field itself is typed as
    return Field(max_length=300, examples=[example], description=description)


Name = Annotated[str, _name("绍兴市", "A name as people write it, or an id.")]
Party = Annotated[str | None, _name("绍兴市", "A name as people write it, or an id.")]
Goods = Annotated[str | None, _name("口罩", "Goods of this kind.")]
Country = Annotated[str | None, _name("意大利", "A country in Chinese, English or as an ISO code.")]
Day = Annotated[str | None, Field(max_length=10, examples=["2020-03"], description="A day, month or year, included.")]
Confidence = Annotated[float, Field(ge=0, le=1, examples=[0.65], description="Leave out what is less sure.")]
Limit = Annotated[int, Field(ge=1, le=MOST, examples=[20], description="At most so many rows.")]
After = Annotated[str | None, Field(max_length=2000, examples=[None], description="The `next` of the page before.")]
Types = Annotated[
    list[Annotated[str, Field(max_length=40)]] | None,
    Field(max_length=20, examples=[["DONATED", "CO_HOSTED"]], description="Only edges of these types."),
]
Shown = Annotated[PolicyName | None, Field(examples=["latest"], description="Which of several stated values is shown.")]
Given = dict[str, Any]


class Terms(BaseModel):
    """Arguments; one that is not known is refused, so that a slip is not taken for an answer to something else."""

    model_config = ConfigDict(extra="forbid")

    def given(self, *but: str) -> Given:
        """The arguments as the function of the question takes them, without those named."""
        return {k: v for k, v in dict(self).items() if k not in but}


class Span(Terms):
    """A time and a least confidence."""

    since: Day = None
    until: Day = None
    min_confidence: Confidence = 0.0


class Paged(Terms):
    """A page of a list."""

    limit: Limit = 100
    after: After = None


class About(Span):
    """Which flows."""

    policy: Shown = None

    donor: Party = None
    recipient: Party = None
    via: Party = None
    party: Party = None
    goods: Goods = None
    country: Country = None
    donor_country: Country = None
    recipient_country: Country = None
    place: Party = None
    min_sources: Annotated[int, Field(ge=1, le=100, examples=[2], description="So many independent sources.")] = 1


class FlowTerms(About, Paged):
    """Arguments of `flows`."""

    kind: Annotated[FlowKind | None, Field(examples=["donation"])] = None
    status: Annotated[Status | None, Field(examples=["delivered"])] = None
    offset: Annotated[int, Field(ge=0, le=10**9, examples=[0], description="Rows to pass over; `after` is surer.")] = 0


class HelpedTerms(About):
    """Arguments of `helped`."""

    by: Annotated[By, Field(examples=["month"], description="What is added up together.")] = "pair"


class PledgeTerms(Span, Paged):
    """Arguments of `pledges`."""

    donor: Party = None
    recipient: Party = None
    party: Party = None
    goods: Goods = None
    country: Country = None
    kept: Annotated[bool, Field(examples=[False], description="Also those that arrived whole.")] = False


class SearchTerms(Terms):
    """Arguments of `search`."""

    text: Annotated[str, _name("绍兴", "A name or a part of one, in any script.")]
    limit: Limit = 20
    type: Annotated[EntityType | None, Field(examples=["Organization"])] = None


class StoryTerms(Terms):
    """Arguments of `flow`."""

    policy: Shown = None


class EntityTerms(Terms):
    """Arguments of `entity`."""

    name: Name


class PathTerms(Span):
    """Arguments of `path`."""

    source: Name
    target: Annotated[str, _name("考纳斯市", "A name as people write it, or an id.")]
    k: Annotated[int, Field(ge=1, le=20, examples=[3], description="So many ways, the shortest first.")] = 1
    types: Types = None
    avoid: Annotated[list[Name], Field(max_length=20, description="Ways round these.", examples=[[]])] = []
    max_hops: Annotated[int, Field(ge=1, le=10, examples=[6])] = 6


class NetworkTerms(Span):
    """Arguments of `network`."""

    center: Party = None
    hops: Annotated[int, Field(ge=1, le=6, examples=[1], description="So many steps around it.")] = 1
    types: Types = None
    limit: Limit = 100
    edge_limit: Annotated[int, Field(ge=1, le=10_000, examples=[1000])] = 1000


class HostTerms(Span, Paged):
    """Arguments of `co_hosted`."""

    party: Party = None
    other: Party = None
    min_times: Annotated[int, Field(ge=1, le=1000, examples=[2])] = 1


class ThroughTerms(Span, Paged):
    """Arguments of `intermediaries` and `chains`."""

    donor: Party = None
    recipient: Party = None
    via: Party = None


class MutualTerms(Span, Paged):
    """Arguments of `reciprocity`."""

    party: Party = None
    level: Annotated[Literal["entity", "city", "country"], Field(examples=["entity"])] = "entity"


class TimelineTerms(Span, Paged):
    """Arguments of `timeline`."""

    party: Name
    other: Party = None
    kinds: Annotated[list[Literal["flow", "event", "tie"]], Field(max_length=3, examples=[["flow"]])] = [
        "flow",
        "event",
        "tie",
    ]


class ConflictTerms(Span, Paged):
    """Arguments of `conflicts`."""

    policy: Shown = None

    party: Party = None
    field: Annotated[
        Literal["items.quantity", "items.unit", "money", "status", "date"] | None, Field(examples=["items.quantity"])
    ] = None


class EvidenceTerms(Paged):
    """Arguments of `evidence`."""

    of: Annotated[
        list[Name],
        Field(min_length=1, max_length=200, examples=[["绍兴市"]], description="Ids of records, names of entities."),
    ]


class AskTerms(Terms):
    """Arguments of `ask`."""

    text: Annotated[
        str, Field(max_length=500, examples=["谁向绍兴市捐赠了护目镜？"], description="In Chinese or English.")
    ]


class DocumentTerms(Terms):
    """Arguments of questions about one document."""

    document: Annotated[str, Field(max_length=1000, examples=["02-shaoxing-friendship-gifts.txt"])]
