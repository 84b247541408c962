"""Role nouns beside persons: 会长, 呼吸内科主任医师, 驻华大使; with the department that belongs to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..parts import Name, Title, Word
from ..vocabulary import words

_DEPARTMENT = re.compile(
    r"(?:[一-鿿]{0,6}(?:科|室|部|处|系|司|办|组|病区|中心|专线|方面|领事部|政治部|国际部|外联部))$"
)
_POST = re.compile(r"(?:常)?驻[一-鿿]{1,8}$")


@lru_cache
def _pattern() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, words("titles")["titles"]), key=len, reverse=True))
    former = "|".join(words("titles")["prefix"])
    return re.compile(
        rf"(?P<former>{former})?(?P<title>(?:[一二三四]级|副|总|代|代理|常务|执行|名誉|第一|首席|高级|资深|特命全权){{0,2}}(?:{titles})(?:兼(?:[一-鿿]{{0,6}}?)(?:{titles}))?)"
    )


_FORMER_NEXT = re.compile(r"[，,][原前](?=[一-鿿])")
"""Behind an office, an earlier one of the same person: X理事会主席，前驻Y大使P."""


def find_titles(folded: str, words_: list[Word], names: list[Name]) -> list[Title]:
    """Titles that stand beside a person's name, with a department between body and title drawn in."""
    persons = [n for n in names if n.type == "Person"]
    taken = [(n.start, n.end) for n in names]
    starts = {n.start for n in persons}
    ends = {n.end for n in persons}
    ends |= {n.end + 2 for n in persons if folded[n.end : n.end + 2] in ("先生", "女士", "同志", "博士")}
    found: list[Title] = []
    for m in _free(folded, taken):
        s, e = m.start("title"), m.end("title")
        before = e in starts or folded[e : e + 1] in "、兼和" or (folded[e : e + 1] == "——" and e + 1 in starts)
        before = before or _FORMER_NEXT.match(folded, e) is not None
        if not before and s not in ends and not (e + 1 in starts and folded[e] in " ("):
            continue
        s = _with_department(folded, words_, names, s)
        former = m.group("former") in ("原", "前") or _former(folded, names, s)
        found.append(Title(s, e, former))
    return _beside(folded, found, starts, ends)


def _free(folded: str, taken: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Titles outside of names; one that begins inside a name is sought again behind it (X镇党委|书记)."""
    at = 0
    while (m := _pattern().search(folded, at)) is not None:
        inside = next((b for a, b in taken if a < m.end("title") and m.start("title") < b), None)
        at = m.end() if inside is None else max(inside, m.start() + 1)
        if inside is None:
            yield m


def _beside(folded: str, found: list[Title], starts: set[int], ends: set[int]) -> list[Title]:
    """Only titles whose chain (主任、书记) reaches a person."""
    out: list[Title] = []
    for i, t in enumerate(found):
        end = t.end
        j = i
        while (
            (folded[end : end + 1] in ("、", "和", "兼", "及") or _FORMER_NEXT.match(folded, end))
            and j + 1 < len(found)
            and found[j + 1].start - end <= 14
        ):
            j += 1
            end = found[j].end
        if t.start in ends or end in starts or end + 1 in starts or any(t.start - 1 <= x <= t.start for x in ends):
            out.append(t)
    return out


def _former(folded: str, names: list[Name], start: int) -> bool:
    body = next((n for n in names if n.end == start or n.end == start - 1), None)
    return (
        body is not None
        and folded[body.start - 1 : body.start] in ("原", "前")
        and folded[body.start - 2 : body.start]
        not in (
            "目前",
            "日前",
            "此前",
            "之前",
            "平原",
            "中原",
            "年前",
            "先前",
            "空前",
            "提前",
            "当前",
            "会前",
            "灾前",
            "草原",
            "高原",
        )
    )


def _with_department(folded: str, words_: list[Word], names: list[Name], start: int) -> int:
    """Draw in what stands between the body's name and the title where it is a department, a post or a subject."""
    body = next((n for n in reversed(names) if n.end <= start and start - n.end <= 12 and n.type != "Person"), None)
    if body is None:
        return start
    between = folded[body.end : start]
    if not between:
        return start
    if (
        re.fullmatch(r"[一-鿿]{1,12}", between)
        and (_DEPARTMENT.search(between) or _POST.search(between) or len(between) <= 4)
        and "的" not in between
        and not re.search(r"[和与及向在由对为将把被是、代]", between.removeprefix("对外"))
    ):
        return body.end
    _ = words_
    return start
