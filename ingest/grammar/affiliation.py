"""Who holds which role where: persons beside titles and bodies, author lines and reporters."""

from __future__ import annotations

import re
from functools import lru_cache

from ..vocabulary import words
from .appointments import read_appointments
from .atoms import Atom
from .clauses import Sentence
from .offices import body_before, fits, governed, own_body, parent_of
from .scope import Draft, Scope, Who

_LINK = {"sep", "conj", "quote", "unquote"}
_LEADING = re.compile(
    r"(?:长|主席|主任|书记|经理|总裁|理事|董事|总监|领队|代表|顾问|会长|干事|参赞|专员|委员|大使|领事)$"
)
_AUTHOR_UNIT = re.compile(r"作者单位[:：]|作者系|供稿")


def read_affiliations(scope: Scope, sentences: list[Sentence]) -> list[Draft]:
    """The roles of persons that the sentences and bylines of one article state."""
    out: list[Draft] = []
    for s in sentences:
        out.extend(_sentence(scope, s.row))
    out.extend(read_appointments(scope, sentences))
    out.extend(_authors(scope))
    out.extend(_reporters(scope))
    # A body that is only guessed from the context gives way to one that the article states of the person, unless that is
    # said to be a further one (兼任).
    folded = scope.parts.section.view.folded
    sure = [d for d in out if d.rule != "person-role-context"]
    stated = {w.entity for d in sure for w in d.roles["source"] if "兼任" not in folded[d.start : d.end]}
    return [d for d in out if d.rule != "person-role-context" or not d.entities("source") & stated]


def _sentence(scope: Scope, row: list[Atom]) -> list[Draft]:
    out: list[Draft] = []
    for i, a in enumerate(row):
        if a.cls != "name" or a.name is None or a.name.type != "Person" or a.name.deictic or not a.ids:
            continue
        out.extend(_person(scope, row, i))
    return out


def _person(scope: Scope, row: list[Atom], i: int) -> list[Draft]:
    """The roles of the person at `i`: titles and bodies to its left, then a title right behind it."""
    person = row[i]
    behind = row[i + 1] if i + 1 < len(row) and row[i + 1].cls == "title" and _near(person, row[i + 1]) else None
    titles, body, start = _left(row, i)
    out: list[Draft] = []
    if titles:
        for n, (t, own) in enumerate(titles):
            beside = next((o for _, o in reversed(titles[:n]) if o is not None), None)
            out.extend(_role(scope, row, i, person, t, own, start, beside=beside))
    elif body is not None:
        out.extend(_role(scope, row, i, person, behind, body, start))
        behind = None
    if behind is not None and not titles:
        out.extend(_role(scope, row, i, person, behind, None, start))
    if body is not None:
        out.extend(_second_body(row, person, body))
    return out


def _near(a: Atom, b: Atom) -> bool:
    return 0 <= b.start - a.end <= 1


def _links(a: Atom) -> bool:
    """Whether an atom joins two offices of one person (会长、理事; 副县长兼会长)."""
    return a.cls in _LINK or a.text in ("兼", "暨")


def _is_body(a: Atom) -> bool:
    return a.name is not None and a.name.type != "Person"


def _left(row: list[Atom], i: int) -> tuple[list[tuple[Atom, Atom | None]], Atom | None, int]:
    """Titles before the person with the body right before each, the body nearest to the person, and where it all starts."""
    titles: list[tuple[Atom, Atom | None]] = []
    j = i - 1
    start = row[i].start
    nearest: Atom | None = None
    while j >= 0:
        a = row[j]
        if a.cls == "title":
            own = row[j - 1] if j and _is_body(row[j - 1]) else None
            if own is not None and own.text.endswith("方") and j > 1 and _is_body(row[j - 2]):
                own = row[j - 2]  # X理事会缅方主席: whose side does not matter
            if own is None and j > 1 and row[j - 1].cls == "de" and row[j - 2].cls == "name":
                own = row[j - 2]
            titles.insert(0, (a, own))
            start = a.start
            if own is not None:
                nearest = nearest or own
                start = own.start
                j = row.index(own) - 1
                if j > 1 and row[j].text == "驻" and _is_body(row[j - 1]):
                    j -= 2
                if _follows_former(row, j):
                    j -= 2
                elif not (j >= 1 and _links(row[j]) and row[j - 1].cls == "title"):
                    break
                continue
            j -= 1
        elif _links(a) and titles and j >= 1 and row[j - 1].cls == "title":
            j -= 1
        elif (
            a.cls == "name"
            and a.name is not None
            and a.name.type == "Organization"
            and not titles
            and _near(a, row[j + 1])
        ):
            nearest = a
            start = a.start
            break
        else:
            break
    return titles, nearest, start


