"""The Cypher of docs/cypher.md, run on a server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from aidgraph.graph.store import open_store
from neo4j_server import Server
from readings import Sheet

PAGE = Path(__file__).parents[2] / "docs" / "cypher.md"
QUERIES = re.findall(r"```cypher\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def drawn(neo4j_server: Server) -> Server:
    """A server with a document about gifts, one of them through another body."""
    neo4j_server.wipe()
    text = "3月2日远帆基金会通过云岭市红十字会向松江市捐赠口罩100只。林小雨任远帆基金会理事。"
    sheet = Sheet("a.txt", text).body("远帆基金会").body("云岭市红十字会").place("松江市").person("林小雨")
    sheet.gift("远帆基金会", "松江市", "口罩 100 只", via="云岭市红十字会", date="2020-03-02", evidence="捐赠口罩100只")
    with open_store(neo4j_server.address) as store:
        store.put(sheet.tie("AFFILIATED", "林小雨", "远帆基金会", role="理事").reading())
    return neo4j_server


def rows(server: Server, cypher: str) -> list[Any]:
    with server.driver() as driver:
        return driver.execute_query(cypher, database_="neo4j").records


def test_documented_queries(drawn: Server) -> None:
    """Every query of the page finds something in a small graph."""
    assert [q for q in QUERIES if not rows(drawn, q)] == [] and len(QUERIES) > 5


def test_drawn_as_people_expect(drawn: Server) -> None:
    """An edge has its date as a date, leads back to its claim, and its words are in the document."""
    (edge,) = rows(drawn, "MATCH (a:Organization)-[d:DONATED]->(b:City) RETURN a.name AS a, d, b.name AS b")
    assert (edge["a"], edge["b"], edge["d"]["date"].iso_format()) == ("远帆基金会", "松江市", "2020-03-02")
    (told,) = rows(
        drawn,
        "MATCH (f:Flow)-[:TOLD_BY]->(c)-[:IN]->(d:Document) RETURN f.id AS f, c.id AS c, c.quotes AS q, d.text AS t",
    )
    assert (told["f"], [told["c"]]) == (edge["d"]["record"], edge["d"]["claims"])
    assert told["q"] == edge["d"]["quotes"] == ["捐赠口罩100只"] and told["q"][0] in told["t"]


def test_nothing_drawn_is_left(drawn: Server) -> None:
    """A document that is taken out takes all with it that was drawn from it; only the log of changes stays."""
    with open_store(drawn.address) as store:
        store.remove("a.txt")
    assert rows(drawn, "MATCH (n) WHERE NOT n:Store AND NOT n:Change RETURN n") == []
