"""A small drawing of a network as SVG, without a library of the browser and without the internet."""

from __future__ import annotations

from html import escape

from .answers_network import Network, NodeRow

DRAWN = 40
"""Nodes of a drawing in which names can still be read."""
WIDTH, HEIGHT, MARGIN = 760, 480, 60
_COLOURS = {"Organization": "#2b6cb0", "Person": "#b7791f", "Place": "#2f855a"}


def drawing(found: Network) -> str:
    """The best connected nodes, of those with an edge, and the edges between them; names stand beside, what an edge is shows under the pointer.

    >>> from aidgraph.queries import Network
    >>> drawing(Network((), (), 0, 0))
    ''
    """
    linked = {end for e in found.edges for end in (e.source, e.target)}
    nodes = ([n for n in found.nodes if n.id in linked] or list(found.nodes))[:DRAWN]
    if not nodes:
        return ""
    at = _places(found, [n.id for n in nodes])
    names = {n.id: n.name for n in nodes}
    lines = [
        f'<line x1="{at[e.source][0]}" y1="{at[e.source][1]}" x2="{at[e.target][0]}" y2="{at[e.target][1]}"'
        f' stroke="#a0aec0"><title>{escape(f"{names[e.source]} {e.type} {names[e.target]} {e.date or str()}")}</title></line>'
        for e in found.edges
        if e.source in at and e.target in at
    ]
    left = len(found.nodes) - len(nodes) + found.nodes_left_out
    note = f'<text x="8" y="{HEIGHT - 8}" fill="#718096">{left} more are not drawn</text>' if left else ""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        'font-family="sans-serif" font-size="11" role="img">'
    )
    return head + "".join(lines) + "".join(_node(n, at[n.id]) for n in nodes) + note + "</svg>"


def _node(n: NodeRow, at: tuple[float, float]) -> str:
    x, y = at
    size = 4 + min(n.links, 16) ** 0.5 * 1.5
    circle = f'<circle cx="{x}" cy="{y}" r="{size:.1f}" fill="{_COLOURS[n.type]}"/>'
    return f'{circle}<text x="{x}" y="{y - size - 3:.1f}" text-anchor="middle">{escape(n.name)}</text>'


def _places(found: Network, ids: list[str]) -> dict[str, tuple[float, float]]:
    """Where each node is drawn: those that are connected lie near each other."""
    import networkx

    drawn: networkx.Graph[str] = networkx.Graph()
    drawn.add_nodes_from(ids)
    drawn.add_edges_from((e.source, e.target) for e in found.edges if e.source in drawn and e.target in drawn)
    places = networkx.spring_layout(drawn, seed=1, k=2.2 / len(ids) ** 0.5)
    wide, high = WIDTH / 2 - MARGIN, HEIGHT / 2 - MARGIN / 2
    return {
        i: (round(WIDTH / 2 + float(x) * wide, 1), round(HEIGHT / 2 + float(y) * high, 1))
        for i, (x, y) in places.items()
    }
