"""A graph on a server answers as one in a file does."""

from __future__ import annotations

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
from aidgraph.judging import Judging
from aidgraph.questions import Questions
from aidgraph.records import Results
from aidgraph.remote import Remote
from aidgraph.testing import serving
from aidgraph.transport import ATTEMPTS


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
    """What can be called on the one can be called on the other, but for judging, which needs the file."""
    judging = {n for n in dir(Judging) if n[0] != "_"}
    assert {n for n in dir(Database) if n[0] != "_"} - judging == {n for n in dir(Remote) if n[0] != "_"}


WRONG: list[tuple[type[errors.AidgraphError], Callable[[Questions], Any]]] = [
    (errors.NotFound, lambda g: g.entity("不存在的机构")),
    (errors.NotFound, lambda g: g.flow("f0")),
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
