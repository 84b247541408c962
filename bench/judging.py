"""Exported records beside the reference: which stands for which, what is wrong in each, and what is missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mistakes import FALSE, event_mistakes, flow_mistakes, shared
from scorer import EVENT_ROLES, FLOW_ROLES, TIE_TYPES, Page, Record

Spans = list[tuple[int, int]]
Compare = Callable[[Page, Record, Record, Spans], set[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One record of the export or of the reference (`missed`), with its mistakes by kind; none means right.

    `kind` is flow, event or a tie's type; `start` and `end` its first words in the source; `says` tells it in a line, and
    `asked` the reference record that it stands for, where it has one.
    """

    document: str
    kind: str
    start: int
    end: int
    says: str
    mistakes: frozenset[str]
    rules: tuple[str, ...] = ()
    confidence: float = 0.0
    missed: bool = False
    id: str = ""
    asked: str = ""

    @property
    def verdict(self) -> str:
        """Right, incomplete (nothing false, something left out or worded otherwise), wrong, or missed."""
        if self.missed:
            return "missed"
        return "wrong" if self.mistakes & FALSE else "incomplete" if self.mistakes else "right"


def judge(page: Page, *, claims: bool = False) -> list[Judged]:
    """All flows, events and ties of a page.

    With `claims`, every record is one claim: several may tell of one reference record, and none is `told twice`.
    """
    flows = _records(page, "flow", FLOW_ROLES, flow_mistakes, claims=claims)
    events = _records(page, "event", EVENT_ROLES, event_mistakes, claims=claims)
    return [*flows, *events, *_ties(page, claims=claims)]


def _records(page: Page, what: str, roles: tuple[str, ...], compare: Compare, *, claims: bool) -> Iterator[Judged]:
    asked, told = page.asked(what), page.told(what)
    pairs = _paired(page, asked, told, roles)
    for j, (record, evidence) in enumerate(told):
        spans = _around(page, [(e["start"], e["end"]) for e in evidence])
        gold = asked[pairs[j]] if j in pairs else None
        mistakes = (
            compare(page, gold, record, spans) if gold else _unpaired(page, asked, record, spans, compare, claims)
        )
        judged = _judged(page, what, record, evidence, frozenset(mistakes))
        yield replace(judged, asked=_says(page, gold, str)) if gold else judged
    for i, gold in enumerate(asked):
        if i not in pairs.values():
            near = [r for r, ev in told if _overlap(_around(page, gold["spans"]), ev)]
            part = any({page.entity(n) for n in r.get(k) or []} & set(gold.get(k) or []) for r in near for k in roles)
            yield _missed(page, what, gold, _why_missed(page, gold, part_of_list=part))


def _paired(
    page: Page, asked: list[Record], told: list[tuple[Record, list[Record]]], roles: tuple[str, ...]
) -> dict[int, int]:
    """Exported → reference, by index: each at most once, those that share most first, only where the words overlap."""
    points = []
    for j, (record, evidence) in enumerate(told):
        for i, gold in enumerate(asked):
            if _overlap(gold["spans"], evidence):
                spans = _around(page, [*gold["spans"], *((e["start"], e["end"]) for e in evidence)])
                same_kind = gold.get("kind") == record.get("flow_kind")
                points.append((shared(page, gold, record, roles, spans) * 2 + same_kind, -j, -i))
    pairs: dict[int, int] = {}
    for value, j, i in sorted(points, reverse=True):
        if value > 1 and -j not in pairs and -i not in pairs.values():
            pairs[-j] = -i
    return pairs


def _unpaired(
    page: Page, asked: list[Record], record: Record, spans: Spans, compare: Compare, claims: bool
) -> set[str]:
    """What an exported record is for which no reference record is free: a second telling, a part of a list, or extra."""
    best = min((compare(page, gold, record, spans) for gold in asked), key=_weight, default={"extra"})
    roles = {"party missing", "goods", "number", "date", "name", "status"}
    if not best & FALSE and not (best & {"party missing"}):
        return (best - {"told twice"}) if claims else {"told twice"}
    near = [g for g in asked if any(s < b and a < e for s, e in g["spans"] for a, b in spans)]
    if any(compare(page, g, record, spans) <= roles for g in near):
        return {"list not distributed"}
    return {"extra"}


def _weight(mistakes: set[str]) -> tuple[int, int]:
    return len(mistakes & FALSE), len(mistakes)


