"""Buying, sending people, and status and day of every flow, on passages written before the rules."""

from __future__ import annotations

from typing import Any

import pytest

from passage_claims import asserted_flows, known_failures, passages, read_passage, said_flows

PASSAGES = passages("passages_purchase_dispatch.yaml")
FAILING = known_failures("known_failures_purchase_dispatch.txt")


@pytest.mark.parametrize("entry", [p for p in PASSAGES if p["id"] not in FAILING], ids=lambda p: str(p["id"]))
def test_flows_with_way_and_day(entry: dict[str, Any]) -> None:
    """A passage gives exactly the flows that it tells, each with its intermediaries, status and day."""
    assert said_flows(read_passage(entry), entry) == asserted_flows(entry)


@pytest.mark.parametrize("entry", [p for p in PASSAGES if p["id"] in FAILING], ids=lambda p: str(p["id"]))
def test_known_failure_is_still_one(entry: dict[str, Any]) -> None:
    """A passage listed as not read yet is taken off the list as soon as it is read."""
    assert said_flows(read_passage(entry), entry) != asserted_flows(entry), f"{entry['id']} is read now"


def test_known_failures_exist() -> None:
    """The list of known failures names only passages that there are."""
    assert {p["id"] for p in PASSAGES} >= FAILING
