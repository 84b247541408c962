"""Headlines tell what the body tells: a gift in a headline is none of its own where the body tells it too."""

from __future__ import annotations

from .scope import Draft, Scope

_HEADS = frozenset({"title", "heading", "caption"})


def without_headlines(scope: Scope, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those of headlines and captions whose gift a sentence of the body tells."""
    heads = {id(d) for d in drafts if _kind_at(scope, d.start) in _HEADS}
    body = [d for d in drafts if id(d) not in heads]
    return [d for d in drafts if id(d) not in heads or not any(_tells(b, d) for b in body)]


def _kind_at(scope: Scope, position: int) -> str:
    return next((b.kind for b in scope.parts.section.blocks if b.start <= position < b.end), "")


def _tells(body: Draft, head: Draft) -> bool:
    """Whether the body's gift can be the headline's: of one kind, no party or figure of the headline's against it."""
    if body.kind != head.kind or body.type != head.type or not head.entities("donor") | head.entities("recipient"):
        return False
    shared = body.entities("donor") & head.entities("donor")
    if head.entities("donor") and not shared:
        return False
    if not shared and not body.entities("recipient") & head.entities("recipient"):
        return False
    return not head.goods.counted or bool(_figures(head) & _figures(body))


def _figures(d: Draft) -> set[float | None]:
    return {g.amount.value for g in d.goods.items if g.amount} | {x.amount.value for x in d.goods.sums}
