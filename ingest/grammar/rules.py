"""The rules by name: for each one sentence that a user can read beside what it made, and examples, from rules.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

Trust = Literal["firm", "plain", "loose"]
"""How often a rule is right where nothing is in doubt; the figures stand with the confidence."""

EACH = "-each"
"""What is added to a rule's name where the text gives every giver or receiver its own share."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text, read as a document of its own, with the home place and publisher that it may need."""

    text: str
    home: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar: `says` is its sentence for users; it reads each of `reads` and makes nothing of `leaves`."""

    name: str
    kind: str
    trust: Trust
    says: str
    reads: tuple[Example, ...]
    leaves: tuple[Example, ...]


@lru_cache
def rules() -> dict[str, Rule]:
    """All rules by name, in the order of the file."""
    import yaml

    text = files("aidgraph.ingest.grammar").joinpath("rules.yaml").read_text(encoding="utf-8")
    return {name: _rule(name, entry) for name, entry in yaml.safe_load(text).items()}


def sentence_of(rule: str) -> str:
    """What the rule of that name reads, in one sentence; "" for a name that is not in the registry.

    >>> sentence_of("person-role")
    'A person stands beside a title and the body it belongs to.'
    >>> sentence_of("gift-list-each").endswith("Each giver or receiver has a share of its own.")
    True
    """
    found = rules().get(base_of(rule))
    if found is None:
        return ""
    return found.says if found.name == rule else f"{found.says} Each giver or receiver has a share of its own."


def trust_of(rule: str) -> Trust:
    """The trust in the rule of that name; one that is not in the registry is loose.

    >>> trust_of("give-to-each"), trust_of("no-such-rule")
    ('firm', 'loose')
    """
    found = rules().get(base_of(rule))
    return found.trust if found else "loose"


def base_of(rule: str) -> str:
    """The rule under which a claim's rule is registered: without the "-each" of shares.

    >>> base_of("give-to-each")
    'give-to'
    """
    return rule.removesuffix(EACH)


def _rule(name: str, entry: dict[str, Any]) -> Rule:
    return Rule(
        name, entry["kind"], entry["trust"], entry["says"], _examples(entry, "reads"), _examples(entry, "leaves")
    )


def _examples(entry: dict[str, Any], key: str) -> tuple[Example, ...]:
    return tuple(Example(**e) if isinstance(e, dict) else Example(e) for e in entry[key])
