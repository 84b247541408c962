"""The questions over HTTP: answers, pages, streams, what is refused and how."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel

import aidgraph
from aidgraph import queries
from aidgraph.api import Settings, create_app
from aidgraph.api.importing import Taken
from aidgraph.api.judging import Said
from aidgraph.api.kinds import KINDS
from aidgraph.api.problems import kind_of
from aidgraph.api.shapes import answers, judging, network, records, stories, writing
from aidgraph.graph import anchor, claim, difference, entity, errors, judgement, values
from aidgraph.graph.document import Document
from aidgraph.graph.errors import UsageError
from aidgraph.graph.store import Change
from aidgraph.graph.store import Problem as Fault
from aidgraph.records import plain


def test_pages_join(web: TestClient) -> None:
    """Pages, each behind the cursor of the one before, give what one large page gives."""
    whole = web.get("/v1/flows", params={"limit": 1000}).json()["rows"]
    rows: list[Any] = []
    after = None
    while True:
        page = web.get("/v1/flows", params={"limit": 7} | ({"after": after} if after else {})).json()
        assert len(page["rows"]) <= 7
        rows += page["rows"]
        if (after := page["next"]) is None:
            break
    assert rows == whole and len(rows) > 14


def test_ndjson(web: TestClient) -> None:
    """Who accepts NDJSON gets all rows, one a line."""
    whole = web.get("/v1/evidence", params={"of": "绍兴市", "limit": 1000}).json()["rows"]
    got = web.get("/v1/evidence", params={"of": "绍兴市"}, headers={"Accept": "application/x-ndjson"})
    assert got.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in got.text.splitlines()] == whole


def test_unchanged_answers_are_not_sent_again(web: TestClient, db: Path) -> None:
    """An answer with its ETag is 304 while it is the same, and new when documents changed it."""
    tag = web.get("/v1/flows").headers["etag"]
    same = web.get("/v1/flows", headers={"If-None-Match": tag})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    with aidgraph.open(db) as graph:
        graph.remove("02-shaoxing-friendship-gifts.txt")
    assert web.get("/v1/flows", headers={"If-None-Match": tag}).status_code == 200


def test_long_answers_are_compressed(web: TestClient) -> None:
    """A long answer is compressed for who takes that, and not for others."""
    assert web.get("/v1/flows", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in web.get("/v1/flows", headers={"Accept-Encoding": "identity"}).headers


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/v1/entity?name=不存在的机构", 404, "not-found"),
        ("/v1/entity", 422, "invalid-request"),
        ("/v1/entity?nam=x", 422, "invalid-request"),
        ("/v1/flows?limit=0", 422, "invalid-request"),
        ("/v1/flows?limit=1001", 422, "invalid-request"),
        ("/v1/flows?since=soon", 422, "usage-error"),
        ("/v1/flows?after=xx", 422, "usage-error"),
        ("/v1/flows?min_confidence=nan", 422, "invalid-request"),
        ("/v1/flows/f0", 404, "not-found"),
        ("/v1/path?source=绍兴市&target=绍兴市", 422, "usage-error"),
        ("/v1/path?source=绍兴市&target=考纳斯市&types=LIKES", 422, "usage-error"),
        ("/v1/coverage?document=none.txt", 404, "not-found"),
        ("/v1/nothing", 404, "no-such-path"),
        ("/problems/none", 404, "not-found"),
    ],
)
def test_problems(web: TestClient, path: str, status: int, kind: str) -> None:
    """What is wrong is told as a problem with a stable type, a sentence and the request's id."""
    got = web.get(path, headers={"X-Request-ID": "mine-1"})
    told = got.json()
    assert (got.status_code, got.headers["content-type"]) == (status, "application/problem+json")
    assert (told["status"], told["type"], told["request_id"]) == (status, f"/problems/{kind}", "mine-1")
    assert told["detail"] and web.get(told["type"]).text == KINDS[kind]


def test_every_error_has_a_kind() -> None:
    """Each error of the tree is a problem whose meaning can be looked up."""

    def below(c: type[errors.AidgraphError]) -> list[type[errors.AidgraphError]]:
        return [x for s in c.__subclasses__() if s.__module__ == errors.__name__ for x in (s, *below(s))]

    assert [c for c in below(errors.AidgraphError) if kind_of(c) not in KINDS] == []


def test_a_method_that_is_not_there(web: TestClient) -> None:
    """A wrong method is a problem too, and says which ones there are."""
    got = web.put("/v1/flows")
    assert (got.status_code, got.json()["type"], got.headers["allow"]) == (405, "/problems/method-not-allowed", "GET")


def test_a_slow_question_is_stopped(db: Path) -> None:
    """A question that takes longer than it may is stopped in the store and told as a problem."""
    with TestClient(create_app(db, Settings(seconds=1e-9)), base_url="http://localhost") as web:
        got = web.get("/v1/flows")
    assert (got.status_code, got.json()["type"]) == (504, "/problems/too-slow")


