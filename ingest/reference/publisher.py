"""Which body a document or article comes from: the one that the title, a byline or the imprint names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..parts import Block, Parts
from .anatomy import anatomy
from .register import Figure, Register, Spot

SELF = 4.0
"""Least weight of a body that 我们 may stand for: named in the title's front, a byline, or at the start and again."""
_BYLINE_BEFORE = re.compile(
    r"(?:作者单位|供稿单位|报送单位|主办单位|编辑单位|发布单位|单位|供稿|来源|稿源|主办|编辑|编印|文|图|图文|发布|作者)"
    r"\s*[】\]]?\s*[:：/】\]]\s*$"
)
_SOURCE = re.compile(r"来源|稿源")
_BYLINE_AFTER = re.compile(
    r"\s*(?:(?:供稿|撰稿|主办|主编|编印|编辑|编写|编|印发|提供|发布|宣)(?=\s*(?:[)）】\]\n\d]|$))|"
    r"(?:\d+月\d+日)?讯(?![息问号])|[^\s(]{0,2}\([^)]{1,8}\)\s*讯(?![息问号]))"
)
_IMPRINT = re.compile(r"\s*(?:供稿|主办|主编|编)")
_PICTURE = re.compile(r"\s*供图")
_TITLE_KINDS = ("title", "heading")
_MARGIN_KINDS = ("header", "byline", "dateline", "boilerplate")
_NEAR, _FRONT, _SHORT_LINE = 12, 3, 60
"""Characters: beside a name; from a block's start; of a line that is a signature or heading."""
_STATED, _SIGNED, _SOURCED, _HEADED, _TITLED, _NAMED = 10.0, 9.0, 7.0, 6.0, 5.0, 2.0
"""Weights: 供稿:X; X供稿; 来源:X; in a running head; in front of a title; elsewhere in title or first paragraph."""
_BEGUN = 3.5
"""X begins the text: enough with a second mention of it."""
_OFTEN, _OFTEN_MOST = 0.3, 3.0
"""What each mention adds, and what all may add."""


def publisher(register: Register, bodies: list[tuple[float, Spot]]) -> str | None:
    """The name of the body that an article comes from, if the article says so."""
    for weight, spot in bodies:
        if weight >= SELF and (figures := register.at.get(spot)):
            return _whole(register, figures[0]).name
    return None


def _whole(register: Register, figure: Figure) -> Figure:
    """The body of an office that only writes for it (X办公室编 → X), if the document names it."""
    front = re.sub(r"(?:办公室|秘书处|编辑部|宣传部|办)$", "", figure.plain)
    if front == figure.plain or figure.key.endswith("|外办"):
        return figure
    return next((f for f in register.figures if f.type == "Organization" and f.plain == front), figure)


def publishers(register: Register, section: int) -> Iterator[tuple[float, Spot]]:
    """Bodies with the weight that speaks for each as the one that the article comes from; the best spot of each."""
    part = register.parts[section]
    folded = part.section.view.folded
    count: Counter[str] = Counter()
    best: dict[str, tuple[float, Spot]] = {}
    for spot in register.spots[section]:
        if spot.name.type != "Organization" or re.match(r"[该这那]|我们", spot.key):
            continue
        count[anatomy(spot.key).body] += 1
        weight = _publisher_weight(part, spot, folded)
        if spot.key not in best or weight > best[spot.key][0]:
            best[spot.key] = (weight, spot)
    for form, (weight, spot) in best.items():
        yield weight + min(_OFTEN_MOST, _OFTEN * count[anatomy(form).body]), spot


def _publisher_weight(part: Parts, spot: Spot, folded: str) -> float:
    """How much the place where a body is named speaks for it as the publisher."""
    block = next((b for b in part.section.blocks if b.start <= spot.start < b.end), None)
    if block is None:
        return 0.0
    return _byline_weight(block, spot, folded) or _block_weight(part, block, spot, folded)


def _byline_weight(block: Block, spot: Spot, folded: str) -> float:
    """The weight of 供稿, 来源 and the like beside a body; 0 without them."""
    start = folded.rfind("\n", 0, spot.start) + 1
    before, after = folded[max(start, spot.start - _NEAR) : spot.start], folded[spot.end : spot.end + _NEAR]
    if _BYLINE_BEFORE.search(before):
        return _SOURCED if _SOURCE.search(before) else _STATED
    if _PICTURE.match(after):
        return _NAMED
    if block.kind in _MARGIN_KINDS and _IMPRINT.match(after):
        return _SIGNED
    short = block.end - block.start <= _SHORT_LINE
    opens = spot.start - start < _NEAR or before.endswith(("(", "/"))
    return _SIGNED if _BYLINE_AFTER.match(after) and (short or opens) else 0.0


def _block_weight(part: Parts, block: Block, spot: Spot, folded: str) -> float:
    """The weight of standing in a margin, a title, or the first sentence."""
    at = spot.start - block.start
    number = part.section.blocks.index(block)
    if block.kind == "boilerplate" or (block.kind == "heading" and number > _FRONT):
        return _NAMED if number <= _FRONT else 0.0
    if block.kind in _MARGIN_KINDS:
        return _HEADED if at < _NEAR else SELF
    front = at <= _FRONT or folded[block.start : spot.start].rstrip().endswith(("—", "-"))
    if block.kind in _TITLE_KINDS:
        return _TITLED if front else _NAMED
    first = next((b for b in part.section.blocks if b.kind == "body"), None)
    if first is not block:
        return 0.0
    return _BEGUN if at == 0 else _NAMED
