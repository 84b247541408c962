"""The pages as they are sent: whole in both languages, safe, without a request to another host, with exports."""

from __future__ import annotations

import csv
import io
import logging
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import networkx
import pytest
from fastapi.testclient import TestClient

import aidgraph
from aidgraph.api import create_app
from aidgraph.api.web.pages import finding
from aidgraph.graph.store import open_store
from readings import Sheet

PAGES = (
    "/",
    "/search?text=绍兴",
    "/search",
    "/entities/{entity}",
    "/flows/{flow}",
    "/events/{event}",
    "/evidence?of={flow}&of={tie}",
    "/documents",
    "/documents/02-shaoxing-friendship-gifts.txt",
    "/path",
    "/path?source=绍兴市&target=考纳斯市&k=3",
    "/helped",
    "/helped?by=month",
    "/helped?by=goods",
    "/helped?by=kind",
    "/helped?by=donor&donor=&recipient=派桑杜&since=2020",
    "/flows",
    "/flows?limit=&kind=donation&min_confidence=0.65",
    "/pledges?kept=true",
    "/conflicts",
    "/intermediaries",
    "/network",
    "/network?center={entity}",
    "/network?center=绍兴市&also={entity}&hops=2&types=DONATED&types=SISTER_CITY",
    "/review",
    "/review?kind=flow",
    "/judgements",
    "/changes",
    "/correct?what={flow}",
    "/correct?what={entity}",
    "/correct?what={tie}",
    "/correct?what={event}",
    "/sign-in",
)
NOT_EXPORTED = ("/", "/search", "/path", "/review", "/judgements", "/changes", "/correct", "/sign-in")
EXPORTED = tuple(p for p in PAGES if p not in NOT_EXPORTED and not p.startswith(("/review?", "/correct?")))
DRAWN = tuple(p for p in EXPORTED if not p.startswith(("/evidence", "/documents?")) and p != "/documents")


@pytest.fixture
def ids(db: Path) -> dict[str, str]:
    """Ids that addresses need."""
    with aidgraph.open(db, read_only=True) as graph:
        tie = next(m.id for m in graph.timeline("绍兴市", limit=None) if m.kind == "tie")
        event = graph.co_hosted()[0].events[0].event.id
        return {
            "entity": graph.entity("绍兴市").entity.id,
            "flow": graph.flows()[0].flow.id,
            "event": event,
            "tie": tie,
        }


