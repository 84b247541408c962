"""What stands where: an event with its sentences, a document's text with all that was read out of it."""

from __future__ import annotations

import pytest

from aidgraph.graph.errors import NotFound
from aidgraph.graph.store import SqliteStore
from aidgraph.queries import co_hosted, event, evidence, text
from readings import Sheet


def test_an_event_with_its_words(store: SqliteStore) -> None:
    """An event comes with everybody by name and the sentence it rests on."""
    sheet = (
        Sheet("c.txt", "远帆基金会和松江友协主办友城论坛，林小雨出席。")
        .body("远帆基金会")
        .body("松江友协")
        .person("林小雨")
    )
    store.put(sheet.event("友城论坛", "远帆基金会、松江友协", participants="林小雨").reading())
    (both,) = co_hosted(store)
    story = event(store, both.events[0].event.id)
    assert {n.name for n in story.row.hosts} == {"远帆基金会", "松江友协"}
    assert [n.name for n in story.row.participants] == ["林小雨"]
    assert [q.span.quote for q in story.evidence] == ["远帆基金会和松江友协主办友城论坛，林小雨出席"]


def test_no_such_event(aid: SqliteStore) -> None:
    """An id that no event bears is not found."""
    with pytest.raises(NotFound, match="no event has the id"):
        event(aid, "v0")


def test_a_text_with_its_marks(aid: SqliteStore) -> None:
    """Mentions stand in the order of the text with the entity that the graph knows; claims are those of the evidence."""
    told = text(aid, "a.txt")
    assert [m.span.start for m in told.mentions] == sorted(m.span.start for m in told.mentions)
    assert {m.entity.name for m in told.mentions} == {"远帆基金会", "贝加国", "松江市", "云岭市", "林小雨"}
    assert all(told.document.text[m.span.start : m.span.end] == m.span.quote for m in told.mentions)
    assert list(told.claims) == [g for g in evidence(aid, *(c.claim for c in told.claims))] and len(told.claims) == 4


def test_a_text_without_claims(store: SqliteStore) -> None:
    """A document that says nothing has its text and no marks."""
    store.put(Sheet("d.txt", "今天天气好。").reading())
    assert (text(store, "d.txt").mentions, text(store, "d.txt").claims) == ((), ())
