"""The questions that can be put to a graph: each has one function, with its SQL beside it, and a typed answer."""

from __future__ import annotations

from .aid import helped
from .answers import (
    DocumentRow,
    EventRow,
    FlowRow,
    FlowStory,
    GoodsSum,
    Helped,
    HelpedRow,
    LeftOut,
    Match,
    MoneySum,
    Named,
    Pledge,
    Profile,
    Quoted,
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
from .hosting import co_hosted
from .mutual import reciprocity
from .naming import find, search
from .network import network
from .pages import Page
from .path import path
from .pledges import pledges
from .profile import entity
from .sources import coverage, documents
from .through import chains, intermediaries
from .transfers import flow, flows

__all__ = [
    "Between",
    "Chain",
    "DocumentRow",
    "EdgeRow",
    "EventRow",
    "FlowRow",
    "FlowStory",
    "GoodsSum",
    "Helped",
    "HelpedRow",
    "Hop",
    "Hosts",
    "LeftOut",
    "Match",
    "MoneySum",
    "Mutual",
    "Named",
    "Network",
    "NodeRow",
    "Page",
    "Path",
    "Paths",
    "Pledge",
    "Profile",
    "Quoted",
    "TieRow",
    "chains",
    "co_hosted",
    "coverage",
    "documents",
    "entity",
    "find",
    "flow",
    "flows",
    "helped",
    "intermediaries",
    "network",
    "path",
    "pledges",
    "reciprocity",
    "search",
]
