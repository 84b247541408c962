"""The catalogues of the pages: the same messages in every language, none missing, none without use."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
import yaml

from aidgraph.api.web.words import LANGUAGES, Words, messages
from aidgraph.graph.claim import FLOW_TYPES, UnusedKind
from aidgraph.graph.document import EntityType
from aidgraph.graph.judgement import CLAIM_FIELDS, STATUSES
from aidgraph.graph.resolve.merge import MOST_EXACT
from aidgraph.graph.resolve.policy import POLICIES
from aidgraph.graph.values import Hedge
from aidgraph.ingest.grammar.rules import rules
from aidgraph.queries import aid
from aidgraph.queries.connections import EDGE_TYPES
from aidgraph.queries.disputes import FIELDS
from aidgraph.queries.grouping import WAYS

WEB = Path(__file__).parents[2] / "api" / "web"
TEMPLATES = "".join(p.read_text(encoding="utf-8") for p in sorted((WEB / "templates").glob("*.html")))
GROUPS_BY_VALUE = {
    "type": get_args(EntityType),
    "kind_of_flow": (*FLOW_TYPES, "event"),
    "status": STATUSES,
    "hedge": [h for h in get_args(Hedge) if h != "exact"],
    "edge": EDGE_TYPES,
    "field": (*FIELDS, *(f for f in CLAIM_FIELDS)),
    "by": WAYS,
    "policy_name": POLICIES,
    "unused": get_args(UnusedKind),
    "record": ("flow", "event", "tie"),
    "role": ("donor", "recipient", "via", "host", "supporter", "participant", "source", "target"),
    "arrived": ("no", "part", "yes"),
    "sure": ("high", "middle", "low"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_messages(language: str) -> None:
    """Every catalogue has the messages of the others, with the same values in them, and none is empty."""
    mine, english = messages(language), messages("en")
    assert set(mine) == set(english) and all(mine.values())
    assert {k: _holes(v) for k, v in mine.items()} == {k: _holes(v) for k, v in english.items()}


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_message_that_is_said_is_there() -> None:
    """Each key that a template says is in the catalogue, and is given the values that it needs."""
    said = re.findall(r"t\('([\w.-]+\.[\w-]+)'(?:, ([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*))?\)", TEMPLATES)
    assert len(said) > 100
    for key, given in said:
        assert key in messages("en")
        assert _holes(messages("en")[key]) == set(re.findall(r"(\w+)=", given)), key


def test_every_message_is_said() -> None:
    """No message is left over that no template says, by its name or by its group."""
    names = set(re.findall(r"['(]([a-z_]+\.[\w-]+)'", TEMPLATES))
    groups = set(re.findall(r"'([a-z_]+)\.' ~", TEMPLATES)) | set(
        re.findall(r"(?:known|sentence)\('([a-z_]+)'", TEMPLATES)
    )
    groups |= set(re.findall(r", '([a-z_]+)'(?:, t\('filter|\) \}\})", TEMPLATES))  # options of a choice
    assert [k for k in messages("en") if k not in names and k.split(".")[0] not in groups] == []


@pytest.mark.parametrize(("group", "value"), [(g, v) for g, vs in GROUPS_BY_VALUE.items() for v in vs])
def test_every_value_of_the_model_has_a_word(group: str, value: str) -> None:
    """What the model can say, the pages say in both languages."""
    assert all(f"{group}.{value}" in messages(x) for x in LANGUAGES)


def test_rules_in_chinese_are_rules() -> None:
    """The Chinese sentences are of rules that there are; a rule without one shows its English sentence."""
    told = yaml.safe_load((WEB / "catalogues" / "rules.zh.yaml").read_text(encoding="utf-8"))
    assert set(told) - {"each"} <= set(rules()) and all(told.values())
    for name, rule in rules().items():
        assert Words("en").rule(name) == (rule.says, "en")
        assert Words("zh").rule(name) == ((told[name], "zh") if name in told else (rule.says, "en"))


REASONS = [v for k, v in vars(aid).items() if k.isupper() and k[0] != "_" and isinstance(v, str) and v != aid.MONEY]


@pytest.mark.parametrize(("group", "sentence"), [*(("reason", r) for r in REASONS), ("policy", MOST_EXACT)])
def test_sentences_of_the_program_are_said_in_chinese(group: str, sentence: str) -> None:
    """A sentence that answers hold is in the catalogues; what stands behind it is kept."""
    told, language = Words("zh").sentence(group, sentence + ": 口罩 5/6")
    assert language == "zh" and told.endswith(": 口罩 5/6") and Words("en").sentence(group, sentence)[0] == sentence
