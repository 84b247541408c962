"""A graph on a server answers as one in a file does."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import httpx2
import pytest

import aidgraph
from aidgraph.database import Database
from aidgraph.graph import errors
from aidgraph.graph.difference import Difference
from aidgraph.graph.judgement import Judgement
from aidgraph.graph.store import open_store
from aidgraph.judging import Judging, signature
from aidgraph.questions import Questions
from aidgraph.records import Results, plain
from aidgraph.remote import Remote
from aidgraph.testing import serving
from aidgraph.transport import ATTEMPTS
from readings import Sheet


@pytest.fixture
def both(read_once: Path, tmp_path: Path) -> Iterator[tuple[Database, Remote]]:
    """The same store, opened and connected to."""
    path = shutil.copy(read_once, tmp_path / "aid.db")
    with aidgraph.open(path, read_only=True) as graph, serving(path) as remote:
        yield graph, remote


ASKED: list[tuple[str, Callable[[Questions], Any]]] = [
    ("search", lambda g: g.search("绍兴", 3)),
    ("entity", lambda g: g.entity("绍兴市")),
    ("flows", lambda g: g.flows()),
    ("flows, filtered", lambda g: g.flows(recipient="绍兴市", since="2020", kind="donation", min_confidence=0.3)),
    ("flows, a page", lambda g: g.flows(limit=5, after=g.flows(limit=5).next)),
    ("flows, all", lambda g: g.flows(limit=None)),
    ("conflicts, latest", lambda g: g.conflicts(policy="latest")),
    ("flow", lambda g: g.flow(g.flows()[0].flow.id)),
    ("event", lambda g: g.event(g.co_hosted()[0].events[0].event.id)),
    ("text", lambda g: g.text("02-shaoxing-friendship-gifts.txt")),
    *((f"helped by {by}", lambda g, by=by: g.helped(by=by)) for by in ("pair", "country", "month", "goods", "kind")),
    ("pledges", lambda g: g.pledges(kept=True)),
    ("path", lambda g: g.path("绍兴市", "考纳斯市", k=3, avoid=("绍兴市人民对外友好协会",))),
    ("network", lambda g: g.network("绍兴市", hops=2, types=["DONATED", "SISTER_CITY"])),
    ("network of all", lambda g: g.network(limit=20)),
    ("co_hosted", lambda g: g.co_hosted()),
    ("intermediaries", lambda g: g.intermediaries(limit=None)),
    ("chains", lambda g: g.chains()),
    ("reciprocity", lambda g: g.reciprocity(level="country")),
    ("timeline", lambda g: g.timeline("绍兴市")),
    ("timeline of two", lambda g: g.timeline("绍兴市", "考纳斯市", kinds=["tie"])),
    ("conflicts", lambda g: g.conflicts()),
    ("evidence", lambda g: g.evidence("绍兴市", g.flows()[0].flow.id, limit=None)),
    ("ask", lambda g: g.ask("谁向绍兴市捐赠了护目镜？")),
    ("ask, not understood", lambda g: g.ask("Why?")),
    ("understand", lambda g: g.understand("Who helped Togo in 2020?")),
    ("coverage", lambda g: g.coverage("02-shaoxing-friendship-gifts.txt")),
    ("explain", lambda g: g.explain("02-shaoxing-friendship-gifts.txt")),
    ("documents", lambda g: g.documents()),  # type: ignore[attr-defined]  # Questions is what both share by type
    ("document", lambda g: g.document("02-shaoxing-friendship-gifts.txt")),
    ("holds", lambda g: g.holds()),  # type: ignore[attr-defined]  # as above
    ("review", lambda g: g.review(limit=30)),  # type: ignore[attr-defined]  # as above
    ("judgements", lambda g: g.judgements()),  # type: ignore[attr-defined]  # as above
    ("changes", lambda g: g.changes(limit=4)),  # type: ignore[attr-defined]  # as above
    ("check", lambda g: g.check()),  # type: ignore[attr-defined]  # as above
]


@pytest.mark.parametrize(("name", "ask"), ASKED, ids=[n for n, _ in ASKED])
def test_open_and_connect_answer_alike(
    name: str, ask: Callable[[Questions], Any], both: tuple[Database, Remote]
) -> None:
    """Every question gives equal results, of the same classes, from a file and from a server."""
    local, remote = (ask(g) for g in both)
    assert type(local) is type(remote) and local == remote
    if isinstance(local, Results):
        assert local.whole() == remote.whole()
        assert local._repr_html_() == remote._repr_html_()


def test_every_method_is_on_both() -> None:
    """What can be called on the one can be called on the other, but for mending, which needs the file."""
    assert {n for n in dir(Database) if n[0] != "_"} - {"mend"} == {n for n in dir(Remote) if n[0] != "_"}


@pytest.fixture
def writable(read_once: Path, tmp_path: Path) -> Iterator[tuple[Database, Remote]]:
    """Two equal stores, one opened and one connected to with its key."""
    one, two = (shutil.copy(read_once, tmp_path / name) for name in ("one.db", "two.db"))
    with aidgraph.open(one) as graph, serving(two, key="aidgraph_k") as remote:
        yield graph, remote


GIFTS = "02-shaoxing-friendship-gifts.txt"
ACTS: list[tuple[str, Callable[[Judging, str], Any]]] = [
    ("same", lambda g, f: g.judge("绍兴市政府", "绍兴市", "same", "one seal", author="li")),
    ("different", lambda g, f: g.judge(f"{GIFTS}#绍兴市", "派桑杜市", "different", "two towns", author="li")),
    ("status", lambda g, f: g.correct(f, "status", "in_progress", "by telephone", author="li")),
    ("parties", lambda g, f: g.correct(f, "recipient", ["绍兴市", "新的机构"], "both signed", author="li")),
    ("no date", lambda g, f: g.correct(f, "date", None, "a misprint", author="li")),
    ("name", lambda g, f: g.correct("派桑杜市", "name", "派桑杜", "as on the map", author="li")),
    ("reject", lambda g, f: g.reject(f, "never happened", author="li")),
    ("apart", lambda g, f: g.apart("绍兴市", [GIFTS], "another town", author="li")),
]


@pytest.mark.parametrize(("name", "act"), ACTS, ids=[n for n, _ in ACTS])
def test_judging_is_alike(
    name: str, act: Callable[[Judging, str], Any], writable: tuple[Database, Remote], tmp_path: Path
) -> None:
    """What is said through a server changes the same as in a file, is listed the same, and is taken back the same."""
    local, remote = writable
    flow = local.flows(recipient="派桑杜市")[0].flow.id
    before = _timeless(local.flows(limit=None))
    said = [act(g, flow) for g in writable]
    assert said[0].said == said[1].said
    assert _timeless(local.flows(limit=None)) == _timeless(remote.flows(limit=None))
    assert _timeless(local.judgements()) == _timeless(remote.judgements())
    if name != "apart":  # which half of what was split is told as new depends on ids that hold the time
        assert _timeless(local.changes(limit=None)) == _timeless(remote.changes(limit=None))
    assert remote.changes(limit=3).next == "3" and len(remote.changes(since=3, limit=4)) == 4
    for graph, done in zip(writable, said, strict=True):
        assert [graph.undo(i, author="li").said[0] for i in done.ids] == list(done.said)
        assert _timeless(graph.flows(limit=None)) == before
    assert remote.export_judgements(tmp_path / "said.jsonl") == len(said[1].ids)
    assert local.import_judgements(tmp_path / "said.jsonl").ids == tuple(s.id for s in remote.judgements())
    assert remote.import_judgements(tmp_path / "said.jsonl").difference == Difference()


def _timeless(rows: Results[Any]) -> list[str]:
    """Pieces of rows as text without what holds the time at which something was said: it, ids made from it, and their order."""
    told = (re.sub(r"[a-z][0-9a-f]{16}|\d{4}-\d\d-\d\dT[\d:.+]+", "-", json.dumps(plain(r))) for r in rows)
    return sorted(piece.strip(" ,]}") for row in told for piece in re.split(r'(?=\{"fate")', row))


def test_review_is_alike(writable: tuple[Database, Remote], tmp_path: Path) -> None:
    """The pairs to review are the same; one that was judged is asked for no more."""
    local, remote = writable
    for graph in writable:
        with open_store(tmp_path / ("one.db" if graph is local else "two.db")) as store:
            for name, place in (("c.txt", "松江市"), ("d.txt", "云岭市"), ("e.txt", None)):
                store.put(Sheet(name, "蓝鲸基金会成立。").body("蓝鲸基金会", division=place).reading())
    pairs = local.review(limit=50)
    assert list(remote.review(limit=50)) == list(pairs) and len(pairs) > 0
    u = pairs[0]
    remote.say(Judgement(u.left.anchor, u.right.anchor, "unsure", signature("cannot tell", "li")))
    assert u not in list(remote.review(limit=50))


JUDGED_WRONGLY: list[tuple[type[errors.AidgraphError], Callable[[Judging], Any]]] = [
    (errors.NotFound, lambda g: g.judge("不存在的机构", "绍兴市", "same", "why")),
    (errors.Ambiguous, lambda g: g.judge("红十字会", "绍兴市", "same", "why")),
    (errors.UsageError, lambda g: g.judge("绍兴市", "绍兴市", "same", "why")),
    (errors.UsageError, lambda g: g.judge("绍兴市", "派桑杜市", "same", " ")),
    (errors.UsageError, lambda g: g.correct("绍兴市", "colour", "red", "why")),
    (errors.UsageError, lambda g: g.correct("派桑杜市", "type", "Ship", "why")),
    (errors.NotFound, lambda g: g.reject("f0", "why")),
    (errors.NotFound, lambda g: g.undo("j0")),
    (errors.NotFound, lambda g: g.apart("绍兴市", ["none.txt"], "why")),
]


@pytest.mark.parametrize(("kind", "act"), JUDGED_WRONGLY)
def test_errors_of_judging_are_alike(
    kind: type[errors.AidgraphError], act: Callable[[Judging], Any], writable: tuple[Database, Remote]
) -> None:
    """What cannot be said raises the same error with the same sentence, and changes nothing."""
    said: list[str] = []
    for graph in writable:
        with pytest.raises(kind) as caught:
            act(graph)
        said.append(str(caught.value))
        assert list(graph.judgements()) == []
    assert said[0] == said[1]


WRONG: list[tuple[type[errors.AidgraphError], Callable[[Questions], Any]]] = [
    (errors.NotFound, lambda g: g.entity("不存在的机构")),
    (errors.NotFound, lambda g: g.flow("f0")),
    (errors.NotFound, lambda g: g.event("v0")),
    (errors.NotFound, lambda g: g.text("none.txt")),
    (errors.NotFound, lambda g: g.document("none.txt")),
    (errors.UsageError, lambda g: g.flows(since="soon")),
    (errors.UsageError, lambda g: g.flows(after="xx")),
    (errors.UsageError, lambda g: g.path("绍兴市", "绍兴市")),
]


@pytest.mark.parametrize(("kind", "ask"), WRONG)
def test_errors_are_alike(
    kind: type[errors.AidgraphError], ask: Callable[[Questions], Any], both: tuple[Database, Remote]
) -> None:
    """What is wrong raises the same error with the same sentence."""
    said: list[str] = []
    for graph in both:
        with pytest.raises(kind) as caught:
            ask(graph)
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_import_and_remove(tmp_path: Path) -> None:
    """Files are sent, read on the server and told of as on opening; what cannot be read is reported."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("3月2日，甘肃省红十字会向意大利捐赠口罩2万只。", encoding="gb18030")
    (tmp_path / "in" / "b.txt").write_bytes(b"%PDF-1.7")
    seen: list[str] = []
    with aidgraph.open(tmp_path / "one.db") as graph, serving(tmp_path / "two.db", key="aidgraph_k") as remote:
        local, sent = graph.ingest(tmp_path / "in"), remote.ingest(tmp_path / "in", progress=False)
        assert local == sent and len(sent.failures) == 1
        again = remote.ingest_bytes("甘肃省红十字会向泰国捐赠手套30双。".encode(), "c.txt")
        seen = remote.documents()
        remote.remove("c.txt")
        out = [StringIO(), StringIO()]
        graph.export(out[0])
        remote.export(out[1])
        assert (again.documents[0].change, seen, remote.documents()) == ("added", ["a.txt", "c.txt"], ["a.txt"])
    assert out[0].getvalue() == out[1].getvalue()


