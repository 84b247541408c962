"""What 元 alone means in texts of overseas Chinese: the money that the text itself names, not 人民币."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..parts import Amount
from .currencies import names

_TRADITIONAL = 0.05  # share of characters that simplified script writes otherwise: running text in simplified has none
_BARE = re.compile(r"[元圆]")
_CNY = re.compile(r"人民币|RMB|CNY|[￥¥]")


def in_local_money(text: str, folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts with the currency of a bare 元 taken from the currency named nearest before it, else first after it.

    Only in traditional script, whose readers live outside the mainland; a text that names no other currency stays as read.

    >>> one = Amount(0, 2, "money", 5.0, None, None, "none", "CNY")
    >>> in_local_money("五元", "五元", [one])[0].unit
    'CNY'
    """
    if not _is_traditional(text, folded):
        return list(amounts)
    stated = [a for a in amounts if a.kind == "money" and not _is_bare(folded, a)]
    return [replace(a, unit=_nearest(stated, a)) if _is_bare(folded, a) else a for a in amounts]


def _is_traditional(text: str, folded: str) -> bool:
    changed = sum(a != b and a >= "一" for a, b in zip(text, folded, strict=True))
    return changed > _TRADITIONAL * max(1, sum(a >= "一" for a in text))


def _is_bare(folded: str, a: Amount) -> bool:
    written = folded[a.start : a.end]
    named = any(n in written for n in names() if len(n) > 1)
    return (
        a.kind == "money" and a.unit == "CNY" and bool(_BARE.search(written)) and not named and not _CNY.search(written)
    )


def _nearest(stated: Sequence[Amount], a: Amount) -> str:
    before = [b for b in stated if b.end <= a.start]
    return before[-1].unit if before else stated[0].unit if stated else a.unit
