"""What an error looks like (RFC 9457)."""

from __future__ import annotations

from typing import Annotated

from .base import Shape, eg


class Wrong(Shape):
    """An argument that is wrong."""

    where: Annotated[str, eg("query.limit")]
    what: Annotated[str, eg("Input should be less than or equal to 1000")]


class Problem(Shape):
    """What is wrong, where, and what to do; `type` is stable."""

    type: Annotated[str, eg("/problems/not-found")]
    title: Annotated[str, eg("Not Found")]
    status: Annotated[int, eg(404)]
    detail: Annotated[str, eg("no entity is called '绍星市'; similar names: 绍兴市 (Place, l5805e17e09a1aaf7)")]
    instance: Annotated[str | None, eg("/v1/entity")]
    request_id: Annotated[str | None, eg("0b6c1d2e3f4a5b6c")]
    errors: list[Wrong]
    code: Annotated[str | None, eg("encoding", "Why a document was not taken, in a word that stays the same.")] = None
