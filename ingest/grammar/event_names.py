"""The names of events: up to which noun the words behind or before a verb of hosting name one."""

from __future__ import annotations

import re
from functools import lru_cache

from ..parts import Name
from ..vocabulary import words

_COUNTED = re.compile(
    r"(?:累计|共|先后)?(?:举办|召开|举行|开展|组织)?了?[\d一二三四五六七八九十百几数多]+(?:余|多)?(?:场|次|期|届次)(?:活动|会|交流|$)"
)
_LEAD = re.compile(r"^(?:了|过|一场|一次|首场|首次|了一场|了一次|隆重|特别的|特殊的|题为|以|的|“?)+")
# What hosts hold may be called by any word that ends so: 读书会, 图书展, 粤曲晚会, 答谢茶会, 文化节.
_ANY_HELD = re.compile(
    r"[一-鿿“”《》」「·—\-\w]*?(?:会|展|节|赛|宴|典礼|仪式|义卖|义演|讲座|论坛)(?=”|」|》|$|[于在以并由暨\s])"
)
_BODY_OR_TALK = re.compile(
    r"(?:协会|商会|学会|总会|联合会|委员会|基金会|社会|机会|理事会|董事会|常委会|友好会|联谊会|公会|教会|同乡会|宗亲会|国会|议会)$"
)
_TALKS = re.compile(r"^了?(?:视频|工作|双边|友好)?(?:会谈|谈判|磋商|会晤|对话|交谈)")


def event_name(folded: str, start: int, end: int, names: list[Name], *, held: bool = False) -> tuple[int, int] | None:
    """The place of an event's name in `start` to `end`, without counts and articles before it.

    With `held` the words stand behind a verb of hosting, so that any noun of a gathering will do.
    """
    text = folded[start:end]
    if _COUNTED.search(text[:14]) or _TALKS.match(text):
        return None
    last = _last_noun(text)
    if last is None and held:
        last = _any_gathering(text, start, names)
    if last is None:
        return None
    while last < len(text) and text[last] in "”》」":
        last += 1
    if text[last:].startswith(words("ties")["no_event"]) and not text[last:].startswith("活动"):
        return None
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    if begin and text[begin - 1] == "“":
        begin -= 1
    return (start + begin, start + last) if last - begin >= 2 else None  # one character names nothing


def _last_noun(text: str) -> int | None:
    found = list(_nouns().finditer(text))
    return found[-1].end() if found else None


def _any_gathering(text: str, start: int, names: list[Name]) -> int | None:
    m = _ANY_HELD.match(text)
    if m is None or _BODY_OR_TALK.search(m.group()):
        return None
    at = start + m.end()
    inside = any(n.type == "Organization" and n.start < at <= n.end for n in names)
    return None if inside else m.end()


@lru_cache
def _nouns() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words("ties")["event_nouns"]), key=len, reverse=True)))
