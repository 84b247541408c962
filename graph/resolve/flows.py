"""When two flow claims tell of one transfer, in one document (a retelling) and across documents, and why or why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from .decision import Decision, different, same, unlike
from .flow_facts import (
    alike,
    equal,
    figured,
    figures_fit,
    gave_or_arranged,
    givers_fit,
    is_part,
    parties_fit,
    rare,
    sets_apart,
    share_receiver,
    shared_figures,
    status_fits,
)
from .telling import Telling, near

RETOLD_SLACK = timedelta(days=0)
ACROSS_SLACK = timedelta(days=31)
"""How far apart two documents may date one transfer: given, sent, received and handed over lie days to weeks apart."""
RETOLD_WITHIN = 600
"""Characters within which a sentence that names no figures may point back at a gift told with them."""
CLOSE_BY = 150
"""The same for a sentence that names no giver either."""
PART, TOTAL = "a part, and the total that it is in", "a total, and a part of it"
"""Why two are apart of which the first, or the second, is some of what the other tells of."""


def compare(a: Telling, b: Telling) -> Decision:
    """Whether two flow claims tell of one transfer, how strongly a link of them is to be followed, and why, or why not.

    What speaks against it is firm: no third claim may join them. Which of the two comes first changes neither verdict nor score.
    """
    if against := _against(a, b):
        return different(*against)
    return _retold(a, b) if a.claim.document == b.claim.document else _across(a, b)


def may_join(mine: Sequence[Telling], theirs: Sequence[Telling]) -> bool:
    """Whether nothing contradicts that two groups of flow claims tell of one transfer.

    Facts must fit claim by claim, parties group by group: two of three claims may each name one of two joint givers.
    """
    return not any(_facts_against(a, b) for a in mine for b in theirs) and parties_fit(mine, theirs)


def near_miss(a: Telling, b: Telling) -> bool:
    """Whether two claims have giver, receiver and goods in common, so that a reader may ask why they are two flows."""
    givers = a.of("donor") & b.of("donor") or gave_or_arranged(a, b)
    return bool(givers) and share_receiver(a, b) and alike(a, b)


def block_keys(t: Telling) -> frozenset[str]:
    """Keys such that two flow claims of one transfer, and near misses, share at least one.

    A figure in one document; a figure and a party in two; for a claim without figures, the stretch of its document where
    another may point back at it; giver and receiver in one document, or in about one month. A list of a thousand givers
    has a thousand claims, but few of them share a key.
    """
    values = {f"{f.value:g}" for f in t.figures if f.value is not None}
    if t.claim.money:
        values.add(f"{t.claim.money.amount:g}{t.claim.money.currency}")
    within, kind = f"@{t.claim.document}", t.claim.type
    stretch = t.claim.evidence[0].start // RETOLD_WITHIN
    near_by = (stretch,) if figured(t) else (stretch - 1, stretch, stretch + 1)
    pairs = [f"{d}>{r}" for d in t.of("donor") for r in t.of("recipient")]
    return frozenset(
        {
            *(f"{kind}{within}|{v}" for v in values),
            *(f"{kind}{within}~{n}" for n in near_by),
            *(f"{kind}|{party}|{v}" for party in t.of("recipient") | t.of("donor") for v in values),
            *(f"{kind}{within}={p}" for p in pairs),
            *(f"{kind}={p}/{month}" for p in pairs for month in _months(t)),
        }
    )


def _months(t: Telling) -> Iterable[int]:
    """The month of a transfer and the next one, counted from year 0: two of neighbouring months share one."""
    if t.days is None or (t.days[1] - t.days[0]) > ACROSS_SLACK:
        return ()
    month = t.days[0].year * 12 + t.days[0].month
    return (month, month + 1)


def _against(a: Telling, b: Telling) -> tuple[str, ...]:
    """What says that two claims cannot tell of one transfer."""
    if found := _facts_against(a, b):
        return found
    if not givers_fit(a, b):
        return ("other givers",)
    return () if parties_fit([a], [b]) else ("other receivers",)


def _facts_against(a: Telling, b: Telling) -> tuple[str, ...]:
    """What of kind, status, date, batch and figures of two claims cannot be of one transfer."""
    if a.claim.type != b.claim.type:
        return ("two kinds of transfer",)
    same_document = a.claim.document == b.claim.document
    if same_document and a.overlaps(b) and not equal(a, b):
        return ("one sentence tells of both",)
    found = list[str]()
    if not status_fits(a.status, b.status):
        found.append(_status_against(a, b))
    if not near(a.days, b.days, RETOLD_SLACK if same_document else ACROSS_SLACK):
        found.append("two dates")
    if a.batches and b.batches and not a.batches & b.batches:
        found.append("two batches")
    if not figures_fit(a, b):
        found.append(PART if is_part(a, b) else TOTAL if is_part(b, a) else "other goods or figures")
    return tuple(found)


def _status_against(a: Telling, b: Telling) -> str:
    if "cancelled" in (a.status, b.status):
        return "one came to nothing"
    return "a promise, and what came of it" if figures_fit(a, b) else "one was only promised"


def _retold(a: Telling, b: Telling) -> Decision:
    """One document: a figure and a party in common; or both parties in common where one side gives no figure.

    Close by, a sentence without giver and figures may say again what a receiver got.
    """
    if a.overlaps(b):
        return same(4.0, "the same words")
    givers, receivers = a.of("donor") & b.of("donor"), share_receiver(a, b)
    told = _in_common(a, b)
    if shared_figures(a, b):
        return same(3.0 + len(told), "one figure", *told) if told else unlike("no party in common")
    silent = [t for t in (a, b) if not t.of("donor")]
    unnamed = len(silent) == 1 and not silent[0].claim.word("donor_text")
    if not receivers or not (givers or unnamed):
        return unlike("no figure in common")
    if figured(a) and figured(b):
        return unlike("other goods or figures")
    if sets_apart(a) or sets_apart(b):
        return unlike("a second gift by its words")
    if a.distance(b) > (RETOLD_WITHIN if givers else CLOSE_BY):
        return unlike("told far apart, one without a figure")
    return same(1.0 + 1.0 / (1 + a.distance(b)), "said again close by without a figure", *told)


def _across(a: Telling, b: Telling) -> Decision:
    """Two documents: a figure, a recipient and a giver in common.

    One side may leave out the giver if the figure is rare, or the recipient if it is rare and both give fitting dates.
    """
    shared, told = shared_figures(a, b), _in_common(a, b)
    if not shared:
        return unlike("no figure in common")
    if not (a.of("recipient") and b.of("recipient")):
        dated = a.days is not None and b.days is not None
        if dated and a.of("donor") & b.of("donor") and rare(a, b):
            return same(0.5 + shared, "a rare figure", *told, "fitting dates", "one names no receiver")
        return unlike("one names no receiver")
    if not a.of("recipient") & b.of("recipient"):
        return unlike("other receivers")
    if a.of("donor") & b.of("donor") or a.of("via") & b.of("via") or gave_or_arranged(a, b):
        return same(2.0 + shared, "one figure", *told)
    unnamed = not a.of("donor") or not b.of("donor")
    told_apart = not a.of("donor") and not b.of("donor") and a.claim.word("donor_text") != b.claim.word("donor_text")
    if unnamed and not told_apart and rare(a, b):
        return same(1.0 + shared, "a rare figure", *told, "one names no giver")
    return unlike("givers told otherwise" if told_apart else "one names no giver")


def _in_common(a: Telling, b: Telling) -> tuple[str, ...]:
    """Which parties two claims have in common."""
    found = (
        ("one giver", bool(a.of("donor") & b.of("donor"))),
        ("one receiver", share_receiver(a, b)),
        ("the same hands", bool(a.of("via") & b.of("via") or gave_or_arranged(a, b))),
    )
    return tuple(what for what, is_ in found if is_)
