"""Sister cities: which places are said to be friends, by what stands right before and behind their names."""

from __future__ import annotations

import re
from functools import lru_cache

from ..parts import Name
from ..vocabulary import words
from .clauses import Clause, Sentence
from .pairs import ties, topic
from .phrases import Party
from .scope import Draft, Scope, Who

_PLANNED = re.compile(r"拟|有意|意向|探讨|洽谈|商谈|希望|愿意?与|申请|争取|建议|推动|筹备|准备|计划")
_GAP = re.compile(r"[\s—\-－“”\"《》·:：、]*(?:的)?[\s—\-－“”\"]*$")
_LIST = re.compile(r"\s*(?:[、,，]|和|与|及|以及|暨)\s*")
_OTHER_OF = re.compile(r"(?:的)?(?:另一个?|第[一二三四五六七八九十]+个|首个|唯一的?|国际|老|新|两个|三个|多个)*$")


def read_sister_cities(scope: Scope, sentences: list[Sentence]) -> list[Draft]:
    """The pairs of sister cities that the sentences of one article name."""
    out: list[Draft] = []
    block, subject = -1, None
    for s in sentences:
        if s.block != block:
            block, subject = s.block, None
        for k, clause in enumerate(s.clauses):
            subject = topic(clause) or subject
            out.extend(_pairs(scope, s, k, subject))
    return [d for d in out if d.entities("source") and d.entities("target")]


def _pairs(scope: Scope, s: Sentence, k: int, subject: Party | None) -> list[Draft]:
    clause = s.clauses[k]
    text = scope.parts.section.view.folded[clause.start : clause.end]
    if not _terms().search(text):
        return []
    names = [n for n in scope.parts.names if clause.start <= n.start and n.end <= clause.end]
    made = _made(scope, clause, names, text)
    if made is not None:
        return made
    others, owner = _named_friends(scope, clause, names)
    if not others and (pair := _met(scope, clause, text)):
        return ties("SISTER_CITY", "sister-pair", clause, *pair)
    if not others and not owner and (of := _friend_of(scope, clause, names, subject)):
        return ties("SISTER_CITY", "sister-city", clause, *of)
    counted = re.search(r"个(?:国际)?$", text[: _first(text)])  # 7个友城逐一…，锁定A、B
    listed = _LISTS.search(text)
    if listed or (counted and not others):
        owner = owner or (others if listed else [])
        others = [w for later in s.clauses[k + 1 : k + 2] for n in _within(scope, later) for w in _city(scope, n)]
    own = owner or _own(scope, subject, others)
    return [d for o in others for d in ties("SISTER_CITY", "sister-city", clause, own[:1], [o])]


@lru_cache
def _terms() -> re.Pattern[str]:
    terms = sorted((*words("ties")["sister"], "结好"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, terms)))


def _first(text: str) -> int:
    found = _terms().search(text)
    return found.start() if found else 0


def _within(scope: Scope, clause: Clause) -> list[Name]:
    return [n for n in scope.parts.names if clause.start <= n.start and n.end <= clause.end]


def _city(scope: Scope, n: Name) -> list[Who]:
    """The city or region that a name is, or that the body of that name is of."""
    out = []
    for i in scope.parts.entity_of.get((n.start, n.end), ()):
        kind = scope.kinds.get(i, ("", ""))
        if kind[0] == "Place" and kind[1] in ("city", "region", ""):
            out.append(Who(i, n.start, n.end))
        elif kind[0] == "Organization":
            place = scope.place_of.get(i) or _named_in(scope, n)
            out.extend([Who(place)] if place else [])
    return out


def _named_in(scope: Scope, body: Name) -> str | None:
    """The city that a foreign body is named after (克罗地亚扎达尔市政府), where the article names that city too."""
    folded = scope.parts.section.view.folded
    text = folded[body.start : body.end]
    found = [
        (len(form), i)
        for n in scope.parts.names
        if n.type == "Place" and len(form := folded[n.start : n.end]) > 1 and form in text
        for i in scope.parts.entity_of.get((n.start, n.end), ())
        if _is_city(scope, i)
    ]
    return max(found)[1] if found else None


def _made(scope: Scope, clause: Clause, names: list[Name], text: str) -> list[Draft] | None:
    """A与B结为友好城市, 两市缔结…: the clause tells that two places became friends; [] where it is only planned."""
    if not any(m in text for m in words("ties")["sister_made"]):
        return None
    if _PLANNED.search(text) and "正式" not in text:
        return []
    pair = next(
        (i for n in names if len(i := scope.parts.entity_of.get((n.start, n.end), ())) == 2), None
    )  # 两市 are two
    if pair:
        one, two = ([w for w in [Who(i)] if _is_city(scope, i)] for i in pair)
        return ties("SISTER_CITY", "sister-pair", clause, one, two)
    found = [w for n in _innermost(names) for w in _city(scope, n)]
    distinct = list({w.entity: w for w in found}.values())
    if len(distinct) == 1:
        distinct = [Who(i) for i in scope.home[:1] if i != distinct[0].entity] + distinct
    if len(distinct) < 2:  # one place and no home
        return []
    home = next((w for w in distinct if w.entity in scope.home), None)
    own = home or distinct[0]
    return ties("SISTER_CITY", "sister-made", clause, [own], [w for w in distinct if w is not own])


def _innermost(names: list[Name]) -> list[Name]:
    """The names without those right before a place that lies in them (湖北省|仙桃市)."""
    inner = {n.start for n in names if n.type == "Place"}
    return [n for n in names if n.type != "Place" or n.end not in inner]


