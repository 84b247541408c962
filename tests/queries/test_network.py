"""Neighbourhoods, as nodes and edges."""

from __future__ import annotations

import pytest

from aidgraph import queries
from aidgraph.graph.errors import UsageError
from aidgraph.graph.store import Store
from readings import Sheet

NAMES = "远帆基金会、云岭市友协、蓝湾医院、青石公司、白桦学校、孤岛协会"


@pytest.fixture
def chain(store: Store) -> Store:
    """远帆 → 云岭 → 蓝湾 → 青石, with a tie from 蓝湾 to 白桦; 孤岛 stands alone."""
    sheet = Sheet("a.txt", NAMES)
    for name in NAMES.split("、"):
        sheet.body(name)
    sheet.gift("远帆基金会", "云岭市友协", "口罩", date="2020-03").gift(
        "云岭市友协", "蓝湾医院", "手套", confidence=0.3
    )
    store.put(sheet.gift("蓝湾医院", "青石公司", "糖果").tie("SIGNED_WITH", "蓝湾医院", "白桦学校").reading())
    return store


CASES = [
    ({"center": "远帆基金会"}, "远帆 云岭", 1, 0, 1),
    ({"center": "远帆基金会", "hops": 2}, "远帆 云岭 蓝湾", 2, 0, 2),
    ({"center": "远帆基金会", "hops": 9}, "远帆 云岭 蓝湾 白桦 青石", 4, 0, 0),
    ({"center": "蓝湾医院"}, "蓝湾 云岭 白桦 青石", 3, 0, 1),
    ({"center": "蓝湾医院", "limit": 2}, "蓝湾 云岭", 1, 2, 3),
    ({"center": "蓝湾医院", "types": ["SIGNED_WITH"]}, "蓝湾 白桦", 1, 0, 0),
    ({"center": "远帆基金会", "hops": 2, "min_confidence": 0.5}, "远帆 云岭", 1, 0, 0),
    ({"center": "远帆基金会", "hops": 9, "since": "2020"}, "远帆 云岭", 1, 0, 0),
    ({"center": "远帆基金会", "hops": 9, "edge_limit": 1}, "远帆 云岭 蓝湾 白桦 青石", 1, 0, 3),
    ({}, "蓝湾 云岭 远帆 白桦 青石", 4, 0, 0),
    ({"limit": 2}, "蓝湾 云岭", 1, 3, 3),
    ({"center": "孤岛协会"}, "孤岛", 0, 0, 0),
]


@pytest.mark.parametrize(("asked", "nodes", "edges", "nodes_out", "edges_out"), CASES)
def test_network(
    chain: Store, asked: dict[str, object], nodes: str, edges: int, nodes_out: int, edges_out: int
) -> None:
    """The nearest and best connected are shown, with what connects them, and what was left out is counted."""
    found = queries.network(chain, **asked)  # type: ignore[arg-type]
    assert {n.name[:2] for n in found.nodes} == set(nodes.split())
    assert (found.nodes[0].name[:2], len(found.edges)) == (nodes.split(maxsplit=1)[0], edges)
    assert (found.nodes_left_out, found.edges_left_out) == (nodes_out, edges_out)


def test_ends_are_nodes(chain: Store) -> None:
    """Every edge connects two nodes that are shown; distances are from the centre."""
    found = queries.network(chain, "远帆", hops=9)
    ids = {n.id: n.hops for n in found.nodes}
    assert all(e.source in ids and e.target in ids for e in found.edges)
    assert sorted(ids.values()) == [0, 1, 2, 3, 3]
    with pytest.raises(UsageError):
        queries.network(chain, "远帆", hops=0)
