"""Rolls of gifts (芳名錄, 捐款名单): lines that hold a giver and a figure and no verb, under a heading that says so.

Names in them need no sentence around them, and what stands left of the figure is the giver whatever words it is made of;
so rolls are found by their shape, before names are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .gazetteer.places import surnames
from .parts import Amount, Block, Entry, Roll, Section
from .vocabulary import words

_LEAST = 2  # lines that make a list
_LONGEST = 60  # characters of a line with one giver or two
_NEAR = 3  # blocks between the heading and the first line: a date, a note
_NUMBERING = re.compile(r"\s*(?:[(（]?\d{1,3}[)）.、．]|\d{1,3}\s+|[·•●◆*-])?\s*")
_GIVER = re.compile(r"[一-鿿A-Za-z][一-鿿A-Za-z·•.()（）、&\-《》“”]*")
_NOT_A_GIVER = re.compile(
    r"合计|共计|总计|小计|累计|以上|连前|截至|其中|共|上午|下午|晚上|第[一二三四五六七八九十\d]+[期批版]"
)


def rolls(section: Section, amounts: Sequence[Amount]) -> list[Roll]:
    """The rolls of an article, in order."""
    found: list[Roll] = []
    heading, since = None, 0
    run: list[tuple[int, list[Entry]]] = []
    for n, block in enumerate([*section.blocks, None]):
        entries = list(_entries(section.view.folded, block, amounts)) if block is not None and heading else []
        if entries:
            run.append((n, entries))
            continue
        if heading is not None and len(run) >= _LEAST:
            found.append(Roll(heading, tuple(e for _, own in run for e in own), frozenset(i for i, _ in run)))
            heading = None
        run = []
        if block is not None and _opens(section.view.folded, block):
            heading, since = block, n
        elif n - since > _NEAR:
            heading = None
    return found


def givers_of(found: Sequence[Roll]) -> list[tuple[int, int]]:
    """Where the givers of rolls are named."""
    return [g for r in found for e in r.entries for g in e.givers]


def fields(section: Section) -> list[tuple[int, int]]:
    """Where the lines of labelled tables name parties (资助方：X、Y)."""
    folded = section.view.folded
    out: list[tuple[int, int]] = []
    for b in section.blocks:
        m = _FIELD.match(folded, b.start, b.end)
        label = re.sub(r"\s", "", m["label"]) if m else ""
        if m and any(label in words("lists")[kind] for kind in ("donor", "via")):
            pieces = _split(folded, m.end(), b.end) if _PARTIES.fullmatch(folded, m.end(), b.end) else ()
            out.extend(p for s, e in pieces for p in _joined(folded, s, e))
    return out


def _joined(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """X公益及平台爱心商家: the pieces around 及 that are no kinds of givers."""
    for m in re.compile(r"(?:(?!及其?|以及).)+").finditer(folded, start, end):
        s = m.start() + (1 if folded[m.start()] in "及" else 0)
        if m.end() - s > _LEAST and not any(w in folded[s : m.end()] for w in words("lists")["kinds"]):
            yield s, m.end()


_FIELD = re.compile(r"\s*(?P<label>(?:[一-鿿]\s?){2,6})\s*[:：]\s*")
_PARTIES = re.compile(r"(?:[一-鿿A-Za-z()·]{2,20}、?)+")


def _opens(folded: str, block: Block) -> bool:
    """Whether a block is a heading of gifts, or ends with a lead-in to them."""
    text = folded[block.start : block.end]
    if block.kind not in ("title", "heading", "header") and not text.rstrip().endswith((":", "：", "如下", "如下。")):
        return False
    last = re.split(r"[。!！]", text.rstrip("。:： "))[-1]
    return any(w in last for w in words("lists")["opens"])


def _entries(folded: str, block: Block, amounts: Sequence[Amount]) -> Iterator[Entry]:
    """The entries of a block, if it holds nothing else."""
    text = folded[block.start : block.end]
    own = [a for a in amounts if block.start <= a.start and a.end <= block.end]
    if not own or len(text) > _LONGEST or "。" in text or "|" in text:
        return
    start = _NUMBERING.match(folded, block.start, block.end)
    at = start.end() if start else block.start
    pieces = [_piece(folded, at, own)]
    while pieces[-1] is not None and (more := _next(folded, pieces[-1], own, block.end)) is not None:
        pieces.append(more)
    if any(p is None for p in pieces):
        return
    ends = [*(p.givers[0][0] for p in pieces[1:] if p), block.end]
    for p, end in zip(pieces, ends, strict=True):
        if p is not None:
            yield Entry(p.givers, (p.gift[0], end))


def _piece(folded: str, at: int, own: Sequence[Amount]) -> Entry | None:
    """A giver at `at` with the figure behind it; None where the words before the figure are no giver."""
    first = next((a for a in own if a.start > at), None)
    m = _GIVER.match(folded, at)
    if first is None or m is None or _NOT_A_GIVER.match(folded, at):
        return None
    end = min(m.end(), first.start)
    if m.end() >= first.start:  # no space between: 盛和酒家矿泉水200箱
        end = _without_goods(folded, at, end)
    givers = tuple(_split(folded, at, end))
    return Entry(givers, (end, first.end)) if givers and end - at > 1 else None


def _next(folded: str, last: Entry | None, own: Sequence[Amount], end: int) -> Entry | None:
    """A second giver of the same line, whose money follows his name."""
    at = last.gift[1] if last else end
    m = re.compile(r"[\s　;；]*").match(folded, at, end)
    at = m.end() if m else at
    first = next((a for a in own if a.start >= at), None)
    if first is None or first.kind != "money" or not re.match(r"[一-鿿]{2}", folded[at:end]) or first.start - at < 2:
        return None
    return _piece(folded, at, own)


def _split(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the givers' names stand without what is added to them (先生, 昆仲, 全体员工, X会长, 主席X)."""
    for m in re.compile(r"[^、&]+").finditer(folded, start, end):
        text = _honors().sub("", m.group())
        named = _with_title().fullmatch(text)
        s, e = named.span("name" if named["name"] else "after") if named else (0, len(text))
        if e - s > 1:
            yield m.start() + s, m.start() + e


def _without_goods(folded: str, start: int, end: int) -> int:
    text = folded[start:end]
    verb = re.search(r"(?:认捐|捐款?|捐赠|乐捐|赞助|计|各|人民币|港币|美元|美金)+$", text)
    end -= len(verb.group()) if verb else 0
    text = folded[start:end]
    goods = max((g for g in words("goods")["goods"] if text.endswith(g)), key=len, default="")
    return end - len(goods) if goods and len(text) > len(goods) + 1 else end


@lru_cache
def _honors() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('lists')['honors'])})+$")


@lru_cache
def _with_title() -> re.Pattern[str]:
    """A person's name with an office before or behind it."""
    titles = "|".join(sorted(map(re.escape, words("titles")["titles"]), key=len, reverse=True))
    name = rf"(?P<name>[{''.join(sorted(surnames()))}][一-鿿]{{1,2}})"
    return re.compile(rf"{name}(?:{titles})|(?:{titles}){name.replace('P<name>', 'P<after>')}")
