"""Answers as tables, networks and drawings, with the words that they rest on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import aidgraph
from aidgraph.database import Database
from aidgraph.graph.errors import UsageError
from aidgraph.queries import EdgeRow, Network, NodeRow
from aidgraph.queries.drawing import DRAWN, drawing


@pytest.fixture
def graph(read_once: Path, tmp_path: Path) -> Iterator[Database]:
    """The example documents."""
    with aidgraph.open(shutil.copy(read_once, tmp_path / "aid.db"), read_only=True) as opened:
        yield opened


def test_evidence_of_rows(graph: Database) -> None:
    """Each row of a table of flows, events and edges stands beside words that its documents hold."""
    for found in (graph.flows(limit=8), graph.timeline("绍兴市"), graph.network("绍兴市")):
        table = found.to_pandas(evidence=True)
        assert len(table) > 0
        for quotes in table["evidence"]:
            assert quotes
            for quote in quotes:
                words, _, place = quote.rpartition(" (")
                document, _, start = place.rstrip(")").rpartition(":")
                assert graph.document(document).text[int(start) :].startswith(words)


def test_evidence_of_sums(graph: Database) -> None:
    """A sum rests on the words of all its flows."""
    helped = graph.helped(by="donor")
    table = helped.to_pandas(evidence=True)
    most = max(range(len(helped)), key=lambda n: len(helped[n].flows))
    assert len(table["evidence"][most]) >= len(helped[most].flows) > 1


def test_rows_without_evidence(graph: Database) -> None:
    """Rows that are no record say that evidence is to be asked for."""
    with pytest.raises(UsageError, match="evidence"):
        graph.co_hosted().to_pandas(evidence=True)


def test_flows_read_as_people_read(graph: Database) -> None:
    """A table of flows has parties by name and goods with their figures, and the figures as numbers."""
    row = graph.flows(recipient="派桑杜").to_pandas().iloc[0]
    assert row["donors"] == ["绍兴市政府"] and row["recipients"] == ["派桑杜市"]
    assert row["quantities"] == [300.0, 10000.0] and row["units"] == ["件", "双"]


def test_networkx_has_evidence(graph: Database) -> None:
    """Each edge of the graph for algorithms has its words on request, and not else."""
    net = graph.network("绍兴市")
    assert all(e["evidence"] for *_, e in net.to_networkx(evidence=True).edges(data=True))
    assert all("evidence" not in e for *_, e in net.to_networkx().edges(data=True))


def test_drawing() -> None:
    """A drawing is one SVG without links, shows the best connected, says how many are not drawn, and is always the same."""
    nodes = tuple(NodeRow(f"o{n}", f"<甲{n}&>", "Organization", "", 0, 99 - n) for n in range(60))
    edges = tuple(EdgeRow("o0", f"o{n}", "DONATED", f"f{n}", None, None, 0.5) for n in range(1, 50))
    found = Network(nodes, edges, 5, 0)
    drawn = drawing(found)
    assert drawn == drawing(found) and "href" not in drawn and "<script" not in drawn
    texts = [e.text or "" for e in ElementTree.fromstring(drawn).iter() if e.tag.endswith("text")]
    assert "<甲0&>" in texts and "<甲55&>" not in texts and len(texts) == DRAWN + 1
    assert texts[-1] == "25 more are not drawn"