# 我市的友城有：A、B
_LISTS = re.compile(r"(?:有|包括|包含|分别是|分别为|为|是|如下)$")


def _friend_of(
    scope: Scope, clause: Clause, names: list[Name], subject: Party | None
) -> tuple[list[Who], list[Who]] | None:
    """A作为B友好城市: the subject is a friend of the city named right before the term."""
    folded = scope.parts.section.view.folded
    for j, n in enumerate(names):
        said = re.search(r"(?:是|作为|系|为)(?:我国|中国)?$", folded[clause.start : _group_start(folded, names, j)])
        if said and _terms().match(folded, n.end) and not any(m.start > n.end for m in names):
            mine = _city(scope, n)[:1]
            other = _own(scope, subject, mine) if subject is not None and subject.named else []
            return (other, mine) if other and mine else None
    return None


def _met(scope: Scope, clause: Clause, text: str) -> tuple[list[Who], list[Who]] | None:
    """A与B举行友好城市会议: both sides of what sister cities hold."""
    for c in clause.chunks:
        members = c.party.members if c.party is not None else []
        if len(members) != 2 or not all(m.place is not None and m.org is None and m.person is None for m in members):
            continue  # two places
        between = text[members[0].end - clause.start : members[1].start - clause.start].strip()
        behind = text[c.end - clause.start :]
        one, two = ([Who(i) for i in m.place.ids if _is_city(scope, i)] if m.place else [] for m in members)
        if between in ("与", "和", "同") and _HOLDS.search(behind) and one and two and not _PLANNED.search(text):
            return one[:1], two[:1]
    return None


_HOLDS = re.compile(
    r"(?:举行|召开|举办|开展|共庆|庆祝).{0,8}(?:友城|友好城市|友好省州|友好[省州县区地]?[市州县区省]|姐妹城市|结好)"
)


def _is_city(scope: Scope, i: str) -> bool:
    kind = scope.kinds.get(i, ("", ""))
    return kind[0] == "Place" and kind[1] in ("city", "region", "")


def _named_friends(scope: Scope, clause: Clause, names: list[Name]) -> tuple[list[Who], list[Who]]:
    """The friends named right behind or before the term, and whose friends they are where that is said (A市的友城B市)."""
    folded = scope.parts.section.view.folded
    others: list[Who] = []
    owner: list[Who] = []
    for j, n in enumerate(names):
        lead = folded[clause.start : _group_start(folded, names, j)]
        term = _ends_with_term(lead)
        if term is not None:
            others.extend(w for m in _list_of(folded, names, j) for w in _city(scope, m))
            owner = owner or _owner(scope, clause, names, folded, clause.start + term)
        elif _before_term(folded, names, j):
            others.extend(_city(scope, n))
    mine = {w.entity for w in owner} | {
        w.entity for n in names if _part_of_next(folded, names, n) for w in _city(scope, n)
    }
    return list({w.entity: w for w in others if w.entity not in mine}.values()), owner


def _part_of_next(folded: str, names: list[Name], n: Name) -> bool:
    """Whether a place only says where the next one is (宁德市|霞浦县)."""
    return any(m.start > n.start and not folded[n.end : m.start].strip() for m in names)


def _group_start(folded: str, names: list[Name], j: int) -> int:
    """Where the run of adjoining names (克罗地亚|扎达尔市) that ends with name `j` begins."""
    start = names[j].start
    while j and not folded[names[j - 1].end : start].strip():
        j -= 1
        start = names[j].start
    return start


def _ends_with_term(lead: str) -> int | None:
    body = lead[: _GAP.search(lead).start()] if _GAP.search(lead) else lead  # type: ignore[union-attr]  # the pattern matches ""
    found = None
    for m in _terms().finditer(body):
        if m.end() == len(body):
            found = m.start()
    return found


def _list_of(folded: str, names: list[Name], j: int) -> list[Name]:
    """Name `j` and those that go on with its list."""
    out = [names[j]]
    for m in names[j + 1 :]:
        between = folded[out[-1].end : m.start]
        if not between.strip():
            out[-1] = m  # 克罗地亚|扎达尔市
        elif _LIST.fullmatch(between):
            out.append(m)
        else:
            break
    return out


def _owner(scope: Scope, clause: Clause, names: list[Name], folded: str, term: int) -> list[Who]:
    lead = folded[clause.start : term]
    at = clause.start + (_OTHER_OF.search(lead).start() if _OTHER_OF.search(lead) else len(lead))  # type: ignore[union-attr]  # matches ""
    return next((w for n in reversed(names) if n.end == at and (w := _city(scope, n))), [])


_TAIL = re.compile(
    r"(?:\s*等)?(?:地|国|省|州|市)?(?:[\d一二三四五六七八九十]+|多|数)?(?:个|家|座)?(?:国家)?(?:的)?(?:国际)?"
)


def _before_term(folded: str, names: list[Name], j: int) -> bool:
    """Whether the list that holds name `j` ends in the term: A、B等9个友好城市."""
    last = _list_of(folded, names, j)[-1]
    m = _TAIL.match(folded, last.end)
    return m is not None and m.end() > last.end and _terms().match(folded, m.end()) is not None


def _own(scope: Scope, subject: Party | None, others: list[Who]) -> list[Who]:
    """Whose friends they are: the place, or the body's division, that the clause is about, else the home place."""
    known = {w.entity for w in others}
    for m in subject.members if subject is not None else ():
        ids = m.place.ids if m.place else m.org.ids if m.org else ()
        for i in ids:
            found = i if _is_city(scope, i) else scope.place_of.get(i)
            if found and found not in known:
                return [Who(found)]
    return [Who(i) for i in scope.home[:1] if i not in known]
