"""People who help, with their number: 医生8名, 6名专家, 6人专家组, 由10人组成的专家组."""

from __future__ import annotations

from functools import lru_cache

from ..vocabulary import words
from .atoms import Atom
from .goods import Good, Goods

_UNITS = frozenset({"名", "位", "人", "个"})
_ATTRIBUTES = ("n", "vn", "nz", "b", "a", "j", "an", "w", "o", "")


def people_in(row: list[Atom], folded: str) -> Goods:
    """The counted helpers in `row`, each an item; other people (灾民, 代表) are none."""
    found = Goods()
    for i, a in enumerate(row):
        if a.cls != "quantity" or a.amount is None or a.amount.unit not in _UNITS:
            continue
        place = _behind(row, i, folded) or _before(row, i, folded)
        if place is not None and not any(g.start < place[1] and place[0] < g.end for g in found.items):
            found.items.append(Good(*place, amount=a.amount, text=folded[slice(*place)]))
    return found


def extent(team: Goods) -> tuple[int, int]:
    """The stretch from the first to the last character of helpers and their numbers."""
    places = [(g.start, g.end) for g in team.items]
    places += [(g.amount.start, g.amount.end) for g in team.items if g.amount is not None]
    return min(s for s, _ in places), max(e for _, e in places)


def _behind(row: list[Atom], i: int, folded: str) -> tuple[int, int] | None:
    """The helpers' noun behind the figure at `i`: the longest run of words that ends in one."""
    j = i + 1
    if j < len(row) and row[j].text in ("组成", "构成"):
        j += 2 if j + 1 < len(row) and row[j + 1].cls == "de" else 1
    elif j < len(row) and row[j].cls == "de":
        j += 1
    run = _run(row[j:])
    for n in range(len(run), 0, -1):
        if end := _helpers_end(folded, run[0].start, run[n - 1].end):
            return run[0].start, end
    if j < len(row) and (plain := next((h for h in _by_length() if folded.startswith(h, row[j].start)), None)):
        return row[j].start, row[j].start + len(plain)  # 6名|医|护|人员: cut wrongly by the tagger
    return None


def _before(row: list[Atom], i: int, folded: str) -> tuple[int, int] | None:
    """The helpers' noun before the figure at `i` (医疗专家组一行7人)."""
    back = list(reversed(row[:i]))
    run = list(reversed(_run(back)))
    while run and run[-1].text in ("一行", "共", "共计", "等", "合计", "等人"):
        run.pop()
    while run and run[0].text in words("sending")["muster"]:
        run.pop(0)
    if not run:
        return None
    end = _helpers_end(folded, run[0].start, run[-1].end)
    return (run[0].start, end) if end else None


def _run(atoms: list[Atom]) -> list[Atom]:
    """The words that may make one noun, up to the first verb, name or small word."""
    out: list[Atom] = []
    for a in atoms:
        noun = a.cls == "word" and (a.tag in _ATTRIBUTES or _ends_in_helpers(a.text) or a.text == "一行")
        if not noun and not (a.cls == "arrange" and a.tag.startswith("n")):
            break
        out.append(a)
    return out


def _helpers_end(folded: str, start: int, end: int) -> int | None:
    """Where the noun of helpers ends that reaches to `end`: before 组 in 专家组, else at `end`; None for other nouns."""
    text = folded[start:end].rstrip()
    for tail in words("sending")["groups_of_helpers"]:
        if text.endswith(tail):
            stem = next(h for h in _by_length() if tail.startswith(h))
            return start + len(text) - len(tail) + len(stem)
    return start + len(text) if _ends_in_helpers(text) else None


def _ends_in_helpers(text: str) -> bool:
    return text.endswith(words("sending")["helpers"])


@lru_cache
def _by_length() -> tuple[str, ...]:
    return tuple(sorted(words("sending")["helpers"], key=len, reverse=True))
