"""The registry of rules: complete, with examples that hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from aidgraph.graph.claim import FLOW_TYPES, TIE_TYPES
from aidgraph.ingest.grammar.rules import Example, Rule, base_of, rules, sentence_of
from aidgraph.ingest.read import read
from aidgraph.ingest.readers import read_bytes
from passage_claims import passages, read_passage

GRAMMAR = Path(__file__).parents[3] / "ingest" / "grammar"
TYPES = frozenset({"flow", "tie", "event", *FLOW_TYPES, *TIE_TYPES})
"""What stands before the rule's name where a draft is made: Draft("flow", "donation", "give-to", …)."""
NOT_READ_YET: set[str] = set()
"""Rules whose examples are not read yet; a repair must take its rule off this list."""


def made_by(example: Example) -> set[str]:
    """The rules that make something of an example."""
    head = [x for x in (example.publisher or example.home,) if x]
    text = "\n".join([*head, "", example.text]) if head else example.text
    return {base_of(c.rule) for c in read(read_bytes(text.encode(), "example.txt")).claims}


def names_in_code() -> Iterator[str]:
    """The rule names that are written out in the code: behind a type in a call, as `rule=`, or given to `.rule`."""
    for path in sorted(GRAMMAR.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from (n for k in node.keywords if k.arg == "rule" for n in _constants(k.value))
                for before, arg in pairwise(node.args):
                    if set(_constants(before)) & TYPES:
                        yield from (n for n in _constants(arg) if n not in TYPES)
            if isinstance(node, ast.Assign):
                yield from _assigned(node.targets[0], node.value)


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[str]:
    """What is given to `.rule`, alone or among others."""
    if getattr(target, "attr", "") == "rule":
        yield from _constants(value)
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, its in zip(target.elts, value.elts, strict=True):
            yield from _assigned(one, its)


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from (*_constants(node.body), *_constants(node.orelse))


def test_every_rule_is_registered() -> None:
    """Every rule name in the code, and every one that a passage's claims bear, is in the registry."""
    told = {base_of(c.rule) for entry in passages() for c in read_passage(entry).claims}
    assert {base_of(n) for n in names_in_code()} | told <= rules().keys()


@pytest.mark.parametrize("rule", rules().values(), ids=lambda r: r.name)
def test_sentence(rule: Rule) -> None:
    """Each rule has one sentence for users and examples of both sorts."""
    assert rule.says.endswith(".")
    assert rule.says.count(". ") == 0
    assert rule.kind in ("flow", "event", "tie")
    assert rule.reads
    assert rule.leaves
    assert sentence_of(rule.name) == rule.says


READS = [pytest.param(r, e, id=f"{r.name}-{n}") for r in rules().values() for n, e in enumerate(r.reads)]
LEAVES = [pytest.param(r, e, id=f"{r.name}-{n}") for r in rules().values() for n, e in enumerate(r.leaves)]


@pytest.mark.parametrize(("rule", "example"), READS)
def test_reads(rule: Rule, example: Example) -> None:
    """A rule makes a claim of each text that it must read."""
    assert (rule.name in made_by(example)) == (rule.name not in NOT_READ_YET)


@pytest.mark.parametrize(("rule", "example"), LEAVES)
def test_leaves(rule: Rule, example: Example) -> None:
    """A rule makes nothing of each text that it must leave."""
    assert rule.name not in made_by(example)
