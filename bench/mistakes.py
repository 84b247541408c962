"""What is wrong in one record beside the reference record that it stands for: mistakes by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from scorer import EVENT_ROLES, FLOW_ROLES, Page, Record

KINDS = {
    "missed trigger": "the reference has it, and nothing was read in its sentence",
    "party not found": "missed, and a party's name in the sentence was not found",
    "broken by layout": "missed, and its sentence was cut in two where the text goes on",
    "list not distributed": "one record where the reference has several, or several where it has one",
    "extra": "nothing of the kind is told there",
    "told twice": "read a second time as a record of its own",
    "kind": "read as another kind of flow or tie",
    "wrong role": "the party is right, its role is not",
    "alias not resolved": "the words are right, the entity they were given to is not",
    "party cut otherwise": "the party's name was found, but begins or ends elsewhere",
    "other party": "a party that the reference does not give that role",
    "party missing": "a party that the reference gives that role, and the record does not",
    "goods": "goods missing, too many or cut otherwise",
    "number": "a figure or a unit of goods, or the amount of money",
    "status": "delivered, pledged, in progress, cancelled",
    "date": "another date, one missing or one too many",
    "name": "an event's name",
    "boundary": "a mention that begins or ends elsewhere",
    "type": "a mention of another type",
    "missed": "a mention that was not found",
    "false alarm": "a mention of nothing",
}
"""Every kind of mistake with what it says."""

FALSE = frozenset(
    {"extra", "kind", "wrong role", "alias not resolved", "party cut otherwise", "other party", "number", "status"}
)
"""Mistakes that make a record say what is not so; the others leave something out or word it otherwise."""

Number = Callable[[Any], float | None]


def flow_mistakes(page: Page, gold: Record, told: Record, spans: list[tuple[int, int]]) -> set[str]:
    """The mistakes of the flow `told` against the reference's flow `gold`, whose words and those of `told` are in `spans`."""
    found = party_mistakes(page, gold, told, FLOW_ROLES, spans)
    if gold["kind"] != told.get("flow_kind"):
        found.add("kind")
    found |= _goods(page, gold, told)
    if _number(page)(gold.get("amount")) != _number(page)(told.get("amount")):
        found.add("number")
    if gold.get("status") != told.get("status"):
        found.add("status")
    if str(gold.get("date") or "") != str(told.get("date") or ""):
        found.add("date")
    return found


def event_mistakes(page: Page, gold: Record, told: Record, spans: list[tuple[int, int]]) -> set[str]:
    """The mistakes of an event; names are compared as the scorer compares names."""
    found = party_mistakes(page, gold, told, EVENT_ROLES, spans)
    if page.scorer.norm(gold.get("name") or "") != page.scorer.norm(told.get("name") or ""):
        found.add("name")
    if str(gold.get("date") or "") != str(told.get("date") or ""):
        found.add("date")
    return found


def party_mistakes(
    page: Page, gold: Record, told: Record, roles: Iterable[str], spans: list[tuple[int, int]]
) -> set[str]:
    """Parties in another role, given to another entity, missing or too many."""
    asked = {r: set(gold.get(r) or []) for r in roles}
    said = {r: {page.entity(n): n for n in told.get(r) or []} for r in roles}
    all_asked, all_said = set().union(*asked.values()), set().union(*(s.keys() for s in said.values()))
    found: set[str] = set()
    for role, parties in asked.items():
        missing = parties - said[role].keys()
        for entity in said[role].keys() - parties:
            kind, behind = _why_other(page, said[role][entity], missing, spans)
            missing -= behind
            found.add("wrong role" if entity in all_asked else kind)
        found |= {"wrong role" if entity in all_said else "party missing" for entity in missing}
    return found


def _why_other(page: Page, node: str, missing: set[str], spans: list[tuple[int, int]]) -> tuple[str, set[str]]:
    """Why a party is not one of those asked for, and which of the `missing` ones it stands in the place of."""
    if behind := page.stands_on(node, spans) & missing:
        return "alias not resolved", behind
    if behind := page.stands_on(node, spans, exact=False) & missing:
        return "party cut otherwise", behind
    return "other party", set()


def shared(page: Page, gold: Record, told: Record, roles: Iterable[str], spans: list[tuple[int, int]]) -> int:
    """How much two records have in common: parties in their role count most, then parties, aliases, goods, money."""
    points = 0
    asked = {x for r in roles for x in gold.get(r) or []}
    for role in roles:
        for node in told.get(role) or []:
            entity = page.entity(node)
            points += 4 * (entity in (gold.get(role) or [])) or 2 * (entity in asked)
            points += 2 * bool(entity not in asked and page.stands_on(node, spans, exact=False) & asked)
    keys = page.scorer.item_keys
    points += 3 * len(keys(gold) & keys(told)) + 3 * (
        _number(page)(gold.get("amount")) == _money(page, told) is not None
    )
    return points


def _goods(page: Page, gold: Record, told: Record) -> set[str]:
    """Goods by name first; figures where the names are the same."""
    asked = {name: (value, unit) for name, value, unit in page.scorer.item_keys(gold)}
    said = {name: (value, unit) for name, value, unit in page.scorer.item_keys(told)}
    found = {"goods"} if asked.keys() != said.keys() else set()
    if any(asked[n] != said[n] for n in asked.keys() & said.keys()):
        found.add("number")
    loose = {v for n, v in said.items() if n not in asked and v[0] is not None}
    figures = {v[0] for v in asked.values()}
    if any(v[0] not in figures for v in loose) and asked:
        found.add("number")
    return found


def _money(page: Page, told: Record) -> float | None:
    return _number(page)(told.get("amount"))


def _number(page: Page) -> Number:
    return page.scorer.num
