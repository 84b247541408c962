"""Where one name ends and another begins: verbs and conjunctions that got into a name, words in front that are not of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..parts import Name
from ..vocabulary import words

# 友城X市政府, 致|信市友协: what stands before a name without being of it
_FRIEND = re.compile(r"(?:国际)?(?:友城|友好城市|姐妹城市|姊妹城市)(?=[一-鿿]{3,})")
# verbs of reaching out that never stand inside a name
_REACHES = re.compile(r"致函|致电|致信|来函|来电|复函|函请|函告|会见|拜会")
_AND = re.compile(r"[与同和跟]")
# A body's name has at least so many characters, so that 市|外办 counts and 与 inside a name does not.
_SHORTEST = 3


def at_borders(folded: str, names: list[Name]) -> list[Name]:
    """The bodies of `names`, each cut where another word or body begins.

    >>> text = "市外办与市卫健委"
    >>> [text[n.start : n.end] for n in at_borders(text, [Name(0, 8, "Organization", "government", head=5)])]
    ['市外办', '市卫健委']
    """
    return [piece for n in names for piece in _pieces(folded, _without_lead(folded, n))]


_SECTION = re.compile(
    r"(?:外事|国际|涉外|对外)(?:交流|关系|合作|事务|联络|友好|文化)?(?:交流|事务)?(?:科|课|处|室|司)(?![长员目])"
)


def with_sections(folded: str, names: list[Name]) -> list[Name]:
    """`names` in order, a place right before a section for foreign affairs made one name with it (韩国X市外事科).

    >>> text = "釜山市国际交流课来函"
    >>> [text[n.start : n.end] for n in with_sections(text, [Name(0, 3, "Place", "city")])]
    ['釜山市国际交流课']
    """
    out: list[Name] = []
    for n in names:
        m = _SECTION.match(folded, n.end) if n.type == "Place" and n.end - n.start > 1 and not n.deictic else None
        if m is None or any(n.end <= o.start < m.end() for o in names):
            out.append(n)
            continue
        start = n.start
        while out and out[-1].type == "Place" and out[-1].end == start and not out[-1].deictic:  # 韩国|釜山市
            start = out.pop().start
        out.append(Name(start, m.end(), "Organization", "government", head=n.end))
    return out


def _without_lead(folded: str, n: Name) -> Name:
    text = folded[n.start : n.end]
    if m := re.match(r"[◇◆●■□▲△★☆○◎※►•·]+\s*", text):
        return _without_lead(folded, replace(n, start=n.start + m.end()))
    if m := _FRIEND.match(text):
        return replace(n, start=n.start + m.end())
    before = folded[n.start - 1 : n.start]
    if before == "致" and text[0] in "信函电" and len(text) > _SHORTEST:
        return replace(n, start=n.start + 1)
    asked = re.match(r"(?:之请|邀请|之邀|请求|要求)", folded[n.end : n.end + 2])
    if text[0] == "应" and asked and len(text) > _SHORTEST:  # 应县政府之请: at the request of
        return replace(n, start=n.start + 1)
    return n


def _pieces(folded: str, n: Name) -> Iterator[Name]:
    text = folded[n.start : n.end]
    for m in [*_REACHES.finditer(text), *_AND.finditer(text)]:
        left, right = text[: m.start()], text[m.end() :]
        verb = len(m.group()) > 1
        if _is_body(left) and (_is_body(right) or verb) and (verb or _begins_anew(right)):
            yield _body(n, n.start, n.start + m.start(), left)
            if _is_body(right):
                yield from _pieces(folded, _body(n, n.start + m.end(), n.end, right))
            return
    yield n


def _begins_anew(right: str) -> bool:
    """Whether what follows 与 can begin a body's name of its own: a place of some level, or a country's or city's name."""
    return re.match(r"[市省县区州](?=[一-鿿]{2,})|[一-鿿]{2,8}[市省县区州](?=[一-鿿]{2,})", right) is not None


def _body(n: Name, start: int, end: int, text: str) -> Name:
    return replace(
        n, start=start, end=end, head=-1, deictic=re.match(r"[市省县区州](?![市省县区州])", text) is not None
    )


def _is_body(text: str) -> bool:
    return len(text) >= _SHORTEST and _ends().search(text) is not None


@lru_cache
def _ends() -> re.Pattern[str]:
    heads = {h for kind, found in words("org_heads").items() if kind != "generic" for h in found}
    forms = {*heads, *words("names")["bare"], "师院", "师专", "职院", "一中", "中院"}
    return re.compile("(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + ")$")
