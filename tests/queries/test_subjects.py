"""Anchors mean what was pointed at, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aidgraph import queries
from aidgraph.graph.anchor import claim_anchor, find_claim
from aidgraph.graph.claim import Reading
from aidgraph.graph.errors import Ambiguous, NotFound
from aidgraph.graph.judgement import Correction, Signature
from aidgraph.graph.store import SqliteStore
from aidgraph.graph.store.codec import profile_of
from generated import collections, filled
from readings import Sheet

LAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NEW = "一个没有别人用过的很长的新名称"


def bearers(store: SqliteStore) -> dict[tuple[str, str], tuple[str, str]]:
    """The entity and the name of each local entity."""
    sql = "SELECT l.document, l.id, p.entity, p.body FROM local_entity l JOIN profile p ON p.id = l.profile"
    return {(r["document"], r["id"]): (r["entity"], profile_of(r["body"]).name) for r in store.rows(sql)}


@LAW
@given(collections())
def test_every_claim_is_found(given_: list[Reading]) -> None:
    """The anchor of a claim finds that claim in the reading that it was made of."""
    for reading in given_:
        for c in reading.claims:
            assert find_claim(claim_anchor(c.id, reading), reading) == c.id


@LAW
@given(collections(), st.data())
def test_renaming_names_one_entity(given_: list[Reading], data: st.DataObject) -> None:
    """All names of an entity, and no name of another, are meant by its anchors; also after it was renamed once."""
    with filled(given_) as store:
        for minute, new in enumerate((NEW, NEW + "会")):
            with store.view() as view:
                entity = data.draw(st.sampled_from(view.entities()))
            before = bearers(store)
            targets = tuple(queries.entity_subjects(store, entity))
            store.judge(
                Correction(targets, "name", new, Signature("li", f"2024-05-01T10:0{minute}:00+00:00", "by chance"))
            )
            after = bearers(store)
            assert {i for i, (_, name) in after.items() if name == new} == {
                i for i, (e, _) in before.items() if e == entity.id
            }


def named(name: str, *bodies: tuple[str, str | None]) -> Reading:
    sheet = Sheet(name, "。".join(b for b, _ in bodies))
    for body, division in bodies:
        sheet.body(body, division=division, aliases=["蓝鲸"] if body.startswith("蓝鲸") else [])
    return sheet.reading()


def test_name_in_a_document(store: SqliteStore) -> None:
    """DOCUMENT#NAME means the bearer there, also by a short form; what it does not name, or twice, is told."""
    store.put(named("a#1.txt", ("蓝鲸基金会", None), ("红十字会", "松江市"), ("红十字会", "云岭市")))
    assert queries.entity_subject(store, "a#1.txt#蓝鲸").name == "蓝鲸基金会"
    assert queries.entity_subject(store, "a#1.txt#蓝鲸").document == "a#1.txt"
    with pytest.raises(NotFound, match="蓝鲸基金会"):
        queries.entity_subject(store, "a#1.txt#远帆")
    with pytest.raises(Ambiguous, match="云岭市"):
        queries.entity_subject(store, "a#1.txt#红十字会")


def test_how_wide_an_anchor_is(store: SqliteStore) -> None:
    """A name that says who is meant is anchored everywhere; a general name in its document only."""
    store.put(named("a.txt", ("蓝鲸基金会", "松江市"), ("红十字会", None)))
    assert queries.entity_subject(store, "蓝鲸基金会").document is None
    assert queries.entity_subject(store, "红十字会").document == "a.txt"
    assert queries.party(store, "从未提到的公司").document is None
