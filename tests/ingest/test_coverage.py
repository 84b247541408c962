"""What no claim uses is listed, all of it, each with its sentence."""

from __future__ import annotations

import pytest

from aidgraph.graph.claim import Coverage, Reading
from aidgraph.ingest.pipeline import doc_of, pipeline
from aidgraph.ingest.read import read
from aidgraph.ingest.readers import read_bytes

TEXT = """松溪县侨联
（2020-04-10）

4月6日，我会向政和县第二小学捐赠书包200个，价值1万元。仓库里还有雨伞50把，去年支出8万元。
当天共有12人到场。市外事办、永春县商会到场。
"""


def reading(text: str) -> Reading:
    return read(read_bytes(text.encode(), "a.txt"))


def test_what_is_not_used() -> None:
    """Figures and bodies that no claim uses are listed in the order of the text, each with its sentence."""
    report = reading(TEXT).coverage
    unused = [(u.kind, u.span.quote) for u in report.unused]
    assert [x for x in unused if x[0] != "organization"] == [
        ("quantity", "50把"),
        ("money", "8万元"),
        ("people", "12人"),
    ]
    assert ("organization", "永春县商会") in unused
    assert all(u.sentence.start <= u.span.start and u.span.end <= u.sentence.end for u in report.unused)
    assert report.unused[0].sentence.quote == "仓库里还有雨伞50把，去年支出8万元。"


def test_shares() -> None:
    """The share of each kind that is used; none where the document holds none of the kind."""
    report = reading(TEXT).coverage
    assert [report.share(k) for k in ("quantity", "money", "people")] == [0.5, 0.5, 0.0]
    assert Coverage().share("money") is None


def test_bodies_that_are_only_pointed_at() -> None:
    """A body that the text never names, only points at, is counted too, once."""
    report = reading(TEXT.replace("市外事办", "县外事办")).coverage
    assert [u.span.quote for u in report.unused if "外事办" in u.span.quote] == ["县外事办"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "4月6日，松溪县侨联收到口罩\n200只、酒精3箱，\n\n第2页\n\n折款4万元。共计9人。",
        "捐赠名单\n\n青禾公司　20万元\n永春县商会　口罩300只\n",
    ],
)
def test_everything_is_counted(text: str) -> None:
    """Every figure that was found stands in the report, used or not, and every body that is mentioned."""
    doc = doc_of(read_bytes(text.encode(), "a.txt"))
    for _, step in pipeline().pipeline:
        doc = step(doc)
    report, read_out = dict(doc._.reading.coverage.found), doc._.reading
    bodies = {m.entity for m in read_out.mentions} & {e.id for e in read_out.entities if e.type == "Organization"}
    assert sum(n for k, n in report.items() if k != "organization") == sum(len(p.amounts) for p in doc._.parts)
    assert report.get("organization", 0) == len(bodies)
    listed = len(read_out.coverage.unused)
    assert sum(report.values()) - sum(dict(read_out.coverage.used).values()) == listed