def test_without_the_key(tmp_path: Path) -> None:
    """Without the key of a server nothing is written, and the error says what is missing."""
    with serving(tmp_path / "a.db", key="aidgraph_k") as remote:
        stranger = Remote("http://localhost", client=remote._transport._http)
        del remote._transport._http.headers["Authorization"]
        with pytest.raises(errors.NotAllowed, match="needs a key"):
            stranger.ingest_bytes(b"x", "a.txt")


def test_nobody_there() -> None:
    """A server that is not there is an error that says so."""
    with aidgraph.connect("http://127.0.0.1:1") as graph, pytest.raises(errors.StoreUnreachable, match="server runs"):
        graph.flows()


@pytest.mark.parametrize(
    ("ask", "status", "sent"),
    [
        (lambda g: g.holds(), 503, ATTEMPTS),
        (lambda g: g.holds(), 504, 1),
        (lambda g: g.holds(), 404, 1),
        (lambda g: g.remove("a.txt"), 503, ATTEMPTS),
        (lambda g: g.remove("a.txt"), 500, 1),
        (lambda g: g.remove("a.txt"), None, 1),
        (lambda g: g.holds(), None, ATTEMPTS),
    ],
)
def test_retries(ask: Callable[[Remote], Any], status: int | None, sent: int) -> None:
    """Reading is tried again where the server is busy or the line broke; writing is not where it may have arrived."""
    calls: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        calls.append(request.method)
        if status is None:
            raise httpx2.ReadError("the line broke")
        problem = {"type": "/problems/store-locked" if status == 503 else "/problems/defect", "detail": "no"}
        return httpx2.Response(status, json=problem, headers={"content-type": "application/problem+json"})

    with (
        httpx2.Client(base_url="http://a", transport=httpx2.MockTransport(answer)) as http,
        pytest.raises(errors.AidgraphError),
    ):
        ask(Remote("http://a", client=http))
    assert len(calls) == sent
