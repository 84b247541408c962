"""How a sentence was read, part by part."""

from __future__ import annotations

import pytest

from aidgraph.graph.document import Document
from aidgraph.graph.errors import NotFound
from aidgraph.ingest.explain import Explanation, explain, sentence_spans
from aidgraph.ingest.read import read
from aidgraph.ingest.readers import read_bytes

TEXT = """松溪县侨联
（2020-04-10）

4月6日，我会向政和县第二小学捐赠书包200个，价值1万元。
爱心人士
同日送来雨伞50把。
"""


@pytest.fixture(scope="module")
def told() -> Explanation:
    """The explanation of TEXT."""
    return explain(read_bytes(TEXT.encode(), "a.txt"))


def test_numbers(told: Explanation) -> None:
    """Sentences are numbered from 1 in reading order, and the numbering follows from the layout alone."""
    assert [s.number for s in told.sentences] == list(range(1, len(told.sentences) + 1))
    assert [s.span for s in told.sentences] == sentence_spans(told.reading.document)


def test_parts(told: Explanation) -> None:
    """A sentence holds names with what they stand for, verbs with their parties, goods, money, dates, and its claims."""
    s = next(s for s in told.sentences if "书包" in s.span.quote)
    names = {n.span.quote: (n.form, n.entities) for n in s.names}
    assert names["我会"] == ("deictic", ("松溪县侨联",))
    assert names["政和县第二小学"] == ("name", ("政和县第二小学",))
    clause = s.clauses[0]
    assert [(v.text, v.cls) for v in clause.verbs] == [("捐赠", "give")]
    assert ("left to", ("政和县第二小学",)) in clause.verbs[0].parties
    assert (clause.goods, clause.dates) == (("书包 200个",), ("4月6日 (2020-04-06)",))
    assert [c.money for c in s.clauses[1:]] == [("1万元",)]
    claim = s.claims[0]
    assert claim.roles == (("donor", "松溪县侨联"), ("recipient", "政和县第二小学"))
    assert claim.claim.rule == "give-to"
    assert claim.because.endswith(".")


def test_same_reading(told: Explanation) -> None:
    """Explaining reads as reading does."""
    assert told.reading == read(told.reading.document)


@pytest.mark.parametrize("number", [0, -1, 99])
def test_no_such_sentence(told: Explanation, number: int) -> None:
    """A number that is not there is refused with the numbers that are."""
    with pytest.raises(NotFound, match=f"no sentence {number}; the document has 1 to {len(told.sentences)}"):
        told.sentence(number)


def test_empty_document() -> None:
    """A document without sentences has none to explain."""
    empty = explain(Document("empty.txt", "empty.txt", "\n\n", ""))
    assert empty.sentences == ()
    with pytest.raises(NotFound, match="the document has none"):
        empty.sentence(1)
