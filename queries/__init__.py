"""The questions that can be put to a graph: each has one function, with its SQL beside it, and a typed answer."""

from __future__ import annotations

from .aid import helped
from .answers import (
    Corrected,
    DocumentRow,
    EventRow,
    FlowRow,
    FlowStory,
    GoodsSum,
    Helped,
    HelpedRow,
    Joined,
    LeftOut,
    Match,
    MoneySum,
    Named,
    OtherFlow,
    Pledge,
    Profile,
    Quoted,
    Stage,
    TieRow,
)
from .answers_network import (
    Between,
    Chain,
    EdgeRow,
    Hop,
    Hosts,
    Mutual,
    Network,
    NodeRow,
    Path,
    Paths,
)
from .answers_stories import Dispute, EventStory, Ground, Marked, MarkedText, Moment, Stated
from .ask import Answer, ask, understand
from .disputes import conflicts
from .grounds import evidence
from .hosting import co_hosted
from .mutual import reciprocity
from .naming import find, search
from .network import network
from .pages import Page
from .path import path
from .pledges import pledges
from .profile import entity
from .reading import Asked, read_question
from .review import Candidate, Side, Unsure, unsure
from .sources import Holdings, coverage, documents, holdings
from .standing import Changed, Standing, changes, judgements, said, statement
from .subjects import (
    claim_subject,
    claim_subjects,
    entity_in,
    entity_subject,
    entity_subjects,
    is_claim,
    party,
    subject,
)
from .telling import event, text
from .through import chains, intermediaries
from .timeline import timeline
from .transfers import flow, flows

__all__ = [
    "Corrected",
    "Answer",
    "Asked",
    "Between",
    "Candidate",
    "Chain",
    "Changed",
    "Dispute",
    "DocumentRow",
    "EdgeRow",
    "EventRow",
    "EventStory",
    "FlowRow",
    "FlowStory",
    "Joined",
    "GoodsSum",
    "Ground",
    "Helped",
    "Holdings",
    "HelpedRow",
    "Hop",
    "Hosts",
    "LeftOut",
    "Marked",
    "MarkedText",
    "Match",
    "Moment",
    "MoneySum",
    "Mutual",
    "Named",
    "OtherFlow",
    "Network",
    "NodeRow",
    "Page",
    "Path",
    "Paths",
    "Pledge",
    "Profile",
    "Quoted",
    "Side",
    "Standing",
    "Stage",
    "Stated",
    "TieRow",
    "Unsure",
    "ask",
    "chains",
    "changes",
    "claim_subject",
    "claim_subjects",
    "co_hosted",
    "conflicts",
    "coverage",
    "documents",
    "entity",
    "entity_in",
    "entity_subject",
    "entity_subjects",
    "event",
    "evidence",
    "find",
    "flow",
    "flows",
    "helped",
    "holdings",
    "intermediaries",
    "is_claim",
    "judgements",
    "network",
    "party",
    "path",
    "pledges",
    "read_question",
    "reciprocity",
    "said",
    "search",
    "statement",
    "subject",
    "text",
    "timeline",
    "understand",
    "unsure",
]