def _follows_former(row: list[Atom], j: int) -> bool:
    """Whether 前 or 原 at `j` names an earlier office of the same person behind a comma (主席，前Y国驻Z大使P)."""
    return j > 1 and row[j].text in ("前", "原") and row[j - 1].cls == "comma" and row[j - 2].cls == "title"


def _role(  # noqa: PLR0913  # what stands around one title
    scope: Scope,
    row: list[Atom],
    i: int,
    person: Atom,
    title: Atom | None,
    own: Atom | None,
    start: int,
    *,
    beside: Atom | None = None,
) -> list[Draft]:
    """The role, with the body `own` that the title names, else one from the context; `beside` is that of the title before it."""
    if _only_a_trade(title, own):
        return []
    bodies = own.ids if own is not None else _body(scope, row, i, title, beside)
    if own is not None and title is not None and (j := row.index(own)) and row[j - 1].text == "驻":
        sender = row[j - 2] if j > 1 and row[j - 2].cls == "name" else None  # X国驻Y大使 is X's
        abroad = title.text.endswith(("大使", "总领事"))
        bodies, own = (sender.ids, sender) if sender is not None else (_china(scope) if abroad else (), None)
    elif own is not None:
        bodies = parent_of(scope, own) or bodies
    if not bodies:
        return []
    d = Draft(
        "tie",
        "AFFILIATED",
        "person-role" if own is not None or (beside is not None and _governs(title)) else "person-role-context",
        start,
        max(person.end, title.end if title else 0),
    )
    d.confidence = 0.9 if own is not None else 0.6
    d.add("source", [Who(x, person.start, person.end) for x in person.ids])
    d.add("target", [Who(x, own.start, own.end) if own is not None else Who(x) for x in bodies[:1]])
    if title is not None:
        d.texts["role"] = (None, title.start, title.end)
        if title.title is not None and title.title.former:
            d.texts["former"] = ("true", title.start, title.end)
    return [d]


def _foreign(person: Atom) -> bool:
    return any(c in person.text for c in "·•・‧") or re.search("[A-Za-z]", person.text) is not None


def _only_a_trade(title: Atom | None, own: Atom | None) -> bool:
    """日本企业家Z, 支援武汉的护师Z: a trade or work, no role in the body or place named before it."""
    if title is None:
        return False
    leads = _LEADING.search(title.text) is not None
    if own is not None and own.name is not None and own.name.type == "Place":
        return not leads and not title.text.endswith(words("ties")["place_titles"])
    trade = title.text.endswith(_no_role()) and not leads
    return trade and (own is None or title.text not in _no_role())


def _governs(title: Atom | None) -> bool:
    return title is not None and title.text.endswith(words("ties")["place_titles"])


def _china(scope: Scope) -> tuple[str, ...]:
    """The country that sends an ambassador whose text leaves it out: the home country, where the document has one."""
    return tuple(i for i in scope.home if scope.kinds.get(i, ("", ""))[1] == "country")


def _second_body(row: list[Atom], person: Atom, body: Atom) -> list[Draft]:
    """首批医疗队的X医院医生Y: the team that the hospital's doctor belongs to."""
    j = row.index(body)
    if j < 2 or row[j - 1].cls != "de":
        return []
    team = row[j - 2]
    if team.name is None or team.name.kind != "team":
        return []
    d = Draft("tie", "AFFILIATED", "person-of-team", team.start, person.end, confidence=0.8)
    d.add("source", [Who(x, person.start, person.end) for x in person.ids])
    d.add("target", [Who(x, team.start, team.end) for x in team.ids])
    return [d]


def _body(scope: Scope, row: list[Atom], i: int, title: Atom | None, beside: Atom | None) -> tuple[str, ...]:
    """The body of a title that names none: the home place for a mayor, else the body that acts in the sentence, else 我们."""
    if title is None:
        return ()
    text = title.text
    if text.endswith(_OF_STATES):
        return _country_near(scope, row, i)
    if text.endswith(words("ties")["place_titles"]) and not text.endswith(("部长", "总领事", "大使")):
        of_body = [scope.place_of[x] for x in beside.ids if x in scope.place_of] if beside is not None else []
        return tuple(of_body[:1]) or governed(scope, title.start, text, foreign=_foreign(row[i]))
    if not _LEADING.search(text) or text.endswith(("大使", "领事", "参赞", "部长", "代表")):
        return ()
    if text in ("总书记", "主席"):
        return ()
    if _of_an_unread_body(scope, title):
        return ()
    found = _acting(row, i, text) or body_before(scope, title.start, text)
    if found:
        return found
    return own_body(scope, text)


