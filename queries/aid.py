"""Who helped whom: sums over flows in which nothing is counted twice, and what they leave out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..graph.store import Store
from .answers import FlowRow, Helped, HelpedRow, LeftOut
from .choosing import one_of
from .fulfilment import passings, sums_others
from .grouping import MONEY, PARTIES, WAYS, By, by_receiver, labels
from .pledges import with_deliveries
from .reasons import parts
from .sums import disputes, figureless, goods_sums, money_sums
from .transfers import flows

Party = tuple[tuple[str, ...], str | None]

PROMISED = "promised: no document says that it was given"
KEPT = "promised: what came of it is counted"
PARTLY_KEPT = "promised: what came of it is counted, the rest did not arrive as far as the documents say"
CANCELLED = "cancelled"
PART_OF = "a part of a total that is counted"
SUMS_OTHERS = "a total of other flows in these rows"
PASSED_ON = "passed on: the same goods or money are counted as given before"
HANDED_ON = "passed on: the same goods or money are counted where they arrived"
DISPUTED = "documents give different figures, in no sum"
CHOSEN = "documents give different figures, counted by the policy"
NO_FIGURE = "no figure is given: counted as a flow, in no sum"

_HELP = ("donation", "dispatch")
_PROMISES = {"no": PROMISED, "part": PARTLY_KEPT, "yes": KEPT}


def helped(
    store: Store,
    *,
    by: By = "pair",
    donor: str | None = None,
    recipient: str | None = None,
    via: str | None = None,
    party: str | None = None,
    goods: str | None = None,
    country: str | None = None,
    donor_country: str | None = None,
    recipient_country: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    min_sources: int = 1,
    policy: str | None = None,
) -> Helped:
    """Gifts and people sent, added up by giver and receiver (`pair`), or by what `by` names.

    `by` is pair, donor, recipient, month, goods, or country, city, kind (of body) with donor_ or recipient_ before it;
    alone, country and city are the receiver's and kind is the giver's. Joint givers (and receivers) make one row, since
    the text does not divide what they gave. Purchases are no help. `left_out` says of each flow that is in no row, or of
    a figure that is in no sum, why. Figures that documents give differently are in no sum, unless a `policy` (most-exact, most-sources,
    latest) chooses one. The most flows come first, months and goods in order. Raises what `flows` raises,
    and UsageError for another `by`.
    """
    one_of(by, WAYS, "grouping")
    found = [
        f
        for kind in _HELP
        for f in flows(
            store, donor=donor, recipient=recipient, via=via, party=party, goods=goods, kind=kind, country=country,
            donor_country=donor_country, recipient_country=recipient_country, place=place, since=since, until=until,
            min_confidence=min_confidence, min_sources=min_sources, limit=None, policy=policy,
        )
    ]  # fmt: skip
    out = _open(store, found)
    out += _in_totals(store, [f for f in found if f.flow.id not in {x.row.flow.id for x in out}])
    out += _counted_elsewhere([f for f in found if f.flow.id not in {x.row.flow.id for x in out}], by)
    gone = {x.row.flow.id for x in out}
    kept = [f for f in found if f.flow.id not in gone]
    dispute = f"{CHOSEN} {policy}" if policy else DISPUTED
    out += [LeftOut(f, f"{dispute}: {told}") for f in kept if (told := disputes(f.flow))]
    out += [LeftOut(f, NO_FIGURE) for f in kept if figureless(f.flow)]
    rows = _by_party(kept, by) if by in PARTIES else _by_label(store, kept, by)
    return Helped(tuple(rows), tuple(out))


def _open(store: Store, found: Sequence[FlowRow]) -> list[LeftOut]:
    """Promises, with what came of them, and what was cancelled."""
    promised = with_deliveries(store, [f for f in found if f.flow.status == "pledged"])
    out = [LeftOut(p.row, _PROMISES[p.arrived], tuple(d.flow.id for d in p.deliveries)) for p in promised]
    return out + [LeftOut(f, CANCELLED) for f in found if f.flow.status == "cancelled"]


def _in_totals(store: Store, found: Sequence[FlowRow]) -> list[LeftOut]:
    """Gifts that are some of what another gift of these rows tells the whole of."""
    rows = {f.flow.id: f for f in found}
    of = parts(store, (f.flow for f in found))
    return [LeftOut(rows[part], PART_OF, (total,)) for part, total in sorted(of.items()) if total not in of]


def _counted_elsewhere(found: Sequence[FlowRow], by: By) -> list[LeftOut]:
    """Totals of other flows, and of gifts that were passed on all but one telling."""
    where = [(f.flow, frozenset(f.documents)) for f in found]
    totals = [f for f, (flow, documents) in zip(found, where, strict=True) if sums_others(flow, documents, where)]
    out = [LeftOut(f, SUMS_OTHERS) for f in totals]
    gone = {f.flow.id for f in totals}
    rows = {f.flow.id: f for f in found}
    for first, onward in passings([f.flow for f in found if f.flow.id not in gone]):
        drop, keep, why = (first, onward, HANDED_ON) if by_receiver(by) else (onward, first, PASSED_ON)
        if not {drop.id, keep.id} & gone:
            gone.add(drop.id)
            out.append(LeftOut(rows[drop.id], why, (keep.id,)))
    return out


def _by_party(kept: Sequence[FlowRow], by: By) -> list[HelpedRow]:
    groups: dict[tuple[Party, Party], list[FlowRow]] = defaultdict(list)
    for f in kept:
        giver = _party(f.flow.donors, f.flow.donor_text) if by != "recipient" else ((), None)
        taker = _party(f.flow.recipients, f.flow.recipient_text) if by != "donor" else ((), None)
        groups[giver, taker].append(f)
    return sorted((_row(group, by) for group in groups.values()), key=lambda r: (-len(r.flows), r.flows))


def _party(ids: tuple[str, ...], text: str | None) -> Party:
    """Named parties by id, unnamed ones by the words for them."""
    return tuple(sorted(ids)), None if ids else text


def _row(group: Sequence[FlowRow], by: By) -> HelpedRow:
    first = group[0]
    giver, taker = by != "recipient", by != "donor"
    return HelpedRow(
        first.donors if giver else (),
        first.flow.donor_text if giver and not first.donors else None,
        first.recipients if taker else (),
        first.flow.recipient_text if taker and not first.recipients else None,
        tuple(sorted(f.flow.id for f in group)),
        goods_sums(f.flow for f in group),
        money_sums(f.flow for f in group),
    )


def _by_label(store: Store, kept: Sequence[FlowRow], by: By) -> list[HelpedRow]:
    with store.view() as view:
        ids = {i for f in kept for i in (*f.flow.donors, *f.flow.recipients)}
        entities = {e.id: e for e in view.entities(ids)}
    groups: dict[str, list[FlowRow]] = defaultdict(list)
    for f in kept:
        for label in labels(f.flow, by, entities):
            groups[label].append(f)
    rows = [_labelled(label, group, by) for label, group in groups.items()]
    if by in ("month", "goods"):
        return sorted(rows, key=lambda r: (not r.group, r.group or ""))
    return sorted(rows, key=lambda r: (-len(r.flows), r.group or ""))


def _labelled(label: str, group: Sequence[FlowRow], by: By) -> HelpedRow:
    """A row of one group; by goods, only these goods (or only money) are added up in it."""
    told = [f.flow for f in group]
    goods = () if by == "goods" and label == MONEY else goods_sums(told, label if by == "goods" else None)
    money = () if by == "goods" and label != MONEY else money_sums(told)
    return HelpedRow((), None, (), None, tuple(sorted(f.id for f in told)), goods, money, label)