def test_other_host_names_are_refused(web: TestClient) -> None:
    """Without a key the server answers to names of this machine only: a page cannot make its own name mean it."""
    got = web.get("/v1/flows", headers={"Host": "evil.example"})
    assert (got.status_code, got.json()["type"]) == (403, "/problems/host-not-allowed")
    assert web.get("/healthz", headers={"Host": "127.0.0.1:8000"}).status_code == 200


def test_other_sites_may_not_read(web: TestClient, db: Path) -> None:
    """No other web site's script may read answers, unless it was named."""
    asked = {"Origin": "https://press.example"}
    assert "access-control-allow-origin" not in web.get("/v1/flows", headers=asked).headers
    settings = Settings(origins=("https://press.example",))
    with TestClient(create_app(db, settings), base_url="http://localhost") as other:
        got = other.get("/v1/flows", headers=asked).headers["access-control-allow-origin"]
        strange = other.get("/v1/flows", headers={"Origin": "https://else.example"}).headers
    assert got == "https://press.example" and "access-control-allow-origin" not in strange


def test_a_defect_is_told(web: TestClient, db: Path) -> None:
    """A defect is a problem with the request's id, without what was in the program; the server goes on."""
    with sqlite3.connect(db) as raw:
        raw.execute("DROP TABLE party")
    got = web.get("/v1/flows", params={"party": "绍兴市"}, headers={"X-Request-ID": "mine-2"})
    assert (got.status_code, got.json()["type"]) == (500, "/problems/defect")
    assert "mine-2" in got.json()["detail"] and "party" not in got.json()["detail"]
    assert web.get("/readyz").status_code == 200


PAIRS = [
    (records.Flow, entity.Flow), (records.Event, entity.Event), (records.Tie, entity.Tie), (records.Entity, entity.Entity),
    (records.Conflict, entity.Conflict), (records.Money, values.Money), (records.Quantity, values.Quantity),
    (records.Item, values.Item), (records.Dated, values.Dated), (records.Words, values.Words),
    (answers.Coverage, claim.Coverage), (answers.Unused, claim.Unused), (writing.Taken, Taken), (writing.Change, Change),
    (judging.Said, Said), (judging.EntityAnchor, anchor.EntityAnchor), (judging.ClaimAnchor, anchor.ClaimAnchor),
    (judging.Signature, judgement.Signature), (judging.Judgement, judgement.Judgement), (judging.Correction, judgement.Correction),
    (writing.Document, Document), (writing.Fault, Fault), (writing.Difference, difference.Difference),
    (writing.EntityChange, difference.EntityChange), (writing.RecordChange, difference.RecordChange),
    *((getattr(module, name), value) for name, value in vars(queries).items() if is_dataclass(value)
      for module in (answers, judging, network, stories, writing) if name in vars(module) and vars(module)[name].__module__ == module.__name__),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "answer"), PAIRS)
def test_shapes_hold_what_answers_hold(shape: type[BaseModel], answer: Any) -> None:
    """A shape has the fields of its answer, so that nothing is left out over HTTP."""
    assert list(shape.model_fields) == [f.name for f in fields(answer)]


def test_pairs_are_all() -> None:
    """Every answer of the questions has a shape."""
    named = {n for n, v in vars(queries).items() if is_dataclass(v)} - {"Page", "Answer", "Candidate"}
    assert named <= {shape.__name__ for shape, _ in PAIRS}


def test_every_field_has_an_example(web: TestClient) -> None:
    """The description shows an example of every argument and of every field that is no record or list of records."""
    made = web.get("/openapi.json").json()
    missing = [
        f"{name}.{field}"
        for name, schema in made["components"]["schemas"].items()
        for field, about in schema.get("properties", {}).items()
        if not any(x in json.dumps(about) for x in ("$ref", "examples", "octet-stream"))
    ]
    missing += [
        f"{path}?{p['name']}"
        for path, item in made["paths"].items()
        for operation in item.values()
        for p in operation.get("parameters", ())
        if p["in"] == "query" and "examples" not in json.dumps(p)
    ]
    assert missing == []


def test_the_answer_is_that_of_the_library(web: TestClient, db: Path) -> None:
    """What `--json` prints and what the API sends are the same."""
    with aidgraph.open(db) as graph:
        expected = json.loads(json.dumps(plain(graph.helped(by="month"))))
    assert web.get("/v1/helped", params={"by": "month"}).json() == expected


def test_a_taken_port(db: Path) -> None:
    """A port that is taken is a sentence, not a traceback."""
    from aidgraph.api.running import take_port

    with take_port("127.0.0.1", 0) as taken, pytest.raises(UsageError, match="give another --port"):
        take_port("127.0.0.1", taken.getsockname()[1])
