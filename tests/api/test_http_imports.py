"""Documents over HTTP: imported in the background, removed, exported; who may."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import aidgraph
from aidgraph.api import Settings, create_app
from aidgraph.api.keys import add_key, hashes_in

GIFT = "3月2日，甘肃省红十字会向意大利捐赠口罩2万只。"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a server over an empty store."""
    with TestClient(create_app(tmp_path / "new.db"), base_url="http://localhost") as client:
        yield client


def test_import_in_the_background(empty: TestClient) -> None:
    """Text and files are imported one after the other; each job tells what was taken, or why not; the rest goes on."""
    started = empty.post("/v1/documents", json={"name": "a.txt", "text": GIFT})
    assert (started.status_code, started.json()["taken"]) == (202, None)
    files = [("files", ("b/c.txt", GIFT.encode("gb18030"))), ("files", ("d.pdf", b"%PDF-1.7"))]
    more = empty.post("/v1/documents/upload", files=files).json()["rows"]
    ids = [started.json()["id"], *(j["id"] for j in more)]
    assert empty.get("/v1/flows").status_code == 200  # reads go on
    ended = [empty.get(f"/v1/jobs/{i}", params={"wait": 30}).json() for i in ids]
    assert [(j["document"], j["state"]) for j in ended] == [("a.txt", "done"), ("b/c.txt", "done"), ("d.pdf", "failed")]
    assert (ended[0]["taken"]["change"], ended[0]["taken"]["flows"]) == ("added", 1)
    assert ended[2]["problem"]["type"] == "/problems/unreadable-document"
    assert [r["name"] for r in empty.get("/v1/documents").json()["rows"]] == ["a.txt", "b/c.txt"]
    assert [j["id"] for j in empty.get("/v1/jobs").json()["rows"]] == ids[::-1]


def test_remove(web: TestClient, db: Path) -> None:
    """A document is removed by its name; a second time it is not there."""
    name = "02-shaoxing-friendship-gifts.txt"
    assert web.delete(f"/v1/documents/{name}").json()["kind"] == "removed"
    assert web.delete(f"/v1/documents/{name}").status_code == 404
    assert web.get(f"/v1/documents/{name}").status_code == 404
    with aidgraph.open(db) as graph:
        assert name not in graph.documents() and graph.check() == []


def test_export_is_that_of_the_library(web: TestClient, db: Path) -> None:
    """The stream holds what `export` writes, whatever the time that a question has."""
    out = StringIO()
    with aidgraph.open(db) as graph:
        graph.export(out, min_confidence=0.5)
    got = web.get("/v1/export", params={"min_confidence": 0.5})
    assert got.text == out.getvalue() and len(got.text.splitlines()) > 200


def test_what_cannot_be_imported_is_refused(empty: TestClient) -> None:
    """A name that is none, a body that is none, and a name that is too long are told at once."""
    bad = [{"name": "", "text": "x"}, {"name": "a\nb", "text": "x"}, {"name": "a", "text": ""}, {"name": "a"}]
    assert [empty.post("/v1/documents", json=b).status_code for b in bad] == [422] * 4
    assert empty.post("/v1/documents", content=b"{", headers={"Content-Type": "application/json"}).status_code == 422
    assert empty.post("/v1/documents/upload", files=[("files", ("a" * 501, b"x"))]).status_code == 422
    assert empty.get("/v1/jobs").json()["rows"] == []


def test_too_large(tmp_path: Path) -> None:
    """A body above the limit is refused, told beforehand or not."""
    with TestClient(create_app(tmp_path / "a.db", Settings(largest_body=1000)), base_url="http://localhost") as web:
        told = web.post("/v1/documents", json={"name": "a.txt", "text": "口" * 1000})
        pieces = web.post("/v1/documents", content=(b"x" * 400 for _ in range(4)))
    assert [(x.status_code, x.json()["type"]) for x in (told, pieces)] == [(413, "/problems/too-large")] * 2


def test_too_many_imports(tmp_path: Path) -> None:
    """More imports than may wait are refused with a time after which to come again."""
    with TestClient(create_app(tmp_path / "a.db", Settings(waiting=0)), base_url="http://localhost") as web:
        got = web.post("/v1/documents", json={"name": "a.txt", "text": GIFT})
    assert (got.status_code, got.json()["type"], "retry-after" in got.headers) == (
        429,
        "/problems/too-many-imports",
        True,
    )


def test_keys(tmp_path: Path, db: Path) -> None:
    """With a key set, writing needs it, reading does not; the file holds no key."""
    file = tmp_path / "keys"
    key = add_key(file, "ruth")
    assert key not in file.read_text(encoding="utf-8") and file.stat().st_mode & 0o077 == 0
    with TestClient(create_app(db, Settings(keys=hashes_in(file)))) as web:
        tries = ({}, {"Authorization": "Bearer aidgraph_guess"}, {"Authorization": f"Bearer {key}"})
        got = [web.delete("/v1/documents/08-taizhou-yearbook.txt", headers=h) for h in tries]
        assert web.get("/v1/flows").status_code == 200
    assert [x.status_code for x in got] == [401, 403, 200]
    assert [x.json().get("type") for x in got] == ["/problems/key-needed", "/problems/wrong-key", None]
    assert got[0].headers["www-authenticate"] == "Bearer"


def test_pages_of_other_sites_may_not_write(empty: TestClient) -> None:
    """A form of another web site that the user visits cannot write; a page of this server can."""
    body = {"name": "a.txt", "text": GIFT}
    other = empty.post("/v1/documents", json=body, headers={"Origin": "https://evil.example"})
    own = empty.post("/v1/documents", json=body, headers={"Origin": "http://localhost"})
    assert (other.status_code, own.status_code) == (403, 202)


def test_log_lines(web: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """Each request is logged as a line of JSON with its id, status and time, without what was asked."""
    with caplog.at_level("INFO", logger="aidgraph.api"):
        web.get("/v1/search", params={"text": "绍兴"}, headers={"X-Request-ID": "mine-3"})
    line = json.loads(caplog.records[-1].message)
    assert (line["request_id"], line["path"], line["status"]) == ("mine-3", "/v1/search", 200)
    assert line["ms"] > 0 and "绍兴" not in caplog.records[-1].message
