"""How sure a claim is: what is in doubt, and that doubts only lower."""

from __future__ import annotations

import pytest

from aidgraph.ingest.confidence import DOUBTS, TRUST, confidence
from aidgraph.ingest.explain import SeenClaim, explain
from aidgraph.ingest.grammar.rules import rules
from aidgraph.ingest.readers import read_bytes


def claims(text: str) -> list[SeenClaim]:
    """The claims of a text, in order."""
    told = explain(read_bytes(text.encode(), "a.txt"))
    return [c for s in told.sentences for c in s.claims]


FLOWS = [
    ("5月8日，松溪县侨联向政和县第二小学捐赠书包200个。", set()),
    ("政和县第二小学收到松溪县侨联捐赠的书包200个。", set()),
    ("5月8日，松溪县侨联捐赠书包200个。", {"a party unnamed"}),
    ("松溪县侨联向政和县第二小学捐赠书包。", {"no figure"}),
    ("松溪县侨联将向政和县第二小学捐赠书包200个。", {"not done"}),
    ("松溪县侨联受永春县商会之托向政和县第二小学捐赠书包200个。", {"others named"}),
    (
        "松溪县侨联整理仓库，在清点账目、打扫院落之后，向政和县第二小学捐赠书包200个，价值1万元。",
        {"many clauses", "words unread"},
    ),
    ("松溪县侨联到场。5月8日向政和县第二小学捐赠书包200个。", {"a party from elsewhere"}),
]


@pytest.mark.parametrize(("text", "expected"), FLOWS)
def test_doubts_about_flows(text: str, expected: set[str]) -> None:
    """A plain sentence leaves nothing in doubt; what is missing, promised, told elsewhere or left unread does."""
    found = claims(text)[0]
    says = {DOUBTS[d][1] for d in expected}
    assert says <= set(found.doubts)
    assert bool(found.doubts) == bool(expected)
    assert (found.claim.confidence >= 0.9) == (not expected)


TIES = [
    ("永春县商会会长陆文舟致辞。", set()),
    ("永春县商会文化处主任陆文舟致辞。", {"a section"}),
    ("日本企业主陆文舟代表到场。永春县商会会长陆文舟致辞。", set()),
    ("日本经贸代表陆文舟到场。", {"only from there"}),
    ("永春县县长陆文舟到场。", set()),
]


@pytest.mark.parametrize(("text", "expected"), TIES)
def test_doubts_about_roles(text: str, expected: set[str]) -> None:
    """A section in a title, and a place with a title that is no office of it, are doubted."""
    found = [c for c in claims(text) if c.claim.type == "AFFILIATED"][-1:]
    assert found
    assert set(found[0].doubts) == {DOUBTS[d][1] for d in expected}


def test_hosts_from_elsewhere() -> None:
    """An event whose guests come from another passage is less sure than one told in one piece."""
    one = claims("6月1日，永春县商会与松溪县侨联联合举办抗疫经验交流会。")[0].claim
    two = claims("6月1日，永春县商会与松溪县侨联联合举办抗疫经验交流会。会上，陆文舟代表政和县第二小学致辞。")[0].claim
    assert two.confidence <= one.confidence < 0.9


@pytest.mark.parametrize("doubt", DOUBTS)
def test_a_doubt_lowers(doubt: str) -> None:
    """Each doubt lowers the confidence of every rule, below 0.9, and never to nothing."""
    for rule in rules():
        assert 0 < confidence(rule, (doubt,)) < confidence(rule, ()) <= max(TRUST.values())
        assert confidence(rule, (doubt,)) < 0.9


def test_all_doubts_together() -> None:
    """Even all doubts together leave a confidence that a store takes."""
    assert 0 < confidence("hosted", tuple(DOUBTS)) < 0.1


def test_unknown_rules_are_loose() -> None:
    """A rule that is not registered gets the lowest trust."""
    assert confidence("no-such-rule", ()) == min(TRUST.values())
