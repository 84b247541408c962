"""Campaigns and initiatives: no entities themselves; what they give, the body gives that runs them."""

from __future__ import annotations

import re

from .scope import Scope

_RUNS = re.compile(
    r"[^，。；]{0,6}?(?:发起|启动|推出|实施|组织开展|倡议)了?(?P<name>[^，。；：]{2,30}?(?:行动|计划|工程|项目))(?:[(（](?:以下)?简称[“「\"]?(?P<short>[一-鿿]{2,10})[”」\"]?[)）])?"
)


def campaigns_of(scope: Scope) -> dict[str, tuple[str, ...]]:
    """The words that name a campaign (its last four characters or its defined short form) with the body that runs it."""
    folded = scope.parts.section.view.folded
    found: dict[str, tuple[str, ...]] = {}
    for n in scope.parts.names:
        if n.type != "Organization":
            continue
        m = _RUNS.match(folded, n.end)
        ids = scope.parts.entity_of.get((n.start, n.end), ())
        if m and ids:
            for key in (m.group("short"), re.sub(r"[“”\"「」]", "", m.group("name"))[-4:]):
                if key:
                    found.setdefault(key, ids)
    return found
