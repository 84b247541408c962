"""The head nouns of organisations and the words that say nothing of which body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..gazetteer.places import places
from ..parts import Word
from ..vocabulary import words


@dataclass(frozen=True, slots=True)
class Head:
    """The head noun at the end of a name, and the kind of body it tells."""

    text: str
    kind: str


@lru_cache
def heads() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for a head noun at the end of a text, and the kind of each."""
    kind_of = {h: kind for kind, heads in words("org_heads").items() if kind != "generic" for h in heads}
    return re.compile("(?:" + "|".join(sorted(map(re.escape, kind_of), key=len, reverse=True)) + ")$"), kind_of


@lru_cache
def generic() -> frozenset[str]:
    """Words that say nothing of which body."""
    return frozenset(words("org_heads")["generic"])


BARE = frozenset(words("names")["bare"])
_BEFORE = frozenset(words("names")["before"])
_NEVER = frozenset(words("names")["never"])


def place_like(w: Word, text: str) -> bool:
    """Whether a word is a place, by its tag or by the gazetteer."""
    return w.tag in ("LOC", "ns") or bool(places(text))


def cut(text: str, tag: str) -> bool:
    """Words that stand before a name and never in it."""
    return tag not in ("LOC", "ORG", "PER") and (text in _BEFORE or text.endswith(("等", "的")))


def head_at(folded: str, words_: list[Word], i: int) -> Head | None:
    """The head noun with which a body's name may end at word `i`."""
    w = words_[i]
    text = folded[w.start : w.end]
    pattern, kind_of = heads()
    before = folded[words_[max(0, i - 1)].start : w.end]
    if text in _NEVER and w.tag != "ORG" and not before.endswith(("合作网络", "联盟论坛", "协作网")):
        return None
    first = i
    while (
        first > max(0, i - 2)
        and words_[first - 1].end == words_[first].start
        and words_[first - 1].tag not in ("w", "p", "u", "c", "v", "m")
    ):
        first -= 1
    m = pattern.search(folded[words_[first].start : w.end])
    if m is None:
        return None
    head = m.group()
    if (
        len(head) == 1 and w.tag not in ("ORG", "nt") and not (len(text) >= 3 and w.tag in ("n", "nz"))
    ):  # 局, 部 alone are too common
        return None
    nxt = words_[i + 1] if i + 1 < len(words_) else None
    if nxt is not None:
        follow = folded[nxt.start : nxt.end]
        if (
            follow in ("会议", "大会", "活动", "仪式", "通道", "账户", "系统", "建设", "行动", "项目", "化", "界")
            and w.tag != "ORG"
        ):
            return None
    return Head(head, kind_of[head])