class Seen(HTMLParser):
    """What a page holds that the tests ask for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))

    def all(self, tag: str, attribute: str) -> list[str]:
        return [a[attribute] for t, a in self.tags if t == tag and attribute in a]

    def count(self, tag: str) -> int:
        return sum(t == tag for t, _ in self.tags)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page(web: TestClient, ids: dict[str, str], path: str, language: str) -> None:
    """A page is whole: one heading, its language, labels for its fields, unique ids, links that lead somewhere."""
    got = web.get(path.format(**ids), headers={"Accept-Language": language})
    seen = Seen(got.text)
    assert got.status_code == 200 and got.headers["content-type"] == "text/html; charset=utf-8"
    assert seen.all("html", "lang") == [language]
    assert (seen.count("h1"), seen.count("main"), seen.count("title")) == (1, 1, 1)
    every = [a["id"] for _, a in seen.tags if "id" in a]
    assert len(every) == len(set(every))
    labels = set(seen.all("label", "for"))
    assert {
        a["id"] for t, a in seen.tags if t in ("input", "select") and a.get("type") not in ("hidden", "checkbox")
    } <= labels
    assert {a["aria-labelledby"] for _, a in seen.tags if "aria-labelledby" in a} <= set(every)
    assert {h[1:] for h in seen.all("a", "href") if h.startswith("#")} <= set(every)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_from_elsewhere(web: TestClient, ids: dict[str, str], path: str) -> None:
    """A page loads and links nothing of another host, runs no script, and its headers forbid both."""
    got = web.get(path.format(**ids))
    seen = Seen(got.text)
    links = [x for t in ("a", "link", "img", "form") for a in ("href", "src", "action") for x in seen.all(t, a)]
    assert [x for x in links if not x.startswith(("/", "#")) or x.startswith("//")] == []
    assert (seen.count("script"), seen.count("style"), [a for _, a in seen.tags if "style" in a]) == (0, 0, [])
    policy = got.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy
    assert got.headers["referrer-policy"] == "same-origin" and got.headers["x-content-type-options"] == "nosniff"


def test_the_style(web: TestClient) -> None:
    """The files that a page loads are there, may be kept, and load nothing themselves."""
    seen = Seen(web.get("/").text)
    for address in seen.all("link", "href"):
        got = web.get(address)
        assert got.status_code == 200 and "immutable" in got.headers["cache-control"]
        assert "url(" not in got.text and "@import" not in got.text
    assert web.get("/static/none.css").status_code == 404
    assert web.get("/static/..%2fwords.py").status_code == 404


def test_languages(web: TestClient) -> None:
    """The language asked for in the address stays in every link; else that of the browser counts, Chinese for others."""
    page = web.get("/helped?lang=en", headers={"Accept-Language": "zh"})
    links = [x for x in Seen(page.text).all("a", "href") if x.startswith("/") and not x.startswith("/v1/")]
    others = [x for x in links if parse_qs(urlsplit(x).query).get("lang") != ["en"]]
    assert page.headers["vary"].startswith("Accept-Language") and len(others) == 1 and "lang=zh" in others[0]
    assert 'lang="en"' in web.get("/", headers={"Accept-Language": "fr, en;q=0.4"}).text[:60]
    assert 'lang="zh"' in web.get("/", headers={"Accept-Language": "fr"}).text[:60]


def test_an_unchanged_page_is_not_sent_again(web: TestClient) -> None:
    """A page has an ETag of what it shows, which differs by language."""
    tags = {x: web.get("/", headers={"Accept-Language": x}).headers["etag"] for x in ("zh", "en")}
    assert tags["zh"] != tags["en"]
    assert web.get("/", headers={"Accept-Language": "en", "If-None-Match": tags["en"]}).status_code == 304


def test_what_is_searched_is_not_logged(web: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """No line of the log holds a word that was searched for."""
    caplog.set_level(logging.DEBUG)
    for path in (
        "/search?text=绍兴",
        "/path?source=绍兴市&target=无此机构",
        "/entity?name=绍兴市",
        "/helped?donor=绍兴",
    ):
        web.get(path)
    told = [r.getMessage() for r in caplog.records if r.name.startswith("aidgraph")]
    assert len(told) >= 4 and not re.search("绍兴|无此|%E7%BB%8D", " ".join(told))


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/entities/o0000000000000000", 404, "There is nothing of this name"),
        ("/flows/f0", 404, "There is nothing of this name"),
        ("/events/v0", 404, "There is nothing of this name"),
        ("/documents/none.txt", 404, "There is nothing of this name"),
        ("/entity", 422, "not right"),
        ("/correct", 422, "not right"),
        ("/correct?what=f0", 404, "There is nothing of this name"),
        ("/review?kind=tie", 422, "not right"),
        ("/helped?since=soon", 422, "is no date"),
        ("/helped?donr=绍兴市", 422, "donr"),
        ("/flows?after=xx", 422, "no cursor"),
        ("/search?text=…", 422, "nothing to search for"),
        ("/path?source=绍兴市&target=绍兴市", 422, "not right"),
    ],
)
def test_what_is_wrong_is_told_on_a_page(web: TestClient, path: str, status: int, says: str) -> None:
    """An error is a page that says what to do, with its status."""
    got = web.get(path, headers={"Accept-Language": "en"})
    assert got.status_code == status and got.headers["content-type"].startswith("text/html") and says in got.text


def test_a_name_that_several_bear(web: TestClient) -> None:
    """Where a name fits several, they are there to be chosen, and the rest of the question is kept."""
    got = web.get("/path?source=红十字会&target=绍兴市&k=2", headers={"Accept-Language": "en"})
    choices = [x for x in Seen(got.text).all("a", "href") if x.startswith("/path?") and "source=o" in x]
    assert got.status_code == 409 and len(choices) > 1
    assert all(parse_qs(urlsplit(x).query)["k"] == ["2"] for x in choices)
    assert web.get(choices[0]).status_code == 200


def test_an_entity_by_name_has_a_lasting_address(web: TestClient, ids: dict[str, str]) -> None:
    """A name leads to the address with the id, in the language that was asked for."""
    got = web.get("/entity?name=绍兴市&lang=en", follow_redirects=False)
    assert (got.status_code, got.headers["location"]) == (303, f"/entities/{ids['entity']}?lang=en")


@pytest.mark.parametrize("path", EXPORTED)
def test_csv(web: TestClient, ids: dict[str, str], path: str) -> None:
    """A page gives its rows as CSV that spreadsheets read, every row as wide as the head."""
    address = path.format(**ids)
    got = web.get(address + ("&" if "?" in address else "?") + "format=csv")
    head, *rows = list(csv.reader(io.StringIO(got.content.decode("utf-8-sig"))))
    assert (
        got.headers["content-type"] == "text/csv; charset=utf-8" and "attachment" in got.headers["content-disposition"]
    )
    assert {len(r) for r in rows} <= {len(head)} and (rows or path in ("/conflicts", "/intermediaries"))


@pytest.mark.parametrize("path", DRAWN)
def test_graphml(web: TestClient, ids: dict[str, str], path: str) -> None:
    """A page gives its graph as GraphML that reads again, with names and the notice."""
    address = path.format(**ids)
    got = web.get(address + ("&" if "?" in address else "?") + "format=graphml")
    graph = networkx.parse_graphml(got.text, force_multigraph=True)
    assert "by a program" in graph.graph["notice"] and all(n["name"] for _, n in graph.nodes(data=True))
    assert all(e["type"] for *_, e in graph.edges(data=True))


@pytest.mark.parametrize("path", EXPORTED)
def test_every_export_link_leads_somewhere(web: TestClient, ids: dict[str, str], path: str) -> None:
    """The links to CSV, GraphML and JSON on a page give what they say."""
    seen = Seen(web.get(path.format(**ids) + ("&" if "?" in path else "?") + "lang=en").text)
    links = [x for x in seen.all("a", "href") if "format=" in x or x.startswith("/v1/")]
    assert len(links) >= 2 and [x for x in links if web.get(x).status_code != 200] == []


def test_another_format(web: TestClient) -> None:
    """A format that is not there is a problem for programs."""
    got = web.get("/flows?format=xlsx")
    assert (got.status_code, got.json()["type"]) == (422, "/problems/usage-error")


@pytest.fixture
def hostile(tmp_path: Path) -> TestClient:
    """A server over a store whose names and texts try to be something else."""
    name, evil = "<script>alert(1)</script>", '=HYPERLINK("a")&"\x0b'
    sheet = Sheet("a <b>.txt", f"{name}向{evil}捐赠口罩。").body(name).body(evil)
    with open_store(tmp_path / "hostile.db") as store:
        store.put(sheet.gift(name, evil, "口罩 5 只", evidence=f"{name}向{evil}捐赠口罩").reading())
    return TestClient(create_app(tmp_path / "hostile.db"), base_url="http://localhost")


def test_names_stay_names(hostile: TestClient) -> None:
    """What stands in documents is text on every page, never markup, and never a formula in a table."""
    with hostile as web:
        for path in (
            "/flows",
            "/helped",
            "/documents",
            "/documents/a <b>.txt",
            "/search?text=<script>",
            "/evidence?of=<b>",
        ):
            page = web.get(path)
            assert Seen(page.text).count("script") == 0 and "<b>" not in page.text.replace("&lt;b&gt;", "")
        rows = list(csv.DictReader(io.StringIO(web.get("/flows?format=csv").content.decode("utf-8-sig"))))
        graph = networkx.parse_graphml(web.get("/flows?format=graphml").text, force_multigraph=True)
    assert rows[0]["recipients"].startswith("'=HYPERLINK") and rows[0]["donors"] == "<script>alert(1)</script>"
    assert {n["name"] for _, n in graph.nodes(data=True)} == {"<script>alert(1)</script>", '=HYPERLINK("a")&"'}


def test_a_profile_of_very_many_flows(web: TestClient, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Of who stands in very many flows the page shows the beginning of each list, and leads to all of them and their sums."""
    whole = web.get(f"/entities/{ids['entity']}", headers={"Accept-Language": "en"}).text
    monkeypatch.setattr(finding, "LARGE", 0)
    page = web.get(f"/entities/{ids['entity']}", headers={"Accept-Language": "en"}).text
    links = Seen(page).all("a", "href")
    assert "very many flows" in page and "very many flows" not in whole
    assert f"/flows?recipient={ids['entity']}" in links and f"/helped?recipient={ids['entity']}&by=donor" in links
    assert {x for x in Seen(whole).all("a", "href") if x.startswith(("/flows/", "/events/"))} <= set(links)


def test_a_flow_shows_its_sentence(web: TestClient, ids: dict[str, str], db: Path) -> None:
    """The page of a flow shows each claim's words marked in their sentence and leads to their place in the document."""
    with aidgraph.open(db, read_only=True) as graph:
        (quote, *_) = graph.flow(ids["flow"]).evidence
    page = web.get(f"/flows/{ids['flow']}").text
    assert f"<mark>{quote.span.quote}</mark>" in page
    (link,) = {
        x
        for x in Seen(page).all("a", "href")
        if x.startswith("/documents/") and x.endswith("#claim-" + quote.claim.split("#")[1])
    }
    there = web.get(link)
    assert f'id="claim-{quote.claim.split("#")[1]}"' in there.text and "claim chosen" in there.text
