"""Which kind of body a title belongs to (会长 to an association, 局长 to a bureau), and which place an office governs."""

from __future__ import annotations

import re

from ..parts import Name
from .atoms import Atom
from .scope import Scope

_ASSOCIATION = r"(?:会|盟|社|馆|堂|所|协|联|中心|网络|团|联会|公所|书院|院|部)$"
_FITS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(title), re.compile(body))
    for title, body in (
        (r"(?:会长|理事长|理事|会员|干事)$", _ASSOCIATION),
        (r"(?:主席|秘书长)$", r"(?:会|盟|社|馆|堂|所|协|联|网络|党|政协|工会|组织|秘书处|论坛)$"),
        (
            r"(?:董事长|总经理|经理|总裁|董事|厂长|行长|店长|老板|创始人)$",
            r"(?:公司|集团|厂|行|社|店|企业|银行|会社|[A-Za-z])$",
        ),
        (r"校长$", r"(?:校|学院|大学|中学|小学|学堂)$"),
        (r"院长$", r"院$"),
        (r"(?:医生|医师|护士|护师|护士长)$", r"(?:院|中心|所|队|组)$"),
        (r"局长$", r"局$"),
        (r"厅长$", r"厅$"),
        (r"馆长$", r"馆$"),
        (r"所长$", r"所$"),
        (r"站长$", r"站$"),
        (r"队长$", r"队$"),
        (r"台长$", r"台$"),
        (r"社长$", r"社$"),
        (r"(?:总编辑|主编|记者)$", r"(?:报|社|台|网|刊|杂志)$"),
        (r"(?:参赞|武官|秘书|随员|领事)$", r"(?:使馆|领事馆|领馆|处)$"),
    )
)
_GOVERNS = (
    ("省长", "省"),
    ("市长", "市"),
    ("县长", "县"),
    ("区长", "区"),
    ("镇长", "镇"),
    ("州长", "州"),
    ("郡长", "郡"),
    ("乡长", "乡"),
    ("知事", "县"),
    ("府尹", "府"),
)
# So far back, in characters, a body may have been named that a bare title belongs to.
_REACH = 220


def fits(title: str, body: str) -> bool:
    """Whether a holder of `title` can belong to a body of that name; titles that say nothing fit everywhere."""
    for pattern, wanted in _FITS:
        if pattern.search(title):
            return bool(wanted.search(body))
    return True


def body_before(scope: Scope, at: int, title: str) -> tuple[str, ...]:
    """The body named last before view position `at` to which a holder of `title` can belong."""
    folded = scope.parts.section.view.folded
    for n in reversed(scope.parts.names):
        if n.end > at or n.type != "Organization":
            continue
        if at - n.start > _REACH:
            return ()
        ids = scope.parts.entity_of.get((n.start, n.end), ())
        if len(ids) == 1 and n.kind != "media" and fits(title, folded[n.start : n.end]):
            return ids
    return ()


def governed(scope: Scope, at: int, title: str, *, foreign: bool) -> tuple[str, ...]:
    """The place that a mayor or governor named at view position `at` governs: the home, or one of that level near before.

    The holder of a `foreign` name does not govern the home.
    """
    level = next((suffix for office, suffix in _GOVERNS if title.endswith(office)), "")
    folded = scope.parts.section.view.folded
    if not foreign and any(_form(scope, i).endswith(level) for i in scope.home):
        return scope.home
    for n in reversed(scope.parts.names):
        if n.end > at or not level:
            continue
        if at - n.start > _REACH:
            break
        found = _single(scope, n) if n.type == "Place" and folded[n.start : n.end].endswith(level) else ()
        if found and not (foreign and found[0] in scope.home):
            return found
    return () if foreign else scope.home


def _form(scope: Scope, entity: str) -> str:
    """The longest form by which the article names an entity; "" where it does not."""
    folded = scope.parts.section.view.folded
    return max((folded[s:e] for (s, e), ids in scope.parts.entity_of.items() if ids == (entity,)), key=len, default="")


def own_body(scope: Scope, title: str) -> tuple[str, ...]:
    """The document's own body, where a holder of `title` can belong to it."""
    return tuple(x for x in scope.we[:1] if fits(title, _form(scope, x)))


def _single(scope: Scope, n: Name) -> tuple[str, ...]:
    ids = scope.parts.entity_of.get((n.start, n.end), ())
    return ids if len(ids) == 1 else ()


_UNIT = re.compile(r"(?![一-鿿]*(?:办事处|代表处|秘书处|联络处))[一-鿿]{2,8}(?:部|处|科|室|司|组|中心)$")


def parent_of(scope: Scope, own: Atom) -> tuple[str, ...]:
    """The body whose department `own` names, where the article names that body too: a department belongs to the role."""
    folded = scope.parts.section.view.folded
    if own.name is None or own.name.type != "Organization" or not _UNIT.search(own.text):
        return ()
    found = [
        (n.end - n.start, ids)
        for n in scope.parts.names
        if n.type == "Organization"
        and 3 < n.end - n.start < len(own.text) - 1  # a body's name has four characters at least
        and own.text.startswith(folded[n.start : n.end])
        and _UNIT.fullmatch(own.text[n.end - n.start :])
        and (ids := scope.parts.entity_of.get((n.start, n.end), ()))
        and ids != own.ids
    ]
    return max(found)[1] if found else ()
