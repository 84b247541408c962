"""Verbs that are nouns where they stand (捐赠仪式, 提供援助10万美元, 国际援助) and tell of no transfer of their own."""

from __future__ import annotations

from functools import lru_cache

from ..vocabulary import words
from .clauses import Chunk
from .goods import AID_NOUNS, part_of_goods


def nominal(chunks: list[Chunk], i: int) -> bool:
    """Whether the verb at chunk `i` is a noun, or part of one."""
    nxt = chunks[i + 1] if i + 1 < len(chunks) else None
    if chunks[i].cls == "purchase" and nxt is not None and nxt.text in ("工作", "任务"):
        return not any(c.cls == "quantity" for c in chunks[:i])  # 推动3万套防护服采购工作 tells of the purchase itself
    if chunks[i].text in words("buying")["with_seller"] and not _has_source(chunks, i):
        return True  # 进口呼吸机: where the goods are from
    if chunks[i].text in ("捐款", "捐资", "汇款") and i and chunks[i - 1].cls in ("money", "quantity", "take"):
        return True
    if nxt is None:
        # 国际援助, 对外捐赠 at the end of a clause are things, not acts
        return i > 0 and chunks[i - 1].cls == "de" and chunks[i].cls == "purchase"
    return _before_noun(nxt) or _is_subject(chunks, i, nxt) or _describes_aid(chunks, i, nxt)


def _before_noun(nxt: Chunk) -> bool:
    """捐赠|仪式, but not 捐赠|人民币."""
    return (
        nxt.cls == "word"
        and nxt.text.startswith(nominal_after())
        and not nxt.text.startswith(("人民币", "人道", "方便"))
    )


def _is_subject(chunks: list[Chunk], i: int, nxt: Chunk) -> bool:
    """捐赠充分展现了…, 援助表示感谢: the gift is the subject."""
    return (
        chunks[i].cls in ("give", "help")
        and nxt.cls == "word"
        and nxt.atom is not None
        and nxt.atom.tag in ("ad", "d", "v")
        and nxt.text not in words("verbs")["goes_on"]
        and not (i > 1 and chunks[i - 1].party is not None and chunks[i - 2].cls == "to" and _ends_in_goods(chunks))
    )


def _describes_aid(chunks: list[Chunk], i: int, nxt: Chunk) -> bool:
    """为对口帮扶的X提供…, 提供紧急现汇援助10万美元, 提供帮扶资金: the verb describes receiver, money or goods."""
    if chunks[i].text in AID_NOUNS and nxt.cls in ("money", "quantity") and _handed(chunks, i):
        return True
    if nxt.atom is not None and part_of_goods(chunks[i - 1].cls if i else "", chunks[i].text, nxt.atom):
        return True
    if chunks[i].cls != "help":
        return False
    if nxt.cls == "de":
        return _marked(chunks, i)
    atom = chunks[i].atom
    return atom is not None and atom.tag == "vn" and nxt.text in words("goods")["goods"]


def _marked(chunks: list[Chunk], i: int) -> bool:
    """Whether a preposition before chunk `i` still waits for its party, which stands behind 的."""
    for c in reversed(chunks[:i]):
        if c.party is not None:
            return False
        if c.cls in ("to", "at"):
            return i + 2 < len(chunks) and chunks[i + 2].party is not None
    return False


def _ends_in_goods(chunks: list[Chunk]) -> bool:
    return chunks[-1].text.endswith(words("goods")["goods"]) or chunks[-1].cls in ("quantity", "money")


def _handed(chunks: list[Chunk], i: int) -> bool:
    """Whether a verb of handing over stands before chunk `i` with nothing but words that describe between them."""
    for c in reversed(chunks[:i]):
        if c.cls == "pass":
            return True
        if c.cls not in ("word", "help", "de", "le"):
            return False
    return False


def _has_source(chunks: list[Chunk], i: int) -> bool:
    """Whether 从X, 自X or 向X stands before the verb."""
    return any(
        b.party is not None and (a.text in ("从", "自", "向") or a.cls == "to")
        for a, b in zip(chunks[:i], chunks[1:i], strict=False)
    )


@lru_cache
def nominal_after() -> tuple[str, ...]:
    """Nouns that make a verb right before them part of a noun."""
    return words("verbs")["nominal_after"]
