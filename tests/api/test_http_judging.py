"""What people say over HTTP: who may, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from aidgraph.api import Settings, create_app
from aidgraph.api.keys import hashed

SAID = {"left": "绍兴市政府", "right": "绍兴市", "verdict": "same", "author": "li", "reason": "one seal"}
SIGNED = {"author": "li", "reason": "why"}
WRITES: list[tuple[str, dict[str, Any]]] = [
    ("judgements", SAID),
    ("corrections", {"what": "派桑杜市", "field": "name", "value": "派桑杜", **SIGNED}),
    ("rejections", {"what": "f0", **SIGNED}),
    ("splits", {"entity": "绍兴市", "documents": ["a.txt"], **SIGNED}),
    ("undo", {"id": "j0", **SIGNED}),
    ("statements", {"statements": []}),
]


@pytest.mark.parametrize(("path", "body"), WRITES)
def test_saying_needs_the_key(db: Path, path: str, body: dict[str, Any]) -> None:
    """Where the server has a key, nobody says anything without it, and no page of another site does; reading is free."""
    with TestClient(create_app(db, Settings(keys=(hashed("aidgraph_k"),))), base_url="http://localhost") as web:
        told = [
            web.post(f"/v1/{path}", json=body).json()["type"],
            web.post(f"/v1/{path}", json=body, headers={"Authorization": "Bearer aidgraph_x"}).json()["type"],
            web.post(
                f"/v1/{path}", json=body, headers={"Authorization": "Bearer aidgraph_k", "Origin": "https://a.example"}
            ).json()["type"],
        ]
        assert told == ["/problems/key-needed", "/problems/wrong-key", "/problems/other-origin"]
        assert web.get("/v1/judgements").json()["rows"] == []


def test_said_and_listed(web: TestClient) -> None:
    """What is said comes back with its ids and what it changed, and is listed with who said it."""
    done = web.post("/v1/judgements", json=SAID)
    assert done.status_code == 200 and done.json()["difference"]["entities"]
    (standing,) = web.get("/v1/judgements", params={"state": "applied"}).json()["rows"]
    assert [standing["id"]] == done.json()["ids"] and standing["statement"]["signed"]["author"] == "li"
    assert web.get("/v1/changes").json()["rows"][-1]["act"] == "state"


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("judgements", SAID | {"author": " "}, "usage-error"),
        ("judgements", SAID | {"verdict": "maybe"}, "invalid-request"),
        ("judgements", SAID | {"more": 1}, "invalid-request"),
        ("corrections", {"what": "f0", "field": "status", "author": "li", "reason": "why"}, "invalid-request"),
        ("splits", {"entity": "绍兴市", "documents": [], "author": "li", "reason": "why"}, "invalid-request"),
        ("statements", {"statements": [{"left": 1}]}, "invalid-request"),
    ],
)
def test_what_cannot_be_said(web: TestClient, path: str, body: dict[str, Any], kind: str) -> None:
    """What is not whole is refused with a sentence."""
    got = web.post(f"/v1/{path}", json=body)
    assert (got.status_code, got.json()["type"]) == (422, f"/problems/{kind}") and got.json()["detail"]


def test_a_statement_that_breaks_the_model(web: TestClient) -> None:
    """A statement put together wrongly elsewhere is an invalid record, and nothing is taken over."""
    side = {"type": "Organization", "name": "松江市侨联", "division": None, "document": None}
    signed = {"author": "li", "time": "2024-05-01T10:00:00+00:00", "reason": "why"}
    got = web.post(
        "/v1/statements", json={"statements": [{"left": side, "right": side, "verdict": "same", "signed": signed}]}
    )
    assert (got.status_code, got.json()["type"]) == (422, "/problems/invalid-record")
    assert web.get("/v1/judgements").json()["rows"] == []


def test_a_wrong_cursor_of_changes(web: TestClient) -> None:
    """A cursor of something else is told."""
    got = web.get("/v1/changes", params={"after": "xx"})
    assert (got.status_code, got.json()["type"]) == (422, "/problems/usage-error")
