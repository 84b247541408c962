"""When two flow claims tell of one transfer: in one document (a retelling), and across documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from .goods import agree, close, is_generic, same_goods
from .names import stem
from .telling import Telling, near

RETOLD_SLACK = timedelta(days=0)
ACROSS_SLACK = timedelta(days=31)
"""How far apart two documents may date one transfer: given, sent, received and handed over lie days to weeks apart."""
RARE_FIGURE = 100
"""From this quantity on, equal figures for equal goods to one recipient are taken for one gift even if one side names no giver."""
RARE_SUM = 1000
"""The same for amounts of money."""
RETOLD_WITHIN = 600
"""Characters within which a sentence that names no figures may point back at a gift told with them."""
CLOSE_BY = 150
"""The same for a sentence that names no giver either."""

# Words that set a gift apart from the ones told beside it.
_ANOTHER = re.compile(r"此前|之前|曾经?|再次|再度|又|还|另外?|随后|后来|其中|同时|去年|今后|陆续|先后|多次")


def same_flow(a: Telling, b: Telling) -> float:
    """How strongly two flow claims tell of one transfer; 0.0 where they do not. The order of the two does not matter."""
    if not (_givers_fit(a, b) and _parties_fit([a], [b]) and _facts_fit(a, b)):
        return 0.0
    return _retold(a, b) if a.claim.document == b.claim.document else _across(a, b)


def may_join(mine: Sequence[Telling], theirs: Sequence[Telling]) -> bool:
    """Whether nothing contradicts that two groups of flow claims tell of one transfer.

    Facts must fit claim by claim, parties group by group: two of three claims may each name one of two joint givers.
    """
    return all(_facts_fit(a, b) for a in mine for b in theirs) and _parties_fit(mine, theirs)


def _facts_fit(a: Telling, b: Telling) -> bool:
    """Whether kind, status, date, batch and figures of two claims may be those of one transfer."""
    if a.claim.type != b.claim.type or not _status_fits(a.status, b.status):
        return False
    same_document = a.claim.document == b.claim.document
    if same_document and a.overlaps(b) and not _equal(a, b):
        return False
    if not near(a.days, b.days, RETOLD_SLACK if same_document else ACROSS_SLACK):
        return False
    if a.batches and b.batches and not a.batches & b.batches:
        return False
    return _figures_fit(a, b)


def _retold(a: Telling, b: Telling) -> float:
    """One document: a figure and a party in common; or both parties in common where one side gives no figure.

    Close by, a sentence without giver and figures may say again what a receiver got.
    """
    if a.overlaps(b):
        return 4.0 if _equal(a, b) else 0.0
    givers, receivers = a.of("donor") & b.of("donor"), _share_receiver(a, b)
    parties = bool(givers) + receivers + bool(a.of("via") & b.of("via") or _gave_or_arranged(a, b))
    if _shared_figures(a, b):
        return 3.0 + parties if parties else 0.0
    silent = [t for t in (a, b) if not t.of("donor")]
    unnamed = len(silent) == 1 and not silent[0].claim.word("donor_text")
    if not receivers or not (givers or unnamed) or (_figured(a) and _figured(b)):
        return 0.0
    if a.distance(b) > (RETOLD_WITHIN if givers else CLOSE_BY) or _sets_apart(a) or _sets_apart(b):
        return 0.0
    return 1.0 + 1.0 / (1 + a.distance(b))


def _across(a: Telling, b: Telling) -> float:
    """Two documents: a figure, a recipient and a giver in common.

    One side may leave out the giver if the figure is rare, or the recipient if it is rare and both give fitting dates.
    """
    shared = _shared_figures(a, b)
    if shared and not (a.of("recipient") and b.of("recipient")):
        dated = a.days is not None and b.days is not None
        return 0.5 + shared if dated and a.of("donor") & b.of("donor") and _rare(a, b) else 0.0
    if not shared or not a.of("recipient") & b.of("recipient"):
        return 0.0
    if a.of("donor") & b.of("donor") or a.of("via") & b.of("via") or _gave_or_arranged(a, b):
        return 2.0 + shared
    unnamed = not a.of("donor") or not b.of("donor")
    told_apart = not a.of("donor") and not b.of("donor") and a.claim.word("donor_text") != b.claim.word("donor_text")
    return 1.0 + shared if unnamed and not told_apart and _rare(a, b) else 0.0


def block_keys(t: Telling) -> frozenset[str]:
    """Keys such that two flow claims of one transfer share at least one.

    A figure in one document; a figure and a party in two; for a claim without figures, the stretch of its document where
    another may point back at it. A list of a thousand givers has a thousand claims, but few of them share a key.
    """
    values = {f"{f.value:g}" for f in t.figures if f.value is not None}
    if t.claim.money:
        values.add(f"{t.claim.money.amount:g}{t.claim.money.currency}")
    within, kind = f"@{t.claim.document}", t.claim.type
    stretch = t.claim.evidence[0].start // RETOLD_WITHIN
    near_by = (stretch,) if _figured(t) else (stretch - 1, stretch, stretch + 1)
    return frozenset(
        {
            *(f"{kind}{within}|{v}" for v in values),
            *(f"{kind}{within}~{n}" for n in near_by),
            *(f"{kind}|{party}|{v}" for party in t.of("recipient") | t.of("donor") for v in values),
        }
    )


def _status_fits(a: str, b: str) -> bool:
    """A promise and its delivery are two flows; a gift under way and the same one delivered are one."""
    moving = {"delivered", "in_progress", ""}
    return a == b or not (a and b) or {a, b} <= moving


def _parties_fit(mine: Sequence[Telling], theirs: Sequence[Telling]) -> bool:
    """Whether givers and receivers may be the same: some shared, one side's not named, a
    giver who arranged it for the other side, a receiver in the place that the other side names."""
    pairs = [(a, b) for a in mine for b in theirs]
    givers = not _anyone(mine, "donor") or not _anyone(theirs, "donor")
    givers = givers or any(_givers_fit(a, b) for a, b in pairs if a.of("donor") and b.of("donor"))
    receivers = not _anyone(mine, "recipient") or not _anyone(theirs, "recipient")
    return givers and (receivers or any(_share_receiver(a, b) for a, b in pairs))


def _givers_fit(a: Telling, b: Telling) -> bool:
    mine, theirs = a.of("donor"), b.of("donor")
    return not mine or not theirs or not mine.isdisjoint(theirs) or _gave_or_arranged(a, b)


def _anyone(tellings: Sequence[Telling], role: str) -> bool:
    return any(t.of(role) for t in tellings)


def _gave_or_arranged(a: Telling, b: Telling) -> bool:
    return bool(a.of("donor") & b.of("via") or b.of("donor") & a.of("via"))


def _share_receiver(a: Telling, b: Telling) -> bool:
    return bool(a.of("recipient") & b.of("recipient")) or _contain(a, b) or _contain(b, a)


def _contain(a: Telling, b: Telling) -> bool:
    """Whether a recipient of the one is the place that a receiving body of the other belongs to."""
    return bool({stem(p) for p in a.places} & {stem(d) for d in b.divisions})


def _figures_fit(a: Telling, b: Telling) -> bool:
    shared = agree(a.figures, b.figures)
    if shared is None:
        return False
    m, n = a.claim.money, b.claim.money
    if m and n:
        if m.currency != n.currency:
            return shared > 0
        return close(m.amount, n.amount, m.hedge != "exact" or n.hedge != "exact")
    return not (_cash_only(a) and _goods_only(b)) and not (_cash_only(b) and _goods_only(a))


def _cash_only(t: Telling) -> bool:
    return t.claim.money is not None and t.claim.money.basis == "cash" and not t.figures


def _goods_only(t: Telling) -> bool:
    return t.claim.money is None and any(not is_generic(f.core) for f in t.figures)


def _shared_figures(a: Telling, b: Telling) -> int:
    shared = agree(a.figures, b.figures) or 0
    m, n = a.claim.money, b.claim.money
    return shared + bool(m and n and m.amount == n.amount and m.currency == n.currency)


def _rare(a: Telling, b: Telling) -> bool:
    m, n = a.claim.money, b.claim.money
    if m and n and m.amount == n.amount and m.amount >= RARE_SUM:
        return True
    return any(
        f.value is not None and f.value >= RARE_FIGURE and f.value == g.value and same_goods(f.core, g.core)
        for f in a.figures
        for g in b.figures
    )


def _figured(t: Telling) -> bool:
    return t.claim.money is not None or any(f.value is not None and not is_generic(f.core) for f in t.figures)


def _sets_apart(t: Telling) -> bool:
    return any(_ANOTHER.search(s.quote) for s in t.claim.evidence)


def _equal(a: Telling, b: Telling) -> bool:
    """Whether two claims out of the same words say the same."""
    roles = all(a.of(r) == b.of(r) for r in ("donor", "recipient"))
    m, n = a.claim.money, b.claim.money
    same_money = (m is None and n is None) or (m is not None and n is not None and m.amount == n.amount)
    return roles and a.figures == b.figures and same_money
