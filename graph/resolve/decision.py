"""What is decided of two things that may be one, and on what ground."""

from __future__ import annotations

from typing import Literal, NamedTuple

Verdict = Literal["same", "different", "unsure"]


class Decision(NamedTuple):
    """A verdict, how surely they are one (0..1), and the features that it rests on.

    `firm` says of two that differ that no third name can make them one; else they only bear nothing in common.
    """

    verdict: Verdict
    score: float
    why: tuple[str, ...]
    firm: bool = False


def same(score: float, *why: str) -> Decision:
    """They are one."""
    return Decision("same", score, why)


def different(*why: str) -> Decision:
    """They are two, whoever else may bear their names."""
    return Decision("different", 0.0, why, True)


def unlike(*why: str) -> Decision:
    """Nothing says that they are one; a short form that both bear may."""
    return Decision("different", 0.0, why)


def unsure(score: float, *why: str) -> Decision:
    """A person has to look."""
    return Decision("unsure", score, why)