def _of_an_unread_body(scope: Scope, title: Atom) -> bool:
    """X基金|副主席: the title belongs to a body whose name was not read, so to none that was told of before."""
    word = next((w for w in scope.parts.words if w.end == title.start), None)
    if word is None or word.tag not in ("ORG", "nz", "nt", "n") or any(n.end == title.start for n in scope.parts.names):
        return False
    text = scope.parts.section.view.folded[word.start : word.end]
    return len(text) > 1 and (word.tag != "n" or text in _BODIES)


_BODIES = frozenset({"基金", "中心", "机构", "组织", "平台", "联盟", "网络", "社区", "公益", "集团", "团队"})


def _acting(row: list[Atom], i: int, title: str) -> tuple[str, ...]:
    """The first body of the sentence, where nothing marks it and a holder of the title can belong to it: it is whom the text is about."""
    for k, a in enumerate(row[:i]):
        if a.cls == "name" and a.name is not None and a.name.type == "Organization":
            plain = k == 0 or row[k - 1].cls in ("comma", "date", "quote", "stop")
            fitting = a.name.kind != "media" and len(a.ids) == 1 and fits(title, a.text)
            return a.ids if plain and fitting else ()
        if a.cls == "title":
            return ()
    return ()


_OF_STATES = ("总统", "首相", "总理", "国王", "女王", "议长", "外长")


def _country_near(scope: Scope, row: list[Atom], i: int) -> tuple[str, ...]:
    """The country named last before the title, in the sentence or before it, other than the home country."""
    before = [n for n in scope.parts.names if n.end <= row[i].start and n.type == "Place" and n.kind == "country"]
    for n in reversed(before):
        ids = scope.parts.entity_of.get((n.start, n.end), ())
        if len(ids) == 1 and ids[0] not in scope.home:
            return ids
    return ()


@lru_cache
def _no_role() -> tuple[str, ...]:
    return words("ties")["no_role"]


_REPORTER = re.compile(r"(?P<own>本报|本刊|本台|本网)?(?:特约)?记者[ :：]*$")


def _reporters(scope: Scope) -> list[Draft]:
    """(记者 Z), 本报记者Z: a reporter belongs to the paper of the dateline, else to the one that publishes."""
    parts = scope.parts
    folded = parts.section.view.folded
    papers = [n for n in parts.names if n.type == "Organization" and n.kind == "media"]
    out: list[Draft] = []
    for n in parts.names:
        ids = parts.entity_of.get((n.start, n.end), ())
        m = _REPORTER.search(folded[max(0, n.start - 8) : n.start])
        if n.type != "Person" or m is None or not ids:
            continue
        line = next((b for b in parts.section.blocks if b.start <= n.start < b.end), None)
        near = [x for x in papers if line is not None and line.start <= x.start and x.end <= n.start]
        own = next((i for i in scope.we if scope.kinds.get(i, ("", ""))[1] == "media"), None)
        target = Who(parts.entity_of[(near[-1].start, near[-1].end)][0], near[-1].start, near[-1].end) if near else None
        target = target or (Who(own) if own is not None else None)
        if target is None:
            continue
        start = min([n.start, *(x.start for x in near[-1:])])
        d = Draft("tie", "AFFILIATED", "reporter", start, n.end)
        d.add("source", [Who(x, n.start, n.end) for x in ids])
        d.add("target", [target])
        at = folded.rfind("记者", 0, n.start)
        d.texts["role"] = (None, at, at + len("记者"))
        out.append(d)
    return out


def _authors(scope: Scope) -> list[Draft]:
    """The persons of an author line belong to the body of 作者单位; reporters to the paper of the dateline."""
    parts = scope.parts
    folded = parts.section.view.folded
    unit = next(
        (b for b in parts.section.blocks if _AUTHOR_UNIT.search(folded[b.start : b.end]) and b.end - b.start < 60), None
    )
    if unit is None:
        return []
    body = next(
        (n for n in parts.names if unit.start <= n.start and n.end <= unit.end and n.type == "Organization"), None
    )
    if body is None:
        return []
    lines = [b for b in parts.section.blocks if b.kind == "byline" and b is not unit]
    out = []
    for n in parts.names:
        if n.type == "Person" and any(b.start <= n.start and n.end <= b.end for b in lines):
            d = Draft("tie", "AFFILIATED", "author-unit", unit.start, unit.end, confidence=0.9)
            d.add("source", [Who(x, n.start, n.end) for x in parts.entity_of.get((n.start, n.end), ())])
            d.add("target", [Who(x, body.start, body.end) for x in parts.entity_of.get((body.start, body.end), ())])
            if d.entities("source") and d.entities("target"):
                out.append(d)
    return out
