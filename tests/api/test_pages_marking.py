"""A document's text with its marks: nothing of the text is lost or doubled, whatever overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aidgraph.api.web.marking import WINDOW, parts, window
from aidgraph.graph.document import Document, Span
from aidgraph.queries import Ground, Marked, MarkedText, Named, Quoted


@st.composite
def marked(draw: st.DrawFn) -> MarkedText:
    """A text with mentions and claims anywhere in it."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    document = Document("d.txt", "d.txt", text, "")

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return document.span(start, draw(st.integers(start + 1, len(text))))

    names = [Named(f"o{n}", f"n{n}", "Organization") for n in range(3)]
    mentions = [Marked(draw(st.sampled_from(names)), span(), "name") for _ in range(draw(st.integers(0, 6)))]
    claims = [
        Ground(f"d.txt#c{n}", "flow", "donation", "d.txt", "r", 0.5, (), tuple(
            Quoted(f"d.txt#c{n}", "r", 0.5, span(), "", "") for _ in range(draw(st.integers(1, 2)))))
        for n in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    return MarkedText(document, tuple(sorted(mentions, key=lambda m: m.span.start)), tuple(claims))


@given(marked())
def test_pieces_are_the_text(told: MarkedText) -> None:
    """The pieces join to the text; each lies under exactly the claims over it and begins each claim once."""
    pieces = window(told).pieces
    assert "".join(p.text for p in pieces) == told.document.text
    for p in pieces:
        over = {g.claim for g in told.claims for q in g.quotes if q.span.start <= p.start < q.span.end}
        named = {m.entity for m in told.mentions if m.span.start <= p.start < m.span.end}
        assert {g.claim for g in p.claims} == over
        assert (p.entity is None) == (not named) and (p.entity is None or p.entity in named)
    assert sorted(g.claim for p in pieces for g in p.begins) == sorted(g.claim for g in told.claims)


@given(st.text("ab\n", max_size=200), st.integers(2, 20))
def test_parts_cover_a_text(text: str, size: int) -> None:
    """Parts follow one another without a gap, none longer than `size`."""
    borders = [*parts(text, size), len(text)]
    assert borders[0] == 0 and all(0 <= b - a <= size for a, b in zip(borders, borders[1:], strict=False))


def test_a_long_text_comes_in_parts() -> None:
    """The part that holds a claim is shown when the claim is asked for, with where its neighbours begin."""
    text = "甲" * (WINDOW * 3)
    quote = Quoted("d.txt#c1", "r", 0.5, Span("d.txt", WINDOW * 2 + 5, WINDOW * 2 + 7, "甲甲"), "", "")
    told = MarkedText(
        Document("d.txt", "d.txt", text, ""),
        (),
        (Ground("d.txt#c1", "flow", "donation", "d.txt", "r", 0.5, (), (quote,)),),
    )
    part = window(told, chosen="d.txt#c1")
    assert (part.start, part.before, part.after) == (WINDOW * 2, WINDOW, None)
    assert [p.text for p in part.pieces if p.chosen] == ["甲甲"]
    assert window(told, at=10**9).start == WINDOW * 2 and window(told).after == WINDOW
