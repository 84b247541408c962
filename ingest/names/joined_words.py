"""Words in which the tagger joined two bodies, a body and a verb, or a body and its department."""

from __future__ import annotations

import re

from ..parts import Word
from .body_words import heads

_TAIL_VERB = re.compile(r"(?:协办|主办|承办|举办|捐赠|捐款|提供|赞助|支持|发起|宣布|表示|收到|接收)$")


_DEPARTMENT = re.compile(
    r"(?:[一-鿿]{2,6}(?:医学科|内科|外科|监护室|联络部|发展部|国际部|宣传部|项目部|事业部|综合科|秘书科|领事部|救护部|赈济部|政治处|经商处|护理部|急诊科))$"
)


_TITLE_NEXT = re.compile(
    r"(?:副|总|主治|主管|常务|执行)?(?:主任|主管|医生|医师|护士|护师|处长|部长|科长|经理|参赞|领事|专员|秘书|负责人)"
)


_SCHOOL = re.compile(r"[一-鿿]{2,8}?(?:中学|小学|大学|学院|医院|福利院|卫生院|幼儿园)(?=[一-鿿]{2,}$)(?!附属|附中)")


def split_joined(folded: str, words_: list[Word]) -> list[Word]:
    """The tagger joins A基金会同B公司 into one organisation: two bodies with a conjunction."""
    out: list[Word] = []
    for w in words_:
        school = _SCHOOL.match(folded, w.start, w.end) if w.tag in ("nw", "nz") else None
        if school is not None:  # 兰亭中学|旧图书
            out += [Word(w.start, school.end(), "ORG"), Word(school.end(), w.end, "n")]
            continue
        end = without_department(folded, w) if w.tag == "ORG" else w.end
        if end < w.end:
            out += [Word(w.start, end, "ORG"), Word(end, w.end, "n")]
            continue
        tail = _TAIL_VERB.search(folded[w.start : w.end]) if w.tag == "ORG" else None
        if tail and heads()[0].search(folded[w.start : w.start + tail.start()]):
            out += [Word(w.start, w.start + tail.start(), "ORG"), Word(w.start + tail.start(), w.end, "v")]
            continue
        cut = _two_bodies(folded[w.start : w.end]) if w.tag == "ORG" else None
        if cut and cut[0] == 0:
            out += [Word(w.start, w.start + cut[1], "v"), Word(w.start + cut[1], w.end, "ORG")]
        elif cut:
            a, b = w.start + cut[0], w.start + cut[1]
            out += [Word(w.start, a, "ORG"), Word(a, b, "p"), Word(b, w.end, "ORG")]
        else:
            out.append(w)
    return out


def without_department(folded: str, w: Word) -> int:
    """Where the body ends and its department begins, if a title or a person follows: the department belongs to the role."""
    text = folded[w.start : w.end]
    m = _DEPARTMENT.search(text)
    if (
        m is None
        or not _TITLE_NEXT.match(folded, w.end)
        and not re.match(r"[一-鿿]{2,3}(?:副?主任|医生|医师|护师|处长|部长)", folded[w.end : w.end + 8])
    ):
        return w.end
    for k in range(len(text) - 2, 3, -1):
        if heads()[0].search(text[:k]) and k >= m.start():
            kind = heads()[1][heads()[0].search(text[:k]).group()]  # type: ignore[union-attr]  # just matched
            if kind in ("hospital", "association", "foundation", "company", "university", "embassy"):
                return w.start + k
    return w.end


def _two_bodies(text: str) -> tuple[int, int] | None:
    """Where a body's name ends and the next begins inside one word: A会给B会, A基金会同B公司, 致信A会."""
    lead = re.match(r"(?:致信|致函|联系|感谢|邀请|委托|通过|经由|参加|来自)(?=[一-鿿]{3,})", text)
    if lead:
        return 0, lead.end()
    for m in re.finditer(r"[同与和及向给将把为由]", text):
        left, right = text[: m.start()], text[m.end() :]
        if (
            len(left) >= 3
            and len(right) >= 3
            and heads()[0].search(left)
            and heads()[0].search(right)
            and (m.group() in "向给将把为由" or re.search(r"(?:会|公司|集团|大学|医院)$", left))
        ):  # names have three characters at least
            return m.start(), m.end()
    return None