def _why_missed(page: Page, gold: Record, *, part_of_list: bool) -> str:
    if part_of_list:
        return "list not distributed"
    keys = ("source", "target") if "source" in gold else (*FLOW_ROLES, *EVENT_ROLES)
    parties = [x for k in keys for x in ([gold[k]] if isinstance(gold.get(k), str) else gold.get(k) or [])]
    if any(page.overlooked(x, _around(page, gold["spans"])) for x in parties):
        return "party not found"
    return "broken by layout" if any(page.broken(s, e) for s, e in gold["spans"]) else "missed trigger"


def _ties(page: Page, *, claims: bool) -> Iterator[Judged]:
    """Ties hold of a pair in the whole document; what the scorer asks of them is the pair."""
    asked = {(e["type"], *_ends(e["type"], e["source"], e["target"])): e for e in page.asked("edge")}
    told = [(r, ev) for r, ev in page.told("edge") if r["type"] in TIE_TYPES]
    got = {(r["type"], *_ends(r["type"], page.entity(r["source"]), page.entity(r["target"]))) for r, _ in told}
    seen: set[tuple[str, ...]] = set()
    for record, evidence in told:
        key = (record["type"], *_ends(record["type"], page.entity(record["source"]), page.entity(record["target"])))
        if key not in asked:
            spans = _around(page, [(e["start"], e["end"]) for e in evidence])
            free = {k: g for k, g in asked.items() if k not in got and _overlap(g["spans"], evidence)}
            yield _judged(page, record["type"], record, evidence, frozenset({_wrong_tie(page, free, record, spans)}))
        elif claims or key not in seen:
            yield _judged(page, record["type"], record, evidence, frozenset())
        else:
            yield _judged(page, record["type"], record, evidence, frozenset({"told twice"}))
        seen.add(key)
    for key, gold in asked.items():
        if key not in got:
            near = [r for r, ev in told if r["type"] == key[0] and _overlap(_around(page, gold["spans"]), ev)]
            part = any({page.entity(r["source"]), page.entity(r["target"])} & set(key[1:]) for r in near)
            yield _missed(page, key[0], gold, _why_missed(page, gold, part_of_list=part))


def _wrong_tie(page: Page, free: dict[tuple[str, ...], Record], record: Record, spans: Spans) -> str:
    type_, a, b = record["type"], page.entity(record["source"]), page.entity(record["target"])
    ends = {frozenset(k[1:]): k[0] for k in free}
    if frozenset((a, b)) in ends:
        return "wrong role" if ends[frozenset((a, b))] == type_ else "kind"
    wanted = [{k[1], k[2]} for k in free if k[0] == type_]
    for exact, kind in ((True, "alias not resolved"), (False, "party cut otherwise")):
        ends_of = [
            {x, *page.stands_on(n, spans, exact=exact)} for x, n in ((a, record["source"]), (b, record["target"]))
        ]
        if any(k <= ends_of[0] | ends_of[1] for k in wanted):
            return kind
    return "other party" if any({a, b} & k for k in wanted) else "extra"


def _ends(type_: str, source: str, target: str) -> tuple[str, str]:
    unordered = type_ in ("SISTER_CITY", "SIGNED_WITH")
    return (min(source, target), max(source, target)) if unordered else (source, target)


def _overlap(spans: Spans, evidence: list[Record]) -> bool:
    return any(s < e["end"] and e["start"] < t for s, t in spans for e in evidence)


def _around(page: Page, spans: Spans) -> Spans:
    return [page.around(s, e) for s, e in spans]


def _judged(page: Page, kind: str, record: Record, evidence: list[Record], mistakes: frozenset[str]) -> Judged:
    first = evidence[0]
    rules, sure = tuple(record.get("rules") or ()), float(record.get("confidence") or 0.0)
    says = _says(page, {**record, "kind": record.get("flow_kind")}, page.entity)
    return Judged(
        page.document, kind, first["start"], first["end"], says, mistakes, rules, sure, id=record.get("id", "")
    )


def _missed(page: Page, kind: str, gold: Record, why: str) -> Judged:
    start, end = gold["spans"][0]
    return Judged(page.document, kind, start, end, _says(page, gold, str), frozenset({why}), missed=True)


def _says(page: Page, record: Record, entity: Callable[[str], str]) -> str:
    """A record in a line."""

    def names(key: str) -> str:
        return "、".join(page.name(entity(x)) for x in record.get(key) or [])

    if "source" in record:
        return f"{page.name(entity(record['source']))} → {page.name(entity(record['target']))}"
    if "hosts" in record:
        return f"{record.get('name')} ({record.get('date')}): {names('hosts')}; {names('participants')}"
    parties = {r: [entity(x) for x in record.get(r) or []] for r in FLOW_ROLES}
    via = f" via {names('via')}" if record.get("via") else ""
    return f"{page.scorer.flow_text({**record, **parties}, page.name)}{via} {record.get('date') or ''}".strip()
