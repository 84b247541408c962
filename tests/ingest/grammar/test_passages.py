"""The grammar on passages written before its rules: each gives the flows and ties that it asserts, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from passage_claims import asserted, known_failures, passages, read_passage, said


@pytest.mark.parametrize(
    "entry", [p for p in passages() if p["id"] not in known_failures()], ids=lambda p: str(p["id"])
)
def test_passage(entry: dict[str, Any]) -> None:
    """A passage gives exactly the flows and ties that it asserts."""
    assert said(read_passage(entry), entry) == asserted(entry)


@pytest.mark.parametrize("entry", [p for p in passages() if p["id"] in known_failures()], ids=lambda p: str(p["id"]))
def test_known_failure_is_still_one(entry: dict[str, Any]) -> None:
    """A passage listed as not read yet is taken off the list as soon as it is read."""
    assert said(read_passage(entry), entry) != asserted(entry), (
        f"{entry['id']} is read now: take it off known_failures.txt"
    )


def test_known_failures_exist() -> None:
    """The list of known failures names only passages that there are."""
    assert known_failures() <= {p["id"] for p in passages()}


@pytest.mark.parametrize("entry", passages(), ids=lambda p: str(p["id"]))
def test_every_span_is_verbatim(entry: dict[str, Any]) -> None:
    """Every span of every claim and mention quotes the document to the character."""
    reading = read_passage(entry)
    text = reading.document.text
    for claim in reading.claims:
        for span in [*claim.evidence, *(r.span for r in claim.roles if r.span), *(w.span for _, w in claim.words)]:
            assert text[span.start : span.end] == span.quote
    for mention in reading.mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.quote
