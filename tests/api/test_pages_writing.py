"""Pages that write: who may, from where, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import aidgraph
from aidgraph.api import Settings, create_app
from aidgraph.api.keys import hashed
from aidgraph.api.web.signing import COOKIE, KEPT, MOST, Session, Sessions
from aidgraph.graph.store import open_store
from readings import Sheet

KEY = "aidgraph_pages"
HERE = {"Origin": "http://localhost", "Accept-Language": "en"}
GIFTS = "02-shaoxing-friendship-gifts.txt"
WRITES = [
    ("/review", {"left": "{}", "right": "{}", "verdict": "same"}),
    ("/correct", {"what": "绍兴市", "act": "correct", "field": "name", "value": "x", "reason": "why"}),
    ("/undo", {"id": "j0"}),
    ("/remove", {"document": GIFTS}),
]


@pytest.fixture
def keyed(db: Path) -> Iterator[TestClient]:
    """A client of a server with a key, over the example documents and three bodies of one name."""
    with open_store(db) as store:
        for name, place in (("c.txt", "松江市"), ("d.txt", "云岭市"), ("e.txt", None)):
            store.put(Sheet(name, "蓝鲸基金会成立。").body("蓝鲸基金会", division=place).reading())
    app = create_app(db, Settings(keys=(hashed(KEY),)))
    with TestClient(app, base_url="http://localhost", headers=HERE) as client:
        yield client


@pytest.fixture
def writer(keyed: TestClient) -> TestClient:
    """The same, signed in."""
    sign_in(keyed)
    return keyed


def sign_in(web: TestClient, key: str = KEY, author: str = "li", next: str = "/review") -> int:
    return web.post("/sign-in", data={"author": author, "key": key, "next": next}, follow_redirects=False).status_code


def holds(web: TestClient) -> object:
    return (
        web.get("/v1/flows", params={"limit": 1000}).json(),
        web.get("/v1/judgements").json(),
        web.get("/v1/holds").json(),
    )


@pytest.mark.parametrize(("path", "form"), WRITES)
def test_writing_needs_signing_in(keyed: TestClient, path: str, form: dict[str, str]) -> None:
    """Nobody writes before signing in: a form leads there, and nothing has changed."""
    before = holds(keyed)
    got = keyed.post(path, data=form, follow_redirects=False)
    assert got.status_code == 303 and got.headers["location"].startswith("/sign-in?next=%2Freview")
    assert holds(keyed) == before


@pytest.mark.parametrize("origin", ["https://a.example", "null", "", "http://localhost:9"])
@pytest.mark.parametrize(("path", "form"), [*WRITES, ("/sign-in", {"author": "li", "key": KEY}), ("/sign-out", {})])
def test_forms_of_other_pages_are_refused(writer: TestClient, path: str, form: dict[str, str], origin: str) -> None:
    """A form that another site sends is refused, though the browser sends its session with it; so is one from nowhere."""
    before = holds(writer)
    got = writer.post(path, data=form, headers={"Origin": origin}, follow_redirects=False)
    assert got.status_code == 403 and holds(writer) == before and "set-cookie" not in got.headers


@pytest.mark.parametrize(
    ("key", "author", "status"), [(KEY, "li", 303), ("aidgraph_x", "li", 403), ("", "li", 403), (KEY, " ", 422)]
)
def test_signing_in(keyed: TestClient, key: str, author: str, status: int) -> None:
    """One signs in with the key and a name, and with nothing else."""
    assert sign_in(keyed, key, author) == status
    assert (COOKIE in keyed.cookies) == (status == 303)


def test_the_session(writer: TestClient) -> None:
    """The browser keeps a random name, which scripts and other sites cannot use, and which ends with signing out."""
    got = writer.post("/sign-in", data={"author": "li", "key": KEY, "next": "//a.example"}, follow_redirects=False)
    told = got.headers["set-cookie"].lower()
    assert "httponly" in told and "samesite=strict" in told and KEY not in told and got.headers["location"] == "/"
    assert writer.get("/upload").url.path == "/upload"
    token = writer.cookies[COOKIE]
    writer.post("/sign-out")
    writer.cookies.set(COOKIE, token)
    assert writer.get("/upload").url.path == "/sign-in"


def test_sessions_are_bounded() -> None:
    """The oldest sessions end first, and the oldest of what was said is forgotten first."""
    sessions = Sessions()
    tokens = [sessions.begin("li") for _ in range(MOST + 1)]
    assert sessions.of(tokens[0]) is None and sessions.of(tokens[-1]) is not None and sessions.of(None) is None
    session = Session("li", 0.0)
    numbers = [session.remember(None) for _ in range(KEPT + 1)]  # type: ignore[arg-type]  # what is kept does not matter
    assert list(session.done) == numbers[1:]


def test_a_server_without_keys(web: TestClient) -> None:
    """Where the server has no key, a name is enough, and the form asks for no key."""
    assert 'name="key"' not in web.get("/sign-in").text
    web.headers.update(HERE)
    assert sign_in(web, key="") == 303


@pytest.mark.parametrize("path", ["/review", "/correct?what=绍兴市"])
def test_forms_are_for_who_is_signed_in(keyed: TestClient, path: str) -> None:
    """Before signing in a page has the link for it in place of forms that would be filled in vain, and comes back to here."""
    page = keyed.get(path).text
    assert "/sign-in?next=" in page and 'method="post"' not in page
    sign_in(keyed)
    assert 'method="post"' in keyed.get(path).text


def test_review_and_undo(writer: TestClient) -> None:
    """A pair is judged with its buttons, the page says what changed, and one button takes it back."""
    page = writer.get("/review?kind=entity").text
    left, right = (unescape(re.search(rf'name="{x}" value="([^"]*)"', page)[1]) for x in ("left", "right"))  # type: ignore[index]  # there is a pair
    before = writer.get("/v1/holds").json()["entities"]
    done = writer.post("/review", data={"left": left, "right": right, "verdict": "same"})
    assert done.status_code == 200 and "joined" in done.text
    assert writer.get("/v1/holds").json()["entities"] == before - 1
    (standing,) = writer.get("/v1/judgements").json()["rows"]
    assert standing["statement"]["signed"]["author"] == "li" and standing["id"] in done.text
    undone = writer.post("/undo", data={"id": standing["id"]})
    assert "This was taken back" in undone.text and 'action="/undo"' not in undone.text
    assert writer.get("/v1/holds").json()["entities"] == before
    assert "taken back" in writer.get("/judgements").text and "蓝鲸基金会" in writer.get("/changes?since=13").text


def flow_of(web: TestClient) -> str:
    return web.get("/v1/flows", params={"recipient": "派桑杜市"}).json()["rows"][0]["flow"]["id"]


@pytest.mark.parametrize(
    ("form", "holds_"),
    [
        ({"act": "correct", "field": "status", "value": "in_progress"}, lambda f: f["flow"]["status"] == "in_progress"),
        ({"act": "correct", "field": "recipient", "value": "绍兴市、新的机构"}, lambda f: len(f["recipients"]) == 2),
        ({"act": "correct", "field": "recipient", "none": "true"}, lambda f: f["recipients"] == []),
        ({"act": "correct", "field": "quantity", "goods": "手套", "value": "7"}, lambda f: any((i["quantity"] or {}).get("value") == 7 for i in f["flow"]["items"])),
    ],
)  # fmt: skip
def test_correcting(writer: TestClient, form: dict[str, str], holds_: object) -> None:
    """A field gets its right value, or none; the flow shows by whom it was corrected and what the document has."""
    flow = flow_of(writer)
    assert writer.post("/correct", data={"what": flow, "reason": "by telephone", **form}).status_code == 200
    rows = [r for r in writer.get("/v1/flows", params={"limit": 1000}).json()["rows"] if r["corrected"]]
    assert rows and all(map(holds_, rows))  # type: ignore[arg-type]  # it is a function
    row = rows[0]
    page = writer.get(f"/flows/{row['flow']['id']}").text
    assert "corrected by a person" in page and "by telephone" in page


def test_rejecting_and_splitting(writer: TestClient) -> None:
    """A flow that is wrong leaves the graph; an entity is split by its documents."""
    flow = flow_of(writer)
    assert "gone" in writer.post("/correct", data={"what": flow, "act": "reject", "reason": "never happened"}).text
    assert writer.get(f"/flows/{flow}").status_code == 404
    form = {"what": "绍兴市", "act": "apart", "documents": [GIFTS], "reason": "another town"}
    assert "split" in writer.post("/correct", data=form).text


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"act": "correct", "field": "name", "value": "", "reason": "why"}, 422),
        ({"act": "correct", "field": "name", "value": "x", "reason": ""}, 422),
        ({"act": "correct", "field": "colour", "value": "x", "reason": "why"}, 422),
        ({"act": "apart", "documents": ["none.txt"], "reason": "why"}, 404),
        ({"act": "burn", "reason": "why"}, 422),
    ],
)
def test_what_cannot_be_said(writer: TestClient, form: dict[str, object], status: int) -> None:
    """What is not whole is a page that says so, and changes nothing."""
    got = writer.post("/correct", data={"what": "绍兴市", **form})  # type: ignore[arg-type]  # lists are repeated fields
    assert got.status_code == status and got.headers["content-type"].startswith("text/html")
    assert writer.get("/v1/judgements").json()["rows"] == []


def test_upload_and_remove(writer: TestClient, db: Path) -> None:
    """Files are read one after the other, each with its report; a document goes again, and the graph is as before."""
    before = writer.get("/v1/holds").json()
    files = [
        ("files", ("new.txt", "3月2日，甘肃省红十字会向意大利捐赠口罩2万只。".encode())),
        ("files", ("bad.txt", b"%PDF-1.7")),
    ]
    page = writer.post("/upload", files=files)
    while "See how far it is now" in page.text:
        page = writer.get(str(page.url.raw_path, "ascii"))
    assert "added; characters: 24" in page.text and "not taken" in page.text and 'value="2"' in page.text
    assert writer.get("/documents/new.txt").status_code == 200
    assert "new.txt" in writer.get("/remove", params={"document": "new.txt"}).text
    assert "gone" in writer.post("/remove", data={"document": "new.txt"}).text
    assert writer.get("/v1/holds").json() == before
    with aidgraph.open(db, read_only=True) as graph:
        assert "new.txt" not in graph.documents()


def test_upload_of_nothing(writer: TestClient) -> None:
    """A form without a file says so."""
    assert writer.post("/upload", files=[("files", ("", b""))]).status_code == 422
