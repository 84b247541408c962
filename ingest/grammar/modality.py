"""Whether a transfer took place: delivered, pledged, in progress, cancelled, or only wished for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..vocabulary import words
from .atoms import Atom
from .clauses import Clause

# Beyond this many atoms before the verb, a 不 or 未 belongs to something else.
NEGATION_REACH = 3


@dataclass(frozen=True, slots=True)
class Mood:
    """A status with the word that says it; `status` is "asked" or "negated" where nothing is asserted."""

    status: str
    start: int
    end: int


@lru_cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("modality")[name])


def mood(clause: Clause, verb: Atom, earlier: list[Clause]) -> Mood:  # noqa: PLR0911  # one answer a status, in order of judgement
    """The status that the words around `verb` give; `earlier` are the sentence's clauses before, nearest last."""
    before = [a for a in clause.row if a.end <= verb.start]
    behind = [a for a in clause.row if a.start >= verb.end]
    if (found := _first(before[-NEGATION_REACH:], "negated", exact=True)) is not None:
        return Mood("negated", found.start, found.end)
    if (found := _first(before[-1:], "stopped", exact=True)) is not None:
        return Mood("negated", found.start, found.end)
    if (found := _first([*before, *behind], "cancelled")) is not None:
        return Mood("cancelled", found.start, found.end)
    hearsay = next((a for a in before if a.text in _words("hearsay")), None)
    if hearsay is not None:
        return Mood("asked", hearsay.start, hearsay.end)
    if (found := _asked(before)) is not None:
        return Mood("asked", found.start, found.end)
    # A word of doing right at the verb (已捐赠, 捐赠了) outweighs a plan named before it.
    done = _first(before[-2:], "delivered", exact=True) or _first(behind[:1], "delivered", exact=True)
    planned = _planned(before)
    if planned is not None and (done is None or planned.start > done.start):
        return Mood("pledged", planned.start, planned.end)
    if (found := _first([*before, *behind], "in_progress", exact=True)) is not None and done is None:
        return Mood("in_progress", found.start, found.end)
    if done is not None:
        return Mood("delivered", done.start, done.end)
    for clause_before in reversed(earlier[-3:]):
        if (found := _first(clause_before.row, "pledged", exact=True, strong=True)) is not None:
            return Mood("pledged", found.start, found.end)
    return Mood("delivered", verb.start, verb.end)


_STRONG = frozenset({"承诺", "计划", "拟", "决定", "答应", "允诺", "准备", "打算", "许诺"})
_YEAR_AHEAD = ("年内", "年底前", "月底前", "年前", "月内", "周内", "近日内", "开学前", "春节前")
_DAYS_AHEAD = ("明天", "明日", "后天", "下周", "下月", "近期", "月底", "随后", "择日")


_OF_A_BODY = (
    "商", "友", "学", "协", "联", "侨", "乡", "理事", "青年", "妇女", "慈善", "基金", "十字", "董事", "联谊", "联合", "促进",
)  # fmt: skip


def _planned(before: list[Atom]) -> Atom | None:
    for i, a in enumerate(before):
        if a.text == "会" and i and before[i - 1].cls == "word" and before[i - 1].tag.startswith("n"):
            continue  # 佛教会捐赠: part of a name
        if a.text == "会" and i and before[i - 1].end == a.start and before[i - 1].text.endswith(_OF_A_BODY):
            continue  # 国工商|会: the end of a body's name
        if a.text == "将" and any(_moved(x) for x in before[i + 1 :]):
            continue  # 将募集的善款7万元捐给: what stands between is the object
        if a.text in _words("pledged") and not (
            a.text in ("将",) and a.cls == "take" and a.tag.startswith("p") and not _future(before[i + 1 :])
        ):
            return a
        if a.cls == "date" and a.text.startswith(_DAYS_AHEAD) and a.text != "月底":
            return a
        if a.text.endswith(_YEAR_AHEAD) and (a.cls != "date" or a.when is None or a.when.role == "until"):
            return a
    return None


def _moved(a: Atom) -> bool:
    """A figure of goods or money (no figure of loads: 将分3批捐赠)."""
    return a.cls == "money" or (
        a.cls == "quantity" and a.amount is not None and a.amount.unit not in ("批", "次", "期")
    )


def falls_through(clause: Clause, folded: str) -> tuple[int, int] | None:
    """The place of the words by which a clause says that what was told before came to nothing, if there are any."""
    return _found("cancelled", clause, folded) or refused(clause, folded)


def refused(clause: Clause, folded: str) -> tuple[int, int] | None:
    """The place of the words by which the receiver refuses, if there are any."""
    return _found("refused", clause, folded)


def _found(name: str, clause: Clause, folded: str) -> tuple[int, int] | None:
    text = folded[clause.start : clause.end + 1]  # with the mark that ends the clause
    return next(
        ((clause.start + at, clause.start + at + len(w)) for w in words("modality")[name] if (at := text.find(w)) >= 0),
        None,
    )


def _future(behind: list[Atom]) -> bool:
    """将 right before its verb, a preposition or a day is 'will'; before goods it takes the object."""
    return not behind or (
        behind[0].cls in ("to", "date", "at") or behind[0].text in ("于", "在", "陆续", "继续", "再", "会")
    )


def _asked(before: list[Atom]) -> Atom | None:
    return next((a for a in before if a.cls in ("word", "arrange") and a.text in _words("asked")), None)


def _first(row: list[Atom], name: str, *, exact: bool = False, strong: bool = False) -> Atom | None:
    known = _STRONG if strong else _words(name)
    for a in row:
        if a.cls in ("name", "quantity", "money"):
            continue
        if a.text in known or (not exact and any(k in a.text for k in known if len(k) > 1)):
            return a
    return None
