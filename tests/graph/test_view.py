"""The graph in networkx."""

from __future__ import annotations

import networkx

from aidgraph.graph.store import Store
from aidgraph.graph.view import graph_of
from readings import Sheet


def test_graph(store: Store) -> None:
    """Edges lead from givers to receivers with their evidence; relations without direction go both ways."""
    sheet = Sheet("a.txt", "松江市与云岭市举办友城论坛。松江市向贝加国捐赠口罩200只。")
    sheet.place("松江市").place("云岭市").place("贝加国", "country")
    store.put(sheet.event("友城论坛", "松江市、云岭市").gift("松江市", "贝加国", "口罩 200 只").reading())
    graph = graph_of(store)
    ids = {d["name"]: n for n, d in graph.nodes(data=True)}
    assert sorted((d["type"]) for _, _, d in graph.edges(data=True)) == ["CO_HOSTED", "CO_HOSTED", "DONATED"]
    (gift,) = graph[ids["松江市"]][ids["贝加国"]].values()
    assert gift["evidence"][0].spans[0].quote == "松江市向贝加国捐赠口罩200只"
    assert networkx.shortest_path(graph, ids["云岭市"], ids["贝加国"])[1] == ids["松江市"]
    assert graph_of(store, types=["DONATED"], min_confidence=0.9).number_of_edges() == 0
